package source

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A mdDocument is Markdown (CommonMark) divided by its headings. What stands
// between them is taken from the source as it is. Only its blocks are parsed;
// the inline markup of a heading or a list is when it is asked for, since
// there are bodies on which goldmark would be at work for minutes.
type mdDocument struct {
	in       *Input
	at       int    // where the text begins in the input
	text     []byte // of the document
	inlines  parser.Parser
	sections []mdSection // the first may have no heading
}

// A mdSection is a heading with what stands below it up to the next one.
type mdSection struct {
	level  int // of the heading; 0 for what stands before the first
	title  ast.Node
	at     int // where the heading begins in the document
	start  int // where the body begins and ends
	end    int
	blocks []ast.Node // of the body
}

// parseMarkdown divides the input from an offset on.
func parseMarkdown(in *Input, at int) *mdDocument {
	blocks := parser.NewParser(parser.WithBlockParsers(parser.DefaultBlockParsers()...))
	d := &mdDocument{in: in, at: at, text: withoutBreaks(in.text[at:]), inlines: inlineParser()}
	section := mdSection{}
	root := blocks.Parse(text.NewReader(d.text))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			section.blocks = append(section.blocks, n)
			continue
		}
		start, end := d.extent(h)
		section.end = start
		d.add(section)
		section = mdSection{level: h.Level, title: h, at: start, start: end}
	}
	section.end = len(d.text)
	d.add(section)
	return d
}

// withoutBreaks is text with blanks in place of lines that are a line break in
// HTML: authors put them around headings, which then, to CommonMark, are no
// headings but HTML.
func withoutBreaks(text []byte) []byte {
	if !bytes.Contains(text, []byte("<br")) {
		return text
	}
	text = bytes.Clone(text)
	for line := range bytes.Lines(text) {
		switch trimmed := bytes.TrimSpace(line); string(trimmed) {
		case "<br>", "<br/>", "<br />":
			copy(trimmed, "      ")
		}
	}
	return text
}

func (d *mdDocument) add(s mdSection) {
	if s.level > 0 || len(s.blocks) > 0 {
		d.sections = append(d.sections, s)
	}
}

// extent is where a heading begins and ends: whole lines, with the line under
// a heading that is underlined.
func (d *mdDocument) extent(h *ast.Heading) (start, end int) {
	lines := h.Lines()
	if lines.Len() == 0 {
		// An empty heading has no text; goldmark knows its place all the same.
		at := max(h.Pos(), 0)
		return d.lineStart(at), d.lineEnd(at)
	}
	start, end = d.lineStart(lines.At(0).Start), d.lineEnd(lines.At(lines.Len()-1).Stop-1)
	if first := bytes.TrimLeft(d.text[start:end], " "); len(first) == 0 || first[0] != '#' {
		end = d.lineEnd(end)
	}
	return start, end
}

func (d *mdDocument) lineStart(at int) int { return bytes.LastIndexByte(d.text[:at], '\n') + 1 }

// lineEnd is where the line after the one that holds at begins.
func (d *mdDocument) lineEnd(at int) int {
	if at < 0 || at >= len(d.text) {
		return len(d.text)
	}
	if i := bytes.IndexByte(d.text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(d.text)
}

// endOf is where the lines of a block end.
func (d *mdDocument) endOf(block ast.Node) int {
	end := 0
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Type() == ast.TypeBlock {
			if lines := n.Lines(); lines != nil && lines.Len() > 0 {
				end = max(end, lines.At(lines.Len()-1).Stop)
			}
		}
		return ast.WalkContinue, nil
	})
	if end == 0 {
		end = max(block.Pos(), 0) + 1 // an item without a text
	}
	return d.lineEnd(end - 1)
}

// body is the source between two places, without the blank lines around it.
func (d *mdDocument) body(start, end int) string {
	if start >= end {
		return ""
	}
	return strings.TrimRight(strings.Trim(string(d.text[start:end]), "\r\n"), " \t\r\n")
}
