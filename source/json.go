package source

import (
	"context"
	"encoding/json"
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
	return i < len(text) && (text[i] == '"' || text[i] == '}') && jsonFrontMatter(text) == 0
}

// jsonSchemaVersion is the newest version of the schema that is read.
const jsonSchemaVersion = 2

// Read implements [Reader].
func (JSON) Read(ctx context.Context, in *Input) (recap.Post, error) {
	root, err := parseJSON(ctx, in)
	if err != nil {
		return recap.Post{}, err
	}
	const expected = `expected an object with "title" and in "sessions" at least one session`
	schema := root.get("$schema")
	version, isPost := postSchema(schema)
	switch sessions := root.get("sessions"); {
	case version > jsonSchemaVersion:
		return recap.Post{}, schema.fail("is a later version of the schema than post-%d, the last that is read here: %s", jsonSchemaVersion, schema.raw())
	case isPost:
	case sessions.kind == '[':
	case otherJSON(root) != "":
		return recap.Post{}, root.fail("is %s and not a post: %s", otherJSON(root), expected)
	default:
		return recap.Post{}, root.fail("is not a post: %s", expected)
	}
	var post recap.Post
	d := jsonDecoder{ctx: ctx, in: in, zone: in.zone, fields: make(map[reflect.Type]map[string]int)}
	if name, ok := TimeZoneNamed(root.get("event").get("timeZone").text); ok && d.zone == nil {
		d.zone, _ = (recap.Event{TimeZone: name}).Location()
	}
	d.object(root, reflect.ValueOf(&post).Elem())
	if err := ctx.Err(); err != nil {
		return post, err
	}
	if len(post.Sessions) == 0 && !isPost {
		return post, root.fail("holds no session: %s", expected)
	}
	return post, nil
}

// postSchema returns the version of the schema of a post that a value names.
func postSchema(v *value) (version int, ok bool) {
	_, file, found := strings.Cut(v.text, "/schema/post-")
	version, err := strconv.Atoi(strings.TrimSuffix(file, ".json"))
	return version, found && err == nil
}

// otherJSON is what a file is that people take for a post, "" if that is not
// known.
func otherJSON(root *value) string {
	switch version := root.get("version").text; {
	case strings.Contains(version, "jsonfeed.org"):
		return "a JSON Feed"
	case root.get("_type").text == "playlist" || strings.HasPrefix(root.get("kind").text, "youtube#"):
		return "a playlist"
	}
	return ""
}

// checkSchema notes a schema that is none of ours.
func (d jsonDecoder) checkSchema(v *value) {
	if _, ok := postSchema(v); !ok {
		v.note("is not the schema of a post: it was read as one all the same", v.raw())
	}
}

// jsonDecoder fills in the structs of a post. Unlike encoding/json it goes on
// after a value that does not fit, and knows the line.
type jsonDecoder struct {
	ctx    context.Context
	in     *Input
	zone   *time.Location                  // of times without an offset, nil where nothing names it
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
func (d jsonDecoder) object(v *value, into reflect.Value) {
	if v.kind != '{' {
		v.misfit("an object")
		return
	}
	seen := make(map[string]bool)
	for name, member := range v.members() {
		number, ok := d.field(into.Type(), name)
		switch {
		case name == "$schema" && v == &v.tree.root:
			d.checkSchema(member)
		case !ok:
			member.note("is not a field of a post: left out", member.raw())
		default:
			field := into.Field(number)
			if seen[name] {
				member.note("is given twice: the last counts", member.raw())
				field.SetZero()
			}
			seen[name] = true
			d.value(member, field)
		}
	}
}

func (d jsonDecoder) value(v *value, into reflect.Value) {
	if v.kind == 'n' {
		return // no value, as if it were not there
	}
	switch {
	case into.Type() == reflect.TypeFor[time.Time]():
		d.time(v, into)
	case into.Kind() == reflect.Struct:
		d.object(v, into)
	case into.Kind() == reflect.Slice:
		d.list(v, into)
	case into.Kind() == reflect.Bool:
		if v.kind == 't' || v.kind == 'f' {
			into.SetBool(v.kind == 't')
		} else {
			v.misfit("true or false")
		}
	case into.Kind() == reflect.Map: // fields with their values in JSON, which Validate knows to judge
		if json.Unmarshal([]byte(v.raw()), into.Addr().Interface()) != nil {
			v.misfit("an object with the old and the new value of each field")
		}
	case into.Kind() == reflect.String:
		if v.kind == '"' {
			into.SetString(v.text)
		} else {
			v.misfit("a string")
		}
	default:
		if n, err := strconv.ParseInt(v.text, 10, 64); err == nil && v.kind == '0' {
			if into.Type() == reflect.TypeFor[time.Duration]() {
				n = int64(time.Duration(min(max(n, -1), 1<<32)) * time.Second) // what is no start or duration is refused as one
			}
			into.SetInt(n)
		} else {
			v.misfit("a whole number")
		}
	}
}

func (d jsonDecoder) list(v *value, into reflect.Value) {
	if v.kind != '[' {
		v.misfit("an array")
		return
	}
	elem := into.Type().Elem()
	for item := range v.items() {
		if d.ctx.Err() != nil {
			return
		}
		if elem.Kind() == reflect.Struct && item.kind != '{' {
			item.misfit("an object")
			continue
		}
		if elem.Kind() == reflect.String && item.kind != '"' {
			item.misfit("a string")
			continue
		}
		if elem == reflect.TypeFor[recap.Session]() {
			d.in.Locate(item.at, item.path())
		}
		into.Set(reflect.Append(into, reflect.Zero(elem)))
		d.value(item, into.Index(into.Len()-1))
	}
}

func (d jsonDecoder) time(v *value, into reflect.Value) {
	t, err := time.ParseInLocation(time.RFC3339Nano, v.text, time.UTC) // not the zone of the machine
	if local, hasClock, hasOffset, ok := parseTime(v.text); err != nil && ok && hasClock && (hasOffset || d.zone != nil) {
		if t, err = local, nil; !hasOffset {
			t = inLocation(local, d.zone)
		}
	}
	if err != nil {
		v.misfit("a time such as 2006-01-02T15:04:05Z")
		return
	}
	into.Set(reflect.ValueOf(t))
}
