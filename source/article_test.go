package source_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

const markdownArticle = "---\nlayout: post\ndate: 2026-04-01\ntags: [bricks, clay]\n---\n" + `
# What we learned at Brick Days

By Cy Example

Two days, **many** bricks.

## Contents

- [Bricks](#bricks)

## Bricks

All about bricks.

### BRK401 Laying bricks

**Speakers:** Ada Example (Mason, Example Ltd), [Ben Example](https://ben.example/) and Dee Example (moderator)
**Level:** 400

How to lay a *thousand*.

#### What to bring

` + "```\n# a trowel\n\nand time\n```" + `

[Watch it](https://www.youtube.com/watch?v=a)

### Hallway track

Nobody wrote this down.

### Straight walls (BRK205)

Speakers:

- Eve Example, Engineer at Walls & Sons
- Flo Example (Walls & Sons)

Room: Yard
Slides: https://example.org/walls.pdf

Walls, but straight.

https://youtu.be/b

## Clay

### Clay without wheels – CLA101

Presented by Gus Example.
He spoke without notes.

[Brick Days 2026 - Clay without wheels (CLA101)](https://vimeo.com/3)

## Conclusion

See you in 2027.

## Related posts

- [Brick Days 2025](https://example.org/2025): the year before
- Brick Days 2024
`

func TestArticleInMarkdown(t *testing.T) {
	result := read(t, markdownArticle, source.Options{Name: "a.md", URL: "https://example.org/a/"})
	want := recap.Post{
		Title: "What we learned at Brick Days", URL: "https://example.org/a/", Published: day(2026, 4, 1),
		Introduction: "Two days, **many** bricks.", Conclusion: "See you in 2027.",
		Authors: []recap.Speaker{{Name: "Cy Example"}}, Categories: []string{"bricks", "clay"},
		Event:  recap.Event{Name: "Brick Days 2026"},
		Tracks: []recap.Track{{ID: "BRK", Name: "Bricks", Description: "All about bricks."}, {ID: "CLA", Name: "Clay"}},
		Sessions: []recap.Session{
			{
				Code: "BRK401", Title: "Laying bricks",
				Summary: "How to lay a *thousand*.\n\n#### What to bring\n\n```\n# a trowel\n\nand time\n```",
				Speakers: []recap.Speaker{
					{Name: "Ada Example", Job: "Mason", Organization: "Example Ltd"}, {Name: "Ben Example", URL: "https://ben.example/"},
					{Name: "Dee Example", Role: "moderator"},
				},
				Links: []recap.Link{{URL: "https://www.youtube.com/watch?v=a", Role: recap.LinkVideo}},
			},
			{Title: "Hallway track", Track: "BRK", Summary: "Nobody wrote this down."},
			{
				Code: "BRK205", Title: "Straight walls", Summary: "Walls, but straight.", Room: "Yard",
				Speakers: []recap.Speaker{{Name: "Eve Example", Job: "Engineer", Organization: "Walls & Sons"}, {Name: "Flo Example", Organization: "Walls & Sons"}},
				Links:    []recap.Link{{URL: "https://example.org/walls.pdf", Role: recap.LinkSlides}, {URL: "https://youtu.be/b", Role: recap.LinkVideo}},
			},
			{
				Code: "CLA101", Title: "Clay without wheels", Summary: "Presented by Gus Example.\nHe spoke without notes.",
				Links: []recap.Link{{URL: "https://vimeo.com/3", Title: "Brick Days 2026 - Clay without wheels (CLA101)", Role: recap.LinkVideo}},
			},
		},
		Related: []recap.Related{{Title: "Brick Days 2025", URL: "https://example.org/2025", Summary: "the year before"}, {Title: "Brick Days 2024"}},
	}
	if diff := cmp.Diff(want, result.Post, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("post (-want +got):\n%s", diff)
	}
	checkNotes(t, result.Notes,
		`a.md: these are read as the sessions; the option Sessions takes others: h1, h2, h3, h4, h5, h6, li, tr, bold: "h3: 3 of 4 name a recording, speakers, a code or a time"`,
		`a.md:2: front matter: has no place in a post: left out: "layout"`,
		`a.md:13: is a list of contents: left out: "Contents"`,
		`a.md:38: session "Hallway track": says nothing that only a session says: it is read as one, as its like are`,
	)
}

const plainArticle = `Brick Days 2027

Brick Days 2026 in short

Conferences
Bricks & Clay

Everything about bricks that was said this year!

We were there so that you need not be.

BRK401 Laying bricks

Ada Example laid a thousand.

Then she laid another one.

The Brick Days 2026 - Laying bricks(BRK401)

CLA101 Clay without wheels

It worked.

The Brick Days 2026 - Clay without wheels (CLA101)

Conclusion

See you in 2027.


Conferences
Bricks & Clay
Cy Example

Cy Example

Cy lays bricks, and writes about it.

View Cy's articles

Get in touch

Related Blog Posts

Brick Days 2025 in short

Everything that was said the year before.

Conferences
`

