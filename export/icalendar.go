package export

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap/internal/icalendar"
)

// ICalendar writes a calendar with an event for each session that has a time,
// for calendar apps to subscribe to or to import. It follows RFC 5545, and
// RFC 7986 for what it says of the calendar as a whole; what apps read in place
// of the latter (X-WR-CALNAME and its kin) says the same.
//
// # Times
//
// Times are in the event's zone, by its IANA name, and the calendar defines
// the zone for the years in which it has sessions, every change of the clocks
// with its date, by the time zone database that package time finds. They are
// never without a zone. A session that begins or ends in the hour that comes
// twice when clocks are set back is in UTC, since apps disagree on which of the
// two a local time means, and so are all sessions where the event's zone is not
// the name of a place, such as GMT or EST. Times are exact to the second.
//
// No time is made up. A session without a start is left out. One without an
// end has none here either, which RFC 5545 takes for a moment and some apps
// show as an hour.
//
// # Identity and change
//
// A session's UID is that of its entry in RSS and Atom: the session's ID if it
// is a UUID or a URI, or else a UUID derived from the event's name and the ID,
// since a UID must be unique across all calendars and 42 is not. So an event
// changes in place when anything but its ID does.
//
// CREATED is when the session was published, LAST-MODIFIED and DTSTAMP when it
// last changed. DTSTAMP is required: where neither session nor post has a date
// it is the beginning of 1970, which no app shows and any later date
// supersedes. Apps that import a file a second time take an event for changed
// by its SEQUENCE, which is the session's. [recap.Revise] counts it and sets the
// dates, so a programme that changes goes through it.
//
// # What it carries
//
// An event has the session's title, behind "Cancelled: " or "Moved: " if that
// is its status, room, venue, address, URL, and as categories its track, level
// and tags. Its status is CONFIRMED or CANCELLED. The description, as text and
// as HTML, holds the speakers and what they do, code, kind, language, subtitle,
// summary, links and license. Speakers are no attendees, which would need their
// e-mail addresses. The calendar has the post's title, URL, language,
// description and categories. X-RECAP-ID is the session's ID where the UID is
// another, X-RECAP-ROOM its room, which is but a part of the place, and
// X-RECAP-STATUS and X-RECAP-TITLE its status and its title where the summary has
// both. For what it does not carry, see [ICalendar.Omissions].
//
// Export refuses a post in which no session has a time with an error that wraps
// [ErrNotApplicable]. Other errors are a FeedURL that is not one, and the
// writer's.
type ICalendar struct {
	// FeedURL is where the calendar will be found: an absolute http or https
	// URL. Apps fetch it anew from there. Empty means schedule.ics beside the
	// post; see [Document.Beside].
	FeedURL string
	// Session is the ID of the only session to write, as an "add to calendar"
	// link has it; [recap.Post.SessionIDs] derives them. Such a file names no
	// calendar, so that apps add the event to the reader's own. It is refused
	// as a post without times is if the session has none, or is not there.
	// Empty means all sessions.
	Session string
	// UTC writes times in UTC and defines no zone. Apps show sessions at the
	// right time either way; but when a country changes its clocks at short
	// notice, only times in the event's zone move with them.
	UTC bool
	// Refresh is how often apps should look for changes, in whole seconds.
	// Zero or less means every hour.
	Refresh time.Duration

	at string // the path of its file beside the post; empty means the usual one
}

// Format implements [Exporter].
func (ICalendar) Format() Format {
	return Format{Name: "icalendar", Title: "Calendar", MediaType: "text/calendar; charset=utf-8", Extension: ".ics", File: "schedule"}
}

// PlacedAt implements [Placer].
func (e ICalendar) PlacedAt(path string) Exporter {
	e.at = path
	return e
}

// ForSession implements [SessionExporter]. A session without a time has no
// calendar.
func (e ICalendar) ForSession(s *Entry) Exporter {
	if !s.Scheduled() {
		return nil
	}
	e.Session = s.ID
	return e
}

// Export implements [Exporter].
func (e ICalendar) Export(ctx context.Context, w io.Writer, doc *Document) error {
	c, err := newCalendar(e, doc)
	if err == nil {
		err = c.write(strictWriter{ctx, w})
	}
	return failed(e.Format(), err)
}

// Applies implements [Applier].
func (e ICalendar) Applies(doc *Document) error {
	_, err := newCalendar(e, doc)
	return failed(e.Format(), err)
}

// calendar is one export: a feed whose entries are events.
type calendar struct {
	*feed
	ICalendar
	zone  *time.Location // nil where all times are in UTC
	lines icalendar.Lines
}

