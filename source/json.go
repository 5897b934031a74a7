package source

import (
	"context"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// JSON reads what export.JSON writes, without loss: the fields of [recap.Post]
// under the names of their JSON form, described by the JSON Schema that
// "$schema" names. A post without "$schema" is read as well, and so is one
// whose schema is of an earlier version than this library's; one of a later
// version is refused.
//
// A field that the schema does not know and a value of another type than it
// wants are left out with a note. Times are as in RFC 3339.
type JSON struct{}

// Format implements [Reader].
func (JSON) Format() Format { return Format{Name: "json", Title: "JSON"} }

// Detect implements [Reader]: it takes every JSON object, since a misspelt
// post is better served by being told so.
func (JSON) Detect(text []byte) bool {
	i := skipSpace(text, 0)
	if i == len(text) || text[i] != '{' {
		return false
	}
	i = skipSpace(text, i+1)
	return i < len(text) && (text[i] == '"' || text[i] == '}')
}

// jsonSchemaVersion is the newest version of the schema that is read.
const jsonSchemaVersion = 2

// Read implements [Reader].
func (JSON) Read(ctx context.Context, in *Input) (recap.Post, error) {
	root, err := parseJSON(in)
	if err != nil {
		return recap.Post{}, err
	}
	if !isPost(root) {
		return recap.Post{}, in.Fail(root.at, "", `is not a post: expected an object with "title" and "sessions"`)
	}
	if schema, found := root.fields()["$schema"]; found {
		if version, ok := postSchema(schema); ok && version > jsonSchemaVersion {
			return recap.Post{}, in.Fail(schema.at, schema.path, "is a later version of the schema than post-%d, the last that is read here: %s", jsonSchemaVersion, schema.text)
		}
	}
	var post recap.Post
	d := jsonDecoder{ctx: ctx, in: in, fields: make(map[reflect.Type]map[string]int)}
	d.object(root, reflect.ValueOf(&post).Elem())
	return post, ctx.Err()
}

// isPost reports whether a value could be a post: an object that has sessions,
// or says that it is a post, or at least is called something and stands
// somewhere.
func isPost(v jsonValue) bool {
	names := make(map[string]bool)
	for name, member := range v.members() {
		names[name] = true
		if name == "sessions" && member.kind() != '[' && member.kind() != 'n' {
			return false
		}
		if _, isPost := postSchema(member); name == "$schema" && isPost {
			names["post"] = true
		}
	}
	return names["sessions"] || names["post"] || names["title"] && (names["url"] || !names["$schema"])
}

// postSchema returns the version of the schema of a post that a value names.
func postSchema(v jsonValue) (version int, ok bool) {
	url, _ := v.str()
	_, file, found := strings.Cut(url, "/schema/post-")
	version, err := strconv.Atoi(strings.TrimSuffix(file, ".json"))
	return version, found && err == nil
}

// checkSchema notes a schema that is none of ours, or too new to know of.
func (d jsonDecoder) checkSchema(v jsonValue) {
	if _, ok := postSchema(v); !ok {
		d.in.Note(v.at, v.path, "is not the schema of a post: it was read as one all the same", string(v.text))
	}
}

// jsonDecoder fills in the structs of a post. Unlike encoding/json it goes on
// after a value that does not fit, and knows the line.
type jsonDecoder struct {
	ctx    context.Context
	in     *Input
	fields map[reflect.Type]map[string]int // their numbers by their JSON names
}

// field returns the number of a struct's field by its JSON name.
func (d jsonDecoder) field(t reflect.Type, name string) (i int, ok bool) {
	numbers := d.fields[t]
	if numbers == nil {
		numbers = make(map[string]int, t.NumField())
		for i := range t.NumField() {
			tag, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			numbers[tag] = i
		}
		d.fields[t] = numbers
	}
	if now, renamed := renamedFields[name]; renamed {
		name = now
	}
	i, ok = numbers[name]
	return i, ok
}

// renamedFields are the names that version 1 of the schema gave to fields.
var renamedFields = map[string]string{"colour": "color", "licence": "license", "organisation": "organization"}

// object fills in a struct by its JSON names.
func (d jsonDecoder) object(v jsonValue, into reflect.Value) {
	if v.kind() != '{' {
		d.misfit(v, "an object")
		return
	}
	seen := make(map[string]bool)
	for name, member := range v.members() {
		number, ok := d.field(into.Type(), name)
		switch {
		case name == "$schema" && v.path == "":
			d.checkSchema(member)
		case !ok:
			d.in.Note(member.at, member.path, "is not a field of a post: left out", string(member.text))
		default:
			field := into.Field(number)
			if seen[name] {
				d.in.Note(member.at, member.path, "is given twice: the last counts", string(member.text))
				field.SetZero()
			}
			seen[name] = true
			d.value(member, field)
		}
	}
}

func (d jsonDecoder) value(v jsonValue, into reflect.Value) {
	if v.kind() == 'n' {
		return // no value, as if it were not there
	}
	switch {
	case into.Type() == reflect.TypeFor[time.Time]():
		d.time(v, into)
	case into.Kind() == reflect.Struct:
		d.object(v, into)
	case into.Kind() == reflect.Slice:
		d.list(v, into)
	case into.Kind() == reflect.String:
		if s, ok := v.str(); ok {
			into.SetString(s)
		} else {
			d.misfit(v, "a string")
		}
	default:
		if n, err := strconv.ParseInt(string(v.text), 10, 64); err == nil {
			into.SetInt(n)
		} else {
			d.misfit(v, "a whole number")
		}
	}
}

func (d jsonDecoder) list(v jsonValue, into reflect.Value) {
	if v.kind() != '[' {
		d.misfit(v, "an array")
		return
	}
	elem := into.Type().Elem()
	for _, item := range v.items() {
		if d.ctx.Err() != nil {
			return
		}
		if elem.Kind() == reflect.Struct && item.kind() != '{' {
			d.misfit(item, "an object")
			continue
		}
		if elem.Kind() == reflect.String && item.kind() != '"' {
			d.misfit(item, "a string")
			continue
		}
		if elem == reflect.TypeFor[recap.Session]() {
			d.in.Locate(item.at, item.path)
		}
		into.Set(reflect.Append(into, reflect.Zero(elem)))
		d.value(item, into.Index(into.Len()-1))
	}
}

func (d jsonDecoder) time(v jsonValue, into reflect.Value) {
	s, _ := v.str()
	t, err := time.ParseInLocation(time.RFC3339Nano, s, time.UTC) // not the zone of the machine
	if err != nil {
		d.misfit(v, "a time such as 2006-01-02T15:04:05Z")
		return
	}
	into.Set(reflect.ValueOf(t))
}

// misfit notes a value that cannot be used.
func (d jsonDecoder) misfit(v jsonValue, want string) {
	d.in.Note(v.at, v.path, "expected "+want+": left out", string(v.text))
}
