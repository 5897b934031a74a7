package recap

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// A Conflict is a room or a person that two sessions need at the same time.
type Conflict struct {
	// Room is the ID of a room that is booked twice, Speaker the name of a person who
	// is. One of them is empty.
	Room    string
	Speaker string
	// Sessions are the two with their defaults filled in, the earlier one first.
	Sessions [2]Session
	// Start and End are when both take place. They are equal where the later session
	// has no end.
	Start, End time.Time
}

// maxConflicts bounds the conflicts of a post: in one that puts everything in one room at
// one time there are as many as pairs.
const maxConflicts = 10_000

// Conflicts returns the double bookings of rooms and speakers in the order of time, rooms
// first, at most 10,000. Cancelled sessions, and those without a time, are in none. One
// session may begin when another ends.
func (p Post) Conflicts() []Conflict {
	var list []Conflict
	for _, g := range ByRoom(p) {
		if g.Key != "" {
			list = clashes(list, g.Sessions, Conflict{Room: g.Key})
		}
	}
	for _, person := range p.People() {
		list = clashes(list, person.Sessions, Conflict{Speaker: person.Name})
	}
	slices.SortStableFunc(list, func(a, b Conflict) int {
		return cmp.Or(a.Start.Compare(b.Start), strings.Compare(a.Speaker, b.Speaker))
	})
	return list
}

// clashes adds the conflicts of sessions that one room or one person has.
func clashes(list []Conflict, sessions []Session, of Conflict) []Conflict {
	sessions = slices.DeleteFunc(slices.Clone(sessions), func(s Session) bool {
		return !s.Scheduled() || s.Status == StatusCancelled
	})
	slices.SortStableFunc(sessions, CompareStart)
	var running []Session
	for _, s := range sessions {
		running = slices.DeleteFunc(running, func(r Session) bool { return !r.Overlaps(s) })
		for _, r := range running {
			if len(list) == maxConflicts {
				return list
			}
			of.Sessions, of.Start, of.End = [2]Session{r, s}, s.Start, s.Start
			if !r.End.IsZero() && !s.End.IsZero() {
				of.End = r.End
				if s.End.Before(r.End) {
					of.End = s.End
				}
			}
			list = append(list, of)
		}
		running = append(running, s)
	}
	return list
}
