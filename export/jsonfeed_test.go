package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func ExampleJSONFeed() {
	post := recap.Post{
		Title: "Serverless sessions, summarised",
		URL:   "https://example.org/recap/",
		Sessions: []recap.Session{{
			Code:      "SVS401",
			Title:     "Best practices for serverless developers",
			Speakers:  []recap.Speaker{{Name: "Julian Wood"}},
			Summary:   "What two Lambda veterans would do **first**.",
			Published: time.Date(2023, time.December, 3, 0, 0, 0, 0, time.UTC),
		}},
	}
	if err := export.Write(context.Background(), os.Stdout, post, export.JSONFeed{Indent: "  ", ExcerptOnly: true}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "version": "https://jsonfeed.org/version/1.1",
	//   "title": "Serverless sessions, summarised",
	//   "language": "en",
	//   "home_page_url": "https://example.org/recap/",
	//   "feed_url": "https://example.org/recap/feed.json",
	//   "items": [
	//     {
	//       "id": "urn:uuid:596d2541-e8b9-5975-b07d-986681219ac9",
	//       "url": "https://example.org/recap/#svs401",
	//       "title": "Best practices for serverless developers",
	//       "content_text": "What two Lambda veterans would do first.",
	//       "authors": [
	//         {
	//           "name": "Julian Wood"
	//         }
	//       ],
	//       "tags": [
	//         "SVS",
	//         "400 Expert"
	//       ],
	//       "date_published": "2023-12-03T00:00:00Z"
	//     }
	//   ]
	// }
}

// jsonFeedPost is a post in which everything is said that JSON Feed can carry.
func jsonFeedPost() recap.Post {
	day := func(n int) time.Time { return time.Date(2024, time.March, n, 8, 0, 0, 0, time.FixedZone("", 60*60)) }
	return recap.Post{
		Title: "Example Days", URL: "https://example.org/2024/", Language: "en-GB", Description: "About examples.",
		Authors: []recap.Speaker{
			{Name: "Ada Example", URL: "mailto:ada@example.org"},
			{Name: "Bea Example", URL: "https://bücher.example/ü", Avatar: "https://example.org/bea.png"},
		},
		Published: day(1),
		Event:     recap.Event{Name: "Example Days 2024", TimeZone: "Europe/Brussels"},
		Tracks:    []recap.Track{{ID: "SVS", Name: "Servers"}},
		Sessions: []recap.Session{
			{
				ID: "urn:example:1", Code: "SVS401", Title: "Servers", Summary: "How servers *serve* & [why](/x).",
				Speakers: []recap.Speaker{{Name: "Ben Example", URL: "https://example.org/ben"}, {Name: "Chloé Example"}},
				Tags:     []string{"cost"}, Published: day(2), Updated: day(3),
				Links: []recap.Link{
					{URL: "https://video.example.org/watch?v=1", Role: recap.LinkVideo, MediaType: "text/html"},
					{URL: "https://example.org/v.mp4", Title: "Recording", Role: recap.LinkVideo, MediaType: "video/mp4", Size: 3 << 30},
					{URL: "https://example.org/v.mp3", Title: "Recording", Role: recap.LinkAudio, MediaType: "audio/mpeg"},
					{URL: "https://example.org/slides.pdf", Role: recap.LinkSlides, MediaType: "application/pdf"},
					{URL: "https://example.org/v.jpg", Role: "thumbnail", MediaType: "image/jpeg"},
				},
			},
			{ID: "two", Title: "Kein Vortrag", Language: "de", Status: recap.StatusCancelled, Published: day(5)},
			{ID: "three", Title: "Nothing but a title"},
		},
	}
}

func jsonFeedExport(t *testing.T, e export.JSONFeed, post recap.Post) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(context.Background(), &b, post, e); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestJSONFeedFields compares the whole feed except for the content, which is
// that of RSS and Atom.
func TestJSONFeedFields(t *testing.T) {
	var got map[string]any
	if err := json.Unmarshal(jsonFeedExport(t, export.JSONFeed{}, jsonFeedPost()), &got); err != nil {
		t.Fatal(err)
	}
	for i, item := range got["items"].([]any) {
		item := item.(map[string]any)
		if html, _ := item["content_html"].(string); !strings.Contains(html, `<a href="https://example.org/2024/">`) {
			t.Errorf("item %d has the content %q", i, html)
		}
		delete(item, "content_html")
	}
	want := map[string]any{
		"version":       "https://jsonfeed.org/version/1.1",
		"title":         "Example Days",
		"home_page_url": "https://example.org/2024/",
		"feed_url":      "https://example.org/2024/feed.json",
		"description":   "About examples.",
		"language":      "en-GB",
		"authors": []any{
			map[string]any{"name": "Ada Example", "url": "mailto:ada@example.org"},
			map[string]any{"name": "Bea Example", "url": "https://xn--bcher-kva.example/%C3%BC", "avatar": "https://example.org/bea.png"},
		},
		"items": []any{
			map[string]any{
				"id": "urn:example:1", "url": "https://example.org/2024/#svs401", "title": "Servers",
				"summary": "How servers serve & why.",
				"authors": []any{
					map[string]any{"name": "Ben Example", "url": "https://example.org/ben"},
					map[string]any{"name": "Chloé Example"},
				},
				"tags":           []any{"Servers", "400 Expert", "cost"},
				"image":          "https://example.org/v.jpg",
				"date_published": "2024-03-02T07:00:00Z", "date_modified": "2024-03-03T07:00:00Z",
				"attachments": []any{
					map[string]any{"url": "https://example.org/v.mp4", "mime_type": "video/mp4", "title": "Recording", "size_in_bytes": float64(3 << 30)},
					map[string]any{"url": "https://example.org/v.mp3", "mime_type": "audio/mpeg", "title": "Recording"},
				},
			},
			map[string]any{
				"id": "urn:uuid:0", "url": "https://example.org/2024/#two", "title": "Cancelled: Kein Vortrag",
				"language": "de", "date_published": "2024-03-05T07:00:00Z",
			},
			map[string]any{
				"id": "urn:uuid:0", "url": "https://example.org/2024/#three", "title": "Nothing but a title",
				"date_published": "2024-03-01T07:00:00Z",
			},
		},
	}
	// These ids are made from the event and the ID; that they are URIs and
	// those of RSS and Atom is checked elsewhere.
	for _, i := range []int{1, 2} {
		item := got["items"].([]any)[i].(map[string]any)
		if id, _ := item["id"].(string); strings.HasPrefix(id, "urn:uuid:") {
			item["id"] = "urn:uuid:0"
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestJSONFeedIDs: a reader that changes from RSS or Atom to JSON Feed finds
// the entries that it has.
func TestJSONFeedIDs(t *testing.T) {
	ids := func(e export.Exporter) []string {
		var b bytes.Buffer
		if err := export.Write(context.Background(), &b, jsonFeedPost(), e); err != nil {
			t.Fatal(err)
		}
		feed, err := gofeed.NewParser().Parse(&b)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, item := range feed.Items {
			ids = append(ids, item.GUID)
		}
		return ids
	}
	want := ids(export.JSONFeed{})
	if len(want) != 3 {
		t.Fatalf("gofeed finds the items %q", want)
	}
	for _, e := range []export.Exporter{export.RSS{}, export.Atom{}} {
		if diff := cmp.Diff(want, ids(e)); diff != "" {
			t.Errorf("%s:\n%s", e.Format().Name, diff)
		}
	}
}

// TestJSONFeedRead reads the feed with a client.
func TestJSONFeedRead(t *testing.T) {
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(jsonFeedExport(t, export.JSONFeed{}, jsonFeedPost())))
	if err != nil {
		t.Fatal(err)
	}
	if feed.FeedType != "json" || feed.FeedVersion != "https://jsonfeed.org/version/1.1" || feed.Title != "Example Days" ||
		feed.FeedLink != "https://example.org/2024/feed.json" || feed.Link != "https://example.org/2024/" || feed.Language != "en-GB" {
		t.Errorf("gofeed reads %+v", feed)
	}
	item := feed.Items[0]
	if item.Title != "Servers" || len(item.Authors) != 2 || item.Authors[1].Name != "Chloé Example" ||
		!strings.Contains(item.Content, "<em>serve</em> &amp; <a href=\"https://example.org/x\"") ||
		item.PublishedParsed == nil || !item.PublishedParsed.Equal(time.Date(2024, time.March, 2, 7, 0, 0, 0, time.UTC)) ||
		item.UpdatedParsed == nil || item.Image == nil || item.Image.URL != "https://example.org/v.jpg" {
		t.Errorf("gofeed reads the item %+v", item)
	}
	if len(item.Enclosures) != 2 || item.Enclosures[0].URL != "https://example.org/v.mp4" || item.Enclosures[0].Type != "video/mp4" {
		t.Errorf("gofeed reads the attachments %+v", item.Enclosures)
	}
}

func TestJSONFeedOptions(t *testing.T) {
	type result struct {
		FeedURL string `json:"feed_url"`
		Items   []struct {
			Title string
			HTML  string `json:"content_html"`
			Text  string `json:"content_text"`
		}
	}
	get := func(e export.JSONFeed) (r result) {
		if err := json.Unmarshal(jsonFeedExport(t, e, jsonFeedPost()), &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	titles := func(r result) (all []string) {
		for _, item := range r.Items {
			all = append(all, item.Title)
		}
		return all
	}
	if got := get(export.JSONFeed{FeedURL: "https://example.org/my.json"}).FeedURL; got != "https://example.org/my.json" {
		t.Errorf("feed_url is %s", got)
	}
	newest := []string{"Cancelled: Kein Vortrag", "Servers"}
	if got := titles(get(export.JSONFeed{NewestFirst: true, Limit: 2})); !cmp.Equal(got, newest) {
		t.Errorf("the two newest are %q, want %q", got, newest)
	}
	for _, item := range get(export.JSONFeed{ExcerptOnly: true}).Items {
		if item.HTML != "" || item.Text == "" {
			t.Errorf("an excerpt is %+v", item)
		}
	}
	var b bytes.Buffer
	err := export.Write(context.Background(), &b, jsonFeedPost(), export.JSONFeed{FeedURL: "feed.json"})
	if err == nil || !strings.HasPrefix(err.Error(), "export jsonfeed: FeedURL is ") || b.Len() > 0 {
		t.Errorf("a relative feed URL gives the error %v and %d bytes", err, b.Len())
	}
}

// TestJSONFeedHostile: what is text stays text, and HTML is in content_html
// alone.
func TestJSONFeedHostile(t *testing.T) {
	hostile := "</script><script>alert(1)</script> &lt;b&gt; \u202Ex שלום 👩‍👩‍👧‍👦 e\u0301 \u2028 []"
	post := recap.Post{
		Title: hostile, URL: "https://example.org/", Description: hostile, Authors: []recap.Speaker{{Name: hostile}},
		Sessions: []recap.Session{{
			Title: hostile, Tags: []string{hostile}, Speakers: []recap.Speaker{{Name: hostile}},
			Summary: "<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))",
			Links:   []recap.Link{{URL: "https://example.org/v.mp4", Title: hostile, MediaType: "video/mp4"}},
		}},
	}
	var feed struct {
		Title, Description string
		Items              []struct {
			Title       string
			HTML        string `json:"content_html"`
			Tags        []string
			Authors     []struct{ Name string }
			Attachments []struct{ Title string }
		}
	}
	if err := json.Unmarshal(jsonFeedExport(t, export.JSONFeed{}, post), &feed); err != nil {
		t.Fatal(err)
	}
	item := feed.Items[0]
	want := hostile + "\u202C" // the override is closed
	for _, got := range []string{feed.Title, feed.Description, item.Title, item.Tags[0], item.Authors[0].Name, item.Attachments[0].Title} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for _, bad := range []string{"<script", "onerror", "href=\"javascript"} {
		if strings.Contains(item.HTML, bad) {
			t.Errorf("the content holds %s: %s", bad, item.HTML)
		}
	}
}

func TestJSONFeedWriterError(t *testing.T) {
	err := export.Write(context.Background(), csvFullDisk{}, jsonFeedPost(), export.JSONFeed{})
	if err == nil || err.Error() != "export jsonfeed: disk full" {
		t.Errorf("got the error %v", err)
	}
}
