package export

import (
	"time"

	"github.com/seed-e2fd8668/recap/internal/icalendar"
)

// writeTimes writes when an event is. Where one of its times is in the hour
// that comes twice, both are in UTC.
func (c *calendar) writeTimes(s *Entry) {
	utc := c.zone == nil || icalendar.ComesTwice(s.Start) || hasEnd(s) && icalendar.ComesTwice(s.End)
	write := func(name string, t time.Time) {
		if utc {
			c.lines.TimeProperty(name, t.UTC(), icalendar.UTCForm)
		} else {
			c.lines.TimeProperty(name+";TZID="+c.post.Event.TimeZone, t.In(c.zone), icalendar.LocalForm)
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
