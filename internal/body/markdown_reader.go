package body

import (
	"bytes"
	"net/url"
	"strings"
	"sync"

	tree "github.com/gomarkdown/markdown/ast"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/seed-e2fd8668/recap/internal/markdown"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// gold reads CommonMark with GitHub's tables, strikethrough, task lists and
// autolinks, and footnotes. Left out is what damages what somebody wrote:
// formulas ("from $5 to $10"), attributes and ids (they would be of our page),
// a single tilde ("~5 to ~10"), typographic quotation marks.
var gold = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Footnote, extension.Strikethrough,
		),
		goldmark.WithParserOptions(parser.WithInlineParsers(
			util.Prioritized(tasks{extension.NewTaskCheckBoxParser()}, 0), util.Prioritized(tildes{}, 1), util.Prioritized(bareURLs{}, 999),
		)),
		goldmark.WithRendererOptions(html.WithUnsafe(), renderer.WithNodeRenderers(
			util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(), 500),
		)),
	)
})

// A document is Markdown as goldmark has parsed it.
type document struct {
	src  []byte
	root ast.Node
}

func parseMarkdown(src string) document {
	d := document{src: []byte(src)}
	d.root = gold().Parser().Parse(text.NewReader(d.src))
	return d
}

// parseBlocks is parseMarkdown without what stands in lines.
func parseBlocks(src string) document {
	d := document{src: []byte(src)}
	p := parser.NewParser(parser.WithBlockParsers(parser.DefaultBlockParsers()...))
	d.root = p.Parse(text.NewReader(d.src))
	return d
}

// scan finds out how deep lists and quotations nest, and whether there is raw
// HTML. Then its tags, and what stands between them, have to be read as HTML.
func (d document) scan() (deepest int, holdsHTML bool) {
	depth := 0
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n.Kind() {
		case ast.KindBlockquote, ast.KindListItem:
			if entering {
				depth++
				deepest = max(deepest, depth)
			} else {
				depth--
			}
		case ast.KindRawHTML, ast.KindHTMLBlock:
			holdsHTML = true
		}
		return ast.WalkContinue, nil
	})
	return deepest, holdsHTML
}

// render writes the document as HTML, for the sanitiser.
func (d document) render(base *url.URL) string {
	var others []ast.Node
	images := 0 // that are open
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Link:
			n.Destination = forSanitiser(n.Destination, base)
			if base != nil && (len(n.Destination) == 0 || string(n.Destination) == "#") {
				n.Destination = []byte(base.String())
			}
		case *ast.Image:
			if !entering {
				images--
				break
			}
			images++
			n.Destination = forSanitiser(n.Destination, base)
		case *ast.Text:
			if images > 0 && n.HardLineBreak() { // or the alternative text would have a tag
				n.SetHardLineBreak(false)
				n.SetSoftLineBreak(true)
			}
		}
		l, ok := n.(*ast.AutoLink)
		if entering && (ok && !isAllowedAutoLink(l, d.src) || n.Kind() == extast.KindFootnoteBacklink) {
			others = append(others, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range others {
		s := ast.NewString(nil)
		if l, ok := n.(*ast.AutoLink); ok { // <std::string> is no link
			s.Value = util.EscapeHTML([]byte("<" + string(l.Label(d.src)) + ">"))
			s.SetCode(true)
		}
		n.Parent().ReplaceChild(n.Parent(), n, s)
	}
	var out bytes.Buffer
	if err := gold().Renderer().Render(&out, d.src, d.root); err != nil {
		return "<pre>" + string(util.EscapeHTML(d.src)) + "</pre>" // not from a buffer in memory
	}
	return out.String()
}

// forSanitiser returns a destination that bluemonday does not drop because url.Parse
// refuses it: a path with a colon, such as 12:30.html.
func forSanitiser(dest []byte, base *url.URL) []byte {
	escaped := string(util.URLEscape(dest, true))
	if _, err := url.Parse(escaped); err == nil {
		return dest
	}
	if clean, ok := weburl.Clean(escaped, base); ok {
		return []byte(clean)
	}
	return dest
}

// A markdownReader reads goldmark's tree.
type markdownReader struct {
	src []byte
	*builder
}

// children reads what n holds. Text that stands side by side is one.
func (r markdownReader) children(n ast.Node) {
	var run []byte
	flush := func() {
		r.text(string(run))
		run = run[:0]
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			run = append(run, markdown.Unescape(c.Value(r.src))...)
			if c.SoftLineBreak() {
				run = append(run, '\n')
			}
			if c.HardLineBreak() {
				flush()
				r.lineBreak()
			}
		case *ast.String:
			run = append(run, c.Value...)
		default:
			flush()
			r.node(c)
		}
	}
	flush()
}

