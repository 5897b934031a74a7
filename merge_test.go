package recap_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
)

func TestMerge(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 5, d, 8, 0, 0, 0, time.UTC) }
	ada, bob := recap.Speaker{ID: "ada", Name: "Ada"}, recap.Speaker{Name: "Bob"}
	web := recap.Post{
		Title: "Web", Introduction: "About the web.", Published: day(3), Authors: []recap.Speaker{bob}, Categories: []string{"Web", "Sea"},
		Event:    recap.Event{Name: "Tidewater", TimeZone: "Europe/Brussels", Start: day(10), End: day(11), Rooms: []recap.Room{{ID: "a", Name: "Attic"}}},
		Tracks:   []recap.Track{{ID: "web", Name: "Web"}},
		Sessions: []recap.Session{{ID: "1", Title: "One", Track: "web", Room: "a", Speakers: []recap.Speaker{ada}}, {Title: "Coffee"}, {Code: "WEB301", Title: "Code"}},
	}
	ops := recap.Post{
		Title: "Operations", URL: "https://example.org/", Introduction: "About operations.", Published: day(2), Updated: day(4),
		Authors: []recap.Speaker{{Name: "bob"}, ada}, Categories: []string{"sea", "Ops"},
		Event:    recap.Event{Name: "Tidewater", Venue: "Quay", Start: day(9), End: day(10), Rooms: []recap.Room{{ID: "a", Name: "Cellar"}, {ID: "b"}}},
		Tracks:   []recap.Track{{ID: "ops"}},
		Sessions: []recap.Session{{ID: "1", Title: "One, again", Start: day(10)}, {Title: "Coffee"}, {Code: "WEB301", Title: "Code"}, {Title: "Two"}},
	}
	got, clashes := recap.Merge(web, ops)
	if err := got.Validate(); err != nil {
		t.Fatal(err)
	}
	ids := web.SessionIDs()
	coffee := recap.Post{Event: web.Event, Sessions: []recap.Session{{Title: "Coffee"}, {Title: "Coffee"}}}.SessionIDs()
	want := recap.Post{
		Title: "Web", URL: "https://example.org/", Introduction: "About the web.\n\nAbout operations.", Published: day(2), Updated: day(4),
		Authors: []recap.Speaker{bob, ada}, Categories: []string{"Web", "Sea", "Ops"},
		Event: recap.Event{Name: "Tidewater", TimeZone: "Europe/Brussels", Venue: "Quay", Start: day(9), End: day(11),
			Rooms: []recap.Room{{ID: "a", Name: "Attic"}, {ID: "b"}}},
		Tracks: []recap.Track{{ID: "web", Name: "Web"}, {ID: "ops"}},
		Sessions: []recap.Session{{ID: "1", Title: "One", Track: "web", Room: "a", Speakers: []recap.Speaker{ada}},
			{Title: "Coffee"}, {Code: "WEB301", Title: "Code"}, {Title: "Coffee"}, {Title: "Two"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"1", ids[1], ids[2], coffee[1], ops.SessionIDs()[3]}, got.SessionIDs()); diff != "" {
		t.Errorf("IDs:\n%s", diff)
	}
	var said []string
	for _, c := range clashes {
		said = append(said, fmt.Sprintf("%d %s", c.Post, c))
	}
	if diff := cmp.Diff([]string{
		`1 title: is "Operations": the first counts`,
		"1 event.rooms[0]: is another: the first counts",
		"1 sessions[0]: has other values in start, title: the first counts",
	}, said); diff != "" {
		t.Errorf("clashes:\n%s", diff)
	}
}

// TestMergeKeepsIDs: of posts that derive them within other events, too.
func TestMergeKeepsIDs(t *testing.T) {
	a := recap.Post{Title: "A", Event: recap.Event{Name: "A"}, Sessions: []recap.Session{{Title: "Opening"}, {Title: "Coffee"}, {Title: "Coffee"}}}
	b := recap.Post{Title: "B", Event: recap.Event{Name: "B"}, Sessions: []recap.Session{{Title: "Opening"}, {Title: "Coffee"}}}
	got, _ := recap.Merge(a, b)
	if diff := cmp.Diff(append(a.SessionIDs(), b.SessionIDs()...), got.SessionIDs()); diff != "" {
		t.Error(diff)
	}
	if again, clashes := recap.Merge(got); clashes != nil || !cmp.Equal(again.SessionIDs(), got.SessionIDs()) {
		t.Errorf("alone: %v", clashes)
	}
	if none, clashes := recap.Merge(); none.Title != "" || clashes != nil {
		t.Errorf("of nothing: %v, %v", none, clashes)
	}
}
