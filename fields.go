package recap

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"
)

// differ enters the fields of two structs that are not equal. A nested struct is
// entered by its own fields, a list as a whole.
func (f Fields) differ(old, new reflect.Value, path string, silent func(path string, old, new reflect.Value) bool) {
	t := old.Type()
	for i := range t.NumField() {
		a, b, name := old.Field(i), new.Field(i), path+jsonName(t.Field(i))
		switch {
		case a.Kind() == reflect.Struct && !isTime(a.Type()):
			f.differ(a, b, name+".", silent)
		case !sameValue(a, b) && !silent(name, a, b):
			f[name] = Edit{Old: encoded(a), New: encoded(b)}
		}
	}
}

// sameValue reports whether two values mean the same: times by their instant, and an
// empty list is none.
func sameValue(a, b reflect.Value) bool {
	switch {
	case isTime(a.Type()):
		return a.Interface().(time.Time).Equal(b.Interface().(time.Time))
	case a.Kind() == reflect.Slice:
		for i := 0; a.Len() == b.Len() && i < a.Len(); i++ {
			if !sameValue(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return a.Len() == b.Len()
	case a.Kind() == reflect.Struct:
		for i := range a.NumField() {
			if !sameValue(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	}
	return a.Equal(b)
}

// same is sameValue of two values of one type.
func same[T any](a, b T) bool { return sameValue(reflect.ValueOf(a), reflect.ValueOf(b)) }

func isTime(t reflect.Type) bool { return t == reflect.TypeFor[time.Time]() }

// encoded is a value's JSON form: null for an empty one, and for a time that no valid
// post has.
func encoded(v reflect.Value) json.RawMessage {
	if !v.IsZero() && !(v.Kind() == reflect.Slice && v.Len() == 0) {
		if data, err := json.Marshal(v.Interface()); err == nil {
			return data
		}
	}
	return json.RawMessage("null")
}

func encode(v any) json.RawMessage {
	if v == nil {
		return json.RawMessage("null")
	}
	return encoded(reflect.ValueOf(v))
}

// setAll sets the fields of the struct that target points to, each to the value that
// pick takes of its edit. It goes on after a field that cannot be set, and returns the
// first error.
func (f Fields) setAll(target any, pick func(Edit) json.RawMessage) error {
	var first error
	for _, path := range slices.Sorted(maps.Keys(f)) {
		if err := setField(reflect.ValueOf(target).Elem(), path, pick(f[path])); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// misplaced returns a field of a post that is none of its changes, "" if there is none.
func (f Fields) misplaced() string {
	for _, path := range []string{"sessions", "history", "revision"} {
		if _, has := f[path]; has {
			return path
		}
	}
	return ""
}

// setField sets the field at a path of a struct to a value in its JSON form.
func setField(v reflect.Value, path string, data json.RawMessage) error {
	for name := range strings.SplitSeq(path, ".") {
		i := -1
		if v.Kind() == reflect.Struct && !isTime(v.Type()) {
			i = slices.IndexFunc(reflect.VisibleFields(v.Type()), func(f reflect.StructField) bool { return jsonName(f) == name })
		}
		if i < 0 {
			return fmt.Errorf("%s is no field", path)
		}
		v = v.Field(i)
	}
	v.SetZero()
	if bytes.Equal(data, []byte("null")) {
		return nil
	}
	if err := json.Unmarshal(data, v.Addr().Interface()); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
