package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// A choice is sessions that go by a name: those of a track, a room, a day.
type choice struct {
	shown    string // in messages
	names    []string
	sessions []recap.Session
}

// choicesOf makes choices of the groups that are something.
func choicesOf(groups []recap.Group, shown func(recap.Group) string) []choice {
	var all []choice
	for _, g := range groups {
		if g.Key != "" {
			all = append(all, choice{shown(g), []string{g.Key, g.Heading}, g.Sessions})
		}
	}
	return all
}

func heading(g recap.Group) string { return g.Heading }

func keyAndHeading(g recap.Group) string {
	if g.Heading == g.Key {
		return g.Key
	}
	return fmt.Sprintf("%s (%s)", g.Key, g.Heading)
}

func tracksOf(post recap.Post) []choice { return choicesOf(recap.ByTrack(post), keyAndHeading) }

func roomsOf(post recap.Post) []choice { return choicesOf(recap.ByRoom(post), heading) }

func speakersOf(post recap.Post) []choice { return choicesOf(recap.BySpeaker(post), heading) }

func levelsOf(post recap.Post) []choice {
	all := choicesOf(recap.ByLevel(post), heading)
	slices.SortFunc(all, func(a, b choice) int { return strings.Compare(a.shown, b.shown) })
	return all
}

// daysOf returns the days of the conference in order, each by its date, its day
// of the week and its number.
func daysOf(post recap.Post) []choice {
	all := choicesOf(recap.ByDay(post), keyAndHeading)
	slices.SortFunc(all, func(a, b choice) int { return strings.Compare(a.names[0], b.names[0]) })
	for i := range all {
		weekday, _, _ := strings.Cut(all[i].names[1], ",")
		all[i].names = append(all[i].names, weekday, strconv.Itoa(i+1))
	}
	return all
}
