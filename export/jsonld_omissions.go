package export

import (
	"fmt"

	"github.com/seed-e2fd8668/recap"
)

// Omissions implements [Omitter].
func (e JSONLD) Omissions(doc *Document) []Omission {
	b := newLDBuilder(doc, e.Attendance)
	const page, track = "the page has it", "of a track there is the name"
	list := omitted(doc, append([]uncarried{{"introduction", page}, {"conclusion", page}, {"authors[*].role", "schema.org knows performers and authors"}}, profileLinks("authors[*]")...))
	list = append(list, omitted(doc, []uncarried{{"revision", memory}, {"history", memory}})...)
	list = append(list, b.omittedEvent()...)
	list = append(list, omitted(doc, []uncarried{
		{"tracks[*].description", track}, {"tracks[*].color", track},
		{"sessions[*].id", "a session is identified by its place in the page"},
		{"sessions[*].speakers[*].role", "schema.org knows performers and authors"},
	})...)
	list = append(list, omitted(doc, profileLinks("sessions[*].speakers[*]"))...)
	list = append(list, omitted(doc, []uncarried{
		{"sessions[*].recordingConsent", "schema.org has no property for it"},
		{"sessions[*].published", "it is the date of a feed's entry; a recording has its own"},
		{"sessions[*].updated", "it is the date of a feed's entry; a recording has its own"},
		{"sessions[*].sequence", memory},
	})...)
	for i, s := range doc.Entries() {
		for _, o := range b.omittedSession(s) {
			list = append(list, Omission{fmt.Sprintf("sessions[%d]%s", i, o.Path), o.Reason})
		}
	}
	const related = "of a related page there is the URL"
	list = append(list, omitted(doc, []uncarried{{"related[*].title", related}, {"related[*].summary", related}})...)
	return append(list, untranslated(doc)...)
}

// profileLinks are the fields of a person's links that are not written.
func profileLinks(person string) []uncarried {
	const address = "of a person's link there is the address"
	return []uncarried{
		{person + ".links[*].title", address},
		{person + ".links[*].role", address},
		{person + ".links[*].mediaType", address},
		{person + ".links[*].size", address},
		{person + ".links[*].start", address},
		{person + ".links[*].duration", address},
		{person + ".links[*].published", address},
	}
}

// omittedEvent says why the event is not called an Event, or what of it is
// left out.
func (b *ldBuilder) omittedEvent() []Omission {
	if b.post.Event.Name == "" {
		return nil
	}
	if b.isEvent() {
		return b.omittedOfEvent()
	}
	const thing, required = "what lacks something that search engines require of an Event is written as a Thing with a name and a URL",
		"search engines require it of an Event, and a Thing is written instead"
	fields := []uncarried{{"event.acronym", thing}, {"event.venue", thing}}
	list := omitted(b.doc, fields)
	if b.post.Event.Address == "" && b.attendance != AttendanceOnline {
		list = append(list, Omission{"event.address", required})
	} else {
		list = append(list, omitted(b.doc, []uncarried{{"event.address", thing}})...)
	}
	list = append(list, omitted(b.doc, []uncarried{{"event.timeZone", thing}})...)
	if b.post.Event.Start.IsZero() && b.first.IsZero() {
		list = append(list, Omission{"event.start", required})
	}
	return append(list, omitted(b.doc, []uncarried{
		{"event.start", thing}, {"event.end", thing}, {"event.rooms", thing},
	})...)
}

func (b *ldBuilder) omittedOfEvent() []Omission {
	var fields []uncarried
	if b.attendance == AttendanceOnline {
		const online = "the event is online, and its location a VirtualLocation"
		fields = append(fields, uncarried{"event.venue", online}, uncarried{"event.address", online})
	}
	fields = append(fields, uncarried{"event.timeZone", "schema.org has no property for it; times have its offset"})
	if !b.isProgramme() {
		fields = append(fields, uncarried{"event.rooms", "no session has a time, and a recording has no room"})
	}
	return omitted(b.doc, fields)
}

// omittedSession says what of a session is left out; the paths are below it.
func (b *ldBuilder) omittedSession(s *Entry) []Omission {
	switch {
	case b.isProgramme() && !s.Scheduled():
		return []Omission{{"", "search engines require a start of an Event, and the session has none"}}
	case b.isProgramme():
		list := omittedLinks(s)
		if s.Status == recap.StatusMoved {
			list = append(list, Omission{".status", "schema.org knows a change of time, EventRescheduled, but the session may have changed its room"})
		}
		return list
	case !isWork(s):
		return []Omission{{"", "a break is no work that could be listed"}}
	}
	const reason = "a recording or another work has no property for it, and the session is no Event"
	var list []Omission
	if s.Room != "" {
		list = append(list, Omission{".room", reason})
	}
	if s.Scheduled() {
		list = append(list, Omission{".start", reason})
	}
	if !s.End.IsZero() {
		list = append(list, Omission{".end", reason})
	}
	list = append(list, omittedLinks(s)...)
	if s.Status != recap.StatusConfirmed {
		list = append(list, Omission{".status", reason})
	}
	return list
}

// omittedLinks names the links that are neither the recording nor its picture.
func omittedLinks(s *Entry) []Omission {
	recording, recorded := s.Session.Recording()
	thumbnail := !recorded
	var list []Omission
	for i, l := range s.Links {
		switch {
		case l.Role == linkThumbnail && !thumbnail:
			thumbnail = true
		case l != recording:
			list = append(list, Omission{fmt.Sprintf(".links[%d]", i), "of the links there is the recording"})
		}
	}
	return list
}
