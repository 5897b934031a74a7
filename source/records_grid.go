package source

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
)

// Tabulate returns what organisers draw for people as a table, which [Records.ReadRows]
// reads; nil where the rows are neither of these two.
//
// A timetable with rooms across and times down has a row for each of its cells. A cell has the title on its first line, and below it who speaks; one that
// stands alone in the first room, such as a break, is in none. A row with a day alone is
// the day of those below; other rows above the rooms stay above the table.
//
//	4 September 2026               Date              Start      Room  Title  Speakers
//	Time       Hall         Yard   4 September 2026  9:00-9:45  Hall  Lamps  Ada Example
//	9:00-9:45  Lamps        Looms  4 September 2026  9:00-9:45  Yard  Looms
//	           Ada Example
//	9:45       Coffee              4 September 2026  9:45             Coffee
//
// A list without names of columns that begins with from when to when has names: start,
// title, speakers, abstract.
func (o Records) Tabulate(rows [][]string) [][]string {
	head := gridHead(rows)
	if head < 0 {
		return nameless(rows)
	}
	g := grid{rows: rows, rooms: rows[head]}
	var table [][]string
	for _, row := range rows[:head] {
		if !g.takeDay(row) {
			table = append(table, row)
		}
	}
	for i := head + 1; i < len(rows); i++ {
		switch {
		case g.takeDay(rows[i]):
		case len(rows[i]) > 0 && isGridHead(rows[i]):
			g.rooms = rows[i] // of the next day
		default:
			g.add(i)
		}
	}
	return append(append(table, gridColumns), g.cells...)
}

// tabulated is [Records.Tabulate] for the text of a table.
func (o Records) tabulated(text []byte) [][]string {
	comma, header := tableHeader(text)
	if comma == 0 || len(header) > maxColumns || o.knows(header) {
		return nil
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	rows, err := r.ReadAll()
	if err != nil {
		return nil
	}
	return o.Tabulate(rows)
}

// gridColumns are the columns of the table that a timetable becomes.
var gridColumns = []string{"Date", "Track", "Start", "End", "Room", "Title", "Speakers", "Abstract"}

// listColumns are the columns of a list that does not name them.
var listColumns = []string{"Start", "Title", "Speakers", "Abstract"}

// nameless is a list of spans of time, titles and people with names for its columns.
func nameless(rows [][]string) [][]string {
	spans := 0
	for _, row := range rows {
		if len(row) > len(listColumns) && strings.TrimSpace(strings.Join(row[len(listColumns):], "")) != "" {
			return nil
		}
		_, _, isSpan := cutSpan(firstCell(row))
		if isSpan && isGridTime(firstCell(row)) && len(row) > 1 && strings.TrimSpace(row[1]) != "" {
			spans++
		}
	}
	if spans < 3 || 2*spans < len(rows) {
		return nil
	}
	return append([][]string{listColumns}, rows...)
}

// A grid is a timetable that becomes a table.
type grid struct {
	rows       [][]string
	rooms      []string
	date       string
	track      string // a day of which nobody can tell the year
	start, end string // of the last row with a time
	cells      [][]string
}

// gridHead is the index of the row with the rooms of a timetable, -1 where there is
// none: below it most rows begin with a time.
func gridHead(rows [][]string) int {
	head := slices.IndexFunc(rows[:min(len(rows), 50)], isGridHead)
	if head < 0 {
		return -1
	}
	times, others := 0, 0
	for _, row := range rows[head+1:] {
		switch first := firstCell(row); {
		case isGridTime(first):
			times++
		case first != "":
			others++
		}
	}
	if times < 2 || times < 2*others {
		return -1
	}
	return head
}

// isGridHead reports whether a row names rooms behind a column of times.
func isGridHead(row []string) bool {
	if len(row) < 3 || !isFieldName(row[0], "start") {
		return false
	}
	rooms := 0
	for _, cell := range row[1:] {
		if c, known := columnOf(cell); known && c.field != "room" && c.field != "track" {
			return false
		}
		if strings.TrimSpace(cell) != "" {
			rooms++
		}
	}
	return rooms > 1
}

func isFieldName(name, field string) bool {
	c, ok := columnOf(name)
	return ok && c.field == field
}

func firstCell(row []string) string {
	if len(row) == 0 {
		return ""
	}
	return oneLine(row[0])
}

// isGridTime reports whether a cell is a time of day, or from one to another.
func isGridTime(s string) bool {
	from, _, isSpan := cutSpan(s)
	if !isSpan {
		from = s
	}
	w, ok := dateOrder{}.parse(from)
	return ok && w.hasClock
}

// takeDay takes in a row that has nothing but a day, and reports whether it is one.
func (g *grid) takeDay(row []string) bool {
	said := slices.DeleteFunc(slices.Clone(row), func(cell string) bool { return strings.TrimSpace(cell) == "" })
	if len(said) != 1 {
		return false
	}
	text := oneLine(said[0])
	w, ok := dateOrder{}.parse(text)
	switch {
	case ok && w.hasDate && !w.hasClock:
		g.date, g.track = text, ""
	case slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,.", r) }), func(word string) bool { return isWord("day", word) }):
		g.date, g.track = text, text
	default:
		return false
	}
	return true
}

// add adds the cells of a row.
func (g *grid) add(i int) {
	row := g.rows[i]
	if first := firstCell(row); first != "" {
		g.start, g.end = first, ""
		if _, _, isSpan := cutSpan(first); !isSpan && i+1 < len(g.rows) && isGridTime(firstCell(g.rows[i+1])) {
			next := firstCell(g.rows[i+1])
			if from, _, isSpan := cutSpan(next); isSpan {
				next = from
			}
			g.end = next
		}
	}
	filled := 0
	for _, cell := range row[min(1, len(row)):] {
		if strings.TrimSpace(cell) != "" {
			filled++
		}
	}
	for column, cell := range row[min(1, len(row)):] {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		room := ""
		if (filled > 1 || column > 0) && column+1 < len(g.rooms) {
			room = oneLine(g.rooms[column+1])
		}
		title, below, _ := strings.Cut(strings.TrimSpace(cell), "\n")
		speakers, abstract := "", strings.TrimSpace(below)
		if len(namesIn(oneLine(abstract))) > 0 {
			speakers, abstract = oneLine(abstract), ""
		}
		g.cells = append(g.cells, []string{g.date, g.track, g.start, g.end, room, oneLine(title), speakers, abstract})
	}
}
