package export_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"
	ext "github.com/mmcdole/gofeed/extensions"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// talks are a recorded talk with all that a podcast can say, one whose file lacks what
// apps want, and two that are no episodes.
func talks() recap.Post {
	return recap.Post{
		Title: "Lamp talks", URL: "https://example.org/lamps/", Language: "en",
		Authors: []recap.Speaker{{Name: "Ottoline Marsh", URL: "mailto:otto@example.org"}},
		Event:   recap.Event{Name: "Lanternfall 2026"},
		Sessions: []recap.Session{
			{
				ID: "6ba7b810-9dad-41d1-80b4-00c04fd430c8", Title: "Lamps", Summary: "Of *light*.",
				Speakers: []recap.Speaker{{Name: "Ada Quill", URL: "https://quill.example/", Avatar: "https://quill.example/a.png"}, {Name: "Bo Ferrous"}},
				Links: []recap.Link{
					{URL: "https://media.example/slides.mp4", Role: recap.LinkSlides},
					{URL: "https://www.youtube.com/watch?v=sdCA0Y7QDrM", Role: recap.LinkVideo},
					{URL: "https://media.example/lamps.mp4", Role: recap.LinkVideo, Size: 1000, Duration: 3725 * time.Second, Start: time.Minute, Published: time.Date(2026, 3, 30, 10, 0, 0, 0, time.UTC)},
					{URL: "https://media.example/lamps.mp3", Role: recap.LinkAudio, Size: 10, Title: "Sound only"},
					{URL: "https://media.example/lamps.en.vtt", Role: "captions"},
					{URL: "https://media.example/lamps.srt", Role: "transcript"},
					{URL: "https://media.example/lamps.json", Role: "chapters"},
					{URL: "https://media.example/lamps.jpg", Role: "thumbnail"},
				},
			},
			{ID: "looms", Title: "Looms", Links: []recap.Link{{URL: "https://media.example/looms.ogg", Role: recap.LinkAudio}}},
			{ID: "page", Title: "A page", Links: []recap.Link{{URL: "https://vimeo.com/1", Role: recap.LinkVideo}}},
			{ID: "slides", Title: "Slides", Links: []recap.Link{{URL: "https://media.example/slides.mp4", Role: recap.LinkSlides}}},
		},
	}
}

