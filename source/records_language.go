package source

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// A chosen is what a value says in the language of the post, and what it says in others.
type chosen struct {
	text   string
	others []wording
}

// choose takes one of the languages that a value is in, as pretalx writes it,
// {"en": "Sea", "nl": "Zee"}: English, or else that which was taken before. ok is false
// for other values.
func (r *recordReader) choose(v *value) (c chosen, ok bool) {
	all := v.wordings()
	if len(all) == 0 || slices.ContainsFunc(v.children, func(c value) bool { return !c.is('"', 'n') }) {
		return c, false
	}
	i := 0
	for _, language := range []string{"en", r.main} {
		if at := slices.IndexFunc(all, func(w wording) bool { return w.language == language }); at >= 0 {
			i = at
			break
		}
	}
	r.main = cmp.Or(r.main, all[i].language)
	return chosen{all[i].text, slices.Delete(slices.Clone(all), i, i+1)}, true
}

// learn notes what names and titles are in other languages.
func (r *recordReader) learn(c chosen) {
	if name := oneLine(c.text); len(c.others) > 0 && r.chosen[name] == nil {
		r.chosen[name] = c.others
	}
}

// translateSummary adds what an abstract and a description say in other languages.
func (r *recordReader) translateSummary(s *recap.Session, abstract, description string) {
	for _, part := range []string{abstract, description} {
		if part == "" {
			continue
		}
		for _, w := range r.chosen[oneLine(part)] {
			t := ofSession(s, w.language)
			t.Summary = recap.Markdown(strings.TrimSpace(string(t.Summary) + "\n\n" + trimBody(w.text)))
		}
	}
}

// translate adds what titles, tracks and rooms are called in other languages, and makes
// the language of the others that of the post.
func (r *recordReader) translate() {
	if len(r.chosen) == 0 { // nothing is in several
		return
	}
	r.post.Language = cmp.Or(r.post.Language, r.main)
	for i := range r.post.Tracks {
		t := &r.post.Tracks[i]
		for _, w := range r.chosen[t.Title()] {
			t.Translations = append(t.Translations, recap.TrackTranslation{Language: w.language, Name: oneLine(w.text)})
		}
	}
	var rooms []recap.Room
	translated, seen := false, map[string]bool{"": true}
	for i := range r.post.Sessions {
		s := &r.post.Sessions[i]
		for _, w := range r.chosen[s.Title] {
			ofSession(s, w.language).Title = oneLine(w.text)
		}
		if s.Subtitle != "" {
			for _, w := range r.chosen[s.Subtitle] {
				ofSession(s, w.language).Subtitle = oneLine(w.text)
			}
		}
		if seen[s.Room] {
			continue
		}
		seen[s.Room] = true
		room := recap.Room{ID: s.Room}
		for _, w := range r.chosen[s.Room] {
			room.Translations = append(room.Translations, recap.RoomTranslation{Language: w.language, Name: oneLine(w.text)})
		}
		translated = translated || room.Translations != nil
		rooms = append(rooms, room)
	}
	if translated && r.post.Event.Rooms == nil {
		r.post.Event.Rooms = rooms
	}
}
