package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/posttest"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// TestNaughtyText puts each text in every field, and reads every format back:
// it is well-formed, and the text is in it as a whole.
func TestNaughtyText(t *testing.T) {
	for name, naughty := range posttest.Naughty() {
		s := saturation{text: naughty}
		doc := prepare(t, s.post())
		for _, e := range hostileExporters() {
			format := e.Format()
			want := seen(text.Clean(doc.Post().Title))
			if format.Name == "json" { // the post itself, as it was given
				want = seen(doc.Source().Title)
			}
			var b bytes.Buffer
			if err := e.Export(context.Background(), &b, doc); err != nil {
				if !errors.Is(err, export.ErrNotApplicable) {
					t.Errorf("%s, %s: %v", name, format.Name, err)
				}
				continue
			}
			if !utf8.Valid(b.Bytes()) {
				t.Errorf("%s, %s: not UTF-8", name, format.Name)
			}
			pieces, err := piecesOf(format.MediaType, b.Bytes())
			if err != nil {
				t.Errorf("%s, %s: %v", name, format.Name, err)
				continue
			}
			found := false
			for _, p := range pieces {
				found = found || strings.Contains(seen(p.text), want)
			}
			if !found {
				t.Errorf("%s: in %s there is no %q", name, format.Name, want)
			}
		}
	}
}

// seen is text as far as readers see it: spaces are one, and what a format has
// to add out of sight (an apostrophe before a formula, a word joiner) is not
// there.
func seen(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "\u2060", "")
}

// TestNaughtyPostComesBack reads the JSON of such a post back.
func TestNaughtyPostComesBack(t *testing.T) {
	for name, naughty := range posttest.Naughty() {
		s := saturation{text: naughty}
		want := s.post()
		var got recap.Post
		if err := json.Unmarshal([]byte(exportString(t, want, export.JSON{})), &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestUnlawfulText checks that text which no format can hold is refused, with
// a problem for each field that holds it.
func TestUnlawfulText(t *testing.T) {
	for name, text := range map[string]string{
		"NUL": "a\x00b", "control": "a\x1bb", "delete": "a\x7fb", "C1": "a\u0085b",
		"no character": "a\ufffeb", "no character of a plane": "a\U0001ffffb",
		"Latin-1": "a\xe9b", "cut short": "a\xf0\x9f\x98", "too long": "a\xc0\x80b", "a surrogate in bytes": "a\xed\xa0\x80b", "past the end": "\xf4\x90\x80\x80",
	} {
		post := recap.Post{
			Title: text, URL: "https://example.org/", Description: text, Introduction: recap.Markdown(text), Categories: []string{text},
			Sessions: []recap.Session{{ID: "1", Title: text, Summary: recap.Markdown(text), Speakers: []recap.Speaker{{Name: text}}}},
		}
		_, err := export.Prepare(post)
		var problems recap.Problems
		errors.As(err, &problems)
		if len(problems) != 7 {
			t.Errorf("%s: %d problems, want one for each of 7 fields: %v", name, len(problems), err)
		}
	}
}

// TestEscapedSurrogates reads JSON in which half a character is escaped, which
// JSON's grammar allows: it becomes U+FFFD, and every format can hold that.
func TestEscapedSurrogates(t *testing.T) {
	for _, escaped := range []string{`\ud800`, `\udc00`, `\udc00\ud800`, `\ud83d x`, `\ud83d\ud83d\ude00`} {
		var post recap.Post
		source := `{"title": "a ` + escaped + `", "url": "https://example.org/", "introduction": "b ` + escaped + `", "sessions": [{"id": "s` + strings.TrimSuffix(escaped, " x") + `", "title": "` + escaped + `"}]}`
		if err := json.Unmarshal([]byte(source), &post); err != nil {
			t.Fatal(err)
		}
		doc := prepare(t, post)
		for _, e := range export.All() {
			var b bytes.Buffer
			if err := e.Export(context.Background(), &b, doc); err != nil {
				if !errors.Is(err, export.ErrNotApplicable) {
					t.Errorf("%s, %s: %v", escaped, e.Format().Name, err)
				}
				continue
			}
			if _, err := piecesOf(e.Format().MediaType, b.Bytes()); err != nil || !utf8.Valid(b.Bytes()) {
				t.Errorf("%s: %s is malformed: %v", escaped, e.Format().Name, err)
			}
		}
	}
}
