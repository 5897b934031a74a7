package body

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gomarkdown/markdown/ast"
	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap/internal/sanitize"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// An htmlReader reads the tree of sanitised HTML.
type htmlReader struct {
	*builder
	notes *html.Node // the list of footnotes
	count int        // how many there are
}

func (r htmlReader) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.node(c)
	}
}

func (r htmlReader) node(n *html.Node) {
	content := func() { r.children(n) }
	switch n.Type {
	case html.TextNode:
		r.text(n.Data)
		return
	case html.ElementNode:
	default:
		return
	}
	switch n.Data {
	case "p", "caption":
		r.paragraph(false, content)
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.line(&ast.Heading{Level: int(n.Data[1] - '0')}, content)
	case "hr":
		r.atom(new(ast.HorizontalRule))
	case "pre":
		r.pre(n)
	case "blockquote", "ul", "ol":
		switch {
		case r.isTooDeep():
			r.paragraph(true, content)
		case n.Data == "blockquote":
			r.block(new(ast.BlockQuote), content)
		default:
			r.list(n)
		}
	case "dl":
		r.block(&ast.List{ListFlags: ast.ListTypeDefinition}, content)
	case "li", "dt", "dd", "summary", "figcaption":
		r.part(n)
	case "details", "figure":
		r.block(&Element{Name: n.Data}, content)
	case "table":
		r.readTable(n)
	default:
		if sanitize.IsBlock(n.Data) {
			r.paragraph(true, content)
			return
		}
		r.inlineNode(n)
	}
}

// isTooDeep reports whether a list or a quotation that begins here would nest
// deeper than Markdown may: then its text stands in what is around it.
func (r htmlReader) isTooDeep() bool {
	depth := 0
	for _, box := range r.boxes {
		switch box.(type) {
		case *ast.BlockQuote, *ast.List:
			depth++
		}
	}
	return depth >= maxDepth
}

// part reads an element that is one only within another.
func (r htmlReader) part(n *html.Node) {
	content := func() { r.children(n) }
	in := r.boxes[len(r.boxes)-1]
	list, _ := in.(*ast.List)
	inDefinitions := list != nil && isDefinitions(list)
	switch {
	case n.Data == "li" && list != nil && !inDefinitions:
		r.block(new(ast.ListItem), content)
	case n.Data == "dt" && inDefinitions:
		r.line(&ast.ListItem{ListFlags: ast.ListTypeDefinition | ast.ListTypeTerm}, content)
	case n.Data == "dd" && inDefinitions:
		r.block(&ast.ListItem{ListFlags: ast.ListTypeDefinition}, content)
	case n.Data == "summary" && isElement(in, "details") && len(in.GetChildren()) == 0 && r.leaf == nil,
		n.Data == "figcaption" && isElement(in, "figure"):
		r.line(&Element{Name: n.Data}, content)
	default:
		r.paragraph(true, content)
	}
}

func (r htmlReader) inlineNode(n *html.Node) {
	content := func() { r.children(n) }
	switch n.Data {
	case "em", "i", "cite", "dfn", "var":
		r.mark("em", emph, content)
	case "strong", "b":
		r.mark("strong", strong, content)
	case "del", "s", "strike":
		r.mark("del", del, content)
	case "kbd", "mark", "sub", "sup":
		if only := n.FirstChild; only != nil && only.NextSibling == nil && n.Data == "sup" && r.noteNumber(only) > 0 {
			content() // a reference to a footnote is one without a sup
			return
		}
		r.element(n.Data, "", content)
	case "abbr", "acronym":
		r.element("abbr", text.Line(attr(n, "title")), content)
	case "code", "tt", "samp":
		outer := r.code
		r.code = true
		content()
		r.code = outer
	case "q":
		r.text("“")
		content()
		r.text("”")
	case "br":
		r.lineBreak()
	case "img":
		r.image(attr(n, "src"), attr(n, "alt"), attr(n, "title"), attr(n, "width"), attr(n, "height"))
	case "input":
		if strings.EqualFold(attr(n, "type"), "checkbox") {
			r.task(slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "checked" }))
		}
	case "a":
		r.anchor(n, content)
	default:
		content()
	}
}

