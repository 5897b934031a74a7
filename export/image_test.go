package export_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func illustrated() recap.Post {
	return recap.Post{
		Title: "T", URL: "https://example.org/t/", Image: recap.Image{URL: "https://example.org/t.jpg", Alt: "A <hall>", Width: 1200, Height: 630},
		Authors: []recap.Speaker{{Name: "Ottoline Marsh", Avatar: "https://elsewhere.example/o.png"}},
		Event:   recap.Event{Name: "E", Logo: recap.Image{URL: "https://elsewhere.example/logo.svg"}},
		Sessions: []recap.Session{
			{Title: "S", Image: recap.Image{URL: "https://elsewhere.example/s.jpg"}, Speakers: []recap.Speaker{{Name: "Ada Quill", Avatar: "https://example.org/ada.png"}}},
		},
	}
}

// A page shows the pictures on the post's own host, and names the others; those for
// previews are loaded by others, from anywhere.
func TestHTMLShowsItsOwnPictures(t *testing.T) {
	page := exportString(t, illustrated(), export.HTML{})
	for _, part := range []string{
		`<img src="https://example.org/t.jpg" alt="A &lt;hall&gt;" width="1200" height="630" loading="lazy" decoding="async">`,
		`<img class="avatar" src="https://example.org/ada.png" alt="" width="40" height="40" loading="lazy" decoding="async">`,
		`<meta property="og:image" content="https://example.org/t.jpg">`,
		`<meta name="twitter:card" content="summary_large_image">`,
		`<span class="avatar" aria-hidden="true">OM</span>`,
	} {
		if !strings.Contains(page, part) {
			t.Errorf("the page has no %s", part)
		}
	}
	if strings.Contains(page, `src="https://elsewhere.example`) {
		t.Error("the page loads a picture from elsewhere")
	}
	named := make(map[string]bool)
	for _, o := range (export.HTML{}).Omissions(prepare(t, illustrated())) {
		named[o.Path] = true
	}
	for _, path := range []string{"authors[0].avatar", "event.logo", "sessions[0].image"} {
		if !named[path] {
			t.Errorf("no omission of %s", path)
		}
	}
}

func TestHTMLShowsPicturesOfNamedHosts(t *testing.T) {
	page := exportString(t, illustrated(), export.HTML{Pictures: export.Pictures{Hosts: []string{"elsewhere.example"}}})
	for _, part := range []string{`<img src="https://elsewhere.example/logo.svg"`, `<img src="https://elsewhere.example/s.jpg" alt=""`, `src="https://elsewhere.example/o.png"`, "img-src &#39;self&#39; https://example.org https://elsewhere.example"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page has no %s", part)
		}
	}
}

// The page of a session is previewed by the session's picture.
func TestSessionIsPreviewedByItsPicture(t *testing.T) {
	post := illustrated()
	post.Sessions[0].ID = "s"
	page := exportString(t, post, export.HTML{Session: "s"})
	if !strings.Contains(page, `<meta property="og:image" content="https://elsewhere.example/s.jpg">`) || strings.Contains(page, "t.jpg") {
		t.Error("the preview is not the session's picture alone")
	}
}

func TestFeedsHavePictures(t *testing.T) {
	for name, e := range map[string]export.Exporter{"RSS": export.RSS{}, "JSON Feed": export.JSONFeed{}} {
		feed := feedOf(t, prepare(t, illustrated()), e)
		got := []bool{strings.Contains(content(feed.Items[0]), `<img src="https://elsewhere.example/s.jpg" alt="">`), name == "RSS" == (feed.Image != nil && feed.Image.URL == "https://example.org/t.jpg")}
		if diff := cmp.Diff([]bool{true, true}, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
