package body

import (
	"strconv"
	"strings"

	"github.com/gomarkdown/markdown/ast"
)

// HTMLOptions say how a body is written as HTML. The zero value is for a page
// of its own that loads nothing.
type HTMLOptions struct {
	Heading  int                     // the level of the largest heading; 0 means 4
	Link     func(url string) string // where a link shall lead instead; nil leaves all as they are
	Picture  func(url string) bool   // whether a picture may load; nil means none. Each other becomes a link to itself
	Feed     bool                    // for feed readers, which know no classes and take forms away
	IDPrefix string                  // what the ids of footnotes begin with, where bodies share a page
}

// HTML writes the body as flow content, one block a line, nothing for a body
// that says nothing.
func (b *Body) HTML(o HTMLOptions) string {
	if o.Heading == 0 {
		o.Heading = 4
	}
	w := htmlWriter{o: o}
	w.blocks(b.root)
	return strings.TrimSuffix(string(w.out), "\n")
}

type htmlWriter struct {
	o     HTMLOptions
	out   []byte
	notes int  // the footnotes that were referred to, from the first on
	link  bool // what is written stands in a link
	tight bool // paragraphs are written without p
}

func (w *htmlWriter) put(s ...string) {
	for _, s := range s {
		w.out = append(w.out, s...)
	}
}

func (w *htmlWriter) blocks(n ast.Node) {
	for _, c := range n.GetChildren() {
		w.block(c)
	}
}

// line begins a new line, unless the text is at the beginning of one.
func (w *htmlWriter) line() {
	if n := len(w.out); n > 0 && w.out[n-1] != '\n' {
		w.out = append(w.out, '\n')
	}
}

func (w *htmlWriter) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.Heading:
		level := strconv.Itoa(min(w.o.Heading+n.Level-1, 6))
		w.lines("<h"+level+">", n, "</h"+level+">\n")
	case *ast.HorizontalRule:
		w.line()
		w.put("<hr>\n")
	case *ast.CodeBlock:
		w.codeBlock(n)
	case *ast.BlockQuote:
		w.box("<blockquote>\n", n, "</blockquote>\n")
	case *ast.List:
		w.list(n)
	case *ast.Table:
		w.box("<table>\n", n, "</table>\n")
	case *ast.TableHeader:
		w.box("<thead>\n", n, "</thead>\n")
	case *ast.TableBody:
		w.box("<tbody>\n", n, "</tbody>\n")
	case *ast.TableRow:
		w.box("<tr>\n", n, "</tr>\n")
	case *ast.TableCell:
		w.cell(n)
	case *Element:
		w.element(n)
	}
}

// box writes a block that holds blocks.
func (w *htmlWriter) box(start string, n ast.Node, end string) {
	outer := w.tight
	w.tight = false
	w.line()
	w.put(start)
	w.blocks(n)
	w.put(end)
	w.tight = outer
}

// lines writes a block that holds lines.
func (w *htmlWriter) lines(start string, n ast.Node, end string) {
	w.line()
	w.put(start)
	w.inlines(n)
	w.put(end)
}

func (w *htmlWriter) paragraph(n *ast.Paragraph) {
	start, end := "<p>", "</p>\n"
	if w.tight {
		start, end = "", ""
	} else {
		w.line()
	}
	w.put(start)
	if isElement(n.Children[0], "input") && !w.o.Feed {
		w.put("<label>") // says what the box is for
		w.task(n.Children[0].(*Element).Checked, true)
		for _, c := range n.Children[1:] {
			w.inline(c)
		}
		w.put("</label>")
	} else {
		w.inlines(n)
	}
	w.put(end)
}

func (w *htmlWriter) codeBlock(n *ast.CodeBlock) {
	w.line()
	w.put("<pre><code")
	if len(n.Info) > 0 {
		w.put(` class="language-`, string(n.Info), `"`)
	}
	w.put(">")
	w.escape(n.Literal)
	w.put("</code></pre>\n")
}

