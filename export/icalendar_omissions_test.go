package export_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

var _ export.Omitter = export.ICalendar{}

func calendarOmissions(t *testing.T, post recap.Post, e export.ICalendar) []string {
	t.Helper()
	doc, err := export.Prepare(post)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, o := range e.Omissions(doc) {
		list = append(list, o.String())
	}
	return list
}

func TestICalendarOmissions(t *testing.T) {
	start := at("2024-03-30T10:00:00+01:00")
	whole := recap.Session{ID: "whole", Title: "S", Start: start, End: start.Add(time.Hour)}
	for _, test := range []struct {
		what   string
		change func(*recap.Post)
		e      export.ICalendar
		want   []string
	}{
		{"nothing to say", func(*recap.Post) {}, export.ICalendar{}, nil},
		{"no time", func(p *recap.Post) { p.Sessions = append(p.Sessions, recap.Session{Title: "T"}) }, export.ICalendar{},
			[]string{"sessions[1]: it has no time"}},
		{"no end", func(p *recap.Post) { p.Sessions[0].End = time.Time{} }, export.ICalendar{},
			[]string{"sessions[0].end: none is given: the event has none either, and apps show it at the length that they see fit"}},
		{"ends at once", func(p *recap.Post) { p.Sessions[0].End = start.Add(1) }, export.ICalendar{},
			[]string{"sessions[0].end: it is in the same second as the start, and an event must end later"}},
		{"no place", func(p *recap.Post) { p.Event.Venue = "" }, export.ICalendar{},
			[]string{"sessions[0].room: none is given, nor a venue: the name of the event stands for it"}},
		{"no date", func(p *recap.Post) { p.Published = time.Time{} }, export.ICalendar{},
			[]string{"published: without it, and without a date of its own, an event is dated 1970, since it must have a date of change"}},
		{"a date of its own", func(p *recap.Post) { p.Published, p.Sessions[0].Updated = time.Time{}, start }, export.ICalendar{}, nil},
		{"no place's zone", func(p *recap.Post) { p.Event.TimeZone = "EST" }, export.ICalendar{},
			[]string{"event.timeZone: it is not the name of a place, so times are written in UTC"}},
		{"UTC", func(p *recap.Post) { p.Event.TimeZone = "UTC" }, export.ICalendar{}, nil},
		{"another session", func(p *recap.Post) { p.Sessions = append(p.Sessions, recap.Session{Title: "T"}) },
			export.ICalendar{Session: "whole"}, nil},
		{"one session", func(p *recap.Post) { p.Language, p.Description, p.Categories = "fr", "D", []string{"C"} },
			export.ICalendar{Session: "whole"}, []string{
				"language: a file for one session says nothing of the calendar, so that the event joins the reader's own",
				"description: a file for one session says nothing of the calendar, so that the event joins the reader's own",
				"categories: a file for one session says nothing of the calendar, so that the event joins the reader's own",
			}},
		{"in the order of the post", func(p *recap.Post) {
			p.Conclusion, p.Related = "C", []recap.Related{{Title: "R", URL: "https://example.org/r"}}
			p.Sessions = []recap.Session{{Title: "T"}, whole}
			p.Sessions[1].RecordingConsent = recap.ConsentNo
		}, export.ICalendar{}, []string{
			"conclusion: a calendar has room for a description alone",
			"sessions[*].recordingConsent: there is no place for it",
			"sessions[0]: it has no time",
			"related: a calendar holds events alone",
		}},
	} {
		post := calendarPost("Europe/Brussels", whole)
		test.change(&post)
		var got []string
		for _, line := range calendarOmissions(t, post, test.e) {
			if !strings.HasPrefix(line, "event.name:") {
				got = append(got, line)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.what, diff)
		}
	}
}
