package source

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A mdDocument is Markdown (CommonMark) divided by its headings. What stands
// between them is taken from the source as it is. Only its blocks are parsed;
// the inline markup of a heading or a list is when it is asked for, since
// there are bodies on which goldmark would be at work for minutes.
type mdDocument struct {
	in       *Input
	at       int    // where the text begins in the input
	text     []byte // of the document
	inlines  goldmark.Markdown
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
	d := &mdDocument{in: in, at: at, text: withoutBreaks(in.text[at:]), inlines: goldmark.New(
		goldmark.WithExtensions(extension.Strikethrough, extension.Linkify),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(addressRenderer{}, 1))),
	)}
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

// The most that is parsed of inline markup: links that may not be closed, of
// which goldmark looks for the end to the end of the block, and bytes.
const (
	maxLinks  = 300
	maxInline = 64 << 10
)

// html returns what a heading or a block says as a tree of HTML: with escapes
// and references resolved.
func (d *mdDocument) html(n ast.Node) *html.Node {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	if n == nil {
		return body
	}
	source := d.source(n)
	if len(source) > maxInline || bytes.Count(source, []byte("](")) > maxLinks {
		body.AppendChild(&html.Node{Type: html.TextNode, Data: string(source)})
		return body
	}
	var b bytes.Buffer
	if err := d.inlines.Convert(source, &b); err != nil {
		return body
	}
	nodes, err := html.ParseFragment(&b, body)
	if err != nil {
		return body
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return body
}

// source is a block as it stands, a heading on one line.
func (d *mdDocument) source(n ast.Node) []byte {
	if h, ok := n.(*ast.Heading); ok {
		text := []byte("# ")
		lines := h.Lines()
		for i := range lines.Len() {
			line := lines.At(i)
			text = append(append(text, bytes.TrimSpace(line.Value(d.text))...), ' ')
		}
		return text
	}
	return d.text[d.lineStart(max(n.Pos(), 0)):d.endOf(n)]
}

// inline returns the nodes of a heading or a paragraph.
func (d *mdDocument) inline(n ast.Node) []*html.Node {
	body := d.html(n)
	if only := body.FirstChild; only != nil && only.Type == html.ElementNode && !isInlineName(only.Data) {
		body = only
	}
	return childrenOf(body)
}

func isInlineName(name string) bool {
	switch name {
	case "a", "code", "em", "strong", "del", "br", "img":
		return true
	}
	return false
}

func childrenOf(n *html.Node) []*html.Node {
	var nodes []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		nodes = append(nodes, c)
	}
	return nodes
}

// plain is the text of nodes, on one line.
func plain(nodes ...*html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Data == "br":
			b.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	for _, n := range nodes {
		walk(n)
	}
	return oneLine(b.String())
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// isElement reports whether a node is an element of that name.
func isElement(n *html.Node, name string) bool { return n.Type == html.ElementNode && n.Data == name }
