package export

import (
	"fmt"
	"html/template"
	"strconv"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/timetable"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// timetable returns the timetable of the sessions that are on the page, or nil if
// none of them has a time.
func (v pageView) timetable(groups []Group) *page.Timetable {
	taken := v.doc.anchors.clone()
	for _, g := range groups {
		taken[g.Anchor] = true
	}
	var sessions []*recap.Session
	for _, s := range v.doc.Entries() {
		if v.GroupBy == nil || v.bodies.shown()[s] {
			sessions = append(sessions, &s.Session)
		}
	}
	days := timetable.Days(sessions, v.doc.Post().Event.Rooms)
	if len(days) == 0 {
		return nil
	}
	view := &page.Timetable{Zone: v.doc.zoneName(), Page: v.page}
	for _, d := range days {
		date := v.time(time.DateOnly, longDay, d.Date)
		view.Dates = append(view.Dates, page.Date{Anchor: taken.add("timetable-" + date.Machine), Date: date})
	}
	view.Days = func(yield func(*page.Day) bool) {
		for i, d := range days {
			if !yield(v.day(d.Table(), view.Dates[i])) {
				return
			}
		}
	}
	return view
}

func (v pageView) day(t timetable.Table, date page.Date) *page.Day {
	clock := newTimetableClock(v, t)
	day := &page.Day{
		Anchor: date.Anchor, Date: date.Date, Page: v.page, ClockChange: clock.change(),
	}
	columns := make(map[string]int, len(t.Rooms))
	for _, r := range t.Rooms {
		columns[r.ID] = r.Columns
		room := page.Room{Name: page.Word(v.words, "Sessions"), Columns: r.Columns}
		switch {
		case r.ID != "":
			room.Name = template.HTML(template.HTMLEscapeString(text.Clean(v.doc.post.Event.Room(r.ID).Name)))
		case len(t.Rooms) > 1:
			room.Name = page.Word(v.words, "No room named")
		}
		day.Rooms = append(day.Rooms, room)
	}
	day.Rows = func(yield func(*page.Row) bool) {
		for _, r := range t.Rows {
			if !yield(v.row(r, columns, clock)) {
				return
			}
		}
	}
	return day
}

// row shows a row of a table, whose rooms have so many columns.
func (v pageView) row(r timetable.Row, columns map[string]int, clock timetableClock) *page.Row {
	row := &page.Row{Start: clock.time(r.Start), Class: rowClass(r)}
	for _, c := range r.Cells {
		cell := page.Cell{Rows: c.Rows, Columns: c.Columns}
		if c.Session != nil {
			cell.Entry = v.entry(v.doc.byID[c.Session.ID], clock)
			cell.Entry.Across = c.Columns > columns[c.Session.Room]
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func (v pageView) entry(s *Entry, clock timetableClock) *page.Entry {
	entry := &page.Entry{
		URL: "#" + s.Anchor, Title: s.Title, Class: v.classes[s.Track], Start: clock.time(s.Start), Room: s.RoomName,
		Status: page.Word(v.words, statusWords[s.Status].name), Cancelled: s.Status == recap.StatusCancelled,
		Break: s.Kind == recap.KindBreak, Page: v.page,
	}
	if s.Page != "" {
		entry.URL = weburl.Relative(v.at, s.Page)
	}
	if s.Written != v.page.Language {
		entry.Language = s.Written
	}
	if !s.End.IsZero() {
		entry.End = clock.end(s.Start, s.End)
	}
	entry.Speakers = speakerNames(s.Speakers)
	return entry
}

// rowClass names the height of a row, in quarters of an hour up to two hours.
func rowClass(r timetable.Row) string {
	quarters := 1
	if !r.End.IsZero() {
		quarters = min(int((r.End.Sub(r.Start)+14*time.Minute)/(15*time.Minute)), 8)
	}
	return "quarters-" + strconv.Itoa(max(quarters, 1))
}

// timetableClock words the times of a day.
type timetableClock struct {
	view                 pageView
	date                 time.Time // see recap.Day
	oldOffset, newOffset string    // of a day on which the clocks change
}

func newTimetableClock(v pageView, t timetable.Table) timetableClock {
	clock := timetableClock{view: v, date: t.Date}
	first := offsetName(t.Rows[0].Start)
	for _, r := range t.Rows {
		for _, t := range []time.Time{r.Start, r.End} {
			if name := offsetName(t); !t.IsZero() && name != first {
				clock.oldOffset, clock.newOffset = first, name
			}
		}
	}
	return clock
}

// time words a start. After midnight it says the day of the week, which is not
// that of the table.
func (c timetableClock) time(t time.Time) page.Time {
	layout := "15:04"
	if t.Format(time.DateOnly) != c.date.Format(time.DateOnly) {
		layout = "Mon 15:04"
	}
	return c.worded(layout, t)
}

// end words an end, which has its date where a time alone would mean another day.
func (c timetableClock) end(start, end time.Time) page.Time {
	layout := "15:04"
	if end.Sub(start) >= 24*time.Hour {
		layout = "Mon 2 January, 15:04"
	}
	return c.worded(layout, end)
}

func (c timetableClock) worded(layout string, t time.Time) page.Time {
	worded := c.view.time(time.RFC3339, layout, t)
	worded.Text += c.offset(t)
	return worded
}

// change says that the clocks change, if they do.
func (c timetableClock) change() template.HTML {
	const key = "The clocks change during this day’s programme, from {old} to {new}. Times after the change say {new}."
	if c.newOffset == "" {
		return ""
	}
	return page.Fill(c.view.words, key, "old", c.oldOffset, "new", c.newOffset)
}

// offset tells the second of two equal hours from the first.
func (c timetableClock) offset(t time.Time) string {
	if name := offsetName(t); c.newOffset != "" && name != c.oldOffset {
		return " " + name
	}
	return ""
}

// offsetName returns UTC+1, say, or UTC−3:30.
func offsetName(t time.Time) string {
	_, seconds := t.Zone()
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	name := "UTC" + sign + strconv.Itoa(seconds/3600)
	if minutes := seconds / 60 % 60; minutes != 0 {
		name += fmt.Sprintf(":%02d", minutes)
	}
	return name
}
