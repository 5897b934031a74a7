package markup

import (
	"html"
	"net/url"
	"strconv"
	"strings"

	"github.com/gomarkdown/markdown/ast"
	nethtml "golang.org/x/net/html"
)

// A treeBuilder makes of gomarkdown's tree one of HTML.
type treeBuilder struct {
	base  *url.URL
	cells int  // table cells around the present node
	raw   bool // whether it holds HTML as the author wrote it
	depth int  // containers around the present node
	deep  bool // whether depth was more than maxDepth at some point
}

func element(name string, attr ...nethtml.Attribute) *nethtml.Node {
	return &nethtml.Node{Type: nethtml.ElementNode, Data: name, Attr: attr}
}

func attribute(key, val string) nethtml.Attribute {
	return nethtml.Attribute{Key: key, Val: val}
}

func appendText(parent *nethtml.Node, s string) {
	if s != "" {
		parent.AppendChild(&nethtml.Node{Type: nethtml.TextNode, Data: s})
	}
}

// children adds the children of n to parent. Text that stands side by side
// becomes one node, as it does when HTML is parsed.
func (b *treeBuilder) children(parent *nethtml.Node, n ast.Node) {
	var run []byte
	for _, child := range n.GetChildren() {
		if t, ok := child.(*ast.Text); ok {
			run = append(run, t.Literal...)
			continue
		}
		appendText(parent, restore(run))
		run = run[:0]
		b.node(parent, child)
	}
	appendText(parent, restore(run))
}

// wrap adds an element that holds the children of n.
func (b *treeBuilder) wrap(parent *nethtml.Node, el *nethtml.Node, n ast.Node) {
	parent.AppendChild(el)
	b.children(el, n)
}

// contain is wrap for what counts as a level of nesting.
func (b *treeBuilder) contain(parent *nethtml.Node, el *nethtml.Node, n ast.Node) {
	b.depth++
	b.deep = b.deep || b.depth > maxDepth
	b.wrap(parent, el, n)
	b.depth--
}

func (b *treeBuilder) node(parent *nethtml.Node, n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		b.wrap(parent, element("p"), n)
	case *ast.Heading:
		b.wrap(parent, element("h"+strconv.Itoa(min(max(n.Level, 1), 6))), n)
	case *ast.BlockQuote:
		b.contain(parent, element("blockquote"), n)
	case *ast.List:
		b.wrap(parent, listElement(n), n)
	case *ast.ListItem:
		b.contain(parent, element("li"), n)
	case *ast.HorizontalRule:
		parent.AppendChild(element("hr"))
	case *ast.Hardbreak:
		parent.AppendChild(element("br"))
	case *ast.Emph:
		b.wrap(parent, element("em"), n)
	case *ast.Strong:
		b.wrap(parent, element("strong"), n)
	case *ast.Del:
		b.wrap(parent, element("del"), n)
	case *ast.Code:
		code := element("code")
		appendText(code, b.codeText(n))
		parent.AppendChild(code)
	case *ast.CodeBlock:
		parent.AppendChild(codeElement(n))
	case *ast.HTMLSpan:
		b.appendRaw(parent, n.Literal)
	case *ast.HTMLBlock:
		b.appendRaw(parent, n.Literal)
	case *ast.Link, *ast.Image:
		b.reference(parent, n)
	default:
		b.table(parent, n)
	}
}

// codeText is the text of a code span. In a table, GFM (4.10) reads the escape
// of "|" before anything else.
func (b *treeBuilder) codeText(n *ast.Code) string {
	s := restore(n.Literal)
	if b.cells > 0 {
		s = strings.ReplaceAll(s, `\|`, "|")
	}
	return s
}

func (b *treeBuilder) appendRaw(parent *nethtml.Node, literal []byte) {
	b.raw = true
	parent.AppendChild(&nethtml.Node{Type: nethtml.RawNode, Data: restore(literal)})
}

func listElement(n *ast.List) *nethtml.Node {
	if n.ListFlags&ast.ListTypeOrdered == 0 {
		return element("ul")
	}
	if n.Start > 1 {
		return element("ol", attribute("start", strconv.Itoa(n.Start)))
	}
	return element("ol")
}

func codeElement(n *ast.CodeBlock) *nethtml.Node {
	code := element("code")
	if fields := strings.Fields(string(n.Info)); len(fields) > 0 && isLanguage(fields[0]) {
		code.Attr = append(code.Attr, attribute("class", languagePrefix+fields[0]))
	}
	appendText(code, restore(n.Literal))
	pre := element("pre")
	pre.AppendChild(code)
	return pre
}

// languagePrefix begins the class that names the language of a code block, as
// the HTML standard proposes it at the code element.
const languagePrefix = "language-"

// isLanguage holds for what may be the name of a programming language.
func isLanguage(s string) bool {
	if s == "" || len(s) > 20 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if !isAlnum(s[i]) && (i == 0 || strings.IndexByte("+#-_.", s[i]) < 0) {
			return false
		}
	}
	return true
}

// reference adds a link or an image.
func (b *treeBuilder) reference(parent *nethtml.Node, n ast.Node) {
	switch n := n.(type) {
	case *ast.Link:
		a := element("a", attribute("href", b.destination(n.Destination)))
		if len(n.Title) > 0 {
			a.Attr = append(a.Attr, attribute("title", unescape(n.Title)))
		}
		b.wrap(parent, a, n)
	case *ast.Image:
		var alt strings.Builder
		for _, child := range n.GetChildren() {
			if t, ok := child.(*ast.Text); ok {
				alt.WriteString(unescape(t.Literal))
			}
		}
		parent.AppendChild(element("img",
			attribute("src", b.destination(n.Destination)), attribute("alt", alt.String())))
	}
}

// destination is a link's destination, made absolute, or "" if it is none that
// the writer would keep. bluemonday corrects some that are not.
func (b *treeBuilder) destination(dest []byte) string {
	s, _ := cleanURL(unescape(dest), b.base)
	return s
}

// unescape decodes the character references and backslashes of a title or an
// alternative text, which gomarkdown leaves in place.
func unescape(b []byte) string {
	s := restore(b)
	if strings.IndexByte(s, '\\') >= 0 {
		var out strings.Builder
		for i := 0; i < len(s); i++ {
			if s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]) {
				i++
			}
			out.WriteByte(s[i])
		}
		s = out.String()
	}
	return cleanChars(html.UnescapeString(s))
}

func (b *treeBuilder) table(parent *nethtml.Node, n ast.Node) {
	switch n := n.(type) {
	case *ast.Table:
		b.wrap(parent, element("table"), n)
	case *ast.TableHeader:
		b.wrap(parent, element("thead"), n)
	case *ast.TableBody:
		b.wrap(parent, element("tbody"), n)
	case *ast.TableFooter:
		b.wrap(parent, element("tfoot"), n)
	case *ast.TableRow:
		b.wrap(parent, element("tr"), n)
	case *ast.TableCell:
		name := "td"
		if n.IsHeader {
			name = "th"
		}
		b.cells++
		b.wrap(parent, element(name), n)
		b.cells--
	default: // also a listRegion
		b.children(parent, n)
	}
}
