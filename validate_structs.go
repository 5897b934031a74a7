package recap

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/go-playground/validator/v10"
)

// The rules here concern several fields or elements. They are no tags, since a
// tag that fails before dive would hide all that is wrong further down.

// report takes note of a problem at a path below the struct that is checked.
type report func(path, rule, format string, args ...any)

// structRule makes a rule of the validator of a type's check method. The
// message travels as the tag's parameter, where explain finds it.
func structRule[T any](check func(T, report)) validator.StructLevelFunc {
	return func(sl validator.StructLevel) {
		var value T
		if at := sl.Current(); at.CanAddr() {
			value = *at.Addr().Interface().(*T) // Interface alone would copy it to the heap
		} else {
			value = at.Interface().(T)
		}
		check(value, func(path, rule, format string, args ...any) {
			sl.ReportError(nil, path, path, rule, fmt.Sprintf(format, args...))
		})
	}
}

func (r report) limit(path string, n, limit int) {
	if n > limit {
		r(path, "max", "has %d items; at most %d are allowed", n, limit)
	}
}

func (r report) noSpace(path, id string) {
	if strings.ContainsFunc(id, unicode.IsSpace) {
		r(path, "text", "is %q; an ID holds no white space", id)
	}
}

// date refuses the years and offsets that RFC 3339, and so the JSON form, cannot
// write. The latter are of times that were read, since Go reads "+24:00".
func (r report) date(path string, t time.Time) {
	if year := t.Year(); year < 0 || year > 9999 {
		r(path, "date", "is in the year %d; expected one of four digits", year)
		return
	}
	const day = int(24 * time.Hour / time.Second)
	if _, offset := t.Zone(); offset <= -day || offset >= day {
		r(path, "date", "has an offset of %d hours; expected less than 24", offset/(day/24))
	}
}

func (p Post) check(r report) {
	r.date("published", p.Published)
	r.date("updated", p.Updated)
	r.limit("authors", len(p.Authors), MaxItems)
	r.limit("categories", len(p.Categories), MaxItems)
	r.limit("tracks", len(p.Tracks), MaxItems)
	r.limit("sessions", len(p.Sessions), MaxSessions)
	r.limit("related", len(p.Related), MaxItems)
	r.limit("history", len(p.History), MaxItems)
	checkTranslations(r, p.Translations)
	checkUnique(r, "tracks", p.Tracks, func(t Track) string { return t.ID })
	r.checkSessions(p)
}

// checkUnique reports the items of a list whose ID an earlier one has.
func checkUnique[T any](r report, list string, items []T, id func(T) string) {
	first := make(map[string]int, len(items))
	for i, item := range items {
		if j, ok := first[id(item)]; ok && id(item) != "" {
			r(fmt.Sprintf("%s[%d].id", list, i), "unique", "is %q, as that of %s[%d] is", id(item), list, j)
			continue
		}
		first[id(item)] = i
	}
}

// checkSessions applies the rules that need a session's post.
func (r report) checkSessions(p Post) {
	tracks := make(map[string]bool, len(p.Tracks))
	for _, t := range p.Tracks {
		tracks[t.ID] = true
	}
	scheduled, sessionIDs := false, p.SessionIDs()
	ids, codes := make(map[string]int, len(p.Sessions)), make(map[string]int, len(p.Sessions))
	for i, s := range p.Sessions {
		scheduled = scheduled || s.Scheduled()
		if s.Track != "" && !tracks[s.Track] && s.Track != s.Code.Prefix() {
			r(inSession(i, "track"), "track", "is %q, which is neither listed in tracks nor named by the code", s.Track)
		}
		if code := s.Code.key(); code != "" {
			if j, ok := codes[code]; ok {
				r(inSession(i, "code"), "unique", "is %q, as that of sessions[%d] is; a repeat needs a code of its own, such as %s-R1", s.Code, j, code)
				if s.ID == "" {
					continue // the derived ID is the same for the same reason
				}
			} else {
				codes[code] = i
			}
		}
		id := sessionIDs[i]
		if j, ok := ids[id]; ok {
			r(inSession(i, "id"), "unique", "is %q, as that of sessions[%d] is", id, j)
			continue
		}
		ids[id] = i
	}
	if scheduled && p.Event.TimeZone == "" {
		r("event.timeZone", "required", "is required, since sessions have times")
	}
}

func inSession(i int, field string) string { return fmt.Sprintf("sessions[%d].%s", i, field) }

func (e Event) check(r report) {
	if e.Name == "" && !e.IsZero() {
		r("name", "required", "is required, since the post says more of the event")
	}
	r.date("start", e.Start)
	r.date("end", e.End)
	if !e.End.IsZero() && e.End.Before(e.Start) {
		r("end", "end", "is %s, before the start, %s", e.End.Format(time.RFC3339), e.Start.Format(time.RFC3339))
	}
	checkTranslations(r, e.Translations)
	r.limit("rooms", len(e.Rooms), MaxItems)
	checkUnique(r, "rooms", e.Rooms, func(room Room) string { return room.ID })
}

func (s Session) check(r report) {
	r.noSpace("id", s.ID)
	checkTranslations(r, s.Translations)
	r.limit("speakers", len(s.Speakers), MaxItems)
	r.limit("tags", len(s.Tags), MaxItems)
	r.limit("links", len(s.Links), MaxItems)
	if level := s.Code.Level(); s.Level != 0 && level != 0 && s.Level != level {
		r("level", "level", "is %d, but the code %s says %d", s.Level, s.Code, level)
	}
	r.date("start", s.Start)
	r.date("end", s.End)
	r.date("published", s.Published)
	r.date("updated", s.Updated)
	switch {
	case s.End.IsZero():
	case s.Start.IsZero():
		r("end", "end", "stands without a start")
	case !s.End.After(s.Start):
		r("end", "end", "is %s; expected a time after the start, %s", s.End.Format(time.RFC3339), s.Start.Format(time.RFC3339))
	case s.End.Sub(s.Start) > MaxDays*24*time.Hour:
		r("end", "end", "is %s, more than %d days after the start, %s", s.End.Format(time.RFC3339), MaxDays, s.Start.Format(time.RFC3339))
	}
}

func (s Speaker) check(r report) {
	r.noSpace("id", s.ID)
	r.limit("links", len(s.Links), MaxItems)
	checkTranslations(r, s.Translations)
}

func (t Track) check(r report) { checkTranslations(r, t.Translations) }

func (room Room) check(r report) { checkTranslations(r, room.Translations) }

func (l Link) check(r report) {
	r.date("published", l.Published)
	r.seconds("start", l.Start)
	r.seconds("duration", l.Duration)
}

// seconds checks a time within a recording.
func (r report) seconds(field string, d time.Duration) {
	const longest = 1000 * time.Hour // longer than any recording
	if d < 0 || d%time.Second != 0 || d > longest {
		r(field, field, "is %s; expected whole seconds, from 0 to %s", d, longest)
	}
}
