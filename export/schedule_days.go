package export

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/schedule"
	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// scheduled is a document in the order of a schedule: its days, in them the
// rooms, in them the sessions. It does not change once it is made; the events
// themselves are made when they are written, one at a time.
type scheduled struct {
	doc     *Document
	event   recap.Event
	zone    *time.Location
	acronym string
	rooms   []schedule.RoomInfo
	room    map[string]int // by Session.Room, which may be ""
	tracks  []schedule.Track
	track   map[string]string // the name by Session.Track
	days    []scheduledDay
	numbers map[string]uint32 // of sessions, by their IDs
	people  map[string]uint32 // of speakers, by their effective IDs
	guids   map[string]string // of speakers, by their effective IDs
}

// A scheduledDay is a day of the conference with its sessions, which are in
// the order of their rooms, and in a room in the order of time.
type scheduledDay struct {
	date     time.Time // see recap.Day
	sessions []*Entry
}

// A schedulePlan is the document's schedule, made when it is first asked for: XML,
// JSON, and what each of them leaves out, have the same one.
type schedulePlan struct {
	once sync.Once
	made *scheduled
}

func (d *Document) scheduled() *scheduled {
	d.plan.once.Do(func() { d.plan.made = newScheduled(d) })
	return d.plan.made
}

func newScheduled(doc *Document) *scheduled {
	p := &scheduled{doc: doc, event: doc.Post().Event, zone: doc.zone, guids: make(map[string]string)}
	p.nameTracks()
	var sessions []*Entry
	for _, s := range doc.Entries() {
		if notInSchedule(s) == "" {
			sessions = append(sessions, s)
		}
	}
	if len(sessions) == 0 {
		return p
	}
	p.number()
	p.nameRooms(sessions)
	p.divide(sessions)
	p.acronym = scheduleAcronym(p.event, p.days[0].date)
	return p
}

// notInSchedule says why a session cannot be in a schedule, or "".
func notInSchedule(s *Entry) string {
	switch {
	case !s.Scheduled():
		return "it has no time"
	case s.Status == recap.StatusCancelled:
		return "it is cancelled, which a schedule says by leaving it out"
	case !s.End.IsZero() && s.End.Sub(s.Start) >= 100*time.Hour:
		return "it lasts 100 hours or longer, and durations end at 99:59"
	case s.Start.Year() < 1 || max(s.Start.Year(), s.End.Year()) > 9999:
		return "its year does not have four digits"
	}
	return ""
}

// number gives numbers to all sessions and speakers, those that are not in the
// schedule included, so that nothing changes when they come into it.
func (p *scheduled) number() {
	var sessions, people []string
	for _, s := range p.doc.Entries() {
		sessions = append(sessions, s.ID)
		for _, sp := range s.Speakers {
			id := sp.EffectiveID()
			if _, known := p.guids[id]; !known {
				p.guids[id] = p.guid("person", id)
				people = append(people, id)
			}
		}
	}
	p.numbers = scheduleNumbers(sessions, func(id string) string { return p.guid("session", id) })
	p.people = scheduleNumbers(people, func(id string) string { return p.guids[id] })
}

// nameRooms lists the event's rooms, after them those that only sessions name,
// and last that of the sessions that have none.
func (p *scheduled) nameRooms(sessions []*Entry) {
	var ids, names []string
	p.room = make(map[string]int)
	add := func(id, name string) {
		if _, ok := p.room[id]; !ok {
			p.room[id] = len(ids)
			ids, names = append(ids, id), append(names, name)
		}
	}
	for _, r := range p.event.Rooms {
		add(r.ID, cmp.Or(r.Name, r.ID))
	}
	for _, s := range sessions {
		if s.Room != "" {
			add(s.Room, s.Room)
		}
	}
	if slices.ContainsFunc(sessions, func(s *Entry) bool { return s.Room == "" }) {
		add("", cmp.Or(p.event.Venue, p.event.Name))
	}
	for i, name := range distinctNames(ids, names) {
		p.rooms = append(p.rooms, schedule.RoomInfo{Name: name, GUID: p.guid("room", ids[i])})
	}
}

// nameTracks lists the post's tracks.
func (p *scheduled) nameTracks() {
	tracks := p.doc.Post().Tracks
	ids, names := make([]string, len(tracks)), make([]string, len(tracks))
	for i, t := range tracks {
		ids[i], names[i] = t.ID, text.Clean(t.Title())
	}
	p.tracks, p.track = make([]schedule.Track, len(tracks)), make(map[string]string, len(tracks))
	taken := make(map[string]bool, len(tracks))
	for i, name := range distinctNames(ids, names) {
		slug := trackSlug(ids[i])
		if taken[slug] {
			slug = ""
		}
		taken[slug] = true
		p.track[ids[i]] = name
		p.tracks[i] = schedule.Track{Name: name, Slug: slug, Color: tracks[i].Color}
	}
}

