package export

import (
	"reflect"
	"strings"
	"sync"
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
	// a field of no session, which is said once: sessions[*].license. A field
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

// memory is why a format has no place for what [recap.Revise] counts and keeps.
const memory = "it is for programs that publish the post anew, and they read JSON"

// omitted returns those of the fields that the post gives. An exporter lists
// in them all that its format never carries.
func omitted(doc *Document, fields []uncarried) []Omission {
	given := doc.givenFields()
	var list []Omission
	for _, f := range fields {
		if given[f.Path] {
			list = append(list, f)
		}
	}
	return list
}

// omittedFromPeople is omitted for a format that people read, whose words may not
// be in the post's language.
func omittedFromPeople(doc *Document, fields []uncarried) []Omission {
	var list []Omission
	if stand := doc.words.In(); stand != doc.post.Language && doc.words.Foreign("Sessions") == "" {
		list = append(list, Omission{"language", "there are no words in it: those in the language " + stand + " stand in, unless export.Words gives others"})
	}
	return append(append(list, omitted(doc, fields)...), untranslated(doc)...)
}

// untranslated names what the post says in other languages, of which a format that
// is in one has nothing.
func untranslated(doc *Document) []Omission {
	const reason = "the format is in one language: recap.Post.In returns the post in another"
	return omitted(doc, []uncarried{
		{"translations", reason}, {"authors[*].translations", reason}, {"event.rooms[*].translations", reason}, {"event.translations", reason},
		{"tracks[*].translations", reason}, {"sessions[*].speakers[*].translations", reason},
		{"sessions[*].translations", reason},
	})
}

// givenFields returns the paths of the fields to which the post gives a value,
// such as sessions[*].links[*].size.
func (d *Document) givenFields() map[string]bool {
	d.given.once.Do(func() {
		var post givenField
		post.mark(reflect.ValueOf(d.source))
		d.given.paths = make(map[string]bool)
		post.list(d.given.paths, "", reflect.TypeFor[recap.Post]())
	})
	return d.given.paths
}

// givenFields are the paths of the fields that a document's post gives, found out
// when they are first asked for.
type givenFields struct {
	once  sync.Once
	paths map[string]bool
}

// A givenField says of a field, and of those below it, whether it has a value
// anywhere in the post.
type givenField struct {
	given bool
	below []givenField // the fields of a struct, or what stands for all elements of a list
}

func (g *givenField) mark(v reflect.Value) {
	if v.IsZero() {
		return
	}
	g.given = true
	switch {
	case v.Kind() == reflect.Slice:
		if g.below == nil {
			g.below = make([]givenField, 1)
		}
		for i := range v.Len() {
			g.below[0].mark(v.Index(i))
		}
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[time.Time]():
		if g.below == nil {
			g.below = make([]givenField, v.NumField())
		}
		for i := range v.NumField() {
			g.below[i].mark(v.Field(i))
		}
	}
}

// list enters the paths of the fields that have a value.
func (g *givenField) list(paths map[string]bool, path string, t reflect.Type) {
	if !g.given {
		return
	}
	paths[path] = true
	if g.below == nil {
		return
	}
	if t.Kind() == reflect.Slice {
		g.below[0].list(paths, path+"[*]", t.Elem())
		return
	}
	if path != "" {
		path += "."
	}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		g.below[i].list(paths, path+name, t.Field(i).Type)
	}
}
