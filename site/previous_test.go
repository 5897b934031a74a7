package site_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

// TestPreviousIsTheMemory: what was written comes back, and a second revision of
// the same post is the same.
func TestPreviousIsTheMemory(t *testing.T) {
	dir := t.TempDir()
	source := recap.Post{
		Title:    "Tidings",
		Event:    recap.Event{Name: "Tidings", TimeZone: "Europe/Brussels"},
		Sessions: []recap.Session{{Title: "One", Start: time.Date(2026, 5, 1, 8, 0, 0, 0, time.UTC)}},
	}
	var first recap.Post
	for day := 1; day < 4; day++ {
		old, err := site.Previous(dir)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first.SessionIDs(), old.SessionIDs()); diff != "" || old.Revision != first.Revision {
			t.Errorf("day %d: revision %d\n%s", day, old.Revision, diff)
		}
		post, _, err := recap.Revise(old, source, recap.ReviseOptions{At: time.Date(2026, 4, day, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		if day == 1 {
			first = post
		}
		if !post.Updated.Equal(first.Updated) || post.Revision != 1 {
			t.Errorf("day %d: updated %s, revision %d", day, post.Updated, post.Revision)
		}
		doc, err := export.Prepare(post)
		if err != nil {
			t.Fatal(err)
		}
		tree, err := site.New(doc, site.Options{})
		if err != nil {
			t.Fatal(err)
		}
		report, err := site.Write(t.Context(), dir, tree)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Files {
			if f.Changed != (day == 1 && f.Skipped == nil) {
				t.Errorf("day %d: %s changed: %v", day, f.Name, f.Changed)
			}
		}
	}
}

func TestPreviousRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"{":              "is not JSON: ",
		`{"title": "T"}`: `is of the schema "", and not of `,
		`{"$schema": "https://raw.githubusercontent.com/seed-e2fd8668/recap/main/export/schema/post-9.json"}`: "/post-9.json",
		`{"$schema": "` + export.JSONSchemaURL + `", "title": 7}`:                                             "is no post: ",
		`{"$schema": "` + export.JSONSchemaURL + `"}`:                                                         "title: is required",
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, "post.json")
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		_, err := site.Previous(dir)
		if err == nil || !strings.HasPrefix(err.Error(), file) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
	if post, err := site.Previous(t.TempDir()); err != nil || post.Title != "" {
		t.Errorf("of nothing: %v, %v", post, err)
	}
}
