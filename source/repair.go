package source

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// A repairer puts right what breaks a rule of [recap.Post.Validate], whatever
// the format that it was read from. It goes by the paths of the problems.
type repairer struct {
	in         *Input
	post       *recap.Post
	ids, codes *taken // nil until one is needed
}

// repair puts the problems right: first sessions that are alike, which get
// numbers in their order, and then the others, the last one first: what is taken
// out of a list does not move what comes before.
func (r *repairer) repair(problems recap.Problems) {
	isPast := func(p *recap.Problem) bool { return strings.HasPrefix(p.Path, "history[") }
	if i := slices.IndexFunc(problems, isPast); i >= 0 {
		r.note(problems[i].Path, problems[i].Message+": the history was left out", "")
		r.post.History = nil
		problems = slices.DeleteFunc(slices.Clone(problems), isPast)
	}
	for _, p := range problems {
		if f, ok := findField(r.post, p.Path); ok && isAlike(p) {
			r.distinguish(f, p)
		}
	}
	removed := make(map[string]bool)
	for _, p := range slices.Backward(problems) {
		f, ok := findField(r.post, p.Path)
		if ok && !isAlike(p) && !removed[f.item] && r.field(f, p) {
			removed[f.item] = true
			f.removeItem()
		}
	}
}

// isAlike reports whether a session has the ID or the code of another.
func isAlike(p *recap.Problem) bool {
	return p.Rule == "unique" && strings.HasPrefix(p.Path, "sessions[")
}

// field repairs a field. It reports whether the list's item that the field is,
// or belongs to, is to go instead.
func (r *repairer) field(f field, p *recap.Problem) (gone bool) {
	value := f.value.String()
	switch {
	case p.Rule == "max" && f.value.Kind() == reflect.Slice:
		r.note(p.Path, "the list is too long: its end was left out", fmt.Sprintf("%d of %d items", f.value.Len()-recap.MaxItems, f.value.Len()))
		f.value.Set(f.value.Slice(0, recap.MaxItems))
		return false
	case p.Rule == "text":
		return r.text(f, p)
	case p.Rule == "required" && f.value.Kind() == reflect.String && strings.HasPrefix(p.Path, "sessions[") && f.isOf(reflect.TypeFor[recap.Session]()):
		s := f.parent.Interface().(recap.Session)
		title := cmp.Or(s.Subtitle, string(s.Code), catalogue.Capitalised(string(s.Kind)), s.ID, "Untitled session")
		r.note(p.Path, "the session has no title: this one was given to it", title)
		f.value.SetString(title)
		return false
	}
	if f.value.Kind() != reflect.String {
		value = fmt.Sprint(f.value.Interface())
	}
	problem := p.Message
	if rule := ruleWords(p.Rule); rule != "" {
		problem = rule
	}
	if f.required && f.list.IsValid() {
		r.note(p.Path, problem+": left out with what it belongs to", value)
		return true
	}
	r.note(p.Path, problem+": left out", value)
	f.value.SetZero()
	return false
}

// ruleWords says what a value that breaks a rule is, in the same words for each.
func ruleWords(rule string) string {
	return map[string]string{
		"weburl":    "is not an absolute http or https URL",
		"contact":   "is neither an absolute http or https URL nor a mailto address",
		"language":  "is not a BCP 47 language tag",
		"zone":      "is not the IANA name of a time zone",
		"mediatype": "is not a media type",
		"color":     "is not a color of the form #RRGGBB",
		"required":  "is missing",
		"oneof":     "is not one of the values that are known",
		"unique":    "is an ID that another one of the list has",
		"track":     "is a track that is not listed",
		"level":     "contradicts the level in the code",
		"end":       "does not come after the start, or comes more than a year after it",
		"date":      "is a date that RFC 3339 cannot write",
		"min":       "is below zero",
	}[rule]
}

// text repairs a string: it takes out what no text may hold and cuts what is
// too long. A string of which nothing is left is missing.
func (r *repairer) text(f field, p *recap.Problem) (gone bool) {
	before := f.value.String()
	after, problem := text.Line(before), "holds characters that no text may hold: they were left out"
	if strings.HasSuffix(p.Path, ".id") && !f.isOf(reflect.TypeFor[recap.Track]()) && !f.isOf(reflect.TypeFor[recap.Room]()) {
		after, problem = strings.ReplaceAll(after, " ", "-"), "is an ID with white space: hyphens took its place"
	}
	if limit := f.limit(); utf8.RuneCountInString(after) > limit {
		after, problem = text.Excerpt(after, limit), "is too long: its end was left out"
	}
	if after == before {
		return false // repaired before, with the same person of another session
	}
	r.note(p.Path, problem, before)
	f.value.SetString(after)
	return after == "" && f.required && f.list.IsValid() && !f.isOf(reflect.TypeFor[recap.Session]())
}

// distinguish gives a session an ID, or a code, that no other has.
func (r *repairer) distinguish(f field, p *recap.Problem) {
	s := f.parent.Addr().Interface().(*recap.Session)
	if f.name == "Code" {
		before := s.Code
		if r.codes == nil {
			codes := make([]string, len(r.post.Sessions))
			for i, s := range r.post.Sessions {
				codes[i] = string(s.Code)
			}
			r.codes = newTaken(codes)
		}
		if before.Prefix() != "" {
			r.note(p.Path, "is another session's code as well: it was marked as that of a repeat", string(before))
			s.Code = recap.Code(r.codes.next(strings.TrimSpace(string(before))+"-R", 1))
			return
		}
		r.note(p.Path, "is another session's code as well: left out", string(before))
		s.Code = ""
		return
	}
	if r.ids == nil {
		r.ids = newTaken(r.post.SessionIDs())
	}
	r.note(p.Path, "another session has the same ID: it was given a number", s.ID)
	s.ID = r.ids.next(s.ID+"-", 2)
}

// taken are the names that sessions have, and how far the numbers of each have
// been given away.
type taken struct {
	names map[string]bool
	last  map[string]int
}

func newTaken(names []string) *taken {
	t := &taken{make(map[string]bool, len(names)), make(map[string]int)}
	for _, name := range names {
		t.names[codeKey(name)] = true
	}
	return t
}

// next returns a name that nobody has: base and the next number from first on.
func (t *taken) next(base string, first int) string {
	n := max(first, t.last[base]+1)
	for t.names[codeKey(base+strconv.Itoa(n))] {
		n++
	}
	t.last[base] = n
	t.names[codeKey(base+strconv.Itoa(n))] = true
	return base + strconv.Itoa(n)
}

// codeKey is a code in the form in which codes are compared.
func codeKey(code string) string { return strings.ToUpper(strings.TrimSpace(code)) }

// note notes a repair. Within a session the place is the reader's.
func (r *repairer) note(path, problem, value string) {
	at := -1
	if rest, ok := strings.CutPrefix(path, "sessions["); ok {
		number, below, _ := strings.Cut(rest, "]")
		if i, err := strconv.Atoi(number); err == nil && i < len(r.in.sessions) {
			p := r.in.sessions[i]
			at, path = p.at, p.path+below
		}
	}
	r.in.Note(at, path, problem, value)
}
