package export

import (
	"cmp"
	"slices"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// A timetable is a day of a conference as a table: its rooms across, time
// down. It is what an HTML table is made of, so a cell is named once, where it
// begins, with the rows and columns that it covers.
type timetable struct {
	date  time.Time // see recap.Day
	rooms []timetableRoom
	rows  []timetableRow
}

// A timetableRoom is a room that is used that day. Its ID is empty for the
// sessions that have none. Sessions at the same time in one room stand beside
// each other, in columns of the room.
type timetableRoom struct {
	id      string
	columns int
}

// A timetableRow lasts until something begins or ends. What is between two
// rows is a time at which nothing takes place.
type timetableRow struct {
	start, end time.Time // end is zero if nothing says how long the last row lasts
	cells      []timetableCell
}

// A timetableCell holds a session, or nil where a room is free.
type timetableCell struct {
	session       *Entry
	rows, columns int
}

// maxTimetable limits the cells of a day's table. Beyond it, where a table
// would be hundreds of columns wide, the day is a list.
const maxTimetable = 1 << 14

// A timetableDay is what the timetable of a day is made of.
type timetableDay struct {
	date     time.Time
	sessions []*Entry
	rooms    map[string]int // of the event: their order
}

// newTimetableDays returns the days of the sessions that have a time. Rooms are
// in the order of the event, then of their first appearance.
func newTimetableDays(sessions []*Entry, rooms []recap.Room) []timetableDay {
	order := make(map[string]int)
	add := func(id string) {
		if _, ok := order[id]; !ok {
			order[id] = len(order)
		}
	}
	for _, r := range rooms {
		add(r.ID)
	}
	byDate := make(map[time.Time][]*Entry)
	for _, s := range sessions {
		if s.Room != "" {
			add(s.Room)
		}
		if s.Scheduled() {
			date := recap.Day(s.Start)
			byDate[date] = append(byDate[date], s)
		}
	}
	days := make([]timetableDay, 0, len(byDate))
	for date, list := range byDate {
		slices.SortStableFunc(list, func(a, b *Entry) int {
			return cmp.Or(a.Start.Compare(b.Start), b.End.Compare(a.End))
		})
		days = append(days, timetableDay{date, list, order})
	}
	slices.SortFunc(days, func(a, b timetableDay) int { return a.date.Compare(b.date) })
	return days
}

// timetable lays out a day, whose sessions are in the order of their start.
func (d timetableDay) timetable() timetable {
	l := timetableLayout{rows: timetableRows(d.sessions)}
	l.place(d.sessions)
	l.assignRooms(d.rooms)
	if len(l.rows)*l.columns() > maxTimetable {
		return d.list()
	}
	l.fill()
	for i := range l.rows {
		l.rows[i].cells = l.cells(i)
	}
	return timetable{date: d.date, rooms: l.rooms, rows: l.rows}
}

// list is a table of one column and a row for each session.
func (d timetableDay) list() timetable {
	t := timetable{date: d.date, rooms: []timetableRoom{{columns: 1}}}
	for _, s := range d.sessions {
		t.rows = append(t.rows, timetableRow{s.Start, s.End, []timetableCell{{s, 1, 1}}})
	}
	return t
}

// timetableRows returns the rows, without cells. They are in the order of
// instants and not of clocks, which may show an hour twice.
func timetableRows(sessions []*Entry) []timetableRow {
	var instants []time.Time
	for _, s := range sessions {
		instants = append(instants, s.Start)
		if !s.End.IsZero() {
			instants = append(instants, s.End)
		}
	}
	slices.SortFunc(instants, time.Time.Compare)
	instants = slices.CompactFunc(instants, time.Time.Equal)

	var rows []timetableRow
	var busyUntil time.Time
	next := 0 // of sessions
	for i, start := range instants {
		begins := false
		for ; next < len(sessions) && !sessions[next].Start.After(start); next++ {
			begins, busyUntil = true, latest(busyUntil, sessions[next].End)
		}
		if !begins && !busyUntil.After(start) {
			continue // nothing takes place
		}
		row := timetableRow{start: start}
		if i+1 < len(instants) {
			row.end = instants[i+1]
		}
		rows = append(rows, row)
	}
	return rows
}
