package body

import (
	"iter"

	"github.com/gomarkdown/markdown/ast"
)

// BeginsWithParagraph reports whether the body begins with a paragraph, so that
// it can go on behind words such as "Level 400".
func (b *Body) BeginsWithParagraph() bool {
	_, ok := b.first().(*ast.Paragraph)
	return ok
}

// BeginsWithList reports whether it begins with a list, which would go on one.
func (b *Body) BeginsWithList() bool {
	_, ok := b.first().(*ast.List)
	return ok
}

// BeginsWithBreak reports whether the body begins with a thematic break.
func (b *Body) BeginsWithBreak() bool {
	_, ok := b.first().(*ast.HorizontalRule)
	return ok
}

// first is the first block of the body, or nil.
func (b *Body) first() ast.Node { return ast.GetFirstChild(b.root) }

// A Picture is a picture in a body.
type Picture struct {
	URL string // absolute, unless the body was read without a base
	Alt string // what it shows, in words; may be empty
}

// Pictures are the pictures in the body, in their order.
func (b *Body) Pictures() iter.Seq[Picture] {
	return func(yield func(Picture) bool) {
		for img := range nodes[*ast.Image](b) {
			if !yield(Picture{string(img.Destination), alt(img)}) {
				return
			}
		}
	}
}

// Headings are the texts of the headings in the body, in their order.
func (b *Body) Headings() iter.Seq[string] {
	return func(yield func(string) bool) {
		for h := range nodes[*ast.Heading](b) {
			if !yield(plainOf(h)) {
				return
			}
		}
	}
}

// nodes are the nodes of a type in their order.
func nodes[N ast.Node](b *Body) iter.Seq[N] {
	return func(yield func(N) bool) {
		ast.WalkFunc(b.root, func(n ast.Node, entering bool) ast.WalkStatus {
			if found, ok := n.(N); ok && entering && !yield(found) {
				return ast.Terminate
			}
			return ast.GoToNext
		})
	}
}
