package export_test

import (
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
)

// page exports a post and parses what comes out.
func page(t *testing.T, e export.HTML, post recap.Post) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(exportString(t, post, e)))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func readCase(t *testing.T, name string) recap.Post {
	t.Helper()
	return readPost(t, filepath.Join("../testdata", name, "input.json"))
}

func TestHTMLHoldsThePost(t *testing.T) {
	post := readCase(t, "full")
	doc := prepare(t, post)
	root := page(t, export.HTML{}, post)
	if got := htmltest.Text(htmltest.ByTag(root, "h1")); got != post.Title {
		t.Errorf("h1 %q, want %q", got, post.Title)
	}
	if got := htmltest.Text(htmltest.ByTag(root, "title")); got != post.Title {
		t.Errorf("title %q, want %q", got, post.Title)
	}
	for _, s := range doc.Entries() {
		article := htmltest.ByID(root, s.Anchor)
		if article == nil {
			t.Errorf("%s has no element", s.Anchor)
			continue
		}
		text := htmltest.Text(article)
		wants := []string{s.Title, s.Subtitle, string(s.Code), s.Level.Title(), s.License, strings.Join(strings.Fields(doc.Text(s.Summary)), " ")}
		if s.Room != "" {
			wants = append(wants, post.Event.Room(s.Room).Name)
		}
		wants = append(wants, s.Tags...)
		for _, sp := range s.Speakers {
			wants = append(wants, sp.Name, sp.Role, sp.Job, sp.Organization)
		}
		for _, l := range s.Links {
			if !strings.EqualFold(l.Title, string(l.Role)) {
				wants = append(wants, l.Title)
			}
			if htmltest.Find(article, func(n *html.Node) bool { return htmltest.Attr(n, "href") == l.URL }) == nil {
				t.Errorf("%s: no link to %s", s.Anchor, l.URL)
			}
		}
		for _, want := range wants {
			if !strings.Contains(strings.ReplaceAll(text, "- ", ""), strings.ReplaceAll(want, "- ", "")) {
				t.Errorf("%s: %q is not in %q", s.Anchor, want, text)
			}
		}
		if permalink := htmltest.ByClass(article, "permalink"); htmltest.Attr(permalink, "href") != "#"+s.Anchor {
			t.Errorf("%s: permalink %q", s.Anchor, htmltest.Attr(permalink, "href"))
		}
		for _, said := range []string{s.Title, s.Subtitle} {
			if n := htmltest.Says(article, said); said != "" && htmltest.Language(n) != s.Written {
				t.Errorf("%s: %q is in %q, want %q", s.Anchor, said, htmltest.Language(n), s.Written)
			}
		}
		if body := summaryOf(article); s.Summary != "" && htmltest.Language(body) != s.Written {
			t.Errorf("%s: its summary is in %q, want %q", s.Anchor, htmltest.Language(body), s.Written)
		}
		if cancelled := strings.Contains(text, "This session is cancelled."); cancelled != (s.Status == recap.StatusCancelled) {
			t.Errorf("%s: status %s, but the text says cancelled: %v", s.Anchor, s.Status, cancelled)
		}
		if s.Scheduled() {
			start := htmltest.Find(article, func(n *html.Node) bool {
				return htmltest.Attr(n, "datetime") == s.Start.Format("2006-01-02T15:04:05Z07:00")
			})
			if start == nil || !strings.Contains(text, post.Event.TimeZone) {
				t.Errorf("%s: start or zone is missing in %q", s.Anchor, text)
			}
		}
	}
	for _, a := range post.Authors {
		if !strings.Contains(htmltest.Text(htmltest.ByID(root, "authors")), a.Name) {
			t.Errorf("author %s is missing", a.Name)
		}
	}
	for _, r := range post.Related {
		if htmltest.Find(htmltest.ByID(root, "related"), func(n *html.Node) bool { return htmltest.Attr(n, "href") == r.URL }) == nil {
			t.Errorf("related page %s is missing", r.URL)
		}
	}
}

// summaryOf is the first element of the summary of a session.
func summaryOf(article *html.Node) *html.Node {
	body := htmltest.Find(article, func(n *html.Node) bool { return n.Parent == article && htmltest.Attr(n, "class") == "body" })
	return htmltest.Find(body, func(n *html.Node) bool { return n.Data != "div" })
}

