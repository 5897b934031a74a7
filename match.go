package recap

import (
	"slices"
	"strings"
	"time"
)

// A match says which session of an old post one of a new post was.
type match struct {
	old   int // its index, or -1 for none
	guess Guess
}

// A matcher matches the sessions of two posts.
type matcher struct {
	old, new       Post
	oldIDs, newIDs []string
	matches        []match // of the new sessions
	free           []bool  // the old sessions that have no match
}

// matchSessions returns the match of each session of the new post: by ID, and unless
// exact by the guesses, surest first. Each is one look-up by a key, so the time that it
// takes grows with the posts and no faster.
func matchSessions(old, new Post, exact bool) []match {
	m := &matcher{old: old, new: new, oldIDs: old.SessionIDs(), newIDs: new.SessionIDs()}
	m.matches, m.free = make([]match, len(m.newIDs)), make([]bool, len(m.oldIDs))
	for i := range m.matches {
		m.matches[i].old = -1
	}
	for j := range m.free {
		m.free[j] = true
	}
	if exact {
		m.byID(func(i, j int) bool { return true })
		return m.matches
	}
	numbered := m.numbered()
	m.byID(func(i, _ int) bool { return !numbered[i] })
	m.guess(waysAmongEquals(), numbered, false)
	m.byID(func(_, j int) bool { return old.Sessions[j].Status != StatusCancelled })
	m.guess(waysToGuess(), nil, idsLast(old, new, m.matches))
	m.byID(func(_, _ int) bool { return true })
	for i, match := range m.matches {
		if match.old >= 0 && m.oldIDs[match.old] == m.newIDs[i] {
			m.matches[i].guess = ""
		}
	}
	return m.matches
}

// byID matches sessions of one ID, those that are wanted.
func (m *matcher) byID(wanted func(i, j int) bool) {
	byID := make(map[string][]int, len(m.oldIDs))
	for j, id := range m.oldIDs {
		if m.free[j] {
			byID[id] = append(byID[id], j)
		}
	}
	for i, id := range m.newIDs {
		if rest := byID[id]; m.matches[i].old < 0 && len(rest) > 0 && wanted(i, rest[0]) {
			m.matches[i].old, byID[id] = rest[0], rest[1:]
			m.free[rest[0]] = false
		}
	}
}

// numbered marks the new sessions whose IDs say no more than their place among those of one
// title, such as lunch on each day: it is another one when an earlier one goes.
func (m *matcher) numbered() []bool {
	inOld, inNew := make(map[string]int), make(map[string]int)
	for _, s := range m.old.Sessions {
		inOld[s.Title]++
	}
	derived := func(s Session) bool { return s.ID == "" && s.Code.key() == "" }
	for _, s := range m.new.Sessions {
		if derived(s) {
			inNew[s.Title]++
		}
	}
	marks := make([]bool, len(m.newIDs))
	for i, s := range m.new.Sessions {
		marks[i] = derived(s) && (inNew[s.Title] > 1 || inOld[s.Title] > 1)
	}
	return marks
}

// guess matches by the ways in their order, only some of the new sessions or, with nil, all.
// What takes place is matched before what is only kept as cancelled, so that a session that
// went does not stand in the way of the one that came.
func (m *matcher) guess(ways []wayToGuess, only []bool, lasting bool) {
	for _, cancelled := range []bool{false, true} {
		for _, way := range ways {
			way.match(m, func(j int) bool {
				return m.free[j] && (m.old.Sessions[j].Status == StatusCancelled) == cancelled
			}, func(i int) bool {
				return m.matches[i].old < 0 && (only == nil || only[i]) && !(lasting && m.new.Sessions[i].ID != "")
			})
		}
	}
}

// idsLast reports whether the source gives its sessions IDs that it keeps, as it did with
// half of those that it can have kept: then one that has another ID is another session.
func idsLast(old, new Post, matches []match) bool {
	before, given, kept := 0, 0, 0
	for _, s := range old.Sessions {
		if s.ID != "" {
			before++
		}
	}
	for i, s := range new.Sessions {
		if s.ID != "" {
			given++
			if matches[i].old >= 0 {
				kept++
			}
		}
	}
	can := min(before, given)
	return can > 0 && 2*kept >= can
}

