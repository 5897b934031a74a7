package body

import (
	"strconv"
	"strings"

	"github.com/gomarkdown/markdown/ast"

	"github.com/seed-e2fd8668/recap/internal/markdown"
)

// MarkdownOptions say how a body is written as Markdown.
type MarkdownOptions struct {
	Heading  int                     // the level of the largest heading; 0 means 4
	Headings *markdown.Headings      // those of the document that the body goes into; may be nil
	Link     func(url string) string // where a link shall lead instead; nil leaves all as they are
	IDPrefix string                  // what the labels of footnotes begin with, where bodies share a document
}

// Markdown writes the body as Markdown that CommonMark with GFM's tables and
// strikethrough, pandoc, Hugo and Jekyll show alike, and in which markdownlint's
// default rules (line length aside) find nothing. It holds no HTML. There is no
// line feed at its end.
//
// What Markdown cannot say becomes text that reads well: sub, sup, kbd, mark and
// abbr their text, details their summary in bold and what follows, a definition
// list a list, a line break in a table a space. Code that holds "{{" or "{%",
// which Hugo and Jekyll run even there, becomes plain text; a code block whose
// every line begins with "$" (MD014) becomes lines of code spans. A tab in code
// becomes spaces (MD010).
func (b *Body) Markdown(o MarkdownOptions) string {
	if o.Heading == 0 {
		o.Heading = 4
	}
	m := mdWriter{o: o}
	return m.blocks(b.root)
}

// An mdWriter writes a tree as Markdown.
type mdWriter struct {
	o MarkdownOptions
}

// blocks writes the blocks in n with blank lines between.
func (m *mdWriter) blocks(n ast.Node) string { return m.sequence(n.GetChildren()) }

func (m *mdWriter) sequence(blocks []ast.Node) string {
	var b strings.Builder
	var before ast.Node
	for _, c := range blocks {
		part := m.block(c, before)
		if part == "" {
			continue
		}
		if before != nil {
			b.WriteString(joint(before, c))
		}
		b.WriteString(part)
		before = c
	}
	return b.String()
}

// joint is what parts n from the block before it. A bullet list goes on after
// one of its kind, a quotation after a quotation, as some Markdown has it.
func joint(before, n ast.Node) string {
	switch n := n.(type) {
	case *ast.List:
		if list, ok := before.(*ast.List); ok && n.Tight && list.ListFlags == 0 && n.ListFlags == 0 {
			return "\n"
		}
	case *ast.BlockQuote:
		if _, ok := before.(*ast.BlockQuote); ok {
			return "\n>\n"
		}
	}
	return "\n\n"
}

// block writes one block; before is the one before it, or nil.
func (m *mdWriter) block(n, before ast.Node) string {
	switch n := n.(type) {
	case *ast.Heading:
		return m.o.Headings.Line(m.o.Heading+n.Level-1, m.inlineOf(n, inHeading))
	case *ast.Paragraph:
		return m.paragraph(n)
	case *ast.HorizontalRule:
		return "---"
	case *ast.CodeBlock:
		return markdown.CodeBlock(string(n.Info), string(n.Literal))
	case *ast.BlockQuote:
		return indent(m.blocks(n), "> ", "> ")
	case *ast.List:
		return m.list(n, before)
	case *ast.Table:
		return m.table(n)
	case *Element:
		return m.element(n)
	}
	return m.blocks(n)
}

// element writes a block that Markdown has no markup for.
func (m *mdWriter) element(n *Element) string {
	switch n.Name {
	case "summary":
		s := mdInline{o: m.o, respell: true}
		s.emphasis("**", n)
		return string(s.out)
	case "figcaption":
		return m.inlineOf(n, inParagraph)
	}
	return m.blocks(n)
}

