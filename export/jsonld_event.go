package export

import (
	"time"

	"github.com/seed-e2fd8668/recap"
)

// ldBuilder makes the nodes of one document.
type ldBuilder struct {
	doc        *Document
	post       recap.Post
	zone       *time.Location
	attendance Attendance
	base       string    // the post's address, without a fragment
	first      time.Time // the earliest start of a session, or zero
	// start is the event's startDate, "" if the event cannot be called an Event.
	start string
}

func newLDBuilder(doc *Document, attendance Attendance) *ldBuilder {
	b := &ldBuilder{doc: doc, post: doc.Post(), zone: doc.zone, first: doc.first, attendance: attendance, base: ldURL(doc.page)}
	if b.post.Event.Name != "" && (b.post.Event.Address != "" || attendance == AttendanceOnline) {
		b.start = b.eventStart()
	}
	return b
}

// isEvent reports whether there is all that search engines require of an
// Event: https://developers.google.com/search/docs/appearance/structured-data/event
func (b *ldBuilder) isEvent() bool { return b.start != "" }

func (b *ldBuilder) isProgramme() bool { return b.isEvent() && !b.first.IsZero() }

// id returns the IRI of a node: the post's URL with a fragment. That of a
// session is its place in the page; those of other nodes begin with a slash,
// which no place in the page does.
func (b *ldBuilder) id(fragment string) string { return b.base + "#" + escapedFragment(fragment) }

func (b *ldBuilder) eventID() string { return b.id("/event") }

func (b *ldBuilder) eventStart() string {
	if start := b.post.Event.Start; !start.IsZero() {
		return b.date(start)
	}
	if !b.first.IsZero() {
		return b.first.In(b.zone).Format(time.DateOnly)
	}
	return ""
}

// date writes the start or the end of the event: its date, and its time only
// if that is not midnight; see [recap.Event].
func (b *ldBuilder) date(t time.Time) string {
	t = t.In(b.zone)
	if hour, minute, second := t.Clock(); hour == 0 && minute == 0 && second == 0 {
		return t.Format(time.DateOnly)
	}
	return ldTime(t)
}

// ldTime writes a time as xsd:dateTime, which schema.org's DateTime is.
func ldTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// event returns the conference as an Event.
func (b *ldBuilder) event() *ldEvent {
	event := b.post.Event
	e := &ldEvent{
		Type:                "Event",
		ID:                  b.eventID(),
		Name:                event.Name,
		AlternateName:       event.Acronym,
		URL:                 ldURL(event.URL),
		StartDate:           b.start,
		EventAttendanceMode: b.attendance.iri(),
		Location:            b.location(),
	}
	e.Image = ldImages(event.Logo)
	if !event.End.IsZero() {
		e.EndDate = b.date(event.End)
	}
	return e
}

// programme returns the Event that subEvents are to be put in.
func (b *ldBuilder) programme() *ldEvent {
	e := b.event()
	e.Context = ldContext
	e.Description = b.post.Description
	e.Image = ldImages(b.post.Image, b.post.Event.Logo)
	page := b.page()
	page.Name = b.post.Title
	page.InLanguage = b.post.Language
	page.DatePublished, page.DateModified = ldTime(b.post.Published), ldTime(b.post.Updated)
	page.Author = b.authors()
	page.Keywords = nonEmpty(b.post.Categories...)
	e.MainEntityOfPage = &page
	e.SubEvent = ldEmptyList
	return e
}

// subEvents yields the sessions that have a time.
func (b *ldBuilder) subEvents(yield func(any) bool) {
	for _, s := range b.doc.Entries() {
		if s.Scheduled() && !yield(b.subEvent(s)) {
			return
		}
	}
}

func (b *ldBuilder) subEvent(s *Entry) *ldEvent {
	e := &ldEvent{
		Type:                "Event",
		ID:                  b.id(s.Anchor),
		Name:                s.Title,
		AlternateName:       s.Subtitle,
		Identifier:          string(s.Code),
		Description:         b.doc.Text(s.Summary),
		URL:                 s.Address,
		Image:               ldImages(s.Image),
		StartDate:           ldTime(s.Start),
		EndDate:             ldTime(s.End),
		EventStatus:         ldStatus(s.Status),
		EventAttendanceMode: b.attendance.iri(),
		Location:            b.sessionLocation(s),
		Performer:           b.speakers(s),
		InLanguage:          s.Language,
		Keywords:            b.keywords(s),
		SuperEvent:          &ldRef{b.eventID()},
	}
	if recording, ok := s.Recording(); ok {
		e.RecordedIn = b.recording(s, recording)
	}
	return e
}

// ldStatus is the member of schema.org's EventStatusType. That a session was
// moved is none of them: EventRescheduled is for a change of time alone.
func ldStatus(s recap.Status) string {
	switch s {
	case recap.StatusConfirmed:
		return ldSchema + "EventScheduled"
	case recap.StatusCancelled:
		return ldSchema + "EventCancelled"
	}
	return ""
}

// location is where the event takes place.
func (b *ldBuilder) location() any {
	event := b.post.Event
	venue := &ldPlace{Type: "Place", ID: b.id("/venue"), Name: event.Venue, Address: b.address()}
	switch b.attendance {
	case AttendanceOnline:
		return b.virtual("", "")
	case AttendanceMixed:
		return []*ldPlace{venue, b.virtual("", "")}
	}
	return venue
}

// sessionLocation is the session's room, with the address that search engines
// ask of every place, or else the venue.
func (b *ldBuilder) sessionLocation(s *Entry) any {
	if b.attendance == AttendanceOnline {
		return b.virtual(s.Room, s.RoomName)
	}
	venue := ldRef{b.id("/venue")}
	if s.Room == "" {
		return venue
	}
	return &ldPlace{
		Type: "Place", ID: b.id("/room/" + s.Room), Name: s.RoomName,
		Address: b.address(), ContainedInPlace: &venue,
	}
}

// virtual is a place on the network: that of the event, or a room of it.
func (b *ldBuilder) virtual(room, name string) *ldPlace {
	place := &ldPlace{Type: "VirtualLocation", ID: b.id("/online"), URL: ldURL(b.post.Event.URL)}
	if place.URL == "" {
		place.URL = ldURL(b.post.URL)
	}
	if room != "" {
		place.ID, place.Name = b.id("/room/"+room), name
	}
	return place
}

func (b *ldBuilder) address() *ldAddress {
	return &ldAddress{Type: "PostalAddress", ID: b.id("/address"), Name: b.post.Event.Address}
}
