package recap

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A translation says in another language what a value says in that of the post. What
// it leaves empty is as in the value itself. Language is its BCP 47 tag.

// A PostTranslation is what a post says in another language.
type PostTranslation struct {
	Language     string   `json:"language" validate:"required,language"`
	Title        string   `json:"title,omitempty" validate:"text=300"`
	Description  string   `json:"description,omitempty" validate:"text=1000"`
	Introduction Markdown `json:"introduction,omitempty" validate:"body"`
	Conclusion   Markdown `json:"conclusion,omitempty" validate:"body"`
}

// An EventTranslation is what an event is called in another language.
type EventTranslation struct {
	Language string `json:"language" validate:"required,language"`
	Name     string `json:"name,omitempty" validate:"text=300"`
	Venue    string `json:"venue,omitempty" validate:"text=300"`
}

// A RoomTranslation is what a room is called in another language.
type RoomTranslation struct {
	Language string `json:"language" validate:"required,language"`
	Name     string `json:"name,omitempty" validate:"text=300"`
}

// A TrackTranslation is what a track says in another language.
type TrackTranslation struct {
	Language    string `json:"language" validate:"required,language"`
	Name        string `json:"name,omitempty" validate:"text=300"`
	Description string `json:"description,omitempty" validate:"text=1000"`
}

// A SessionTranslation is what a session says in another language, which need not
// be the one that is spoken.
type SessionTranslation struct {
	Language string   `json:"language" validate:"required,language"`
	Title    string   `json:"title,omitempty" validate:"text=300"`
	Subtitle string   `json:"subtitle,omitempty" validate:"text=300"`
	Summary  Markdown `json:"summary,omitempty" validate:"body"`
}

// A SpeakerTranslation is what is said of a person in another language. Who has
// names in several needs an ID, or else they count as several people.
type SpeakerTranslation struct {
	Language  string   `json:"language" validate:"required,language"`
	Name      string   `json:"name,omitempty" validate:"text=300"`
	Job       string   `json:"job,omitempty" validate:"text=300"`
	Biography Markdown `json:"biography,omitempty" validate:"body"`
}

func (t PostTranslation) in() string    { return t.Language }
func (t EventTranslation) in() string   { return t.Language }
func (t RoomTranslation) in() string    { return t.Language }
func (t TrackTranslation) in() string   { return t.Language }
func (t SessionTranslation) in() string { return t.Language }
func (t SpeakerTranslation) in() string { return t.Language }

// translated is a translation of any value.
type translated interface{ in() string }

// Languages returns the tags of the languages that the post is in: its own, then
// those of its translations in order of first appearance.
func (p Post) Languages() []string {
	tags := []string{p.language()}
	add := func(tag string) {
		if !slices.ContainsFunc(tags, func(t string) bool { return strings.EqualFold(t, tag) }) {
			tags = append(tags, tag)
		}
	}
	each(add, p.Translations)
	each(add, p.Event.Translations)
	for _, r := range p.Event.Rooms {
		each(add, r.Translations)
	}
	for _, t := range p.Tracks {
		each(add, t.Translations)
	}
	for _, s := range p.Sessions {
		each(add, s.Translations)
		for _, sp := range s.Speakers {
			each(add, sp.Translations)
		}
	}
	for _, a := range p.Authors {
		each(add, a.Translations)
	}
	return tags
}

func each[T translated](add func(tag string), list []T) {
	for _, t := range list {
		add(t.in())
	}
}

