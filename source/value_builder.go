package source

import (
	"errors"
	"slices"
)

// The values of an input take more room than their text. As many are read as a
// small multiple of it holds: one for so many bytes, and some for small inputs.
const (
	bytesPerValue = 8
	someValues    = 100_000
)

// A treeBuilder puts a tree together from the beginnings and ends of its values.
type treeBuilder struct {
	tree  *valueTree
	open  []value // those whose end has not come
	done  []value // their children so far, those of the innermost last
	marks []int   // where in done the children of each begin
	count int
}

// add adds a value that has no children.
func (b *treeBuilder) add(v value) error {
	if limit := someValues + len(b.tree.in.text)/bytesPerValue; b.count == limit {
		return b.tree.in.Fail(v.at, "", "is one of more than %d values; of an input of this length, that many can be read", limit)
	}
	b.count++
	v.tree = b.tree
	b.done = append(b.done, v)
	return nil
}

// begin adds a value to which the next ones belong, up to its end.
func (b *treeBuilder) begin(v value) error {
	if limit := b.tree.in.maxDepth(); len(b.open) == limit {
		return b.tree.in.Fail(v.at, "", "nests deeper than %d levels", limit)
	}
	v.tree = b.tree
	b.open = append(b.open, v)
	b.marks = append(b.marks, len(b.done))
	return nil
}

// finish ends the innermost value that is open.
func (b *treeBuilder) finish(at int) error {
	last := len(b.open) - 1
	v, mark := b.open[last], b.marks[last]
	b.open, b.marks = b.open[:last], b.marks[:last]
	if v.end = at; mark < len(b.done) {
		v.children = slices.Clone(b.done[mark:])
	}
	b.done = b.done[:mark]
	return b.add(v)
}

// inner is the innermost value that is open, nil if there is none.
func (b *treeBuilder) inner() *value {
	if len(b.open) == 0 {
		return nil
	}
	return &b.open[len(b.open)-1]
}

// whole returns the outermost value.
func (b *treeBuilder) whole() (*value, error) {
	if len(b.done) == 0 {
		return nil, errors.New("the input is empty")
	}
	b.tree.root = b.done[0]
	return &b.tree.root, nil
}
