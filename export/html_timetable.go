package export

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// An HTMLTimetable is the sessions that have a time, day by day.
type HTMLTimetable struct {
	Zone  string              // the IANA name of the zone of all times
	Dates []HTMLTimetableDate // of the days, for the list of contents
	Days  iter.Seq[*HTMLTimetableDay]
	Page  *HTMLPage
}

// An HTMLTimetableDate is a day in the list of contents.
type HTMLTimetableDate struct {
	Anchor string
	Date   HTMLTime
}

// An HTMLTimetableDay is a table: its rooms are the heads of its columns, and
// each row begins with a time.
type HTMLTimetableDay struct {
	Anchor string
	Date   HTMLTime
	Rooms  []HTMLTimetableRoom
	Rows   iter.Seq[*HTMLTimetableRow]
	// OldOffset and NewOffset, such as UTC+1, are those of a day on which the
	// clocks change. The times after the change are worded with theirs.
	OldOffset, NewOffset string
	Page                 *HTMLPage
}

// An HTMLTimetableRoom is the head of one or several columns.
type HTMLTimetableRoom struct {
	Name    string
	Columns int
}

// An HTMLTimetableRow begins when something begins or ends.
type HTMLTimetableRow struct {
	Start HTMLTime
	Class string // its height, after its length
	Cells []HTMLTimetableCell
}

// An HTMLTimetableCell covers rows and columns. Its entry is nil where a room
// is free.
type HTMLTimetableCell struct {
	Rows, Columns int
	Entry         *HTMLTimetableEntry
}

// An HTMLTimetableEntry is a session in the timetable.
type HTMLTimetableEntry struct {
	URL, Title       string // the URL is that of its page, or of its place in this one
	Class            string // of its track, if that has a color
	Language         string // where it is not the page's
	Start, End       HTMLTime
	Room             string
	Speakers         []string
	Status           string // Cancelled or Moved; empty if the session takes place as planned
	Cancelled, Break bool
	// Across says that the entry is not under the head of its room, or not alone.
	Across bool
}

// timetableView projects timetables onto a page.
type timetableView struct {
	sessionView
	classes map[string]string // of tracks that have a color
}

// newHTMLTimetable returns the timetable of the sessions that are on the page,
// or nil if none of them has a time.
func newHTMLTimetable(sessions sessionView, groups []Group) *HTMLTimetable {
	doc := sessions.doc
	taken, shown := doc.anchors.clone(), make(map[*Entry]bool)
	for _, g := range groups {
		taken[g.Anchor] = true
		for _, s := range g.Entries {
			shown[s] = true
		}
	}
	post := doc.Post()
	days := newTimetableDays(slices.DeleteFunc(slices.Clone(doc.Entries()), func(s *Entry) bool { return !shown[s] }), post.Event.Rooms)
	if len(days) == 0 {
		return nil
	}
	view := timetableView{sessions, make(map[string]string)}
	for i, t := range post.Tracks {
		if t.Color != "" {
			view.classes[t.ID] = trackClass(i)
		}
	}
	timetable := &HTMLTimetable{Zone: post.Event.TimeZone, Page: view.page}
	for _, d := range days {
		date := HTMLTime{d.date.Format(time.DateOnly), d.date.Format("Monday, 2 January 2006")}
		timetable.Dates = append(timetable.Dates, HTMLTimetableDate{taken.add("timetable-" + date.Machine), date})
	}
	timetable.Days = func(yield func(*HTMLTimetableDay) bool) {
		for i, d := range days {
			if !yield(view.day(d.timetable(), timetable.Dates[i])) {
				return
			}
		}
	}
	return timetable
}