func (w *htmlWriter) list(n *ast.List) {
	switch {
	case isDefinitions(n):
		w.line()
		w.put("<dl>\n")
		for _, c := range n.Children {
			item := c.(*ast.ListItem)
			if isTerm(item) {
				w.lines("<dt>", item, "</dt>\n")
			} else {
				w.item("<dd>", item, "</dd>\n")
			}
		}
		w.put("</dl>\n")
		return
	case n.IsFootnotesList:
		w.notesList(n)
		return
	}
	start, end := "<ul>\n", "</ul>\n"
	if isOrdered(n) {
		start, end = "<ol>\n", "</ol>\n"
		if n.Start != 1 {
			start = `<ol start="` + strconv.Itoa(n.Start) + "\">\n"
		}
	}
	w.line()
	w.put(start)
	for _, c := range n.Children {
		w.item("<li>", c.(*ast.ListItem), "</li>\n")
	}
	w.put(end)
}

func (w *htmlWriter) item(start string, n *ast.ListItem, end string) {
	w.put(start)
	w.content(n, n.Tight)
	w.put(end)
}

// content writes blocks of which the first, if it is a paragraph, stands
// without p where they are tight.
func (w *htmlWriter) content(n ast.Node, tight bool) {
	outer := w.tight
	w.tight = tight
	w.blocks(n)
	w.tight = outer
	if children := n.GetChildren(); len(children) > 0 && !(tight && len(children) == 1) {
		w.line()
	}
}

func (w *htmlWriter) notesList(n *ast.List) {
	start := "<ol class=\"footnotes\">\n"
	if w.o.Feed {
		start = "<ol>\n"
	}
	w.line()
	w.put(start)
	for i, c := range n.Children {
		number := strconv.Itoa(i + 1)
		w.put(`<li id="`, w.o.IDPrefix, "fn", number, `">`, "\n")
		back := ` <a href="#` + w.o.IDPrefix + "fnref" + number + `">↩` + "\uFE0E</a>"
		children := c.GetChildren()
		for j, child := range children {
			w.block(child)
			if _, ok := child.(*ast.Paragraph); ok && j == len(children)-1 && i < w.notes {
				const end = "</p>\n"
				w.out = append(w.out[:len(w.out)-len(end)], back+end...)
				back = ""
			}
		}
		if back != "" && i < w.notes {
			w.put("<p>", back[1:], "</p>\n")
		}
		w.put("</li>\n")
	}
	w.put("</ol>\n")
}

func (w *htmlWriter) cell(n *ast.TableCell) {
	name := "td"
	if n.IsHeader && len(n.Children) > 0 { // screen readers pass over an empty td
		name = "th"
	}
	align := n.Align.String()
	switch {
	case align == "":
	case w.o.Feed:
		align = ` align="` + align + `"`
	default:
		align = ` class="align-` + align + `"`
	}
	w.lines("<"+name+align+">", n, "</"+name+">\n")
}

func (w *htmlWriter) element(n *Element) {
	switch n.Name {
	case "details":
		w.box("<details>\n", n, "</details>\n")
	case "summary", "figcaption":
		w.lines("<"+n.Name+">", n, "</"+n.Name+">\n")
	case "figure":
		w.line()
		w.put("<figure>\n")
		w.content(n, isBareFigure(n))
		w.line()
		w.put("</figure>\n")
	}
}

// isBareFigure reports whether a figure is one picture, or other line, with its
// caption.
func isBareFigure(n *Element) bool {
	paragraphs := 0
	for _, c := range n.Children {
		if _, ok := c.(*ast.Paragraph); ok {
			paragraphs++
		}
	}
	return paragraphs == 1
}

// escape writes text.
func (w *htmlWriter) escape(s []byte) {
	last := 0
	for i, c := range s {
		esc := ""
		switch c {
		case '&':
			esc = "&amp;"
		case '<':
			esc = "&lt;"
		case '>':
			esc = "&gt;"
		default:
			continue
		}
		w.out = append(append(w.out, s[last:i]...), esc...)
		last = i + 1
	}
	w.out = append(w.out, s[last:]...)
}
