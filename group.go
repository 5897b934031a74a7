package recap

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Group is the sessions that have something in common: the track, say, or
// the speaker.
type Group struct {
	// Key identifies the group among the others: a track's ID, a level's
	// number, a date as 2006-01-02. It is empty for the sessions that have
	// nothing of the kind.
	Key string
	// Heading is the group's name for people, such as the track's name. Where it is
	// no name, as in "Other sessions", it is in English; package export puts it into
	// the post's language.
	Heading string
	// Speaker is whom the group is about, in those of [BySpeaker] but the last, and
	// nil in all others.
	Speaker *Speaker
	// Sessions are in the order in which they were given.
	Sessions []Session
}

// A Grouping divides the sessions of a post into groups. [ByTrack] and its
// kin are groupings; [GroupBy] makes others. Their groups come in order of
// first appearance, after the order that the post itself gives to tracks and
// rooms; the sessions that have nothing to group by come last.
type Grouping func(Post) []Group

// GroupBy groups sessions by the keys that keys returns for each: one that has
// several is in several groups, one that has none is in none. name returns a
// group's Key and Heading. Groups come in order of first appearance.
//
//	byStatus := func(p recap.Post) []recap.Group {
//		return recap.GroupBy(p.All(),
//			func(s recap.Session) []recap.Status { return []recap.Status{s.Status} },
//			func(st recap.Status) (key, heading string) { return string(st), string(st) })
//	}
func GroupBy[K comparable](sessions iter.Seq[Session], keys func(Session) []K, name func(K) (key, heading string)) []Group {
	var groups []Group
	index := make(map[K]int)
	for s := range sessions {
		seen := make([]K, 0, 1)
		for _, k := range keys(s) {
			if slices.Contains(seen, k) {
				continue
			}
			seen = append(seen, k)
			i, ok := index[k]
			if !ok {
				i = len(groups)
				index[k] = i
				key, heading := name(k)
				groups = append(groups, Group{Key: key, Heading: heading})
			}
			groups[i].Sessions = append(groups[i].Sessions, s)
		}
	}
	return groups
}

// ByTrack groups by track: the listed tracks in the post's order, then those
// that only codes name, then the sessions in no track.
func ByTrack(p Post) []Group {
	groups := GroupBy(p.All(),
		func(s Session) []string { return []string{s.Track} },
		func(id string) (string, string) {
			if id == "" {
				return "", "Other sessions"
			}
			return id, p.Track(id).Title()
		})
	ids := make([]string, len(p.Tracks))
	for i, t := range p.Tracks {
		ids[i] = t.ID
	}
	return listedFirst(groups, ids)
}

// ByLevel groups by level.
func ByLevel(p Post) []Group {
	groups := GroupBy(p.All(),
		func(s Session) []Level { return []Level{s.Level} },
		func(l Level) (string, string) {
			if l == 0 {
				return "", "Any level"
			}
			return l.number(), l.Title()
		})
	return keylessLast(groups)
}

// BySpeaker groups by speaker, each person once as in [Post.People]: a session of
// two is in two groups, one of none is under "No speaker".
func BySpeaker(p Post) []Group {
	var groups []Group
	for _, person := range p.People() {
		if len(person.Sessions) > 0 {
			groups = append(groups, Group{Key: person.EffectiveID(), Heading: person.Name, Speaker: &person.Speaker, Sessions: person.Sessions})
		}
	}
	without := Group{Heading: "No speaker"}
	for s := range p.All() {
		if len(s.Speakers) == 0 {
			without.Sessions = append(without.Sessions, s)
		}
	}
	if without.Sessions != nil {
		groups = append(groups, without)
	}
	return groups
}

// ByDay groups by day of the conference; see [Day].
func ByDay(p Post) []Group {
	groups := GroupBy(p.All(),
		func(s Session) []string {
			if !s.Scheduled() {
				return []string{""}
			}
			return []string{Day(s.Start).Format("2006-01-02 Monday, 2 January 2006")}
		},
		func(day string) (string, string) {
			if day == "" {
				return "", "Not scheduled"
			}
			date, long, _ := strings.Cut(day, " ")
			return date, long
		})
	return keylessLast(groups)
}

// ByRoom groups by room: the event's rooms in their order, then those that
// only sessions name, then the sessions in no room.
func ByRoom(p Post) []Group {
	groups := GroupBy(p.All(),
		func(s Session) []string { return []string{s.Room} },
		func(id string) (string, string) {
			if id == "" {
				return "", "No room"
			}
			return id, p.Event.Room(id).Name
		})
	ids := make([]string, len(p.Event.Rooms))
	for i, r := range p.Event.Rooms {
		ids[i] = r.ID
	}
	return listedFirst(groups, ids)
}

// ByKind groups by kind.
func ByKind(p Post) []Group {
	groups := GroupBy(p.All(),
		func(s Session) []Kind { return []Kind{s.Kind} },
		func(k Kind) (string, string) {
			if k == "" {
				return "", "Other sessions"
			}
			return string(k), capitalised(string(k))
		})
	return keylessLast(groups)
}

// ByTag groups by tag: a session of two tags is in two groups, one of none is
// under "Untagged". Letter case and accents do not matter, as in [Tagged]; the
// heading is the tag as it was spelled first.
func ByTag(p Post) []Group {
	spelling := make(map[string]string)
	groups := GroupBy(p.All(),
		func(s Session) []string {
			if len(s.Tags) == 0 {
				return []string{""}
			}
			keys := foldAll(s.Tags)
			for i, key := range keys {
				if spelling[key] == "" {
					spelling[key] = s.Tags[i]
				}
			}
			return keys
		},
		func(key string) (string, string) {
			if key == "" {
				return "", "Untagged"
			}
			return key, spelling[key]
		})
	return keylessLast(groups)
}

// Ungrouped puts all sessions into one group without a heading.
func Ungrouped(p Post) []Group {
	if len(p.Sessions) == 0 {
		return nil
	}
	return []Group{{Sessions: slices.Collect(p.All())}}
}

// listedFirst moves the groups with the keys of a list to the front, in the
// list's order, and the group without a key to the end.
func listedFirst(groups []Group, list []string) []Group {
	rank := make(map[string]int, len(list))
	for i, key := range list {
		rank[key] = i - len(list)
	}
	rank[""] = 1
	slices.SortStableFunc(groups, func(a, b Group) int { return rank[a.Key] - rank[b.Key] })
	return groups
}

func keylessLast(groups []Group) []Group { return listedFirst(groups, nil) }

func capitalised(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
