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
	Source   func(url string) string // where a picture shall load from; nil means as Link has it
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
	w.inlines(n.GetChildren())
	w.put(end)
}

func (w *htmlWriter) paragraph(n *ast.Paragraph) {
	if !w.tight {
		w.line()
		w.put("<p>")
	}
	if box, ok := n.Children[0].(*Element); ok && box.Name == "input" && !w.o.Feed {
		w.put("<label>") // says what the box is for
		w.task(box.Checked, true)
		w.inlines(n.Children[1:])
		w.put("</label>")
	} else {
		w.inlines(n.Children)
	}
	if !w.tight {
		w.put("</p>\n")
	}
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
	name, attributes := "ul", ""
	switch {
	case n.IsFootnotesList && !w.o.Feed:
		name, attributes = "ol", ` class="footnotes"`
	case isDefinitions(n):
		name = "dl"
	case isOrdered(n):
		name = "ol"
		if n.Start != 1 && !n.IsFootnotesList {
			attributes = ` start="` + strconv.Itoa(n.Start) + `"`
		}
	}
	w.line()
	w.put("<", name, attributes, ">\n")
	for i, c := range n.Children {
		switch {
		case n.IsFootnotesList:
			w.footnote(strconv.Itoa(i+1), c, i < w.notes)
		case isTerm(c):
			w.lines("<dt>", c, "</dt>\n")
		case name == "dl":
			w.item("<dd>", c, "</dd>\n")
		default:
			w.item("<li>", c, "</li>\n")
		}
	}
	w.put("</", name, ">\n")
}

func (w *htmlWriter) item(start string, n ast.Node, end string) {
	w.put(start)
	w.content(n, n.(*ast.ListItem).Tight)
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

// footnote writes a footnote, with a link back to where it is referred to.
func (w *htmlWriter) footnote(number string, n ast.Node, isReferred bool) {
	w.put(`<li id="`, w.o.IDPrefix, "fn", number, `">`, "\n")
	w.blocks(n)
	if isReferred {
		const end = "</p>\n"
		back := `<a href="#` + w.o.IDPrefix + "fnref" + number + `">↩` + "\uFE0E</a>" + end
		if _, ok := ast.GetLastChild(n).(*ast.Paragraph); ok {
			w.out = w.out[:len(w.out)-len(end)]
			w.put(" ", back)
		} else {
			w.put("<p>", back)
		}
	}
	w.put("</li>\n")
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
		w.content(n, true)
		w.line()
		w.put("</figure>\n")
	}
}

var textEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// escape writes text.
func (w *htmlWriter) escape(s []byte) { w.put(textEscaper.Replace(string(s))) }
