package source_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// outlineNote is the note on the outline of an article with the session of coded.
const outlineNote = `these are read as the sessions; the option Sessions takes others: h1, h2, h3, h4, h5, h6, li, tr, bold: "h2: 1 of 1 name a recording, speakers, a code or a time"`

const coded = "\n## BRK401 Laying bricks\n"

func TestFrontMatter(t *testing.T) {
	brussels, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		t.Fatal(err)
	}
	want := recap.Post{
		Title: "Bricks: all of them", URL: "https://example.org/bricks/", Language: "nl", Description: "In short.",
		Published: time.Date(2026, 3, 28, 9, 30, 0, 0, brussels), Updated: time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC),
		Authors:    []recap.Speaker{{Name: "Ada Example", URL: "https://ada.example/"}, {Name: "Ben Example"}},
		Categories: []string{"bricks", "clay"},
		Event:      recap.Event{Name: "Brick Days 2026", Venue: "Kiln", TimeZone: "Europe/Brussels"},
		Sessions:   []recap.Session{{Code: "BRK401", Title: "Laying bricks"}},
	}
	for name, text := range map[string]string{
		"YAML": "---\r\ntitle: 'Bricks: all of them'\r\ndescription: In short.\r\nlang: nl\r\ndate: 2026-03-28T09:30:00+01:00\r\nlastmod: 2026-04-01\r\n" +
			"authors:\r\n- name: Ada Example\r\n  url: https://ada.example/\r\n- Ben Example\r\ncategories: [bricks, clay]\r\ncanonical_url: https://example.org/bricks/\r\n" +
			"event:\r\n  name: Brick Days 2026\r\n  venue: Kiln\r\n  timezone: Europe/Brussels\r\n---\r\n" + coded,
		"TOML": "+++\ntitle = 'Bricks: all of them'\nsummary = 'In short.'\nlanguage = 'nl'\ndate = 2026-03-28T09:30:00+01:00\nlastmod = 2026-04-01T00:00:00Z\n" +
			"categories = ['bricks', 'clay']\ncanonicalURL = 'https://example.org/bricks/'\nevent = {name = 'Brick Days 2026', venue = 'Kiln', timeZone = 'Europe/Brussels'}\n" +
			"[[authors]]\nname = 'Ada Example'\nurl = 'https://ada.example/'\n[[authors]]\nname = 'Ben Example'\n+++\n" + coded,
	} {
		result := read(t, text, source.Options{})
		if diff := cmp.Diff(want, result.Post, cmpopts.EquateEmpty(), cmpopts.EquateApproxTime(0)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		checkNotes(t, result.Notes, outlineNote)
	}
}

// Dates come in all the forms that Hugo and Jekyll take; one without an offset is
// one in the zone of the options.
func TestFrontMatterDates(t *testing.T) {
	for text, want := range map[string]string{
		"date: 2026-03-28 09:30:00 +0100": "2026-03-28T08:30:00Z",
		"date: \"2026-03-28 09:30\"":      "2026-03-28T08:30:00Z",
		"date: March 28, 2026":            "2026-03-27T23:00:00Z",
		"publishDate: 2026/03/28":         "2026-03-27T23:00:00Z",
	} {
		result := read(t, "---\n"+text+"\n---\n"+coded, source.Options{URL: "https://example.org/", TimeZone: "Europe/Brussels"})
		if got := result.Post.Published.UTC().Format(time.RFC3339); got != want {
			t.Errorf("%s is %s, want %s (notes: %v)", text, got, want, result.Notes)
		}
	}
}

func TestFrontMatterNotes(t *testing.T) {
	const text = "---\ntitle: T\ndate: some day\nlayout: post\nauthor: [{nick: a}]\npermalink: /bricks/\nevent: {name: E, chair: Ada}\n---\n" + coded
	result := read(t, text, source.Options{Name: "a.md", URL: "https://example.org/"})
	checkNotes(t, result.Notes,
		`a.md: `+outlineNote,
		`a.md:3: front matter: date: is not a date such as 2006-01-02: left out: "some day"`,
		`a.md:4: front matter: has no place in a post: left out: "layout"`,
		`a.md:5: front matter: author: is not a name: left out: "{nick: a}]"`,
		`a.md:6: front matter: has no place in a post: left out: "permalink"`,
		`a.md:7: front matter: has no place in a post: left out: "event: chair"`,
	)
}