// divide puts the sessions into days and orders them.
func (p *scheduled) divide(sessions []*Entry) {
	day := make(map[time.Time]int)
	for _, s := range sessions {
		date := recap.Day(s.Start)
		i, ok := day[date]
		if !ok {
			i = len(p.days)
			day[date] = i
			p.days = append(p.days, scheduledDay{date: date})
		}
		p.days[i].sessions = append(p.days[i].sessions, s)
	}
	slices.SortFunc(p.days, func(a, b scheduledDay) int { return a.date.Compare(b.date) })
	for _, d := range p.days {
		slices.SortStableFunc(d.sessions, func(a, b *Entry) int {
			return cmp.Or(cmp.Compare(p.room[a.Room], p.room[b.Room]), recap.CompareStart(a.Session, b.Session))
		})
	}
}

// schedule returns the programme in the wire's structs.
func (p *scheduled) schedule() schedule.Schedule {
	s := schedule.Schedule{
		Generator:  schedule.Generator{Name: "recap", Version: scheduleVersion},
		Version:    "1",
		Conference: p.conference(),
	}
	if changed := p.doc.Changed(); !changed.IsZero() {
		s.Version = changed.UTC().Format(schedule.DateTime)
	}
	if revision := p.doc.Post().Revision; revision > 0 {
		s.Version = strconv.Itoa(revision) + " " + s.Version
	}
	for i := range p.days {
		s.Days = append(s.Days, p.day(i))
	}
	return s
}

// scheduleVersion is the generator's version. It counts what the exporters
// mean by their output and not the module's releases, which change no byte.
const scheduleVersion = "1"

// conference returns what is said of the event. Its first and last day are
// the event's own, or those of sessions before and after them.
func (p *scheduled) conference() schedule.Conference {
	c := schedule.Conference{
		Title:            p.event.Name,
		Acronym:          p.acronym,
		Start:            p.days[0].date.Format(schedule.Date),
		End:              p.days[len(p.days)-1].date.Format(schedule.Date),
		Days:             len(p.days),
		TimeslotDuration: p.timeslot(),
		TimeZone:         schedule.Zone(p.event.TimeZone),
		Tracks:           p.tracks,
		Rooms:            p.rooms,
	}
	if p.event.URL != "" {
		c.URL = weburl.ASCII(p.event.URL)
	}
	if start := p.event.Start; !start.IsZero() {
		c.Start = min(c.Start, start.In(p.zone).Format(schedule.Date))
	}
	if end := p.event.End; !end.IsZero() {
		c.End = max(c.End, end.In(p.zone).Format(schedule.Date))
	}
	return c
}

// timeslot is the widest grid, an hour at most, on which every session begins
// and ends.
func (p *scheduled) timeslot() string {
	grid := 60
	for _, d := range p.days {
		for _, s := range d.sessions {
			grid = gcd(grid, s.Start.Minute())
			if !s.End.IsZero() {
				grid = gcd(grid, s.End.Minute())
			}
		}
	}
	return scheduleDuration(time.Duration(grid) * time.Minute)
}

func gcd(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// scheduleDuration returns a duration in whole minutes as HH:MM.
func scheduleDuration(d time.Duration) string {
	return fmt.Sprintf("%02d:%02d", int(d.Hours()), int(d.Minutes())%60)
}

// day returns a day with its rooms. The first day has them all, since apps put
// the columns of every day in the order in which they first met the rooms.
func (p *scheduled) day(i int) schedule.Day {
	d := p.days[i]
	year, month, date := d.date.Date()
	day := schedule.Day{
		Index: i + 1,
		Date:  d.date.Format(schedule.Date),
		Start: time.Date(year, month, date, recap.DayChange, 0, 0, 0, p.zone).Format(schedule.DateTime),
		End:   time.Date(year, month, date+1, recap.DayChange, 0, 0, 0, p.zone).Format(schedule.DateTime),
	}
	rest := d.sessions
	for r := 0; r < len(p.rooms) && (i == 0 || len(rest) > 0); r++ {
		if i > 0 {
			r = p.room[rest[0].Room]
		}
		n := 0
		for n < len(rest) && p.room[rest[n].Room] == r {
			n++
		}
		day.Rooms = append(day.Rooms, schedule.Room{RoomInfo: p.rooms[r], Events: p.events(rest[:n])})
		rest = rest[n:]
	}
	return day
}

func (p *scheduled) events(sessions []*Entry) iter.Seq[schedule.Event] {
	return func(yield func(schedule.Event) bool) {
		for _, s := range sessions {
			if !yield(p.eventOf(s)) {
				return
			}
		}
	}
}
