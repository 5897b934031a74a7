package markup

import (
	"strconv"

	"golang.org/x/net/html"
)

func listStart(n *html.Node) string {
	start, err := strconv.Atoi(attr(n, "start"))
	if err != nil || start < 0 || start == 1 || start > 999999999 {
		return "<ol>\n"
	}
	return `<ol start="` + strconv.Itoa(start) + "\">\n"
}

// list writes a list. What stands in it outside an item belongs to the item
// before, as browsers show it.
func (w *writer) list(n *html.Node, start, end string) {
	tight := isTight(n)
	w.boxes = append(w.boxes, box{start: start, end: end, tight: tight})
	inItem := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		isItem := c.Type == html.ElementNode && c.Data == "li"
		if !isItem && !inItem && !hasText(c) {
			continue
		}
		if isItem || !inItem {
			if inItem {
				w.closeBox()
			}
			w.boxes = append(w.boxes, box{start: "<li>", end: "</li>\n", tight: tight})
			inItem = true
		}
		if isItem {
			w.children(c)
		} else {
			w.node(c)
		}
	}
	if inItem {
		w.closeBox()
	}
	w.closeBox()
}

// isTight reports whether every item of a list is a paragraph at most, with
// lists at most behind it: then its paragraphs stand without p.
func isTight(list *html.Node) bool {
	var c itemContent
	for n := list.FirstChild; n != nil; n = n.NextSibling {
		if n.Type != html.ElementNode || n.Data != "li" {
			c.node(n) // belongs to the item before
			continue
		}
		if !c.isTight() {
			return false
		}
		c = itemContent{}
		c.children(n)
	}
	return c.isTight()
}

// startsTight is isTight for one item.
func startsTight(li *html.Node) bool {
	var c itemContent
	c.children(li)
	return c.isTight()
}

// itemContent is what writing an item would write.
type itemContent struct {
	paragraphs int
	inLine     bool // a paragraph goes on
	lists      bool
	loose      bool // there is what no tight item holds
}

func (c *itemContent) isTight() bool { return !c.loose && c.paragraphs <= 1 }

func (c *itemContent) children(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.node(child)
	}
}

func (c *itemContent) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode || n.Data == "img":
		if !c.inLine && hasText(n) {
			c.paragraphs++
			c.inLine = true
			c.loose = c.loose || c.lists
		}
	case !isBlock(n):
		c.children(n)
	case n.Data == "ul" || n.Data == "ol":
		c.inLine = false
		c.lists = c.lists || hasText(n)
	case n.Data == "hr":
		c.loose = true
	case n.Data == "pre" || n.Data == "blockquote" || n.Data == "table" || isHeading(n.Data) ||
		n.Data == "dl" && isDefinitions(n):
		c.inLine = false
		c.loose = c.loose || hasText(n)
	default:
		c.inLine = false
		c.children(n)
		c.inLine = false
	}
}

func isBlock(n *html.Node) bool {
	return n.Type == html.ElementNode && isBlockName(n.Data)
}

// isBlockName holds for the elements that are not inline.
func isBlockName(name string) bool {
	switch kindOf(name) {
	case division:
		return true
	case kept:
		switch name {
		case "p", "pre", "hr", "ul", "ol", "li", "dl", "dt", "dd", "blockquote",
			"h1", "h2", "h3", "h4", "h5", "h6",
			"table", "thead", "tbody", "tfoot", "tr", "th", "td":
			return true
		}
	}
	return false
}

// definitions writes a definition list, or its content alone if it is none:
// HTML wants one term or more and then one definition or more, again and again.
func (w *writer) definitions(n *html.Node) {
	if !isDefinitions(n) {
		w.children(n)
		return
	}
	w.boxes = append(w.boxes, box{start: "<dl>\n", end: "</dl>\n"})
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == "dt" {
			w.leaf = leaf{start: "<dt>", end: "</dt>\n", active: true, named: true}
			w.children(c)
			w.endLeaf()
		} else if c.Data == "dd" {
			w.within(box{start: "<dd>", end: "</dd>\n", tight: startsTight(c)}, c)
		}
	}
	w.closeBox()
}

func isDefinitions(n *html.Node) bool {
	last := "dd"
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		isTerm := c.Type == html.ElementNode && c.Data == "dt"
		isDefinition := c.Type == html.ElementNode && c.Data == "dd"
		switch {
		case c.Type == html.TextNode && !isVisible(c.Data):
			continue
		case !isTerm && !isDefinition || !hasText(c) || isDefinition && c == firstElement(n):
			return false
		}
		last = c.Data
	}
	return last == "dd" && firstElement(n) != nil
}

func firstElement(n *html.Node) *html.Node {
	c := n.FirstChild
	for c != nil && c.Type != html.ElementNode {
		c = c.NextSibling
	}
	return c
}

// maxArea is how many cells a table may be filled up to.
const maxArea = maxCells

// table writes a table: a header row, if it begins with one, and a body, all
// rows filled up to the same width.
func (w *writer) table(n *html.Node) {
	rows := tableRows(nil, n)
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	if width*len(rows) > maxArea {
		w.children(n)
		return
	}
	if len(rows) == 0 {
		return
	}
	w.openBoxes()
	w.line("<table>\n")
	if isHeader(rows[0]) {
		w.out = append(w.out, "<thead>\n"...)
		w.row(rows[0], "th", width)
		w.out = append(w.out, "</thead>\n"...)
		rows = rows[1:]
	}
	if len(rows) > 0 {
		w.out = append(w.out, "<tbody>\n"...)
		for _, row := range rows {
			w.row(row, "td", width)
		}
		w.out = append(w.out, "</tbody>\n"...)
	}
	w.out = append(w.out, "</table>\n"...)
}

// tableRows adds the rows in n that hold any text to rows.
func tableRows(rows [][]*html.Node, n *html.Node) [][]*html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Data == "tr" && hasText(c):
			var row []*html.Node
			for cell := c.FirstChild; cell != nil; cell = cell.NextSibling {
				if cell.Data == "td" || cell.Data == "th" {
					row = append(row, cell)
				}
			}
			rows = append(rows, row)
		case c.Data == "thead" || c.Data == "tbody" || c.Data == "tfoot":
			rows = tableRows(rows, c)
		}
	}
	return rows
}

func isHeader(row []*html.Node) bool {
	if len(row) > 0 && row[0].Parent.Parent.Data == "thead" {
		return true
	}
	for _, cell := range row {
		if cell.Data != "th" {
			return false
		}
	}
	return len(row) > 0
}

// row writes a row. An empty header cell is written as td, which screen
// readers pass over.
func (w *writer) row(cells []*html.Node, name string, width int) {
	w.out = append(w.out, "<tr>\n"...)
	for _, cell := range cells {
		if !hasText(cell) {
			w.out = append(w.out, "<td></td>\n"...)
			continue
		}
		w.leaf = leaf{
			start: "<" + name + ">", end: "</" + name + ">\n",
			active: true, named: true, breaksLine: true,
		}
		w.children(cell)
		w.endLeaf()
	}
	for range width - len(cells) {
		w.out = append(w.out, "<td></td>\n"...)
	}
	w.out = append(w.out, "</tr>\n"...)
}
