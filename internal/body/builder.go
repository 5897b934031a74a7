package body

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/gomarkdown/markdown/ast"

	"github.com/seed-e2fd8668/recap/internal/text"
)

// maxBoxes is how deep blocks of HTML may nest. What is deeper stands in the
// deepest.
const maxBoxes = 64

// A builder makes the tree out of what a reader finds, and gives it the form
// that the writers rely on:
//
//   - Blocks hold blocks, or they hold lines: paragraphs, headings, cells,
//     terms, summaries and captions hold lines and nothing else. What is a
//     block to the reader within one of those ends a line at most.
//   - White space in lines is one space, none at the ends, and stands outside
//     of emphasis. No inline element is empty, no paragraph or heading is.
//   - A list holds items, a table is as wide in each row, details begin with
//     their summary.
//
// Everything in lines is opened as late as possible, when there is text to put
// in; so emphasis around a paragraph becomes one in it.
type builder struct {
	base  *url.URL
	root  *ast.Document
	boxes []ast.Node              // the open blocks, root first
	bare  map[*ast.Paragraph]bool // paragraphs that nobody marked as such
	leaf  ast.Node                // the block that lines go into, or nil
	named bool                    // whether leaf is another than a paragraph
	used  bool                    // whether leaf stands in the tree
	marks []*mark                 // what the next text shall stand in, outermost first
	open  []openMark              // what the text before stands in
	code  bool                    // whether the next text is code
	space bool                    // white space came after that text
	lines int                     // line breaks came after that text
	bidi  bool                    // leaf holds bidirectional controls
	notes []int                   // footnotes that the link refers to
}

// An openMark is an inline element in the tree, and the mark that it is for.
type openMark struct {
	mark *mark
	node ast.Node
}

func newBuilder(base *url.URL) *builder {
	root := new(ast.Document)
	return &builder{base: base, root: root, boxes: []ast.Node{root}, bare: make(map[*ast.Paragraph]bool)}
}

// body ends the tree.
func (b *builder) body() *Body {
	b.endLeaf()
	b.rankHeadings()
	return &Body{b.root}
}

// box is the block that the next block goes into. What stands in a list beside
// its items belongs to the item before, as browsers show it.
func (b *builder) box(child ast.Node) ast.Node {
	box := b.boxes[len(b.boxes)-1]
	list, ok := box.(*ast.List)
	if !ok || isDefinitions(list) {
		return box
	}
	if _, ok := child.(*ast.ListItem); ok {
		return box
	}
	if len(list.Children) == 0 {
		add(list, &ast.ListItem{ListFlags: list.ListFlags})
	}
	return ast.GetLastChild(list)
}

// block adds a block that holds blocks, which content adds.
func (b *builder) block(n ast.Node, content func()) {
	if b.within(content) {
		return
	}
	if b.depth() >= maxBoxes {
		content()
		return
	}
	b.endLeaf()
	parent := b.box(n)
	add(parent, n)
	b.boxes = append(b.boxes, n)
	content()
	b.endLeaf()
	b.boxes = b.boxes[:len(b.boxes)-1]
	b.settle(parent, n)
}

// depth is how deep the block is that the next one goes into.
func (b *builder) depth() int {
	depth := 0
	for n := b.boxes[len(b.boxes)-1]; n != nil; n = n.GetParent() {
		depth++
	}
	return depth
}

// within adds content to the lines of a named leaf, which cannot hold a block,
// and reports whether there is such a leaf.
func (b *builder) within(content func()) bool {
	if b.leaf == nil || !b.named {
		return false
	}
	b.boundary()
	content()
	b.boundary()
	return true
}

// boundary stands for the edge of a block within a leaf.
func (b *builder) boundary() {
	b.space = true
	if _, ok := b.leaf.(*ast.TableCell); ok && b.used {
		b.lines = 1
	}
}

// atom adds a block without content, such as a rule.
func (b *builder) atom(n ast.Node) {
	if !b.within(func() {}) {
		b.endLeaf()
		add(b.box(n), n)
	}
}

// paragraph adds a paragraph. It is bare if nobody marked it as such.
func (b *builder) paragraph(bare bool, content func()) {
	if b.within(content) {
		return
	}
	b.endLeaf()
	if !bare {
		b.leaf = new(ast.Paragraph)
	}
	content()
	b.endLeaf()
}

// line adds a block that holds lines: a heading, a cell, a term.
func (b *builder) line(n ast.Node, content func()) {
	if b.within(content) {
		return
	}
	b.endLeaf()
	b.leaf, b.named = n, true
	content()
	b.endLeaf()
}

