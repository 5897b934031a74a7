package site_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

// TestOneChangeWritesLittle publishes a programme again of which one session has another
// summary: of the pages, feeds and calendars, only those that show it are written.
func TestOneChangeWritesLittle(t *testing.T) {
	dir := t.TempDir()
	session := func(id, track, room, speaker string, day int) recap.Session {
		start := time.Date(2026, 5, day, 9, 0, 0, 0, time.UTC)
		return recap.Session{
			ID: id, Code: recap.Code(id), Title: "About " + id, Track: track, Room: room, Summary: "As it was.",
			Speakers: []recap.Speaker{{Name: speaker}}, Start: start, End: start.Add(time.Hour),
		}
	}
	source := recap.Post{
		Title: "Tidings", URL: "https://example.org/", Event: recap.Event{Name: "Tidings", TimeZone: "UTC"},
		Tracks: []recap.Track{{ID: "web"}, {ID: "data"}},
		Sessions: []recap.Session{
			session("WEB101", "web", "Aula", "Ada Example", 1), session("DAT101", "data", "Forum", "Ben Example", 2),
			session("DAT201", "data", "Forum", "Cem Example", 3),
		},
	}
	publish := func(day int) (changed []string) {
		old, err := site.Previous(dir)
		if err != nil {
			t.Fatal(err)
		}
		post, _, err := recap.Revise(old, source, recap.ReviseOptions{At: time.Date(2026, 4, day, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		doc, err := export.Prepare(post, export.SessionPages(site.SessionPages()))
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
			if f.Changed && strings.Contains(f.Name, "/") {
				changed = append(changed, f.Name)
			}
		}
		slices.Sort(changed)
		return changed
	}
	publish(1)
	if changed := publish(2); len(changed) > 0 {
		t.Errorf("nothing is new, but these were written: %s", changed)
	}
	source.Sessions[0].Summary = "As it is now."
	want := []string{
		"days/2026-05-01.atom", "days/2026-05-01.ics", "rooms/aula.atom", "rooms/aula.ics",
		"sessions/web101.html", "sessions/web101.ics", "speakers/ada-example.atom", "speakers/ada-example.ics",
		"tracks/web.atom", "tracks/web.ics",
	}
	if diff := cmp.Diff(want, publish(3)); diff != "" {
		t.Errorf("written for one session (-want +got):\n%s", diff)
	}
}
