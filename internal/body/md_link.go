package body

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/gomarkdown/markdown/ast"

	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// link writes a link, as an autolink if it shows where it leads. An address
// that begins with a mark is none: "<!a@b>" is a declaration to some.
func (m *mdInline) link(n *ast.Link) {
	if n.NoteID > 0 {
		m.out = append(m.out, "[^"+m.o.IDPrefix+strconv.Itoa(n.NoteID)+"]"...)
		m.closed, m.spell = false, false
		return
	}
	href := string(n.Destination)
	if m.o.Link != nil {
		href = m.o.Link(href)
	}
	text := plainOf(n)
	if isText(n) && len(n.Title) == 0 && !strings.ContainsAny(href, "<>{} ") &&
		(text == href && strings.Contains(href, ":") || "mailto:"+text == href && weburl.IsEmail(text) && isAlnum(text[0])) {
		m.out = append(m.out, "<"+text+">"...)
		m.closed, m.spell = false, false
		return
	}
	m.anchor(href, string(n.Title), text, func(inner *mdInline) { inner.children(n) })
}

// isText reports whether n holds text and nothing else.
func isText(n *ast.Link) bool {
	if len(n.Children) != 1 {
		return false
	}
	_, ok := n.Children[0].(*ast.Text)
	return ok
}

// image writes a picture, or a link to it where it may not load.
func (m *mdInline) image(n *ast.Image) {
	src, text := string(n.Destination), imageText(n)
	if m.o.Picture != nil && !m.o.Picture(src) {
		if m.inLink {
			m.text(text)
			return
		}
		m.anchor(src, string(n.Title), text, func(inner *mdInline) { inner.text(text) })
		return
	}
	m.escapeMark()
	m.out = append(m.out, '!')
	m.brackets(src, string(n.Title), text, func(inner *mdInline) { inner.text(text) })
}

func (m *mdInline) anchor(href, title, text string, content func(*mdInline)) {
	m.escapeMark()
	m.brackets(href, title, text, content)
}

// escapeMark escapes an exclamation mark, which before a link would make it a
// picture.
func (m *mdInline) escapeMark() {
	if bytes.HasSuffix(m.out, []byte("!")) && !m.endsEscaped() {
		m.out = append(m.out[:len(m.out)-1], `\!`...)
	}
}

// brackets writes the text and the address of a link or picture.
func (m *mdInline) brackets(href, title, text string, content func(*mdInline)) {
	inner := mdInline{o: m.o, context: inCell, inLink: true, respell: saysNothing(text), out: make([]byte, 0, 64)}
	if m.context != inCell {
		inner.context = inHeading
	}
	content(&inner)
	m.out = append(m.out, '[')
	m.out = append(m.out, strings.TrimSpace(string(inner.out))...)
	m.out = append(m.out, "]("...)
	m.out = append(m.out, linkDestination(href)...)
	if title != "" {
		m.out = append(m.out, ` "`+linkTitle(title)+`"`...)
	}
	m.out = append(m.out, ')')
	m.closed, m.spell = false, false
}

// saysNothing holds for the link texts that markdownlint's MD059 refuses. It
// looks at ASCII letters alone.
func saysNothing(text string) bool {
	const longest = len("click here")
	words := make([]byte, 0, longest+1)
	gap := false
	for i := 0; i < len(text); i++ {
		if !isAlnum(text[i]) {
			gap = true
			continue
		}
		if gap && len(words) > 0 {
			words = append(words, ' ')
		}
		gap = false
		if words = append(words, text[i]|0x20); len(words) > longest {
			return false
		}
	}
	switch string(words) {
	case "click here", "here", "link", "more":
		return true
	}
	return false
}

// linkDestination writes a URL for the parentheses of a link. What could be
// markup is percent-encoded: kramdown keeps a backslash in a URL.
func linkDestination(href string) string {
	if !strings.ContainsAny(href, "()*&") {
		return href
	}
	plainParens := balanced(href)
	var b strings.Builder
	for i := 0; i < len(href); i++ {
		switch c := href[i]; {
		case c == '(' && !plainParens:
			b.WriteString("%28")
		case c == ')' && !plainParens:
			b.WriteString("%29")
		case c == '*':
			b.WriteString("%2A")
		case c == '&' && isReferenceName(href[i+1:]):
			b.WriteString("&amp;")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// balanced reports whether each parenthesis in s has its other half.
func balanced(s string) bool {
	open := 0
	for i := 0; i < len(s) && open >= 0; i++ {
		switch s[i] {
		case '(':
			open++
		case ')':
			open--
		}
	}
	return open == 0
}

// isReferenceName reports whether s could continue "&" to a character
// reference.
func isReferenceName(s string) bool {
	end := strings.IndexByte(s, ';')
	if end <= 0 || end > 32 {
		return false
	}
	for i := 0; i < end; i++ {
		if !isAlnum(s[i]) && s[i] != '#' {
			return false
		}
	}
	return true
}

// linkTitle writes a link's title for quotation marks.
func linkTitle(title string) string {
	if !strings.ContainsAny(title, "\\\"&<`{|*_[]~$^") {
		return title
	}
	var b strings.Builder
	for _, r := range title {
		if strings.ContainsRune("\\\"&<`{|*_[]~$^", r) {
			b.WriteString(reference(r))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
