package main

import (
	"context"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/site"
)

// sample returns the loader of a post that never changes: it is prepared once.
func sample() loader {
	tree, err := siteOf(samplePost())
	return func(context.Context) (*site.Site, error) { return tree, err }
}

// samplePost is the programme of an evening that nobody has held: just enough
// for every format to have something to say.
func samplePost() recap.Post {
	evening := time.Date(2026, time.October, 8, 17, 0, 0, 0, time.UTC) // 19:00 in Brussels
	return recap.Post{
		Title:        "An evening about small programs",
		URL:          "https://example.org/evening/",
		Language:     "en-GB",
		Introduction: "Two talks, and *time* between them.",
		Published:    time.Date(2026, time.September, 1, 8, 0, 0, 0, time.UTC),
		Event: recap.Event{
			Name:     "Small Programs 2026",
			Acronym:  "small2026",
			Venue:    "The Old Printing House",
			TimeZone: "Europe/Brussels",
			Start:    evening,
			End:      evening.Add(2 * time.Hour),
		},
		Sessions: []recap.Session{{
			Title:    "A hundred lines",
			Kind:     recap.KindTalk,
			Summary:  "What fits into a hundred lines, and what it leaves out on purpose.",
			Speakers: []recap.Speaker{{Name: "Ada Example"}},
			Room:     "Attic",
			Start:    evening,
			End:      evening.Add(45 * time.Minute),
		}, {
			ID:    "break",
			Title: "Soup",
			Kind:  recap.KindBreak,
			Start: evening.Add(45 * time.Minute),
			End:   evening.Add(75 * time.Minute),
		}, {
			Title:    "The second hundred",
			Kind:     recap.KindTalk,
			Summary:  "Errors, signals and a clean end: what turns a draft into a program.",
			Speakers: []recap.Speaker{{Name: "Max Muster"}},
			Room:     "Attic",
			Start:    evening.Add(75 * time.Minute),
			End:      evening.Add(2 * time.Hour),
		}},
	}
}
