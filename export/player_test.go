package export_test

import (
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func TestPlayers(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.youtube.com/watch?v=sdCA0Y7QDrM":             "frame YouTube https://www.youtube-nocookie.com/embed/sdCA0Y7QDrM?autoplay=1&start=90",
		"https://youtu.be/sdCA0Y7QDrM?si=x":                       "frame YouTube https://www.youtube-nocookie.com/embed/sdCA0Y7QDrM?autoplay=1&start=90",
		"https://www.youtube.com/live/sdCA0Y7QDrM":                "frame YouTube https://www.youtube-nocookie.com/embed/sdCA0Y7QDrM?autoplay=1&start=90",
		"https://vimeo.com/76979871":                              "frame Vimeo https://player.vimeo.com/video/76979871?autoplay=1&dnt=1#t=90s",
		"https://vimeo.com/76979871/0ab1c2":                       "frame Vimeo https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=0ab1c2#t=90s",
		"https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv":           "frame tube.example https://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?autoplay=1&start=90s",
		"https://media.ccc.de/v/37c3-12142-breaking_drm":          "frame media.ccc.de https://media.ccc.de/v/37c3-12142-breaking_drm/oembed#t=90",
		"https://media.example/lamps.webm":                        "video media.example https://media.example/lamps.webm#t=90",
		"https://media.example/lamps.mp3":                         "audio media.example https://media.example/lamps.mp3#t=90",
		"http://media.example/lamps.mp3":                          "",
		"https://www.youtube.com/playlist?list=PL1":               "",
		"https://www.youtube.com/watch?v=\"onload=x":              "",
		"https://vimeo.com/channels/staffpicks":                   "",
		"https://media.example/v/lamps":                           "",
		"https://www.youtube.com.evil.example/watch?v=abcdefghij": "",
	} {
		doc := prepare(t, recap.Post{Title: "T", Sessions: []recap.Session{{Title: "S", Links: []recap.Link{{URL: strings.ReplaceAll(address, `"`, "%22"), Role: recap.LinkVideo, Start: 90 * time.Second}}}}})
		e, got := doc.Entries()[0], ""
		if p := e.Player(doc, e.Resources()[0]); p != nil {
			got = p.Kind + " " + p.Host + " " + p.URL
			if p.Start != 90*time.Second {
				t.Errorf("%s begins at %s", address, p.Start)
			}
		}
		if got != want {
			t.Errorf("%s:\n%s\n%s", address, got, want)
		}
	}
}

// A page says what may load once somebody asks for it, and of nothing else; without a
// script a recording is a link.
func TestPagePlaysRecordings(t *testing.T) {
	post := talks()
	post.Sessions[0].Links[4].URL = "https://example.org/lamps.vtt"
	page := exportString(t, post, export.HTML{})
	for _, part := range []string{
		`<a href="https://www.youtube.com/watch?v=sdCA0Y7QDrM" data-play="frame" data-src="https://www.youtube-nocookie.com/embed/sdCA0Y7QDrM?autoplay=1">`,
		`data-play="video" data-src="https://media.example/lamps.mp4#t=60" data-captions="https://example.org/lamps.vtt">`,
		`<span class="from"><bdi>Loads from YouTube</bdi></span>`,
		`<span class="from"><bdi>Play from 1:00 · Loads from media.example</bdi></span>`,
		"; frame-src https://www.youtube-nocookie.com https://player.vimeo.com; media-src &#39;self&#39; https://media.example; base-uri",
		`a[data-play]`,
	} {
		if !strings.Contains(page, part) {
			t.Errorf("the page has no %s", part)
		}
	}
	for _, other := range []string{"<iframe", "<video", `src="https://www.youtube`} {
		if strings.Contains(strings.ReplaceAll(page, "data-src", ""), other) {
			t.Errorf("the page has %s", other)
		}
	}
	post.Sessions = post.Sessions[3:]
	if page := exportString(t, post, export.HTML{}); strings.Contains(page, "frame-src") || strings.Contains(page, "media-src") || strings.Contains(page, "data-play") {
		t.Error("a page without recordings lets players load")
	}
}

// TestPoster: a link whose role is "thumbnail" stands for a recording before it plays, or
// else the session's picture, of those that may load.
func TestPoster(t *testing.T) {
	video := recap.Link{URL: "https://media.example/lamps.mp4", Role: recap.LinkVideo}
	own := recap.Image{URL: "https://example.org/lamps.png"}
	for _, test := range []struct {
		thumbnail string
		image     recap.Image
		pictures  export.Pictures
		want      string
	}{
		{"https://example.org/still.png", own, export.Pictures{}, "https://example.org/still.png"},
		{"https://media.example/still.png", own, export.Pictures{}, own.URL},
		{"https://media.example/still.png", own, export.Pictures{All: true}, "https://media.example/still.png"},
		{"", own, export.Pictures{}, own.URL},
		{"", recap.Image{}, export.Pictures{}, ""},
	} {
		session := recap.Session{Title: "S", Image: test.image, Links: []recap.Link{video}}
		if test.thumbnail != "" {
			session.Links = append(session.Links, recap.Link{URL: test.thumbnail, Role: "thumbnail"})
		}
		post := recap.Post{Title: "T", URL: "https://example.org/", Sessions: []recap.Session{session}}
		if doc := prepare(t, post); test.pictures.Poster(doc, doc.Entries()[0]) != test.want {
			t.Errorf("%+v: got %q", test, test.pictures.Poster(doc, doc.Entries()[0]))
		}
		text := exportString(t, post, export.HTML{Pictures: test.pictures})
		if has := strings.Contains(text, `data-poster="`+test.want+`"`); has != (test.want != "") || strings.Count(text, `data-poster="`) > 1 {
			t.Errorf("%+v: the page has another poster", test)
		}
	}
}
