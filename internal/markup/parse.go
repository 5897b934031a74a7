package markup

import (
	"strings"

	"github.com/gomarkdown/markdown/ast"
	"github.com/gomarkdown/markdown/parser"
)

// extensions is the Markdown that people write for conferences. Left out, each
// because it damages what somebody wrote: MathJax ("from $5 to $10"), heading
// ids and attributes (they choose ids of our page), definition lists (a line
// that begins with ": "), footnotes and super- or subscripts ("^" and "~" in
// prose), gomarkdown's own bare links (see linkify.go), line breaks at every
// line end.
const extensions = parser.NoIntraEmphasis | // snake_case_name
	parser.Tables |
	parser.FencedCode |
	parser.Strikethrough |
	parser.SpaceHeadings | // #golang is no heading
	parser.BackslashLineBreak |
	parser.OrderedListStart

// extensionsFor leaves out of extensions what src cannot hold: looking for
// tables takes gomarkdown half of its time.
func extensionsFor(src string) parser.Extensions {
	if strings.IndexByte(src, '|') < 0 {
		return extensions &^ parser.Tables
	}
	return extensions
}

// parse is the syntax tree of src, which prepareSource has seen to.
func parse(src string) ast.Node {
	p := parser.NewWithExtensions(extensionsFor(src))
	new(regions).install(p)
	guard := &inlineGuard{budget: inlineBudget}
	guard.install(p)
	return p.Parse([]byte(src))
}

// parseBlocks is parse without the inline markup.
func parseBlocks(src string) ast.Node {
	p := parser.NewWithExtensions(extensionsFor(src))
	new(regions).install(p)
	for c := range 256 {
		p.RegisterInline(byte(c), nil)
	}
	return p.Parse([]byte(src))
}
