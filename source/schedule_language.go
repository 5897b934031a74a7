package source

import (
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// A wording is what a value says in one language.
type wording struct{ language, text string }

// wordings is what a value says in each of its languages, as pretalx writes it:
// {"en": "Sea", "nl": "Zee"}, or as [value.joinLanguages] has it. The language of the
// post may be empty. It is nil for other values.
func (v *value) wordings() []wording {
	const most = 200 // languages, in which nobody says one thing
	if v.kind != '{' || len(v.children) > most {
		return nil
	}
	var all []wording
	for tag, c := range v.members() {
		language := languageOfTag(tag)
		isPost := tag == "" && c.kind == '<' // an element that names no language
		if language == "" && !isPost || len(c.children) > 0 {
			return nil
		}
		if strings.TrimSpace(c.text) != "" {
			all = append(all, wording{language, c.text})
		}
	}
	return all
}

// undetermined is the language of a post whose texts do not say theirs, beside others that
// do (BCP 47 section 4.1).
const undetermined = "und"

// said is what a value says in the language of the post. What it says in others it
// hands over. The first value in several languages decides which is the post's:
// English, if it is among them.
func (m *scheduleMapper) said(v *value, other func(wording)) string {
	return m.wording(v, false, other)
}

// wording is said, or if it is to be strict "" where nothing is in the language of
// the post.
func (m *scheduleMapper) wording(v *value, strict bool, other func(wording)) string {
	all := v.wordings()
	if len(all) == 0 {
		return v.inOneLanguage()
	}
	in := func(language string) int {
		return slices.IndexFunc(all, func(w wording) bool { return w.language == language })
	}
	i := in("")
	switch {
	case m.main == "" && i >= 0:
		m.main = undetermined
	case m.main == "":
		m.main = all[max(0, in("en"))].language
	}
	if i < 0 {
		i = in(m.main)
	}
	if i < 0 {
		i = max(0, in("en"))
	}
	if strict && all[i].language != m.main && all[i].language != "" {
		i = -1
	}
	for j, w := range all {
		if j != i {
			other(w)
		}
	}
	if i < 0 {
		return ""
	}
	return all[i].text
}

// ofSession returns the translation of a session into a language.
func ofSession(s *recap.Session, language string) *recap.SessionTranslation {
	i := slices.IndexFunc(s.Translations, func(t recap.SessionTranslation) bool { return t.Language == language })
	if i < 0 {
		i = len(s.Translations)
		s.Translations = append(s.Translations, recap.SessionTranslation{Language: language})
	}
	return &s.Translations[i]
}

// title reads the title of a session.
func (m *scheduleMapper) title(v *value, s *recap.Session) {
	if v.kind == '<' {
		s.Title = lineOf(v)
		return
	}
	s.Title = oneLine(m.said(v, func(w wording) { ofSession(s, w.language).Title = oneLine(w.text) }))
}

// trackOf reads the track of a session.
func (m *scheduleMapper) trackOf(v *value) string {
	if v.kind == '{' && v.wordings() == nil { // version 2 names it by its slug
		for _, key := range []string{"slug", "guid", "id"} {
			if id := v.get(key).oneLine(); m.trackIDs[id] && id != "" {
				return id
			}
		}
	}
	var others []wording
	id := m.track(oneLine(m.said(v, func(w wording) { others = append(others, w) })))
	i := slices.IndexFunc(m.post.Tracks, func(t recap.Track) bool { return t.ID == id })
	if i < 0 || m.post.Tracks[i].Translations != nil {
		return id
	}
	for _, w := range others {
		m.post.Tracks[i].Translations = append(m.post.Tracks[i].Translations, recap.TrackTranslation{Language: w.language, Name: oneLine(w.text)})
	}
	return id
}

// kind reads what kind of session an event is, of which a post has one in one language:
// in English, by which the library knows kinds.
func (m *scheduleMapper) kind(v *value) recap.Kind {
	if english := v.get("en"); v.kind == '{' && !english.isEmpty() {
		return recap.Kind(english.oneLine())
	}
	return recap.Kind(oneLine(m.said(v, func(w wording) {
		v.noteKind("is in several languages, and a kind is in one: the others were left out", w.text)
	})))
}

// ofPost returns the translation of the post, and that of its event, into a language.
func (m *scheduleMapper) ofPost(language string) (*recap.PostTranslation, *recap.EventTranslation) {
	i := slices.IndexFunc(m.post.Translations, func(t recap.PostTranslation) bool { return t.Language == language })
	if i < 0 {
		i = len(m.post.Translations)
		m.post.Translations = append(m.post.Translations, recap.PostTranslation{Language: language})
		m.post.Event.Translations = append(m.post.Event.Translations, recap.EventTranslation{Language: language})
	}
	return &m.post.Translations[i], &m.post.Event.Translations[i]
}
