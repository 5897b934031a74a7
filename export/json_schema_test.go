package export_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(export.JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(export.JSONSchemaURL, document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(export.JSONSchemaURL)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validateJSON(schema *jsonschema.Schema, data []byte) error {
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return schema.Validate(instance)
}

func TestFilesConformToSchema(t *testing.T) {
	schema := compileSchema(t)
	var files []string
	for _, pattern := range []string{"../examples/*/post.json", "../testdata/*/input.json", "../testdata/*/post.json"} {
		found, _ := filepath.Glob(pattern)
		if len(found) == 0 {
			t.Errorf("%s: no such files", pattern)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := validateJSON(schema, data); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	schema := compileSchema(t)
	post := func(more string) string { return `{"title": "T", "url": "https://example.org/"` + more + `}` }
	session := func(fields string) string { return post(`, "sessions": [{"title": "S", ` + fields + `}]`) }
	if err := validateJSON(schema, []byte(session(`"level": 300, "links": [{"url": "https://example.org/v"}]`))); err != nil {
		t.Fatal("a valid post:", err)
	}
	refused := map[string]string{
		"no title":                 `{"url": "https://example.org/"}`,
		"an empty title":           `{"title": "", "url": "https://example.org/"}`,
		"a misspelt field":         post(`, "sesions": []`),
		"a field of another level": session(`"name": "N"`),
		"a British spelling":       session(`"speakers": [{"name": "N", "organisation": "O"}]`),
		"a relative URL":           `{"title": "T", "url": "/recap"}`,
		"a script as a URL":        session(`"url": "javascript:alert(1)"`),
		"credentials":              session(`"url": "https://ada:secret@example.org/"`),
		"a mail address as a page": post(`, "related": [{"title": "R", "url": "mailto:a@example.org"}]`),
		"a line break in a title":  `{"title": "a\nb", "url": "https://example.org/"}`,
		"white space in an ID":     session(`"id": "a b"`),
		"a level between":          session(`"level": 250`),
		"a level as text":          session(`"level": "300"`),
		"an unknown status":        session(`"status": "postponed"`),
		"a time without an offset": session(`"published": "2023-11-27T09:00:00"`),
		"a date alone":             post(`, "published": "2023-11-27"`),
		"an end without a start":   session(`"end": "2023-11-27T09:00:00Z"`),
		"a time without a zone":    session(`"start": "2023-11-27T09:00:00Z"`),
		"a color by name":          post(`, "tracks": [{"id": "A", "color": "red"}]`),
		"an event without a name":  post(`, "event": {"venue": "V"}`),
		"a size below zero":        session(`"links": [{"url": "https://example.org/v", "size": -1}]`),
		"null":                     post(`, "language": null`),
		"a title that is too long": `{"title": "` + strings.Repeat("ü", recap.MaxTitle+1) + `", "url": "https://example.org/"}`,
	}
	for _, what := range slices.Sorted(maps.Keys(refused)) {
		if validateJSON(schema, []byte(refused[what])) == nil {
			t.Errorf("%s is accepted: %s", what, refused[what])
		}
	}
}

// schemaNode is what the agreement test reads of a schema.
type schemaNode struct {
	ID                   string `json:"$id"`
	Ref                  string `json:"$ref"`
	Description          string
	Type                 string
	Format               string
	Enum                 []any
	Required             []string
	MinLength, MaxLength int
	MaxItems             int
	More                 moreProperties `json:"additionalProperties"`
	Properties           map[string]*schemaNode
	Items                *schemaNode
	Defs                 map[string]*schemaNode `json:"$defs"`
}

// A moreProperties is false, or the schema of all properties.
type moreProperties struct {
	Refused bool
	Schema  *schemaNode
}

func (m *moreProperties) UnmarshalJSON(data []byte) error {
	if m.Refused = string(data) == "false"; m.Refused {
		return nil
	}
	return json.Unmarshal(data, &m.Schema)
}

// TestSchemaAgreesWithTypes walks the types of a post beside the schema.
func TestSchemaAgreesWithTypes(t *testing.T) {
	var root schemaNode
	if err := json.Unmarshal(export.JSONSchema(), &root); err != nil {
		t.Fatal(err)
	}
	if root.ID != export.JSONSchemaURL {
		t.Errorf("$id is %s, want JSONSchemaURL, %s", root.ID, export.JSONSchemaURL)
	}
	if _, err := os.Stat("schema" + root.ID[strings.LastIndex(root.ID, "/"):]); err != nil {
		t.Errorf("the schema's address does not end in the name of its file: %v", err)
	}
	delete(root.Properties, "$schema")
	a := agreement{t, root.Defs, make(map[reflect.Type]bool)}
	a.object("post", reflect.TypeFor[recap.Post](), &root)
}

// TestChangesSchemaAgreesWithTypes does so for the changes between two posts, whose
// schema is the part of a post's that its history has.
func TestChangesSchemaAgreesWithTypes(t *testing.T) {
	var root, post schemaNode
	if err := json.Unmarshal(recap.ChangesSchema(), &root); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(export.JSONSchema(), &post); err != nil {
		t.Fatal(err)
	}
	if root.ID != recap.ChangesSchemaURL {
		t.Errorf("$id is %s, want ChangesSchemaURL, %s", root.ID, recap.ChangesSchemaURL)
	}
	a := agreement{t, root.Defs, make(map[reflect.Type]bool)}
	a.object("changes", reflect.TypeFor[recap.Changes](), &root)
	if diff := cmp.Diff(post.Defs["changes"].Properties, root.Properties); diff != "" {
		t.Errorf("a post's history has other changes (-post +changes):\n%s", diff)
	}
	for name, def := range root.Defs {
		if diff := cmp.Diff(post.Defs[name], def); diff != "" {
			t.Errorf("a post's schema defines %s otherwise (-post +changes):\n%s", name, diff)
		}
	}
}

type agreement struct {
	*testing.T
	defs map[string]*schemaNode
	seen map[reflect.Type]bool
}

// resolve follows a reference.
func (a agreement) resolve(at string, n *schemaNode) *schemaNode {
	if n.Ref == "" {
		return n
	}
	def := a.defs[strings.TrimPrefix(n.Ref, "#/$defs/")]
	if def == nil {
		a.Fatalf("%s: no definition of %s", at, n.Ref)
	}
	return def
}

func (a agreement) object(at string, typ reflect.Type, n *schemaNode) {
	if a.seen[typ] {
		return
	}
	a.seen[typ] = true
	if n.Type != "object" || !n.More.Refused || n.Description == "" {
		a.Errorf("%s: want an object with a description and without additional properties", at)
	}
	var names, required []string
	for i := range typ.NumField() {
		f := typ.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name)
		rules := f.Tag.Get("validate")
		if typ == reflect.TypeFor[recap.Event]() && name == "name" {
			rules = "required," + rules // unless the whole event is left out
		}
		if strings.HasPrefix(rules, "required") || isAlwaysWritten(f) {
			required = append(required, name)
		}
		p := n.Properties[name]
		if p == nil {
			a.Errorf("%s.%s is not in the schema", at, name)
			continue
		}
		if p.Description == "" {
			a.Errorf("%s.%s: the schema does not describe it", at, name)
		}
		a.value(at+"."+name, f.Type, rules, p)
	}
	if diff := cmp.Diff(slices.Sorted(slices.Values(names)), slices.Sorted(maps.Keys(n.Properties))); diff != "" {
		a.Errorf("%s: properties (-type +schema):\n%s", at, diff)
	}
	if diff := cmp.Diff(required, n.Required); diff != "" {
		a.Errorf("%s: required (-type +schema):\n%s", at, diff)
	}
}

// isAlwaysWritten reports whether a field of a history is written even if it is empty.
func isAlwaysWritten(f reflect.StructField) bool {
	return !strings.Contains(f.Tag.Get("json"), ",omit")
}

func (a agreement) value(at string, typ reflect.Type, rules string, p *schemaNode) {
	p = a.resolve(at, p)
	want := func(what string, want, got any) {
		if !reflect.DeepEqual(want, got) {
			a.Errorf("%s: the schema has %s %v, want %v", at, what, got, want)
		}
	}
	switch {
	case typ == reflect.TypeFor[time.Time]():
		want("type", "string", p.Type)
		want("format", "date-time", p.Format)
	case typ == reflect.TypeFor[json.RawMessage]():
		want("type", "", p.Type) // any value
	case typ.Kind() == reflect.Struct:
		a.object(at, typ, p)
	case typ.Kind() == reflect.Slice:
		want("type", "array", p.Type)
		limit := recap.MaxItems
		if elem := typ.Elem(); slices.Contains([]reflect.Type{reflect.TypeFor[recap.Session](), reflect.TypeFor[recap.Change](), reflect.TypeFor[recap.Place]()}, elem) {
			limit = recap.MaxSessions
		}
		want("maxItems", limit, p.MaxItems)
		if p.Items == nil {
			a.Errorf("%s: the schema has no items", at)
			return
		}
		_, rules, _ := strings.Cut(rules, "dive,")
		a.value(at+"[]", typ.Elem(), rules, p.Items)
	case typ.Kind() == reflect.String:
		want("type", "string", p.Type)
		a.text(at, typ, rules, p)
	case typ.Kind() == reflect.Bool:
		want("type", "boolean", p.Type)
	case typ == reflect.TypeFor[recap.Fields]():
		want("type", "object", p.Type)
		edit := a.resolve(at, p.More.Schema)
		a.object(at+"{}", typ.Elem(), edit)
	default:
		want("type", "integer", p.Type)
		want("enum", oneOf(rules, func(s string) any { n, _ := strconv.ParseFloat(s, 64); return n }), p.Enum)
	}
}

// text compares the rules for a string, by the validate tag, with the schema.
func (a agreement) text(at string, typ reflect.Type, rules string, p *schemaNode) {
	limit, shortest := 0, 0
	if typ == reflect.TypeFor[recap.Markdown]() {
		limit = recap.MaxBody
	}
	for rule := range strings.SplitSeq(rules, ",") {
		name, param, _ := strings.Cut(rule, "=")
		switch name {
		case "required":
			shortest = 1
		case "text", "max":
			limit, _ = strconv.Atoi(param)
		case "weburl", "contact":
			limit, shortest = recap.MaxURL, 0 // the pattern refuses an empty one
		case "language":
			shortest = 0 // likewise
		case "zone":
			shortest = 1
		}
	}
	if p.MaxLength != limit || p.MinLength != shortest {
		a.Errorf("%s: the schema has length %d to %d, want %d to %d", at, p.MinLength, p.MaxLength, shortest, limit)
	}
	if want := oneOf(rules, func(s string) any { return s }); !reflect.DeepEqual(want, p.Enum) {
		a.Errorf("%s: the schema has enum %v, want %v", at, p.Enum, want)
	}
}

// oneOf returns the values of a oneof rule.
func oneOf(rules string, value func(string) any) []any {
	var values []any
	_, list, found := strings.Cut(rules, "oneof=")
	if found {
		list, _, _ = strings.Cut(list, ",")
		for _, s := range strings.Fields(list) {
			values = append(values, value(s))
		}
	}
	return values
}
