package site_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
	"github.com/seed-e2fd8668/recap/site"
	"github.com/seed-e2fd8668/recap/source"
)

// pagesOf returns the pages of a site by name.
func pagesOf(t *testing.T, s *site.Site) map[string]*html.Node {
	t.Helper()
	pages := make(map[string]*html.Node)
	for _, f := range s.Files() {
		if path.Ext(f.Name) == ".html" {
			root, err := html.Parse(strings.NewReader(read(t, s, f.Name)))
			if err != nil {
				t.Fatal(err)
			}
			pages[f.Name] = root
		}
	}
	return pages
}

func TestAddressesOfPages(t *testing.T) {
	_, s := withPages(t, "full")
	for _, name := range []string{
		"index.html", "days/2026-03-27.html", "sessions/lmp301.html", "tracks/lmp.html", "tracks/index.html", "rooms/index.html",
		"speakers/index.html", "mine.html", "404.html", "search.json", "sitemap.xml", "robots.txt", "opml.xml",
		"days/2026-03-27.atom", "days/2026-03-27.ics", "tracks/lmp.atom", "tracks/lmp.ics", "sessions/lmp301.ics",
	} {
		if _, err := fs.Stat(s, name); err != nil {
			t.Error(err)
		}
	}
}

// A page asks nobody else for anything, and runs nothing that stands in it.
func TestPagesLoadOnlyWhatIsTheirs(t *testing.T) {
	_, s := withPages(t, "hostile")
	for name, root := range pagesOf(t, s) {
		if path.Base(name) == "changes.html" { // stands alone, as all that export.HTML writes
			continue
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
					t.Errorf("%s has the attribute %s on %s", name, a.Key, n.Data)
				}
			}
			src := htmltest.Attr(n, "src")
			if n.Data == "link" && htmltest.Attr(n, "rel") == "stylesheet" {
				src = htmltest.Attr(n, "href")
			}
			if u, err := url.Parse(src); err != nil || u.Host != "" && n.Data != "img" && path.Base(name) != "404.html" {
				t.Errorf("%s loads %s", name, src)
			}
			if n.Data == "style" || n.Data == "script" && src == "" && htmltest.Attr(n, "type") != "application/ld+json" {
				t.Errorf("%s holds a %s", name, n.Data)
			}
		}
	}
}

// Stars are kept by a key that neither title, code, room nor time changes.
func TestStarsOutliveChanges(t *testing.T) {
	post := readCase(t, "full")
	key := func(post recap.Post) string {
		s := newSite(t, prepare(t, post, export.SessionPages(site.SessionPages())))
		for name, root := range pagesOf(t, s) {
			if strings.HasPrefix(name, "sessions/") && strings.HasSuffix(name, "lmp301.html") {
				return htmltest.Attr(htmltest.ByClass(root, "session"), "data-s")
			}
		}
		return ""
	}
	before := key(post)
	post.Sessions = slices.Clone(post.Sessions)
	post.Sessions[0].Title, post.Sessions[0].Room = "Another title", ""
	if after := key(post); after != before || len(before) != 10 {
		t.Errorf("the key was %q and is %q", before, after)
	}
}

func TestSitemapNamesThePages(t *testing.T) {
	_, s := withPages(t, "full")
	named := regexp.MustCompile(`<loc>([^<]*)</loc>`).FindAllStringSubmatch(read(t, s, "sitemap.xml"), -1)
	if want := len(pagesOf(t, s)) - 4; len(named) != want { // but mine.html and 404.html, each in two languages
		t.Errorf("%d pages are named, want %d", len(named), want)
	}
	for _, n := range named {
		if !strings.HasPrefix(n[1], "https://example.org/lanternfall-2026/") {
			t.Errorf("%s is no address of the site", n[1])
		}
	}
}

