package main

import (
	"time"

	"github.com/seed-e2fd8668/recap"
)

// programme is the afternoon of a conference that nobody has held.
func programme() recap.Post {
	noon := time.Date(2026, time.May, 8, 10, 0, 0, 0, time.UTC) // 12:00 in Brussels
	talk := func(title, speaker, room string, hours int) recap.Session {
		return recap.Session{
			Title: title, Room: room, Speakers: []recap.Speaker{{Name: speaker}},
			Start: noon.Add(time.Duration(hours) * time.Hour), End: noon.Add(time.Duration(hours+1) * time.Hour),
		}
	}
	return recap.Post{
		Title: "Quay Day 2026",
		Event: recap.Event{Name: "Quay Day 2026", Venue: "The Old Harbour", TimeZone: "Europe/Brussels"},
		Sessions: []recap.Session{
			talk("Queues at low tide", "Ada Example", "Dock", 1),
			talk("Backups that float", "Max Muster", "Lighthouse", 1),
			talk("Charts for the lost", "Ada Example", "Dock", 2),
		},
	}
}
