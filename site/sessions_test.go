package site_test

import (
	"context"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
	"github.com/seed-e2fd8668/recap/site"
)

func TestSessionPages(t *testing.T) {
	post := readCase(t, "full")
	doc, tree := withPages(t, "full")
	parse := func(name string) *html.Node {
		root, err := html.Parse(strings.NewReader(read(t, tree, name)))
		if err != nil {
			t.Fatal(err)
		}
		return root
	}
	pages, calendars := 0, 0
	for _, f := range tree.Files() {
		if path.Dir(f.Name) == "sessions" {
			switch path.Ext(f.Name) {
			case ".html":
				pages++
			case ".ics":
				calendars++
			}
		}
	}
	timed := 0
	for _, s := range doc.Entries() {
		name := s.Page
		if s.Code != "" && name != "sessions/"+strings.ToLower(string(s.Code))+".html" {
			t.Errorf("%s has the page %s", s.Code, name)
		}
		page := parse(name)
		if got := htmltest.Text(htmltest.ByTag(page, "h1")); got != s.Title {
			t.Errorf("%s has the h1 %q, want %q", name, got, s.Title)
		}
		canonical := htmltest.Find(page, func(n *html.Node) bool { return htmltest.Attr(n, "rel") == "canonical" })
		if want := "https://example.org/lanternfall-2026/" + name; htmltest.Attr(canonical, "href") != want {
			t.Errorf("%s is %s, want %s", name, htmltest.Attr(canonical, "href"), want)
		}
		if htmltest.Find(page, func(n *html.Node) bool { return htmltest.Attr(n, "href") == "../index.html" }) == nil {
			t.Errorf("%s does not lead back to the post", name)
		}
		hasCalendar := htmltest.Find(page, func(n *html.Node) bool {
			return htmltest.Attr(n, "href") == strings.TrimSuffix(path.Base(name), ".html")+".ics"
		}) != nil
		if hasCalendar != s.Scheduled() {
			t.Errorf("%s names a calendar: %v", name, hasCalendar)
		}
		if s.Scheduled() {
			timed++
		}
		lists := "mine.html"
		if s.Track != "" {
			lists = "tracks/" + strings.ToLower(s.Track) + ".html"
		}
		if s.Scheduled() {
			lists = "days/" + recap.Day(s.Start).Format(time.DateOnly) + ".html"
		}
		if lists != "mine.html" && htmltest.Find(parse(lists), func(n *html.Node) bool { return htmltest.Attr(n, "href") == "../"+name }) == nil {
			t.Errorf("%s does not lead to %s", lists, name)
		}
	}
	if pages != len(post.Sessions) || calendars != timed {
		t.Errorf("%d pages and %d calendars, want %d and %d", pages, calendars, len(post.Sessions), timed)
	}
}

// Feeds, calendar, data and timetable lead to the pages of sessions.
func TestEverythingLeadsToSessionPages(t *testing.T) {
	post := readCase(t, "full")
	doc, tree := withPages(t, "full")
	checked := 0
	for i, s := range doc.Entries() {
		if post.Sessions[i].URL != "" {
			continue
		}
		url := "https://example.org/lanternfall-2026/" + s.Page
		if s.URL != url {
			t.Errorf("%s has the URL %s, want %s", s.Anchor, s.URL, url)
		}
		names := []string{"rss.xml", "atom.xml", "feed.json"}
		if s.Scheduled() {
			names = append(names, "schedule.ics", "event.jsonld")
			checked++
		}
		for _, name := range names {
			if content := strings.ReplaceAll(read(t, tree, name), "\r\n ", ""); !strings.Contains(content, url) {
				t.Errorf("%s does not lead to %s", name, url)
			}
		}
	}
	if checked == 0 {
		t.Error("no session has a time")
	}
}

func TestSessionPagesNeedAnExporter(t *testing.T) {
	doc := prepare(t, readCase(t, "full"), export.SessionPages(site.SessionPages()))
	_, err := site.New(doc, site.Options{Files: files(export.RSS{}, export.HTML{Fragment: true}, export.ICalendar{})})
	if err == nil || !strings.Contains(err.Error(), "none of the files can be made for one session") {
		t.Errorf("got error %v", err)
	}
}

// aside is an exporter of another package that can write one session.
type aside struct{ session string }

func (aside) Format() export.Format {
	return export.Format{Name: "aside", Title: "Aside", MediaType: "text/plain; charset=utf-8", Extension: ".txt"}
}

func (e aside) Export(_ context.Context, w io.Writer, _ *export.Document) error {
	_, err := io.WriteString(w, "about "+e.session)
	return err
}

func (e aside) ForSession(s *export.Entry) export.Exporter {
	if s.Code == "" {
		return nil
	}
	return aside{string(s.Code)}
}

func TestExportersElsewhereHaveNoFewerRights(t *testing.T) {
	doc := prepare(t, recap.Post{
		Title: "T", URL: "https://example.org/", Sessions: []recap.Session{{Code: "SVS401", Title: "A"}, {Title: "B"}},
	}, export.SessionPages(site.SessionPages()))
	tree := newSite(t, doc, files(export.HTML{}, aside{"all"})...)
	if got := read(t, tree, "sessions/svs401.txt"); got != "about SVS401" {
		t.Errorf("got %q", got)
	}
	if page := read(t, tree, "sessions/svs401.html"); !strings.Contains(page, `title="Aside" href="svs401.txt"`) {
		t.Error("the session's page does not name what stands beside it")
	}
	if n := len(tree.Files()); n != 5 {
		t.Errorf("%d files, want two of all, two of one session and the page of the other", n)
	}
}

// Pages for sessions make no new entries of those that readers know.
func TestSessionPagesKeepIdentities(t *testing.T) {
	_, with := withPages(t, "full")
	without := newSite(t, prepare(t, readCase(t, "full")))
	for name, id := range map[string]string{
		"rss.xml": `<guid[^>]*>[^<]*<`, "atom.xml": `<id>[^<]*<`, "feed.json": `"id":"[^"]*"`,
		"schedule.ics": `\nUID:[^\r]*`, "schedule.xml": `guid="[^"]*"`,
	} {
		pattern := regexp.MustCompile(id)
		want := pattern.FindAllString(read(t, without, name), -1)
		if diff := cmp.Diff(want, pattern.FindAllString(read(t, with, name), -1)); diff != "" || len(want) < 3 {
			t.Errorf("%s: %d identities (-without pages +with pages):\n%s", name, len(want), diff)
		}
	}
}
