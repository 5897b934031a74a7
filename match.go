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

// matchSessions returns the match of each session of the new post: by ID, and unless
// exact by the guesses, surest first. Each is one look-up by a key, so the time that it
// takes grows with the posts and no faster.
func matchSessions(old, new Post, exact bool) []match {
	oldIDs, newIDs := old.SessionIDs(), new.SessionIDs()
	matches := make([]match, len(newIDs))
	free := make([]bool, len(oldIDs)) // of the old sessions
	byID := make(map[string][]int, len(oldIDs))
	for j, id := range oldIDs {
		free[j] = true
		byID[id] = append(byID[id], j)
	}
	for i, id := range newIDs {
		matches[i].old = -1
		if rest := byID[id]; len(rest) > 0 {
			matches[i].old, byID[id] = rest[0], rest[1:]
			free[rest[0]] = false
		}
	}
	if exact {
		return matches
	}
	lasting := idsLast(old, new, matches)
	// What takes place is matched before what is only kept as cancelled, so that a
	// session that went does not stand in the way of the one that came.
	for _, cancelled := range []bool{false, true} {
		open := make([]bool, len(free))
		for j, s := range old.Sessions {
			open[j] = free[j] && (s.Status == StatusCancelled) == cancelled
		}
		for _, way := range waysToGuess() {
			if !slices.Contains(open, true) || !slices.ContainsFunc(matches, func(m match) bool { return m.old < 0 }) {
				break
			}
			way.match(old.Sessions, new.Sessions, open, matches, lasting)
		}
	}
	return matches
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

func waysToGuess() []wayToGuess {
	title := func(s Session) string { return fold(s.Title) }
	recording := func(s Session) string {
		link, _ := s.Recording()
		return link.Address()
	}
	start := func(s Session) string {
		if !s.Scheduled() {
			return ""
		}
		return s.Start.UTC().Format(time.RFC3339Nano)
	}
	room := func(s Session) string { return s.Room }
	all := func(keys ...func(Session) string) func(Session) string {
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
	return []wayToGuess{
		{GuessCode, true, func(s Session) string { return s.Code.key() }},
		{GuessTitle, true, all(title, castKey, recording)},
		{GuessTitle, true, all(title, castKey)},
		{GuessTitle, true, all(title, start)},
		{GuessTitle, false, title},
		{GuessRecording, true, all(castKey, recording)},
		{GuessRecording, true, recording},
		{GuessSpeakers, true, all(castKey, start)},
		{GuessSpeakers, true, all(castKey, room)},
		{GuessSpeakers, true, castKey},
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

// match matches the sessions that have no match yet.
func (w wayToGuess) match(old, new []Session, free []bool, matches []match, lasting bool) {
	byKey := make(map[string][]int)
	inOld, inNew := make(map[string]int), make(map[string]int)
	for j, s := range old {
		key := w.key(s)
		if s.Status != StatusCancelled || free[j] {
			inOld[key]++
		}
		if free[j] && key != "" {
			byKey[key] = append(byKey[key], j)
		}
	}
	for _, s := range new {
		inNew[w.key(s)]++
	}
	for i, s := range new {
		if matches[i].old >= 0 || s.ID != "" && lasting {
			continue
		}
		key := w.key(s)
		rest := byKey[key]
		if len(rest) == 0 || w.unique && (inOld[key] > 1 || inNew[key] > 1) {
			continue
		}
		matches[i] = match{rest[0], w.guess}
		byKey[key] = rest[1:]
		free[rest[0]] = false
	}
}
