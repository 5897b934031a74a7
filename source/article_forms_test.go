package source_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// People write a session in many forms.
func TestArticleForms(t *testing.T) {
	youtube := func(title string) []recap.Link {
		return []recap.Link{{URL: "https://www.youtube.com/watch?v=abcdefghijk", Title: title, Role: recap.LinkVideo}}
	}
	people := []recap.Speaker{{Name: "Ada Example"}, {Name: "Ben van Example"}}
	for name, test := range map[string]struct {
		text string
		want recap.Session
	}{
		"emphasised names":   {"*Ada Example, Ben van Example*\n\nBricks.", recap.Session{Speakers: people, Summary: "Bricks."}},
		"emphasised summary": {"*Great talk*\n\nBricks.", recap.Session{Summary: "*Great talk*\n\nBricks."}},
		"list of names": {"- Ada Example, Example Ltd\n- Ben van Example\n\nBricks.", recap.Session{
			Speakers: []recap.Speaker{{Name: "Ada Example", Organization: "Example Ltd"}, {Name: "Ben van Example"}}, Summary: "Bricks.",
		}},
		"list of points": {"- Lay them flat\n- Let them dry", recap.Session{Summary: "- Lay them flat\n- Let them dry"}},
		"details on a line": {"Speakers: Ada Example and Ben van Example | Level: 400 | Type: Workshop\n\nBricks.", recap.Session{
			Speakers: people, Kind: recap.KindWorkshop, Summary: "Bricks.",
		}},
		"unknown detail":      {"Level: 400\nMood: good\n\nBricks.", recap.Session{Summary: "Level: 400\nMood: good\n\nBricks."}},
		"tags":                {"Tags: clay, `bricks`, clay\nTopics: #bricks, kilns\n\nBricks.", recap.Session{Tags: []string{"clay", "bricks", "kilns"}, Summary: "Bricks."}},
		"list of details":     {"- **Speaker:** Ada Example\n- **Room:** Yard\n\nBricks.", recap.Session{Speakers: people[:1], Room: "Yard", Summary: "Bricks."}},
		"last line":           {"Bricks.\n\nYou can watch it [here](https://www.youtube.com/watch?v=abcdefghijk).", recap.Session{Summary: "Bricks.", Links: youtube("")}},
		"link with a picture": {"Bricks.\n\n🎥 [Watch the talk](https://www.youtube.com/watch?v=abcdefghijk)", recap.Session{Summary: "Bricks.", Links: youtube("")}},
		"bare address":        {"Bricks.\n\n▶ <https://www.youtube.com/watch?v=abcdefghijk>", recap.Session{Summary: "Bricks.", Links: youtube("")}},
		"shortcode":           {"{{< youtube abcdefghijk >}}\n\nBricks.", recap.Session{Summary: "Bricks.", Links: youtube("")}},
		"frame": {"<iframe width=\"560\" src=\"https://www.youtube.com/embed/abcdefghijk?start=3\"></iframe>\n\nBricks.", recap.Session{
			Summary: "Bricks.", Links: []recap.Link{{URL: "https://www.youtube.com/watch?v=abcdefghijk", Role: recap.LinkVideo, Start: 3 * time.Second}},
		}},
		"link in the text":  {"Bricks as in [this talk](https://www.youtube.com/watch?v=abcdefghijk).\n\nAnd clay.", recap.Session{Summary: "Bricks as in [this talk](https://www.youtube.com/watch?v=abcdefghijk).\n\nAnd clay."}},
		"heading inside":    {"Bricks.\n\n### Notes\n\n- a\n- b", recap.Session{Summary: "Bricks.\n\n### Notes\n\n- a\n- b"}},
		"underlined inside": {"Bricks.\n\n| a | b |\n| - | - |\n| 1 | 2 |", recap.Session{Summary: "Bricks.\n\n| a | b |\n| - | - |\n| 1 | 2 |"}},
	} {
		test.want.Code, test.want.Title = "BRK401", "Laying bricks"
		result := read(t, "# T\n\n## BRK401 Laying bricks\n\n"+test.text+"\n", source.Options{URL: "https://example.org/"})
		if diff := cmp.Diff([]recap.Session{test.want}, result.Post.Sessions, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestArticleHeadings(t *testing.T) {
	for heading, want := range map[string]recap.Session{
		"## 1. BRK401 Laying bricks":                      {Code: "BRK401", Title: "Laying bricks"},
		"## `BRK401` Laying *bricks*":                     {Code: "BRK401", Title: "Laying bricks"},
		"BRK401: Laying bricks\n---":                      {Code: "BRK401", Title: "Laying bricks"},
		"## Laying bricks (BRK401) ##":                    {Code: "BRK401", Title: "Laying bricks"},
		"## [BRK401 - Laying bricks](https://youtu.be/a)": {Code: "BRK401", Title: "Laying bricks", Links: []recap.Link{{URL: "https://youtu.be/a", Role: recap.LinkVideo}}},
		"## [Laying bricks](https://e.example/) BRK401":   {Code: "BRK401", Title: "Laying bricks", URL: "https://e.example/"},
	} {
		want.Summary = "Bricks."
		result := read(t, "# T\n\n"+heading+"\n\nBricks.\n", source.Options{URL: "https://example.org/"})
		if diff := cmp.Diff([]recap.Session{want}, result.Post.Sessions, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", heading, diff)
		}
	}
}

// Tracks may be headings of the first level, set off by breaks; a session's
// heading may lead to its recording.
func TestArticleOfTracksAlone(t *testing.T) {
	const text = `---
title: Bricks to watch
---
<center>x</center>
<br/>

# Introduction

Some bricks.

<br/>
# Walls

#### [(BRK402) Straight walls](https://www.youtube.com/watch?v=a)

Straight.

#### [(BRICKS210) Round walls](https://www.youtube.com/watch?v=b&t=3s)

Round.

<br/>
# Clay

#### [(CLA401) Clay](https://youtu.be/c) | [(CLA402) More clay](https://youtu.be/d)

Both.
`
	link := func(url string) recap.Link { return recap.Link{URL: url, Role: recap.LinkVideo} }
	post := read(t, text, source.Options{URL: "https://example.org/"}).Post
	want := []recap.Session{
		{Code: "BRK402", Title: "Straight walls", Summary: "Straight.", Links: []recap.Link{link("https://www.youtube.com/watch?v=a")}},
		{Title: "(BRICKS210) Round walls", Track: "BRK", Summary: "Round.", Links: []recap.Link{{URL: "https://www.youtube.com/watch?v=b", Role: recap.LinkVideo, Start: 3 * time.Second}}},
		{Code: "CLA401", Title: "Clay | (CLA402) More clay", Summary: "Both.", Links: []recap.Link{link("https://youtu.be/c"), link("https://youtu.be/d")}},
	}
	if diff := cmp.Diff(want, post.Sessions, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]recap.Track{{ID: "BRK", Name: "Walls"}, {ID: "CLA", Name: "Clay"}}, post.Tracks); diff != "" {
		t.Errorf("tracks (-want +got):\n%s", diff)
	}
	if got, want := string(post.Introduction), "<center>x</center>\n\nSome bricks."; got != want {
		t.Errorf("introduction %q, want %q", got, want)
	}
}

// Sessions may stand beside a heading that others stand below.
func TestArticleOfTwoLevels(t *testing.T) {
	const text = `+++
title = "Notes"
+++
I was there.

## Laying bricks (BRK401)

### Cold

Cold bricks.

## Online

Not there.

### [Clay (CLA301)](https://youtu.be/c)

### Glaze (GLZ201)

Shiny.

## Walls (BRK205)

High.
`
	post := read(t, text, source.Options{URL: "https://example.org/"}).Post
	want := []recap.Session{
		{Code: "BRK401", Title: "Laying bricks", Summary: "### Cold\n\nCold bricks."},
		{Code: "CLA301", Title: "Clay", Track: "Online", Links: []recap.Link{{URL: "https://youtu.be/c", Role: recap.LinkVideo}}},
		{Code: "GLZ201", Title: "Glaze", Track: "Online", Summary: "Shiny."},
		{Code: "BRK205", Title: "Walls", Summary: "High."},
	}
	if diff := cmp.Diff(want, post.Sessions, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
	if post.Introduction != "I was there." || len(post.Tracks) != 1 || post.Tracks[0].Description != "Not there." {
		t.Errorf("introduction %q, tracks %+v", post.Introduction, post.Tracks)
	}
}
