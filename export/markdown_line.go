package export

import (
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap/internal/markup"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// An mdLine is a line of the document's own, such as a detail. It is put
// together as HTML of the kind that package markup writes, and becomes Markdown
// by the rules by which bodies do. Where its words are plain (see mdIsPlain),
// which is nearly always, it is known beforehand what that makes of it: so the
// Markdown is put together at the same time.
type mdLine struct {
	html, markdown []byte
	hard           bool // markdown is not known
}

func (l *mdLine) reset() { l.html, l.markdown, l.hard = l.html[:0], l.markdown[:0], false }

func (l *mdLine) isEmpty() bool { return len(l.html) == 0 }

// item appends the line to dst as an item of a list. It appends nothing if the
// line shows nothing.
func (l *mdLine) item(dst []byte) []byte {
	if !l.hard {
		return append(append(dst, "- "...), l.markdown...)
	}
	return append(dst, markup.Markdown("<ul>\n<li>"+string(l.html)+"</li>\n</ul>\n", 1, nil)...)
}

// heading returns the line as a heading.
func (l *mdLine) heading(level int, headings *markup.Headings) string {
	if !l.hard {
		return headings.Line(level, string(l.markdown))
	}
	return markup.Markdown("<h4>"+string(l.html)+"</h4>\n", level, headings)
}

// text adds text. Layout puts punctuation and a space between two of them.
func (l *mdLine) text(s string) {
	s = mdOneLine(s)
	l.hard = l.hard || s == "" || !mdIsPlain(s) || len(l.markdown) == 0 && !mdIsPlainStart(s)
	l.html = append(l.html, html.EscapeString(s)...)
	l.markdown = append(l.markdown, s...)
}

// layout adds text of the layout itself, such as ", ".
func (l *mdLine) layout(s string) {
	l.html = append(l.html, s...)
	l.markdown = append(l.markdown, s...)
}

func (l *mdLine) strong(s string) {
	l.open("<strong>", "**")
	l.text(s)
	l.close("</strong>", "**")
}

func (l *mdLine) emphasis(s string) {
	l.open("<em>", "*")
	l.text(s)
	l.close("</em>", "*")
}

// code adds a code span, which keeps apart words that hold commas.
func (l *mdLine) code(s string) {
	if s = mdOneLine(s); s == "" {
		l.hard = true // there is no empty one
		return
	}
	l.open("<code>", "`")
	l.hard = l.hard || strings.ContainsAny(s, "`{") || !utf8.ValidString(s)
	l.html = append(l.html, html.EscapeString(s)...)
	l.markdown = append(l.markdown, s...)
	l.close("</code>", "`")
}

func (l *mdLine) open(tag, markdown string) {
	l.html = append(l.html, tag...)
	l.markdown = append(l.markdown, markdown...)
}

func (l *mdLine) close(tag, markdown string) { l.open(tag, markdown) }

// link adds a link; title may be empty.
func (l *mdLine) link(url, text, title string) {
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
	text, title = mdOneLine(text), mdOneLine(title)
	l.html = append(l.html, `<a href="`+html.EscapeString(href)+`"`...)
	if title != "" {
		l.html = append(l.html, ` title="`+html.EscapeString(title)+`"`...)
	}
	l.html = append(l.html, ">"+html.EscapeString(text)+"</a>"...)

	if text == href && title == "" {
		l.hard = l.hard || !mdIsPlainURL(href)
		l.markdown = append(l.markdown, "<"+href+">"...)
		return
	}
	l.hard = l.hard || !mdIsPlainURL(href) || !mdIsPlain(text) || mdSaysLittle(text) || !mdIsPlain(title) || strings.Contains(title, `"`)
	l.markdown = append(l.markdown, "["+text+"]("+href...)
	if title != "" {
		l.markdown = append(l.markdown, ` "`+title+`"`...)
	}
	l.markdown = append(l.markdown, ')')
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

// mdIsPlain reports whether one line of text stands in Markdown as it is,
// wherever in a line, if punctuation or a space is on each side of it. It may
// be false for a text that does.
func mdIsPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		c, before := s[i], byte(' ')
		if i > 0 {
			before = s[i-1]
		}
		switch {
		case isASCIIWord(c) || c == ' ':
		case c == '-':
			if before == '-' { // a dash
				return false
			}
		case c == '.':
			if before == '.' || before|0x20 == 'w' { // an ellipsis, or "www."
				return false
			}
		case c == ':':
			if !mdIsPlainColon(s[i+1:]) {
				return false
			}
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsPunct(r) {
				return false
			}
			i += size - 1
		case strings.IndexByte(`,;()?!/'"%=>#+`, c) < 0:
			return false
		}
	}
	return true
}

// mdIsPlainColon reports whether a colon before rest is neither that of a bare
// URL nor one of the two around an emoji's name.
func mdIsPlainColon(rest string) bool {
	end := 0
	for end < len(rest) && (isASCIIWord(rest[end]) || strings.IndexByte("_+-", rest[end]) >= 0) {
		end++
	}
	return end < len(rest) && rest[end] != ':' && rest[0] != '/'
}

// isASCIIWord reports whether c is a letter or a digit of ASCII.
func isASCIIWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// mdIsPlainStart reports whether a plain text begins a line like any other: not
// like the number of a list's item, say.
func mdIsPlainStart(s string) bool {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return end < 0 || end > 0 && s[end] != '.' && s[end] != ')'
}

// mdIsPlainURL reports whether a URL is written as it is. It may be false for
// one that is.
func mdIsPlainURL(url string) bool {
	for i := range len(url) {
		c := url[i]
		if !isASCIIWord(c) && strings.IndexByte("-._~:/?#=%+,@", c) < 0 {
			return false
		}
	}
	return url != ""
}

// mdSaysLittle reports whether a text may be one of those that markdownlint
// refuses for a link, such as "click here".
func mdSaysLittle(text string) bool {
	if len(text) > 40 {
		return false
	}
	text = strings.ToLower(text)
	return strings.Contains(text, "here") || strings.Contains(text, "link") || strings.Contains(text, "more")
}

// mdOneLine is plain text as one line of it is shown.
func mdOneLine(s string) string {
	s = text.Clean(s)
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] < ' ' || s[i] == ' ' && (i == 0 || i == len(s)-1 || s[i+1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}
