package export

import (
	"context"
	"fmt"
	"io"
)

// JSONLD writes what the post says in the vocabulary of schema.org, as JSON-LD
// 1.1 (W3C), for search engines and other programs that read it from a file or
// from the head of a page:
//
//	{
//	  "@context": "https://schema.org",
//	  "@type": "BlogPosting",
//	  "headline": "Serverless sessions, summarised",
//	  "mainEntity": {
//	    "@type": "ItemList",
//	    "itemListElement": [
//	      {
//	        "@type": "ListItem",
//	        "position": 1,
//	        "item": {
//	          "@type": "VideoObject",
//	          "name": "Best practices for serverless developers",
//
// # Recaps and programmes
//
// A post whose sessions have times is a programme: an Event with a subEvent
// for each session, which has its performers, its location, its eventStatus
// and, where there is one, its recording as recordedIn. Its page comes as
// mainEntityOfPage.
//
// Any other post is a recap: a BlogPosting about the Event, with its sessions
// as an ItemList. A session with a recording is a VideoObject or AudioObject,
// recordedAt the Event; one without is a plain CreativeWork, unless it is a break.
//
// # Nothing is claimed that the post does not say
//
// Search engines ask of an Event that it has a name, a start and a place with
// an address. The model's event becomes an Event only if it has these: its
// Address, and its Start or else a session with a time, whose date then
// counts. Otherwise a recap is about a Thing of that name, and a programme is
// written as a recap. Likewise only a session with a time is a subEvent.
//
// Starts and ends have the offset of the event's zone; a day without a time is
// a date, which is what Google asks for, and not midnight. An address is one
// line in the name of its PostalAddress, since the model does not take it
// apart. A session that was moved has no eventStatus, because EventRescheduled
// would be wrong for a change of room.
//
// A recording has an uploadDate only if its link says when it was published,
// and a thumbnailUrl only if the session has a link whose role is "thumbnail".
// (Google shows videos with both.) Its address is a contentUrl if its media
// type is that of video or audio, and the url of a page otherwise; it is never
// made into an embedUrl.
//
// # What is carried
//
// Of the post: title, URL, description, language, authors, categories, dates,
// the event but for its rooms, and the URLs of related pages. Of a session:
// title, subtitle, code, summary as plain text, speakers with their job,
// organization, biography, pictures and links, language, tags with kind, level
// and track among them, recording and license; in a programme also room, times
// and status. Left out are the introduction and the conclusion, which the page
// has, the tracks' descriptions and colors, the speakers' roles, links other
// than the recording, and the consent to recording.
//
// People, places and sessions have an @id below the post's URL by which they
// are one: a speaker of two sessions is one Person.
//
// # Safety
//
// The text may stand in HTML, in an element such as
//
//	<script type="application/ld+json">
//
// since <, >, & and the line separators U+2028 and U+2029 are written as \u
// escapes.
type JSONLD struct {
	// Indent is written once per level of nesting, such as two spaces. Empty
	// means the compact form on one line.
	Indent string
	// Attendance says how one takes part in the event. Empty means not known:
	// a venue does not tell whether there is a stream as well.
	Attendance Attendance
}

// Attendance is how one takes part in an event.
type Attendance string

const (
	AttendanceUnknown Attendance = ""
	AttendanceOffline Attendance = "offline" // at the venue only
	AttendanceOnline  Attendance = "online"  // at the event's URL only, or else the post's: no address is needed
	AttendanceMixed   Attendance = "mixed"   // both
)

// Format implements [Exporter]. The media type is registered by JSON-LD 1.1
// section C; it has no charset parameter.
func (JSONLD) Format() Format {
	return Format{Name: "json-ld", Title: "Linked data", MediaType: "application/ld+json", Extension: ".jsonld", File: "event"}
}

// Export implements [Exporter]. It refuses an Attendance that is none of the
// constants.
func (e JSONLD) Export(ctx context.Context, w io.Writer, doc *Document) error {
	if !e.Attendance.valid() {
		return failed(e.Format(), fmt.Errorf("the attendance is %q; expected %q, %q or %q",
			e.Attendance, AttendanceOffline, AttendanceOnline, AttendanceMixed))
	}
	b := newLDBuilder(doc, e.Attendance)
	list := jsonList{indent: e.Indent, html: true}
	if b.isProgramme() {
		list.member, list.depth = "subEvent", 2
		return failed(e.Format(), list.write(ctx, w, b.programme(), b.subEvents))
	}
	list.member, list.depth = "itemListElement", 3
	return failed(e.Format(), list.write(ctx, w, b.posting(), b.listItems))
}

// valid reports whether the value is one of the constants.
func (a Attendance) valid() bool { return a == AttendanceUnknown || a.iri() != "" }

// iri is the member of schema.org's EventAttendanceModeEnumeration.
func (a Attendance) iri() string {
	switch a {
	case AttendanceOffline:
		return ldSchema + "OfflineEventAttendanceMode"
	case AttendanceOnline:
		return ldSchema + "OnlineEventAttendanceMode"
	case AttendanceMixed:
		return ldSchema + "MixedEventAttendanceMode"
	}
	return ""
}
