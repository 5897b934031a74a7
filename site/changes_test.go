package site_test

import (
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

// A post with a past has a page and feeds of what changed, one without has none.
func TestChanges(t *testing.T) {
	at := time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)
	first := recap.Post{Title: "Lanterns", URL: "https://example.org/l/", Sessions: []recap.Session{{ID: "a", Title: "Queues"}}}
	second := first
	second.Sessions = []recap.Session{{ID: "a", Title: "Caches"}}
	published, _, err := recap.Revise(recap.Post{}, first, recap.ReviseOptions{At: at})
	if err != nil {
		t.Fatal(err)
	}
	if tree, err := site.New(prepare(t, published), site.Options{}); err != nil {
		t.Error(err)
	} else if _, err := fs.Stat(tree, "changes.html"); err == nil {
		t.Error("a first version has a page of changes")
	}
	revised, _, err := recap.Revise(published, second, recap.ReviseOptions{At: at.Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	tree, err := site.New(prepare(t, revised), site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"changes.html", "changes.xml", "changes-rss.xml", "changes.json"} {
		data, err := fs.ReadFile(tree, name)
		if err != nil || !strings.Contains(string(data), "Queues") {
			t.Errorf("%s: %v, or it does not say what the session was called", name, err)
		}
	}
}

// TestChangesAmongPages: the page of changes has the menu of the site, and leads to the
// site's own pages of sessions.
func TestChangesAmongPages(t *testing.T) {
	at := time.Date(2026, 5, 1, 8, 0, 0, 0, time.UTC)
	session := recap.Session{ID: "a", Title: "Queues & <more>", URL: "https://talks.example.org/queues", Start: at, End: at.Add(time.Hour)}
	for _, url := range []string{"", "https://example.org/l/"} {
		first := recap.Post{Title: "Lanterns", URL: url, Event: recap.Event{Name: "Lanternfall", TimeZone: "Europe/Brussels"}, Sessions: []recap.Session{session}}
		second := first
		second.Sessions = []recap.Session{session}
		second.Sessions[0].Start, second.Sessions[0].End = at.Add(time.Hour), at.Add(2*time.Hour)
		published, _, err := recap.Revise(recap.Post{}, first, recap.ReviseOptions{At: at})
		if err != nil {
			t.Fatal(err)
		}
		revised, _, err := recap.Revise(published, second, recap.ReviseOptions{At: at.Add(time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		doc := prepare(t, revised, export.SessionPages(site.SessionPages()))
		tree, err := site.New(doc, site.Options{})
		if err != nil {
			t.Fatal(err)
		}
		data, err := fs.ReadFile(tree, "changes.html")
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{
			`<nav class="menu"`, `<a class="home" href="index.html">`, `<h1 dir="auto">Lanterns: what changed</h1>`, ">Version 2</h2>\n<p>Friday, 1 May 2026 · 1 session moves</p>",
			`<a href="` + doc.Entries()[0].Page + `">Queues &amp; &lt;more&gt;</a>`, `href="changes.xml"`,
		} {
			if !strings.Contains(string(data), want) {
				t.Errorf("%q: there is no %s in\n%s", url, want, data)
			}
		}
		if url == "" {
			continue
		}
		if feed, err := fs.ReadFile(tree, "changes.xml"); err != nil || !strings.Contains(string(feed), "https://example.org/l/"+doc.Entries()[0].Page) {
			t.Errorf("the feed does not lead to the session's page: %v\n%s", err, feed)
		}
	}
}
