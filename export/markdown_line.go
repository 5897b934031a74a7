package export

import (
	"fmt"
	"html"
	"strings"
	"unicode"

	"github.com/seed-e2fd8668/recap/internal/body"
)

// addLink adds a link to a line. One whose text is its own address is shown as
// that.
func addLink(l *body.Line, url, text, title string) {
	href := mdHref(url)
	switch {
	case text != url:
	case html.UnescapeString(href) != href:
		// In <https://example.org/?a&lt;> some decode the reference, some do not.
		_, text, _ = strings.Cut(href, ":")
		text = strings.TrimPrefix(text, "//")
	default:
		text = href
	}
	l.Link(href, title, func() { l.Text(text) })
}

// mdHref is a URL in which what nobody sees, such as bidirectional controls, is
// percent-encoded.
func mdHref(url string) string {
	isSeen := func(r rune) bool { return '!' <= r && r <= '~' || unicode.IsGraphic(r) && !unicode.IsSpace(r) }
	if strings.IndexFunc(url, func(r rune) bool { return !isSeen(r) }) < 0 {
		return url
	}
	var b strings.Builder
	for _, r := range url {
		if isSeen(r) {
			b.WriteRune(r)
			continue
		}
		for _, c := range []byte(string(r)) {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