func TestPodcastEpisodes(t *testing.T) {
	feed, err := gofeed.NewParser().ParseString(exportString(t, talks(), export.Podcast{Cover: "https://example.org/cover.png", Category: "Technology"}))
	if err != nil {
		t.Fatal(err)
	}
	if len(feed.Items) != 2 {
		t.Fatalf("%d episodes, want those of two sessions with a media file", len(feed.Items))
	}
	item := feed.Items[0]
	podcast := item.Extensions["podcast"]
	got := map[string]any{
		"owner": *feed.ITunesExt.Owner, "author": feed.ITunesExt.Author, "cover": feed.ITunesExt.Image, "category": feed.ITunesExt.Categories[0].Text,
		"explicit": feed.ITunesExt.Explicit, "guid": feed.Extensions["podcast"]["guid"][0].Value, "medium": feed.Extensions["podcast"]["medium"][0].Value,
		"item": item.GUID, "enclosure": *item.Enclosures[0], "duration": item.ITunesExt.Duration, "title": item.ITunesExt.Author, "image": item.ITunesExt.Image,
		"alternate": podcast["alternateEnclosure"][0].Attrs, "source": podcast["alternateEnclosure"][0].Children["source"][0].Attrs,
		"transcripts": []map[string]string{podcast["transcript"][0].Attrs, podcast["transcript"][1].Attrs}, "chapters": podcast["chapters"][0].Attrs,
		"person": podcast["person"][0].Attrs, "second person": podcast["person"][1].Value, "second": feed.Items[1].Enclosures[0].Length,
	}
	type attributes = map[string]string
	want := map[string]any{
		"owner": ext.ITunesOwner{Email: "otto@example.org", Name: "Ottoline Marsh"}, "author": "Ottoline Marsh", "cover": "https://example.org/cover.png", "category": "Technology",
		"explicit": "false", "guid": "67f1a35c-a7bc-5528-9271-a1c6146b8b4d", "medium": "podcast",
		"item": "urn:uuid:6ba7b810-9dad-41d1-80b4-00c04fd430c8", "enclosure": gofeed.Enclosure{URL: "https://media.example/lamps.mp4", Length: "1000", Type: "video/mp4"},
		"duration": "3725", "title": "Ada Quill, Bo Ferrous", "image": "https://media.example/lamps.jpg",
		"alternate": attributes{"type": "audio/mpeg", "length": "10", "title": "Sound only"}, "source": attributes{"uri": "https://media.example/lamps.mp3"},
		"transcripts": []attributes{
			{"url": "https://media.example/lamps.en.vtt", "type": "text/vtt"}, {"url": "https://media.example/lamps.srt", "type": "application/x-subrip"},
		},
		"chapters": attributes{"url": "https://media.example/lamps.json", "type": "application/json+chapters"},
		"person":   attributes{"role": "guest", "href": "https://quill.example/", "img": "https://quill.example/a.png"}, "second person": "Bo Ferrous", "second": "0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The guids are those of the RSS feed, so that who has heard an episode is not told of
// it again.
func TestPodcastHasTheGUIDsOfRSS(t *testing.T) {
	var guids [2][]string
	for i, e := range []export.Exporter{export.RSS{}, export.Podcast{}} {
		feed, err := gofeed.NewParser().ParseString(exportString(t, talks(), e))
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range feed.Items {
			guids[i] = append(guids[i], item.GUID)
		}
	}
	if diff := cmp.Diff(guids[0][:2], guids[1]); diff != "" {
		t.Error(diff)
	}
}

func TestPodcastOmissions(t *testing.T) {
	var got []string
	for _, o := range (export.Podcast{}).Omissions(prepare(t, talks())) {
		got = append(got, o.Path)
	}
	want := []string{"authors[*].url", "image.url", "sessions[1].links[0].size", "sessions[1].links[0].duration", "sessions[2]", "sessions[3]"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPodcastDoesNotApply(t *testing.T) {
	noFile, noURL := talks(), talks()
	noFile.Sessions, noURL.URL = noFile.Sessions[2:], ""
	for _, post := range []recap.Post{noFile, noURL} {
		if err := export.Write(t.Context(), io.Discard, post, export.Podcast{}); !errors.Is(err, export.ErrNotApplicable) {
			t.Error(err)
		}
	}
	if err := export.Write(t.Context(), io.Discard, talks(), export.Podcast{Cover: "cover.png"}); err == nil || !strings.Contains(err.Error(), `Cover is "cover.png"`) {
		t.Error(err)
	}
}

// The category is one that Apple's directory has, with "Technology" for none.
func TestPodcastCategory(t *testing.T) {
	for category, want := range map[string]string{
		"":                                `<itunes:category text="Technology"></itunes:category>`,
		"Science":                         `<itunes:category text="Science"></itunes:category>`,
		"Society & Culture > Documentary": "<itunes:category text=\"Society &amp; Culture\">\n      <itunes:category text=\"Documentary\"></itunes:category>\n    </itunes:category>",
	} {
		if feed := exportString(t, talks(), export.Podcast{Category: category}); !strings.Contains(feed, want) {
			t.Errorf("%q is not %s in\n%s", category, want, feed[:min(len(feed), 2000)])
		}
	}
	for category, want := range map[string]string{
		"Tech":              "expected one of Apple's: Arts, Business, ",
		"Technology > Go":   "Technology has no subcategories",
		"Science > Alchemy": "expected a subcategory of Science: Astronomy, Chemistry, ",
		"Science > ":        "expected a subcategory of Science",
	} {
		if err := export.Write(t.Context(), io.Discard, talks(), export.Podcast{Category: category}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one with %q", category, err, want)
		}
	}
}

// A picture that Apple's directory does not take is named, unless a cover is given.
func TestPodcastPicture(t *testing.T) {
	for _, tt := range []struct {
		image recap.Image
		cover string
		named bool
	}{
		{image: recap.Image{}, named: true},
		{image: recap.Image{}, cover: "https://example.org/c.png"},
		{image: recap.Image{URL: "https://example.org/a.png"}},
		{image: recap.Image{URL: "https://example.org/a.png", Width: 1400, Height: 1400}},
		{image: recap.Image{URL: "https://example.org/a.png", Width: 1200, Height: 630}, named: true},
		{image: recap.Image{URL: "https://example.org/a.png", Width: 512, Height: 512}, named: true},
	} {
		post := talks()
		post.Image = tt.image
		named := false
		for _, o := range (export.Podcast{Cover: tt.cover}).Omissions(prepare(t, post)) {
			named = named || o.Path == "image.url"
		}
		if named != tt.named {
			t.Errorf("%+v with the cover %q: named %v, want %v", tt.image, tt.cover, named, tt.named)
		}
	}
}
