package export_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func exportMarkdown(t *testing.T, post recap.Post, e export.Markdown) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(context.Background(), &b, post, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func mdPosts() map[string]recap.Post {
	return map[string]recap.Post{
		"recap": mdRecapPost(), "full": mdFullPost(), "smallest": mdSmallestPost(), "hostile": mdHostilePost(),
	}
}

func mdOptions() map[string]export.Markdown {
	return map[string]export.Markdown{
		"zero":         {},
		"front matter": {FrontMatter: true},
		"brief":        {Brief: true},
		"by speaker":   {GroupBy: recap.BySpeaker, FrontMatter: true},
		"by tag":       {GroupBy: recap.ByTag},
		"ungrouped":    {GroupBy: recap.Ungrouped},
		"deep":         {HeadingLevel: 3},
		"no contents":  {NoContents: true},
	}
}

// forEachMarkdown runs a test on each post with each set of options.
func forEachMarkdown(t *testing.T, test func(t *testing.T, post recap.Post, e export.Markdown, out string)) {
	for postName, post := range mdPosts() {
		for optionName, e := range mdOptions() {
			t.Run(postName+"/"+optionName, func(t *testing.T) { test(t, post, e, exportMarkdown(t, post, e)) })
		}
	}
}

func TestMarkdownOfSmallestPost(t *testing.T) {
	want := "# Smallest\n\n- Original: <https://example.org/>\n"
	if diff := cmp.Diff(want, exportMarkdown(t, mdSmallestPost(), export.Markdown{})); diff != "" {
		t.Error(diff)
	}
	want = "---\ntitle: \"Smallest\"\ncanonicalURL: \"https://example.org/\"\n---\n"
	if diff := cmp.Diff(want, exportMarkdown(t, mdSmallestPost(), export.Markdown{FrontMatter: true})); diff != "" {
		t.Error(diff)
	}
}

func TestMarkdownSaysEveryField(t *testing.T) {
	out := exportMarkdown(t, mdFullPost(), export.Markdown{})
	want := `### Trade-offs ` + "`NCZR93`" + `

- Status: **moved**
- Subtitle: And how to make them
- Speakers: **[Ada Lovelace](https://example.org/ada)** (*moderator*), Analyst, first class, *Engines Ltd* ([Mastodon](https://social.example/@ada)); **Charles Babbage**, Inventor
- Level: 400 Expert
- Kind: workshop
- Language: fr
- When: Saturday, 30 March 2024, 23:30 (UTC+01:00) to Sunday, 31 March 2024, 04:00 (UTC+02:00)
- Room: Grande salle \| étage 1
- Session page: <https://example.org/s/1>
- Video: [Trade-offs \[recorded\]](https://video.example/a(1)_b.mp4?x=1&y=2 "video/mp4, 123456 bytes"), 2024-04-02 12:30 UTC
- <https://example.org/paper>
- Tags: ` + "`machines`, `a, b`" + `
- License: CC-BY-4.0
- Recording consent: after review
- Published: 2024-02-01
- Updated: 2024-03-01 00:00 UTC

One *thing*.

#### Part

Another.
`
	_, got, _ := strings.Cut(out, "How they fail.\n\n")
	got, _, _ = strings.Cut(got, "\n## ")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, s := range []string{
		"# Trade-offs 2024: the \\*whole\\* programme\n\nAll that was said.\n\n",
		"- Original: <https://example.org/trade-offs/>\n- Published: 2024-01-02 03\\:04:05 UTC\n- Updated: 2024-04-03 00:00 UTC\n- Categories: `Programmes`\n- Language: en-GB\n",
		"- Event: [Trade-offs 2024](https://tradeoffs.example/) `to2024`\n- Venue: ULB\n- Address: Av. F. Roosevelt 50, Brussels\n- Dates: 2024-03-30 09:00 to 2024-03-31\n- Time zone: Europe/Brussels\n\n## Introduction\n\nWelcome.\n\n## Contents\n",
		"\n## Systems `t-1`\n\nHow they fail.\n",
		"- Status: **cancelled**\n- Kind: break\n- When: Saturday, 30 March 2024, 12:00 to 13:00 (UTC+01:00)\n\n### Lunch *(2)*\n\n- Kind: break\n- When: Sunday, 31 March 2024, 12:00 (UTC+02:00)\n- License: <https://creativecommons.org/licenses/by/4.0/>\n\n## Conclusion\n\nGoodbye.\n\n",
		"## Authors\n\n### Ada Lovelace\n\n- Job: Editor\n- Organization: Engines Ltd\n- Page: <ada@example.org>\n- Picture: <https://example.org/ada.png>\n- Mastodon: <https://social.example/@ada>\n\n#### Life\n\nLong.\n",
		"## Related posts\n\n- [Last year](https://example.org/2023): It rained.\n",
	} {
		if !strings.Contains(out, s) {
			t.Errorf("output lacks:\n%s", s)
		}
	}
}

// What was put in is found again, as text: none of it has become markup.
func TestMarkdownKeepsHostileText(t *testing.T) {
	post := mdHostilePost()
	read := readMarkdown(t, exportMarkdown(t, post, export.Markdown{}))
	if len(read.html) > 0 {
		t.Errorf("raw HTML: %q", read.html)
	}
	bySession := make(map[string][]mdReadHeading)
	for _, h := range read.headings {
		if h.level == 3 {
			bySession[h.text+" "+h.code] = append(bySession[h.text+" "+h.code], h)
		}
	}
	for _, s := range post.Sessions {
		text, code := shownText(s.Title), shownText(string(s.Code))
		if strings.Contains(code, "{{") { // what Hugo would run even in code is no code
			text, code = text+" "+code, ""
		}
		entries := bySession[text+" "+code]
		if len(entries) == 0 {
			t.Errorf("no heading %q with code %q", text, code)
			continue
		}
		if s.Subtitle == "" {
			continue
		}
		for _, want := range hostileDetails(s) {
			if !slices.ContainsFunc(entries, func(h mdReadHeading) bool { return slices.Contains(h.details, want) }) {
				t.Errorf("entry %q lacks %q:\n%q", text, want, entries[0].details)
			}
		}
	}
}

// hostileDetails are details that the entry of a session of mdHostilePost has,
// in the words of mdFlat.
func hostileDetails(s recap.Session) []string {
	text := shownText(s.Title)
	tag := "`" + text + "`"
	if strings.Contains(text, "{{") {
		tag = text
	}
	return []string{
		"Subtitle: " + text, "Kind: " + text, "Room: " + text, "License: " + text, "Tags: " + tag + ", " + tag,
	}
}

// shownText is text without what a browser does not show of it: white space in
// excess and bidirectional controls, which the exporter closes.
func shownText(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	switch s {
	case "\u202eRTL override":
		return s + "\u202c"
	case "\u2067isolate left open":
		return s + "\u2069"
	}
	return s
}

func TestMarkdownRunsNothingInHugoAndJekyll(t *testing.T) {
	forEachMarkdown(t, func(t *testing.T, _ recap.Post, _ export.Markdown, out string) {
		body := strings.TrimPrefix(out, mdFrontMatter(out))
		for _, s := range []string{"{{", "{%"} {
			if i := strings.Index(body, s); i >= 0 {
				t.Errorf("%q in the text: %q", s, body[max(0, i-40):min(len(body), i+40)])
			}
		}
	})
}

func TestMarkdownLinksLeadToHeadings(t *testing.T) {
	forEachMarkdown(t, func(t *testing.T, post recap.Post, e export.Markdown, out string) {
		read := readMarkdown(t, out)
		ids := make(map[string]int)
		for _, h := range read.headings {
			ids[h.id]++
		}
		inner := 0
		for _, link := range read.links {
			id, ok := strings.CutPrefix(link, "#")
			if !ok {
				continue
			}
			inner++
			if ids[id] != 1 {
				t.Errorf("link to %q, an id of %d headings", id, ids[id])
			}
		}
		// One of the hostile titles has no id that all renderers agree on.
		if !e.NoContents && inner < len(post.Sessions)-1 {
			t.Errorf("%d links to headings for %d sessions", inner, len(post.Sessions))
		}
	})
}

// The rules MD001, MD024, MD025 and MD026 of markdownlint, and that nothing in
// a body reaches the level of entries.
func TestMarkdownHeadings(t *testing.T) {
	forEachMarkdown(t, func(t *testing.T, _ recap.Post, e export.Markdown, out string) {
		top := max(e.HeadingLevel, 1)
		seen := make(map[string]bool)
		last := top - 1
		if e.FrontMatter {
			last = top
		}
		for _, h := range readMarkdown(t, out).headings {
			if seen[h.source] {
				t.Errorf("heading %q comes twice", h.source)
			}
			seen[h.source] = true
			if h.level > last+1 {
				t.Errorf("heading %q of level %d follows level %d", h.source, h.level, last)
			}
			if h.level == top && last >= top {
				t.Errorf("second heading of level %d: %q", top, h.source)
			}
			if strings.ContainsAny(h.source[len(h.source)-1:], ".,;:!") && !strings.HasSuffix(h.source, ";") {
				t.Errorf("heading %q ends with punctuation", h.source)
			}
			last = h.level
		}
	})
}

func TestMarkdownSummaryThatBeginsWithList(t *testing.T) {
	read := readMarkdown(t, exportMarkdown(t, recap.Post{
		Title: "T", URL: "https://example.org/",
		Sessions: []recap.Session{
			{Title: "List", Kind: "talk", Summary: "- Level: 100\n- two"},
			{Title: "List alone", Summary: "- Level: 100"},
			{Title: "Break", Summary: "---\n\ntext"},
			{Title: "Text", Summary: "text\n\n- list"},
		},
	}, export.Markdown{}))
	for _, want := range []mdReadHeading{
		{text: "List", details: []string{"Kind: talk"}, broken: true, blocks: []string{"Level: 100two"}},
		{text: "List alone", broken: true, blocks: []string{"Level: 100"}},
		{text: "Break", broken: true, blocks: []string{"", "text"}},
		{text: "Text", blocks: []string{"text", "list"}},
	} {
		got := read.find(t, 3, want.text, "")
		if !slices.Equal(got.details, want.details) || got.broken != want.broken || !slices.Equal(got.blocks, want.blocks) {
			t.Errorf("%s: details %q, break %v, blocks %q", want.text, got.details, got.broken, got.blocks)
		}
	}
}

func TestMarkdownEqualHeadingsAreNumbered(t *testing.T) {
	out := exportMarkdown(t, recap.Post{
		Title: "T", URL: "https://example.org/", Introduction: "# Lunch\n\ntext", Conclusion: "text",
		Sessions: []recap.Session{
			{ID: "a", Title: "Lunch"}, {ID: "b", Title: "Lunch!"}, {ID: "c", Title: "Lunch", Code: "2"},
			{ID: "d", Title: "Conclusion"}, {ID: "e", Title: "🎉"},
		},
	}, export.Markdown{})
	for _, want := range []string{
		"\n### Lunch\n", "\n### Lunch *(2)*\n", "\n### Lunch! *(3)*\n", "\n### Lunch `2` *(2)*\n",
		"\n### Conclusion *(2)*\n", "\n### 🎉 *(2)*\n",
		"  - [Lunch *(2)*](#lunch-2)\n  - [Lunch! *(3)*](#lunch-3)\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("output lacks %q:\n%s", want, out)
		}
	}
}

