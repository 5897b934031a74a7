package site_test

import (
	"io/fs"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
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
