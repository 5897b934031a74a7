package source

import (
	"context"
	"slices"

	"github.com/seed-e2fd8668/recap"
)

// ScheduleXML reads the schedule of a conference in XML, as Pentabarf, frab,
// pretalx, OSEM and the C3VOC's tools write it (https://c3voc.de/wiki/schedule)
// and export.ScheduleXML does: a schedule with a conference and days, in these
// rooms, in these events. Days without rooms, events without dates, and other
// elements than those of the XSD are read as well.
//
// An event becomes a session in the place where it stands:
//
//	guid, or else id       ID; a guid that comes again is another slot of its session
//	code                   Code
//	title, subtitle, url   the same
//	track                  Track; the tracks are the conference's, then those that events name
//	                       title, subtitle, track, abstract and description again
//	                       with another xml:lang are Translations, and so are title
//	                       and subtitle of the conference, and biographies
//	type                   Kind
//	language               Language, the first of several
//	abstract, description  Summary, one after the other; a subtitle that is too
//	                       long for one stands before them
//	date                   Start; without one, the day's date and start, see below
//	duration, end          End
//	persons                Speakers, with guid, id or code as their ID; so are
//	                       single elements person and speaker; a list persons
//	                       beside the days adds what it says of them
//	recording              License and RecordingConsent
//	links, attachments     Links, with roles by their types and titles
//	video_download_url, origin_url, feedback_url
//	                       Links of the roles video, origin and feedback
//
// A conference's url, or else its base_url, is the address of the post, and
// base_url the one that relative addresses are completed with.
//
// A time of day without a date is one by the clock of the conference, whose
// zone is the option's, or else the conference's time_zone_name, or else the
// offset that the day itself has. Before the conference's day_change, or else
// before 04:00, it is one of the next calendar day.
//
// A duration is H:MM or HH:MM:SS, or of pretalx D:HH:MM; a note says where it
// could be either of the last two.
//
// A guid that export.ScheduleXML derived from an ID beside it is read as that
// ID, so that a schedule that is read and written stays what it was.
//
// What repeats other fields (slug, numbers, version, the grid of the timetable)
// is left out silently, what a post has no place for (logo) with one note for
// all.
//
// XML that can be read in only one way is read so, with a note: control
// characters, the entities of HTML, a "&" or a "<" that begins nothing, HTML in a
// text that nobody escaped. Elements that are not closed, and document types that
// declare entities, are refused.
type ScheduleXML struct{}

// Format implements [Reader].
func (ScheduleXML) Format() Format { return Format{Name: "schedule-xml", Title: "schedule XML"} }

// Detect implements [Reader].
func (ScheduleXML) Detect(text []byte) bool {
	name := rootName(text)
	return name == "schedule" || name == "schedule2"
}

// Read implements [Reader].
func (ScheduleXML) Read(ctx context.Context, in *Input) (recap.Post, error) {
	root, err := parseXML(ctx, in, isScheduleBody)
	if err != nil {
		return recap.Post{}, err
	}
	const expected = "<schedule> with a <conference> and in each <day> the events"
	switch root.name {
	case "schedule":
		root.joinLanguages()
		return schedulePost(ctx, in, root, nil, expected)
	case "schedule2":
		return recap.Post{}, root.fail("is version 2 of the schedule format (schedule2), which cannot be read: expected %s", expected)
	}
	return recap.Post{}, root.fail("is not a schedule: it begins with <%s>; expected %s", root.name, expected)
}

// isScheduleBody reports whether a field is a text of several paragraphs.
func isScheduleBody(name string) bool {
	return slices.Contains([]string{"abstract", "description", "biography", "bio", "extended_biography"}, name)
}
