// Package timetable lays out the days of a conference as grids: rooms across, time
// down.
package timetable

import (
	"slices"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// A Room is a room that is used that day. Its ID is empty for the sessions that
// have none. Sessions at the same time in one room stand beside each other, in
// columns of the room.
type Room struct {
	ID      string
	Columns int
}

// A Day is what the grid of a day is made of.
type Day struct {
	Date     time.Time // see recap.Day
	sessions []*recap.Session
	rooms    map[string]int // of the event: their order
}

// Days returns the days of the sessions that have a time, whose defaults are
// filled in. A session of 24 hours and more is on each day that it touches. Rooms
// are in the order of the event, then of their first appearance.
func Days(sessions []*recap.Session, rooms []recap.Room) []Day {
	order := make(map[string]int)
	add := func(id string) {
		if _, ok := order[id]; !ok {
			order[id] = len(order)
		}
	}
	for _, r := range rooms {
		add(r.ID)
	}
	byDate := make(map[time.Time][]*recap.Session)
	for _, s := range sessions {
		if s.Room != "" {
			add(s.Room)
		}
		for date := range datesOf(s) {
			byDate[date] = append(byDate[date], s)
		}
	}
	days := make([]Day, 0, len(byDate))
	for date, sessions := range byDate {
		days = append(days, Day{date, sessions, order})
	}
	slices.SortFunc(days, func(a, b Day) int { return a.Date.Compare(b.Date) })
	return days
}

// rowsOf returns the instants at which something begins or ends, in the order of
// instants and not of clocks, which may show an hour twice.
func rowsOf(slots []slot) []time.Time {
	var rows []time.Time
	for _, s := range slots {
		rows = append(rows, s.start, s.end)
	}
	slices.SortFunc(rows, time.Time.Compare)
	return slices.CompactFunc(rows, time.Time.Equal)
}
