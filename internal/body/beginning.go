package body

import "github.com/gomarkdown/markdown/ast"

// BeginsWithList reports whether the body begins with a list, which in Markdown
// would go on with a list before it.
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
func (b *Body) first() ast.Node {
	if len(b.root.Children) == 0 {
		return nil
	}
	return b.root.Children[0]
}