// indent puts first before the first line of s and rest before the others.
// What would end a line in white space is left out.
func indent(s, first, rest string) string {
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
func (m *mdWriter) list(n *ast.List, before ast.Node) string {
	number, delimiter := n.Start, ". "
	switch {
	case isDefinitions(n):
		return m.definitions(n)
	case n.IsFootnotesList:
		return m.notes(n)
	case isOrdered(n) && number > 1:
		return m.numbered(n, number)
	}
	if list, ok := before.(*ast.List); ok && isOrdered(n) && isOrdered(list) {
		delimiter = ") "
	}
	var items []string
	separator := "\n"
	for _, item := range n.Children {
		marker := "- "
		if isOrdered(n) {
			marker = strconv.Itoa(number) + delimiter
			number++
		}
		content := m.blocks(item)
		if children := item.GetChildren(); n.Tight && len(children) > 1 {
			if _, ok := children[1].(*ast.List); ok {
				content = strings.Replace(content, "\n\n", "\n", 1) // it follows the line directly
			}
		}
		if !n.Tight || strings.Contains(content, "\n\n") {
			separator = "\n\n"
		}
		if content == "" {
			content = "&nbsp;" // behind an empty item goldmark reads on in it, and three of them are a rule
		}
		items = append(items, indent(content, marker, strings.Repeat(" ", len(marker))))
	}
	return strings.Join(items, separator)
}

// notes writes the footnotes.
func (m *mdWriter) notes(n *ast.List) string {
	var notes []string
	for i, c := range n.Children {
		notes = append(notes, indent(m.blocks(c), "[^"+m.o.IDPrefix+strconv.Itoa(i+1)+"]: ", "    "))
	}
	return strings.Join(notes, "\n\n")
}

// numbered writes a list that begins with another number than 0 or 1, which
// markdownlint would have begin with 1 (MD029), as paragraphs: the numbers are
// what a text refers to.
func (m *mdWriter) numbered(n *ast.List, number int) string {
	var lines []string
	short := true
	for _, item := range n.Children {
		line, children := strconv.Itoa(number)+`\.`, item.GetChildren()
		if len(children) > 0 {
			if p, ok := children[0].(*ast.Paragraph); ok {
				line += " " + m.inlineOf(p, inParagraph)
				children = children[1:]
			}
		}
		lines = append(lines, line)
		if rest := m.sequence(children); rest != "" {
			lines = append(lines, rest)
			short = false
		}
		number++
	}
	if short {
		return markdown.JoinLines(lines)
	}
	return strings.Join(lines, "\n\n")
}

// definitions writes a definition list as a list of its terms, each with what
// defines it behind it.
func (m *mdWriter) definitions(n *ast.List) string {
	var items, item []string
	flush := func() {
		if len(item) > 0 {
			items = append(items, indent(strings.Join(item, "\n\n"), "- ", "  "))
		}
		item = nil
	}
	defined := false
	for _, c := range n.Children {
		if !isTerm(c) {
			item = append(item, m.blocks(c))
			defined = true
			continue
		}
		if defined {
			flush()
		}
		item = append(item, m.inlineOf(c, inParagraph))
		defined = false
	}
	flush()
	return strings.Join(items, "\n\n")
}

// table writes a GFM table. GFM wants a header; for a table without one it is
// empty.
func (m *mdWriter) table(n *ast.Table) string {
	var rows []ast.Node
	for _, section := range n.Children {
		rows = append(rows, section.GetChildren()...)
	}
	cells := rows[0].GetChildren()
	var b strings.Builder
	if _, ok := n.Children[0].(*ast.TableHeader); ok {
		m.tableRow(&b, cells)
		rows = rows[1:]
	} else {
		b.WriteString("|" + strings.Repeat(" |", len(cells)))
	}
	b.WriteString("\n|")
	for _, c := range cells {
		b.WriteString(map[ast.CellAlignFlags]string{
			ast.TableAlignmentLeft: " :-- |", ast.TableAlignmentRight: " --: |", ast.TableAlignmentCenter: " :-: |", 0: " --- |",
		}[c.(*ast.TableCell).Align])
	}
	for _, row := range rows {
		b.WriteByte('\n')
		m.tableRow(&b, row.GetChildren())
	}
	return b.String()
}

func (m *mdWriter) tableRow(b *strings.Builder, cells []ast.Node) {
	b.WriteByte('|')
	for _, cell := range cells {
		text := m.inlineOf(cell, inCell)
		if text != "" {
			b.WriteByte(' ')
		}
		b.WriteString(text)
		b.WriteString(" |")
	}
}
