package source

import (
	"strconv"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// times sets when a session takes place.
func (m *scheduleMapper) times(e scheduleEvent, s *recap.Session) {
	s.Start = m.start(e)
	duration, end := e.get("duration"), e.get("end")
	if s.Start.IsZero() {
		return
	}
	d := m.duration(duration)
	if d > 0 {
		s.End = s.Start.Add(d)
	}
	if end.isEmpty() {
		return
	}
	t, ok := m.end(end.text, s.Start)
	if !ok {
		end.note("the end is not a time such as 15:04 or 2006-01-02T15:04:05+01:00: left out", end.text)
		return
	}
	if d > 0 && !t.Equal(s.End) {
		end.note("the end is another than that of the duration: it counts", end.text)
	}
	s.End = t
}

// duration reads how long an event takes, 0 if nothing usable says so.
func (m *scheduleMapper) duration(v *value) time.Duration {
	if v.isEmpty() {
		return 0
	}
	if minutes, err := strconv.ParseUint(v.oneLine(), 10, 16); err == nil && minutes < 24*60 {
		v.note("a duration without a unit: taken for minutes", v.text)
		return time.Duration(minutes) * time.Minute
	}
	d, isAmbiguous, ok := parseDuration(v.text, m.generator == "pretalx")
	switch {
	case !ok:
		v.note("is not a duration such as 1:30: left out", v.text)
	case isAmbiguous:
		v.note("may be hours, minutes and seconds or days, hours and minutes: it was taken for "+d.String(), v.text)
	}
	return d
}

// end reads when an event that begins at start ends: a time, or a time of day,
// which is the next one by the clocks of the conference.
func (m *scheduleMapper) end(s string, start time.Time) (time.Time, bool) {
	zone := m.zone
	if zone == nil {
		zone = start.Location()
	}
	if clock, ok := parseClock(s); ok {
		year, month, day := start.In(zone).Date()
		end := inLocation(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Add(clock), zone)
		if end.Before(start) {
			end = inLocation(wallClock(end).AddDate(0, 0, 1), zone)
		}
		return end, true
	}
	t, hasClock, hasOffset, ok := parseTime(s)
	if ok && hasClock && !hasOffset && m.zone != nil {
		t, hasOffset = inLocation(t, m.zone), true
	}
	return t, ok && hasClock && hasOffset
}

// start returns when an event begins, zero if the schedule does not say.
func (m *scheduleMapper) start(e scheduleEvent) time.Time {
	date, start := e.get("date"), e.get("start")
	t, hasClock, hasOffset, ok := parseTime(date.text)
	if !ok && !date.isEmpty() {
		date.note("is not a date such as 2006-01-02T15:04:05+01:00: left out", date.text)
	}
	clock, clockOK := parseClock(start.text)
	if !clockOK && !start.isEmpty() {
		whole, c, o, ok := parseTime(start.text)
		switch {
		case !ok || !c:
			start.note("is not a time of day such as 15:04: left out", start.text)
		case !hasClock:
			t, hasClock, hasOffset = whole, true, o
		}
	}
	switch {
	case hasClock && hasOffset && clockOK:
		return m.reconcile(date, start, t, clock)
	case hasClock && hasOffset:
		return t
	case hasClock:
		return m.local(e, t, date)
	case !clockOK:
		return time.Time{} // not scheduled yet
	}
	return m.onDay(e, t, clock, start)
}

// reconcile compares the clock of a date with the start beside it. Where the
// date is in UTC, the difference is the offset of the conference.
func (m *scheduleMapper) reconcile(date, start *value, t time.Time, clock time.Duration) time.Time {
	const day = 24 * time.Hour
	clock = clock.Truncate(time.Minute) % day // many a start has no seconds
	difference := (clock - minutesOfDay(t) + day) % day
	switch {
	case m.zone != nil && minutesOfDay(t.In(m.zone)) == clock:
		return t
	case difference == 0:
		if m.zone != nil && !m.in.options.KeepClock {
			date.noteKind("the date has another offset than the time zone, and the start is by the clock of the date: the date counts, unless the option KeepClock says otherwise", "")
		}
		return t
	}
	if _, offset := t.Zone(); offset == 0 && m.zone == nil && difference%(15*time.Minute) == 0 {
		if difference > 14*time.Hour {
			difference -= day
		}
		return t.In(time.FixedZone("", int(difference/time.Second)))
	}
	start.note("the start is another than that of the date: the date counts", start.oneLine()+" "+date.oneLine())
	return t
}

// onDay places a time of day on the day of the conference that the event
// belongs to; t is the event's own date, if it has one.
func (m *scheduleMapper) onDay(e scheduleEvent, t time.Time, clock time.Duration, start *value) time.Time {
	var day time.Time
	if e.day != nil {
		day = e.day.date.Truncate(24 * time.Hour)
	}
	switch {
	case t.IsZero() && day.IsZero():
		start.note("the start has no date: the session was left without a time", start.oneLine())
		return t
	case t.IsZero() || t.Equal(day):
		t = day
		if m.isAfterMidnight(e.day, t.Add(clock), clock) {
			t = t.AddDate(0, 0, 1)
		}
	}
	return m.local(e, t.Add(clock), start)
}

// isAfterMidnight reports whether a time of day belongs to the calendar day
// after the conference's day: the day's start and end say so, or else the hour
// at which days change.
func (m *scheduleMapper) isAfterMidnight(day *scheduleDay, t time.Time, clock time.Duration) bool {
	if day != nil {
		start, _, _, ok1 := parseTime(day.start)
		end, _, _, ok2 := parseTime(day.end)
		if ok1 && ok2 {
			start, end, next := wallClock(start), wallClock(end), t.AddDate(0, 0, 1)
			if !t.Before(start) && t.Before(end) {
				return false
			}
			if !next.Before(start) && next.Before(end) {
				return true
			}
		}
	}
	return clock < m.dayChange
}

// local takes a time without an offset for one by the conference's clocks.
func (m *scheduleMapper) local(e scheduleEvent, t time.Time, v *value) time.Time {
	zone := m.zone
	if zone == nil && e.day != nil {
		for _, s := range []string{e.day.start, e.day.end} {
			if d, _, hasOffset, ok := parseTime(s); ok && hasOffset && zone == nil {
				zone = d.Location()
			}
		}
	}
	return m.in.local(t, zone, v)
}
