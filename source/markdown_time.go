package source

import (
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

// A mdClock reads times as export.Markdown writes them.
type mdClock struct {
	zone  *time.Location
	words *catalogue.Words
}

// instant reads a date, which is midnight in the zone, or a date and a time in
// UTC.
func (c mdClock) instant(s string) (time.Time, bool) {
	s = strings.TrimPrefix(oneLine(s), ", ")
	if t, err := time.ParseInLocation(time.DateOnly, s, c.zone); err == nil {
		return t, true
	}
	return parseAny(strings.TrimSuffix(s, " UTC"), time.UTC, "2006-01-02 15:04", "2006-01-02 15:04:05")
}

// local reads a date with or without a time of day in the zone.
func (c mdClock) local(s string) (time.Time, bool) {
	return parseAny(oneLine(s), c.zone, time.DateOnly, "2006-01-02 15:04", "2006-01-02 15:04:05")
}

// span reads when a session takes place:
//
//	Monday, 27 November 2023, 10:00 to 11:00 (UTC-08:00)
//	Sunday, 29 March 2026, 01:30 (UTC+01:00) to 03:30 (UTC+02:00)
//	Friday, 27 March 2026, 22:00 to Saturday, 28 March 2026, 02:00 (UTC+01:00)
func (c mdClock) span(s string) (start, end time.Time, ok bool) {
	from, to, hasEnd := strings.Cut(oneLine(s), c.words.Text(" to "))
	fromClock, fromOffset := cutOffset(from)
	toClock, toOffset := cutOffset(to)
	if fromOffset == "" {
		fromOffset = toOffset
	}
	start, ok = c.moment(fromClock, fromOffset)
	if !ok || !hasEnd {
		return start, end, ok
	}
	if !strings.Contains(toClock, ",") {
		day := fromClock[:strings.LastIndex(fromClock, ", ")]
		toClock = day + ", " + toClock
	}
	end, ok = c.moment(toClock, toOffset)
	return start, end, ok
}

// cutOffset takes the offset off a time, such as +01:00 of "10:00 (UTC+01:00)".
func cutOffset(s string) (clock, offset string) {
	clock, offset, found := strings.Cut(s, " (UTC")
	if !found {
		return s, ""
	}
	return clock, strings.TrimSuffix(offset, ")")
}

func (c mdClock) moment(clock, offset string) (time.Time, bool) {
	const day = "Monday, 2 January 2006"
	if date, hour, found := cutLast(clock, ", "); found {
		if t, ok := c.words.ParseDate(day, date); ok {
			clock = t.Format(day) + ", " + hour
		}
	}
	for _, layout := range []string{"Monday, 2 January 2006, 15:04", "Monday, 2 January 2006, 15:04:05"} {
		if t, err := time.Parse(layout+" -07:00", clock+" "+offset); err == nil {
			return t.In(c.zone), true
		}
		if t, err := time.ParseInLocation(layout, clock, c.zone); err == nil && offset == "" {
			return t, true
		}
	}
	return time.Time{}, false
}
