package export

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

// What the tests read: the two forms of the format in structs of their own, so
// that a wrong tag of the exporters' structs is found.
type (
	xmlSchedule struct {
		Version    string `xml:"version"`
		Conference struct {
			Title    string `xml:"title"`
			Acronym  string `xml:"acronym"`
			Start    string `xml:"start"`
			End      string `xml:"end"`
			Days     string `xml:"days"`
			Timeslot string `xml:"timeslot_duration"`
			Zone     string `xml:"time_zone_name"`
			URL      string `xml:"url"`
			Tracks   []struct {
				Name  string `xml:"name,attr"`
				Slug  string `xml:"slug,attr"`
				Color string `xml:"color,attr"`
			} `xml:"track"`
		} `xml:"conference"`
		Days []struct {
			Index string `xml:"index,attr"`
			Date  string `xml:"date,attr"`
			Start string `xml:"start,attr"`
			End   string `xml:"end,attr"`
			Rooms []struct {
				Name   string     `xml:"name,attr"`
				GUID   string     `xml:"guid,attr"`
				Events []xmlEvent `xml:"event"`
			} `xml:"room"`
		} `xml:"day"`
	}
	xmlEvent struct {
		Attrs    []xml.Attr `xml:",any,attr"`
		Children []struct {
			XMLName xml.Name
			Inner   string `xml:",innerxml"`
		} `xml:",any"`
	}
)

// field returns an attribute or the content of a child of an event, "–" where
// there is none.
func (e xmlEvent) field(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	for _, c := range e.Children {
		if c.XMLName.Local == name {
			return strings.Join(strings.Fields(c.Inner), " ")
		}
	}
	return "–"
}

func readScheduleXML(t *testing.T, post recap.Post) (s xmlSchedule, events map[string]xmlEvent) {
	t.Helper()
	if err := xml.Unmarshal([]byte(scheduleString(t, ScheduleXML{}, post)), &s); err != nil {
		t.Fatal(err)
	}
	events = make(map[string]xmlEvent)
	for _, d := range s.Days {
		for _, r := range d.Rooms {
			for _, e := range r.Events {
				events[e.field("title")] = e
			}
		}
	}
	return s, events
}