func (r markdownReader) node(n ast.Node) {
	content := func() { r.children(n) }
	switch n := n.(type) {
	case *ast.TextBlock:
		r.paragraph(true, content)
	case *ast.Paragraph:
		r.paragraph(false, content)
	case *ast.Heading:
		r.line(&tree.Heading{Level: n.Level}, content)
	case *ast.Blockquote:
		r.block(new(tree.BlockQuote), content)
	case *ast.List:
		list := new(tree.List)
		if n.IsOrdered() {
			list.ListFlags, list.Start = tree.ListTypeOrdered, n.Start
		}
		r.block(list, content)
	case *ast.ListItem:
		r.block(new(tree.ListItem), content)
	case *ast.ThematicBreak:
		r.atom(new(tree.HorizontalRule))
	case *ast.CodeBlock:
		r.codeBlock("", string(n.Lines().Value(r.src)))
	case *ast.FencedCodeBlock:
		r.codeBlock(markdown.Unescape(n.Language(r.src)), string(n.Lines().Value(r.src)))
	case *extast.Table:
		r.readTable(n)
	case *extast.FootnoteList:
		r.block(&tree.List{ListFlags: tree.ListTypeOrdered, IsFootnotesList: true}, content)
	case *extast.Footnote:
		r.block(new(tree.ListItem), content)
	default:
		r.inlineNode(n)
	}
}

func (r markdownReader) inlineNode(n ast.Node) {
	content := func() { r.children(n) }
	switch n := n.(type) {
	case *ast.CodeSpan:
		var code []byte
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			code = append(code, c.(*ast.Text).Value(r.src)...)
		}
		r.code = true
		r.text(string(code))
		r.code = false
	case *ast.Emphasis:
		if n.Level == 1 {
			r.mark("em", emph, content)
		} else {
			r.mark("strong", strong, content)
		}
	case *extast.Strikethrough:
		r.mark("del", del, content)
	case *ast.Link:
		r.link(r.destination(n.Destination), markdown.Unescape(n.Title), content)
	case *ast.Image:
		r.image(string(util.URLEscape(n.Destination, true)), string(r.appendText(nil, n)), markdown.Unescape(n.Title), "", "")
	case *ast.AutoLink:
		r.autoLink(n)
	case *extast.TaskCheckBox:
		r.task(n.IsChecked)
	case *extast.FootnoteLink:
		r.note(n.Index)
	case *extast.FootnoteBacklink: // the writers add it
	default:
		content()
	}
}

func (r markdownReader) autoLink(n *ast.AutoLink) {
	label := string(n.Label(r.src))
	if !isAllowedAutoLink(n, r.src) {
		r.text("<" + label + ">")
		return
	}
	dest := string(n.URL(r.src))
	if n.AutoLinkType == ast.AutoLinkEmail {
		dest = "mailto:" + label
	}
	r.link(string(util.URLEscape([]byte(dest), false)), "", func() { r.text(label) })
}

// destination is where a link leads, with what may not stand in a URL encoded.
// One that leads nowhere leads to the page itself.
func (r markdownReader) destination(raw []byte) string {
	if len(raw) == 0 && r.base != nil {
		return r.base.String()
	}
	return string(util.URLEscape(raw, true))
}

// isAllowedAutoLink reports whether an autolink is of a scheme that may be led
// to: <std::string> is no link.
func isAllowedAutoLink(n *ast.AutoLink, src []byte) bool {
	scheme, _, found := strings.Cut(string(n.URL(src)), ":")
	return n.AutoLinkType == ast.AutoLinkEmail || found &&
		(strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto"))
}

func (r markdownReader) readTable(n *extast.Table) {
	var rows []row
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		var cells row
		for c := child.FirstChild(); c != nil; c = c.NextSibling() {
			align := tree.CellAlignFlags(c.(*extast.TableCell).Alignment) & tree.TableAlignmentCenter // the flags of both are alike
			cells = append(cells, cell{align, func() { r.children(c) }})
		}
		rows = append(rows, cells)
	}
	r.table(true, rows)
}

// appendText appends the text in n without markup, as goldmark writes it for an image.
func (r markdownReader) appendText(dst []byte, n ast.Node) []byte {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			dst = append(dst, markdown.Unescape(c.Value(r.src))...)
			if c.SoftLineBreak() || c.HardLineBreak() {
				dst = append(dst, '\n')
			}
		case *ast.String:
			dst = append(dst, c.Value...)
		default:
			dst = r.appendText(dst, c)
		}
	}
	return dst
}
