package markup

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// An inlineContext says where lines of Markdown stand.
type inlineContext int

const (
	inParagraph inlineContext = iota
	inHeading                 // one line
	inCell                    // one line, in which "|" is markup
)

// An mdInline writes inline HTML as Markdown.
type mdInline struct {
	out     []byte
	context inlineContext
	within  bool // what is written stands in emphasis
	closed  bool // the last thing written closed emphasis
	respell bool // the next letter is to be written as a reference
	spell   bool // the next character is to be, since emphasis was closed before it
	script  string
}

// paragraph writes a p. One that is emphasised as a whole is spelt so that
// markdownlint does not take it for a heading (MD036).
func (m *mdWriter) paragraph(n *html.Node) string {
	inline := mdInline{out: m.scratch[:0]}
	if only := n.FirstChild; only != nil && only.NextSibling == nil && (only.Data == "em" || only.Data == "strong") {
		inline.respell = true
	}
	inline.children(n)
	m.scratch = inline.out
	return string(inline.out)
}

// inlineOf writes what n holds.
func (m *mdWriter) inlineOf(n *html.Node, context inlineContext) string {
	return m.inlineRange(n.FirstChild, nil, context)
}

// inlineRange writes the nodes from first up to end.
func (m *mdWriter) inlineRange(first, end *html.Node, context inlineContext) string {
	inline := mdInline{context: context, out: m.scratch[:0]}
	for c := first; c != end; c = c.NextSibling {
		inline.node(c)
	}
	m.scratch = inline.out
	return string(bytes.TrimRight(inline.out, " \n"))
}

func (m *mdInline) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		m.node(c)
	}
}

func (m *mdInline) node(n *html.Node) {
	if n.Type == html.TextNode {
		m.text(n.Data)
		return
	}
	switch n.Data {
	case "em":
		m.emphasis("*", n)
	case "strong":
		m.emphasis("**", n)
	case "del":
		m.emphasis("~~", n)
	case "code":
		m.code(textOf(n))
	case "sub", "sup":
		m.script = n.Data
		m.children(n)
		m.script = ""
	case "a":
		m.link(n)
	case "br":
		m.lineBreak()
	default:
		m.children(n)
	}
}

func (m *mdInline) lineBreak() {
	if m.context != inParagraph {
		m.out = append(m.out, ' ')
		return
	}
	m.out = append(trimBackslash(m.out), '\\', '\n')
	m.closed, m.spell = false, false
}

// trimBackslash writes a backslash at the end of a line as a reference, since
// goldmark does not see a hard break behind an escaped one.
func trimBackslash(line []byte) []byte {
	rest := bytes.TrimRight(line, `\`)
	if n := len(line) - len(rest); n > 0 {
		line = line[:len(line)-2+n%2]
		line = append(line, "&#92;"...)
	}
	return line
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
		s = scriptText(m.script, s)
	}
	if m.respell || m.spell && s[0] != ' ' {
		s = m.firstSpelt(s)
	}
	m.out = appendEscaped(m.out, s, m.atLineStart())
	m.closed, m.spell = false, false
}

// firstSpelt writes the first character of s as a reference, and returns the
// rest.
func (m *mdInline) firstSpelt(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if m.respell || !isFlank(r) {
		m.out = append(m.out, reference(r)...)
		s = s[size:]
	}
	m.respell = false
	return s
}

// isFlank holds for characters beside which a delimiter of emphasis needs no
// help: white space and ASCII punctuation, delimiters excepted.
func isFlank(r rune) bool {
	return unicode.IsSpace(r) || r < utf8.RuneSelf && isPunct(byte(r)) && !isDelimiter(r)
}

func isDelimiter(r rune) bool { return r == '*' || r == '_' || r == '~' }

// emphasis writes n between delimiters. CommonMark (6.2) lets a delimiter
// open or close by the characters beside it, gomarkdown and Redcarpet not
// within a word at all: where a letter stands beside it, it is written as a
// reference, which is punctuation to them. Directly behind other emphasis,
// there is no way to write it, and n stands without; and so it does within
// other emphasis if punctuation stands at its ends, since its delimiters could
// then be taken for those of the other.
func (m *mdInline) emphasis(delimiter string, n *html.Node) {
	if m.closed || m.within && !isWordAtEnds(textOf(n)) {
		m.children(n)
		return
	}
	outer := m.within
	m.within = true
	defer func() { m.within = outer }()
	m.spellLast()
	before := len(m.out)
	m.out = append(m.out, delimiter...)
	m.spell = false
	m.children(n)
	if len(m.out) == before+len(delimiter) {
		m.out = m.out[:before]
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
	return isWord(first) && isWord(last)
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
	m.out = append(m.out[:len(m.out)-size], reference(r)...)
}

// endsEscaped reports whether the last character of the output is escaped.
func (m *mdInline) endsEscaped() bool {
	before := m.out[:len(m.out)-1]
	return (len(before)-len(bytes.TrimRight(before, `\`)))%2 == 1
}

// code writes a code span, or directly behind another one its text: their
// backticks would run together.
func (m *mdInline) code(s string) {
	s = strings.ReplaceAll(s, "\n", " ")
	if bytes.HasSuffix(m.out, []byte("`")) && !m.endsEscaped() {
		m.out = appendEscaped(m.out, s, false)
	} else {
		m.out = appendCode(m.out, s, m.atLineStart(), m.context)
	}
	m.closed, m.spell = false, false
}

// appendCode appends s as a code span, or as text where a code span could not
// keep it: see Markdown. In a table, "|" would need an escape that pandoc
// shows.
func appendCode(dst []byte, s string, lineStart bool, context inlineContext) []byte {
	if runsInTemplates(s) || context == inCell && strings.IndexByte(s, '|') >= 0 {
		return appendEscaped(dst, s, lineStart)
	}
	fence := "`"
	for run := 1; hasRun(s, run); run++ {
		fence += "`"
	}
	pad := ""
	if s[0] == '`' || s[len(s)-1] == '`' || s[0] == ' ' && s[len(s)-1] == ' ' {
		pad = " "
	}
	return append(dst, fence+pad+s+pad+fence...)
}

// hasRun reports whether s holds a run of exactly n backticks.
func hasRun(s string, n int) bool {
	run := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] == '`' {
			run++
			continue
		}
		if run == n {
			return true
		}
		run = 0
	}
	return false
}

// link writes a link, as an autolink if it shows where it leads. An address
// that begins with a mark is none: "<!a@b>" is a declaration to some.
func (m *mdInline) link(n *html.Node) {
	href, title := attr(n, "href"), strings.TrimSpace(attr(n, "title"))
	text := textOf(n)
	if title == "" && n.FirstChild != nil && n.FirstChild.Type == html.TextNode && !strings.ContainsAny(href, "<>{} ") &&
		(text == href || "mailto:"+text == href && isEmail(text) && isAlnum(text[0])) {
		m.out = append(m.out, "<"+text+">"...)
		m.closed, m.spell = false, false
		return
	}
	if k := len(m.out); k > 0 && m.out[k-1] == '!' {
		m.out = append(m.out[:k-1], `\!`...)
	}
	inner := mdInline{context: inCell, respell: saysNothing(text), out: make([]byte, 0, 64)}
	if m.context != inCell {
		inner.context = inHeading
	}
	inner.children(n)
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
