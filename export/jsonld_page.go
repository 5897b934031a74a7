package export

import (
	"bytes"
	"html/template"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// maxPageText is how much of a text the data of a page repeats, in characters:
// the page has all of it.
const maxPageText = 300

// EventData returns what JSON-LD says of the event, without its sessions, for
// the page that is about the event: "" where it is no Event. Like the others here it
// may stand in a script element.
func (e JSONLD) EventData(doc *Document) template.JS {
	b := newLDBuilder(doc, e.Attendance)
	if !b.isEvent() {
		return ""
	}
	event := b.programme()
	event.SubEvent = nil
	return pageNode(event)
}

// SessionData returns what JSON-LD says of one session, for the session's page.
func (e JSONLD) SessionData(doc *Document, s *Entry) template.JS {
	b := newLDBuilder(doc, e.Attendance)
	if b.isProgramme() && s.Scheduled() {
		event := b.subEvent(s)
		event.Context = ldContext
		event.Description = text.Excerpt(event.Description, maxPageText)
		if place, ok := event.Location.(*ldPlace); ok {
			place.ContainedInPlace = nil // which this page does not describe
		} else if _, ok := event.Location.(ldRef); ok {
			event.Location = b.location()
		}
		for i := range event.Performer {
			event.Performer[i].Description = ""
		}
		if event.RecordedIn != nil {
			event.RecordedIn.Description, event.RecordedIn.Author = "", nil
		}
		return pageNode(event)
	}
	if !isWork(s) {
		return ""
	}
	work := b.work(s)
	work.Description = text.Excerpt(work.Description, maxPageText)
	for i := range work.Author {
		work.Author[i].Description = ""
	}
	return pageNode(struct {
		Context string `json:"@context"`
		*ldWork
	}{ldContext, work})
}

// SpeakerData returns what JSON-LD says of a person, for the person's page.
func (e JSONLD) SpeakerData(doc *Document, s recap.Speaker) template.JS {
	b := newLDBuilder(doc, e.Attendance)
	person := b.person(s)
	person.Description = text.Excerpt(person.Description, maxPageText)
	return pageNode(struct {
		Context string `json:"@context"`
		ldPerson
	}{ldContext, person})
}

// pageNode encodes a node on one line.
func pageNode(node any) template.JS {
	var b bytes.Buffer
	if err := (jsonList{html: true}).encoder(&b, 0).Encode(node); err != nil {
		return "" // text always encodes
	}
	return template.JS(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}
