package main

import (
	"strings"
	"testing"
)

func TestNotesAreGrouped(t *testing.T) {
	const text = `{"title": "T", "url": "https://example.org/", "published": "yesterday",
"sessions": [
	{"title": "One", "color": "red", "updated": 7},
	{"title": "Two", "color": "blue"},
	{"title": "Three", "color": "green"},
	{"title": "Four", "color": "grey"},
	{"title": "Five", "language": "english", "color": "black"},
	8
]}`
	got := convertTo(t, newDir(t), text, "--to", "csv", "-")
	const want = `standard input: 5 sessions read as JSON; 9 notes
    2  expected a time such as 2006-01-02T15:04:05Z: left out, first at line 1: published: "\"yesterday\""
    5  is not a field of a post: left out, first at line 3: sessions[0].color: "\"red\""
    1  is not a BCP 47 language tag: left out: line 7: sessions[4].language: "english"
    1  expected an object: left out: line 8: sessions[5]: "8"
`
	if got.status != 0 || !strings.HasPrefix(got.stderr, want) {
		t.Errorf("exit status %d, standard error\n%swant\n%s", got.status, got.stderr, want)
	}
}

// TestNotesNameFlags: who uses the command sets no options of the library.
func TestNotesNameFlags(t *testing.T) {
	const article = "# Day\n\n## One\n\nBy Ada Example\n\n## Two\n\nBy Ben Example\n"
	for _, flag := range []string{"--quiet=false", "--notes"} {
		got := convertTo(t, newDir(t), article, flag, "-")
		if !strings.Contains(got.stderr, "; --sessions takes others: ") {
			t.Errorf("%s: got %s", flag, got.stderr)
		}
	}
}
