package source

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"github.com/seed-e2fd8668/recap"
)

// parseICalTime reads a date or a date with a time (RFC 5545 sections 3.3.4 and
// 3.3.5), and those of ISO 8601 with their hyphens and offsets. What has no
// offset is returned as if it were UTC.
func parseICalTime(s string) (t time.Time, hasClock, hasOffset, ok bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	for _, layout := range []string{"20060102", "20060102T150405", "20060102T150405Z", "20060102T1504", "20060102T1504Z", "20060102T150405-0700"} {
		if t, err := time.ParseInLocation(layout, s, time.UTC); err == nil {
			return t, len(layout) > len("20060102"), len(layout) > len("20060102T150405") || strings.HasSuffix(layout, "Z"), true
		}
	}
	return parseTime(s)
}

// time reads a property that is a time, zero where it cannot be read. A time
// without a zone is one by the clocks of the event.
func (c *icalReader) time(v *value) (t time.Time, hasClock bool) {
	t, hasClock, hasOffset, ok := parseICalTime(v.text)
	switch {
	case v.isEmpty():
		return time.Time{}, false
	case !ok:
		v.note("is not a time such as 20060102T150405Z: left out", v.text)
		return time.Time{}, false
	case hasOffset:
		return t, hasClock
	}
	if tzid := v.get("TZID"); !tzid.isEmpty() && hasClock {
		if zone := c.zoneOfTZID(tzid); zone != nil {
			if v.name == "DTSTART" && zone.name != "" {
				c.used[zone.name]++
			}
			return zone.in(t), hasClock
		}
	}
	return c.in.local(t, c.local, v), hasClock
}

// times sets when an event takes place. An all-day event goes from midnight to
// midnight.
func (c *icalReader) times(e *value, s *recap.Session) {
	start, end, duration := e.get("DTSTART"), e.get("DTEND"), e.get("DURATION")
	var hasClock bool
	s.Start, hasClock = c.time(start)
	if s.Start.IsZero() {
		if !end.isEmpty() {
			end.note("is an end without a start: left out", end.text)
		}
		return
	}
	s.End, _ = c.time(end)
	if length, _, ok := parseDuration(duration.text, false); ok {
		if s.End.IsZero() {
			s.End = s.Start.Add(length)
		}
	} else if !duration.isEmpty() {
		duration.note("is not a duration such as PT45M: left out", duration.text)
	}
	if !hasClock {
		start.noteKind("is a day and no time: the session was read as one from midnight to midnight", "")
		if !s.End.After(s.Start) {
			s.End = s.Start.AddDate(0, 0, 1)
		}
	}
	if s.End.Equal(s.Start) {
		s.End = time.Time{} // RFC 5545 section 3.6.1: a moment
	}
}

// The most that an event is repeated: how often and, where the rule does not
// say until when, and where it does, for how many years.
const (
	maxRepeats      = 1000
	maxEndlessYears = 1
	maxRuleYears    = 5
)

// repeats returns the starts of an event after its first (RFC 5545 section
// 3.8.5), and whether the first one is excepted.
func (c *icalReader) repeats(e *value, start time.Time) (starts []time.Time, isExcepted bool) {
	excepted := make(map[int64]bool)
	for _, t := range c.timeList(e, "EXDATE") {
		excepted[t.Unix()] = true
	}
	starts = c.timeList(e, "RDATE")
	for v := range e.each("RRULE") {
		if start.IsZero() {
			continue
		}
		years, isEndless := maxRuleYears, !strings.Contains(v.text, "COUNT=") && !strings.Contains(v.text, "UNTIL=")
		if isEndless {
			years = maxEndlessYears
		}
		rule, err := newICalRule(v.text, start, start.Location(), years)
		if err != nil {
			v.note("is not a rule of repeats that can be read: the event was read once: "+err.Error(), v.text)
			continue
		}
		if isEndless {
			v.note("repeats without an end: the repeats of a year were read", v.text)
		}
		next := rule.Iterator()
		for t, ok := next(); ok && len(starts) < maxRepeats; t, ok = next() {
			starts = append(starts, t)
		}
		if len(starts) >= maxRepeats {
			v.note("repeats too often: the first thousand were read", v.text)
		}
	}
	kept := starts[:0]
	seen := map[int64]bool{start.Unix(): true}
	for _, t := range starts {
		if at := t.Unix(); !seen[at] && !excepted[at] {
			seen[at] = true
			kept = append(kept, t)
		}
	}
	return kept, excepted[start.Unix()]
}

// timeList reads the properties that list times, a period by its start.
func (c *icalReader) timeList(e *value, name string) []time.Time {
	var times []time.Time
	for v := range e.each(name) {
		for item := range strings.SplitSeq(v.text, ",") {
			one := *v
			one.text, _, _ = strings.Cut(item, "/")
			if t, _ := c.time(&one); !t.IsZero() && len(times) < maxRepeats {
				times = append(times, t)
			}
		}
	}
	return times
}

// checkRule refuses what no year has, where the library would look beyond its days: a
// 21st Sunday of a month, and days counted from Easter, which RFC 5545 does not know.
func checkRule(o *rrule.ROption) error {
	most := 53
	if len(o.Bymonth) > 0 || o.Freq == rrule.MONTHLY {
		most = 5
	}
	for _, day := range o.Byweekday {
		if n := day.N(); n > most || n < -most {
			return fmt.Errorf("BYDAY counts weekdays from -%d to %d", most, most)
		}
	}
	if len(o.Byeaster) > 0 {
		return errors.New("BYEASTER is not part of iCalendar")
	}
	return nil
}

// newICalRule reads a rule of repeats that ends after some years. It refuses
// those that no programme has and that take long to follow.
func newICalRule(text string, start time.Time, zone *time.Location, years int) (*rrule.RRule, error) {
	text = strings.Trim(strings.ToUpper(strings.Join(strings.Fields(text), "")), ";")
	if len(text) > 300 {
		return nil, errors.New("it is too long")
	}
	o, err := rrule.StrToROptionInLocation(text, zone)
	if err != nil {
		return nil, err
	}
	if o.Freq > rrule.DAILY || len(o.Byhour)+len(o.Byminute)+len(o.Bysecond) > 24 || o.Interval < 0 || o.Interval > 1000 {
		return nil, errors.New("it repeats more often than a day")
	}
	if err := checkRule(o); err != nil {
		return nil, err
	}
	_, until, _ := strings.Cut(text, "UNTIL=")
	until, _, _ = strings.Cut(until, ";")
	if len(until) == len("20060102") {
		o.Until = o.Until.Add(24*time.Hour - time.Second) // RFC 5545 section 3.3.10: the day belongs to it
	}
	if last := start.AddDate(years, 0, 0); o.Until.IsZero() || o.Until.After(last) {
		o.Until = last
	}
	o.Dtstart = start
	return rrule.NewRRule(*o)
}
