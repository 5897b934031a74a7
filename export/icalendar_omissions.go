package export

import (
	"fmt"
	"strings"
)

// Omissions implements [Omitter]. With a [ICalendar.Session], it speaks of
// that session alone: the others are left out on request.
func (e ICalendar) Omissions(doc *Document) []Omission {
	post := doc.Source()
	list := omittedFromPeople(doc, uncarriedByCalendar(e.Session != ""))
	if e.undated(doc) {
		list = append(list, Omission{"published", "without it, and without a date of its own, an event is dated 1970, since it must have a date of change"})
	}
	list = append(list, omitted(doc, uncarriedOfEvent())...)
	if zone := post.Event.TimeZone; zone != "" && !isPlace(zone) && !isUTC(zone) {
		list = append(list, Omission{"event.timeZone", "it is not the name of a place, so times are written in UTC"})
	}
	list = append(list, omitted(doc, uncarriedOfSessions())...)
	for i, s := range doc.Entries() {
		if e.wants(s) {
			list = append(list, sessionOmissions(fmt.Sprintf("sessions[%d]", i), s, doc)...)
		}
	}
	return append(list, omitted(doc, []uncarried{{"related", eventsAlone}})...)
}

// sessionOmissions says what one session is without.
func sessionOmissions(path string, s *Entry, doc *Document) []Omission {
	if !s.Scheduled() {
		return []Omission{{path, "it has no time"}}
	}
	var list []Omission
	if event := doc.Post().Event; s.Room == "" && event.Venue == "" && event.Address == "" {
		list = append(list, Omission{path + ".room", "none is given, nor a venue: the name of the event stands for it"})
	}
	switch {
	case s.End.IsZero():
		list = append(list, Omission{path + ".end", "none is given: the event has none either, and apps show it at the length that they see fit"})
	case !hasEnd(s):
		list = append(list, Omission{path + ".end", "it is in the same second as the start, and an event must end later"})
	}
	return list
}

// undated reports whether the calendar has an event for which there is no date
// of publication or change.
func (e ICalendar) undated(doc *Document) bool {
	if !doc.Post().Updated.IsZero() {
		return false
	}
	for _, s := range doc.Entries() {
		if e.wants(s) && s.Scheduled() && s.Updated.IsZero() {
			return true
		}
	}
	return false
}

func isUTC(zone string) bool {
	return zone == "UTC" || zone == "GMT" || strings.HasPrefix(zone, "Etc/U")
}

const eventsAlone = "a calendar holds events alone"

// uncarriedByCalendar are the fields of the post itself. A file for one session
// has no more than the event.
func uncarriedByCalendar(one bool) []uncarried {
	const room = "a calendar has room for a description alone"
	const address = "of a picture of the calendar there is the address"
	list := []uncarried{{"image.alt", address}, {"image.width", address}, {"image.height", address}, {"introduction", room}, {"conclusion", room}, {"authors", eventsAlone}}
	if one {
		const nameless = "a file for one session says nothing of the calendar, so that the event joins the reader's own"
		list = append([]uncarried{{"language", nameless}, {"description", nameless}, {"image", nameless}}, list...)
		list = append(list, uncarried{"categories", nameless})
	}
	return append(list, uncarried{"revision", memory}, uncarried{"history", memory})
}

// uncarriedOfEvent are the fields of the conference and its tracks.
func uncarriedOfEvent() []uncarried {
	const days = "it would be an event beside the sessions, which has them twice"
	return []uncarried{
		{"event.name", "a calendar goes by the title of the post"},
		{"event.acronym", "a calendar goes by the title of the post"},
		{"event.url", "a calendar has one URL, that of the post"},
		{"event.logo", "a calendar has the picture of the post"},
		{"event.start", days},
		{"event.end", days},
		{"tracks[*].description", "a category is a name"},
		{"tracks[*].color", "a color is one of the names in CSS (RFC 7986 section 5.9)"},
	}
}

func uncarriedOfSessions() []uncarried {
	const (
		people = "people stand in the description by name, job and link"
		links  = "links stand in the description by title and role"
	)
	return []uncarried{
		{"sessions[*].speakers[*].id", people},
		{"sessions[*].speakers[*].biography", people},
		{"sessions[*].speakers[*].avatar", people},
		{"sessions[*].speakers[*].links", people},
		{"sessions[*].links[*].mediaType", links},
		{"sessions[*].links[*].size", links},
		{"sessions[*].links[*].duration", links},
		{"sessions[*].links[*].published", links},
		{"sessions[*].recordingConsent", "there is no place for it"},
	}
}