func TestHTMLHead(t *testing.T) {
	post := recap.Post{
		Title: "T & <U>", URL: "https://example.org/recap/", Language: "en-GB", Description: `"D"`, Categories: []string{"News"},
		Published: time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC), Updated: time.Date(2024, 5, 2, 8, 0, 0, 0, time.UTC),
	}
	root := page(t, export.HTML{Alternates: []export.Alternate{{Title: "RSS feed", MediaType: "application/rss+xml", URL: "rss.xml"}}}, post)
	head := htmltest.ByTag(root, "head")
	meta := func(key, name string) string {
		return htmltest.Attr(htmltest.Find(head, func(n *html.Node) bool { return n.Data == "meta" && htmltest.Attr(n, key) == name }), "content")
	}
	for _, tt := range []struct{ key, name, want string }{
		{"name", "description", `"D"`},
		{"property", "og:type", "article"},
		{"property", "og:title", "T & <U>"},
		{"property", "og:url", "https://example.org/recap/"},
		{"property", "og:description", `"D"`},
		{"property", "og:locale", "en_GB"},
		{"property", "article:published_time", "2024-05-01T08:00:00Z"},
		{"property", "article:modified_time", "2024-05-02T08:00:00Z"},
		{"property", "article:tag", "News"},
	} {
		if got := meta(tt.key, tt.name); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	link := func(rel string) string {
		return htmltest.Attr(htmltest.Find(head, func(n *html.Node) bool { return n.Data == "link" && htmltest.Attr(n, "rel") == rel }), "href")
	}
	if link("canonical") != post.URL || link("alternate") != "rss.xml" {
		t.Errorf("canonical %q, alternate %q", link("canonical"), link("alternate"))
	}
}

// The rules here are what the checks of accessibility and validity come down
// to in the markup itself; a browser judges the rest.
func TestHTMLStructure(t *testing.T) {
	for _, c := range goldenCases() {
		root := page(t, export.HTML{}, c.post(t))
		ids, last := make(map[string]bool), 0
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			if id := htmltest.Attr(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("%s: two elements have the id %q", c.name, id)
				}
				ids[id] = true
			}
			if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
				level, _ := strconv.Atoi(n.Data[1:])
				if level > last+1 {
					t.Errorf("%s: the heading %q of level %d follows one of level %d", c.name, htmltest.Text(n), level, last)
				}
				last = level
			}
		}
		for n := range root.Descendants() {
			if href := htmltest.Attr(n, "href"); strings.HasPrefix(href, "#") {
				if id, err := url.PathUnescape(href[1:]); err != nil || !ids[id] {
					t.Errorf("%s: %s leads nowhere", c.name, href)
				}
			}
		}
	}
}

// Nothing of a post runs, and nothing is requested but pictures from the post's
// own host.
func TestHTMLIsInert(t *testing.T) {
	for _, c := range goldenCases() {
		root := page(t, export.HTML{}, c.post(t))
		scripts, data := 0, 0
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch n.Data {
			case "script":
				if htmltest.Attr(n, "type") == "application/ld+json" {
					data++ // which browsers do not run, whatever it holds
				} else {
					scripts++
				}
			case "style":
				scripts++
			case "img":
				if src := htmltest.Attr(n, "src"); !strings.HasPrefix(src, "https://example.org/") || htmltest.Attr(n, "loading") != "lazy" {
					t.Errorf("%s: there is a picture from %q", c.name, src)
				}
			case "iframe", "object", "embed", "video", "audio", "source", "svg", "math", "base", "textarea", "frame", "picture":
				t.Errorf("%s: there is an element %s", c.name, n.Data)
			case "button":
				clears := htmltest.Attr(n, "id") == "filter-clear" && htmltest.Attr(n, "type") == "reset"
				submits := htmltest.Attr(n, "type") == "submit" && n.Parent.Parent.Data == "form" // nowhere: the policy has form-action 'none'
				if !clears && !submits {
					t.Errorf("%s: there is a button", c.name)
				}
			case "link":
				if rel := htmltest.Attr(n, "rel"); rel != "canonical" && rel != "alternate" {
					t.Errorf("%s: there is a link to a %s", c.name, rel)
				}
			}
			for _, a := range n.Attr {
				u, err := url.Parse(a.Val)
				switch {
				case strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" && n.Data != "img" || a.Key == "srcset" || a.Key == "action":
					t.Errorf("%s: there is an attribute %s=%q", c.name, a.Key, a.Val)
				case a.Key == "href" && (err != nil || !slices.Contains([]string{"", "http", "https", "mailto"}, u.Scheme)):
					t.Errorf("%s: there is a link to %q", c.name, a.Val)
				}
			}
		}
		if scripts != 2 || data != 1 {
			t.Errorf("%s: %d elements of script and style and %d of data, want the page's own two and one", c.name, scripts, data)
		}
	}
}