func (r htmlReader) anchor(n *html.Node, content func()) {
	href := attr(n, "href")
	switch {
	case r.noteNumber(n) > 0:
		r.note(r.noteNumber(n))
	case r.notes != nil && strings.HasPrefix(href, "#fnref"): // the writers add it
	default:
		r.link(href, attr(n, "title"), content)
	}
}

// noteNumber is the number of the footnote that a link leads to, or 0.
func (r htmlReader) noteNumber(n *html.Node) int {
	if number := numberOf(strings.TrimPrefix(attr(n, "href"), "#")); number <= r.count {
		return number
	}
	return 0
}

// numberOf is the number of the footnote with that id, or 0.
func numberOf(id string) int {
	m := sanitize.NoteID.FindStringSubmatch(id)
	if m == nil {
		return 0
	}
	number, _ := strconv.Atoi(m[1])
	return number
}

// findNotes finds the list of footnotes, and how many there are: the last list
// of the body whose items have the ids of footnotes, in their order.
func findNotes(root *html.Node) (list *html.Node, count int) {
	for n := root.LastChild; n != nil; n = n.PrevSibling {
		switch n.Data {
		case "div":
			if list, count := findNotes(n); count > 0 {
				return list, count
			}
		case "ol":
			if count := countNotes(n); count > 0 {
				return n, count
			}
		}
	}
	return nil, 0
}

// countNotes is the number of items of a list of footnotes, 0 for another list.
func countNotes(list *html.Node) int {
	count := 0
	for c := list.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			if count++; numberOf(attr(c, "id")) != count {
				return 0
			}
		}
	}
	return count
}

func (r htmlReader) list(n *html.Node) {
	list := new(ast.List)
	if n.Data == "ol" {
		list.ListFlags, list.Start = ast.ListTypeOrdered, 1
		if start, err := strconv.Atoi(attr(n, "start")); err == nil && start >= 0 && start <= 999999999 {
			list.Start = start
		}
		list.IsFootnotesList = n == r.notes
		if _, ok := ast.GetLastChild(r.box(list)).(*ast.HorizontalRule); ok && n == r.notes {
			dropLast(r.box(list)) // goldmark writes it
		}
	}
	r.block(list, func() { r.children(n) })
}

func (r htmlReader) pre(n *html.Node) {
	language := ""
	if code := n.FirstChild; code != nil && code.Data == "code" {
		language = strings.TrimPrefix(attr(code, "class"), "language-")
	}
	r.codeBlock(language, textOf(n))
}

func (r htmlReader) readTable(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "caption" {
			r.node(c)
		}
	}
	header, rows := false, []row(nil)
	for _, tr := range tableRows(nil, n) {
		var cells row
		isHeader := true
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			if c.Data == "td" || c.Data == "th" {
				cells = append(cells, cell{cellAlign(c), func() { r.children(c) }})
				isHeader = isHeader && c.Data == "th"
			}
		}
		if len(rows) == 0 {
			header = isHeader || tr.Parent.Data == "thead"
		}
		rows = append(rows, cells)
	}
	r.table(header, rows)
}

// tableRows appends the rows of a table to rows.
func tableRows(rows []*html.Node, n *html.Node) []*html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Data {
		case "tr":
			rows = append(rows, c)
		case "thead", "tbody", "tfoot":
			rows = tableRows(rows, c)
		}
	}
	return rows
}

func cellAlign(n *html.Node) ast.CellAlignFlags {
	for _, key := range []string{"align", "class", "style"} {
		if m := sanitize.Alignment.FindStringSubmatch(strings.ToLower(attr(n, key))); m != nil {
			return ast.CellAlignFlags(1 + slices.Index([]string{"left", "right", "center"}, m[1]))
		}
	}
	return 0
}

// textOf is the text in n, with br as line ends.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Data == "br":
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func attr(n *html.Node, key string) string {
	if i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key }); i >= 0 {
		return n.Attr[i].Val
	}
	return ""
}