func newCalendar(e ICalendar, doc *Document) (*calendar, error) {
	f, err := newFeed(doc, feedOptions{feedURL: e.FeedURL, file: cmp.Or(e.at, "schedule.ics")})
	if err != nil {
		return nil, err
	}
	c := &calendar{feed: f, ICalendar: e}
	if c.entries, err = e.scheduled(doc); err != nil {
		return nil, err
	}
	if !e.UTC && isPlace(c.post.Event.TimeZone) {
		c.zone = doc.zone
	}
	return c, nil
}

// scheduled returns the sessions of the calendar.
func (e ICalendar) scheduled(doc *Document) ([]*Entry, error) {
	if e.Session != "" {
		switch s := doc.Entry(e.Session); {
		case s == nil:
			return nil, fmt.Errorf("%w: it has no session %q", ErrNotApplicable, e.Session)
		case !s.Scheduled():
			return nil, fmt.Errorf("%w: session %q has no time", ErrNotApplicable, e.Session)
		default:
			return []*Entry{s}, nil
		}
	}
	var sessions []*Entry
	for _, s := range doc.Entries() {
		if s.Scheduled() {
			sessions = append(sessions, s)
		}
	}
	if len(sessions) == 0 {
		return nil, fmt.Errorf("%w: no session has a time", ErrNotApplicable)
	}
	return sessions, nil
}

func (e ICalendar) wants(s *Entry) bool { return e.Session == "" || s.ID == e.Session }

// isPlace reports whether a time zone is named after a place, as all but
// fixed offsets and relics such as EST are.
func isPlace(zone string) bool {
	return strings.Contains(zone, "/") && !strings.HasPrefix(zone, "Etc/")
}

// write writes the calendar, an event at a time.
func (c *calendar) write(w io.Writer) error {
	c.lines.Property("BEGIN", "VCALENDAR")
	c.lines.Property("VERSION", "2.0")
	c.lines.TextProperty("PRODID", "-//github.com/seed-e2fd8668//"+generatorName+"//EN")
	if c.Session == "" {
		c.describe()
	}
	if c.zone != nil {
		first, last := c.span()
		c.lines.Zone(c.post.Event.TimeZone, c.zone, first, last)
	}
	if err := c.flush(w); err != nil {
		return err
	}
	format := "icalendar"
	if c.zone == nil {
		format = "icalendar in UTC"
	}
	for _, s := range c.entries {
		event, err := c.doc.block(s, format, func() ([]byte, error) {
			c.lines.Reset()
			c.event(s)
			return c.lines.Bytes(), nil
		})
		if err != nil {
			return err
		}
		if _, err := w.Write(event); err != nil {
			return err
		}
	}
	c.lines.Reset()
	c.lines.Property("END", "VCALENDAR")
	return c.flush(w)
}

func (c *calendar) flush(w io.Writer) error {
	_, err := w.Write(c.lines.Bytes())
	c.lines.Reset()
	return err
}

// span is from the first start to the last end of an event.
func (c *calendar) span() (first, last time.Time) {
	first = c.entries[0].Start
	for _, s := range c.entries {
		if s.Start.Before(first) {
			first = s.Start
		}
		last = latest(last, s.Start, s.End)
	}
	return first, last
}

// describe says what the calendar is (RFC 7986 section 5), and again in the
// properties that most apps still read.
func (c *calendar) describe() {
	l, language := &c.lines, ";LANGUAGE="+feedLanguage(c.post.Language)
	l.TextProperty("NAME"+language, c.post.Title)
	l.TextProperty("X-WR-CALNAME", c.post.Title)
	if about := c.about(); about != "" {
		l.TextProperty("DESCRIPTION"+language, about)
		l.TextProperty("X-WR-CALDESC", about)
	}
	zone := "UTC"
	if isPlace(c.post.Event.TimeZone) {
		zone = c.post.Event.TimeZone
	}
	l.Property("X-WR-TIMEZONE", zone)
	l.ListProperty("CATEGORIES", nonEmpty(c.post.Categories...)) // one for all, as for events
	l.TextProperty("UID", calendarUID(c.feedID()))
	if changed := c.doc.Changed(); !changed.IsZero() {
		l.TimeProperty("LAST-MODIFIED", changed.UTC(), icalendar.UTCForm)
	}
	if c.doc.base != nil {
		l.Property("URL", c.page)
		l.Property("SOURCE;VALUE=URI", c.url)
	}
	c.writeImage(c.post.Image.URL)
	refresh := c.Refresh
	if refresh <= 0 {
		refresh = time.Hour
	}
	l.Property("REFRESH-INTERVAL;VALUE=DURATION", icalendar.Duration(refresh))
	l.Property("X-PUBLISHED-TTL", icalendar.Duration(refresh))
}

// calendarUID is the identifier of a feed or an entry as a UID: a UUID by
// itself (RFC 7986 section 5.3).
func calendarUID(id string) string { return strings.TrimPrefix(id, "urn:uuid:") }
