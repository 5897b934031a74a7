package source

import "strings"

// A jsonObject is an object whose members are asked for by name. What nobody
// asked for is left at the end.
type jsonObject struct {
	value   jsonValue
	names   []string // in their order
	members map[string]jsonValue
}

func (v jsonValue) object() jsonObject {
	o := jsonObject{value: v, members: v.fields()}
	o.names = make([]string, 0, len(o.members))
	listed := make(map[string]bool, len(o.members))
	for name := range v.members() {
		if !listed[name] {
			listed[name] = true
			o.names = append(o.names, name)
		}
	}
	return o
}

// get returns a member and takes it out of the rest; null if there is none.
func (o *jsonObject) get(name string) jsonValue {
	v, ok := o.members[name]
	if !ok {
		return jsonValue{in: o.value.in, at: o.value.at, path: joinPath(o.value.path, name)}
	}
	delete(o.members, name)
	return v
}

// text returns the text of a member that is a string or a number, "" for null,
// and takes note of anything else.
func (o *jsonObject) text(name string) string {
	v := o.get(name)
	switch v.kind() {
	case 'n':
		return ""
	case '0':
		return string(v.text)
	case '"':
		s, _ := v.str()
		return s
	}
	v.in.Note(v.at, v.path, "expected a string: left out", string(v.text))
	return ""
}

// line is text on one line.
func (o *jsonObject) line(name string) string { return oneLine(o.text(name)) }

// flag returns a boolean member, false where there is none.
func (o *jsonObject) flag(name string) bool {
	v := o.get(name)
	if k := v.kind(); k != 't' && k != 'f' && k != 'n' {
		v.in.Note(v.at, v.path, "expected true or false: left out", string(v.text))
	}
	return v.kind() == 't'
}

// drop takes members out of the rest that say nothing of their own.
func (o *jsonObject) drop(names ...string) {
	for _, name := range names {
		delete(o.members, name)
	}
}

// rest notes, once for each name, the members that nobody asked for. What is
// what the object is.
func (o *jsonObject) rest(what string) {
	for _, name := range o.names {
		if v, ok := o.members[name]; ok && !v.isEmpty() {
			v.in.NoteKind(v.at, "", "has no place in a post: left out", what+": "+name)
		}
	}
}

// oneLine is text with a space for each run of white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
