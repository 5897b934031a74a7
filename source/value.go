package source

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// A value is what an input in JSON, YAML or XML consists of: a value, an element
// or an attribute. Readers of all these languages read this one tree: the
// attributes of an element and the members of an object are its children, and the
// items of an array are children without names.
//
// Readers ask for children by name. What nobody asked for is noted by rest.
type value struct {
	tree     *valueTree
	name     string
	text     string // of what is no object and no array; of an element, what stands outside the elements in it
	children []value
	at, end  int  // where it stands in the input
	kind     byte // what it begins with in JSON, '0' for all numbers; '<' for an element, '=' for an attribute
	asked    bool
}

// A valueTree is an input as a tree, and what its parts are called in notes.
type valueTree struct {
	in     *Input
	root   value
	labels map[int]string // by where the part begins
	none   *value         // the last that get did not find
}

// isEmpty reports whether a value says nothing.
func (v *value) isEmpty() bool { return len(v.children) == 0 && strings.TrimSpace(v.text) == "" }

// is reports whether a value is of one of these kinds.
func (v *value) is(kinds ...byte) bool { return slices.Contains(kinds, v.kind) }

// raw is the value as it stands in the input.
func (v *value) raw() string { return string(v.tree.in.text[v.at:v.end]) }

func (v *value) oneLine() string { return oneLine(v.text) }

// kindName is the value's kind in words, with its article.
func (v *value) kindName() string {
	switch v.kind {
	case 'n':
		return "null"
	case 't', 'f':
		return "a boolean"
	case '0':
		return "a number"
	case '"':
		return "a string"
	case '[':
		return "an array"
	case '<':
		return "an element"
	}
	return "an object"
}

// get returns the first child that says anything of the first name that has
// one. Another one of that name is noted. Where there is none, it returns an
// empty value.
func (v *value) get(names ...string) *value {
	var found *value
	for _, name := range names {
		for i := range v.children {
			c := &v.children[i]
			if c.name != name {
				continue
			}
			if found != nil && found.name == name && !c.asked && !c.isEmpty() {
				c.note("is given more than once: the first counts", c.name+" "+c.oneLine())
			}
			c.asked = true
			if found == nil && !c.isEmpty() {
				found = c
			}
		}
	}
	if found == nil {
		if none := v.tree.none; none == nil || none.at != v.at { // most is asked for in vain
			v.tree.none = &value{tree: v.tree, at: v.at, end: v.at, kind: 'n'}
		}
		return v.tree.none
	}
	return found
}

// each yields all children of these names that say anything.
func (v *value) each(names ...string) iter.Seq[*value] {
	return func(yield func(*value) bool) {
		for i := range v.children {
			c := &v.children[i]
			if slices.Contains(names, c.name) {
				c.asked = true
				if !c.isEmpty() && !yield(c) {
					return
				}
			}
		}
	}
}

// items yields the children that are no attributes.
func (v *value) items() iter.Seq[*value] {
	return func(yield func(*value) bool) {
		for i := range v.children {
			if c := &v.children[i]; c.kind != '=' && !yield(c) {
				return
			}
		}
	}
}

// has reports whether there is a child of this name, whatever it says.
func (v *value) has(name string) bool {
	return slices.ContainsFunc(v.children, func(c value) bool { return c.name == name })
}

// members yields the children by their names.
func (v *value) members() iter.Seq2[string, *value] {
	return func(yield func(string, *value) bool) {
		for i := range v.children {
			if !yield(v.children[i].name, &v.children[i]) {
				return
			}
		}
	}
}

// body returns the text of a child.
func (v *value) body(names ...string) string { return v.get(names...).inOneLanguage() }

// inOneLanguage is the text of a value. Of one that is given in several
// languages, {"en": "Sea", "nl": "Zee"}, or that has a name, one text is taken.
func (v *value) inOneLanguage() string {
	if v.text != "" || v.isEmpty() {
		return v.text
	}
	one := v.get("name", "title", "en", "de").text
	for c := range v.items() {
		if one == "" {
			one = c.text
		}
	}
	if one == "" {
		v.misfit("a text")
		return ""
	}
	v.noteKind("is not a text but consists of several values: one of them was taken", v.name)
	return one
}

// allText is the text of an element and of those in it.
func (v *value) allText() string {
	texts := []string{v.text}
	for c := range v.items() {
		texts = append(texts, c.allText())
	}
	return strings.Join(texts, " ")
}

// line is body on one line.
func (v *value) line(names ...string) string { return oneLine(v.body(names...)) }

// flag returns a boolean child, false where there is none.
func (v *value) flag(name string) bool {
	c := v.get(name)
	is, ok := boolean(c.text)
	if !ok && c.oneLine() != "" {
		c.misfit("true or false")
	}
	return is
}

// boolean reads a text that says true or false, however people write that.
func boolean(s string) (is, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "true", "1", "yes":
		return true, true
	case "false", "0", "no":
		return false, true
	}
	return false, false
}

func isTrue(s string) bool { is, _ := boolean(s); return is }

// skip takes children out of the rest that say nothing of their own.
func (v *value) skip(names ...string) {
	for i := range v.children {
		if c := &v.children[i]; slices.Contains(names, c.name) {
			c.asked = true
		}
	}
}

// rest notes, once for each name, the children that nobody asked for. What is
// what the value is.
func (v *value) rest(what string) {
	for i := range v.children {
		if c := &v.children[i]; !c.asked && !c.isEmpty() && c.name != languageAttribute {
			c.noteKind("has no place in a post: left out", what+": "+c.name)
		}
	}
}

// note takes note of something that was put right with the value.
func (v *value) note(problem, text string) { v.tree.in.Note(v.at, v.label(), problem, text) }

// noteKind is note for what need not be named each time.
func (v *value) noteKind(problem, text string) { v.tree.in.NoteKind(v.at, v.label(), problem, text) }

// misfit notes a value of another type than is wanted.
func (v *value) misfit(want string) {
	v.tree.in.Note(v.at, cmp.Or(v.path(), v.label()), "expected "+want+": left out", v.raw())
}

// fail says that the value cannot be read, and what was expected.
func (v *value) fail(format string, args ...any) error {
	return v.tree.in.Fail(v.at, v.path(), format, args...)
}

// elements yields the items of a list, and notes what is no list.
func elements(list *value) iter.Seq[*value] {
	if !list.is('[', 'n') {
		list.misfit("an array")
		return func(func(*value) bool) {}
	}
	return list.items()
}

// objects yields the objects among values, and notes what else is there.
func objects(values iter.Seq[*value]) iter.Seq[*value] {
	return func(yield func(*value) bool) {
		for v := range values {
			switch {
			case v.kind == 'n':
			case v.kind != '{':
				v.misfit("an object")
			case !yield(v):
				return
			}
		}
	}
}

// oneLine is text with a space for each run of white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
