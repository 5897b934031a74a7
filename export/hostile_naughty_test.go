package export_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/markup"
)

// naughtyTexts are lawful and have broken programs that thought otherwise.
func naughtyTexts() map[string]string {
	return map[string]string{
		"zero width":         "a\u200bb\u200cc\u200dd\u2060e\ufefff",
		"soft hyphen":        "soft\u00adhyphen\u034fjoiner\u180evowel",
		"spaces":             "a\u00a0b\u1680c\u2003d\u202fe\u205ff\u3000g",
		"closed directions":  "a \u202bb\u202c c \u2067d\u2069 e",
		"open directions":    "a \u202eb \u2066c",
		"right to left":      "שלום \u200fعالم\u200e 123",
		"separators":         "line\u2028paragraph\u2029end",
		"four bytes":         "𝕏 𠜎 🀀 \U0010fffd \U000e0041",
		"family":             "👩‍👩‍👧‍👦 🏳️‍🌈 👋🏿 🇧🇪",
		"long grapheme":      "Z" + strings.Repeat("\u0351\u0300\u0316", 60) + "algo",
		"decomposed":         "e\u0301 Å \u1112\u1161\u11ab ﬁ ſ K",
		"case":               "İı ß ẞ ŉ ǰ ΐ",
		"replacement":        "\ufffd \ufffc",
		"private":            "\ue000 \U000f0000",
		"emoji as text":      "1\ufe0f\u20e3 ©\ufe0e",
		"numbers":            "1e309 0x1F NaN -0 １２３ ١٢٣ Ⅳ",
		"words of languages": "null undefined true nil None NULL yes no on off ~",
		"dates":              "2024-02-30 31/02/2024 0000-00-00",
		"punctuation":        "' '' \" \"\" ` `` \\ \\\\ / // ? # % & && ; ;; : :: , . .. ... | || ~ ^ $ @ ! * ** _ __",
		"brackets":           "( [ { < > } ] ) () [] {} <> (( [[ {{ << >> }} ]] ))",
		"tabular":            "a;b,c|d=e+f-g",
		"very long word":     strings.Repeat("Donaudampfschiff", 18),
	}
}

// TestNaughtyText puts each text in every field, and reads every format back:
// it is well-formed, and the text is in it as a whole.
func TestNaughtyText(t *testing.T) {
	for name, text := range naughtyTexts() {
		s := saturation{text: text}
		doc := prepare(t, s.post())
		for _, e := range hostileExporters() {
			format := e.Format()
			want := seen(markup.Clean(doc.Post().Title))
			if format.Name == "json" { // the post itself, as it was given
				want = seen(doc.Post().Title)
			}
			var b bytes.Buffer
			if err := e.Export(&b, doc); err != nil {
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
	for name, text := range naughtyTexts() {
		s := saturation{text: text}
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
			if err := e.Export(&b, doc); err != nil {
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
