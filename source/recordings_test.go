package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func video(id, title string, published time.Time) []recap.Link {
	return []recap.Link{{URL: "https://www.youtube.com/watch?v=" + id, Title: title, Role: recap.LinkVideo, Published: published}}
}

const recordingsTable = `#### [Brick Days 2026](https://www.youtube.com/playlist?list=PL1) created by [Bricks](https://www.youtube.com/c/bricks)

* video count: 7

| title | Published At |
| --- | --- |
| [Brick Days 2026 - Opening](https://www.youtube.com/watch?v=a) | 2026-03-28 |
| [Brick Days 2026 - Kilns | hot [live] (BRK401)](https://www.youtube.com/watch?v=b) | 2026-03-28 |
| [Brick Days 2026 - Mortar for everybody (MOR202-S](https://www.youtube.com/watch?v=c) |  |
| [Brick Days 2026 -Clay without wheels -CLA301](https://www.youtube.com/watch?v=d) | 2026-03-29 |
| [Brick Days - Glazes (GLZ3313)](https://www.youtube.com/watch?v=e) | 29 March 2026 |
| [Opening, once more](https://youtu.be/a?t=10) | 2026-03-30 |
| [Tile Days 2025 - A guest](https://www.youtube.com/watch?v=f) | soon |
`

func TestRecordingsTable(t *testing.T) {
	result := read(t, recordingsTable, source.Options{Name: "list.md", URL: "https://example.org/"})
	want := recap.Post{
		Title: "Brick Days 2026", URL: "https://example.org/", Introduction: "* video count: 7",
		Event:   recap.Event{Name: "Brick Days 2026"},
		Related: []recap.Related{{Title: "Brick Days 2026", URL: "https://www.youtube.com/playlist?list=PL1"}},
		Sessions: []recap.Session{
			{Title: "Opening", Links: video("a", "Brick Days 2026 - Opening", day(2026, 3, 28))},
			{Code: "BRK401", Title: "Kilns | hot [live]", Links: video("b", "Brick Days 2026 - Kilns | hot [live] (BRK401)", day(2026, 3, 28))},
			{Code: "MOR202-S", Title: "Mortar for everybody", Links: video("c", "Brick Days 2026 - Mortar for everybody (MOR202-S", time.Time{})},
			{Code: "CLA301", Title: "Clay without wheels", Links: video("d", "Brick Days 2026 -Clay without wheels -CLA301", day(2026, 3, 29))},
			{Code: "GLZ3313", Title: "Glazes", Links: video("e", "Brick Days - Glazes (GLZ3313)", day(2026, 3, 29))},
			{Title: "Tile Days 2025 - A guest", Links: video("f", "Tile Days 2025 - A guest", time.Time{})},
		},
	}
	if diff := cmp.Diff(want, result.Post, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("post (-want +got):\n%s", diff)
	}
	checkNotes(t, result.Notes,
		`list.md: these are read as the sessions; the option Sessions takes others: h1, h2, h3, h4, h5, h6, li, tr, bold: "tr: 7 of 7 name a recording, speakers, a code or a time"`,
		`list.md:1: has no place in a post: left out: "created by Bricks"`,
		`list.md:12: is a video that is in the list already: left out: "Opening, once more"`,
		`list.md:13: session "Tile Days 2025 - A guest": has no place in a post: left out: "soon"`,
	)
}

func TestRecordingsList(t *testing.T) {
	const text = `# Recordings

## Bricks
- [Brick Days 2026 – Kilns (BRK401)](https://vimeo.com/1) (2026-03-28), [slides](https://example.org/kilns.pdf)
- 2026-03-29: [Brick Days 2026 – **Clay** (BRK101)](https://vimeo.com/2)

## Hallway
1. [Brick Days 2026 – Chatting](https://vimeo.com/3 "a title")
* [Brick Days 2026 – Knitting \[loud\]](https://en.example.org/Knitting_(craft))
`
	result := read(t, text, source.Options{URL: "https://example.org/"})
	vimeo := func(url, title string, published time.Time) recap.Link {
		return recap.Link{URL: url, Title: title, Role: recap.LinkVideo, Published: published}
	}
	want := []recap.Session{
		{Code: "BRK401", Title: "Kilns", Links: []recap.Link{
			vimeo("https://vimeo.com/1", "Brick Days 2026 – Kilns (BRK401)", day(2026, 3, 28)),
			{URL: "https://example.org/kilns.pdf", Role: recap.LinkSlides},
		}},
		{Code: "BRK101", Title: "Clay", Links: []recap.Link{vimeo("https://vimeo.com/2", "Brick Days 2026 – Clay (BRK101)", day(2026, 3, 29))}},
		{Title: "Chatting", Track: "Hallway", Links: []recap.Link{vimeo("https://vimeo.com/3", "Brick Days 2026 – Chatting", time.Time{})}},
		{Title: "Knitting [loud]", Track: "Hallway", Links: []recap.Link{vimeo("https://en.example.org/Knitting_(craft)", "Brick Days 2026 – Knitting [loud]", time.Time{})}},
	}
	if diff := cmp.Diff(want, result.Post.Sessions, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
	tracks := []recap.Track{{ID: "BRK", Name: "Bricks"}, {ID: "Hallway"}}
	if diff := cmp.Diff(tracks, result.Post.Tracks); diff != "" {
		t.Errorf("tracks (-want +got):\n%s", diff)
	}
	checkNotes(t, result.Notes, `these are read as the sessions; the option Sessions takes others: h1, h2, h3, h4, h5, h6, li, tr, bold: "li: 4 of 4 name a recording, speakers, a code or a time"`)
}

// Every link of the real list is a session, all but one with a code.
func TestRecordingsOfCorpus(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(corpora(t), "reinforce-2024-recordings.md"))
	if err != nil {
		t.Fatal(err)
	}
	result := read(t, string(data), source.Options{URL: "https://example.org/"})
	links, coded := strings.Count(string(data), "](https://www.youtube.com/watch?v="), 0
	for _, s := range result.Post.Sessions {
		if s.Code != "" && s.EffectiveLevel() != 0 && s.EffectiveTrack() != "" {
			coded++
		}
		if r, ok := s.Recording(); !ok || r.Published.Year() != 2024 || strings.Contains(s.Title, "re:Inforce") {
			t.Errorf("%q: recording %+v", s.Title, r)
		}
	}
	if len(result.Post.Sessions) != links || coded != links-1 {
		t.Errorf("%d links, %d sessions, %d with a code", links, len(result.Post.Sessions), coded)
	}
	if result.Post.Event.Name != "AWS re:Inforce 2024" || len(result.Notes) != 2 {
		t.Errorf("event %q, notes %v", result.Post.Event.Name, result.Notes)
	}
}
