package export

import (
	"fmt"
	"time"

	ics "github.com/arran4/golang-ical"
)

// The forms of a date with time in RFC 5545 section 3.3.5: with a TZID, and
// in UTC.
const (
	localForm = "20060102T150405"
	utcForm   = localForm + "Z"
)

// writeTimes writes when an event is. Where one of its times is in the hour
// that comes twice, both are in UTC.
func (c *calendar) writeTimes(s *Entry) {
	utc := c.zone == nil || comesTwice(s.Start) || hasEnd(s) && comesTwice(s.End)
	write := func(name string, t time.Time) {
		if utc {
			c.lines.timeProperty(name, t.UTC(), utcForm)
		} else {
			c.lines.timeProperty(name+";TZID="+c.post.Event.TimeZone, t.In(c.zone), localForm)
		}
	}
	write("DTSTART", s.Start)
	if hasEnd(s) {
		write("DTEND", s.End)
	}
}

// hasEnd reports whether a session has an end that an event may have: later
// than the start (RFC 5545 section 3.8.2.4), as it is written.
func hasEnd(s *Entry) bool { return s.End.Unix() > s.Start.Unix() && !s.End.IsZero() }

// comesTwice reports whether the clock on the wall shows twice what it shows at
// t, since it is set back after the first time or was before the second. Of
// the two a local time would mean the first (RFC 5545 section 3.3.5), but not
// every app knows.
func comesTwice(t time.Time) bool {
	since, until := t.ZoneBounds()
	if !since.IsZero() && t.Sub(since) < setBack(since) {
		return true
	}
	return !until.IsZero() && until.Sub(t) <= setBack(until)
}

// setBack returns by how much clocks are set back at a change.
func setBack(change time.Time) time.Duration {
	_, before := change.Add(-time.Second).Zone()
	_, after := change.Zone()
	return time.Duration(before-after) * time.Second
}

// An observance is a span of time in which a zone's clocks have one offset
// from UTC (RFC 5545 section 3.6.5).
type observance struct {
	onset    time.Time // by the clock on the wall before, as if in UTC
	from, to int       // offsets from UTC before and after the onset, in seconds
	name     string    // the zone's abbreviation, such as CEST
	daylight bool
}

// observances are those of the zone that a calendar needs: from the one at
// the beginning of the first year that has a session to the last that begins
// before the end of the last.
func (c *calendar) observances() []observance {
	first, last := c.entries[0].Start, c.entries[0].Start
	for _, s := range c.entries {
		if s.Start.Before(first) {
			first = s.Start
		}
		last = latest(last, s.Start, s.End)
	}
	t := time.Date(first.In(c.zone).Year(), time.January, 1, 0, 0, 0, 0, c.zone)
	end := time.Date(last.In(c.zone).Year()+1, time.January, 1, 0, 0, 0, 0, c.zone)
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

// newTimezone defines a zone. Every onset is its own: a rule would claim to
// know of years for which nobody asked.
func newTimezone(id string, all []observance) *ics.VTimezone {
	zone := ics.NewTimezone(id)
	for _, o := range all {
		var base ics.ComponentBase
		base.AddProperty(ics.ComponentPropertyDtStart, o.onset.Format(localForm))
		base.AddProperty("TZOFFSETFROM", utcOffset(o.from))
		base.AddProperty("TZOFFSETTO", utcOffset(o.to))
		base.AddProperty("TZNAME", o.name)
		if o.daylight {
			zone.Components = append(zone.Components, &ics.Daylight{ComponentBase: base})
		} else {
			zone.Components = append(zone.Components, &ics.Standard{ComponentBase: base})
		}
	}
	return zone
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
