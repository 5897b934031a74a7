package timetable

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// long is the length from which a session belongs to each day that it touches. A
// shorter one belongs to the day on which it begins, also if it ends in the
// morning after.
const long = 24 * time.Hour

// datesOf yields the days of a session: none for one without a time.
func datesOf(s *recap.Session) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		if !s.Scheduled() {
			return
		}
		date := recap.Day(s.Start)
		if !yield(date) || s.End.Sub(s.Start) < long {
			return
		}
		for date = date.AddDate(0, 0, 1); beginning(date, s.Start.Location()).Before(s.End); date = date.AddDate(0, 0, 1) {
			if !yield(date) {
				return
			}
		}
	}
}

// beginning is when a day of the conference begins.
func beginning(date time.Time, zone *time.Location) time.Time {
	return time.Date(date.Year(), date.Month(), date.Day(), recap.DayChange, 0, 0, 0, zone)
}

// A slot is a session as far as it takes place on one day.
type slot struct {
	*recap.Session
	start, end time.Time
}

// wentOn reports whether the session began on a day before, goesOn whether it ends
// on a day after.
func (s slot) wentOn() bool { return s.start.After(s.Start) }
func (s slot) goesOn() bool { return !s.end.IsZero() && s.end.Before(s.End) }

// slots returns the day's sessions in the order of their starts.
func (d Day) slots() []slot {
	slots := make([]slot, len(d.sessions))
	for i, s := range d.sessions {
		slots[i] = slot{s, s.Start, s.End}
		if s.End.Sub(s.Start) < long {
			continue
		}
		if begin := beginning(d.Date, s.Start.Location()); begin.After(s.Start) {
			slots[i].start = begin
		}
		if end := beginning(d.Date.AddDate(0, 0, 1), s.Start.Location()); end.Before(s.End) {
			slots[i].end = end
		}
	}
	beginWithTheOthers(slots)
	slices.SortStableFunc(slots, func(a, b slot) int {
		return cmp.Or(a.start.Compare(b.start), b.end.Compare(a.end))
	})
	return slots
}

// beginWithTheOthers has what goes on from the day before begin with the first
// session that begins on the day itself, and what goes on on the day after end
// with the last: nobody reads of the hours in which everybody sleeps.
func beginWithTheOthers(slots []slot) {
	var first, last time.Time
	for _, s := range slots {
		if s.goesOn() || s.wentOn() {
			continue
		}
		if first.IsZero() || s.start.Before(first) {
			first = s.start
		}
		for _, t := range []time.Time{s.start, s.end} {
			if t.After(last) {
				last = t
			}
		}
	}
	for i, s := range slots {
		if s.wentOn() && first.After(s.start) && first.Before(s.end) {
			slots[i].start = first
		}
		if s.goesOn() && last.After(s.start) && !last.After(s.End) {
			slots[i].end = last
		}
	}
}
