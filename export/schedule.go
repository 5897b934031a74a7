package export

import (
	"context"
	"fmt"
	"io"

	"github.com/seed-e2fd8668/recap/internal/schedule"
)

// ScheduleXML writes the sessions that have a time as the schedule that
// conference apps, sign boards and recording crews read: the format of
// Pentabarf, frab and pretalx (https://c3voc.de/wiki/schedule, media type
// application/vnd.c3voc.schedule+xml), read by Giggity, EventFahrplan,
// Engelsystem, ConfClerk, the C3VOC's tracker and info-beamer.
//
// A schedule says who speaks where and when, and no more. Of a session it
// carries ID, code, title, subtitle, URL, track, kind, language, summary,
// speakers, room, time, links, license and consent to being recorded; of the
// event its name, acronym, URL, time zone, days, rooms and tracks. It has no
// place for levels, tags, for more of a speaker than name and ID, and for what
// the post says around the programme; see [ScheduleXML.Omissions].
//
//   - A session is left out that has no time, that lasts 100 hours or longer
//     (durations end at 99:59), or that is cancelled: there is no status, and
//     the apps take a session that is gone for cancelled. That one was moved
//     they see by themselves.
//   - A session without an end has the duration 00:00. One without a room is in
//     a room that goes by the venue's name, or else by the event's.
//   - Days begin at [recap.DayChange], so a talk at 01:30 belongs to the day
//     before. A day without sessions is no day.
//   - Apps know rooms and tracks by their names alone. Where several share one,
//     each has its ID behind the name.
//   - Summaries are in Markdown, as most apps show them: the abstract is the
//     first paragraph, the description the rest.
//   - The acronym has the letters a to z and digits only; one of fewer than
//     four characters has the year behind it.
//   - A code is written if it is six letters from A to Z and digits.
//   - The time zone is named where its name is that of a place or UTC. Java,
//     and so Android, does not know all others, such as EST.
//   - A link with the role "feedback" is where the audience says how it was.
//   - The version is the post's revision, if somebody counts, and the date of the
//     last change, see [Document.Changed].
//
// An event's guid is the session's ID where that is a UUID, and is derived from
// it and from the event's name where it is not. The number that the format
// asks for beside it is the ID where that is one, and is else derived from the
// guid. So both stay when a session is renamed or moved and when others come and
// go. Derived numbers have 31 bits: should two sessions meet, which is to be
// expected in one of two million posts of 50 sessions and in one of 4,000 of
// 1,000, the one whose guid sorts after the other's takes another number, and
// would fall back to its first if the other left the post. Persons have guid
// and number in the same way, rooms a guid.
type ScheduleXML struct{}

// Format implements [Exporter].
func (ScheduleXML) Format() Format {
	return Format{Name: "schedule-xml", Title: "Schedule in XML", MediaType: schedule.MediaType, Extension: ".xml", File: "schedule"}
}

// Export implements [Exporter]. The error wraps [ErrNotApplicable] if no
// session can be in a schedule.
func (e ScheduleXML) Export(ctx context.Context, w io.Writer, doc *Document) error {
	return failed(e.Format(), exportSchedule(ctx, w, doc, schedule.WriteXML))
}

// ScheduleJSON writes the same as [ScheduleXML] in the format's JSON, whose
// schema is https://c3voc.de/schedule/schema.json. What only the JSON could
// say, such as a speaker's biography, it does not say, so that it does not
// matter which of the two an app reads, or makes of the other. Only the rooms
// are a list of their own here, and the names of time zones are fewer: the
// schema refuses old ones such as US/Pacific, and they are left out.
type ScheduleJSON struct{}

// Format implements [Exporter].
func (ScheduleJSON) Format() Format {
	return Format{Name: "schedule-json", Title: "Schedule in JSON", MediaType: "application/json", Extension: ".json", File: "schedule"}
}

// Export implements [Exporter]. The error wraps [ErrNotApplicable] if no
// session can be in a schedule.
func (e ScheduleJSON) Export(ctx context.Context, w io.Writer, doc *Document) error {
	return failed(e.Format(), exportSchedule(ctx, w, doc, schedule.WriteJSON))
}

func exportSchedule(ctx context.Context, w io.Writer, doc *Document, write func(io.Writer, schedule.Schedule) error) error {
	p := doc.scheduled()
	if len(p.days) == 0 {
		return fmt.Errorf("%w: no session has a time that a schedule can say", ErrNotApplicable)
	}
	return write(strictWriter{ctx, w}, p.schedule())
}
