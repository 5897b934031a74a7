package export

import (
	"fmt"
	"slices"
)

// Omissions implements [Omitter]. What Limit and ExcerptOnly leave out is no
// omission.
func (RSS) Omissions(doc *Document) []Omission {
	return omittedFromPeople(doc, uncarriedByRSS())
}

// Omissions implements [Omitter]. What Limit and ExcerptOnly leave out is no
// omission.
func (Atom) Omissions(doc *Document) []Omission {
	fields := slices.DeleteFunc(uncarriedByRSS(), func(f uncarried) bool {
		return f.Path == "authors[*].url" || f.Path == "event.url" || f.Path == "related"
	})
	list := omittedFromPeople(doc, append(fields, uncarried{"related[*].summary", "a related page is a link with a title"}))
	for i, r := range doc.Source().Related {
		if r.URL == "" {
			list = append(list, Omission{fmt.Sprintf("related[%d]", i), "a link has to lead somewhere, and the page's address is not known"})
		}
	}
	return list
}

// uncarriedByRSS are the fields for which RSS has no place; Atom has one for
// few of them.
func uncarriedByRSS() []uncarried {
	const (
		around = "a feed consists of its entries"
		person = "of an author a feed has the name, Atom the address or the page as well"
		event  = "the entries are about the sessions, not about the event"
		track  = "a track is a category, which is a name"
		name   = "an entry names its speakers with role, affiliation and page"
	)
	return []uncarried{
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
		{"sessions[*].recordingConsent", "it concerns those who record"},
		{"sessions[*].sequence", memory},
		{"related", "a channel has no links but its own"},
	}
}
