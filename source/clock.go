package source

import (
	"strconv"
	"strings"
	"time"
)

// parseTime reads a date, with a time of day or without, with an
// offset or without. What lacks an offset is returned as if it were UTC.
func parseTime(s string) (t time.Time, hasClock, hasOffset, ok bool) {
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
// hours on, D:HH:MM; and those of ISO 8601. Without hasDays, which says that
// pretalx wrote it, it may be ambiguous which of the three that have two colons
// it is: seconds are rare, and so are hours that are not written with two digits.
func parseDuration(s string, hasDays bool) (d time.Duration, isAmbiguous, ok bool) {
	s = strings.TrimSpace(s)
	parts, ok := clockParts(s)
	hours := func(hours, minutes, seconds int) time.Duration {
		return time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute + time.Duration(seconds)*time.Second
	}
	switch {
	case ok && len(parts) == 2:
		return hours(parts[0], parts[1], 0), false, true
	case ok && len(parts) == 3 && hasDays:
		return hours(parts[0]*24+parts[1], parts[2], 0), false, true
	case ok && len(parts) == 3:
		isShort := strings.IndexByte(s, ':') == 1
		isAmbiguous = parts[1] < 24 && (isShort || parts[2] != 0)
		if isAmbiguous && isShort && parts[2] != 0 {
			return hours(parts[0]*24+parts[1], parts[2], 0), true, true
		}
		return hours(parts[0], parts[1], parts[2]), isAmbiguous, true
	}
	if d, ok := parseUnits(s); ok {
		return d, false, true
	}
	return 0, false, false
}

// parseUnits reads 45 min, 1h 30m, 1h30 and, of ISO 8601, PT1H30M and P1DT2H.
func parseUnits(s string) (time.Duration, bool) {
	s = strings.NewReplacer(" ", "", "hours", "h", "hour", "h", "minutes", "m", "mins", "m", "min", "m").Replace(strings.ToLower(s))
	s = strings.TrimPrefix(s, "p")
	var days time.Duration
	if before, after, found := strings.Cut(s, "d"); found {
		n, err := strconv.ParseUint(before, 10, 12)
		if err != nil {
			return 0, false
		}
		if days = time.Duration(n) * 24 * time.Hour; after == "" {
			return days, true
		}
		s = after
	}
	if _, minutes, found := strings.Cut(s, "h"); found && len(minutes) == 2 && strings.Trim(minutes, "0123456789") == "" {
		s += "m"
	}
	d, err := time.ParseDuration(strings.TrimPrefix(s, "t"))
	return days + d, err == nil && d >= 0
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

// parseAny reads a time in one of these layouts, by the clocks of the zone if it
// has no offset.
func parseAny(s string, zone *time.Location, layouts ...string) (time.Time, bool) {
	for _, layout := range layouts {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// date reads a value that is a date, which may have an offset. What is none is
// left out with a note.
func (v *value) date() (t time.Time, hasOffset bool) {
	t, _, hasOffset, ok := parseTime(v.text)
	if !ok && !v.isEmpty() {
		v.note("is not a date such as 2006-01-02: left out", v.text)
	}
	return t, hasOffset
}

// minutesOfDay is the time since midnight, without seconds.
func minutesOfDay(t time.Time) time.Duration {
	hour, minute, _ := t.Clock()
	return time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
}

// wallClock is what a clock shows, as if it were UTC.
func wallClock(t time.Time) time.Time { return inLocation(t, time.UTC) }

func inLocation(t time.Time, zone *time.Location) time.Time {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	return time.Date(year, month, day, hour, minute, second, 0, zone)
}
