package recap

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"
)

// ReviseOptions say how [Revise] carries the past on.
type ReviseOptions struct {
	// At is when the new version is published. Required: the library reads no clock.
	At time.Time
	// Keep is for how long after the event a cancelled session stays in the post.
	// Zero means 30 days; less than zero drops what disappears at once.
	Keep time.Duration
	// Exact matches sessions by their IDs alone; see [Diff].
	Exact bool
}

// keepCancelled is how long cancelled sessions are kept if the options do not say.
const keepCancelled = 30 * 24 * time.Hour

// Revise returns the new version of a post that was published before, and what changed.
// The old post is what was published last. It is the zero Post for the first time, when
// there are no changes to tell of:
//
//   - A session that changed has Updated set to At, its Sequence is one higher, and if it
//     begins at another time or is in another room its status is moved. One that came
//     has At for Published and Updated, unless something else dates it.
//   - A session that disappeared is kept as cancelled, at its place, so that calendars and
//     feeds tell of it; 30 days after the event it goes.
//   - A session that a guess recognised, see [Diff], keeps the ID that it had.
//   - If anything changed the post has Updated set to At, its Revision is one higher, and
//     its History begins with the changes.
//
// What did not change keeps Updated, Sequence and status, so that the same source gives
// the same post again, whenever that is, and even if it dates each of its versions. Where
// the new post itself gives a session's Updated or Status, or, of a version that differs, its
// own Updated, these are taken. No number of the old post becomes smaller, and no time that
// At sets, even if At is before it.
//
// Changes and History are made of the redacted posts, and what the old post says of people
// who are now hidden is left out; see [Redact]. So Revise gets the new post as its source
// has it.
//
// The error says that the old post is about another event.
func Revise(old, new Post, o ReviseOptions) (Post, Changes, error) {
	if o.At.IsZero() {
		return Post{}, Changes{}, errors.New("recap: Revise needs the time of the new version: set ReviseOptions.At")
	}
	first := old.isZero()
	if err := sameEvent(old, new); err != nil && !first {
		return Post{}, Changes{}, err
	}
	old = old.without(withheldBy(new))
	r := reviser{ReviseOptions: o, old: old, first: first}
	post := r.carryOn(new, matchSessions(old, new, o.Exact))
	withheld := withheldBy(post)
	var changes Changes
	if !first {
		changes = diffMatched(old, post.without(withheld), r.matches).without(withheld)
		changes.forgetRevision()
	}
	r.number(&post, changes)
	post.History = withheld.fromHistory(post.History)
	return post, changes, nil
}

// A reviser makes one new version.
type reviser struct {
	ReviseOptions
	old     Post
	first   bool
	matches []match // of the new version's sessions, those kept among them
}

// carryOn returns the new post with the sessions that it has lost, and with the IDs that
// its sessions had before.
func (r *reviser) carryOn(new Post, matches []match) Post {
	lost := r.lost(new, matches)
	oldIDs, newIDs := r.old.SessionIDs(), new.SessionIDs()
	var sessions []Session
	var ids []string
	add := func(s Session, id string, m match) {
		sessions, ids, r.matches = append(sessions, s), append(ids, id), append(r.matches, m)
	}
	addLost := func(behind int) {
		for _, j := range lost[behind] {
			s := r.old.Sessions[j]
			s.Status, s.Updated = StatusCancelled, time.Time{}
			new.list(r.old.Track(s.Track), s)
			add(s, oldIDs[j], match{old: j})
		}
	}
	addLost(-1)
	for i, m := range matches {
		if m.old < 0 {
			add(new.Sessions[i], newIDs[i], m)
			continue
		}
		add(new.Sessions[i], oldIDs[m.old], m)
		addLost(m.old)
	}
	new.Sessions = sessions
	new.pin(ids)
	return new
}

// lost returns the old sessions that are kept as cancelled, by the old session that they
// stand behind; -1 is the front.
func (r *reviser) lost(new Post, matches []match) map[int][]int {
	there := make([]bool, len(r.old.Sessions))
	codes := make(map[string]bool)
	for i, m := range matches {
		if m.old >= 0 {
			there[m.old] = true
		}
		codes[new.Sessions[i].Code.key()] = true
	}
	lost := make(map[int][]int)
	if !r.At.Before(r.forgetAfter(new)) {
		return lost
	}
	behind := -1
	for j, s := range r.old.Sessions {
		// A code is one session's, and a time needs the zone that an event names.
		clashes := s.Code != "" && codes[s.Code.key()] || s.Scheduled() && new.Event.TimeZone == ""
		switch {
		case there[j]:
			behind = j
		case !clashes:
			lost[behind] = append(lost[behind], j)
		}
	}
	return lost
}