func TestHTMLPolicyAdmitsWhatIsThere(t *testing.T) {
	root := page(t, export.HTML{}, readCase(t, "full"))
	policy := htmltest.Attr(htmltest.Find(root, func(n *html.Node) bool { return htmltest.Attr(n, "http-equiv") == "Content-Security-Policy" }), "content")
	for _, tag := range []string{"style", "script"} {
		content := htmltest.Find(root, func(n *html.Node) bool { return n.Data == tag && htmltest.Attr(n, "type") == "" }).FirstChild.Data
		sum := sha256.Sum256([]byte(content))
		if want := tag + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, want) {
			t.Errorf("the policy %q does not hold %q", policy, want)
		}
		if strings.Contains(content, "\n") {
			t.Errorf("%s is on several lines", tag)
		}
	}
	if !strings.HasPrefix(policy, "default-src 'none';") {
		t.Errorf("the policy is %q", policy)
	}
}

func TestHTMLFragment(t *testing.T) {
	post := readCase(t, "full")
	fragment := exportString(t, post, export.HTML{Fragment: true, HeadingLevel: 2})
	if !strings.HasPrefix(fragment, "<article") || !strings.HasSuffix(fragment, "</article>\n") {
		t.Errorf("not one article: %.60q … %q", fragment, fragment[len(fragment)-30:])
	}
	for _, tag := range []string{"<html", "<head>", "<style", "<script", "<nav", "<form", "<h1"} {
		if strings.Contains(fragment, tag) {
			t.Errorf("the fragment holds %s", tag)
		}
	}
	root := page(t, export.HTML{Fragment: true, HeadingLevel: 2}, post)
	if got := htmltest.Text(htmltest.ByTag(root, "h2")); got != post.Title {
		t.Errorf("the title is not the first h2, but %q", got)
	}
	if got := htmltest.Text(htmltest.ByTag(htmltest.ByID(root, "lmp301"), "h4")); got != post.Sessions[0].Title {
		t.Errorf("the first session is not an h4, but %q", got)
	}
	if got := htmltest.Text(htmltest.ByTag(htmltest.ByID(root, "lmp301"), "h5")); got != "What was lit" {
		t.Errorf("a heading of a body below an h4 is no h5, but %q", got)
	}
}

// A page may be read where it is not published: as a preview, from a disk.
func TestHTMLLinksToItsOwnSessionsAreLocal(t *testing.T) {
	post := recap.Post{
		Title: "T", URL: "https://example.org/recap/?a=1&b=2",
		Introduction: "[here](#svs401) [written out](https://example.org/recap/?a=1&b=2#svs401) " +
			"[no session](#nowhere) [elsewhere](https://example.org/other/#svs401) " +
			"`<a href=\"https://example.org/recap/?a=1&b=2#svs401\">`",
		Sessions: []recap.Session{{Code: "SVS401", Title: "S", Summary: "[me](#svs401)"}},
	}
	hrefs := func(root *html.Node) map[string]string {
		found := make(map[string]string)
		for n := range root.Descendants() {
			if n.Data == "a" {
				found[htmltest.Text(n)] = htmltest.Attr(n, "href")
			}
		}
		return found
	}
	root := page(t, export.HTML{}, post)
	got := hrefs(root)
	for text, want := range map[string]string{
		"here":        "#svs401",
		"written out": "#svs401",
		"no session":  "https://example.org/recap/?a=1&b=2#nowhere",
		"elsewhere":   "https://example.org/other/#svs401",
		"me":          "#svs401",
	} {
		if got[text] != want {
			t.Errorf("%q leads to %q, want %q", text, got[text], want)
		}
	}
	if code := htmltest.Text(htmltest.ByTag(root, "code")); code != `<a href="https://example.org/recap/?a=1&b=2#svs401">` {
		t.Errorf("code was changed to %s", code)
	}
	alone := hrefs(page(t, export.HTML{Session: prepare(t, post).Entries()[0].ID}, post))
	if want := "https://example.org/recap/?a=1&b=2#svs401"; alone["me"] != want {
		t.Errorf("on the session's own page a link to the post leads to %q, want %q", alone["me"], want)
	}
}

// A page reads in the direction of its words, which are in English where there is no
// catalogue: its texts have their own.
func TestHTMLDirection(t *testing.T) {
	for language, want := range map[string]string{"": "ltr", "de": "ltr", "he": "rtl", "ar-EG": "rtl", "az": "ltr", "az-Arab": "ltr", "fa": "ltr"} {
		root := page(t, export.HTML{}, recap.Post{Title: "T", URL: "https://example.org/", Language: language})
		if got := htmltest.Attr(htmltest.ByTag(root, "html"), "dir"); got != want {
			t.Errorf("language %q: dir %q, want %q", language, got, want)
		}
	}
}
