package page

import (
	"html/template"
	"iter"
)

// A Timetable is the sessions that have a time, day by day.
type Timetable struct {
	Zone  string // what people call the zone of all times
	Dates []Date // of the days, for the list of contents
	Days  iter.Seq[*Day]
	Page  *Page
}

// A Date is a day in the list of contents.
type Date struct {
	Anchor string
	Date   Time
}

// A Day is a table: its rooms are the heads of its columns, and
// each row begins with a time.
type Day struct {
	Anchor string
	Date   Time
	Rooms  []Room
	Rows   iter.Seq[*Row]
	// ClockChange says so of a day on which the clocks change. The times after
	// the change are worded with their offset.
	ClockChange template.HTML
	Page        *Page
}

// A Room is the head of one or several columns.
type Room struct {
	Name    template.HTML
	Columns int
}

// A Row begins when something begins or ends.
type Row struct {
	Start Time
	Class string // its height, after its length
	Cells []Cell
}

// A Cell covers rows and columns. Its entry is nil where a room
// is free.
type Cell struct {
	Rows, Columns int
	Entry         *Entry
}

// An Entry is a session in the timetable.
type Entry struct {
	URL, Title       string // the URL is that of its page, or of its place in this one
	Class            string // of its track, if that has a color
	Language         string // where it is not the page's
	Start, End       Time
	Room             string
	Speakers         []string
	Status           template.HTML // Cancelled or Moved; empty if the session takes place as planned
	Cancelled, Break bool
	// Across says that the entry is not under the head of its room, or not alone.
	Across bool
	Page   *Page
}
