package source_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/source"
)

// read reads a text that must be readable.
func read(t testing.TB, text string, o source.Options) *source.Result {
	t.Helper()
	result, err := source.Read(context.Background(), strings.NewReader(text), o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// noteTexts are the notes as they are printed.
func noteTexts(notes source.Notes) []string {
	texts := make([]string, len(notes))
	for i, n := range notes {
		texts[i] = n.Error()
	}
	return texts
}

func checkNotes(t testing.TB, notes source.Notes, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, noteTexts(notes), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

func TestJSONReadsWhatIsWritten(t *testing.T) {
	files, _ := filepath.Glob("../testdata/*/post.json")
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		result := read(t, string(data), source.Options{Strict: true})
		var again strings.Builder
		if err := export.Write(context.Background(), &again, result.Post, export.JSON{Indent: "  "}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(data), again.String()); diff != "" {
			t.Errorf("%s (-before +after):\n%s", file, diff)
		}
	}
}

func TestJSONNotes(t *testing.T) {
	const text = `{
  "title": "T", "url": "https://example.org/", "color": [1, {"a": "]"}],
  "language": "english", "published": "yesterday",
  "sessions": [
    {"title": "A", "level": "300", "url": "javascript:alert(1)", "links": [{"title": "no address"}, {"url": "https://example.org/v"}]},
    7,
    {"title": "A\u0000B", "title": "C", "id": "a b", "speakers": [{"id": "1"}, {"name": "Ada", "links": null}]},
    {"start": "2024-01-01T10:00:00+05:30", "end": "2024-01-01T09:00:00+05:30"}
  ]
}`
	result := read(t, text, source.Options{Name: "post.json"})
	checkNotes(t, result.Notes,
		`post.json: the input names no time zone: the offset of its times stands for it: "+05:30"`,
		`post.json: the input does not name the event: the title stands for it: "T"`,
		`post.json: language: is not a BCP 47 language tag: left out: "english"`,
		`post.json:2: color: is not a field of a post: left out: "[1, {\"a\": \"]\"}]"`,
		`post.json:3: published: expected a time such as 2006-01-02T15:04:05Z: left out: "\"yesterday\""`,
		`post.json:5: sessions[0].level: expected a whole number: left out: "\"300\""`,
		`post.json:5: sessions[0].links[0].url: is missing: left out with what it belongs to`,
		`post.json:5: sessions[0].url: is not an absolute http or https URL: left out: "javascript:alert(1)"`,
		`post.json:6: sessions[1]: expected an object: left out: "7"`,
		`post.json:7: sessions[2].title: is given twice: the last counts: "\"C\""`,
		`post.json:7: sessions[2].speakers[0].name: is missing: left out with what it belongs to`,
		`post.json:7: sessions[2].id: is an ID with white space: hyphens took its place: "a b"`,
		`post.json:8: sessions[3].end: does not come after the start, or comes more than a year after it: left out: "2024-01-01 09:00:00 +0530 +0530"`,
		`post.json:8: sessions[3].title: the session has no title: this one was given to it: "Untitled session"`,
	)
	want := []recap.Session{
		{Title: "A", Links: []recap.Link{{URL: "https://example.org/v"}}},
		{Title: "C", ID: "a-b", Speakers: []recap.Speaker{{Name: "Ada"}}},
		{Title: "Untitled session", Start: result.Post.Sessions[2].Start},
	}
	if diff := cmp.Diff(want, result.Post.Sessions, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
}

// Go reads an offset of 24 hours, which no format can write.
func TestJSONOffset(t *testing.T) {
	result := read(t, `{"title": "T", "url": "https://example.org/", "published": "2024-01-01T00:00:00+24:00", "sessions": [{"title": "A"}]}`, source.Options{Name: "p.json"})
	checkNotes(t, result.Notes, `p.json: published: is a date that RFC 3339 cannot write: left out: "2024-01-01 00:00:00 +2400 +2400"`)
}

func TestJSONRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"{\n \"title\": \"T\",\n \"url\": }": `p.json:3: is not JSON: invalid character '}' looking for beginning of value`,
		`{"title": "T", "url": "https://ex`:  `p.json:1: is not JSON: unexpected end of JSON input`,
		`{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "T", "type": "object"}`: `p.json:1: is not a post: expected an object with "title" and in "sessions" at least one session`,
		`{"title": "T", "sessions": {"type": "array"}}`:                                               `p.json:1: is not a post: expected an object with "title" and in "sessions" at least one session`,
		`{"name": "T"}`:                  `p.json:1: is not a post: expected an object with "title" and in "sessions" at least one session`,
		`{"title": "T"}`:                 `p.json:1: is not a post: expected an object with "title" and in "sessions" at least one session`,
		`{"title": "T", "sessions": []}`: `p.json:1: is not a post: expected an object with "title" and in "sessions" at least one session`,
		`{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": []}`: `p.json:1: is a JSON Feed and not a post: expected an object with "title" and in "sessions" at least one session`,
		`{"_type": "playlist", "title": "T", "entries": []}`:                         `p.json:1: is a playlist and not a post: expected an object with "title" and in "sessions" at least one session`,
	} {
		_, err := source.Read(context.Background(), strings.NewReader(text), source.Options{Name: "p.json"})
		if err == nil || err.Error() != want {
			t.Errorf("%s:\ngot  %v\nwant %s", text, err, want)
		}
	}
}
