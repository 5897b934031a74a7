package export

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// schedulePost is a programme of three days with a change to summer time in
// the night after the first, and with one session for each thing that a
// schedule does in its own way.
func schedulePost() recap.Post {
	zone, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		panic(err)
	}
	at := func(day, hour, minute int) time.Time {
		return time.Date(2024, time.March, day, hour, minute, 0, 0, zone)
	}
	ada := recap.Speaker{ID: "0a4bb4cc-58f4-4c6c-9d5b-6f0a3b3f2c11", Name: "Ada Example", Biography: "Not in a schedule."}
	return recap.Post{
		Title: "Brick Days", URL: "https://bricks.example/2024/", Published: at(1, 8, 0), Updated: at(20, 9, 30),
		Event: recap.Event{
			Name: "Brick Days 2024", Acronym: "brick-days", URL: "https://bricks.example/", Venue: "Kiln", TimeZone: "Europe/Brussels",
			Start: at(30, 0, 0), End: at(31, 0, 0),
			Rooms: []recap.Room{{ID: "north", Name: "Hall"}, {ID: "south", Name: "Hall"}, {ID: "cellar", Name: "Cellar"}},
		},
		Tracks: []recap.Track{{ID: "BRK", Name: "Bricks & Mortar", Color: "#AA3300"}},
		Sessions: []recap.Session{
			{
				Code: "BRK401", Title: "Laying bricks, <fast>", Subtitle: "And straight", Room: "cellar", Kind: recap.KindTalk,
				Summary:  "How to lay a *thousand* bricks.\n\nWith a demonstration:\n\n- one\n- two",
				Speakers: []recap.Speaker{ada, {ID: "4711", Name: "Ben Example"}, {Name: "Chloé Example"}},
				Start:    at(30, 10, 0), End: at(30, 10, 45), Language: "nl", License: "CC-BY-4.0", RecordingConsent: recap.ConsentYes,
				Links: []recap.Link{
					{URL: "https://video.example/v?id=1&t=2", Role: recap.LinkVideo},
					{URL: "https://bricks.example/slides.pdf", Title: "The slides", Role: recap.LinkSlides},
					{URL: "https://code.example/bricks", Role: recap.LinkCode},
					{URL: "https://bricks.example/say", Role: "feedback"},
				},
			},
			{ID: "party", Title: "Party", Room: "south", Start: at(31, 1, 30), End: at(31, 4, 30), Kind: "party"},
			{Code: "BRK401-R1", Title: "Laying bricks, again", Room: "north", Start: at(31, 4, 0), End: at(31, 5, 0), Status: recap.StatusMoved},
			{ID: "lunch", Title: "Lunch", Kind: recap.KindBreak, Start: at(31, 12, 0), End: at(31, 13, 0)},
			{ID: "open", Title: "Open end", Room: "north", Start: at(31, 20, 0)},
			{ID: "never", Title: "Cancelled", Room: "north", Start: at(31, 9, 0), End: at(31, 10, 0), Status: recap.StatusCancelled},
			{ID: "long", Title: "Exhibition", Room: "cellar", Start: at(30, 9, 0), End: at(34, 14, 0)},
			{ID: "some-day", Title: "To be announced"},
			{ID: "17", Title: "早上好", Room: "Tent", Start: at(30, 9, 0), End: at(30, 9, 20), Code: "NCZR93"},
		},
	}
}

func scheduleString(t testing.TB, e Exporter, post recap.Post) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), &b, post, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
