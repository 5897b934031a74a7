package recap

import (
	"cmp"
	"slices"
	"time"
)

// Session returns the session with this ID, given or derived, with its defaults filled in
// as by [Post.All].
func (p Post) Session(id string) (Session, bool) {
	return p.find(func(s Session) bool { return s.ID == id })
}

// SessionByCode returns the session with this code, with its defaults filled in as by
// [Post.All]. Letter case does not matter. No session has the empty code.
func (p Post) SessionByCode(code Code) (Session, bool) {
	key := code.key()
	return p.find(func(s Session) bool { return key != "" && s.Code.key() == key })
}

func (p Post) find(is Predicate) (Session, bool) {
	for s := range Filter(p.All(), is) {
		return s, true
	}
	return Session{}, false
}

// Days returns the days of the conference on which sessions take place, in order; see
// [Day].
func (p Post) Days() []time.Time {
	var days []time.Time
	for s := range p.All() {
		if s.Scheduled() {
			days = append(days, Day(s.Start))
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	return slices.Compact(days)
}

// Sort returns the post with its sessions in another order: by the first comparison that
// tells two apart, such as [CompareStart] and then [CompareTitle]. Sessions that none tells
// apart stay in their order. All keep their IDs.
func (p Post) Sort(compare ...func(a, b Session) int) Post {
	type place struct {
		Session // with its defaults
		index   int
	}
	var places []place
	for s := range p.All() {
		places = append(places, place{s, len(places)})
	}
	slices.SortStableFunc(places, func(a, b place) int {
		for _, c := range compare {
			if n := c(a.Session, b.Session); n != 0 {
				return n
			}
		}
		return cmp.Compare(a.index, b.index)
	})
	sessions, ids := make([]Session, len(places)), make([]string, len(places))
	for i, at := range places {
		sessions[i], ids[i] = p.Sessions[at.index], at.ID
	}
	p.Sessions = sessions
	p.pin(ids)
	return p
}
