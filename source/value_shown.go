package source

import (
	"html"
	"regexp"
	"strings"
	"sync"

	"github.com/seed-e2fd8668/recap/internal/body"
)

// shown is what a browser shows of a title, a name or the like, in which exports of
// websites leave HTML: references such as &amp;, line breaks, and tags around the
// whole. Whatever else looks like a tag, such as that of List<T>, is text.
func (v *value) shown(s string) string {
	text := s
	if isTagged(s) {
		text = body.ParseHTML(s, nil).Text()
	} else if strings.Contains(s, "&") {
		text = referencePattern().ReplaceAllStringFunc(s, html.UnescapeString)
	}
	if text != s {
		v.noteKind("holds HTML where there is room for a text alone: it was read as what a browser shows of it", oneLine(s))
	}
	return text
}

// referencePattern finds character references that are written in full.
var referencePattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
})

// isTagged reports whether a text of one line is one of HTML: whether a tag that only
// forms text stands around the whole, or breaks a line.
func isTagged(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, tag := range []string{"<br>", "<br/>", "<br />"} {
		if strings.Contains(s, tag) {
			return true
		}
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(s, "<"), ">")
	name, _, _ = strings.Cut(name, " ")
	switch name {
	case "a", "b", "em", "h1", "h2", "h3", "h4", "h5", "h6", "i", "p", "small", "span", "strong", "u":
		return strings.HasPrefix(s, "<") && strings.HasSuffix(s, "</"+name+">")
	}
	return false
}
