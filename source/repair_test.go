package source_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// A body that is too long ends with a paragraph, a line, a word, or at least a
// whole character, and one with characters that no text may hold loses these.
func TestRepairBodies(t *testing.T) {
	const long = recap.MaxBody
	for name, test := range map[string]struct{ body, end string }{
		"paragraphs": {strings.Repeat("Bricks and mortar.\n\n", long/16), "mortar."},
		"lines":      {strings.Repeat("Bricks and mortar.\n", long/16), "mortar."},
		"words":      {strings.Repeat("Bricks ", long/6), "Bricks"},
		"no end":     {strings.Repeat("é", long), "é"},
		"controls":   {"Br\x01icks", "Bricks"},
	} {
		summary, err := json.Marshal(test.body)
		if err != nil {
			t.Fatal(err)
		}
		result := read(t, `{"title": "T", "sessions": [{"title": "A", "summary": `+string(summary)+`}]}`, source.Options{})
		got := string(result.Post.Sessions[0].Summary)
		if !strings.HasSuffix(got, test.end) || len(got) > long || !utf8.ValidString(got) {
			t.Errorf("%s: %d bytes that end with %q", name, len(got), got[max(0, len(got)-20):])
		}
		if len(result.Notes) != 1 || !strings.HasPrefix(result.Notes[0].Path, "sessions[0].summary") {
			t.Errorf("%s: notes %v", name, result.Notes)
		}
	}
}
