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

// TestArticleLeadsToAllPages: the first page of a recap without times is one article,
// and leads to the indexes of what there are pages of, and to what changed.
func TestArticleLeadsToAllPages(t *testing.T) {
	first := recap.Post{
		Title: "Evenings", URL: "https://example.org/", Language: "de", Tracks: []recap.Track{{ID: "web", Name: "Web"}},
		Sessions: []recap.Session{{ID: "a", Title: "Queues", Track: "web", Room: "Aula", Speakers: []recap.Speaker{{Name: "Ada Example"}}}},
	}
	second := first
	second.Sessions = []recap.Session{first.Sessions[0]}
	second.Sessions[0].Title = "Caches"
	at := time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)
	published, _, err := recap.Revise(recap.Post{}, first, recap.ReviseOptions{At: at})
	if err != nil {
		t.Fatal(err)
	}
	revised, _, err := recap.Revise(published, second, recap.ReviseOptions{At: at.Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := export.Prepare(revised, export.SessionPages(site.SessionPages()))
	if err != nil {
		t.Fatal(err)
	}
	tree, err := site.New(doc, site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	index, err := fs.ReadFile(tree, "index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<article class="recap"`, `href="tracks/index.html" dir="auto">Tracks<`, `href="speakers/index.html" dir="auto">Vortragende<`, `href="rooms/index.html" dir="auto">Räume<`,
		`href="changes.html" dir="auto">Änderungen<`, `href="mine.html"`, `href="sessions/`,
	} {
		if !strings.Contains(string(index), want) {
			t.Errorf("index.html lacks %s", want)
		}
	}
	for _, name := range []string{"tracks/index.html", "speakers/index.html", "rooms/index.html", "changes.html", "mine.html"} {
		if _, err := fs.Stat(tree, name); err != nil {
			t.Error(err)
		}
	}
}

// TestFirstPageLeadsToChanges: the first page of a programme leads to what changed, once
// something did.
func TestFirstPageLeadsToChanges(t *testing.T) {
	start := time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)
	post := recap.Post{
		Title: "Tidings", URL: "https://example.org/", Event: recap.Event{Name: "Tidings", TimeZone: "UTC"},
		Sessions: []recap.Session{{ID: "a", Title: "Queues", Start: start, End: start.Add(time.Hour)}},
	}
	leads := func(post recap.Post) bool {
		doc, err := export.Prepare(post, export.SessionPages(site.SessionPages()))
		if err != nil {
			t.Fatal(err)
		}
		tree, err := site.New(doc, site.Options{})
		if err != nil {
			t.Fatal(err)
		}
		index, err := fs.ReadFile(tree, "index.html")
		if err != nil {
			t.Fatal(err)
		}
		return strings.Contains(string(index), `<a href="changes.html">Changes</a>`)
	}
	published, _, err := recap.Revise(recap.Post{}, post, recap.ReviseOptions{At: start.AddDate(0, -1, 0)})
	if err != nil {
		t.Fatal(err)
	}
	if leads(published) {
		t.Error("the first version leads to changes")
	}
	post.Sessions = []recap.Session{{ID: "a", Title: "Queues", Start: start.Add(time.Hour), End: start.Add(2 * time.Hour)}}
	revised, _, err := recap.Revise(published, post, recap.ReviseOptions{At: start.AddDate(0, 0, -1)})
	if err != nil {
		t.Fatal(err)
	}
	if !leads(revised) {
		t.Error("the second version does not lead to changes")
	}
}
