package export

import (
	"slices"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// clean returns the post with its text as every format can write it; see
// [text.Clean]. IDs, bodies and URLs stay as they are: IDs are compared, bodies are
// cleaned as they are read, and a valid URL is clean. The given post is not changed.
func clean(p recap.Post) recap.Post {
	cleanTexts(&p.Title, &p.Description, &p.Event.Name, &p.Event.Acronym, &p.Event.Venue, &p.Event.Address, &p.Image.Alt, &p.Event.Logo.Alt)
	p.Authors = cleanEach(p.Authors, cleanSpeaker)
	p.Categories = cleanEach(p.Categories, func(c *string) bool { return cleanTexts(c) })
	p.Event.Rooms = cleanEach(p.Event.Rooms, func(r *recap.Room) bool { return cleanTexts(&r.Name) })
	p.Tracks = cleanEach(p.Tracks, func(t *recap.Track) bool { return cleanTexts(&t.Name, &t.Description) })
	p.Related = cleanEach(p.Related, func(r *recap.Related) bool { return cleanTexts(&r.Title, &r.Summary) })
	for i := range p.Sessions { // which are a copy, by Resolved
		cleanSession(&p.Sessions[i])
	}
	return p
}

func cleanSession(s *recap.Session) {
	cleanTexts((*string)(&s.Code), &s.Title, &s.Subtitle, &s.Image.Alt, (*string)(&s.Kind), &s.License)
	s.Speakers = cleanEach(s.Speakers, cleanSpeaker)
	s.Tags = cleanEach(s.Tags, func(t *string) bool { return cleanTexts(t) })
	s.Links = cleanEach(s.Links, cleanLink)
}

func cleanSpeaker(s *recap.Speaker) (changed bool) {
	links := cleanEach(s.Links, cleanLink)
	changed = len(links) > 0 && &links[0] != &s.Links[0]
	s.Links = links
	return cleanTexts(&s.Name, &s.Role, &s.Job, &s.Organization) || changed
}

// cleanLink also makes the address one that leads to where the session begins in
// a recording.
func cleanLink(l *recap.Link) (changed bool) {
	if l.Start > 0 {
		l.URL, l.Start, changed = l.Address(), 0, true
	}
	return cleanTexts(&l.Title, (*string)(&l.Role), &l.MediaType) || changed
}

// cleanEach returns the list with its elements cleaned: in a copy if that changes
// any, which is rare, and else as it is.
func cleanEach[T any](list []T, clean func(*T) (changed bool)) []T {
	copied := false
	for i := range list {
		v := list[i]
		if !clean(&v) {
			continue
		}
		if !copied {
			list, copied = slices.Clone(list), true
		}
		list[i] = v
	}
	return list
}

func cleanTexts(texts ...*string) (changed bool) {
	for _, s := range texts {
		if c := text.Clean(*s); c != *s {
			*s, changed = c, true
		}
	}
	return changed
}
