package source

import (
	"cmp"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// A sessionKey tells sessions apart: one that comes again in another group or
// slot has the same. One that has no ID is known by its room instead.
type sessionKey struct {
	id, title, room string
	start           time.Time // in UTC; zero also for the first of an ID and title
}

// session reads a session that stands in a room or in a group.
func (r *sessionizeReader) session(v *value, room, group string) {
	if r.ctx.Err() != nil {
		return
	}
	if v.kind != '{' {
		v.misfit("a session")
		return
	}
	s := recap.Session{ID: v.line("id"), Title: v.line("title"), Summary: recap.Markdown(v.body("description"))}
	nameByID(v, "session", s.ID)
	s.Start = r.time(v.get("startsAt"))
	s.Room = cmp.Or(r.ownRoom(v), room)
	if before := r.before(s); before >= 0 {
		r.again(before, s, group, v)
		return
	}
	s.End = r.time(v.get("endsAt"))
	status := v.get("status")
	if isDeclined(status) {
		v.note("is a session that the organisers declined: left out", s.Title)
		return
	}
	s.Status = statusOf(status)
	s.Speakers = r.speakersOf(v.get("speakers"))
	said := r.categorise(&s, v)
	r.inGroup(&s, said, group)
	r.service(&s, v)
	r.links(&s, v)
	v.skip("isInformed", "isConfirmed")
	v.rest("session")
	r.in.Locate(v.at, v.label())
	r.remember(s)
	r.said = append(r.said, said)
	r.post.Sessions = append(r.post.Sessions, s)
}

// nameByID names an object for notes by its ID. One that is no ID for people
// would make notes longer than the input.
func nameByID(v *value, what, id string) {
	if id == "" || len(id) > 100 {
		id = v.path()
	}
	v.named(what + " " + id)
}

func keyOf(s recap.Session) sessionKey {
	k := sessionKey{id: s.ID, title: s.Title, start: s.Start.UTC()}
	if s.ID == "" {
		k.room = s.Room
	}
	return k
}

// before returns the index of the session that this one is, or -1. One without
// a time is the first of its ID and title.
func (r *sessionizeReader) before(s recap.Session) int {
	if i, ok := r.known[keyOf(s)]; ok && (s.ID != "" || s.Title != "") {
		return i
	}
	return -1
}

// remember takes in the session that comes next.
func (r *sessionizeReader) remember(s recap.Session) {
	k, i := keyOf(s), len(r.post.Sessions)
	r.known[k] = i
	k.start = time.Time{}
	if _, ok := r.known[k]; !ok {
		r.known[k] = i
	}
}

// again reads what a session says that has been read before.
func (r *sessionizeReader) again(i int, s recap.Session, group string, v *value) {
	before := &r.post.Sessions[i]
	switch {
	case before.Room == "":
		before.Room = s.Room
	case s.Room != "" && s.Room != before.Room:
		v.note("is in a second room: the first counts", r.post.Event.Room(s.Room).Name)
	}
	r.inGroup(before, r.said[i], group)
}

// inGroup keeps the name of a group that neither a category nor the room of the
// session has.
func (r *sessionizeReader) inGroup(s *recap.Session, said map[string]bool, group string) {
	if group == "" || said[strings.ToLower(group)] || r.doors[group] == s.Room && s.Room != "" {
		return
	}
	said[strings.ToLower(group)] = true
	tagOnce(s, said, group)
}

// ownRoom returns the ID of the room that a session names.
func (r *sessionizeReader) ownRoom(o *value) string {
	id, name := o.line("roomId"), o.line("room")
	if _, listed := r.rooms[id]; !listed && id != "" && name == "" {
		o.get("roomId").note("is in a room that is not listed: its ID stands for its name", id)
	}
	return r.room(id, name)
}

// service gives a session of the organisers, such as a break, its kind.
func (r *sessionizeReader) service(s *recap.Session, o *value) {
	if plenum := o.get("isPlenumSession"); plenum.kind == 't' {
		plenum.noteKind("has no place in a post: left out", "session: isPlenumSession")
	}
	switch isService := o.flag("isServiceSession"); {
	case !isService || s.Kind != "" || len(s.Speakers) > 0:
	case hasWord(strings.ToLower(s.Title), "keynote", "keynotes"):
		s.Kind = recap.KindKeynote
	default:
		s.Kind = recap.KindBreak
	}
}

// time reads a time, which may be local. Of the year 1 is what programs write
// that have no time.
func (r *sessionizeReader) time(v *value) time.Time {
	if v.isEmpty() || strings.HasPrefix(v.text, "0001-01-01") {
		return time.Time{}
	}
	t, hasClock, hasOffset, ok := parseTime(v.text)
	switch {
	case !ok || !hasClock:
		v.note("is not a time such as 2006-01-02T15:04:05: left out", v.raw())
		return time.Time{}
	case hasOffset:
		return t
	}
	return r.in.local(t, r.in.zone, v)
}

// isDeclined reports whether a session will not be given, and never was to be.
func isDeclined(status *value) bool {
	return isRefusal(status.text) && !strings.EqualFold(status.text, "withdrawn")
}

// statusOf reads how the organisers decided about a session.
func statusOf(v *value) recap.Status {
	if strings.EqualFold(v.text, "withdrawn") { // by a speaker who had been accepted
		return recap.StatusCancelled
	}
	status, isKnown := statusOfWords(v.text)
	if !isKnown {
		v.note("is a status that a post does not know: the session is as if it were accepted", v.text)
	}
	return status
}
