package site

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// navLine is a link in a list of Markdown, such as - [Tickets](https://example.org/t).
var navLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[-*+]\s+\[([^\]]+)\]\(<?([^\s()<>]+)>?\)$`)
})

// readNav reads the links of nav.md, a list in Markdown.
func readNav(text string) ([]recap.Link, error) {
	var links []recap.Link
	number := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		number++
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		m := navLine().FindStringSubmatch(line)
		if m == nil {
			return nil, fmt.Errorf("line %d: is %q; expected a link in a list, such as - [Tickets](https://example.org/tickets)", number, line)
		}
		links = append(links, recap.Link{Title: m[1], URL: m[2]})
	}
	return links, nil
}

// nav is the part of the menu that the theme adds. A link that may not be published,
// or that leads to no file, is not there.
func (p *pages) nav(name string) []page.Tab {
	var tabs []page.Tab
	for _, l := range p.theme.Nav {
		address := l.URL
		if isRelative(address) {
			file, fragment, _ := strings.Cut(address, "#")
			at := p.themeAddress(cmp.Or(file, "index.html"))
			if at == "" {
				continue
			}
			address = p.from(name)(at)
			if fragment != "" {
				address += "#" + fragment
			}
		} else if weburl.ContactProblem(address) != "" {
			continue
		}
		tabs = append(tabs, page.Tab{URL: address, Title: p.ofTheme(l.Title), Current: address == weburl.Relative(name, name)})
	}
	return tabs
}

// isRelative reports whether an address names a file of the theme or of the site.
func isRelative(address string) bool {
	return !strings.Contains(address, ":") && !strings.HasPrefix(address, "/")
}
