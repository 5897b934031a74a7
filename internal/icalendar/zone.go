package icalendar

import (
	"fmt"
	"time"
)

// An observance is a span of time in which a zone's clocks have one offset
// from UTC (RFC 5545 section 3.6.5).
type observance struct {
	onset    time.Time // by the clock on the wall before, as if in UTC
	from, to int       // offsets from UTC before and after the onset, in seconds
	name     string    // the zone's abbreviation, such as CEST
	daylight bool
}

// observances are those of a zone that a calendar needs whose times are from first
// to last: from the one at the beginning of the year of the first to the last that
// begins before the end of the year of the last.
func observances(zone *time.Location, first, last time.Time) []observance {
	t := time.Date(first.In(zone).Year(), time.January, 1, 0, 0, 0, 0, zone)
	end := time.Date(last.In(zone).Year()+1, time.January, 1, 0, 0, 0, 0, zone)
	var all []observance
	for {
		if o := observanceAt(t); len(all) == 0 || o.to != all[len(all)-1].to {
			all = append(all, o)
		}
		_, next := t.ZoneBounds()
		if next.IsZero() || !next.Before(end) {
			break
		}
		if !next.After(t) { // package time ends a leap year a day early where it goes by a rule
			next = t.AddDate(0, 0, 2)
		}
		t = next
	}
	if savesNegatively(all) {
		for i := range all {
			all[i].daylight = !all[i].daylight
		}
	}
	return all
}

// observanceAt is the observance that t falls into. One that began before
// 1970, or never, begins with 1970, or with t's year if that is before: what
// precedes concerns no session, and apps know no years that early.
func observanceAt(t time.Time) observance {
	o := observance{daylight: t.IsDST()}
	o.name, o.to = t.Zone()
	onset, _ := t.ZoneBounds()
	early := time.Date(min(1970, t.Year()), time.January, 1, 0, 0, 0, 0, time.UTC)
	if onset.IsZero() || onset.Before(early) {
		o.from, o.onset = o.to, early
		return o
	}
	_, o.from = onset.Add(-time.Second).Zone()
	o.onset = onset.UTC().Add(time.Duration(o.from) * time.Second)
	return o
}

// savesNegatively reports whether the time zone database has it that clocks
// are set back for the winter, as in Ireland, rather than forward for the
// summer. Apps expect the latter, and some builds of the database say so.
func savesNegatively(all []observance) bool {
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		if a.daylight && !b.daylight && a.to < b.to || b.daylight && !a.daylight && b.to < a.to {
			return true
		}
	}
	return false
}

// Zone defines a zone by its name (RFC 5545 section 3.6.5) for times from first to
// last. Every onset is its own: a rule would claim to know of years for which
// nobody asked.
func (l *Lines) Zone(name string, zone *time.Location, first, last time.Time) {
	l.Property("BEGIN", "VTIMEZONE")
	l.TextProperty("TZID", name)
	for _, o := range observances(zone, first, last) {
		kind := "STANDARD"
		if o.daylight {
			kind = "DAYLIGHT"
		}
		l.Property("BEGIN", kind)
		l.TimeProperty("DTSTART", o.onset, LocalForm)
		l.Property("TZOFFSETFROM", utcOffset(o.from))
		l.Property("TZOFFSETTO", utcOffset(o.to))
		l.TextProperty("TZNAME", o.name)
		l.Property("END", kind)
	}
	l.Property("END", "VTIMEZONE")
}

// utcOffset writes an offset as in RFC 5545 section 3.3.14.
func utcOffset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	text := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		text += fmt.Sprintf("%02d", seconds%60)
	}
	return text
}
