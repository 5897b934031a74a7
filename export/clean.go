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
	cleanTexts(&p.Title, &p.Description, &p.Event.Name, &p.Event.Acronym, &p.Event.Venue, &p.Event.Address)
	p.Authors = cleanEach(p.Authors, cleanSpeaker)
	p.Categories = cleanEach(p.Categories, func(c *string) { cleanTexts(c) })
	p.Event.Rooms = cleanEach(p.Event.Rooms, func(r *recap.Room) { cleanTexts(&r.Name) })
	p.Tracks = cleanEach(p.Tracks, func(t *recap.Track) { cleanTexts(&t.Name, &t.Description) })
	p.Related = cleanEach(p.Related, func(r *recap.Related) { cleanTexts(&r.Title, &r.Summary) })
	for i := range p.Sessions { // which are a copy, by Resolved
		cleanSession(&p.Sessions[i])
	}
	return p
}

func cleanSession(s *recap.Session) {
	cleanTexts((*string)(&s.Code), &s.Title, &s.Subtitle, (*string)(&s.Kind), &s.License)
	s.Speakers = cleanEach(s.Speakers, cleanSpeaker)
	s.Tags = cleanEach(s.Tags, func(t *string) { cleanTexts(t) })
	s.Links = cleanEach(s.Links, cleanLink)
}

func cleanSpeaker(s *recap.Speaker) {
	cleanTexts(&s.Name, &s.Role, &s.Job, &s.Organization)
	s.Links = cleanEach(s.Links, cleanLink)
}

func cleanLink(l *recap.Link) { cleanTexts(&l.Title, (*string)(&l.Role), &l.MediaType) }

// cleanEach returns the list with its elements cleaned, in a copy.
func cleanEach[T any](list []T, clean func(*T)) []T {
	list = slices.Clone(list)
	for i := range list {
		clean(&list[i])
	}
	return list
}

func cleanTexts(texts ...*string) {
	for _, s := range texts {
		*s = text.Clean(*s)
	}
}
