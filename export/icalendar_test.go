package export_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func TestICalendarDescribesTheCalendar(t *testing.T) {
	post := calendarPost("Europe/Brussels", recap.Session{Title: "S", Start: at("2024-03-30T10:00:00+01:00")})
	post.Title, post.Description, post.Language = "Days; nights, too", "What we did.", "en-GB"
	post.Categories = []string{"Conferences", "Lamps, looms"}
	text := calendarText(t, post, export.ICalendar{Refresh: 90 * time.Minute})
	head, _, _ := strings.Cut(text, "BEGIN:VTIMEZONE")
	want := []string{
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		"PRODID:-//github.com/seed-e2fd8668//recap//EN",
		`NAME;LANGUAGE=en-GB:Days\; nights\, too`,
		`X-WR-CALNAME:Days\; nights\, too`,
		"DESCRIPTION;LANGUAGE=en-GB:What we did.",
		"X-WR-CALDESC:What we did.",
		"X-WR-TIMEZONE:Europe/Brussels",
		`CATEGORIES:Conferences,Lamps\, looms`,
		"UID:c0aa9b77-6d42-59b8-bb26-20649e97822c",
		"LAST-MODIFIED:20240301T090000Z",
		"URL:https://example.org/days/",
		"SOURCE;VALUE=URI:https://example.org/days/schedule.ics",
		"REFRESH-INTERVAL;VALUE=DURATION:PT1H30M",
		"X-PUBLISHED-TTL:PT1H30M",
	}
	if diff := cmp.Diff(want, unfolded(head)); diff != "" {
		t.Error(diff)
	}
}

func TestICalendarRefresh(t *testing.T) {
	post := calendarPost("Europe/Brussels", recap.Session{Title: "S", Start: at("2024-03-30T10:00:00+01:00")})
	for refresh, want := range map[time.Duration]string{
		0: "PT1H", -time.Hour: "PT1H", time.Millisecond: "PT1S", 24 * time.Hour: "PT24H",
		15 * time.Minute: "PT15M", time.Hour + time.Second: "PT1H0M1S", 61 * time.Second: "PT1M1S",
	} {
		got := linesOf(calendarText(t, post, export.ICalendar{Refresh: refresh}), "X-PUBLISHED-TTL")
		if diff := cmp.Diff([]string{"X-PUBLISHED-TTL:" + want}, got); diff != "" {
			t.Errorf("%v: %s", refresh, diff)
		}
	}
}

