package markup

import (
	"iter"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Markdown rewrites what HTML returned as Markdown that CommonMark with GFM's
// tables and strikethrough, pandoc, Hugo and Jekyll show alike, and in which
// markdownlint's default rules (line length aside) find nothing. It holds no
// HTML. An h4 becomes a heading of the level top, h5 and h6 are one and two
// deeper, all 6 at most; headings, which may be nil, are those of the document
// that the result is for. There is no line feed at its end.
//
// What Markdown cannot say becomes text that reads well: sub, sup and kbd their
// text, a definition list a list, a line break in a table a space. Code that
// holds "{{" or "{%", which Hugo and Jekyll run even there, becomes plain text;
// a code block whose every line begins with "$" (MD014) becomes lines of code
// spans. A tab in code becomes spaces (MD010).
//
// It is not left to a library such as html-to-markdown, because the escapes
// are the work: which character is markup in any of these dialects.
func Markdown(htm string, top int, headings *Headings) string {
	nodes := nodeBuilders.Get().(*nodeBuilder)
	defer nodes.free()
	root, err := nodes.parseWritten(htm)
	if err != nil {
		return EscapeInline(Text(htm))
	}
	m := mdWriter{shift: top - 4, headings: headings}
	return m.blocks(root)
}

// An mdWriter writes a tree of canonical HTML as Markdown.
type mdWriter struct {
	shift    int
	headings *Headings
	scratch  []byte // for the lines of a block
}

// blocks writes the blocks in n with blank lines between.
func (m *mdWriter) blocks(n *html.Node) string {
	var parts []string
	var before string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" {
			continue
		}
		var part string
		if c.Type == html.ElementNode && isBlock(c) {
			part = m.block(c, before)
			before = c.Data
		} else {
			// Lines without a p around: they end where a block begins.
			first := c
			for c.NextSibling != nil && !isBlock(c.NextSibling) {
				c = c.NextSibling
			}
			part, before = m.inlineRange(first, c.NextSibling, inParagraph), ""
		}
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n\n")
}

// block writes one block; before is the name of the one before it.
func (m *mdWriter) block(n *html.Node, before string) string {
	switch n.Data {
	case "h4", "h5", "h6":
		level := int(n.Data[1]-'0') + m.shift
		return m.headings.Line(level, m.inlineOf(n, inHeading))
	case "p":
		return m.paragraph(n)
	case "hr":
		return "---"
	case "pre":
		return codeBlock(n)
	case "blockquote":
		return indent(m.blocks(n), "> ", "> ")
	case "ul", "ol":
		return m.list(n, before == "ol" && n.Data == "ol")
	case "dl":
		return m.definitions(n)
	case "table":
		return m.table(n)
	}
	return m.blocks(n)
}

// indent puts first before the first line of s and rest before the others.
// What would end a line in white space is left out.
func indent(s, first, rest string) string {
	if strings.IndexByte(s, '\n') < 0 && s != "" {
		return first + s
	}
	var b strings.Builder
	prefix := first
	for line := range strings.SplitSeq(s, "\n") {
		if b.Len() > 0 {
			b.WriteByte('\n')
			prefix = rest
		}
		if line == "" {
			prefix = strings.TrimRight(prefix, " ")
		}
		b.WriteString(prefix)
		b.WriteString(line)
	}
	return b.String()
}

// list writes a list. One that follows another of its kind takes the other
// delimiter, or the two would be one.
func (m *mdWriter) list(n *html.Node, again bool) string {
	number, delimiter := 1, ". "
	if start, err := strconv.Atoi(attr(n, "start")); err == nil {
		number = start
	}
	if number > 1 {
		return m.numbered(n, number)
	}
	if again {
		delimiter = ") "
	}
	var items []string
	separator := "\n"
	for li := range listItems(n) {
		marker := "- "
		if n.Data == "ol" {
			marker = strconv.Itoa(number) + delimiter
			number++
		}
		content := m.blocks(li)
		if startsTight(li) {
			content = strings.Replace(content, "\n\n", "\n", 1)
		} else {
			separator = "\n\n"
		}
		items = append(items, indent(content, marker, strings.Repeat(" ", len(marker))))
	}
	return strings.Join(items, separator)
}

