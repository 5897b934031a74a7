package main

import "testing"

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
	got := convertTo(t, newDir(t), text, "-to", "csv", "-")
	const want = `standard input: 5 sessions read as JSON; 9 notes
    2  expected a time such as 2006-01-02T15:04:05Z: left out
       standard input:1: published: "\"yesterday\""
       standard input:3: sessions[0].updated: "7"
    5  is not a field of a post: left out
       standard input:3: sessions[0].color: "\"red\""
       standard input:4: sessions[1].color: "\"blue\""
       standard input:5: sessions[2].color: "\"green\""
       … and 2 more
    1  is not a BCP 47 language tag: left out
       standard input:7: sessions[4].language: "english"
    1  expected an object: left out
       standard input:8: sessions[5]: "8"
`
	if got.status != 0 || got.stderr != want {
		t.Errorf("exit status %d, standard error\n%swant\n%s", got.status, got.stderr, want)
	}
}
