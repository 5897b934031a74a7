package icalendar

import (
	"strconv"
	"time"
)

// The forms of a date with time in RFC 5545 section 3.3.5: with a TZID, and in
// UTC.
const (
	LocalForm = "20060102T150405"
	UTCForm   = LocalForm + "Z"
)

// ComesTwice reports whether the clock on the wall shows twice what it shows at
// t, since it is set back after the first time or was before the second. Of
// the two a local time would mean the first (RFC 5545 section 3.3.5), but not
// every app knows.
func ComesTwice(t time.Time) bool {
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

// Duration writes a duration, of a second at least (RFC 5545 section 3.3.6), in which
// hours and seconds need the minutes between them.
func Duration(d time.Duration) string {
	seconds := max(1, int64(d/time.Second))
	h, m, s := seconds/3600, seconds/60%60, seconds%60
	text := "PT"
	if h > 0 {
		text += strconv.FormatInt(h, 10) + "H"
	}
	if m > 0 || h > 0 && s > 0 {
		text += strconv.FormatInt(m, 10) + "M"
	}
	if s > 0 {
		text += strconv.FormatInt(s, 10) + "S"
	}
	return text
}