func TestICalendarEvent(t *testing.T) {
	event := writtenEvent(t, recap.Session{
		ID: "talk-42", Code: "SVS401", Title: "Servers, queues; and \\ the rest", Subtitle: "A second line",
		Kind: recap.KindBreakout, Language: "fr", Room: "Hall 1", Tags: []string{"servers", "a,b;c"},
		Start: at("2024-03-30T10:00:00+01:00"), End: at("2024-03-30T11:00:00+01:00"),
		Summary: "What *servers* do.\n\n- this,\n- that.", License: "CC-BY-4.0",
		Speakers: []recap.Speaker{
			{Name: "Ada Example", Job: "Engineer", Organization: "Example; Ltd"},
			{Name: "Ben Example", Role: "moderator", URL: "mailto:ben@example.org"},
		},
		Links: []recap.Link{
			{URL: "https://example.org/v.mp4", Role: recap.LinkVideo, Title: "Servers!"},
			{URL: "https://example.org/s.pdf", Role: recap.LinkSlides},
			{URL: "https://example.org/naked"},
		},
		Published: at("2024-03-02T08:00:00Z"), Updated: at("2024-03-03T08:00:30Z"),
	})
	got := map[string][]string{}
	for name, props := range event.Props {
		for _, p := range props {
			texts := []string{p.Value}
			switch name {
			case "SUMMARY", "LOCATION", "DESCRIPTION", "CATEGORIES", "X-ALT-DESC":
				texts, _ = p.TextList()
			}
			got[name] = append(got[name], texts...)
		}
	}
	want := map[string][]string{
		"X-RECAP-ID": {"talk-42"}, "X-RECAP-ROOM": {"Hall 1"},
		"UID":           {"43881df5-b5e7-5384-ad3b-292f73785a0a"},
		"DTSTAMP":       {"20240303T080030Z"},
		"CREATED":       {"20240302T080000Z"},
		"LAST-MODIFIED": {"20240303T080030Z"},
		"SEQUENCE":      {"0"},
		"DTSTART":       {"20240330T100000"},
		"DTEND":         {"20240330T110000"},
		"STATUS":        {"CONFIRMED"},
		"SUMMARY":       {`Servers, queues; and \ the rest`},
		"LOCATION":      {"Hall 1, Town Hall"},
		"URL":           {"https://example.org/days/#svs401"},
		"CATEGORIES":    {"SVS", "400 Expert", "servers", "a,b;c"},
		"DESCRIPTION": {`Ada Example (Engineer, Example; Ltd), Ben Example (moderator)

SVS401 · breakout · 400 Expert · SVS · fr · 2024-03-30 10:00–11:00 (Europe/Brussels) · Hall 1

A second line

What servers do.

- this,
- that.

Servers! (video): https://example.org/v.mp4
Slides: https://example.org/s.pdf
https://example.org/naked

License: CC-BY-4.0

https://example.org/days/#svs401`},
		"X-ALT-DESC": {`<html><body>
<p>Ada Example (Engineer, Example; Ltd), Ben Example (moderator)</p>
<p>SVS401 · breakout · 400 Expert · SVS · fr · 2024-03-30 10:00–11:00 (Europe/Brussels) · Hall 1</p>
<p><em>A second line</em></p>
<p>What <em>servers</em> do.</p>
<ul>
<li>this,</li>
<li>that.</li>
</ul>
<ul>
<li><a href="https://example.org/v.mp4">Servers! (video)</a></li>
<li><a href="https://example.org/s.pdf">Slides</a></li>
<li><a href="https://example.org/naked">https://example.org/naked</a></li>
</ul>
<p>License: CC-BY-4.0</p>
<p><a href="https://example.org/days/">Example Days</a></p>
</body></html>`},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := event.Props.Get("X-ALT-DESC").Params.Get("FMTTYPE"); got != "text/html" {
		t.Errorf("X-ALT-DESC is of type %q", got)
	}
}

// TestICalendarStatus holds the statuses against the list of RFC 5545 section
// 3.8.1.11, which no library does.
func TestICalendarStatus(t *testing.T) {
	for _, test := range []struct {
		status          recap.Status
		written, titled string
	}{
		{"", "CONFIRMED", "S"},
		{recap.StatusConfirmed, "CONFIRMED", "S"},
		{recap.StatusMoved, "CONFIRMED", "Moved: S"},
		{recap.StatusCancelled, "CANCELLED", "Cancelled: S"},
	} {
		event := writtenEvent(t, recap.Session{Title: "S", Status: test.status})
		if got := event.Props.Get("STATUS").Value; got != test.written {
			t.Errorf("%q is %s, want %s", test.status, got, test.written)
		}
		if got := propText(t, event.Component, "SUMMARY"); got != test.titled {
			t.Errorf("%q is titled %q, want %q", test.status, got, test.titled)
		}
	}
}

func TestICalendarLocation(t *testing.T) {
	start := at("2024-03-30T10:00:00+01:00")
	rooms := []recap.Room{{ID: "1", Name: "Hall; One"}, {ID: "hall", Name: "Town Hall"}}
	for _, test := range []struct{ room, venue, address, want string }{
		{"1", "Town Hall", "1 Square, Brussels", "Hall; One, Town Hall, 1 Square, Brussels"},
		{"hall", "Town Hall", "", "Town Hall"},
		{"unlisted", "", "", "unlisted"},
		{"", "", "1 Square, Brussels", "1 Square, Brussels"},
		{"", "", "", "Example Days 2024"},
	} {
		post := calendarPost("Europe/Brussels", recap.Session{Title: "S", Room: test.room, Start: start})
		post.Event.Rooms, post.Event.Venue, post.Event.Address = rooms, test.venue, test.address
		event := readCalendar(t, calendarText(t, post, export.ICalendar{})).Events()[0]
		if got := propText(t, event.Component, "LOCATION"); got != test.want {
			t.Errorf("%+v: got %q", test, got)
		}
	}
}

func TestICalendarInventsNoEnd(t *testing.T) {
	start := at("2024-03-30T10:00:00+01:00")
	for _, end := range []time.Time{{}, start.Add(time.Millisecond)} {
		event := writtenEvent(t, recap.Session{Title: "S", Start: start, End: end})
		if event.Props.Get("DTEND") != nil || event.Props.Get("DURATION") != nil {
			t.Errorf("end %v: the event has one", end)
		}
	}
}

func TestICalendarKeepsPeopleWithoutAddresses(t *testing.T) {
	event := writtenEvent(t, recap.Session{Title: "S", Speakers: []recap.Speaker{{Name: "Ada", URL: "mailto:ada@example.org"}}})
	for _, name := range []string{"ATTENDEE", "ORGANIZER", "CONTACT"} {
		if event.Props.Get(name) != nil {
			t.Errorf("there is an %s", name)
		}
	}
}

// TestICalendarUID: what is written may not change between versions, or
// subscribers see every event twice.
func TestICalendarUID(t *testing.T) {
	for id, want := range map[string]string{
		"7c9e6679-7425-40de-944b-e07fc1f90ae7":          "7c9e6679-7425-40de-944b-e07fc1f90ae7",
		"urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7": "7c9e6679-7425-40de-944b-e07fc1f90ae7",
		"https://example.org/talks/42":                  "https://example.org/talks/42",
		"42":                                            "f0015007-384d-5320-80ee-bfa10c88d94c",
	} {
		event := writtenEvent(t, recap.Session{ID: id, Title: "S"})
		if got := propText(t, event.Component, "UID"); got != want {
			t.Errorf("%s has the UID %s, want %s", id, got, want)
		}
		moved := writtenEvent(t, recap.Session{ID: id, Title: "T", Room: "R", Code: "SVS401", Start: at("2024-03-31T10:00:00Z")})
		if got := propText(t, moved.Component, "UID"); got != want {
			t.Errorf("%s has the UID %s when title, room, code and time change", id, got)
		}
	}
}

// TestICalendarSequenceGrows follows a session through its life, as each version of its
// post is made of the one before.
func TestICalendarSequenceGrows(t *testing.T) {
	var published recap.Post
	source := recap.Post{Title: "P", Event: recap.Event{Name: "E", TimeZone: "UTC", End: at("2099-01-01T00:00:00Z")},
		Sessions: []recap.Session{{ID: "1", Title: "S", Start: at("2024-03-30T10:00:00Z")}}}
	session := &source.Sessions[0]
	now := at("2024-03-01T00:00:00Z")
	step := func(what string, want int) {
		t.Helper()
		now = now.Add(time.Minute)
		revised, _, err := recap.Revise(published, source, recap.ReviseOptions{At: now})
		if err != nil {
			t.Fatal(err)
		}
		event := writtenEvent(t, revised.Sessions[0])
		if n, err := event.Props.Get("SEQUENCE").Int(); err != nil || n != want {
			t.Errorf("%s: the sequence is %d, want %d (%v)", what, n, want, err)
		}
		published = revised
	}
	step("announced", 0)
	step("published again", 0)
	session.Room = "R"
	step("a room", 1)
	session.Start = session.Start.Add(time.Hour)
	step("moved", 2)
	step("published again", 2)
	kept := source.Sessions
	source.Sessions = nil
	step("gone", 3)
	source.Sessions = kept
	step("takes place after all", 4)
	session.Links = []recap.Link{{URL: "https://example.org/v", Role: recap.LinkVideo, Published: at("2024-04-01T00:00:00Z")}}
	step("recorded", 5)
	now = at("2020-01-01T00:00:00Z")
	session.Title = "T"
	step("a clock that runs backwards", 6)
}

func TestICalendarRevision(t *testing.T) {
	const epoch = "DTSTAMP:19700101T000000Z"
	start := at("2024-03-30T10:00:00+01:00")
	for _, test := range []struct {
		what                                  string
		post, postUpdated, published, updated string
		want                                  []string
	}{
		{"nothing", "", "", "", "", []string{epoch}},
		{"post", "2024-01-01T00:00:00Z", "2024-01-09T00:00:00Z", "", "", []string{
			"DTSTAMP:20240101T000000Z", "LAST-MODIFIED:20240101T000000Z", "CREATED:20240101T000000Z"}},
		{"post updated", "", "2024-01-09T00:00:00Z", "", "", []string{
			"DTSTAMP:20240109T000000Z", "LAST-MODIFIED:20240109T000000Z"}},
		{"session", "2024-01-01T00:00:00Z", "", "2024-01-02T01:00:00+01:00", "2024-01-03T00:00:00.5Z", []string{
			"DTSTAMP:20240103T000000Z", "LAST-MODIFIED:20240103T000000Z", "CREATED:20240102T000000Z"}},
		{"updated only", "", "", "", "2024-01-03T00:00:00Z", []string{
			"DTSTAMP:20240103T000000Z", "LAST-MODIFIED:20240103T000000Z"}},
	} {
		post := calendarPost("Europe/Brussels", recap.Session{
			Title: "S", Start: start, Published: at(test.published), Updated: at(test.updated),
		})
		post.Published, post.Updated = at(test.post), at(test.postUpdated)
		_, event, _ := strings.Cut(calendarText(t, post, export.ICalendar{}), "BEGIN:VEVENT\r\n")
		if diff := cmp.Diff(test.want, linesOf(event, "DTSTAMP", "CREATED", "LAST-MODIFIED")); diff != "" {
			t.Errorf("%s: %s", test.what, diff)
		}
	}
}

// TestICalendarHasWhatIsRequired of the properties in RFC 5545 sections 3.6
// and 3.6.1, and by the exporter's own word.
func TestICalendarHasWhatIsRequired(t *testing.T) {
	for _, name := range []string{"full", "hostile"} {
		for _, e := range []export.ICalendar{{}, {UTC: true}} {
			cal := readCalendar(t, calendarText(t, calendarFixture(t, name), e))
			checkOnce(t, cal.Component, "PRODID", "VERSION", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "SOURCE")
			for _, event := range cal.Events() {
				checkOnce(t, event.Component, "UID", "DTSTAMP", "DTSTART", "SEQUENCE", "STATUS", "SUMMARY", "LOCATION", "URL", "DESCRIPTION")
			}
		}
	}
}

func checkOnce(t *testing.T, c *ical.Component, names ...string) {
	t.Helper()
	for _, name := range names {
		if props := c.Props.Values(name); len(props) != 1 || props[0].Value == "" {
			t.Errorf("%s has %d %s, or an empty one", c.Name, len(props), name)
		}
	}
}

func TestICalendarOfOneSession(t *testing.T) {
	post := calendarPost("Europe/Brussels",
		recap.Session{ID: "a", Title: "A", Start: at("2024-03-30T10:00:00+01:00")},
		recap.Session{ID: "b", Title: "B", Start: at("2025-03-31T10:00:00+02:00")},
		recap.Session{ID: "c", Title: "C"})
	whole := readCalendar(t, calendarText(t, post, export.ICalendar{}))
	text := calendarText(t, post, export.ICalendar{Session: "b"})
	cal := readCalendar(t, text)
	if len(cal.Props) != 2 || len(cal.Events()) != 1 {
		t.Errorf("%d properties and %d events, want VERSION and PRODID and one", len(cal.Props), len(cal.Events()))
	}
	if diff := cmp.Diff(whole.Events()[1].Props, cal.Events()[0].Props); diff != "" {
		t.Errorf("the event differs from that in the calendar: %s", diff)
	}
	if got := len(readZone(t, cal).onsets); got != 3 {
		t.Errorf("%d onsets, want those of the session's year", got)
	}
}

func TestICalendarRefuses(t *testing.T) {
	scheduled := recap.Session{ID: "a", Title: "A", Start: at("2024-03-30T10:00:00+01:00")}
	unscheduled := recap.Session{ID: "c", Title: "C"}
	for _, test := range []struct {
		what string
		post recap.Post
		e    export.ICalendar
		want string
	}{
		{"no session", calendarPost("Europe/Brussels"), export.ICalendar{}, "no session has a time"},
		{"no time", calendarPost("Europe/Brussels", unscheduled), export.ICalendar{}, "no session has a time"},
		{"its session has no time", calendarPost("Europe/Brussels", scheduled, unscheduled), export.ICalendar{Session: "c"}, `session "c" has no time`},
		{"no such session", calendarPost("Europe/Brussels", scheduled), export.ICalendar{Session: "z"}, `no session "z"`},
	} {
		var b bytes.Buffer
		err := export.Write(context.Background(), &b, test.post, test.e)
		if !errors.Is(err, export.ErrNotApplicable) || !strings.Contains(err.Error(), test.want) || b.Len() > 0 {
			t.Errorf("%s: got %v and %d bytes", test.what, err, b.Len())
		}
	}
	err := export.Write(context.Background(), io.Discard, calendarPost("Europe/Brussels", scheduled), export.ICalendar{FeedURL: "schedule.ics"})
	if err == nil || errors.Is(err, export.ErrNotApplicable) {
		t.Errorf("a relative FeedURL: %v", err)
	}
}

func TestICalendarReturnsTheWritersError(t *testing.T) {
	post := calendarPost("Europe/Brussels", recap.Session{Title: "A", Start: at("2024-03-30T10:00:00+01:00")})
	if err := export.Write(context.Background(), failingWriter{}, post, export.ICalendar{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v", err)
	}
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
