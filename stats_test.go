package recap_test

import (
	"fmt"
	"time"

	"github.com/seed-e2fd8668/recap"
)

func ExamplePost_Stats() {
	start := time.Date(2026, 3, 28, 9, 0, 0, 0, time.UTC)
	post := recap.Post{Title: "Programme", Event: recap.Event{Name: "Days 2026", TimeZone: "UTC"}, Sessions: []recap.Session{
		{Title: "Queues", Room: "Dock", Start: start, End: start.Add(time.Hour), Speakers: []recap.Speaker{{Name: "Ada"}}},
		{Title: "Caches", Room: "Dock", Start: start.AddDate(0, 0, 1), End: start.AddDate(0, 0, 1).Add(30 * time.Minute), Speakers: []recap.Speaker{{Name: "ada"}, {Name: "Ben"}}},
		{Title: "Nets"},
	}}
	s := post.Stats()
	fmt.Println(s.Sessions, s.Scheduled, s.Speakers, s.Rooms, s.Days, s.Duration)
	// Output: 3 2 2 1 2 1h30m0s
}

func ExampleBySpeaker() {
	post := recap.Post{Title: "Recap", Sessions: []recap.Session{
		{Title: "Queues", Speakers: []recap.Speaker{{Name: "Ada Example", Organization: "Example Ltd"}}},
		{Title: "Caches", Speakers: []recap.Speaker{{Name: "ada example"}}},
	}}
	for _, g := range recap.BySpeaker(post) {
		fmt.Println(g.Heading, g.Speaker.Organization, len(g.Sessions))
	}
	// Output: Ada Example Example Ltd 2
}