func TestMarkdownTrackLabels(t *testing.T) {
	out := exportMarkdown(t, recap.Post{
		Title: "T", URL: "https://example.org/",
		Tracks: []recap.Track{{ID: "SVS", Name: "Serverless"}, {ID: "4711", Name: "Security"}, {ID: "Main"}, {ID: "x", Name: "Main"}},
		Sessions: []recap.Session{
			{Title: "A", Code: "SVS301"}, {Title: "B", Track: "4711"}, {Title: "C", Track: "Main"}, {Title: "D", Track: "x", Code: "SVS302"}, {Title: "E"},
		},
	}, export.Markdown{NoContents: true})
	var got []string
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "## ") {
			got = append(got, strings.TrimSpace(line))
		}
	}
	want := []string{"## Serverless", "## Security `4711`", "## Main", "## Main `x`", "## Other sessions"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Titles that every dialect renders to one id are spelt so that Hugo, which
// reads the source, and markdownlint find that id, too.
func TestMarkdownSpellsHeadingsForIDs(t *testing.T) {
	for title, want := range map[string]string{
		"re:Invent in Q&A":            `### re\:Invent in Q&A`,
		"List<T>, a < b":              `### List\<T>, a \< b`,
		"https://x and www.y.example": `### https\://x and www\.y.example`,
		"&copy; is text":              `### &amp;copy; is text`,
		"The end.":                    `### The end&#46;`,
		"Number ½":                    `### Number ½`,
	} {
		out := exportMarkdown(t, recap.Post{Title: "T", URL: "https://example.org/", Sessions: []recap.Session{{Title: title}}}, export.Markdown{})
		if !strings.Contains(out, "\n"+want+"\n") {
			t.Errorf("%q: output lacks %q:\n%s", title, want, out)
		}
	}
}

var errFull = errors.New("disk full")

type mdFullDisk struct{}

func (mdFullDisk) Write([]byte) (int, error) { return 0, errFull }

// There is no empty code span in Markdown: what shows nothing has none.
func TestMarkdownOfWordsThatShowNothing(t *testing.T) {
	const blank = "\u00a0"
	post := mdSmallestPost()
	post.Categories = []string{blank}
	post.Event = recap.Event{Name: "Queue Days", Acronym: blank}
	post.Sessions = []recap.Session{{Title: "One", Tags: []string{blank, "queues"}}, {Title: "Two", Tags: []string{blank}}}
	got := exportMarkdown(t, post, export.Markdown{})
	for want, n := range map[string]int{"Categories": 0, "Tags": 1, "- Tags: `queues`\n": 1, "- Event: Queue Days": 1} {
		if strings.Count(got, want) != n {
			t.Errorf("%q is there %d times, want %d:\n%s", want, strings.Count(got, want), n, got)
		}
	}
}

func TestMarkdownReturnsWriteError(t *testing.T) {
	err := export.Write(context.Background(), mdFullDisk{}, mdRecapPost(), export.Markdown{})
	if !errors.Is(err, errFull) || !strings.Contains(err.Error(), "markdown") {
		t.Errorf("error is %v", err)
	}
}

func TestMarkdownIsDeterministicAndConcurrent(t *testing.T) {
	post := mdHostilePost()
	doc, err := export.Prepare(post)
	if err != nil {
		t.Fatal(err)
	}
	want := exportMarkdown(t, mdHostilePost(), export.Markdown{FrontMatter: true})
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			var b bytes.Buffer
			if err := (export.Markdown{FrontMatter: true}).Export(context.Background(), &b, doc); err != nil {
				t.Error(err)
			}
			if b.String() != want {
				t.Error("output differs between calls")
			}
		})
	}
	group.Wait()
	if diff := cmp.Diff(mdHostilePost(), post); diff != "" {
		t.Error("the post was changed:", diff)
	}
}

func BenchmarkMarkdown(b *testing.B) {
	post := mdRecapPost()
	for i := range 1000 {
		s := post.Sessions[i%3]
		s.Code = recap.Code(fmt.Sprintf("C%d", i))
		s.Track = "SVS"
		post.Sessions = append(post.Sessions, s)
	}
	doc, err := export.Prepare(post)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := (export.Markdown{}).Export(context.Background(), &bytes.Buffer{}, doc); err != nil {
			b.Fatal(err)
		}
	}
}

// A title that is the address of its own heading is no autolink, which needs a
// scheme (CommonMark 6.5).
func TestMarkdownTitleLikeItsAddress(t *testing.T) {
	post := recap.Post{Title: "T", URL: "https://example.org/", Sessions: []recap.Session{{Title: "#wemakemachines"}, {Title: "B"}}}
	var b strings.Builder
	if err := export.Write(context.Background(), &b, post, export.Markdown{}); err != nil {
		t.Fatal(err)
	}
	if want := "- [#wemakemachines](#wemakemachines)\n"; !strings.Contains(b.String(), want) {
		t.Errorf("there is no %q in\n%s", want, b.String())
	}
}
