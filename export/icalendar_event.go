package export

import (
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/markup"
)

// event is a session as an event (RFC 5545 section 3.6.1).
func (c *calendar) event(s *Session) *ics.VEvent {
	e := ics.NewEvent(calendarUID(c.entryID(s)))
	c.setRevision(e, s)
	c.setTimes(e, s)
	e.SetStatus(eventStatus(s.Status))
	e.SetSummary(markup.Clean(c.title(s)))
	e.SetLocation(c.place(s))
	e.SetURL(asciiURL(s.URL))
	var names []string
	for _, category := range c.categories(s) {
		names = append(names, category.name())
	}
	if list := textList(names); list != "" {
		e.AddCategory(list)
	}
	e.SetDescription(c.plainContent(s))
	e.SetProperty("X-ALT-DESC", "<html><body>\n"+c.content(s)+"</body></html>", ics.WithFmtType("text/html"))
	return e
}

// setRevision says when the event was made and last changed.
func (c *calendar) setRevision(e *ics.VEvent, s *Session) {
	revised := c.revised(s)
	if revised.IsZero() {
		e.SetDtStampTime(time.Unix(0, 0))
	} else {
		e.SetDtStampTime(revised)
		e.SetModifiedAt(revised)
	}
	if !s.Published.IsZero() {
		e.SetCreatedTime(s.Published)
	}
	e.SetSequence(c.sequence(s))
}

// revised is when a session last changed as far as is known, which a recording
// that was published after its Updated moves on.
func (c *calendar) revised(s *Session) time.Time {
	return latest(s.Published, c.updated(s))
}

// sequence is the number of a session's revision, which never becomes smaller
// as a session is changed (RFC 5545 section 3.8.7.4). Minutes fit into the 32
// bits of an integer, of which seconds since 1970 will soon need more.
func (c *calendar) sequence(s *Session) int {
	if !s.Updated.Equal(s.Published) {
		return max(0, int(latest(s.Published, s.Updated).Unix()/60))
	}
	switch s.Status {
	case recap.StatusMoved:
		return 1
	case recap.StatusCancelled:
		return 2
	}
	return 0
}

// eventStatus is one of the values that RFC 5545 section 3.8.1.11 has for
// events. Its TENTATIVE is not what moved means.
func eventStatus(s recap.Status) ics.ObjectStatus {
	if s == recap.StatusCancelled {
		return ics.ObjectStatusCancelled
	}
	return ics.ObjectStatusConfirmed
}

// place is where a session is: its room and the venue, or if neither is known
// the event.
func (c *calendar) place(s *Session) string {
	event, room := c.post.Event, ""
	if s.Room != "" {
		room = event.Room(s.Room).Name
	}
	if room == event.Venue {
		room = ""
	}
	if parts := cleaned(room, event.Venue, event.Address); len(parts) > 0 {
		return strings.Join(parts, ", ")
	}
	return markup.Clean(event.Name)
}

// plainContent is what content is in HTML, as text, with the URLs written out.
// It ends with the session's own URL, since not every app shows an event's.
func (c *calendar) plainContent(s *Session) string {
	paragraphs := cleaned(speakersText(s), strings.Join(c.facts(s), " · "), s.Subtitle, c.doc.Text(s.Summary))
	var links []string
	for _, l := range s.Links {
		title, address := linkTitle(l), asciiURL(l.URL)
		if title == l.URL {
			links = append(links, address)
		} else {
			links = append(links, title+": "+address)
		}
	}
	paragraphs = append(paragraphs, cleaned(strings.Join(links, "\n"))...)
	if s.Licence != "" {
		paragraphs = append(paragraphs, "Licence: "+markup.Clean(s.Licence))
	}
	return strings.Join(append(paragraphs, asciiURL(s.URL)), "\n\n")
}
