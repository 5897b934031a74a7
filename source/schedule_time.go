package source

import (
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// parseScheduleTime reads a date, with a time of day or without, with an
// offset or without. What lacks an offset is returned as if it were UTC.
func parseScheduleTime(s string) (t time.Time, hasClock, hasOffset, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) < len(time.DateOnly) {
		return t, false, false, false
	}
	date, clock := s[:len(time.DateOnly)], s[len(time.DateOnly):]
	clock = strings.ReplaceAll(strings.TrimLeft(clock, "T "), " ", "")
	clock = strings.TrimSuffix(clock, "UTC")
	if zulu := len(clock) > 0 && strings.HasSuffix(s, "UTC"); zulu {
		clock += "Z"
	}
	if clock == "" {
		t, err := time.ParseInLocation(time.DateOnly, date, time.UTC)
		return t, false, false, err == nil
	}
	for _, layout := range []string{"15:04:05Z07:00", "15:04Z07:00", "15:04:05Z0700", "15:04Z0700", "15:04:05Z07", "15:04Z07", "15:04:05", "15:04"} {
		// Not time.Parse, which would take this machine's zone where its offset fits.
		if t, err := time.ParseInLocation("2006-01-02 "+layout, date+" "+clock, time.UTC); err == nil {
			return t, true, strings.Contains(layout, "Z"), true
		}
	}
	return t, false, false, false
}

// parseClock reads a time of day, H:MM or HH:MM:SS. After midnight some count
// on: 25:30.
func parseClock(s string) (time.Duration, bool) {
	parts, ok := clockParts(s)
	if !ok || len(parts) < 2 || len(parts) > 3 || parts[0] > 47 || parts[1] > 59 || len(parts) == 3 && parts[2] > 60 {
		return 0, false
	}
	d := time.Duration(parts[0])*time.Hour + time.Duration(parts[1])*time.Minute
	if len(parts) == 3 {
		d += time.Duration(parts[2]) * time.Second
	}
	return d, true
}

// parseDuration reads a duration: H:MM, HH:MM:SS or, as pretalx has it from 24
// hours on, D:HH:MM. The last two are told apart by the days, which have one
// digit, and the seconds, which are nought.
func parseDuration(s string) (time.Duration, bool) {
	parts, ok := clockParts(s)
	switch {
	case ok && len(parts) == 2:
		return time.Duration(parts[0])*time.Hour + time.Duration(parts[1])*time.Minute, true
	case ok && len(parts) == 3 && strings.IndexByte(strings.TrimSpace(s), ':') == 1 && parts[1] < 24 && parts[2] != 0:
		return time.Duration(parts[0]*24+parts[1])*time.Hour + time.Duration(parts[2])*time.Minute, true
	case ok && len(parts) == 3:
		return time.Duration(parts[0])*time.Hour + time.Duration(parts[1])*time.Minute + time.Duration(parts[2])*time.Second, true
	}
	if iso, found := strings.CutPrefix(strings.ToUpper(strings.TrimSpace(s)), "PT"); found {
		d, err := time.ParseDuration(strings.ToLower(iso))
		return d, err == nil && d >= 0
	}
	return 0, false
}

// clockParts returns the numbers between colons, of at most four digits each.
func clockParts(s string) ([]int, bool) {
	var parts []int
	for part := range strings.SplitSeq(strings.TrimSpace(s), ":") {
		if part == "" || len(part) > 4 || strings.Trim(part, "0123456789") != "" {
			return nil, false
		}
		n, err := strconv.Atoi(part)
		if err != nil {
			return nil, false
		}
		parts = append(parts, n)
	}
	return parts, true
}

// times sets when a session takes place.
func (m *scheduleMapper) times(e scheduleEvent, s *recap.Session) error {
	start, err := m.start(e)
	if err != nil || start.IsZero() {
		return err
	}
	s.Start = start
	duration := e.child("duration")
	d, ok := parseDuration(duration.text)
	if minutes, err := strconv.ParseUint(duration.oneLine(), 10, 16); err == nil && minutes < 24*60 {
		m.in.Note(duration.at, e.path, "a duration without a unit: taken for minutes", duration.text)
		d, ok = time.Duration(minutes)*time.Minute, true
	}
	if !ok && !duration.isEmpty() {
		return m.in.Fail(duration.at, e.path, "duration %s is not HH:MM", shortened(duration.text))
	}
	if d > 0 {
		s.End = start.Add(d)
	}
	end := e.child("end")
	if end.isEmpty() {
		return nil
	}
	t, ok := m.end(end.text, start)
	if !ok {
		m.in.Note(end.at, e.path, "the end is not a time such as 15:04 or 2006-01-02T15:04:05+01:00: left out", end.text)
		return nil
	}
	if d > 0 && !t.Equal(s.End) {
		m.in.Note(end.at, e.path, "the end is another than that of the duration: it counts", end.text)
	}
	s.End = t
	return nil
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
	t, hasClock, hasOffset, ok := parseScheduleTime(s)
	if ok && hasClock && !hasOffset && m.zone != nil {
		t, hasOffset = inLocation(t, m.zone), true
	}
	return t, ok && hasClock && hasOffset
}

