package view

import (
	"fmt"
	"iter"
	"strconv"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/timetable"
)

// A Clock words the times of a day of a conference.
type Clock struct {
	words                *catalogue.Words
	date                 time.Time // see recap.Day
	oldOffset, newOffset string    // of a day on which the clocks change
}

// NewClock returns the clock of a day with its grid. Where that is empty, it is that
// of a day on which the clocks do not change.
func NewClock(words *catalogue.Words, date time.Time, g timetable.Grid) Clock {
	clock := Clock{words: words, date: date}
	var first, other time.Time // of the day's times, the earliest and one with another offset
	for t := range timesOf(date, g) {
		if first.IsZero() || t.Before(first) {
			first = t
		}
	}
	for t := range timesOf(date, g) {
		if offsetName(t) != offsetName(first) {
			other = t
		}
	}
	if !other.IsZero() {
		clock.oldOffset, clock.newOffset = offsetName(first), offsetName(other)
	}
	return clock
}

// timesOf yields the starts and ends of sessions that are on a day.
func timesOf(date time.Time, g timetable.Grid) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		for _, h := range g.Hours {
			for _, s := range h.Spots {
				for _, t := range []time.Time{s.Session.Start, s.Session.End} {
					if !t.IsZero() && recap.Day(t).Equal(date) && !yield(t) {
						return
					}
				}
			}
		}
	}
}

// instant is how a time element holds a moment.
const instant = "2006-01-02T15:04Z07:00"

// Time words a time. After midnight it says the day of the week, which is not that
// of the timetable. The zero time has no words.
func (c Clock) Time(t time.Time) page.Time {
	layout := "15:04"
	if t.Format(time.DateOnly) != c.date.Format(time.DateOnly) {
		layout = "Mon 15:04"
	}
	return c.worded(layout, t)
}

// span words the start and the end of a session. An end has its date where a time
// alone would mean another day.
func (c Clock) span(s *recap.Session) (start, end page.Time) {
	layout := "15:04"
	if s.End.Sub(s.Start) >= 24*time.Hour {
		layout = "Mon 2 January, 15:04"
	}
	return c.Time(s.Start), c.worded(layout, s.End)
}

func (c Clock) worded(layout string, t time.Time) page.Time {
	if t.IsZero() {
		return page.Time{}
	}
	return page.Time{Machine: t.Format(instant), Text: c.words.Date(layout, t) + c.offset(t), Language: c.words.Foreign(layout)}
}

// offset tells the second of two equal hours from the first.
func (c Clock) offset(t time.Time) string {
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
