package timetable

import (
	"iter"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// long is the length from which a session belongs to each day that it touches. A
// shorter one belongs to the day on which it begins, also if it ends in the
// morning after.
const long = 24 * time.Hour

// slotsOf yields the days of a session, each with the session's slot: none for one
// without a time.
func slotsOf(s *recap.Session) iter.Seq2[time.Time, slot] {
	return func(yield func(time.Time, slot) bool) {
		if !s.Scheduled() {
			return
		}
		date := recap.Day(s.Start)
		if s.End.Sub(s.Start) < long || s.End.IsZero() {
			yield(date, slot{s, s.Start, s.End})
			return
		}
		for start := s.Start; start.Before(s.End); date = date.AddDate(0, 0, 1) {
			end := beginning(date.AddDate(0, 0, 1), s.Start.Location())
			if end.After(s.End) {
				end = s.End
			}
			if !yield(date, slot{s, start, end}) {
				return
			}
			start = end
		}
	}
}

// beginning is when a day of the conference begins.
func beginning(date time.Time, zone *time.Location) time.Time {
	return time.Date(date.Year(), date.Month(), date.Day(), recap.DayChange, 0, 0, 0, zone)
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

// wentOn reports whether the session began on a day before, goesOn whether it ends
// on a day after.
func (s slot) wentOn() bool { return s.start.After(s.Start) }
func (s slot) goesOn() bool { return !s.end.IsZero() && s.end.Before(s.End) }