// In returns the post in a language: everything that is translated into it says
// so, and what is not stays as it is. Its sessions have the IDs that they have in
// the original, and the language that is spoken stays. What was said before is a
// translation into the original's language, so the way back is In of that.
//
// A translation into de is taken where de-AT is asked for and there is none, and the
// other way round.
func (p Post) In(tag string) Post {
	l := lens{tag, p.language()}
	if l.into == l.from {
		return p
	}
	ids := p.SessionIDs()
	p.Language = tag
	p.Translations = turn(l, p.Translations, func(t *PostTranslation) {
		t.Language = l.from
		swap(&p.Title, &t.Title)
		swap(&p.Description, &t.Description)
		swap(&p.Introduction, &t.Introduction)
		swap(&p.Conclusion, &t.Conclusion)
	})
	p.Event = p.Event.in(l)
	p.Authors = l.speakers(p.Authors)
	p.Tracks = slices.Clone(p.Tracks)
	for i := range p.Tracks {
		v := &p.Tracks[i]
		v.Translations = turn(l, v.Translations, func(t *TrackTranslation) {
			t.Language, v.Name = l.from, v.Title()
			swap(&v.Name, &t.Name)
			swap(&v.Description, &t.Description)
		})
	}
	p.Sessions = slices.Clone(p.Sessions)
	for i := range p.Sessions {
		s := &p.Sessions[i]
		if s.ID = ids[i]; s.Language == "" && s.Code.Language() == "" {
			s.Language = l.from
		}
		s.Speakers = l.speakers(s.Speakers)
		s.Translations = turn(l, s.Translations, func(t *SessionTranslation) {
			t.Language = l.from
			swap(&s.Title, &t.Title)
			swap(&s.Subtitle, &t.Subtitle)
			swap(&s.Summary, &t.Summary)
		})
	}
	return p
}

// WrittenIn returns the language in which a session of the post is described, which
// need not be the one that is spoken: the post's where the session has translations.
func (p Post) WrittenIn(s Session) string {
	if len(s.Translations) > 0 || s.Language == "" {
		return p.language()
	}
	return s.Language
}

func (e Event) in(l lens) Event {
	e.Translations = turn(l, e.Translations, func(t *EventTranslation) {
		t.Language = l.from
		swap(&e.Name, &t.Name)
		swap(&e.Venue, &t.Venue)
	})
	e.Rooms = slices.Clone(e.Rooms)
	for i := range e.Rooms {
		r := &e.Rooms[i]
		r.Translations = turn(l, r.Translations, func(t *RoomTranslation) {
			t.Language, r.Name = l.from, cmp.Or(r.Name, r.ID)
			swap(&r.Name, &t.Name)
		})
	}
	return e
}

// A lens turns values from one language into another.
type lens struct{ into, from string }

// speakers turns people. Who has no ID is known by the name, which may change: the
// one before becomes the ID.
func (l lens) speakers(list []Speaker) []Speaker {
	list = slices.Clone(list)
	for i := range list {
		s := &list[i]
		name := s.Name
		s.Translations = turn(l, s.Translations, func(t *SpeakerTranslation) {
			t.Language = l.from
			swap(&s.Name, &t.Name)
			swap(&s.Job, &t.Job)
			swap(&s.Biography, &t.Biography)
		})
		if s.ID == "" && s.Name != name {
			s.ID = strings.Join(strings.Fields(name), "-")
		}
	}
	return list
}

// turn returns a copy of a list of translations in which exchange has put what the
// value says in the place of the translation that is asked for, if there is one.
func turn[T translated](l lens, list []T, exchange func(*T)) []T {
	is := func(match func(tag string) bool) int {
		return slices.IndexFunc(list, func(t T) bool { return match(t.in()) })
	}
	i := is(func(tag string) bool { return strings.EqualFold(tag, l.into) })
	if i < 0 {
		i = is(func(tag string) bool { return strings.EqualFold(baseLanguage(tag), baseLanguage(l.into)) })
	}
	if i < 0 {
		return list
	}
	list = slices.Clone(list)
	exchange(&list[i])
	return list
}

// swap exchanges what is said, unless nothing is said in the other language.
func swap[T ~string](own, other *T) {
	if *other != "" {
		*own, *other = *other, *own
	}
}

func baseLanguage(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}

// checkTranslations refuses a second translation into a language.
func checkTranslations[T translated](r report, list []T) {
	r.limit("translations", len(list), MaxItems)
	for i, t := range list {
		j := slices.IndexFunc(list, func(other T) bool { return strings.EqualFold(other.in(), t.in()) })
		if j < i {
			r(fmt.Sprintf("translations[%d].language", i), "unique", "is %q, as that of translations[%d] is", t.in(), j)
		}
	}
}
