package source

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// findDays takes in a timetable as Zeppelin and Hoverboard have it: days with
// rooms and with slots, in which sessions stand by their IDs in the order of the
// rooms.
func (r *recordReader) findDays(list *value) {
	for day := range list.items() {
		isDay := day.kind == '{' && day.has("slots") && slices.ContainsFunc(day.get("slots").children, func(s value) bool { return s.has("session_ids") || s.has("sessionIds") })
		if isDay || day.kind == '{' && (day.has("timeslots") || day.has("timeSlots")) {
			r.days = append(r.days, day)
			list.asked = true
		}
	}
}

// A timetableDay is a day with what its columns are called.
type timetableDay struct {
	date      *value
	columns   []string
	areTracks bool // or else rooms
	slots     []*value
}

// timetable gives the sessions their times and rooms. One that stands in it
// again is a session of its own.
func (r *recordReader) timetable() {
	for _, slot := range r.slots {
		r.placeSlot(slot)
	}
	for _, day := range r.days {
		date := day.get("date")
		if date.isEmpty() {
			date = &value{tree: day.tree, text: day.name, at: day.at, end: day.end, kind: '"'}
		}
		var columns []string
		areTracks := false // which have colors, where rooms have none
		for track := range day.get("tracks", "rooms").items() {
			columns = append(columns, track.line("title", "name"))
			areTracks = areTracks || track.has("color")
		}
		slots := slices.Collect(day.get("timeslots", "timeSlots", "slots").items())
		for i, slot := range slots {
			r.slot(timetableDay{date, columns, areTracks, slots}, i)
			slot.skip("startTime", "endTime", "tracks")
		}
	}
}

// placeSlot gives a session the time and the room of a slot that names it by its
// ID, as the API of pretalx has them.
func (r *recordReader) placeSlot(slot *value) {
	talk := slot.get("submission", "talk", "session", "submission_code", "talk_id", "session_id")
	id := talk.oneLine()
	if talk.kind == '{' {
		id = talk.line("code", "id")
	}
	indexes := r.byID[id]
	if id == "" || len(indexes) == 0 {
		slot.noteKind("is a slot of a session that is not listed: left out", id)
		return
	}
	s := &r.sessions[indexes[0]].Session
	if s.Scheduled() {
		return
	}
	t := r.talkValue(slot)
	t.times(s)
	s.Room = cmp.Or(s.Room, t.named("room"))
}

// slot places the sessions of a slot, which may go on for several.
func (r *recordReader) slot(day timetableDay, i int) {
	slot, slots := day.slots[i], day.slots
	number := 0
	list := slot.get("sessions", "sessionIds", "session_ids")
	if title := slot.line("title"); title != "" && len(list.children) == 0 { // "Lunch", which is in no list of sessions
		own := recap.Session{Title: title, Kind: kindOfWords(slot.line("type", "kind"))}
		r.remember(own, slot)
		s := &r.sessions[len(r.sessions)-1]
		r.place(s, day.date, slot, slot)
		return
	}
	for item := range list.items() {
		name, last := "", slot
		if number < len(day.columns) {
			name = day.columns[number]
		}
		number++
		ids := []string{item.oneLine()}
		if item.kind == '{' {
			ids = nil
			for id := range item.get("items", "ids").items() {
				ids = append(ids, id.oneLine())
			}
			if n := int(item.get("extend").number()); n > 1 && i+n-1 < len(slots) {
				last = slots[i+n-1]
			}
		}
		for _, id := range ids {
			if id != "" && len(r.sessions) <= recap.MaxSessions {
				s := r.placeSession(id, day.date, slot, last)
				switch {
				case s == nil:
				case day.areTracks:
					s.Track = cmp.Or(s.Track, name)
				default:
					s.Room = cmp.Or(s.Room, name)
				}
			}
		}
	}
}

// placeSession returns the session that is placed, nil where none can be.
func (r *recordReader) placeSession(id string, date, slot, last *value) *record {
	indexes := r.byID[id]
	if len(indexes) == 0 {
		slot.noteKind("is a slot of a session that is not listed: left out", id)
		return nil
	}
	s := &r.sessions[indexes[0]]
	if !s.Scheduled() {
		return r.place(s, date, slot, last)
	}
	before := s.Session
	if again := r.place(&record{s.own, s.own, s.value}, date, slot, last); again != nil && !(before.Start.Equal(again.Start) && s.own.Scheduled()) {
		again.ID = fmt.Sprintf("%s-%d", id, len(indexes)+1)
		r.byID[id] = append(indexes, len(r.sessions))
		r.sessions = append(r.sessions, *again)
		return &r.sessions[len(r.sessions)-1]
	}
	return s
}

// place gives a session the times of a slot, up to the end of another one, and
// returns it; nil where these cannot be read.
func (r *recordReader) place(s *record, date, slot, last *value) *record {
	start, end := slot.get("startTime", "start", "time"), last.get("endTime", "end")
	day, ok := r.dates.parse(date.oneLine())
	clock, hasClock := parseHumanClock(start.oneLine())
	if !ok || !day.hasDate || !hasClock {
		start.noteKind("is a slot without a date or a time that can be read: left out", date.oneLine()+" "+start.oneLine())
		return nil
	}
	s.Start, s.End = start.tree.in.local(day.day.Add(clock), r.dates.zone, start), time.Time{}
	if s.Start.IsZero() {
		return s
	}
	if until, ok := parseHumanClock(end.oneLine()); ok && until > clock {
		s.End = inLocation(day.day.Add(until), s.Start.Location())
	} else if length, ok := r.talkValue(last).length(); ok {
		s.End = s.Start.Add(length)
	}
	return s
}

// number is a whole number, 0 for anything else.
func (v *value) number() int64 {
	var n int64
	if _, err := fmt.Sscanf(v.oneLine(), "%d", &n); err != nil {
		return 0
	}
	return n
}
