package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand"
	"os"
	"strings"
	"testing"
	"testing/quick"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/posttest"
)

// samePost compares posts as the doc comment of JSON promises.
func samePost(t *testing.T, want, got recap.Post) bool {
	t.Helper()
	diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmp.Comparer(func(a, b time.Time) bool {
		_, x := a.Zone()
		_, y := b.Zone()
		return a.Equal(b) && (x == y || a.IsZero())
	}))
	if diff != "" {
		t.Errorf("post (-before +after):\n%s", diff)
	}
	return diff == ""
}

func TestJSONRoundTrip(t *testing.T) {
	schema := compileSchema(t)
	check := func(p posttest.Valid) bool {
		post := recap.Post(p)
		for _, e := range []export.JSON{{}, {Indent: "\t"}} {
			var first bytes.Buffer
			if err := export.Write(context.Background(), &first, post, e); err != nil {
				t.Error(err)
				return false
			}
			if err := validateJSON(schema, first.Bytes()); err != nil {
				t.Errorf("%v\nin %s", err, first.Bytes())
				return false
			}
			var back recap.Post
			if err := json.Unmarshal(first.Bytes(), &back); err != nil {
				t.Error(err)
				return false
			}
			if !samePost(t, recap.Redact(post), back) {
				return false
			}
			var second bytes.Buffer
			if err := export.Write(context.Background(), &second, back, e); err != nil {
				t.Error(err)
				return false
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Errorf("written again:\n%s\nwritten first:\n%s", second.Bytes(), first.Bytes())
				return false
			}
		}
		return true
	}
	if err := quick.Check(check, &quick.Config{MaxCount: 200, Rand: rand.New(rand.NewSource(1))}); err != nil {
		t.Error("seed 1:", strings.SplitN(err.Error(), ":", 2)[0])
	}
}

func TestJSONKeepsWhatWasGiven(t *testing.T) {
	post := recap.Post{
		Title:    "T",
		URL:      "https://example.org/",
		Event:    recap.Event{Name: "E", TimeZone: "Europe/Brussels"},
		Sessions: []recap.Session{{Code: "SVS401", Title: "S", Start: time.Date(2024, 3, 31, 8, 30, 0, 5, time.UTC)}},
	}
	// No default is written: no language, ID, track, level or status, and the
	// time is not moved to the event's zone.
	want := `{
  "$schema": "https://raw.githubusercontent.com/seed-e2fd8668/recap/main/export/schema/post-2.json",
  "title": "T",
  "url": "https://example.org/",
  "event": {
    "name": "E",
    "timeZone": "Europe/Brussels"
  },
  "sessions": [
    {
      "code": "SVS401",
      "title": "S",
      "start": "2024-03-31T08:30:00.000000005Z"
    }
  ]
}
`
	if diff := cmp.Diff(want, exportString(t, post, export.JSON{Indent: "  "})); diff != "" {
		t.Errorf("indented (-want +got):\n%s", diff)
	}
	compact := strings.NewReplacer("\n", "", "  ", "", `": `, `":`).Replace(want) + "\n"
	if diff := cmp.Diff(compact, exportString(t, post, export.JSON{})); diff != "" {
		t.Errorf("compact (-want +got):\n%s", diff)
	}
}

func TestJSONIsSafeInHTML(t *testing.T) {
	post := recap.Post{Title: "</script><!--&\u2028\u2029", URL: "https://example.org/?a&b", Introduction: "<script>"}
	got := exportString(t, post, export.JSON{})
	if i := strings.IndexAny(got, "<>&\u2028\u2029"); i >= 0 {
		t.Errorf("%q stands at byte %d of %s", got[i], i, got)
	}
	if want := `"title":"\u003c/script\u003e\u003c!--\u0026\u2028\u2029"`; !strings.Contains(got, want) {
		t.Errorf("got %s, want it to hold %s", got, want)
	}
}

func exportString(t *testing.T, post recap.Post, e export.Exporter) string {
	t.Helper()
	var b strings.Builder
	if err := export.Write(context.Background(), &b, post, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// readPost decodes a file as strictly as can be: a misspelt field is an error.
func readPost(t testing.TB, file string) recap.Post {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var post struct {
		Schema string `json:"$schema"`
		recap.Post
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&post); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return post.Post
}

// BenchmarkJSON compares the exporter with encoding/json on the bare post.
func BenchmarkJSON(b *testing.B) {
	post := readPost(b, "../examples/reinvent/post.json")
	for range 6 {
		post.Sessions = append(post.Sessions, post.Sessions...)
	}
	for i := range post.Sessions {
		post.Sessions[i].ID = time.Unix(int64(i), 0).Format("150405")
		post.Sessions[i].Code = ""
		post.Sessions[i].Track = post.Tracks[i%3].ID
	}
	doc, err := export.Prepare(post)
	if err != nil {
		b.Fatal(err)
	}
	var buf bytes.Buffer
	b.Run("Exporter", func(b *testing.B) {
		for b.Loop() {
			buf.Reset()
			if err := (export.JSON{}).Export(context.Background(), &buf, doc); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(buf.Len()))
	})
	b.Run("encoding_json", func(b *testing.B) {
		for b.Loop() {
			buf.Reset()
			if err := json.NewEncoder(&buf).Encode(post); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(buf.Len()))
	})
}

// TestJSONIsThePost compares what is written piece by piece with what
// encoding/json makes of the post as a whole.
func TestJSONIsThePost(t *testing.T) {
	empty := recap.Post{Title: "T", URL: "https://example.org/"}
	tricky := programmeOf(2)
	tricky.Related = []recap.Related{{Title: `"sessions":[],"sessions": []`, Summary: "[]"}}
	for name, post := range map[string]recap.Post{"full": readCase(t, "full"), "empty": empty, "tricky": tricky, "long": programmeOf(30)} {
		for _, indent := range []string{"", "  ", "\t"} {
			var want bytes.Buffer
			enc := json.NewEncoder(&want)
			enc.SetIndent("", indent)
			err := enc.Encode(struct {
				Schema string `json:"$schema"`
				recap.Post
			}{export.JSONSchemaURL, post})
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := export.Write(context.Background(), &got, post, export.JSON{Indent: indent}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want.String(), got.String()); diff != "" {
				t.Errorf("%s, indented by %q (-want +got):\n%s", name, indent, diff)
			}
		}
	}
}
