package recap

import (
	"cmp"
	"reflect"
	"slices"
)

// DiffOptions say how [Diff] compares. The zero value matches sessions by ID and
// guesses where IDs fail.
type DiffOptions struct {
	// Exact matches sessions by their IDs alone.
	Exact bool
}

// Diff returns what differs between two posts, both of them valid.
//
// Sessions are matched by ID. Where a source gives none, or others than before, they are
// matched by code, then by title, then by recording, then by who speaks at the same time
// or in the same room; each such guess is named. A source that keeps the IDs of most
// sessions is believed: then a session with another ID is another session. Sessions of one
// title without IDs of their own, such as lunch on each day, are told apart by time and room
// before their numbers count.
//
// Values are compared by what they mean: a time by its instant, and the zero status is
// [StatusConfirmed]. What the new post is silent about is no change where the old one
// remembers it, as [Revise] makes it do: a session's ID, Published, Updated, Sequence and
// the status moved, and the post's Updated, History and Revision.
func Diff(old, new Post, o DiffOptions) Changes {
	return diffMatched(old, new, matchSessions(old, new, o.Exact))
}

func diffMatched(old, new Post, matches []match) Changes {
	c := Changes{Fields: make(Fields)}
	c.diffPost(old, new)
	oldIDs, newIDs := old.SessionIDs(), new.SessionIDs()
	kept := make([]bool, len(oldIDs))
	for i, m := range matches {
		s := new.Sessions[i]
		change := Change{ID: newIDs[i], Title: s.Title, Guess: m.guess}
		if m.old < 0 {
			change.Fields = sessionFields(Session{}, s)
			c.Added = append(c.Added, change)
			continue
		}
		kept[m.old] = true
		before := old.Sessions[m.old]
		change.ID, change.Fields = oldIDs[m.old], sessionFields(before, s)
		if len(change.Fields) > 0 {
			list := c.listOf(before, s)
			*list = append(*list, change)
		}
	}
	for j, s := range old.Sessions {
		if !kept[j] {
			c.Removed = append(c.Removed, Change{ID: oldIDs[j], Title: s.Title, Fields: sessionFields(s, Session{})})
		}
	}
	sortByImportance(c.Changed)
	c.Order = newOrder(oldIDs, newIDs, kept, matches)
	return c
}

// listOf returns the list that a changed session belongs in.
func (c *Changes) listOf(before, after Session) *[]Change {
	was, is := before.Status == StatusCancelled, after.Status == StatusCancelled
	switch {
	case is && !was:
		return &c.Cancelled
	case was && !is:
		return &c.Revived
	}
	return &c.Changed
}

// sortByImportance puts those changes first of which an attendee must know most.
func sortByImportance(changes []Change) {
	order := []ChangeKind{ChangeTime, ChangeRoom, ChangeTitle, ChangeSpeakers, ChangeRecording, ChangeText, ChangeOther}
	rank := make(map[string]int, len(changes))
	for _, c := range changes {
		if kinds := c.Kinds(); len(kinds) > 0 {
			rank[c.ID] = slices.Index(order, kinds[0])
		} else {
			rank[c.ID] = len(order)
		}
	}
	slices.SortStableFunc(changes, func(a, b Change) int { return cmp.Compare(rank[a.ID], rank[b.ID]) })
}

// sessionFields returns the fields in which two sessions differ.
func sessionFields(old, new Session) Fields {
	f := make(Fields)
	f.differ(reflect.ValueOf(old), reflect.ValueOf(new), "", func(path string, a, b reflect.Value) bool {
		switch path {
		case "id", "published", "updated", "sequence":
			// A removed session is silent about everything, but gone.
			return b.IsZero() && new.Title != ""
		case "status":
			return sameStatus(old.Status, new.Status) && new.Title != "" && old.Title != ""
		}
		return false
	})
	return f
}

// sameStatus reports whether a status is the one before, or silent about a move.
func sameStatus(old, new Status) bool {
	return cmp.Or(old, StatusConfirmed) == cmp.Or(new, StatusConfirmed) || new == "" && old == StatusMoved
}

// diffPost enters the fields of the post itself that differ.
func (c *Changes) diffPost(old, new Post) {
	old.Sessions, old.History, old.Revision = nil, nil, 0
	new.Sessions, new.History, new.Revision = nil, nil, 0
	c.Fields.differ(reflect.ValueOf(old), reflect.ValueOf(new), "", func(path string, _, b reflect.Value) bool {
		return path == "updated" && b.IsZero()
	})
}

// newOrder returns the places of the sessions that do not stand where they would if the
// added ones came last: the fewest that there can be.
func newOrder(oldIDs, newIDs []string, kept []bool, matches []match) []Place {
	rank := make([]int, len(kept)) // of the old sessions that stay
	n := 0
	for j := range kept {
		rank[j] = n
		if kept[j] {
			n++
		}
	}
	positions := make([]int, len(matches)) // of the new sessions, if the added came last
	ids := make([]string, len(matches))
	for i, m := range matches {
		if m.old < 0 {
			positions[i], ids[i] = n, newIDs[i]
			n++
		} else {
			positions[i], ids[i] = rank[m.old], oldIDs[m.old]
		}
	}
	var places []Place
	stays := longestRise(positions)
	for i, id := range ids {
		if stays[i] {
			continue
		}
		p := Place{ID: id}
		if i > 0 {
			p.After = ids[i-1]
		}
		places = append(places, p)
	}
	return places
}

// longestRise marks a longest subsequence in which the numbers, each of them once, rise.
func longestRise(numbers []int) []bool {
	var ends []int // ends[k] is the index of the smallest number that ends a rise of k+1
	before := make([]int, len(numbers))
	for i, n := range numbers {
		k, _ := slices.BinarySearchFunc(ends, n, func(j, n int) int { return numbers[j] - n })
		before[i] = -1
		if k > 0 {
			before[i] = ends[k-1]
		}
		if k == len(ends) {
			ends = append(ends, i)
		} else {
			ends[k] = i
		}
	}
	marks := make([]bool, len(numbers))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			marks[i] = true
		}
	}
	return marks
}
