// Package timetable lays out the days of a conference as tables: rooms across,
// time down.
package timetable

import (
	"slices"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// A Table is a day of a conference as a table. It is what an HTML table is made
// of, so a cell is named once, where it begins, with the rows and columns that it
// covers.
type Table struct {
	Date  time.Time // see recap.Day
	Rooms []Room
	Rows  []Row
}

// A Room is a room that is used that day. Its ID is empty for the sessions that
// have none. Sessions at the same time in one room stand beside each other, in
// columns of the room.
type Room struct {
	ID      string
	Columns int
}

// A Row lasts until something begins or ends. What is between two rows is a time
// at which nothing takes place.
type Row struct {
	Start, End time.Time // End is zero if nothing says how long the last row lasts
	Cells      []Cell
}

// A Cell holds a session, or nil where a room is free.
type Cell struct {
	Session       *recap.Session
	Rows, Columns int
}

// maxCells limits the cells of a day's table. Beyond it, where a table would be
// hundreds of columns wide, the day is a list.
const maxCells = 1 << 14

// A Day is what the table of a day is made of.
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

// Table lays out the day.
func (d Day) Table() Table {
	slots := d.slots()
	l := layout{rows: rowsOf(slots)}
	l.place(slots)
	l.assignRooms(d.rooms)
	if len(l.rows)*l.columns() > maxCells {
		return d.list(slots)
	}
	l.fill()
	for i := range l.rows {
		l.rows[i].Cells = l.cells(i)
	}
	return Table{Date: d.Date, Rooms: l.rooms, Rows: l.rows}
}

// list is a table of one column and a row for each session.
func (d Day) list(slots []slot) Table {
	t := Table{Date: d.Date, Rooms: []Room{{Columns: 1}}}
	for _, s := range slots {
		t.Rows = append(t.Rows, Row{s.start, s.end, []Cell{{s.Session, 1, 1}}})
	}
	return t
}

// rowsOf returns the rows, without cells. They are in the order of
// instants and not of clocks, which may show an hour twice.
func rowsOf(slots []slot) []Row {
	var instants []time.Time
	for _, s := range slots {
		instants = append(instants, s.start)
		if !s.end.IsZero() {
			instants = append(instants, s.end)
		}
	}
	slices.SortFunc(instants, time.Time.Compare)
	instants = slices.CompactFunc(instants, time.Time.Equal)

	var rows []Row
	var busyUntil time.Time
	next := 0 // of slots
	for i, start := range instants {
		begins := false
		for ; next < len(slots) && !slots[next].start.After(start); next++ {
			begins = true
			if end := slots[next].end; end.After(busyUntil) {
				busyUntil = end
			}
		}
		if !begins && !busyUntil.After(start) {
			continue // nothing takes place
		}
		row := Row{Start: start}
		if i+1 < len(instants) {
			row.End = instants[i+1]
		}
		rows = append(rows, row)
	}
	return rows
}
