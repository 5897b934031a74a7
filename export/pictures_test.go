package export_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
)

// pictured has a picture on its own host, a relative one and one elsewhere.
func pictured() recap.Post {
	return recap.Post{Title: "T", URL: "https://example.org/r/", Sessions: []recap.Session{{
		Code: "GOV301", Title: "Pictures", Summary: "![near](hall.jpg) ![own](https://example.org/o.png) ![far](https://cdn.example.net/f.png)",
	}}}
}

// shown returns the addresses of a page's pictures, and those of its links that
// go by the name of a picture.
func shown(root *html.Node) (pictures, links []string) {
	for n := range root.Descendants() {
		switch {
		case n.Data == "img":
			pictures = append(pictures, htmltest.Attr(n, "src"))
		case n.Data == "a" && slices.Contains([]string{"near", "own", "far"}, htmltest.Text(n)):
			links = append(links, htmltest.Attr(n, "href"))
		}
	}
	return pictures, links
}

func TestPictures(t *testing.T) {
	const near, own, far = "https://example.org/r/hall.jpg", "https://example.org/o.png", "https://cdn.example.net/f.png"
	for _, test := range []struct {
		name            string
		pictures        export.Pictures
		pictured, links []string
		policy          string
	}{
		{"zero", export.Pictures{}, []string{near, own}, []string{far}, "img-src 'self' https://example.org;"},
		{"a host", export.Pictures{Hosts: []string{"cdn.example.net"}}, []string{near, own, far}, nil, "img-src 'self' https://example.org https://cdn.example.net http://cdn.example.net;"},
		{"all", export.Pictures{All: true}, []string{near, own, far}, nil, "img-src https: http:;"},
	} {
		e := export.HTML{Pictures: test.pictures}
		root := page(t, e, pictured())
		pictures, links := shown(root)
		if !slices.Equal(pictures, test.pictured) || !slices.Equal(links, test.links) {
			t.Errorf("%s: pictures %q and links %q", test.name, pictures, links)
		}
		policy := htmltest.Find(root, func(n *html.Node) bool { return htmltest.Attr(n, "http-equiv") == "Content-Security-Policy" })
		if got := htmltest.Attr(policy, "content"); !strings.Contains(got, test.policy) {
			t.Errorf("%s: the policy is %q", test.name, got)
		}
		var named []string
		for _, o := range e.Omissions(prepare(t, pictured())) {
			if strings.Contains(o.Reason, "picture http") {
				named = append(named, o.Path)
			}
		}
		if len(named) != len(test.links) {
			t.Errorf("%s: omissions name %q", test.name, named)
		}
	}
}

// Feeds and Markdown write every picture: who reads them decides what loads.
func TestPicturesElsewhere(t *testing.T) {
	for _, e := range []export.Exporter{export.RSS{}, export.JSONFeed{}, export.Markdown{}} {
		out := exportString(t, pictured(), e)
		for _, address := range []string{"https://example.org/r/hall.jpg", "https://cdn.example.net/f.png"} {
			if !strings.Contains(out, `src="`+address) && !strings.Contains(out, `src=\"`+address) && !strings.Contains(out, "]("+address) {
				t.Errorf("%s does not show %s", e.Format().Name, address)
			}
		}
	}
}