// A wayToGuess takes two sessions for one if their keys are equal and not empty.
type wayToGuess struct {
	guess  Guess
	unique bool // only if no other session that may be meant has that key
	key    func(Session) string
}

// waysAmongEquals tell sessions of one title apart.
func waysAmongEquals() []wayToGuess {
	return []wayToGuess{
		{GuessTitle, true, allKeys(titleKey, startKey, roomKey)},
		{GuessTitle, true, allKeys(titleKey, startKey)},
	}
}

func waysToGuess() []wayToGuess {
	return []wayToGuess{
		{GuessCode, true, func(s Session) string { return s.Code.key() }},
		{GuessTitle, true, allKeys(titleKey, castKey, recordingKey)},
		{GuessTitle, true, allKeys(titleKey, castKey)},
		{GuessTitle, true, allKeys(titleKey, startKey)},
		{GuessTitle, false, titleKey},
		{GuessRecording, true, allKeys(castKey, recordingKey)},
		{GuessRecording, true, recordingKey},
		{GuessSpeakers, true, allKeys(castKey, startKey)},
		{GuessSpeakers, true, allKeys(castKey, roomKey)},
		{GuessSpeakers, true, castKey},
	}
}

func titleKey(s Session) string { return fold(s.Title) }
func roomKey(s Session) string  { return s.Room }

func recordingKey(s Session) string {
	link, _ := s.Recording()
	return link.Address()
}

func startKey(s Session) string {
	if !s.Scheduled() {
		return ""
	}
	return s.Start.UTC().Format(time.RFC3339Nano)
}

// allKeys is a key of several, empty if one of them is.
func allKeys(keys ...func(Session) string) func(Session) string {
	return func(s Session) string {
		parts := make([]string, len(keys))
		for i, key := range keys {
			if parts[i] = key(s); parts[i] == "" {
				return ""
			}
		}
		return strings.Join(parts, "\x1f")
	}
}

// castKey names the people on stage, in whatever order.
func castKey(s Session) string {
	names := make([]string, len(s.Speakers))
	for i, sp := range s.Speakers {
		names[i] = fold(sp.Name)
	}
	slices.Sort(names)
	return strings.Join(names, "\x1e")
}

// match matches open old sessions with wanted new ones.
func (w wayToGuess) match(m *matcher, open, wanted func(int) bool) {
	byKey := make(map[string][]int)
	for j, s := range m.old.Sessions {
		if open(j) {
			byKey[w.key(s)] = append(byKey[w.key(s)], j)
		}
	}
	delete(byKey, "")
	var left []int
	for i := range m.new.Sessions {
		if wanted(i) {
			left = append(left, i)
		}
	}
	if len(byKey) == 0 || len(left) == 0 {
		return
	}
	shared := func(string) bool { return false }
	if w.unique {
		shared = w.shared(m, open)
	}
	for _, i := range left {
		key := w.key(m.new.Sessions[i])
		if rest := byKey[key]; len(rest) > 0 && !shared(key) {
			m.matches[i] = match{rest[0], w.guess}
			m.free[rest[0]], byKey[key] = false, rest[1:]
		}
	}
}

// shared returns whether several sessions of one post have a key. Those that were cancelled
// before count only where they are what is matched.
func (w wayToGuess) shared(m *matcher, open func(int) bool) func(key string) bool {
	inOld, inNew := make(map[string]int), make(map[string]int)
	for j, s := range m.old.Sessions {
		if s.Status != StatusCancelled || open(j) {
			inOld[w.key(s)]++
		}
	}
	for _, s := range m.new.Sessions {
		inNew[w.key(s)]++
	}
	return func(key string) bool { return inOld[key] > 1 || inNew[key] > 1 }
}
