package body

import (
	"iter"

	"github.com/gomarkdown/markdown/ast"

	"github.com/seed-e2fd8668/recap/internal/text"
)

// Empty reports whether the body says nothing: it has no text, no picture, no
// code.
func (b *Body) Empty() bool {
	for n := range b.nodes() {
		switch n := n.(type) {
		case *ast.Text, *ast.Code, *ast.Image:
			return false
		case *ast.CodeBlock:
			if text.IsVisible(string(n.Literal)) {
				return false
			}
		}
	}
	return true
}

// BeginsWithParagraph reports whether the body begins with a paragraph, so that
// it can go on behind words such as "Level 400".
func (b *Body) BeginsWithParagraph() bool {
	if len(b.root.Children) == 0 {
		return false
	}
	_, ok := b.root.Children[0].(*ast.Paragraph)
	return ok
}

// A Picture is a picture in a body.
type Picture struct {
	URL string // absolute, unless the body was read without a base
	Alt string // what it shows, in words; may be empty
}

// Pictures are the pictures in the body, in their order.
func (b *Body) Pictures() iter.Seq[Picture] {
	return func(yield func(Picture) bool) {
		for n := range b.nodes() {
			if img, ok := n.(*ast.Image); ok && !yield(Picture{string(img.Destination), alt(img)}) {
				return
			}
		}
	}
}

// FirstPicture is the first picture in the body, if there is one.
func (b *Body) FirstPicture() (Picture, bool) {
	for p := range b.Pictures() {
		return p, true
	}
	return Picture{}, false
}

// Links are the addresses that links in the body lead to, in their order.
func (b *Body) Links() iter.Seq[string] {
	return func(yield func(string) bool) {
		for n := range b.nodes() {
			if link, ok := n.(*ast.Link); ok && link.NoteID == 0 && !yield(string(link.Destination)) {
				return
			}
		}
	}
}

// Headings are the texts of the headings in the body, in their order.
func (b *Body) Headings() iter.Seq[string] {
	return func(yield func(string) bool) {
		for n := range b.nodes() {
			if h, ok := n.(*ast.Heading); ok && !yield(plainOf(h)) {
				return
			}
		}
	}
}

// nodes are the nodes of the tree in their order.
func (b *Body) nodes() iter.Seq[ast.Node] {
	return func(yield func(ast.Node) bool) {
		ast.WalkFunc(b.root, func(n ast.Node, entering bool) ast.WalkStatus {
			if entering && !yield(n) {
				return ast.Terminate
			}
			return ast.GoToNext
		})
	}
}
