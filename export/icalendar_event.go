package export

import (
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/icalendar"
	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// event writes a session as an event (RFC 5545 section 3.6.1).
func (c *calendar) event(s *Entry) {
	l := &c.lines
	l.Property("BEGIN", "VEVENT")
	l.TextProperty("UID", calendarUID(c.entryID(s)))
	c.writeRevision(s)
	c.writeTimes(s)
	l.Property("STATUS", eventStatus(s.Status))
	l.TextProperty("SUMMARY", s.Headline)
	l.TextProperty("LOCATION", s.Place)
	c.writeOwn(s)
	c.writeURL(s)
	c.writeImage(s.Image.URL)
	c.writeCategories(s)
	c.writeDescription(s)
	l.Begin("X-ALT-DESC;FMTTYPE=text/html")
	l.Text("<html><body>\n")
	l.Text(string(c.content(s)))
	l.Text("</body></html>")
	l.End()
	l.Property("END", "VEVENT")
}

// writeOwn writes what source.ICalendar needs to read the event back, and the
// other properties do not say, or in the words of a language: the ID, where the
// UID is derived from it, the room, of which the place may be more, and the
// status, which stands before the title.
func (c *calendar) writeOwn(s *Entry) {
	if id := text.Clean(s.ID); calendarUID(c.entryID(s)) != id && s.ID == id {
		c.lines.TextProperty("X-RECAP-ID", id)
	}
	if s.RoomName != "" {
		c.lines.TextProperty("X-RECAP-ROOM", s.RoomName)
	}
	if s.Headline != s.Title {
		c.lines.TextProperty("X-RECAP-STATUS", string(s.Status))
		c.lines.TextProperty("X-RECAP-TITLE", text.Clean(s.Title))
	}
}

// writeRevision says when the event was made and last changed.
func (c *calendar) writeRevision(s *Entry) {
	l, revised := &c.lines, c.revised(s)
	if revised.IsZero() {
		l.TimeProperty("DTSTAMP", time.Unix(0, 0).UTC(), icalendar.UTCForm)
	} else {
		l.TimeProperty("DTSTAMP", revised.UTC(), icalendar.UTCForm)
		l.TimeProperty("LAST-MODIFIED", revised.UTC(), icalendar.UTCForm)
	}
	if !s.Published.IsZero() {
		l.TimeProperty("CREATED", s.Published.UTC(), icalendar.UTCForm)
	}
	l.Property("SEQUENCE", strconv.Itoa(s.Sequence))
}

// revised is when a session last changed as far as is known, which a recording
// that was published after its Updated moves on.
func (c *calendar) revised(s *Entry) time.Time {
	return latest(s.Published, c.updated(s))
}

// eventStatus is one of the values that RFC 5545 section 3.8.1.11 has for
// events. Its TENTATIVE is not what moved means.
func eventStatus(s recap.Status) string {
	if s == recap.StatusCancelled {
		return "CANCELLED"
	}
	return "CONFIRMED"
}

// writeImage writes where a picture stands (RFC 7986 section 5.10).
func (c *calendar) writeImage(address string) {
	if address != "" {
		c.lines.Property("IMAGE;VALUE=URI;DISPLAY=GRAPHIC", weburl.ASCII(address))
	}
}

// writeCategories writes the names of an event's categories as one list. A
// property for each is as legal, but khal, for one, shows none of several.
func (c *calendar) writeCategories(s *Entry) {
	var names []string
	for _, category := range s.Categories() {
		names = append(names, category.Name)
	}
	c.lines.ListProperty("CATEGORIES", names)
}

// writeURL writes where the session is described. A relative address would lead
// nowhere from an app.
func (c *calendar) writeURL(s *Entry) {
	if weburl.IsWeb(s.URL) {
		c.lines.Property("URL", s.Address)
	}
}

// writeDescription writes what content is in HTML as text, with the URLs written
// out. It ends with the session's own URL, since not every app shows an event's.
func (c *calendar) writeDescription(s *Entry) {
	l := &c.lines
	l.Begin("DESCRIPTION")
	for _, paragraph := range nonEmpty(s.SpeakerLine(), strings.Join(c.facts(s), " · "), s.Subtitle, c.doc.Text(s.Summary), linksText(s)) {
		l.Text(paragraph)
		l.Text("\n\n")
	}
	if s.LicenseName != "" {
		l.Text(s.words.Fill("License: {}", "", s.LicenseName))
		l.Text("\n\n")
	}
	l.Text(s.Address)
	l.End()
}

// linksText is a line for each link of a session.
func linksText(s *Entry) string {
	var links []string
	for _, r := range s.Resources() {
		if r.Label == r.URL {
			links = append(links, r.Address)
		} else {
			links = append(links, r.Label+": "+r.Address)
		}
	}
	return strings.Join(links, "\n")
}
