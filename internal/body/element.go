package body

import (
	"github.com/gomarkdown/markdown/ast"

	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// An Element is what the tree of package ast has no node for: kbd, abbr, mark,
// sub, sup, details, summary, figure, figcaption, and input, the box of a task.
type Element struct {
	ast.Container
	Name    string
	Title   string // of abbr: what it stands for
	Checked bool   // of input
}

// add makes child the last child of parent. It stands for ast.AppendChild,
// which looks through the children that the parent has.
func add(parent, child ast.Node) {
	child.SetParent(parent)
	parent.SetChildren(append(parent.GetChildren(), child))
}

// addText adds text to the children of parent, as one node with text before it.
func addText(parent ast.Node, s string) {
	if t, ok := ast.GetLastChild(parent).(*ast.Text); ok {
		t.Literal = append(t.Literal, s...)
		return
	}
	t := new(ast.Text)
	t.Literal = []byte(s)
	add(parent, t)
}

// isElement reports whether n is our Element of that name.
func isElement(n ast.Node, name string) bool {
	e, ok := n.(*Element)
	return ok && e.Name == name
}

// isTerm reports whether n is a term of a definition list.
func isTerm(n ast.Node) bool {
	item, ok := n.(*ast.ListItem)
	return ok && item.ListFlags&ast.ListTypeTerm != 0
}

// isOrdered and isDefinitions say what kind of list n is.
func isOrdered(n *ast.List) bool     { return n.ListFlags&ast.ListTypeOrdered != 0 }
func isDefinitions(n *ast.List) bool { return n.ListFlags&ast.ListTypeDefinition != 0 }

// appendPlain appends the text in n to dst, line breaks as line ends.
func appendPlain(dst []byte, n ast.Node) []byte {
	switch n := n.(type) {
	case *ast.Text, *ast.Code, *ast.CodeBlock:
		return append(dst, n.AsLeaf().Literal...)
	case *ast.Hardbreak:
		return append(dst, '\n')
	case *ast.Image:
		return append(dst, imageText(n)...)
	}
	for _, c := range n.GetChildren() {
		dst = appendPlain(dst, c)
	}
	return dst
}

func plainOf(n ast.Node) string { return string(appendPlain(nil, n)) }

// alt is an image's alternative text.
func alt(n *ast.Image) string {
	var s []byte
	for _, c := range n.Children {
		s = append(s, c.AsLeaf().Literal...)
	}
	return string(s)
}

// imageText is what stands for an image that is not shown: its alternative
// text, or else the name of its file.
func imageText(n *ast.Image) string {
	if s := alt(n); text.IsVisible(s) {
		return s
	}
	return weburl.FileName(string(n.Destination))
}