func TestScheduleDaysAndRooms(t *testing.T) {
	s, _ := readScheduleXML(t, schedulePost())
	var got []string
	for _, d := range s.Days {
		got = append(got, strings.Join([]string{d.Index, d.Date, d.Start, d.End}, " "))
		for _, r := range d.Rooms {
			line := "  " + r.Name + ":"
			for _, e := range r.Events {
				line += " " + e.field("date") + " " + e.field("start") + "+" + e.field("duration") + " " + e.field("title") + ","
			}
			got = append(got, line)
		}
	}
	want := []string{
		"1 2024-03-30 2024-03-30T04:00:00+01:00 2024-03-31T04:00:00+02:00",
		"  Hall (north):",
		"  Hall (south): 2024-03-31T01:30:00+01:00 01:30+02:00 Party,",
		"  Cellar: 2024-03-30T10:00:00+01:00 10:00+00:45 Laying bricks, &lt;fast&gt;,",
		"  Tent: 2024-03-30T09:00:00+01:00 09:00+00:20 早上好,",
		"  Kiln:",
		"2 2024-03-31 2024-03-31T04:00:00+02:00 2024-04-01T04:00:00+02:00",
		"  Hall (north): 2024-03-31T04:00:00+02:00 04:00+01:00 Laying bricks, again, 2024-03-31T20:00:00+02:00 20:00+00:00 Open end,",
		"  Kiln: 2024-03-31T12:00:00+02:00 12:00+01:00 Lunch,",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Durations are what passes between start and end, also where the clocks
// change; the day is that of the event's zone, whatever zone the data has.
func TestScheduleZones(t *testing.T) {
	for _, test := range []struct{ zone, start, end, want string }{
		{"America/Los_Angeles", "2024-03-10T09:30:00Z", "2024-03-10T10:30:00Z", "2024-03-09 2024-03-10T01:30:00-08:00 01:30 01:00"},
		{"America/Los_Angeles", "2024-11-03T08:30:00Z", "2024-11-03T12:00:00Z", "2024-11-02 2024-11-03T01:30:00-07:00 01:30 03:30"},
		{"Asia/Kolkata", "2024-03-30T20:00:00+01:00", "2024-03-31T19:59:00+01:00", "2024-03-30 2024-03-31T00:30:00+05:30 00:30 23:59"},
		{"Europe/Rome", "2026-08-07T14:00:00+02:00", "2026-08-08T18:00:00+02:00", "2026-08-07 2026-08-07T14:00:00+02:00 14:00 28:00"},
		{"Australia/Lord_Howe", "2024-04-06T14:30:00Z", "2024-04-06T16:00:00Z", "2024-04-06 2024-04-07T01:30:00+11:00 01:30 01:30"},
		{"Asia/Tokyo", "2024-03-30T19:00:00Z", "2024-03-30T19:00:30Z", "2024-03-31 2024-03-31T04:00:00+09:00 04:00 00:00"},
	} {
		post := recap.Post{Title: "T", URL: "https://e.example/", Event: recap.Event{Name: "E", TimeZone: test.zone}}
		session := recap.Session{Title: "S"}
		session.Start, _ = time.Parse(time.RFC3339, test.start)
		session.End, _ = time.Parse(time.RFC3339, test.end)
		post.Sessions = []recap.Session{session}
		s, events := readScheduleXML(t, post)
		e := events["S"]
		if got := strings.Join([]string{s.Days[0].Date, e.field("date"), e.field("start"), e.field("duration")}, " "); got != test.want {
			t.Errorf("%s %s: got %s, want %s", test.zone, test.start, got, test.want)
		}
	}
}

func TestScheduleConference(t *testing.T) {
	s, _ := readScheduleXML(t, schedulePost())
	got := fmt.Sprintf("%s %+v", s.Version, s.Conference)
	want := "2024-03-20T08:30:00Z {Title:Brick Days 2024 Acronym:brickdays Start:2024-03-30 End:2024-03-31 Days:2 Timeslot:00:05 " +
		"Zone:Europe/Brussels URL:https://bricks.example/ Tracks:[{Name:Bricks & Mortar Slug:brk Color:#AA3300}]}"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestScheduleEvent(t *testing.T) {
	_, events := readScheduleXML(t, schedulePost())
	for _, test := range []struct{ event, field, want string }{
		{"Laying bricks, &lt;fast&gt;", "code", "BRK401"},
		{"Laying bricks, &lt;fast&gt;", "room", "Cellar"},
		{"Laying bricks, &lt;fast&gt;", "subtitle", "And straight"},
		{"Laying bricks, &lt;fast&gt;", "language", "nl"},
		{"Laying bricks, &lt;fast&gt;", "track", "Bricks &amp; Mortar"},
		{"Laying bricks, &lt;fast&gt;", "type", "talk"},
		{"Laying bricks, &lt;fast&gt;", "abstract", "How to lay a *thousand* bricks."},
		{"Laying bricks, &lt;fast&gt;", "description", "With a demonstration: - one - two"},
		{"Laying bricks, &lt;fast&gt;", "recording", "<license>CC-BY-4.0</license> <optout>false</optout>"},
		{"Laying bricks, &lt;fast&gt;", "url", "https://bricks.example/2024/#brk401"},
		{"Laying bricks, &lt;fast&gt;", "feedback_url", "https://bricks.example/say"},
		{"Laying bricks, &lt;fast&gt;", "links", `<link href="https://video.example/v?id=1&amp;t=2" type="media">Video</link>` +
			` <link href="https://bricks.example/slides.pdf" type="slides">The slides</link>` +
			` <link href="https://code.example/bricks" type="related">Code</link>`},
		{"Laying bricks, &lt;fast&gt;", "logo", "–"},
		{"Laying bricks, again", "code", "–"}, // BRK401-R1
		{"Lunch", "type", "break"},
		{"Lunch", "language", "en"},
		{"Lunch", "track", ""},
		{"Lunch", "recording", "–"},
		{"Lunch", "feedback_url", "–"},
		{"Lunch", "description", "–"},
		{"早上好", "id", "17"},
		{"早上好", "slug", "brickdays-0017"},
	} {
		if got := events[test.event].field(test.field); got != test.want {
			t.Errorf("%s: %s is %q, want %q", test.event, test.field, got, test.want)
		}
	}
	persons := events["Laying bricks, &lt;fast&gt;"].field("persons")
	for _, want := range []string{
		`<person guid="0a4bb4cc-58f4-4c6c-9d5b-6f0a3b3f2c11" id="`, `" id="4711">Ben Example</person>`, `>Chloé Example</person>`,
	} {
		if !strings.Contains(persons, want) {
			t.Errorf("persons %s lack %s", persons, want)
		}
	}
}

// Giggity keeps the last url and link of an event, and recording may hold both.
func TestScheduleRecordingStandsBeforeLinks(t *testing.T) {
	out := scheduleString(t, ScheduleXML{}, schedulePost())
	if recording, links := strings.Index(out, "<recording>"), strings.Index(out, "<link "); recording < 0 || links < recording {
		t.Errorf("recording stands at %d, the first link at %d", recording, links)
	}
}

// Giggity looks for the conference in the first 1024 characters.
func TestScheduleIsRecognisedByItsHead(t *testing.T) {
	post := schedulePost()
	post.URL = "https://bricks.example/" + strings.Repeat("long/", 300)
	if out := scheduleString(t, ScheduleXML{}, post); !strings.Contains(out[:1024], "<conference>") {
		t.Errorf("the head is %s", out[:1024])
	}
}

// XML and JSON carry the same of every event.
func TestScheduleJSONCarriesTheSame(t *testing.T) {
	x, _ := readScheduleXML(t, schedulePost())
	var j struct {
		Schedule struct {
			Version    string
			Conference struct {
				Rooms []struct{ Name, GUID string }
				Days  []struct {
					Rooms map[string][]map[string]any
				}
			}
		}
	}
	out := scheduleString(t, ScheduleJSON{}, schedulePost())
	if err := json.Unmarshal([]byte(out), &j); err != nil {
		t.Fatal(err)
	}
	for d, day := range x.Days {
		for r, room := range day.Rooms {
			if got := j.Schedule.Conference.Rooms; d == 0 && (got[r].Name != room.Name || got[r].GUID != room.GUID) {
				t.Errorf("JSON room %d is %v, XML %s %s", r, got[r], room.Name, room.GUID)
			}
			events := j.Schedule.Conference.Days[d].Rooms[room.Name]
			if len(events) != len(room.Events) {
				t.Fatalf("day %d, %s: %d events, in the XML %d", d+1, room.Name, len(events), len(room.Events))
			}
			for i, want := range room.Events {
				compareEvents(t, want, events[i])
			}
		}
	}
}

// compareEvents compares what is text in both, and the number of the rest.
func compareEvents(t *testing.T, want xmlEvent, got map[string]any) {
	t.Helper()
	for name, value := range got {
		text := strings.Join(strings.Fields(fmt.Sprint(value)), " ")
		wanted := strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(want.field(name))
		switch name {
		case "id":
			text = fmt.Sprintf("%.0f", value)
		case "persons", "links":
			if n := strings.Count(wanted, "</"); n != len(value.([]any)) {
				t.Errorf("%s: %s in the JSON %v, in the XML %s", want.field("title"), name, value, wanted)
			}
			continue
		case "recording_license", "do_not_record":
			if !strings.Contains(want.field("recording"), ">"+text+"<") {
				t.Errorf("%s: %s in the JSON %v, in the XML %s", want.field("title"), name, value, want.field("recording"))
			}
			continue
		}
		if text != wanted {
			t.Errorf("%s: %s in the JSON %q, in the XML %q", want.field("title"), name, text, wanted)
		}
	}
	for _, c := range want.Children {
		if _, ok := got[c.XMLName.Local]; !ok && c.XMLName.Local != "recording" {
			t.Errorf("%s: the JSON lacks %s", want.field("title"), c.XMLName.Local)
		}
	}
}

// What identifies an event stays when it moves and when others come and go.
func TestScheduleLinkTypes(t *testing.T) {
	for _, test := range []struct {
		link        recap.Link
		kind, title string
	}{
		{recap.Link{Role: recap.LinkVideo}, "media", "Video"},
		{recap.Link{Role: recap.LinkAudio, Title: "Listen"}, "media", "Listen"},
		{recap.Link{Role: recap.LinkPaper}, "paper", "Paper"},
		{recap.Link{Role: "Blog"}, "blog", "Blog"},
		{recap.Link{Role: "élan"}, "related", "Élan"},
		{recap.Link{}, "related", "https://e.example/"},
	} {
		test.link.URL = "https://e.example/"
		links, _ := scheduleLinks(newResources([]recap.Link{test.link}, catalogue.For("en", nil)))
		if links[0].Type != test.kind || links[0].Title != test.title {
			t.Errorf("%+v: got %+v", test.link, links[0])
		}
	}
}

func TestScheduleConsent(t *testing.T) {
	for _, test := range []struct {
		license string
		consent recap.Consent
		want    string
	}{
		{"", recap.ConsentUnknown, "–"},
		{"CC0-1.0", recap.ConsentUnknown, "<license>CC0-1.0</license> <optout>false</optout>"},
		{"", recap.ConsentYes, "<license></license> <optout>false</optout>"},
		{"", recap.ConsentAfterReview, "<license></license> <optout>false</optout>"},
		{"", recap.ConsentNo, "<license></license> <optout>true</optout>"},
	} {
		post := schedulePost()
		post.Sessions = post.Sessions[:1]
		post.Sessions[0].License, post.Sessions[0].RecordingConsent = test.license, test.consent
		_, events := readScheduleXML(t, post)
		for _, e := range events {
			if got := e.field("recording"); got != test.want {
				t.Errorf("%q, %q: got %s, want %s", test.license, test.consent, got, test.want)
			}
		}
	}
}

func TestScheduleNotApplicable(t *testing.T) {
	post := schedulePost()
	post.Sessions = slices.DeleteFunc(post.Sessions, func(s recap.Session) bool {
		return s.ID != "some-day" && s.ID != "never" && s.ID != "long"
	})
	for _, e := range []Exporter{ScheduleXML{}, ScheduleJSON{}} {
		var b strings.Builder
		if err := Write(context.Background(), &b, post, e); !errors.Is(err, ErrNotApplicable) || b.Len() > 0 {
			t.Errorf("%s: error %v, wrote %q", e.Format().Name, err, b.String())
		}
	}
}

// Also of a post that is refused it is said why.
