package source

import (
	"bytes"
	"context"

	"github.com/seed-e2fd8668/recap"
)

// ScheduleJSON reads the schedule of a conference in JSON, as frab, pretalx and
// the C3VOC's tools write it (https://c3voc.de/schedule/schema.json) and
// export.ScheduleJSON does:
//
//	{"schedule": {"conference": {…, "days": [{…, "rooms": {"Hall": [{event}]}}]}}}
//
// Version 2 of the format (https://c3voc.de/schema/schedule2) is read as well, which has
// the events beside the conference. Texts may be objects by languages, {"en": "Sea",
// "nl": "Zee"}: one of these becomes that of the post, and the others are Translations.
//
// It maps to a post as [ScheduleXML] does, so that one schedule read from
// either is the same post. What only the JSON has a place for, such as the
// biography of a person and a list of all rooms, is read as well.
//
// The rooms of a day are an object, whose order is that of the rooms. Numbers
// that are written as strings are taken for what they say; in a schedule that
// is refused for another reason they are named among the reasons.
type ScheduleJSON struct{}

// Format implements [Reader].
func (ScheduleJSON) Format() Format { return Format{Name: "schedule-json", Title: "schedule JSON"} }

// Detect implements [Reader].
func (ScheduleJSON) Detect(text []byte) bool {
	bracket, names := topNames(text)
	isSchedule := names["schedule2"] || names["conference"] || names["schedule"] && (bytes.Contains(text, []byte(`"conference"`)) || !bytes.Contains(text, []byte(`"title"`)))
	return bracket == '{' && !names["sessions"] && isSchedule
}

// Read implements [Reader].
func (ScheduleJSON) Read(ctx context.Context, in *Input) (recap.Post, error) {
	root, err := parseJSON(ctx, in)
	if err != nil {
		return recap.Post{}, err
	}
	const expected = `an object with "schedule", in it "conference", and in that "days" with events`
	if v := root.get("schedule2"); v.kind != 'n' || root.has("schedule2") {
		return recap.Post{}, root.fail("is version 2 of the schedule format (schedule2), which cannot be read: expected %s", expected)
	}
	schedule, beside := root, []value(nil)
	if v := root.get("schedule"); v.kind != 'n' {
		schedule, beside = v, []value{*root.get("generator")}
		root.skip("$schema")
		root.rest("file")
	}
	if schedule.kind != '{' {
		return recap.Post{}, schedule.fail("is %s and not the schedule of a conference: expected %s", schedule.kindName(), expected)
	}
	return schedulePost(ctx, in, schedule, beside, expected)
}
