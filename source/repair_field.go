package source

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// A field is what the path of a problem leads to.
type field struct {
	value    reflect.Value
	parent   reflect.Value // the struct that holds it
	name     string        // of the struct's field, "" for a string of a list
	rules    string        // of the validate tag
	required bool          // whether what it belongs to is nothing without it
	list     reflect.Value // the innermost list around it, if there is any
	index    int           // in that list
	item     string        // the path of that item
}

// findField goes down a path such as sessions[3].links[0].url.
func findField(post *recap.Post, path string) (f field, ok bool) {
	f.value = reflect.ValueOf(post).Elem()
	for segment := range strings.SplitSeq(path, ".") {
		name, rest, indexed := strings.Cut(segment, "[")
		parent := f.value
		value, tag, ok := structField(parent, name)
		if !ok {
			return f, false
		}
		f.value, f.parent, f.name, f.rules = value, parent, tag.Name, tag.Tag.Get("validate")
		f.required = strings.HasPrefix(f.rules, "required")
		if !indexed {
			continue
		}
		i, err := strconv.Atoi(strings.TrimSuffix(rest, "]"))
		if err != nil || value.Kind() != reflect.Slice || i >= value.Len() {
			return f, false
		}
		f.list, f.index, f.value, f.required = value, i, value.Index(i), true
		f.item = path[:strings.Index(path, segment)+len(segment)]
	}
	return f, true
}

// removeItem takes the innermost list's item out of a copy of the list: another
// session may hold the same one.
func (f field) removeItem() {
	list := reflect.MakeSlice(f.list.Type(), 0, f.list.Len()-1)
	list = reflect.AppendSlice(list, f.list.Slice(0, f.index))
	f.list.Set(reflect.AppendSlice(list, f.list.Slice(f.index+1, f.list.Len())))
}

// isOf reports whether the field is one of a struct of this type.
func (f field) isOf(t reflect.Type) bool { return f.parent.IsValid() && f.parent.Type() == t }

// limit is the number of characters that the rule "text" allows.
func (f field) limit() int {
	_, after, _ := strings.Cut(f.rules, "text=")
	digits, _, _ := strings.Cut(after, ",")
	if n, err := strconv.Atoi(digits); err == nil {
		return n
	}
	return recap.MaxTitle
}

// structField returns the field of a struct by its JSON name.
func structField(v reflect.Value, name string) (reflect.Value, reflect.StructField, bool) {
	if v.Kind() != reflect.Struct {
		return reflect.Value{}, reflect.StructField{}, false
	}
	t := v.Type()
	for i := range t.NumField() {
		if tag, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); tag == name {
			return v.Field(i), t.Field(i), true
		}
	}
	return reflect.Value{}, reflect.StructField{}, false
}