// list adds the track of a session that is kept, unless it is listed or the code names it.
func (p *Post) list(t Track, s Session) {
	listed := slices.ContainsFunc(p.Tracks, func(other Track) bool { return other.ID == t.ID })
	if t.ID != "" && !listed && t.ID != s.Code.Prefix() {
		p.Tracks = append(slices.Clip(p.Tracks), t)
	}
}

// forgetAfter is when cancelled sessions go: some time after the end of the event, as the
// old or the new post has it. Of an event without a date nothing is forgotten.
func (r *reviser) forgetAfter(new Post) time.Time {
	keep := cmp.Or(r.Keep, keepCancelled)
	if keep < 0 {
		return time.Time{}
	}
	var end time.Time
	for _, p := range []Post{r.old, new} {
		if !p.Event.End.IsZero() {
			end = later(end, p.Event.End.AddDate(0, 0, 1))
		}
		for _, s := range p.Sessions {
			end = later(end, later(s.Start, s.End))
		}
	}
	if end.IsZero() {
		return r.At.Add(keep)
	}
	return end.Add(keep)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// number writes into the sessions and the post what Revise counts.
func (r *reviser) number(post *Post, changes Changes) {
	changed := make(map[string]Change)
	for _, list := range changes.lists() {
		for _, c := range *list {
			changed[c.ID] = c
		}
	}
	ids := post.SessionIDs()
	for i, m := range r.matches {
		s := &post.Sessions[i]
		change, differs := changed[ids[i]]
		if m.old < 0 {
			r.date(s, *post)
			continue
		}
		was := r.old.Sessions[m.old]
		s.Published = cmp.Or(s.Published, was.Published)
		if s.Status == "" && was.Status == StatusMoved {
			s.Status = StatusMoved
		}
		if !differs {
			s.Updated, s.Sequence = cmp.Or(s.Updated, was.Updated), max(s.Sequence, was.Sequence)
			continue
		}
		s.Sequence = max(s.Sequence, was.Sequence+1)
		s.Updated = cmp.Or(s.Updated, later(r.At, was.Updated))
		if s.Status == "" && change.moved() {
			s.Status = StatusMoved
		}
	}
	post.Revision, post.History = r.old.Revision, r.old.History
	if !r.first && changes.count() == 0 && len(changes.Fields) == 0 {
		post.Updated = cmp.Or(r.old.Updated, post.Updated)
		return
	}
	post.Revision++
	post.Updated = cmp.Or(post.Updated, later(r.At, r.old.Updated))
	if !r.first {
		post.History = remember(Revision{post.Revision, r.At, changes.inShort()}, post.History)
	}
}

// date dates a session that came.
func (r *reviser) date(s *Session, post Post) {
	if s.published().IsZero() && (post.Published.IsZero() || !r.first) {
		s.Published = r.At
		s.Updated = cmp.Or(s.Updated, r.At)
	}
	if !r.first {
		s.Updated = cmp.Or(s.Updated, r.At)
	}
}

// moved reports whether a session that had a time or a room has another.
func (c Change) moved() bool {
	before, after := c.Before(), c.After()
	return !before.Start.IsZero() && !after.Start.IsZero() || before.Room != "" && after.Room != ""
}

// forgetRevision leaves out of the changes what Revise itself writes.
func (c *Changes) forgetRevision() {
	for _, list := range c.lists() {
		for _, change := range *list {
			for _, path := range []string{"id", "published", "updated", "sequence"} {
				delete(change.Fields, path)
			}
		}
	}
	isMoved := func(c Change) bool { return string(c.Fields["status"].New) == `"moved"` && c.moved() }
	for _, change := range c.Changed {
		if isMoved(change) {
			delete(change.Fields, "status")
		}
	}
	for _, change := range c.Revived {
		if isMoved(change) {
			change.Fields["status"] = Edit{Old: change.Fields["status"].Old, New: encode(nil)}
		}
	}
	c.Changed = slices.DeleteFunc(c.Changed, func(change Change) bool { return len(change.Fields) == 0 })
	delete(c.Fields, "updated")
}

func (p Post) isZero() bool {
	return p.Title == "" && p.URL == "" && p.Event.IsZero() && len(p.Sessions) == 0
}

// sameEvent returns an error that names both if two posts are about different events.
func sameEvent(old, new Post) error {
	agree := func(a, b string) bool { return a != "" && fold(a) == fold(b) }
	if old.Event.IsZero() != new.Event.IsZero() || old.Event.IsZero() {
		if old.Title == new.Title || agree(old.address(), new.address()) {
			return nil
		}
		return fmt.Errorf("recap: the old post is another one, %q (%s), not %q (%s)", old.Title, cmp.Or(old.URL, "no URL"), new.Title, cmp.Or(new.URL, "no URL"))
	}
	if agree(old.Event.Acronym, new.Event.Acronym) || agree(old.Event.Name, new.Event.Name) {
		return nil
	}
	return fmt.Errorf("recap: the old post is about another event, %q, not %q: begin anew with no old post", old.Event.Name, new.Event.Name)
}
