package export_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func TestMarkdownFrontMatter(t *testing.T) {
	titles := append(mdHostileTexts(), `a: "b" 'c'`, "null", "yes", "no", "~", "2023-11-27", "1,000", ":symbol", "0x1f", "*lead", "# lead", "🎉")
	for _, title := range titles {
		out := exportMarkdown(t, recap.Post{
			Title: title, URL: "https://example.org/", Description: title,
			Authors: []recap.Speaker{{Name: title}}, Categories: []string{title},
			Published: mdDate(2023, time.December, 10), Updated: time.Date(2023, 12, 11, 1, 2, 3, 0, time.FixedZone("", 3600)),
		}, export.Markdown{FrontMatter: true})
		var got map[string]any
		if err := yaml.Load([]byte(strings.TrimSuffix(mdFrontMatter(out), "---\n")), &got); err != nil {
			t.Fatalf("%q: %v\n%s", title, err, out)
		}
		text := shownText(title)
		want := map[string]any{
			"title": text, "description": text, "authors": []any{text}, "categories": []any{text},
			"date": mdDate(2023, time.December, 10), "lastmod": mdDate(2023, time.December, 11).Add(2*time.Minute + 3*time.Second),
			"canonicalURL": "https://example.org/",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: %s", title, diff)
		}
		if strings.Contains(out, "\n# ") {
			t.Errorf("%q: a title stands beside the front matter's:\n%s", title, out)
		}
	}
}

func TestMarkdownFrontMatterKeepsGivenIDs(t *testing.T) {
	out := exportMarkdown(t, mdFullPost(), export.Markdown{FrontMatter: true})
	want := "sessionIDs:\n  trade-offs-nczr93: \"trade-offs\"\n  lunch: \"lunch-1\"\n  lunch-2: \"lunch-2\"\n---\n"
	if !strings.Contains(out, want) {
		t.Errorf("output lacks %q:\n%s", want, mdFrontMatter(out))
	}
	if out := exportMarkdown(t, mdRecapPost(), export.Markdown{FrontMatter: true}); strings.Contains(out, "sessionIDs") {
		t.Error("derived IDs stand in the front matter")
	}
}

func TestMarkdownBrief(t *testing.T) {
	post := mdRecapPost()
	post.Sessions[0].Summary = recap.Markdown("# Long\n\n- " + strings.Repeat("word ", 100))
	out := exportMarkdown(t, post, export.Markdown{Brief: true})
	for _, s := range []string{"## Introduction", "## Conclusion", "Brian runs", "#### "} {
		if strings.Contains(out, s) {
			t.Errorf("output holds %q", s)
		}
	}
	read := readMarkdown(t, out).find(t, 3, post.Sessions[0].Title, "SVS323")
	if len(read.blocks) != 1 || !strings.HasSuffix(read.blocks[0], "…") || len([]rune(read.blocks[0])) > 200 {
		t.Errorf("summary is %q", read.blocks)
	}
}

func TestMarkdownHeadingLevel(t *testing.T) {
	out := exportMarkdown(t, mdRecapPost(), export.Markdown{HeadingLevel: 3})
	for _, s := range []string{"### re:Invent", "\n#### Open Source\n", "\n##### The pragmatic", "\n###### Prerequisites\n"} {
		if !strings.HasPrefix(out, s) && !strings.Contains(out, s) {
			t.Errorf("output lacks %q", s)
		}
	}
	for _, level := range []int{-1, 4} {
		var b bytes.Buffer
		err := export.Write(context.Background(), &b, mdRecapPost(), export.Markdown{HeadingLevel: level})
		if err == nil || b.Len() > 0 {
			t.Errorf("HeadingLevel %d: error %v, %d bytes", level, err, b.Len())
		}
	}
}

func TestMarkdownGroupedTwice(t *testing.T) {
	post := recap.Post{Title: "T", URL: "https://example.org/", Sessions: []recap.Session{
		{Title: "Duet", Code: "SVS301", Speakers: []recap.Speaker{{Name: "Ada"}, {Name: "Bob"}}},
	}}
	out := exportMarkdown(t, post, export.Markdown{GroupBy: recap.BySpeaker, NoContents: true})
	want := "# T\n\n- Original: <https://example.org/>\n\n## Ada\n\n### Duet `SVS301`\n\n" +
		"- Speakers: **Ada**; **Bob**\n- Track: SVS\n- Level: 300 Advanced\n\n## Bob\n\n- [Duet `SVS301`](#duet-svs301)\n"
	if diff := cmp.Diff(want, out); diff != "" {
		t.Error(diff)
	}
}
