package export_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// revised is a programme of which one session moved, one is cancelled and one is new.
func revised(t *testing.T) recap.Post {
	t.Helper()
	at := func(hour int) time.Time { return time.Date(2026, 5, 8, hour, 0, 0, 0, time.UTC) }
	old := recap.Post{
		Title: "Lanterns", URL: "https://example.org/l/", Event: recap.Event{Name: "Lantern Days", TimeZone: "UTC", Rooms: []recap.Room{{ID: "dock", Name: "Dock"}, {ID: "light", Name: "Lighthouse"}}},
		Sessions: []recap.Session{
			{ID: "q", Title: "Queues at low tide", Room: "dock", Start: at(13), End: at(14)},
			{ID: "c", Title: "Caches", Room: "dock", Start: at(15), End: at(16)},
		},
	}
	new := old
	new.Sessions = []recap.Session{
		{ID: "q", Title: "Queues at low tide", Room: "light", Start: at(34), End: at(35)},
		{ID: "n", Title: "Nets", Room: "light", Start: at(17), End: at(18)},
	}
	first, _, err := recap.Revise(recap.Post{}, old, recap.ReviseOptions{At: at(0)})
	if err != nil {
		t.Fatal(err)
	}
	post, _, err := recap.Revise(first, new, recap.ReviseOptions{At: at(1)})
	if err != nil {
		t.Fatal(err)
	}
	return post
}

func TestHistory(t *testing.T) {
	doc := prepare(t, revised(t))
	if got, want := doc.Entry("q").StatusText, "This session was moved from Friday, 8 May 2026, 13:00, Dock."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	changes, err := doc.History()
	if err != nil {
		t.Fatal(err)
	}
	latest := changes.Entries()[0]
	if want := "1 session is cancelled, 1 moves, 1 is new"; latest.Subtitle != want {
		t.Errorf("got %q, want %q", latest.Subtitle, want)
	}
	text := changes.Text(latest.Summary)
	for _, want := range []string{
		"- Caches is cancelled.", "- Queues at low tide moves from Friday 13:00, Dock, to Saturday 10:00, Lighthouse.", "- Nets is new: Friday 17:00, Lighthouse.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %q in\n%s", want, text)
		}
	}
	for _, e := range []export.Exporter{export.RSS{}, export.Atom{}, export.JSONFeed{}, export.HTML{}} {
		var b strings.Builder
		if err := e.Export(t.Context(), &b, changes); err != nil || !strings.Contains(b.String(), "https://example.org/l/#q") {
			t.Errorf("%s: %v, or no link to the session", e.Format().Name, err)
		}
	}
	if _, err := prepare(t, recap.Post{Title: "T"}).History(); !errors.Is(err, export.ErrNotApplicable) {
		t.Errorf("a post without a past: %v", err)
	}
}

// What changed is worded in the post's language, too.
func TestHistoryInGerman(t *testing.T) {
	post := readCase(t, "full")
	post.Language = "de"
	changes, err := prepare(t, post).History()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := (export.Markdown{}).Export(context.Background(), &b, changes); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		": Was sich geändert hat", "1 Session abgesagt, 1 nicht mehr im Programm, 1 verlegt, 1 doch bestätigt, 1 neu",
		"wechselt von Samstag 21:00 auf Samstag 22:00; hieß \"Lamps\".", "fällt aus.",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("there is no %q in\n%s", want, b.String())
		}
	}
}
