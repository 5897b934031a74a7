package export

import (
	"fmt"
	"slices"

	"github.com/seed-e2fd8668/recap"
)

// Omissions implements [Omitter]. What Limit and ExcerptOnly leave out is no
// omission.
func (e RSS) Omissions(doc *Document) []Omission {
	return omittedFromPeople(doc, wholePost(e.WholePost, uncarriedByRSS()))
}

// wholePost is what a feed has no place for in which the whole post is one entry.
func wholePost(whole bool, fields []uncarried) []uncarried {
	if !whole {
		return fields
	}
	const one, event = "the whole post is one entry", "the entry is the post, not the event"
	fields = slices.DeleteFunc(fields, func(f uncarried) bool {
		return slices.Contains([]string{"introduction", "conclusion", "categories", "published", "updated"}, f.Path)
	})
	return append(fields, uncarried{"event.timeZone", event}, uncarried{"sessions[*].id", one}, uncarried{"sessions[*].tags", one},
		uncarried{"sessions[*].published", one}, uncarried{"sessions[*].updated", one}, uncarried{"sessions[*].links[*].size", one}, uncarried{"sessions[*].links[*].published", one})
}

// Omissions implements [Omitter]. What Limit and ExcerptOnly leave out is no
// omission.
func (e Atom) Omissions(doc *Document) []Omission {
	const icon = "of the event's logo there is the address"
	fields := slices.DeleteFunc(uncarriedByRSS(), func(f uncarried) bool {
		return f.Path == "event.logo" || f.Path == "authors[*].url" || f.Path == "event.url" || f.Path == "related"
	})
	list := omittedFromPeople(doc, append(wholePost(e.WholePost, fields),
		uncarried{"event.logo.alt", icon}, uncarried{"event.logo.width", icon}, uncarried{"event.logo.height", icon}, uncarried{"related[*].summary", "a related page is a link with a title"}))
	for i, r := range doc.Source().Related {
		if r.URL == "" {
			list = append(list, Omission{fmt.Sprintf("related[%d]", i), "a link has to lead somewhere, and the page's address is not known"})
		}
	}
	return list
}

// Omissions implements [Omitter]. It names as well what apps expect of an episode and
// its recording lacks.
func (e Podcast) Omissions(doc *Document) []Omission {
	carried := []string{"sessions[*].speakers[*].avatar", "sessions[*].links[*].duration"}
	list := omittedFromPeople(doc, slices.DeleteFunc(uncarriedByRSS(), func(f uncarried) bool { return slices.Contains(carried, f.Path) }))
	switch image := doc.post.Image; {
	case e.Cover != "":
	case image.URL == "":
		list = append(list, Omission{"image.url", "Apple's directory requires a picture of the podcast; none is given"})
	case image.Width != image.Height || image.Width != 0 && (image.Width < 1400 || image.Width > 3000):
		list = append(list, Omission{"image.url", "Apple's directory requires a square picture of 1400 to 3000 pixels; give one as the Cover"})
	}
	for i, s := range doc.Entries() {
		files := s.mediaFiles()
		if len(files) == 0 {
			list = append(list, Omission{fmt.Sprintf("sessions[%d]", i), "no recording of it is an audio or video file, so it is no episode"})
			continue
		}
		at := fmt.Sprintf("sessions[%d].links[%d].", i, slices.IndexFunc(s.Links, func(l recap.Link) bool { return l.URL == files[0].URL }))
		if files[0].Size == 0 {
			list = append(list, Omission{at + "size", "apps expect the size of a recording; none is given: written as 0"})
		}
		if files[0].Duration == 0 {
			list = append(list, Omission{at + "duration", "apps show how long an episode is; none is given"})
		}
	}
	return list
}

// uncarriedByRSS are the fields for which RSS has no place; Atom has one for
// few of them.
func uncarriedByRSS() []uncarried {
	const (
		picture = "of the post's picture there is the address"
		around  = "a feed consists of its entries"
		person  = "of an author a feed has the name, Atom the address or the page as well"
		event   = "the entries are about the sessions, not about the event"
		track   = "a track is a category, which is a name"
		name    = "an entry names its speakers with role, affiliation and page"
	)
	return []uncarried{
		{"image.alt", picture},
		{"image.width", picture},
		{"image.height", picture},
		{"event.logo", picture},
		{"introduction", around},
		{"conclusion", around},
		{"authors[*].id", person},
		{"authors[*].role", person},
		{"authors[*].job", person},
		{"authors[*].organization", person},
		{"authors[*].biography", person},
		{"authors[*].url", person},
		{"authors[*].avatar", person},
		{"authors[*].links", person},
		{"revision", memory},
		{"history", memory},
		{"event.acronym", event},
		{"event.url", event},
		{"event.venue", event},
		{"event.address", event},
		{"event.start", event},
		{"event.end", event},
		{"tracks[*].description", track},
		{"tracks[*].color", track},
		{"sessions[*].speakers[*].id", name},
		{"sessions[*].speakers[*].biography", name},
		{"sessions[*].speakers[*].avatar", name},
		{"sessions[*].speakers[*].links", name},
		{"sessions[*].links[*].duration", "a link has a media type and a size"},
		{"sessions[*].recordingConsent", "it concerns those who record"},
		{"sessions[*].sequence", memory},
		{"related", "a channel has no links but its own"},
	}
}
