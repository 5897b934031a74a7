package source_test

import (
	"testing"

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
			Speakers: []recap.Speaker{{Name: "Ada Example", Organisation: "Example Ltd"}, {Name: "Ben van Example"}}, Summary: "Bricks.",
		}},
		"list of points": {"- Lay them flat\n- Let them dry", recap.Session{Summary: "- Lay them flat\n- Let them dry"}},
		"details on a line": {"Speakers: Ada Example and Ben van Example | Level: 400 | Type: Workshop\n\nBricks.", recap.Session{
			Speakers: people, Kind: recap.KindWorkshop, Summary: "Bricks.",
		}},
		"unknown detail":      {"Level: 400\nMood: good\n\nBricks.", recap.Session{Summary: "Level: 400\nMood: good\n\nBricks."}},
		"list of details":     {"- **Speaker:** Ada Example\n- **Room:** Yard\n\nBricks.", recap.Session{Speakers: people[:1], Room: "Yard", Summary: "Bricks."}},
		"last line":           {"Bricks.\n\nYou can watch it [here](https://www.youtube.com/watch?v=abcdefghijk).", recap.Session{Summary: "Bricks.", Links: youtube("")}},
		"link with a picture": {"Bricks.\n\n🎥 [Watch the talk](https://www.youtube.com/watch?v=abcdefghijk)", recap.Session{Summary: "Bricks.", Links: youtube("Watch the talk")}},
		"bare address":        {"Bricks.\n\n▶ <https://www.youtube.com/watch?v=abcdefghijk>", recap.Session{Summary: "Bricks.", Links: youtube("")}},
		"shortcode":           {"{{< youtube abcdefghijk >}}\n\nBricks.", recap.Session{Summary: "Bricks.", Links: youtube("")}},
		"frame": {"<iframe width=\"560\" src=\"https://www.youtube.com/embed/abcdefghijk?start=3\"></iframe>\n\nBricks.", recap.Session{
			Summary: "Bricks.", Links: youtube(""),
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
