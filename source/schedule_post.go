package source

import (
	"cmp"
	"net/url"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/schedule"
)

// post maps what a schedule says to a post.
func (f *scheduleFile) post() (recap.Post, error) {
	m := scheduleMapper{
		in: f.in, file: f,
		tracks: make(map[string]string), trackIDs: make(map[string]bool), rooms: make(map[string]string), slots: make(map[string]int),
		people: make(map[string]string), profiles: make(map[string]recap.Speaker),
	}
	m.conference()
	m.listTracks()
	m.listRooms()
	m.listPeople()
	f.conference.rest("conference")
	m.post.Sessions = make([]recap.Session, 0, len(f.events))
	for _, e := range f.events {
		if err := f.ctx.Err(); err != nil {
			return m.post, err
		}
		f.in.Locate(e.at, e.label())
		m.post.Sessions = append(m.post.Sessions, m.session(e))
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
	main      string         // the language of texts that are in several
	zone      *time.Location // nil where neither the options nor the schedule name it
	generator string         // the name of the program that wrote the schedule
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
	c := &m.file.conference
	e := &m.post.Event
	m.main = languageOfTag(cmp.Or(m.file.language, m.firstLanguage(c.get("languages"))))
	e.Name = oneLine(m.said(c.get("title", "name"), func(w wording) {
		post, event := m.ofPost(w.language)
		post.Title, event.Name = oneLine(w.text), oneLine(w.text)
	}))
	e.Acronym = c.line("acronym")
	m.addresses(c)
	e.Venue, e.Address = c.line("venue", "location"), c.line("city")
	if e.Venue == "" {
		e.Venue, e.Address = e.Address, ""
	}
	m.post.Title = e.Name
	m.post.Description = oneLine(m.said(c.get("subtitle"), func(w wording) {
		post, _ := m.ofPost(w.language)
		post.Description = oneLine(w.text)
	}))
	m.post.Introduction = recap.Markdown(strings.TrimSpace(m.said(c.get("description"), func(w wording) {
		post, _ := m.ofPost(w.language)
		post.Introduction = recap.Markdown(strings.TrimSpace(w.text))
	})))
	m.post.Categories = m.words(c, "keywords", "tags")
	m.generator = strings.ToLower(c.get("generator").line("name"))
	m.timeZone(c.get("time_zone_name", "timezone", "time_zone"))
	m.dayChange = recap.DayChange * time.Hour
	if v := c.get("day_change"); !v.isEmpty() {
		change, ok := parseClock(v.text)
		if ok {
			m.dayChange = change
		} else {
			v.note("is not an hour such as 04:00, at which days change: left out", v.text)
		}
	}
	m.updated(c.line("version"))
	c.skip("release", "days", "daysCount", "timeslot_duration") // follow from the rest
	c.skip("start", "end")                                      // see days
}

// firstLanguage is the first of the languages of a conference, in version 2.
func (m *scheduleMapper) firstLanguage(list *value) string {
	for c := range list.items() {
		return c.oneLine()
	}
	return ""
}

// isExported reports whether an exporter of this library wrote the schedule.
func (m *scheduleMapper) isExported() bool { return m.generator == "recap" }

// addresses sets where the event and the post stand, and what completes
// relative addresses: the base or, without one, the event's page.
func (m *scheduleMapper) addresses(c *value) {
	absolute := func(name string) *url.URL {
		u, err := url.Parse(c.get(name).address(nil))
		if err != nil || u.Host == "" {
			return nil
		}
		return u
	}
	m.base = absolute("base_url")
	home := absolute("url")
	if home != nil {
		m.post.Event.URL = home.String()
	}
	if m.base == nil {
		m.base = home
	}
	if m.post.URL = m.post.Event.URL; home == nil && m.base != nil {
		m.post.URL = m.base.String()
	}
}

// updated reads when the schedule was made from its version, which is free
// text: export.ScheduleXML writes the time as one word behind the revision, if there
// is one, others as two behind a number, as in "1.1 2025-12-27 20:23", by the
// conference's clock.
func (m *scheduleMapper) updated(version string) {
	words := strings.Fields(version)
	t, hasClock, hasOffset, ok := parseTime(strings.Join(words[max(0, len(words)-2):], " "))
	if !ok && len(words) > 0 {
		t, hasClock, hasOffset, ok = parseTime(words[len(words)-1])
	}
	switch {
	case !ok || !hasClock:
	case hasOffset:
		m.post.Updated = t
	case m.zone != nil:
		m.post.Updated = inLocation(t, m.zone)
	}
}

// timeZone sets the zone of the conference's clocks: the option's, or else its own.
func (m *scheduleMapper) timeZone(v *value) {
	m.post.Event.TimeZone = v.zone()
	if m.zone = m.in.zone; m.zone == nil && m.post.Event.TimeZone != "" {
		m.zone, _ = m.post.Event.Location()
	}
}

// days sets the first and the last day: as dates at midnight by the clocks of
// the conference.
func (m *scheduleMapper) days() {
	zone := m.zone
	for i := range m.post.Sessions {
		if s := &m.post.Sessions[i]; zone == nil && s.Scheduled() {
			zone = s.Start.Location()
		}
	}
	if zone == nil {
		zone = time.UTC
	}
	day := func(name string) time.Time {
		t, hasOffset := m.file.conference.get(name).date()
		if t.IsZero() || hasOffset {
			return t
		}
		return inLocation(t, zone)
	}
	m.post.Event.Start, m.post.Event.End = day("start"), day("end")
}

// language takes the language of the texts, where they are in several, or else that of
// all sessions, if there is one, for the post's.
func (m *scheduleMapper) language() {
	if m.main != "" && m.main != undetermined {
		m.post.Language = m.main
		return
	}
	for i, s := range m.post.Sessions {
		if s.Language == "" || s.Language != m.post.Sessions[0].Language {
			return
		}
		if i == len(m.post.Sessions)-1 {
			m.post.Language = s.Language
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
