package export_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap/export"
)

func TestSessionPages(t *testing.T) {
	dir := t.TempDir()
	post := readCase(t, "full")
	doc := prepare(t, post)
	files, err := export.Site{SessionPages: true}.Publish(t.Context(), dir, doc)
	if err != nil {
		t.Fatal(err)
	}
	parse := func(name string) *html.Node {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		root, err := html.Parse(f)
		if err != nil {
			t.Fatal(err)
		}
		return root
	}
	pages, calendars := 0, 0
	for _, f := range files {
		if filepath.Base(filepath.Dir(f.Path)) == "sessions" {
			switch filepath.Ext(f.Path) {
			case ".html":
				pages++
			case ".ics":
				calendars++
			}
		}
	}
	timed := 0
	index := parse("index.html")
	for _, s := range doc.Sessions() {
		name := "sessions/" + s.Anchor + ".html"
		page := parse(name)
		if got := textOf(byTag(page, "h1")); got != s.Title {
			t.Errorf("%s has the h1 %q, want %q", name, got, s.Title)
		}
		if article := byClass(page, "session"); byTag(article, "h3") != nil || attr(article, "id") != s.Anchor {
			t.Errorf("%s repeats its title, or has another session", name)
		}
		canonical := find(page, func(n *html.Node) bool { return attr(n, "rel") == "canonical" })
		if want := "https://example.org/lanternfall-2026/" + name; attr(canonical, "href") != want {
			t.Errorf("%s is %s, want %s", name, attr(canonical, "href"), want)
		}
		if find(page, func(n *html.Node) bool { return attr(n, "href") == post.URL }) == nil {
			t.Errorf("%s does not lead back to the post", name)
		}
		hasCalendar := find(page, func(n *html.Node) bool { return attr(n, "href") == s.Anchor+".ics" }) != nil
		if hasCalendar != s.Scheduled() {
			t.Errorf("%s names a calendar: %v", name, hasCalendar)
		}
		if s.Scheduled() {
			timed++
		}
		link := byTag(byTag(byID(index, s.Anchor), "h3"), "a")
		if own := !strings.Contains(s.URL, "#"); !own && attr(link, "href") != name {
			t.Errorf("the index links %s to %q, want its page", s.Anchor, attr(link, "href"))
		}
	}
	if pages != len(post.Sessions) || calendars != timed {
		t.Errorf("%d pages and %d calendars, want %d and %d", pages, calendars, len(post.Sessions), timed)
	}
}

func TestPageOfAnUnknownSession(t *testing.T) {
	err := export.HTML{Session: "nobody"}.Export(context.Background(), io.Discard, prepare(t, readCase(t, "full")))
	if !errors.Is(err, export.ErrNotApplicable) {
		t.Errorf("got %v, want ErrNotApplicable", err)
	}
}
