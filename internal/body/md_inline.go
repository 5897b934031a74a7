package body

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gomarkdown/markdown/ast"
	"github.com/yuin/goldmark/util"

	"github.com/seed-e2fd8668/recap/internal/markdown"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// An inlineContext says where lines of Markdown stand.
type inlineContext int

const (
	inParagraph inlineContext = iota
	inHeading                 // one line
	inCell                    // one line, in which "|" is markup
)

// An mdInline writes what stands in lines as Markdown.
type mdInline struct {
	o       MarkdownOptions
	out     []byte
	context inlineContext
	within  string // the delimiters of the emphasis that what is written stands in
	closed  bool   // the last thing written closed emphasis
	respell bool   // the next letter is to be written as a reference
	spell   bool   // the next character is to be, since emphasis was closed before it
	script  string
}

// paragraph writes a paragraph. One that is emphasised as a whole is spelt so
// that markdownlint does not take it for a heading (MD036).
func (m *mdWriter) paragraph(n ast.Node) string {
	inline := mdInline{o: m.o}
	if children := n.GetChildren(); len(children) == 1 {
		switch children[0].(type) {
		case *ast.Emph, *ast.Strong:
			inline.respell = true
		}
	}
	inline.children(n)
	return string(inline.out)
}

// inlineOf writes what n holds.
func (m *mdWriter) inlineOf(n ast.Node, context inlineContext) string {
	inline := mdInline{o: m.o, context: context}
	inline.children(n)
	return string(bytes.TrimRight(inline.out, " \n"))
}

func (m *mdInline) children(n ast.Node) {
	for _, c := range n.GetChildren() {
		m.node(c)
	}
}

func (m *mdInline) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		m.text(string(n.Literal))
	case *ast.Emph:
		m.emphasis("*", n)
	case *ast.Strong:
		m.emphasis("**", n)
	case *ast.Del:
		m.emphasis("~~", n)
	case *ast.Code:
		m.code(string(n.Literal))
	case *ast.Link:
		m.link(n)
	case *ast.Image:
		m.image(n)
	case *ast.Hardbreak:
		m.lineBreak()
	case *Element:
		m.element(n)
	}
}

func (m *mdInline) element(n *Element) {
	switch {
	case n.Name == "sub" || n.Name == "sup":
		m.script = n.Name
		m.children(n)
		m.script = ""
	case n.Name != "input":
		m.children(n)
	case len(m.out) == 0 && n.Checked:
		m.out = append(m.out, "[x]"...)
	case len(m.out) == 0:
		m.out = append(m.out, "[ ]"...)
	case n.Checked:
		m.text("☑")
	default:
		m.text("☐")
	}
}

func (m *mdInline) lineBreak() {
	if m.context != inParagraph {
		m.out = append(m.out, ' ')
		return
	}
	m.out = append(markdown.TrimBackslash(m.out), '\\', '\n')
	m.closed, m.spell = false, false
}

// atLineStart reports whether what is written next begins a line.
func (m *mdInline) atLineStart() bool {
	n := len(m.out)
	return m.context == inParagraph && (n == 0 || m.out[n-1] == '\n')
}

func (m *mdInline) text(s string) {
	if n := len(m.out); n == 0 || m.out[n-1] == ' ' || m.out[n-1] == '\n' {
		s = strings.TrimLeft(s, " \n")
	}
	s = strings.ReplaceAll(s, "\n", " ")
	if s == "" {
		return
	}
	if m.script != "" {
		s = text.Script(m.script, s)
	}
	if m.respell || m.spell && s[0] != ' ' {
		s = m.firstSpelt(s)
	}
	m.out = markdown.AppendText(m.out, s, m.atLineStart())
	m.closed, m.spell = false, false
}

// firstSpelt writes the first character of s as a reference, and returns the
// rest.
func (m *mdInline) firstSpelt(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if m.respell || !isFlank(r) {
		m.out = append(m.out, markdown.Reference(r)...)
		s = s[size:]
	}
	m.respell = false
	return s
}

// isFlank holds for characters beside which a delimiter of emphasis needs no
// help: white space and ASCII punctuation, delimiters excepted.
func isFlank(r rune) bool {
	return unicode.IsSpace(r) || r < utf8.RuneSelf && util.IsPunct(byte(r)) && !isDelimiter(r) // #nosec G115 -- ASCII
}

func isDelimiter(r rune) bool { return r == '*' || r == '_' || r == '~' }

// emphasis writes n between delimiters. CommonMark (6.2) lets a delimiter
// open or close by the characters beside it, gomarkdown and Redcarpet not
// within a word at all: where a letter stands beside it, it is written as a
// reference, which is punctuation to them. Directly behind other emphasis,
// there is no way to write it, and n stands without; and so it does within
// other emphasis if punctuation stands at its ends, since its delimiters could
// then be taken for those of the other.
func (m *mdInline) emphasis(delimiter string, n ast.Node) {
	if m.closed || strings.Contains(m.within, " "+delimiter+" ") || m.within != "" && !isWordAtEnds(plainOf(n)) {
		m.children(n)
		return
	}
	outer := m.within
	m.within += " " + delimiter + " "
	defer func() { m.within = outer }()
	m.spellLast()
	before := len(m.out)
	m.out = append(m.out, delimiter...)
	m.spell = false
	m.children(n)
	switch inner := m.out[before+len(delimiter):]; {
	case len(inner) == 0:
		m.out = m.out[:before]
		return
	case inner[0] == ' ' || inner[len(inner)-1] == ' ': // of code that is written as text
		m.out, m.within = m.out[:before], outer
		m.children(n)
		return
	}
	if r, _ := utf8.DecodeLastRune(m.out); isDelimiter(r) && !m.closed {
		m.spellLast()
	}
	m.out = append(m.out, delimiter...)
	m.closed, m.spell = true, true
}

func isWordAtEnds(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return markdown.IsWord(first) && markdown.IsWord(last)
}

// spellLast writes the last character of the output as a reference, if it is
// one that a delimiter may not follow.
func (m *mdInline) spellLast() {
	r, size := utf8.DecodeLastRune(m.out)
	if size == 0 || isFlank(r) || isDelimiter(r) && !m.endsEscaped() {
		return
	}
	if isDelimiter(r) {
		size++ // with its backslash
	}
	m.out = append(m.out[:len(m.out)-size], markdown.Reference(r)...)
}

// endsEscaped reports whether the last character of the output is escaped.
func (m *mdInline) endsEscaped() bool {
	before := m.out[:len(m.out)-1]
	return (len(before)-len(bytes.TrimRight(before, `\`)))%2 == 1
}

// code writes a code span, or directly behind another one its text: their
// backticks would run together.
func (m *mdInline) code(s string) {
	if s == "" {
		return
	}
	if bytes.HasSuffix(m.out, []byte("`")) && !m.endsEscaped() {
		m.out = markdown.AppendText(m.out, strings.TrimRight(s, " "), false)
	} else {
		m.out = markdown.AppendCode(m.out, s, m.atLineStart(), m.context == inCell)
	}
	m.closed, m.spell = false, false
}
