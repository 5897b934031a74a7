package source

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// ICalendar reads a calendar (RFC 5545), such as those of Indico, sched.com,
// pretalx, the IETF and Google, and what export.ICalendar writes. Each event is
// a session:
//
//	UID                      ID
//	SUMMARY                  Title; "Cancelled: " before it is the status
//	DTSTART, DTEND, DURATION Start and End
//	LOCATION                 Room, without what all places end with, which is the
//	                         venue; an address of the web is a link
//	CATEGORIES               the first is the track, the others are tags; a level is one
//	X-ALT-DESC, DESCRIPTION  Summary; HTML before text
//	speakers                 a line of the description such as "Speakers: Ada, Bob",
//	                         or else ATTENDEE, or else an ORGANIZER that not
//	                         all events have
//	URL, ATTACH, CONFERENCE  the page and links
//	STATUS                   a cancelled session is one
//	RRULE, RDATE, EXDATE     each repeat is a session of its own, whose ID ends in
//	                         its time; RECURRENCE-ID replaces one
//
// Times are by the zone that they name, by its definition in the calendar where
// the name is not known, and otherwise by the zone of the event: the option
// TimeZone or that of the calendar (X-WR-TIMEZONE). Sessions come in the order
// of their starts; those that export.ICalendar wrote keep theirs.
type ICalendar struct{}

// Format implements [Reader].
func (ICalendar) Format() Format { return Format{Name: "icalendar", Title: "iCalendar"} }

// Detect implements [Reader].
func (ICalendar) Detect(text []byte) bool {
	start := strings.ToUpper(string(text[:min(len(text), 200)]))
	start = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(start), "<!--")) // which some put around it in a page
	begin, after, _ := strings.Cut(start, ":")
	return strings.TrimSpace(begin) == "BEGIN" && strings.HasPrefix(strings.TrimSpace(after), "V")
}

// Read implements [Reader].
func (ICalendar) Read(ctx context.Context, in *Input) (recap.Post, error) {
	root, err := parseICalendar(ctx, in)
	if err != nil {
		return recap.Post{}, err
	}
	c := icalReader{
		ctx: ctx, in: in, zones: make(map[string]*icalZone), timezones: make(map[string]*value),
		used: make(map[string]int), replaced: make(map[string]bool), uids: make(map[string]int), local: in.zone,
	}
	c.components(root)
	if len(c.events) == 0 {
		return c.post, root.fail("is a calendar without events: expected at least one VEVENT")
	}
	c.venue()
	c.commonOrganizer()
	for _, e := range c.events {
		if err := ctx.Err(); err != nil {
			return c.post, err
		}
		c.event(e)
		if len(c.read) > recap.MaxSessions {
			break // which is more than can be read
		}
	}
	c.titles()
	if !c.isExported {
		slices.SortStableFunc(c.read, func(a, b icalSession) int { return a.Start.Compare(b.Start) })
	}
	c.post.Event.TimeZone = c.zoneName()
	c.list()
	return c.post, nil
}

// An icalReader makes a post of calendars.
type icalReader struct {
	ctx        context.Context
	in         *Input
	post       recap.Post
	events     []*value
	read       []icalSession
	isExported bool              // whether export.ICalendar wrote the calendar
	timezones  map[string]*value // the definitions, by their TZID
	zones      map[string]*icalZone
	used       map[string]int  // how many events are in a zone
	ownZone    string          // which the calendar names
	local      *time.Location  // of times without a zone, nil where it is not known
	suffix     string          // what all places end with
	organizer  string          // whom all events have
	replaced   map[string]bool // the repeats that events of their own replace
	uids       map[string]int  // how many events have one
}

// An icalSession is a session and where its event stands.
type icalSession struct {
	recap.Session
	event *value
}

// components gathers the events and the definitions of zones.
func (c *icalReader) components(v *value) {
	first := true
	for child := range v.items() {
		switch {
		case child.kind != '{':
		case child.name == "VCALENDAR":
			if !first {
				child.note("is another calendar: its events were read with those of the first", child.line("X-WR-CALNAME"))
			}
			first = false
			c.calendar(child)
			c.components(child)
		case child.name == "VEVENT":
			uid := child.line("UID")
			child.named(strings.TrimSpace("event " + cmp.Or(uid[:min(len(uid), 100)], child.line("SUMMARY"))))
			c.events = append(c.events, child)
			if again := child.get("RECURRENCE-ID"); !again.isEmpty() {
				c.replaced[uid+"\x00"+icalInstant(again.text)] = true
			} else {
				c.uids[uid]++
			}
		case child.name == "VTIMEZONE":
			c.timezones[child.line("TZID")] = child
		default:
			child.noteKind("has no place in a post: left out", child.name)
		}
	}
	if name, ok := TimeZoneNamed(c.ownZone); ok && c.local == nil {
		c.local, _ = (recap.Event{TimeZone: name}).Location()
	}
	if c.local == nil && len(c.timezones) == 1 {
		for id := range c.timezones {
			if zone := namedICalZone(id); zone != nil {
				c.local = zone.location
			}
		}
	}
}

// calendar reads what is said of the calendar as a whole.
func (c *icalReader) calendar(v *value) {
	p := &c.post
	name, description := v.get("NAME", "X-WR-CALNAME"), v.get("DESCRIPTION", "X-WR-CALDESC")
	p.Title = cmp.Or(p.Title, name.oneLine())
	p.Event.Name = p.Title
	p.Language = cmp.Or(p.Language, name.line("LANGUAGE"))
	p.Description = cmp.Or(p.Description, description.oneLine())
	p.URL = cmp.Or(p.URL, v.get("URL").address(nil))
	for category := range v.get("CATEGORIES").items() {
		p.Categories = append(p.Categories, category.oneLine())
	}
	c.isExported = strings.Contains(v.line("PRODID"), "//recap//")
	c.ownZone = cmp.Or(c.ownZone, v.get("X-WR-TIMEZONE", "TZID", "X-TIMEZONE").zone())
	for zone := range v.each("VTIMEZONE") { // a component, but some write its name alone
		if zone.kind != '{' {
			c.ownZone = cmp.Or(c.ownZone, zone.zone())
		}
	}
	p.Updated = icalStamp(v.get("LAST-MODIFIED"))
	v.skip("VERSION", "METHOD", "CALSCALE", "UID", "SOURCE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
		"X-WR-CALNAME", "X-WR-CALDESC", "VEVENT", "VTIMEZONE", "VTODO", "VJOURNAL", "VFREEBUSY")
	v.rest("calendar")
}

// list puts the sessions into the post, with their tracks in the order in which
// they come.
func (c *icalReader) list() {
	tracks := newTrackList(&c.post)
	for _, s := range c.read {
		s.Track = tracks.id(s.Track, s.Code)
		c.in.Locate(s.event.at, s.event.label())
		c.post.Sessions = append(c.post.Sessions, s.Session)
	}
}

// icalInstant is a time in the form in which repeats are compared.
func icalInstant(s string) string {
	t, _, _, _ := parseICalTime(s)
	return t.Format(time.RFC3339)
}
