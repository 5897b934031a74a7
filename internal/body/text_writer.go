package body

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/gomarkdown/markdown/ast"

	"github.com/seed-e2fd8668/recap/internal/text"
)

// Text is the body as plain text: paragraphs with a blank line between, the
// items of a list a line each behind "- " or their number, a table's rows a line
// each, line breaks as line breaks, code as it stands. Of a link there is its
// text alone: who wants to follow it has the HTML.
func (b *Body) Text() string {
	w := textWriter{}
	w.blocks(b.root)
	return string(bytes.TrimRight(w.out, "\n"))
}

type textWriter struct {
	out    []byte
	indent int  // how many lists the text stands in
	gap    int  // how many line ends the next text has before it
	fresh  bool // whether an item's marker was written last
	tight  bool // whether paragraphs are a line each
	row    bool // whether the text stands in a row of a table
	script string
}

func (w *textWriter) blocks(n ast.Node) {
	for _, c := range n.GetChildren() {
		w.block(c)
	}
}

func (w *textWriter) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.List:
		w.list(n)
	case *ast.Table:
		w.apart(2)
		for _, section := range n.Children {
			for _, row := range section.GetChildren() {
				w.cells(row)
			}
		}
		w.apart(2)
	case *ast.CodeBlock:
		w.apart(2)
		w.code(string(n.Literal))
		w.apart(2)
	case *ast.BlockQuote:
		w.blocks(n)
	case *ast.HorizontalRule:
	case *Element:
		if n.Name == "summary" || n.Name == "figcaption" {
			w.paragraph(n)
		} else {
			w.blocks(n)
		}
	default:
		w.paragraph(n)
	}
}

func (w *textWriter) paragraph(n ast.Node) {
	w.between()
	w.inlines(n)
	w.between()
}

// between parts blocks: by a blank line, where they are no lines of a list.
func (w *textWriter) between() {
	if w.tight {
		w.apart(1)
	} else {
		w.apart(2)
	}
}

// apart puts what follows n line ends after what stands before it. What comes
// first in an item stands behind its marker.
func (w *textWriter) apart(n int) {
	if !w.fresh {
		w.gap = max(w.gap, n)
	}
}

func (w *textWriter) list(n *ast.List) {
	w.between()
	outer := *w
	for i, c := range n.Children {
		w.tight = n.Tight || isDefinitions(n)
		if !isDefinitions(n) {
			w.marker(n, i)
			w.indent = outer.indent + 1
		}
		w.apart(1)
		if isTerm(c) {
			w.inlines(c)
		} else {
			w.blocks(c)
		}
		w.indent, w.fresh = outer.indent, false
	}
	w.tight = outer.tight
	w.between()
}

// marker writes the marker of the i-th item of a list.
func (w *textWriter) marker(n *ast.List, i int) {
	w.apart(1)
	marker := "- "
	if isOrdered(n) {
		marker = strconv.Itoa(max(n.Start, 0)+i) + ". "
	}
	if n.IsFootnotesList {
		marker = "[" + strconv.Itoa(i+1) + "] "
	}
	w.lineEnds()
	w.out = append(w.out, marker...)
	w.fresh = true
}

// lineEnds writes the line ends that are due, and the indentation.
func (w *textWriter) lineEnds() {
	if w.gap > 0 && len(w.out) > 0 {
		w.out = bytes.TrimRight(w.out, " ")
		w.out = append(w.out, "\n\n"[:min(w.gap, 2)]...)
		w.out = append(w.out, strings.Repeat("  ", w.indent)...)
	}
	w.gap = 0
}

func (w *textWriter) cells(row ast.Node) {
	w.apart(1)
	w.row = true
	before := len(w.out)
	cells := row.GetChildren()
	for len(cells) > 0 && len(cells[len(cells)-1].GetChildren()) == 0 {
		cells = cells[:len(cells)-1]
	}
	for i, c := range cells {
		if i > 0 && len(w.out) > before {
			w.out = append(w.out, " | "...)
		}
		w.inlines(c)
	}
	w.row = false
}

func (w *textWriter) code(s string) {
	if w.indent > 0 {
		s = strings.ReplaceAll(s, "\n", "\n"+strings.Repeat("  ", w.indent))
	}
	w.text(s)
}

func (w *textWriter) text(s string) {
	if s == "" {
		return
	}
	w.lineEnds()
	w.fresh = false
	if w.script != "" {
		s = text.Script(w.script, s)
	}
	w.out = append(w.out, s...)
}

func (w *textWriter) inlines(n ast.Node) {
	for _, c := range n.GetChildren() {
		w.inline(c)
	}
}

func (w *textWriter) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(string(n.Literal))
	case *ast.Code:
		w.text(string(n.Literal))
	case *ast.Hardbreak:
		if w.row {
			w.text(" ")
		} else {
			w.gap = 1
		}
	case *ast.Image:
		w.text(imageText(n))
	case *ast.Link:
		if n.NoteID > 0 {
			w.text("[" + strconv.Itoa(n.NoteID) + "]")
			return
		}
		w.inlines(n)
	case *Element:
		w.element(n)
	default:
		w.inlines(n)
	}
}

func (w *textWriter) element(n *Element) {
	switch n.Name {
	case "input":
		w.text(map[bool]string{true: "[x]", false: "[ ]"}[n.Checked])
	case "sub", "sup":
		w.script = n.Name
		w.inlines(n)
		w.script = ""
	default:
		w.inlines(n)
	}
}