// start returns when an event begins, zero if the schedule does not say.
func (m *scheduleMapper) start(e scheduleEvent) (time.Time, error) {
	date, start := e.child("date"), e.child("start")
	t, hasClock, hasOffset, ok := parseScheduleTime(date.text)
	if !ok && !date.isEmpty() {
		return t, m.in.Fail(date.at, e.path, "date %s is not a date such as 2006-01-02T15:04:05+01:00", shortened(date.text))
	}
	clock, clockOK := parseClock(start.text)
	if !clockOK && !start.isEmpty() {
		whole, c, o, ok := parseScheduleTime(start.text)
		if !ok || !c {
			return t, m.in.Fail(start.at, e.path, "start %s is not HH:MM", shortened(start.text))
		}
		if !hasClock {
			t, hasClock, hasOffset = whole, true, o
		}
	}
	switch {
	case hasClock && hasOffset:
		if clockOK {
			t = m.reconcile(e, t, clock)
		}
		return t, nil
	case hasClock:
		return m.local(e, t)
	case !clockOK:
		return time.Time{}, nil // not scheduled yet
	}
	return m.onDay(e, t, clock)
}

// reconcile compares the clock of a date with the start beside it. Where the
// date is in UTC, the difference is the offset of the conference.
func (m *scheduleMapper) reconcile(e scheduleEvent, t time.Time, clock time.Duration) time.Time {
	const day = 24 * time.Hour
	clock = clock.Truncate(time.Minute) % day // many a start has no seconds
	difference := (clock - minutesOfDay(t) + day) % day
	switch {
	case m.zone != nil && minutesOfDay(t.In(m.zone)) == clock:
		return t
	case difference == 0:
		if m.zone != nil {
			m.in.NoteKind(e.child("date").at, e.path, "the date has another offset than the time zone, and the start is by the clock of the date: the date counts", "")
		}
		return t
	}
	if _, offset := t.Zone(); offset == 0 && m.zone == nil && difference%(15*time.Minute) == 0 {
		if difference > 14*time.Hour {
			difference -= day
		}
		return t.In(time.FixedZone("", int(difference/time.Second)))
	}
	m.in.Note(e.child("start").at, e.path, "the start is another than that of the date: the date counts", e.line("start")+" "+e.line("date"))
	return t
}

// minutesOfDay is the time since midnight, without seconds.
func minutesOfDay(t time.Time) time.Duration {
	hour, minute, _ := t.Clock()
	return time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
}

// onDay places a time of day on the day of the conference that the event
// belongs to; t is the event's own date, if it has one.
func (m *scheduleMapper) onDay(e scheduleEvent, t time.Time, clock time.Duration) (time.Time, error) {
	var day time.Time
	if e.day != nil && e.day.date != "" {
		d, _, _, ok := parseScheduleTime(e.day.date)
		if !ok {
			return t, m.in.Fail(e.day.at, "", "date %s of the day is not a date such as 2006-01-02", shortened(e.day.date))
		}
		day = d.Truncate(24 * time.Hour)
	}
	switch {
	case t.IsZero() && day.IsZero():
		m.in.Note(e.child("start").at, e.path, "the start has no date: the session was left without a time", e.line("start"))
		return t, nil
	case t.IsZero() || t.Equal(day):
		t = day
		if m.isAfterMidnight(e.day, t.Add(clock), clock) {
			t = t.AddDate(0, 0, 1)
		}
	}
	return m.local(e, t.Add(clock))
}

// isAfterMidnight reports whether a time of day belongs to the calendar day
// after the conference's day: the day's start and end say so, or else the hour
// at which days change.
func (m *scheduleMapper) isAfterMidnight(day *scheduleDay, t time.Time, clock time.Duration) bool {
	if day != nil {
		start, _, _, ok1 := parseScheduleTime(day.start)
		end, _, _, ok2 := parseScheduleTime(day.end)
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

// wallClock is what a clock shows, as if it were UTC.
func wallClock(t time.Time) time.Time { return inLocation(t, time.UTC) }

func inLocation(t time.Time, zone *time.Location) time.Time {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	return time.Date(year, month, day, hour, minute, second, 0, zone)
}

// local takes a time without an offset for one by the conference's clocks.
func (m *scheduleMapper) local(e scheduleEvent, t time.Time) (time.Time, error) {
	zone := m.zone
	if zone == nil && e.day != nil {
		for _, s := range []string{e.day.start, e.day.end} {
			if d, _, hasOffset, ok := parseScheduleTime(s); ok && hasOffset && zone == nil {
				zone = d.Location()
			}
		}
	}
	if zone == nil {
		return t, m.noZone(e)
	}
	return inLocation(t, zone), nil
}
