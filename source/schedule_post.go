package source

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/schedule"
)

// post maps what a schedule says to a post. It lets go of each event once it
// is a session.
func (f *scheduleFile) post(ctx context.Context) (recap.Post, error) {
	m := scheduleMapper{in: f.in, file: f, tracks: make(map[string]string), rooms: make(map[string]string), slots: make(map[string]int)}
	m.conference()
	m.listTracks()
	m.listRooms()
	m.post.Sessions = make([]recap.Session, 0, len(f.events))
	for i := range f.events {
		if err := ctx.Err(); err != nil {
			return m.post, err
		}
		s, err := m.session(f.events[i])
		if err != nil && len(f.in.failures) == 0 {
			return m.post, err
		}
		f.in.Locate(f.events[i].at, f.events[i].path())
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
	rooms     map[string]string // IDs by name
	slots     map[string]int    // how often a session's ID came
}

// conference maps what is said of the conference.
func (m *scheduleMapper) conference() {
	c := m.file.conference
	e := &m.post.Event
	m.setBase(c)
	e.Name = c.line("title", "name")
	e.Acronym = c.line("acronym")
	if home := c.child("url"); !home.isEmpty() {
		e.URL = m.url(home, "conference", nil)
	}
	if m.post.URL = e.URL; m.post.URL == "" && m.base != nil {
		m.post.URL = m.base.String()
	}
	e.Venue, e.Address = c.line("venue", "location"), c.line("city")
	if e.Venue == "" {
		e.Venue, e.Address = e.Address, ""
	}
	m.post.Title = e.Name
	m.post.Description = c.line("subtitle")
	m.post.Introduction = recap.Markdown(strings.TrimSpace(c.child("description").text))
	for _, k := range m.words(c, "keywords", "tags") {
		m.post.Categories = append(m.post.Categories, k)
	}
	if t, hasClock, hasOffset, ok := parseScheduleTime(c.line("version")); ok && hasClock && hasOffset {
		m.post.Updated = t // as export.ScheduleXML has it
	}
	m.exported = c.child("generator").line("name") == "recap"
	m.timeZone(c)
	m.dayChange = recap.DayChange * time.Hour
	if change, ok := parseClock(c.line("day_change")); ok {
		m.dayChange = change
	}
	m.noteUnread(c)
}

// noteUnread notes what is said of the conference and has no place in a post.
func (m *scheduleMapper) noteUnread(c scheduleNode) {
	for _, n := range c.children {
		switch n.name {
		case "title", "name", "acronym", "url", "base_url", "venue", "location", "city", "subtitle", "description", "keywords", "tags",
			"time_zone_name", "day_change", "start", "end", "tracks", "track", "rooms", "room":
		case "version", "generator", "days", "daysCount", "timeslot_duration": // follow from the rest
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
	return fmt.Errorf("line %d: %s: the start %s has no offset: %w", m.in.line(start.at), e.path(), shortened(start.text), ErrNoTimeZone)
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

// listTracks lists the tracks of the conference. Those that only events name
// follow when they are met.
func (m *scheduleMapper) listTracks() {
	for _, n := range m.file.conference.children {
		switch {
		case n.name == "track":
			m.listTrack(n)
		case n.name == "tracks":
			for _, t := range n.children {
				m.listTrack(t)
			}
		}
	}
}

func (m *scheduleMapper) listTrack(n scheduleNode) {
	if n.isEmpty() || n.attribute {
		return
	}
	name := n.line("name", "title")
	if name == "" {
		name = n.oneLine()
	}
	if _, ok := m.tracks[name]; ok || name == "" {
		m.in.Note(n.at, "conference", "a track without a name or with that of another: left out", name+" "+n.line("slug"))
		return
	}
	m.addTrack(recap.Track{ID: n.line("slug"), Name: name, Description: n.line("description"), Colour: colour(n.line("color", "colour"))})
	for _, c := range n.children {
		switch c.name {
		case "name", "title", "slug", "id", "description", "color", "colour":
		default:
			if !c.isEmpty() {
				m.in.NoteKind(c.at, "", "has no place in a post: left out", "track: "+c.name)
			}
		}
	}
}

// addTrack adds a track, whose ID is that which it has or its name, and made
// another where it is taken.
func (m *scheduleMapper) addTrack(t recap.Track) string {
	taken := func(id string) bool {
		for _, other := range m.tracks {
			if other == id {
				return true
			}
		}
		return id == ""
	}
	if taken(t.ID) {
		t.ID = t.Name
	}
	for n := 2; taken(t.ID); n++ {
		t.ID = fmt.Sprintf("%s (%d)", t.Name, n)
	}
	if t.Name == t.ID {
		t.Name = ""
	}
	m.post.Tracks = append(m.post.Tracks, t)
	m.tracks[cmp.Or(t.Name, t.ID)] = t.ID
	return t.ID
}

// colour is a colour as #RRGGBB, where it is one that CSS would take.
func colour(s string) string {
	digits := strings.TrimPrefix(s, "#")
	if strings.Trim(strings.ToLower(digits), "0123456789abcdef") != "" {
		return s
	}
	switch len(digits) {
	case 3:
		return "#" + strings.Repeat(digits[:1], 2) + strings.Repeat(digits[1:2], 2) + strings.Repeat(digits[2:], 2)
	case 6:
		return "#" + digits
	}
	return s
}

// listRooms lists the rooms: those that the conference lists, then those that
// the days have, in their order.
func (m *scheduleMapper) listRooms() {
	rooms := m.file.rooms
	m.file.rooms, m.file.roomIndex = nil, nil
	for _, n := range m.file.conference.children {
		switch n.name {
		case "room":
			m.listRoom(n)
		case "rooms":
			for _, r := range n.children {
				m.listRoom(r)
			}
		}
	}
	for _, r := range rooms {
		m.file.addRoom(r.name, r.guid, r.at)
	}
	taken := make(map[string]bool)
	for _, r := range m.file.rooms {
		id := r.guid
		if known, ok := m.given("room", r.guid, r.name, ""); ok {
			id = known
		}
		if id == "" && r.guid != "" { // the place of the sessions without a room
			if r.name != m.post.Event.Name && m.post.Event.Venue == "" {
				m.post.Event.Venue = r.name
			}
			m.rooms[r.name] = ""
			continue
		}
		if taken[id] {
			m.in.Note(r.at, "", "a room has the guid of another: its name took the place of it", r.name)
		}
		if id == "" || taken[id] {
			id = r.name
		}
		for n := 2; taken[id]; n++ {
			id = fmt.Sprintf("%s (%d)", r.name, n)
		}
		taken[id] = true
		room := recap.Room{ID: id, Name: r.name}
		if room.Name == room.ID {
			room.Name = ""
		}
		m.rooms[r.name] = id
		m.post.Event.Rooms = append(m.post.Event.Rooms, room)
	}
}

func (m *scheduleMapper) listRoom(n scheduleNode) {
	if n.isEmpty() || n.attribute {
		return
	}
	name := n.line("name", "title")
	if name == "" {
		name = n.oneLine()
	}
	if name == "" {
		m.in.Note(n.at, "conference", "a room without a name: left out", n.line("guid", "id", "slug"))
		return
	}
	m.file.addRoom(name, strings.TrimSpace(n.child("guid").text), n.at)
	for _, c := range n.children {
		switch c.name {
		case "name", "title", "guid", "id", "slug":
		default:
			if !c.isEmpty() {
				m.in.NoteKind(c.at, "", "has no place in a post: left out", "room: "+c.name)
			}
		}
	}
}

// given returns which of the IDs a guid stands for, if export.ScheduleXML
// derived it from one of them.
func (m *scheduleMapper) given(kind, guid string, ids ...string) (string, bool) {
	for _, id := range ids {
		if guid != "" && schedule.GUID(kind, m.post.Event.Name, id) == guid {
			return id, true
		}
	}
	return "", false
}