// A page that was saved as text has the words of its site around the article.
func TestArticleInPlainText(t *testing.T) {
	result := read(t, plainArticle, source.Options{Name: "a.txt", URL: "https://example.org/a/"})
	want := recap.Post{
		Title: "Brick Days 2026 in short", URL: "https://example.org/a/",
		Description:  "Everything about bricks that was said this year!",
		Introduction: "We were there so that you need not be.", Conclusion: "See you in 2027.",
		Authors:    []recap.Speaker{{Name: "Cy Example", Biography: "Cy lays bricks, and writes about it."}},
		Categories: []string{"Conferences", "Bricks & Clay"},
		Event:      recap.Event{Name: "The Brick Days 2026"},
		Sessions: []recap.Session{
			{Code: "BRK401", Title: "Laying bricks", Summary: "Ada Example laid a thousand.\n\nThen she laid another one."},
			{Code: "CLA101", Title: "Clay without wheels", Summary: "It worked."},
		},
		Related: []recap.Related{{Title: "Brick Days 2025 in short", Summary: "Everything that was said the year before."}},
	}
	if diff := cmp.Diff(want, result.Post, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("post (-want +got):\n%s", diff)
	}
	checkNotes(t, result.Notes,
		`a.txt: these are read as the sessions; the option Sessions takes others: h1, h2, h3, h4, h5, h6, li, tr, bold: "bold: 2 of 2 name a recording, speakers, a code or a time"`,
		`a.txt:1: belongs to the page around the article: left out: "Brick Days 2027"`,
		`a.txt:18: session "BRK401": is the title of a recording without its address: left out: "The Brick Days 2026 - Laying bricks(BRK401)"`,
		`a.txt:24: session "CLA101": is the title of a recording without its address: left out: "The Brick Days 2026 - Clay without wheels (CLA101)"`,
		`a.txt:39: belongs to the page around the article: left out: "View Cy's articles"`,
		`a.txt:41: belongs to the page around the article: left out: "Get in touch"`,
		`a.txt:49: belongs to the page around the article: left out: "Conferences"`,
	)
}

func TestArticleOfCorpus(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(corpora(t), "reinvent-2023-serverless-article.txt"))
	if err != nil {
		t.Fatal(err)
	}
	post := read(t, string(data), source.Options{URL: "https://example.org/"}).Post
	paragraphs, tracks := 0, make(map[string]bool)
	for _, s := range post.Sessions {
		paragraphs += len(strings.Split(string(s.Summary), "\n\n"))
		tracks[s.EffectiveTrack()] = true
	}
	if len(post.Sessions) != 12 || paragraphs != 36 || len(tracks) != 3 {
		t.Errorf("%d sessions, %d paragraphs, tracks %v", len(post.Sessions), paragraphs, tracks)
	}
	if post.Introduction == "" || post.Conclusion == "" || len(post.Categories) != 2 || len(post.Authors) != 1 || len(post.Related) != 3 {
		t.Errorf("the parts around the sessions: %+v", post)
	}
	var all strings.Builder
	for _, s := range post.Sessions {
		all.WriteString(string(s.Summary))
	}
	text := all.String() + string(post.Introduction) + string(post.Conclusion) + string(post.Authors[0].Biography)
	for _, navigation := range []string{"Get in touch", "View Brian's", "Accelerate your", "Leveraging our", "re:Invent 2024"} {
		if strings.Contains(text, navigation) {
			t.Errorf("%q is in the text", navigation)
		}
	}
}

func TestMarkdownRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"# Shopping\n\n- milk\n":                     `x.md: no session was found: expected at least two headings, list items or rows of a table of which half say something of a session: a link to a recording, a line such as "Speakers: Ada Example", a time, or a code such as SVS401; it has headings of h1. If it has sessions, say what they are with the option Sessions, one of h1, h2, h3, h4, h5, h6, li, tr, bold`,
		"---\ntitle: [\n---\n# SVS401 A\n":           `x.md:3: front matter: is not YAML: did not find expected node content`,
		"+++\ntitle = 1 2\n+++\n# SVS401 A\n":        `x.md:2: front matter: is not TOML: expected a top-level item to end with a newline, comment, or EOF, but got '2' instead`,
		strings.Repeat("a\n\n", 600_000):             `x.md:1000001: is one of more than 1000000 lines`,
		strings.Repeat("> ", 200) + "\n# SVS401 A\n": `x.md:1: nests deeper than 100 levels`,
	} {
		_, err := source.Read(context.Background(), strings.NewReader(text), source.Options{Name: "x.md", URL: "https://example.org/"})
		if err == nil || err.Error() != want {
			t.Errorf("%q:\ngot  %v\nwant %s", text, err, want)
		}
	}
}
