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
func (r *sessionizeReader) session(v jsonValue, room, group string) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if v.kind() != '{' {
		r.in.Note(v.at, v.path, "expected a session: left out", string(v.text))
		return nil
	}
	o := v.object()
	s := recap.Session{ID: o.line("id"), Title: o.line("title"), Summary: recap.Markdown(o.text("description"))}
	path := pathOf("session", s.ID, v)
	var err error
	if s.Start, err = r.time(o.get("startsAt"), path); err != nil {
		return err
	}
	s.Room = cmp.Or(r.ownRoom(&o, path), room)
	if before := r.before(s); before >= 0 {
		r.again(before, s, group, v.at, path)
		return nil
	}
	if s.End, err = r.time(o.get("endsAt"), path); err != nil {
		return err
	}
	status := o.get("status")
	if isDeclined(status) {
		r.in.Note(v.at, path, "is a session that the organisers declined: left out", s.Title)
		return nil
	}
	s.Status = r.status(status, path)
	s.Speakers = r.speakersOf(o.get("speakers"))
	said := r.categorise(&s, &o, path)
	r.inGroup(&s, said, group)
	r.service(&s, &o)
	r.links(&s, &o, path)
	o.drop("isInformed", "isConfirmed")
	o.rest("session")
	r.in.Locate(v.at, path)
	r.remember(s)
	r.said = append(r.said, said)
	r.post.Sessions = append(r.post.Sessions, s)
	return nil
}

// pathOf names an object for notes by its ID. One that is no ID for people would
// make notes longer than the input.
func pathOf(what, id string, v jsonValue) string {
	if id == "" || len(id) > 100 {
		return what + " " + v.path
	}
	return what + " " + id
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
func (r *sessionizeReader) again(i int, s recap.Session, group string, at int, path string) {
	before := &r.post.Sessions[i]
	switch {
	case before.Room == "":
		before.Room = s.Room
	case s.Room != "" && s.Room != before.Room:
		r.in.Note(at, path, "is in a second room: the first counts", r.post.Event.Room(s.Room).Name)
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
func (r *sessionizeReader) ownRoom(o *jsonObject, path string) string {
	at := o.members["roomId"].at
	id, name := o.line("roomId"), o.line("room")
	if _, listed := r.rooms[id]; !listed && id != "" && name == "" {
		r.in.Note(at, path, "is in a room that is not listed: its ID stands for its name", id)
	}
	return r.room(id, name)
}

// service gives a session of the organisers, such as a break, its kind.
func (r *sessionizeReader) service(s *recap.Session, o *jsonObject) {
	if plenum := o.get("isPlenumSession"); plenum.kind() == 't' {
		r.in.NoteKind(plenum.at, "", "has no place in a post: left out", "session: isPlenumSession")
	}
	switch isService := o.flag("isServiceSession"); {
	case !isService || s.Kind != "" || len(s.Speakers) > 0:
	case hasWord(strings.ToLower(s.Title), "keynote", "keynotes"):
		s.Kind = recap.KindKeynote
	default:
		s.Kind = recap.KindBreak
	}
}

// time reads a time, which may be local.
func (r *sessionizeReader) time(v jsonValue, path string) (time.Time, error) {
	if v.isEmpty() {
		return time.Time{}, nil
	}
	s, _ := v.str()
	t, hasClock, hasOffset, ok := parseScheduleTime(s)
	switch {
	case !ok || !hasClock:
		r.in.Note(v.at, path, "is not a time such as 2006-01-02T15:04:05: left out", string(v.text))
		return time.Time{}, nil
	case hasOffset:
		return t, nil
	case r.in.zone == nil:
		return time.Time{}, r.in.Fail(v.at, path, "the time %s has no offset: %w", shortened(s), ErrNoTimeZone)
	}
	year, month, day := t.Date()
	return time.Date(year, month, day, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), r.in.zone), nil
}

// isDeclined reports whether a session will not be given, and never was to be.
func isDeclined(status jsonValue) bool {
	s, _ := status.str()
	switch strings.ToLower(s) {
	case "declined", "decline_queue", "rejected":
		return true
	}
	return false
}

// status reads how the organisers decided about a session.
func (r *sessionizeReader) status(v jsonValue, path string) recap.Status {
	s, _ := v.str()
	switch strings.ToLower(s) {
	case "accepted":
		return ""
	case "cancelled", "canceled", "withdrawn":
		return recap.StatusCancelled
	}
	if !v.isEmpty() {
		r.in.Note(v.at, path, "is a status that a post does not know: the session is as if it were accepted", cmp.Or(s, string(v.text)))
	}
	return ""
}
