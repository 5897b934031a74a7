package page

import "iter"

// A Timetable is the sessions that have a time, by days.
type Timetable struct {
	Zone  string // what people call the zone of all times
	Dates []Date // of the days, for the list of contents
	Days  iter.Seq[*Day]
	Page  *Page
}

// A Date is a day of the timetable.
type Date struct {
	Anchor string
	Date   Time
}

// A Day is a day of the timetable of a post.
type Day struct {
	Anchor string
	Date   Time
	Paper  string // the class of what it is printed on
	Sheet  *DaySheet
	Page   *Page
}

// A DaySheet is a day's programme: a table that is laid out as a grid where there is
// room for it.
type DaySheet struct {
	Anchor, Label string // of the grid, and of the heading that names it
	Class         string // how many columns and lines the grid has, how high a line is
	List          bool   // there are more rooms than can be seen: no grid, but a list
	Rooms         []Head
	Hours         []Hour
	// ClockChange says so of a day on which the clocks change. The times after
	// the change are worded with their offset.
	ClockChange Text
	Words       *DayWords
}

// A Head is that of a room's columns.
type Head struct {
	URL   string
	Name  Text
	Class string
}

// An Hour is the sessions that begin in it.
type Hour struct {
	Anchor, Class string
	Time          Time
	AllDay        bool // these go on all day
	Rows          []*Item
}

// An Item is a session in a list or in a timetable.
type Item struct {
	Key         string // by which browsers know the session; empty where they need not
	URL         string // the URL is that of its page, or of its place in this one
	Title       Text
	Date        Text // in lists of several days
	Start, End  Time
	Room, Track Text
	Speakers    []string
	Status      Text // Cancelled or Moved; empty if the session takes place as planned
	Cancelled   bool
	Class       string
}
