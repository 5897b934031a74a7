package source

import (
	"context"
	"net/url"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// post maps what a schedule says to a post. It lets go of each event once it
// is a session.
func (f *scheduleFile) post(ctx context.Context) (recap.Post, error) {
	f.conference.children = append(f.conference.children, f.around...)
	m := scheduleMapper{
		in: f.in, file: f,
		tracks: make(map[string]string), trackIDs: make(map[string]bool), rooms: make(map[string]string), slots: make(map[string]int),
		people: make(map[string]string), profiles: make(map[string]recap.Speaker),
	}
	m.conference()
	m.listTracks()
	m.listRooms()
	m.listPeople()
	m.post.Sessions = make([]recap.Session, 0, len(f.events))
	for i := range f.events {
		if err := ctx.Err(); err != nil {
			return m.post, err
		}
		s, err := m.session(f.events[i])
		if err != nil && len(f.in.failures) == 0 {
			return m.post, err
		}
		f.in.Locate(f.events[i].at, f.events[i].path)
		m.post.Sessions = append(m.post.Sessions, s)
		f.events[i] = scheduleEvent{}
	}
	f.settleUnfit()
	m.days()
	m.language()
	return m.post, nil
}

// scheduleMapper makes a post of a schedule.
type scheduleMapper struct {
	in        *Input
	file      *scheduleFile
	post      recap.Post
	zone      *time.Location // nil where neither the options nor the schedule name it
	exported  bool           // whether the exporters of this library wrote the schedule
	dayChange time.Duration
	base      *url.URL          // of relative addresses, nil where there is none
	tracks    map[string]string // IDs by name
	trackIDs  map[string]bool
	rooms     map[string]string        // IDs by name
	slots     map[string]int           // how often a session's ID came
	people    map[string]string        // names by ID
	profiles  map[string]recap.Speaker // what the conference's list of people says, by ID
}

// conference maps what is said of the conference.
func (m *scheduleMapper) conference() {
	for i, n := range m.file.conference.children {
		switch n.name {
		case "title", "name", "venue", "location", "city", "subtitle", "description":
			m.file.conference.children[i] = m.file.inOneLanguage(n, "conference")
		}
	}
	c := m.file.conference
	e := &m.post.Event
	e.Name = c.line("title", "name")
	e.Acronym = c.line("acronym")
	m.addresses(c)
	e.Venue, e.Address = c.line("venue", "location"), c.line("city")
	if e.Venue == "" {
		e.Venue, e.Address = e.Address, ""
	}
	m.post.Title = e.Name
	m.post.Description = c.line("subtitle")
	m.post.Introduction = recap.Markdown(strings.TrimSpace(c.child("description").text))
	m.post.Categories = m.words("conference", c, "keywords", "tags")
	m.exported = c.child("generator").line("name") == "recap"
	m.timeZone(c)
	m.dayChange = recap.DayChange * time.Hour
	if n := c.child("day_change"); !n.isEmpty() {
		change, ok := parseClock(n.text)
		if ok {
			m.dayChange = change
		} else {
			m.in.Note(n.at, "conference", "is not an hour such as 04:00, at which days change: left out", n.text)
		}
	}
	m.updated(c.line("version"))
	m.noteUnread(c)
}

// updated reads when the schedule was made from its version, which is free
// text: export.ScheduleXML writes the time alone, others behind a number, as in
// "1.1 2025-12-27 20:23", by the conference's clock.
func (m *scheduleMapper) updated(version string) {
	if words := strings.Fields(version); len(words) > 2 {
		version = strings.Join(words[len(words)-2:], " ")
	}
	t, hasClock, hasOffset, ok := parseScheduleTime(version)
	switch {
	case !ok || !hasClock:
	case hasOffset:
		m.post.Updated = t
	case m.zone != nil:
		year, month, day := t.Date()
		m.post.Updated = time.Date(year, month, day, t.Hour(), t.Minute(), t.Second(), 0, m.zone)
	}
}

// noteUnread notes what is said of the conference and has no place in a post.
func (m *scheduleMapper) noteUnread(c scheduleNode) {
	for _, n := range c.children {
		switch n.name {
		case "title", "name", "acronym", "url", "base_url", "venue", "location", "city", "subtitle", "description", "keywords", "tags",
			"time_zone_name", "timezone", "time_zone", "day_change", "start", "end", "tracks", "track", "rooms", "room", "persons", "speakers":
		case "version", "release", "generator", "days", "daysCount", "timeslot_duration": // follow from the rest
		default:
			if !n.isEmpty() {
				m.in.NoteKind(n.at, "", "has no place in a post: left out", "conference: "+n.name)
			}
		}
	}
}

// timeZone sets the zone of the conference's clocks: the option's, or else its own.
func (m *scheduleMapper) timeZone(c scheduleNode) {
	named := c.child("time_zone_name", "timezone", "time_zone")
	m.zone = m.in.zone
	zone, err := (recap.Event{TimeZone: named.oneLine()}).Location()
	switch {
	case named.isEmpty():
	case err != nil:
		m.in.Note(named.at, "conference", "is not the IANA name of a time zone: left out", named.text)
	default:
		m.post.Event.TimeZone = named.oneLine()
		if m.zone == nil {
			m.zone = zone
		}
	}
}

// noZone says that an event's time cannot be told.
func (m *scheduleMapper) noZone(e scheduleEvent) error {
	start := e.child("date", "start")
	if s := e.child("start"); !s.isEmpty() {
		start = s
	}
	return m.in.Fail(start.at, e.path, "the start %s has no offset: %w", shortened(start.text), ErrNoTimeZone)
}

// days sets the first and the last day: as dates at midnight in the zone that
// the event has, or will have where the schedule has offsets alone.
func (m *scheduleMapper) days() {
	zone := m.zone
	if zone == nil {
		zone = commonOffset(m.post.Sessions)
	}
	day := func(name string) time.Time {
		n := m.file.conference.child(name)
		t, _, hasOffset, ok := parseScheduleTime(n.text)
		switch {
		case n.isEmpty():
			return time.Time{}
		case !ok:
			m.in.Note(n.at, "conference", "is not a date such as 2006-01-02: left out", n.text)
			return time.Time{}
		case hasOffset:
			return t
		}
		return inLocation(t, zone)
	}
	m.post.Event.Start, m.post.Event.End = day("start"), day("end")
}

// commonOffset is the offset of all sessions where it is one of whole hours, or else UTC.
func commonOffset(sessions []recap.Session) *time.Location {
	common, known := 0, false
	for _, s := range sessions {
		if !s.Scheduled() {
			continue
		}
		if _, offset := s.Start.Zone(); !known {
			common, known = offset, true
		} else if offset != common {
			return time.UTC
		}
	}
	if common%3600 != 0 {
		return time.UTC
	}
	return time.FixedZone("", common)
}

// language takes the language of all sessions, if there is one, for the post's.
func (m *scheduleMapper) language() {
	for i, s := range m.post.Sessions {
		if s.Language == "" || s.Language != m.post.Sessions[0].Language {
			return
		}
		if i == len(m.post.Sessions)-1 {
			m.post.Language = s.Language
		}
	}
}
