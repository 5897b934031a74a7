package markup

import "github.com/gomarkdown/markdown/parser"

// parseGuarded parses src, and returns the guard that saw to it.
func parseGuarded(src string) *inlineGuard {
	p := parser.NewWithExtensions(extensionsFor(src))
	new(regions).install(p)
	guard := &inlineGuard{budget: inlineBudget}
	guard.install(p)
	p.Parse([]byte(src))
	return guard
}
