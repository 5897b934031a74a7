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
	session       *Session
	rows, columns int
}

// maxTimetable limits the cells of a day's table. Beyond it, where a table
// would be hundreds of columns wide, the day is a list.
const maxTimetable = 1 << 14

// newTimetables returns the timetables of the sessions that have a time, by
// day. Rooms are in the order of the event, then of their first appearance.
func newTimetables(sessions []*Session, rooms []recap.Room) []timetable {
	order := make(map[string]int)
	add := func(id string) {
		if _, ok := order[id]; !ok {
			order[id] = len(order)
		}
	}
	for _, r := range rooms {
		add(r.ID)
	}
	days := make(map[time.Time][]*Session)
	for _, s := range sessions {
		if s.Room != "" {
			add(s.Room)
		}
		if s.Scheduled() {
			date := recap.Day(s.Start)
			days[date] = append(days[date], s)
		}
	}
	tables := make([]timetable, 0, len(days))
	for date, list := range days {
		slices.SortStableFunc(list, func(a, b *Session) int {
			return cmp.Or(a.Start.Compare(b.Start), b.End.Compare(a.End))
		})
		tables = append(tables, newTimetable(date, list, order))
	}
	slices.SortFunc(tables, func(a, b timetable) int { return a.date.Compare(b.date) })
	return tables
}

// newTimetable lays out a day, whose sessions are in the order of their start.
func newTimetable(date time.Time, sessions []*Session, order map[string]int) timetable {
	l := timetableLayout{rows: timetableRows(sessions)}
	l.place(sessions)
	l.assignRooms(order)
	if len(l.rows)*l.columns() > maxTimetable {
		return timetableList(date, sessions)
	}
	l.fill()
	for i := range l.rows {
		l.rows[i].cells = l.cells(i)
	}
	return timetable{date: date, rooms: l.rooms, rows: l.rows}
}

// timetableList is a table of one column and a row for each session.
func timetableList(date time.Time, sessions []*Session) timetable {
	t := timetable{date: date, rooms: []timetableRoom{{columns: 1}}}
	for _, s := range sessions {
		t.rows = append(t.rows, timetableRow{s.Start, s.End, []timetableCell{{s, 1, 1}}})
	}
	return t
}

// timetableRows returns the rows, without cells. They are in the order of
// instants and not of clocks, which may show an hour twice.
func timetableRows(sessions []*Session) []timetableRow {
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