// What a phone has to load of a large conference.
func TestPagesOfALargeConferenceAreSmall(t *testing.T) {
	data, err := os.ReadFile("../../shared/corpora/fosdem-2023-schedule.xml")
	if err != nil {
		t.Skip("the corpus is not here")
	}
	result, err := source.Read(t.Context(), bytes.NewReader(data), source.Options{TimeZone: "Europe/Brussels", URL: "https://example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	checkSizes(t, result.Post)
}

// As many sessions, made up: two days of thirty rooms, seven sessions a day in each.
func TestPagesOfAMadeUpConferenceAreSmall(t *testing.T) {
	post := recap.Post{Title: "Tidings", URL: "https://example.org/", Event: recap.Event{Name: "Tidings 2026", TimeZone: "Europe/Brussels", Venue: "The Old Harbour"}}
	zone, err := post.Event.Location()
	if err != nil {
		t.Fatal(err)
	}
	for i := range 20 {
		post.Tracks = append(post.Tracks, recap.Track{ID: fmt.Sprintf("track-%d", i), Name: fmt.Sprintf("A track that is about the number %d", i)})
	}
	for i := range 420 {
		day, room, slot := i/210, i%210/7, i%7
		start := time.Date(2026, 5, 2+day, 9+slot, 0, 0, 0, zone)
		s := recap.Session{
			ID: fmt.Sprintf("s%d", i), Code: recap.Code(fmt.Sprintf("T%d", 10000+i)), Title: fmt.Sprintf("What we learned from number %d, and what we would do another time", i),
			Start: start, End: start.Add(50 * time.Minute), Room: fmt.Sprintf("H.%d (Quay)", room), Track: post.Tracks[room%20].ID, Kind: recap.KindTalk,
			Summary: recap.Markdown(strings.Repeat("A sentence about it. ", 40)), Tags: []string{"queues", "caches", "tides"},
			Links: []recap.Link{{Role: recap.LinkVideo, URL: fmt.Sprintf("https://video.example/%d.webm", i)}, {Role: recap.LinkSlides, URL: fmt.Sprintf("https://slides.example/%d.pdf", i)}},
		}
		for n := range 1 + i%3 {
			s.Speakers = append(s.Speakers, recap.Speaker{ID: fmt.Sprint((i + n) % 300), Name: fmt.Sprintf("Ada Example the %dth", (i+n)%300), Job: "Engineer", Organization: "Example Works"})
		}
		post.Sessions = append(post.Sessions, s)
	}
	checkSizes(t, post)
}

// checkSizes holds the pages of a site to what a phone can load in a moment: any of them
// 250 kB, that of a session 12 kB without what people wrote, the style 26 kB and the
// scripts of a day 24 kB.
func checkSizes(t *testing.T, post recap.Post) {
	doc := prepare(t, post, export.SessionPages(site.SessionPages()))
	s := newSite(t, doc)
	scripts, largest := 0, 0
	for _, f := range s.Files() {
		most := 0
		switch {
		case strings.HasSuffix(f.Name, ".html"):
			most = 250_000
		case strings.HasSuffix(f.Name, ".css"):
			most = 26_000
		case strings.HasPrefix(f.Name, "site-"), strings.HasPrefix(f.Name, "day-"):
			scripts += len(read(t, s, f.Name))
			continue
		default:
			continue
		}
		if n := len(read(t, s, f.Name)); n > most {
			t.Errorf("%s has %d bytes, want at most %d", f.Name, n, most)
		}
	}
	if scripts > 24_000 {
		t.Errorf("the scripts of a day have %d bytes, want at most 24,000", scripts)
	}
	for _, e := range doc.Entries() {
		n := len(read(t, s, e.Page)) - len(doc.HTML(e.Summary))
		for _, sp := range e.Speakers {
			n -= len(doc.HTML(sp.Biography))
		}
		if largest = max(largest, n); n > 12_000 {
			t.Errorf("%s has %d bytes without its texts, want at most 12,000", e.Page, n)
		}
	}
	t.Logf("the largest session has %d bytes", largest)
}

// Pages speak the language of the post: a page in Arabic runs from right to left, and
// its script says nothing in English.
func TestPagesSpeakTheLanguageOfThePost(t *testing.T) {
	post := readCase(t, "full")
	post.Language = "ar"
	doc := prepare(t, post, export.SessionPages(site.SessionPages()))
	s, err := site.New(doc, site.Options{Languages: []string{"ar"}})
	if err != nil {
		t.Fatal(err)
	}
	for name, root := range pagesOf(t, s) {
		if name != "changes.html" && htmltest.Attr(htmltest.ByTag(root, "html"), "dir") != "rtl" {
			t.Errorf("%s does not run from right to left", name)
		}
	}
	for _, f := range s.Files() {
		if !strings.HasSuffix(f.Name, ".js") || !strings.HasPrefix(f.Name, "site-") {
			continue
		}
		words, _, _ := strings.Cut(read(t, s, f.Name), "\n")
		for _, english := range regexp.MustCompile(`:"[^"]*\b(the|Search|Filter|sessions|starred)\b[^"]*"`).FindAllString(words, -1) {
			t.Errorf("the script says %s", english)
		}
	}
}

// Two people of one name on one stage are told apart by their IDs.
func TestNamesakesHavePagesOfTheirOwn(t *testing.T) {
	post := recap.Post{Title: "Two", Sessions: []recap.Session{{Title: "Both", Code: "SVS401", Speakers: []recap.Speaker{
		{ID: "a", Name: "Ada Example", Job: "Editor"}, {ID: "b", Name: "Ada Example", Job: "Engineer"},
	}}}}
	doc, err := export.Prepare(post, export.SessionPages(site.SessionPages()))
	if err != nil {
		t.Fatal(err)
	}
	s, err := site.New(doc, site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	leads := make(map[string]bool)
	for _, match := range regexp.MustCompile(`href="\.\./(speakers/[^"]+\.html)"`).FindAllStringSubmatch(read(t, s, "sessions/svs401.html"), -1) {
		leads[match[1]] = true
	}
	delete(leads, "speakers/index.html")
	if len(leads) != 2 {
		t.Errorf("the page of their session leads to the pages %v; expected one for each of two", leads)
	}
}
