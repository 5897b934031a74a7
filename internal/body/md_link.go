package body

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/gomarkdown/markdown/ast"

	"github.com/seed-e2fd8668/recap/internal/markdown"
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
		(text == href && isAbsolute(href) || "mailto:"+text == href && weburl.IsEmail(text) && isAlnum(text[0])) {
		m.out = append(m.out, "<"+text+">"...)
		m.closed, m.spell = false, false
		return
	}
	m.brackets("", href, string(n.Title), text, func(inner *mdInline) { inner.children(n) })
}

// isAbsolute holds for the links of a body that are not relative.
func isAbsolute(href string) bool {
	scheme, _, ok := strings.Cut(href, ":")
	return ok && (scheme == "http" || scheme == "https" || scheme == "mailto")
}

// isText reports whether n holds text and nothing else.
func isText(n *ast.Link) bool {
	if len(n.Children) != 1 {
		return false
	}
	_, ok := n.Children[0].(*ast.Text)
	return ok
}

func (m *mdInline) image(n *ast.Image) {
	text := imageText(n)
	m.brackets("!", string(n.Destination), string(n.Title), text, func(inner *mdInline) { inner.text(text) })
}

// brackets writes the text and the address of a link or, behind a mark, of a
// picture. An exclamation mark before a link would make it a picture.
func (m *mdInline) brackets(mark, href, title, text string, content func(*mdInline)) {
	if bytes.HasSuffix(m.out, []byte("!")) && !m.endsEscaped() {
		m.out = append(m.out[:len(m.out)-1], `\!`...)
	}
	inner := mdInline{o: m.o, context: inCell, respell: markdown.SaysNothing(text), out: make([]byte, 0, 64)}
	if m.context != inCell {
		inner.context = inHeading
	}
	content(&inner)
	m.out = append(m.out, mark+"["...)
	m.out = append(m.out, strings.TrimSpace(string(inner.out))...)
	m.out = append(m.out, "]("...)
	m.out = append(m.out, markdown.Destination(href)...)
	if title != "" {
		m.out = append(m.out, ` "`+markdown.Title(title)+`"`...)
	}
	m.out = append(m.out, ')')
	m.closed, m.spell = false, false
}