// numbered writes a list that begins with another number than 0 or 1, which
// markdownlint would have begin with 1 (MD029), as paragraphs: the numbers are
// what a text refers to.
func (m *mdWriter) numbered(n *html.Node, number int) string {
	var items []string
	short := true
	for li := range listItems(n) {
		content := m.blocks(li)
		short = short && !strings.Contains(content, "\n")
		items = append(items, strconv.Itoa(number)+`\. `+content)
		number++
	}
	if short {
		return joinLines(items)
	}
	return strings.Join(items, "\n\n")
}

// joinLines joins lines to a paragraph with hard breaks.
func joinLines(lines []string) string {
	var b []byte
	for i, line := range lines {
		if i > 0 {
			b = append(trimBackslash(b), '\\', '\n')
		}
		b = append(b, line...)
	}
	return string(b)
}

// listItems are the items of a list.
func listItems(list *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for li := list.FirstChild; li != nil; li = li.NextSibling {
			if li.Data == "li" && !yield(li) {
				return
			}
		}
	}
}

// definitions writes a definition list as a list of its terms, each with what
// defines it behind it.
func (m *mdWriter) definitions(n *html.Node) string {
	var items []string
	var item []string
	flush := func() {
		if len(item) > 0 {
			items = append(items, indent(strings.Join(item, "\n\n"), "- ", "  "))
		}
		item = nil
	}
	defined := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Data {
		case "dt":
			if defined {
				flush()
			}
			item = append(item, m.inlineOf(c, inParagraph))
			defined = false
		case "dd":
			item = append(item, m.blocks(c))
			defined = true
		}
	}
	flush()
	return strings.Join(items, "\n\n")
}

// table writes a GFM table. GFM wants a header; for a table without one it is
// empty.
func (m *mdWriter) table(n *html.Node) string {
	rows := tableRows(nil, n)
	if len(rows) == 0 {
		return ""
	}
	var b strings.Builder
	body := rows
	header := make([]*html.Node, len(rows[0]))
	if isHeader(rows[0]) {
		header, body = rows[0], rows[1:]
	}
	m.tableRow(&b, header)
	b.WriteByte('\n')
	b.WriteString("|" + strings.Repeat(" --- |", len(header)))
	for _, row := range body {
		b.WriteByte('\n')
		m.tableRow(&b, row)
	}
	return b.String()
}

func (m *mdWriter) tableRow(b *strings.Builder, cells []*html.Node) {
	b.WriteByte('|')
	for _, cell := range cells {
		text := ""
		if cell != nil {
			text = m.inlineOf(cell, inCell)
		}
		if text != "" {
			b.WriteByte(' ')
		}
		b.WriteString(text)
		b.WriteString(" |")
	}
}

// codeBlock writes fenced code.
func codeBlock(n *html.Node) string {
	code := expandTabs(strings.Trim(textOf(n), "\n"))
	if runsInTemplates(code) || onlyCommands(code) {
		return codeLines(code)
	}
	lang := languageOf(n)
	if lang == "" {
		lang = plainLanguage
	}
	fence := strings.Repeat("`", max(3, longestRun(code, '`')+1))
	return fence + lang + "\n" + code + "\n" + fence
}

// plainLanguage is the language of code that names none; markdownlint wants
// one (MD040).
const plainLanguage = "text"

// runsInTemplates reports whether Hugo or Jekyll would run something in s,
// which they do in code, too.
func runsInTemplates(s string) bool {
	return strings.Contains(s, "{{") || strings.Contains(s, "{%")
}

// onlyCommands reports whether each line of code begins with a prompt.
func onlyCommands(code string) bool {
	for line := range strings.Lines(code) {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '$' {
			return false
		}
	}
	return true
}

// codeLines writes code as the lines of a paragraph.
func codeLines(code string) string {
	var lines []string
	for line := range strings.SplitSeq(code, "\n") {
		text := strings.TrimLeft(line, " ")
		if text == "" {
			continue
		}
		line := strings.Repeat("&#160;", len(line)-len(text))
		lines = append(lines, line+string(appendCode(nil, text, line == "", inParagraph)))
	}
	return joinLines(lines)
}

func expandTabs(code string) string {
	if strings.IndexByte(code, '\t') < 0 {
		return code
	}
	const width = 4
	var b strings.Builder
	column := 0
	for _, r := range code {
		switch r {
		case '\t':
			n := width - column%width
			b.WriteString(strings.Repeat(" ", n))
			column += n
			continue
		case '\n':
			column = -1
		}
		b.WriteRune(r)
		column++
	}
	return b.String()
}

// longestRun is the length of the longest run of c in s.
func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			run++
			longest = max(longest, run)
		} else {
			run = 0
		}
	}
	return longest
}
