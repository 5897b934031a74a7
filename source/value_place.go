package source

import (
	"iter"
	"slices"
	"strconv"
	"strings"
)

// named calls the value by a name in notes on it and on what is in it.
func (v *value) named(label string) {
	if v.tree.labels == nil {
		v.tree.labels = make(map[int]string)
	}
	v.tree.labels[v.at] = label
}

// label is what the innermost part of the input around the value is called, or
// the value's path.
func (v *value) label() string {
	label := ""
	for c := range v.ancestors() {
		if l, ok := v.tree.labels[c.at]; ok {
			label = l
		}
	}
	if label == "" {
		return v.path()
	}
	return label
}

// path leads to a value of JSON from the outermost one: schedule.days[0].
func (v *value) path() string {
	if v.is('<', '=') {
		return ""
	}
	var path strings.Builder
	parent := &v.tree.root
	for c := range v.ancestors() {
		switch {
		case c == parent:
		case parent.kind == '[':
			path.WriteString("[" + strconv.Itoa(parent.indexAt(c.at)) + "]")
		default:
			if path.Len() > 0 {
				path.WriteByte('.')
			}
			path.WriteString(c.name)
		}
		parent = c
	}
	return path.String()
}

// ancestors yields the values in which the value stands, from the outermost one
// to itself.
func (v *value) ancestors() iter.Seq[*value] {
	return func(yield func(*value) bool) {
		c := &v.tree.root
		for yield(c) {
			i := c.indexAt(v.at)
			if i < 0 {
				return
			}
			c = &c.children[i]
		}
	}
}

// indexAt is the index of the child that holds a place of the input, or -1.
func (v *value) indexAt(at int) int {
	i, found := slices.BinarySearchFunc(v.children, at, func(child value, at int) int { return child.at - at })
	if !found {
		i--
	}
	return i
}
