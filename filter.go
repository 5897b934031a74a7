package recap

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"time"
)

// A Predicate says whether a session is wanted. Those of this package read
// sessions as [Post.All] yields them; any function of this type is as good.
type Predicate func(Session) bool

// Filter yields the sessions that keep wants, in their order.
func Filter(sessions iter.Seq[Session], keep Predicate) iter.Seq[Session] {
	return func(yield func(Session) bool) {
		for s := range sessions {
			if keep(s) && !yield(s) {
				return
			}
		}
	}
}

// Filter returns the post with only the sessions that keep wants and with only
// the listed tracks that are still in use. The sessions keep their IDs, and
// the result can be exported like any other post: "my schedule".
func (p Post) Filter(keep Predicate) Post {
	var sessions []Session
	var ids []string
	used := make(map[string]bool)
	i := 0
	for s := range p.All() {
		if keep(s) {
			sessions = append(sessions, p.Sessions[i])
			ids = append(ids, s.ID)
			used[s.Track] = true
		}
		i++
	}
	p.Sessions = sessions
	p.pin(ids)
	p.Tracks = slices.DeleteFunc(slices.Clone(p.Tracks), func(t Track) bool { return !used[t.ID] })
	return p
}

// And wants the sessions that all predicates want; without any, all sessions.
func And(all ...Predicate) Predicate {
	return func(s Session) bool {
		return !slices.ContainsFunc(all, func(p Predicate) bool { return !p(s) })
	}
}

// Or wants the sessions that one of the predicates wants; without any, none.
func Or(any ...Predicate) Predicate {
	return func(s Session) bool {
		return slices.ContainsFunc(any, func(p Predicate) bool { return p(s) })
	}
}

// Not wants the sessions that the predicate does not want.
func Not(p Predicate) Predicate {
	return func(s Session) bool { return !p(s) }
}

// InTrack wants the sessions in one of the tracks with these IDs.
func InTrack(ids ...string) Predicate {
	return func(s Session) bool { return slices.Contains(ids, s.EffectiveTrack()) }
}

// AtLevel wants the sessions at one of the levels.
func AtLevel(levels ...Level) Predicate {
	return func(s Session) bool { return slices.Contains(levels, s.EffectiveLevel()) }
}

// LevelBetween wants the sessions whose level is known and from low to high,
// both included.
func LevelBetween(low, high Level) Predicate {
	return func(s Session) bool {
		level := s.EffectiveLevel()
		return level != 0 && low <= level && level <= high
	}
}

// OfKind wants the sessions of one of the kinds.
func OfKind(kinds ...Kind) Predicate {
	return func(s Session) bool { return slices.Contains(kinds, s.Kind) }
}

// WithSpeaker wants the sessions with one of these speakers, each given by ID
// or by name. Letter case and accents do not matter in names.
func WithSpeaker(idsOrNames ...string) Predicate {
	folded := foldAll(idsOrNames)
	return func(s Session) bool {
		return slices.ContainsFunc(s.Speakers, func(sp Speaker) bool {
			return sp.ID != "" && slices.Contains(idsOrNames, sp.ID) || slices.Contains(folded, fold(sp.Name))
		})
	}
}

// Tagged wants the sessions that carry one of the tags. Letter case and
// accents do not matter.
func Tagged(tags ...string) Predicate {
	folded := foldAll(tags)
	return func(s Session) bool {
		return slices.ContainsFunc(s.Tags, func(tag string) bool { return slices.Contains(folded, fold(tag)) })
	}
}

// InRoom wants the sessions in one of the rooms, each given as Session.Room.
func InRoom(rooms ...string) Predicate {
	return func(s Session) bool { return slices.Contains(rooms, s.Room) }
}

// InLanguage wants the sessions in one of the languages, given as BCP 47 tags.
// A tag stands for its variants too, as in the basic filtering of RFC 4647
// section 3.3.1: en finds en-GB, but en-GB does not find en.
func InLanguage(tags ...string) Predicate {
	return func(s Session) bool {
		return slices.ContainsFunc(tags, func(tag string) bool {
			n := len(tag)
			return len(s.Language) >= n && strings.EqualFold(s.Language[:n], tag) &&
				(len(s.Language) == n || s.Language[n] == '-')
		})
	}
}

// OnDay wants the sessions of a day of the conference; see [Day].
func OnDay(year int, month time.Month, day int) Predicate {
	date := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return func(s Session) bool { return s.Scheduled() && Day(s.Start).Equal(date) }
}

// During wants the sessions that take place, at least in part, between start
// and end, which itself does not count. A session without an end counts by its
// start.
func During(start, end time.Time) Predicate {
	return func(s Session) bool {
		if !s.Scheduled() || !s.Start.Before(end) {
			return false
		}
		return !s.Start.Before(start) || s.End.After(start)
	}
}

// Recorded wants the sessions that have a recording.
func Recorded() Predicate {
	return func(s Session) bool {
		_, ok := s.Recording()
		return ok
	}
}

// HasStatus wants the sessions with one of the statuses.
func HasStatus(statuses ...Status) Predicate {
	return func(s Session) bool {
		return slices.Contains(statuses, cmp.Or(s.Status, StatusConfirmed))
	}
}