func (v timetableView) day(t timetable, date HTMLTimetableDate) *HTMLTimetableDay {
	clock := newTimetableClock(t)
	day := &HTMLTimetableDay{
		Anchor: date.Anchor, Date: date.Date, Page: v.page, OldOffset: clock.oldOffset, NewOffset: clock.newOffset,
	}
	for _, r := range t.rooms {
		room := HTMLTimetableRoom{"Sessions", r.columns}
		switch {
		case r.id != "":
			room.Name = v.room(r.id)
		case len(t.rooms) > 1:
			room.Name = "No room named"
		}
		day.Rooms = append(day.Rooms, room)
	}
	day.Rows = func(yield func(*HTMLTimetableRow) bool) {
		for _, r := range t.rows {
			if !yield(v.row(t, r, clock)) {
				return
			}
		}
	}
	return day
}

func (v timetableView) row(t timetable, r timetableRow, clock timetableClock) *HTMLTimetableRow {
	row := &HTMLTimetableRow{Start: clock.time(r.start), Class: rowClass(r)}
	for _, c := range r.cells {
		cell := HTMLTimetableCell{Rows: c.rows, Columns: c.columns}
		if c.session != nil {
			cell.Entry = v.entry(c.session, clock)
			cell.Entry.Across = c.columns > t.columns(c.session.Room)
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func (v timetableView) entry(s *Entry, clock timetableClock) *HTMLTimetableEntry {
	url := "#" + s.Anchor
	if s.Page != "" {
		url = weburl.Relative(v.page.at, s.Page)
	}
	entry := &HTMLTimetableEntry{
		URL: url, Title: text.Clean(s.Title), Class: v.classes[s.Track],
		Start: clock.time(s.Start), Break: s.Kind == recap.KindBreak,
	}
	if s.Language != v.page.Language {
		entry.Language = s.Language
	}
	switch s.Status {
	case recap.StatusCancelled:
		entry.Status, entry.Cancelled = "Cancelled", true
	case recap.StatusMoved:
		entry.Status = "Moved"
	}
	if !s.End.IsZero() {
		entry.End = clock.end(s.Start, s.End)
	}
	if s.Room != "" {
		entry.Room = v.room(s.Room)
	}
	for _, sp := range s.Speakers {
		entry.Speakers = append(entry.Speakers, text.Clean(sp.Name))
	}
	return entry
}

// columns returns how many columns a room has, 0 if it is not in the table.
func (t timetable) columns(room string) int {
	for _, r := range t.rooms {
		if r.id == room {
			return r.columns
		}
	}
	return 0
}

// rowClass names the height of a row, in quarters of an hour up to two hours.
func rowClass(r timetableRow) string {
	quarters := 1
	if !r.end.IsZero() {
		quarters = min(int((r.end.Sub(r.start)+14*time.Minute)/(15*time.Minute)), 8)
	}
	return "quarters-" + strconv.Itoa(max(quarters, 1))
}

// timetableClock words the times of a day.
type timetableClock struct {
	date                 time.Time // see recap.Day
	oldOffset, newOffset string    // of a day on which the clocks change
}

func newTimetableClock(t timetable) timetableClock {
	clock := timetableClock{date: t.date}
	first := offsetName(t.rows[0].start)
	for _, r := range t.rows {
		for _, t := range []time.Time{r.start, r.end} {
			if name := offsetName(t); !t.IsZero() && name != first {
				clock.oldOffset, clock.newOffset = first, name
			}
		}
	}
	return clock
}

// time words a start. After midnight it says the day of the week, which is not
// that of the table.
func (c timetableClock) time(t time.Time) HTMLTime {
	layout := "15:04"
	if t.Format(time.DateOnly) != c.date.Format(time.DateOnly) {
		layout = "Mon 15:04"
	}
	return HTMLTime{t.Format(time.RFC3339), t.Format(layout) + c.offset(t)}
}

// end words an end, which has its date where a time alone would mean another day.
func (c timetableClock) end(start, end time.Time) HTMLTime {
	layout := "15:04"
	if end.Sub(start) >= 24*time.Hour {
		layout = "Mon 2 January, 15:04"
	}
	return HTMLTime{end.Format(time.RFC3339), end.Format(layout) + c.offset(end)}
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
