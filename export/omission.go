package export

import (
	"reflect"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// An Omitter is an [Exporter] that can say what it leaves out of a document,
// and why:
//
//	if o, ok := exporter.(export.Omitter); ok {
//		for _, omission := range o.Omissions(doc) {
//			log.Print(omission)
//		}
//	}
//
// Whatever the post gives and the format cannot carry has a line, and so has
// whatever the exporter could only say differently. Omissions come in the
// order of the post, the same at every call; there are none, nil, where the
// format carries all. A document that Export refuses has them too. Omissions
// may be called by several goroutines at once and does not change the
// document.
type Omitter interface {
	// Omissions says what Export leaves out of the document.
	Omissions(doc *Document) []Omission
}

// An Omission is something that a post says and that a format does not.
type Omission struct {
	// Path is where it stands in the post, in JSON names and as in
	// [recap.Problem]: sessions[3] for a whole session, sessions[3].end for
	// one of its fields. A star stands for any index where the format carries
	// a field of no session, which is said once: sessions[*].licence. A field
	// that the post leaves empty is named where an exporter had to do without.
	Path string
	// Reason says in one plain sentence, without a full stop, why it is left
	// out, and what is written instead if anything is.
	Reason string
}

// String returns the path and the reason.
func (o Omission) String() string { return o.Path + ": " + o.Reason }

// An uncarried is a field that a format has no place for: its path with a star
// for every index, and why.
type uncarried = Omission

// omitted returns those of the fields that the post gives. An exporter lists
// in them all that its format never carries.
func omitted(post recap.Post, fields []uncarried) []Omission {
	given := make(map[string]bool)
	markGiven(given, "", reflect.ValueOf(post))
	var list []Omission
	for _, f := range fields {
		if given[f.Path] {
			list = append(list, f)
		}
	}
	return list
}

// markGiven enters the path of every value below v that is not zero, such as
// sessions[*].links[*].size.
func markGiven(given map[string]bool, path string, v reflect.Value) {
	if v.IsZero() {
		return
	}
	given[path] = true
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			markGiven(given, path+"[*]", v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		if path != "" {
			path += "."
		}
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			markGiven(given, path+name, v.Field(i))
		}
	}
}
