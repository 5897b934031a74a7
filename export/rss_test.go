package export

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed/rss"
	"github.com/seed-e2fd8668/recap"
)

func readRSS(t *testing.T, e RSS, post recap.Post) *rss.Feed {
	t.Helper()
	feed, err := new(rss.Parser).Parse(strings.NewReader(exported(t, e, post)))
	if err != nil {
		t.Fatal(err)
	}
	return feed
}

func TestRSSChannelReadsBack(t *testing.T) {
	feed := readRSS(t, RSS{}, fullPost())
	got := map[string]any{
		"version": feed.Version, "title": feed.Title, "link": feed.Link, "description": feed.Description, "language": feed.Language,
		"pubDate": feed.PubDate, "lastBuildDate": feed.LastBuildDate, "generator": feed.Generator, "creators": feed.DublinCoreExt.Creator,
		"category": feed.Categories[0].Value, "items": len(feed.Items), "editor": feed.ManagingEditor,
	}
	want := map[string]any{
		"version": "2.0", "title": "Everything, everywhere", "link": "https://example.org/programme.html?edition=2024#top",
		"description": "A programme in which nothing is left out.", "language": "en-GB",
		"pubDate": "Fri, 01 Mar 2024 07:00:00 +0000", "lastBuildDate": "Fri, 22 Mar 2024 07:00:00 +0000",
		"generator": "recap (https://github.com/seed-e2fd8668/recap)", "creators": []string{"Ada Example"},
		"category": "Programmes", "items": 2, "editor": "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestRSSItemReadsBack(t *testing.T) {
	feed := readRSS(t, RSS{}, fullPost())
	first, second := feed.Items[0], feed.Items[1]
	var categories []string
	for _, c := range first.Categories {
		categories = append(categories, c.Value)
	}
	got := map[string]any{
		"title": first.Title, "link": first.Link, "guid": *first.GUID, "categories": categories, "enclosure": *first.Enclosure,
		"pubDate": first.PubDate, "updated": first.Extensions["atom"]["updated"][0].Value,
		"creators": first.DublinCoreExt.Creator, "language": first.DublinCoreExt.Language,
		"second": second.Title, "second's link": second.Link, "second's date": second.PubDate, "second's enclosure": second.Enclosure == nil,
	}
	want := map[string]any{
		"title": "Moved: One talk", "link": "https://days.example/talks/1",
		"guid":       rss.GUID{Value: "urn:uuid:6ba7b810-9dad-41d1-80b4-00c04fd430c8", IsPermalink: "false"},
		"categories": []string{"The Web", "300 Advanced", "html", "css"},
		"enclosure":  rss.Enclosure{URL: "https://media.example/1.mp4", Length: "123456789", Type: "video/mp4"},
		"pubDate":    "Sat, 02 Mar 2024 07:00:00 +0000", "updated": "2024-03-21T07:00:00Z",
		"creators": []string{"Zoé Example"}, "language": []string{"fr"},
		"second": "Cancelled: Coffee", "second's link": "https://example.org/programme.html?edition=2024#break-1",
		"second's date": "Fri, 01 Mar 2024 07:00:00 +0000", "second's enclosure": true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestRSSCreditsEachSpeaker(t *testing.T) {
	got := readRSS(t, RSS{}, recapPost()).Items[0].DublinCoreExt.Creator
	if diff := cmp.Diff([]string{"Julian Example", "Chris Example"}, got); diff != "" {
		t.Error(diff)
	}
}

// The smallest post is a valid feed: of a channel, RSS requires a title, a
// link and a description, and of an item neither date nor text.
func TestRSSOfLittle(t *testing.T) {
	post := smallestPost()
	feed := readRSS(t, RSS{}, post)
	if feed.Title != post.Title || feed.Description != post.Title || feed.Link != post.URL || len(feed.Items) != 0 || feed.PubDate+feed.LastBuildDate != "" {
		t.Errorf("%s", feed)
	}
	post.Sessions = []recap.Session{{Title: "A talk"}}
	item := readRSS(t, RSS{}, post).Items[0]
	if item.Title != "A talk" || item.PubDate != "" || item.Content != "" ||
		strings.TrimSpace(item.Description) != `<p><a href="https://example.org/recap">Serverless sessions, summarised</a></p>` {
		t.Errorf("%+v", item)
	}
}

func TestRSSPutsTheDescriptionFirst(t *testing.T) {
	got := exported(t, RSS{}, recapPost())
	item := got[strings.Index(got, "<item>"):]
	if d, c := strings.Index(item, "<description>"), strings.Index(item, "<content:encoded>"); d < 0 || c < d {
		t.Errorf("description at %d, content:encoded at %d", d, c)
	}
}

func TestRSSGUIDIsAPermalinkWhereItIsTheLink(t *testing.T) {
	post := smallestPost()
	post.Sessions = []recap.Session{
		{ID: "https://example.org/talks/1", URL: "https://example.org/talks/1", Title: "One"},
		{ID: "https://example.org/talks/2", Title: "Two"},
	}
	for i, want := range []rss.GUID{
		{Value: "https://example.org/talks/1", IsPermalink: "true"},
		{Value: "https://example.org/talks/2", IsPermalink: "false"},
	} {
		if got := *readRSS(t, RSS{}, post).Items[i].GUID; got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
}

func TestRSSWritesHexadecimalReferences(t *testing.T) {
	post := smallestPost()
	post.Title = "List<T> & more"
	if got := exported(t, RSS{}, post); !strings.Contains(got, "<title>List&#x3C;T&#x3E; &#x26; more</title>") {
		t.Error(got)
	}
}
