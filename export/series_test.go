package export_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

func recapOf(topic string, day int) recap.Post {
	return recap.Post{
		Title: topic + " & more", URL: "https://example.org/" + topic + "/", Introduction: recap.Markdown("What *I* saw of <https://example.org/" + topic + ">."),
		Conclusion: "See you.", Categories: []string{topic}, Authors: []recap.Speaker{{Name: "Ottoline Marsh"}},
		Published: time.Date(2026, 3, day, 0, 0, 0, 0, time.UTC),
		Sessions: []recap.Session{
			{Code: "LMP301", Title: "First of " + topic, Summary: "Seen. ![A lamp](lamp.png)", Speakers: []recap.Speaker{{Name: "Ada Quill"}}},
			{Code: "LOM205", Title: "Second of " + topic, Status: recap.StatusCancelled},
		},
	}
}

// The words of a series are those of its language, on its page and in its feeds.
func TestSeriesInGerman(t *testing.T) {
	post := recapOf("Lampen", 3)
	post.Language = "de"
	post.Tracks = []recap.Track{{ID: "LMP", Name: "Lampen"}}
	german := prepare(t, post)
	head := recap.Post{Title: "Rückblicke", Language: "de", URL: "https://example.org/recaps/", Authors: post.Authors, Conclusion: "Bald mehr."}
	if _, err := export.Series(head, german, german); err == nil {
		t.Fatal("the same post twice is a series")
	}
	series, err := export.Series(head, german)
	if err != nil {
		t.Fatal(err)
	}
	english := catalogue.For("en", nil)
	words := catalogue.For("de", nil)
	for _, e := range []export.Exporter{export.HTML{}, export.Atom{}, export.RSS{}, export.JSONFeed{}, export.Markdown{}} {
		var b bytes.Buffer
		if err := e.Export(t.Context(), &b, series); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		for _, key := range english.Keys() {
			if len(key) > 6 && words.Text(key) != key && !strings.ContainsAny(key, "{}@") && (strings.Contains(text, ">"+key+"<") || strings.Contains(text, "# "+key+"\n") || strings.Contains(text, `"`+key+`"`)) {
				t.Errorf("%s says %q", e.Format().Name, key)
			}
		}
		if _, feed := e.(export.RSS); feed && (!strings.Contains(text, "Fazit") || !strings.Contains(text, "Abgesagt: ")) {
			t.Errorf("the feed does not say the post in German:\n%s", text)
		}
	}
}

func feedOf(t *testing.T, doc *export.Document, e export.Exporter) *gofeed.Feed {
	t.Helper()
	var b bytes.Buffer
	if err := e.Export(t.Context(), &b, doc); err != nil {
		t.Fatal(err)
	}
	feed, err := gofeed.NewParser().Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	return feed
}

// content is an entry's HTML, which JSON Feed readers put elsewhere.
func content(item *gofeed.Item) string {
	if item.Content != "" {
		return item.Content
	}
	return item.Description
}

const wholeLamps = `<p>What <em>I</em> saw of <a href="https://example.org/lamps">https://example.org/lamps</a>.</p>
<h2>LMP</h2>
<h3><a href="https://example.org/lamps/#lmp301">First of lamps</a></h3>
<p>Ada Quill</p>
<p>LMP301 · 300 Advanced · LMP</p>
<p>Seen. <img src="https://example.org/lamps/lamp.png" alt="A lamp"></p>
<h2>LOM</h2>
<h3><a href="https://example.org/lamps/#lom205">Cancelled: Second of lamps</a></h3>
<p>LOM205 · 200 Intermediate · LOM</p>
<h2>Conclusion</h2>
<p>See you.</p>
`

// Each post is an entry with all that it says, under its own address.
func TestSeries(t *testing.T) {
	series, err := export.Series(recap.Post{Title: "Recaps", URL: "https://example.org/recaps/"}, prepare(t, recapOf("lamps", 1)), prepare(t, recapOf("looms", 2)))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []export.Exporter{export.RSS{NewestFirst: true}, export.Atom{NewestFirst: true}, export.JSONFeed{NewestFirst: true}} {
		feed := feedOf(t, series, e)
		if len(feed.Items) != 2 {
			t.Fatalf("%s: %d entries", e.Format().Name, len(feed.Items))
		}
		item := feed.Items[1]
		got := []string{feed.Title, feed.Items[0].Title, item.Title, item.Link, item.GUID, item.Authors[0].Name, strings.Join(item.Categories, ","), item.PublishedParsed.Format(time.DateOnly)}
		want := []string{"Recaps", "looms & more", "lamps & more", "https://example.org/lamps/", "https://example.org/lamps/", "Ottoline Marsh", "lamps", "2026-03-01"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", e.Format().Name, diff)
		}
		if diff := cmp.Diff(wholeLamps+`<p><a href="https://example.org/recaps/">Recaps</a></p>`+"\n", content(item)); diff != "" {
			t.Errorf("%s: %s", e.Format().Name, diff)
		}
	}
	var page bytes.Buffer
	if err := (export.HTML{}).Export(t.Context(), &page, series); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"What I saw of https://example.org/lamps.", `href="https://example.org/looms/"`} {
		if !strings.Contains(page.String(), part) {
			t.Errorf("the index has no %s", part)
		}
	}
}

// A feed of the whole post says all in one entry.
func TestWholePost(t *testing.T) {
	for _, e := range []export.Exporter{export.RSS{WholePost: true}, export.Atom{WholePost: true}, export.JSONFeed{WholePost: true}} {
		feed := feedOf(t, prepare(t, recapOf("lamps", 1)), e)
		if len(feed.Items) != 1 || feed.Items[0].Title != "lamps & more" || feed.Items[0].GUID != "https://example.org/lamps/" {
			t.Fatalf("%s: %s", e.Format().Name, feed)
		}
		if diff := cmp.Diff(wholeLamps+`<p><a href="https://example.org/lamps/">lamps &amp; more</a></p>`+"\n", content(feed.Items[0])); diff != "" {
			t.Errorf("%s: %s", e.Format().Name, diff)
		}
	}
	for _, o := range (export.RSS{WholePost: true}).Omissions(prepare(t, recapOf("lamps", 1))) {
		if o.Path == "introduction" || o.Path == "conclusion" {
			t.Errorf("%s is in the entry", o)
		}
	}
}

// What is cut short is what the post is about.
func TestWholePostExcerpt(t *testing.T) {
	post := recapOf("lamps", 1)
	post.Description = "Of *lamps*."
	item := feedOf(t, prepare(t, post), export.RSS{WholePost: true, ExcerptOnly: true}).Items[0]
	if item.Description != "Of *lamps*." || item.Content != "" {
		t.Errorf("%q, %q", item.Description, item.Content)
	}
}

func TestSeriesNamesWhatIsWrong(t *testing.T) {
	if _, err := export.Series(recap.Post{}, prepare(t, recapOf("lamps", 1))); err == nil || !strings.Contains(err.Error(), "title") {
		t.Error(err)
	}
}
