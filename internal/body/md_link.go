package body

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
	m.brackets("", href, string(n.Title), text, func(inner *mdInline) { inner.children(n) })
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
		m.brackets("", src, string(n.Title), text, func(inner *mdInline) { inner.text(text) })
		return
	}
	m.brackets("!", src, string(n.Title), text, func(inner *mdInline) { inner.text(text) })
}

// brackets writes the text and the address of a link or, behind a mark, of a
// picture. An exclamation mark before a link would make it a picture.
func (m *mdInline) brackets(mark, href, title, text string, content func(*mdInline)) {
	if bytes.HasSuffix(m.out, []byte("!")) && !m.endsEscaped() {
		m.out = append(m.out[:len(m.out)-1], `\!`...)
	}
	inner := mdInline{o: m.o, context: inCell, inLink: true, respell: saysNothing(text), out: make([]byte, 0, 64)}
	if m.context != inCell {
		inner.context = inHeading
	}
	content(&inner)
	m.out = append(m.out, mark+"["...)
	m.out = append(m.out, strings.TrimSpace(string(inner.out))...)
	m.out = append(m.out, "]("...)
	m.out = append(m.out, linkDestination(href)...)
	if title != "" {
		m.out = append(m.out, ` "`+linkTitle(title)+`"`...)
	}
	m.out = append(m.out, ')')
	m.closed, m.spell = false, false
}

// saysNothing holds for the link texts that markdownlint's MD059 refuses.
func saysNothing(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r >= utf8.RuneSelf || !isAlnum(byte(r)) })
	return slices.Contains([]string{"click here", "here", "link", "more"}, strings.Join(words, " "))
}

// asReference finds what would be read as a character reference.
var asReference = regexp.MustCompile(`&(#?[A-Za-z0-9]{1,32};)`)

// linkDestination writes a URL for the parentheses of a link. What could be
// markup is percent-encoded: kramdown keeps a backslash in a URL.
func linkDestination(href string) string {
	href = asReference.ReplaceAllString(strings.ReplaceAll(href, "*", "%2A"), "&amp;$1")
	if !balanced(href) {
		href = strings.NewReplacer("(", "%28", ")", "%29").Replace(href)
	}
	return href
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

// linkTitle writes a link's title for quotation marks.
func linkTitle(title string) string {
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