// codeBlock adds code. The language may be empty.
func (b *builder) codeBlock(language, code string) {
	if b.within(func() { b.text(code) }) {
		return
	}
	n := &ast.CodeBlock{IsFenced: true}
	n.Literal = []byte(strings.TrimRight(text.Clean(code), "\n"))
	if len(language) <= 20 && languageName.MatchString(language) && language != "text" { // which is what none means
		n.Info = []byte(language)
	}
	b.atom(n)
}

// languageName is what may be the name of a programming language.
var languageName = regexp.MustCompile(`^[\pL\pN][\pL\pN\pM+#._-]*$`)

// endLeaf ends the block that holds lines.
func (b *builder) endLeaf() {
	if b.used {
		linkify(b.leaf)
		if b.bidi {
			pairBidi(b.leaf)
		}
	}
	b.leaf, b.named, b.used, b.bidi = nil, false, false, false
	b.open = b.open[:0]
	b.space, b.lines = false, 0
}

// settle puts the finished block n, the last child of parent, into its form.
func (b *builder) settle(parent, n ast.Node) {
	switch n := n.(type) {
	case *ast.List:
		if isDefinitions(n) {
			b.settleDefinitions(parent, n)
		} else {
			b.settleList(parent, n)
		}
	case *Element:
		b.settleElement(parent, n)
	case *ast.TableRow:
		if !slices.ContainsFunc(n.Children, func(c ast.Node) bool { return len(c.GetChildren()) > 0 }) {
			dropLast(parent)
		}
	case *ast.Table, *ast.TableHeader, *ast.TableBody:
		if len(n.GetChildren()) == 0 {
			dropLast(parent)
		}
	}
}

// settleList finds out whether a list is tight: whether each item is a bare
// paragraph with other blocks behind it at most.
func (b *builder) settleList(parent ast.Node, list *ast.List) {
	if len(list.Children) == 0 {
		dropLast(parent)
		return
	}
	list.Tight = true
	for _, item := range list.Children {
		for i, c := range item.GetChildren() {
			if p, ok := c.(*ast.Paragraph); ok && (i > 0 || !b.bare[p]) {
				list.Tight = false
			}
		}
	}
	for _, item := range list.Children {
		item.(*ast.ListItem).Tight = list.Tight
	}
}

// settleDefinitions leaves a definition list alone if it is one: HTML wants one
// term or more and then one definition or more, again and again. Else only its
// content stays.
func (b *builder) settleDefinitions(parent ast.Node, list *ast.List) {
	term, defined := false, false
	for _, c := range list.Children {
		item, ok := c.(*ast.ListItem)
		if !ok || len(item.Children) == 0 || !isTerm(c) && !term && !defined {
			dissolve(parent, list)
			return
		}
		term = isTerm(c)
		defined = !term
		if defined {
			p, ok := item.Children[0].(*ast.Paragraph)
			item.Tight = ok && len(item.Children) == 1 && b.bare[p]
		}
	}
	if !defined {
		dissolve(parent, list)
	}
}

// settleElement leaves details alone that begin with a summary, and figures that
// are one block with a caption at most. Of others the content stays.
func (b *builder) settleElement(parent ast.Node, n *Element) {
	captions := 0
	for _, c := range n.Children {
		if isElement(c, "figcaption") {
			captions++
		}
	}
	switch {
	case n.Name == "details" && len(n.Children) > 0 && isElement(n.Children[0], "summary"):
	case n.Name == "figure" && captions <= 1 && len(n.Children) == captions+1:
	default:
		dissolve(parent, n)
	}
}

func dropLast(parent ast.Node) {
	children := parent.GetChildren()
	parent.SetChildren(children[:len(children)-1])
}

// dissolve puts the content of n, the last child of parent, in its place.
func dissolve(parent, n ast.Node) {
	dropLast(parent)
	for _, c := range n.GetChildren() {
		switch item, ok := c.(*ast.ListItem); {
		case isTerm(c) || isElement(c, "figcaption"):
			p := new(ast.Paragraph)
			for _, c := range c.GetChildren() {
				add(p, c)
			}
			add(parent, p)
		case ok:
			for _, c := range item.Children {
				add(parent, c)
			}
		default:
			add(parent, c)
		}
	}
}

// rankHeadings gives headings their ranks: 1 for the levels that the author put
// highest, and 2 and 3 for what is below, but never deeper by more than one
// than the heading before.
func (b *builder) rankHeadings() {
	var ranks [7]int
	headings := slices.Collect(nodes[*ast.Heading](&Body{b.root}))
	for _, h := range headings {
		ranks[h.Level] = 3
	}
	next := 1
	for level, used := range ranks {
		if used > 0 {
			ranks[level] = min(next, 3)
			next++
		}
	}
	last := 0
	for _, h := range headings {
		last = min(ranks[h.Level], last+1)
		h.Level = last
	}
}
