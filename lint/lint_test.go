package lint_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/golden"
	"github.com/seed-e2fd8668/recap/lint"
)

// clean is a programme in which no rule finds anything.
func clean() recap.Post {
	ada, bob := recap.Speaker{Name: "Ada Example"}, recap.Speaker{Name: "Bob Example"}
	return recap.Post{
		Title: "Tidecon 2026", URL: "https://tidecon.example/", Published: at("2026-04-01T10:00:00Z"),
		Event: recap.Event{
			Name: "Tidecon 2026", TimeZone: "Europe/Lisbon", Venue: "The Old Ropery", Address: "Quay 1, Lisbon",
			Start: at("2026-05-08T00:00:00+01:00"), End: at("2026-05-09T00:00:00+01:00"),
		},
		Tracks: []recap.Track{{ID: "sea"}, {ID: "land"}},
		Sessions: []recap.Session{
			{ID: "1", Title: "Queues", Summary: "At low tide.", Room: "dock", Track: "sea", Kind: recap.KindTalk, Speakers: []recap.Speaker{ada},
				Start: at("2026-05-08T10:00:00+01:00"), End: at("2026-05-08T11:00:00+01:00")},
			{ID: "2", Title: "Fog", Summary: "Where it goes.", Room: "pier", Track: "land", Kind: recap.KindTalk, Speakers: []recap.Speaker{bob},
				Start: at("2026-05-08T10:30:00+01:00"), End: at("2026-05-08T11:30:00+01:00")},
			{ID: "3", Title: "Lunch", Room: "quay", Kind: recap.KindBreak,
				Start: at("2026-05-08T10:30:00+01:00"), End: at("2026-05-08T11:30:00+01:00")},
		},
	}
}

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

// Each rule has a programme that breaks it, with what is said, and one that nearly does.
var cases = []struct {
	rule   string
	breaks func(p *recap.Post)
	want   string
	nearly func(p *recap.Post)
}{
	{"valid", func(p *recap.Post) { p.Sessions[0].Code, p.Sessions[0].Level = "ABC301", 200 },
		"sessions[0].level: is 200, but the code ABC301 says 300",
		func(p *recap.Post) { p.Sessions[0].Code, p.Sessions[0].Level = "ABC301", 300 }},
	{"room-twice", func(p *recap.Post) { p.Sessions[1].Room = "dock" },
		`sessions[1].room: is taken from 10:30 on: "Queues" lasts until 11:00`,
		func(p *recap.Post) { p.Sessions[1].Room, p.Sessions[1].Start = "dock", p.Sessions[0].End }},
	{"speaker-twice", func(p *recap.Post) { p.Sessions[1].Speakers = p.Sessions[0].Speakers },
		`sessions[1].speakers: Ada Example is on stage elsewhere from 10:30 on: "Queues" lasts until 11:00`,
		func(p *recap.Post) {
			p.Sessions[1].Speakers, p.Sessions[1].Status = p.Sessions[0].Speakers, recap.StatusCancelled
		}},
	{"outside-event", func(p *recap.Post) { move(p, 0, 3*24*time.Hour) },
		"sessions[0].start: is on 2026-05-11, after the last day of the event, 2026-05-09",
		func(p *recap.Post) { move(p, 0, 40*time.Hour) }}, // in the night of the last day
	{"consent", func(p *recap.Post) { p.Sessions[0].RecordingConsent, p.Sessions[0].Links = recap.ConsentNo, video() },
		"sessions[0].links: lead to a recording, and the speakers do not agree to one: it is left out of all formats",
		func(p *recap.Post) { p.Sessions[0].RecordingConsent, p.Sessions[0].Links = recap.ConsentYes, video() }},
	{"consent-review", func(p *recap.Post) {
		p.Sessions[0].RecordingConsent, p.Sessions[0].Links = recap.ConsentAfterReview, video()
	},
		"sessions[0].links: lead to a recording that the speakers want to see before it is published: say yes once they have",
		func(p *recap.Post) { p.Sessions[0].RecordingConsent = recap.ConsentAfterReview }},
	{"hidden-name", func(p *recap.Post) {
		p.Sessions[0].Speakers[0].Hidden, p.Sessions[1].Summary = true, "After the talk of ada example."
	},
		"sessions[1].summary: names somebody who is hidden, and is published: change the text, or ask",
		func(p *recap.Post) { p.Sessions[0].Speakers[0].Hidden = true }},
	{"room-change", func(p *recap.Post) {
		p.Sessions[1].Speakers, p.Sessions[1].Start = p.Sessions[0].Speakers, at("2026-05-08T11:02:00+01:00")
	},
		`sessions[1].start: Ada Example comes from another room, where "Queues" ends at 11:00: there are 2 minutes to change`,
		func(p *recap.Post) {
			p.Sessions[1].Speakers, p.Sessions[1].Start = p.Sessions[0].Speakers, at("2026-05-08T11:05:00+01:00")
		}},
	{"keynote-alone", func(p *recap.Post) { p.Sessions[1].Kind = recap.KindKeynote },
		`sessions[0].start: is during the keynote "Fog", which everybody is meant to hear`,
		func(p *recap.Post) { p.Sessions[1].Kind = recap.KindKeynote; move(p, 1, time.Hour) }},
	{"speaker-name", func(p *recap.Post) { p.Sessions[0].Speakers[0].Name = "T.B.A." },
		`sessions[0].speakers[0].name: is "T.B.A.", which is nobody's name: people will be told of a speaker called so`,
		func(p *recap.Post) { p.Sessions[0].Speakers[0].Name = "Tba Nnamdi" }},
	{"link", func(p *recap.Post) { p.Sessions[0].Links = []recap.Link{{URL: "http://192.168.0.7/slides"}} },
		"sessions[0].links[0].url: is http://192.168.0.7/slides: it is an address within one network",
		func(p *recap.Post) { p.Sessions[0].Links = []recap.Link{{URL: "http://192.0.2.7/slides"}} }},
	{"day", func(p *recap.Post) { p.Sessions[0].End = at("2026-05-09T04:30:00+01:00") },
		"sessions[0].end: is on another day than the start: the day changes at 04:00",
		func(p *recap.Post) { p.Sessions[0].End = at("2026-05-09T04:00:00+01:00") }},
	{"track-overlap", func(p *recap.Post) { p.Sessions[1].Track = "sea" },
		`sessions[1].start: is at the same time as "Queues" of the same track, sea`,
		func(p *recap.Post) { p.Sessions[1].Track, p.Sessions[1].Kind = "sea", recap.KindBreak }},
	{"summary", func(p *recap.Post) { p.Sessions[0].Summary = " \n" },
		"sessions[0].summary: is empty: people choose by it, and feeds and search engines show it",
		func(p *recap.Post) { p.Sessions[0].Summary = "." }},
	{"level", func(p *recap.Post) { p.Sessions[0].Title, p.Sessions[0].Level = "Queues (ABC301)", 200 },
		"sessions[0].level: is 200, but the code in the title, ABC301, says 300",
		func(p *recap.Post) { p.Sessions[0].Title, p.Sessions[0].Level = "Queues (ABC301)", 300 }},
	{"giggity-length", func(p *recap.Post) { p.Sessions[0].End = p.Sessions[0].Start.Add(24 * time.Hour) },
		"sessions[0].end: lasts 24 hours or longer, which Giggity cannot read as a time of day: it refuses the whole schedule file",
		func(p *recap.Post) { p.Sessions[0].End = p.Sessions[0].Start.Add(24*time.Hour - time.Minute) }},
	{"giggity-day", func(p *recap.Post) { p.Sessions[0].End = at("2026-05-09T06:01:00+01:00") },
		"sessions[0].end: goes on after 06:00, when Giggity's next day begins: it is on neither day's timetable",
		func(p *recap.Post) { p.Sessions[0].End = at("2026-05-09T06:00:00+01:00") }},
	{"giggity-early", func(p *recap.Post) { move(p, 0, 18*time.Hour+30*time.Minute) },
		"sessions[0].start: begins at 04:30: Giggity, whose day begins at 06:00, shows it on the day before",
		func(p *recap.Post) { move(p, 0, 20*time.Hour) }},
	{"giggity-end", func(p *recap.Post) { p.Sessions[0].End = time.Time{} },
		"sessions[0].end: is not given: Giggity leaves the session out when it reads the calendar",
		func(p *recap.Post) { p.Sessions[0].End = p.Sessions[0].Start.Add(time.Minute) }},
	{"eventfahrplan-end", func(p *recap.Post) { p.Sessions[0].End = p.Sessions[0].Start.Add(time.Second) },
		"sessions[0].end: is not given, or less than a minute after the start: in EventFahrplan's timetable the session has no height and is not seen",
		func(p *recap.Post) { p.Sessions[0].End = p.Sessions[0].Start.Add(time.Minute) }},
	{"eventfahrplan-overlap", func(p *recap.Post) { p.Sessions[1].Room = "dock" },
		`sessions[0].end: EventFahrplan shows this session to end at 10:30, where "Fog" begins in the same room`,
		func(p *recap.Post) { p.Sessions[1].Room, p.Sessions[1].Start = "dock", p.Sessions[0].End }},
	{"room", func(p *recap.Post) { p.Sessions[0].Room = "" },
		"sessions[0].room: is not given: apps know sessions by rooms, so that schedule files put this one into a room by the name of the venue",
		func(p *recap.Post) {
			p.Sessions[0].Room, p.Sessions[0].Start, p.Sessions[0].End = "", time.Time{}, time.Time{}
		}},
	{"screen-title", func(p *recap.Post) { p.Sessions[0].Title = strings.Repeat("fourteen bytes ", 9) },
		"sessions[0].title: is longer than a room's screen shows: it ends there in “fourteen bytes fourteen bytes”",
		func(p *recap.Post) { p.Sessions[0].Title = strings.TrimSpace(strings.Repeat("fourteen bytes ", 8)) }},
	{"screen-speakers", func(p *recap.Post) { p.Sessions[0].Speakers = speakers(5) },
		"sessions[0].speakers: are more than four: a room's screen shows the first four",
		func(p *recap.Post) { p.Sessions[0].Speakers = speakers(4) }},
	{"google-location", func(p *recap.Post) { p.Event.Address = "" },
		"event.address: is not given: Google requires the place of an event, and without it shows none of the sessions as events",
		func(p *recap.Post) { p.Event.Venue = "" }},
	{"google-end", func(p *recap.Post) { p.Sessions[0].End = time.Time{} },
		"sessions[0].end: is not given: Google asks for it, and may show the session as lasting all day",
		func(p *recap.Post) { p.Sessions[0].Start, p.Sessions[0].End = time.Time{}, time.Time{} }},
	{"formats", func(p *recap.Post) { p.Published = time.Time{} },
		"title: there will be no Atom feed: Atom requires ",
		func(p *recap.Post) { p.Published = at("2026-04-01T10:00:00Z") }},
}

// move moves a session in time.
func move(p *recap.Post, i int, by time.Duration) {
	s := &p.Sessions[i]
	s.Start, s.End = s.Start.Add(by), s.End.Add(by)
}

func video() []recap.Link {
	return []recap.Link{{URL: "https://video.example/1", Role: recap.LinkVideo}}
}

func speakers(n int) (list []recap.Speaker) {
	for i := range n {
		list = append(list, recap.Speaker{Name: fmt.Sprintf("Ada Example the %dth", i)})
	}
	return list
}

// of returns what a rule finds.
func of(rule string, post recap.Post) (found []string) {
	for _, f := range lint.Check(post, lint.Options{}) {
		if f.Rule == rule {
			found = append(found, f.Path+": "+f.Message)
		}
	}
	return found
}

func TestRules(t *testing.T) {
	if found := lint.Check(clean(), lint.Options{}); len(found) != 0 {
		t.Fatalf("a clean programme has findings:\n%s", found)
	}
	tried := make(map[string]bool)
	for _, c := range cases {
		tried[c.rule] = true
		broken, nearly := clean(), clean()
		c.breaks(&broken)
		c.nearly(&nearly)
		if found := of(c.rule, broken); len(found) != 1 || !strings.HasPrefix(found[0], c.want) {
			t.Errorf("%s says\n%s\nwant\n%s", c.rule, strings.Join(found, "\n"), c.want)
		}
		if found := of(c.rule, nearly); found != nil {
			t.Errorf("%s says of what is right: %s", c.rule, strings.Join(found, "\n"))
		}
	}
	for _, r := range lint.Rules() {
		if !tried[r.Name] || r.Source == "" || r.Severity == "" {
			t.Errorf("%s has no case, no source or no severity", r.Name)
		}
	}
}

// A finding names the session that its path is in, and none where it is about the whole.
func TestFindingsNameTheirSession(t *testing.T) {
	for _, c := range append(cases, []struct {
		rule   string
		breaks func(p *recap.Post)
		want   string
		nearly func(p *recap.Post)
	}{
		{"valid", func(p *recap.Post) { p.Title = "" }, "title: ", nil},
		{"link", func(p *recap.Post) { p.URL = "http://localhost/" }, "url: ", nil},
		{"link", func(p *recap.Post) { p.Event.URL = "http://localhost/" }, "event.url: ", nil},
		{"hidden-name", func(p *recap.Post) { p.Sessions[1].Speakers[0].Hidden, p.Introduction = true, "Bob Example!" }, "introduction: ", nil},
	}...) {
		post := clean()
		c.breaks(&post)
		for _, f := range lint.Check(post, lint.Options{}) {
			want := ""
			for i, s := range post.Sessions {
				if strings.HasPrefix(f.Path, fmt.Sprintf("sessions[%d].", i)) {
					want = s.ID
				}
			}
			if f.Session != want {
				t.Errorf("the finding at %s is of session %q, want %q", f.Path, f.Session, want)
			}
		}
		if found := of(c.rule, post); len(found) != 1 || !strings.HasPrefix(found[0], c.want) {
			t.Errorf("%s says %q, want %q", c.rule, found, c.want)
		}
	}
}

// Addresses that lead nowhere for others, and those that somebody may answer at.
func TestUnreachableAddresses(t *testing.T) {
	const name, number, scheme = "its host is a name within one network", "it is an address within one network", "browsers open http, https and mailto"
	for address, want := range map[string]string{
		"http://intranet/talk": name, "https://wiki.local": name, "http://wiki.LAN./": name, "http://localhost:8080/": name, "https://x.test/": name,
		"http://10.0.0.1/": number, "http://127.0.0.1/": number, "http://0.0.0.0/": number, "http://[fe80::1]/": number, "http://[::1]:80/": number,
		"ftp://example.org/": scheme, "http://example.org/%zz": "it cannot be read",
		"mailto:ada@local": "", "HTTPS://Example.ORG": "", "http://[2001:db8::1]/": "", "http://localhost.example/": "",
	} {
		post := clean()
		post.Sessions[0].Links = []recap.Link{{URL: address}}
		found := of("link", post)
		if want != "" {
			want = "sessions[0].links[0].url: is " + address + ": " + want
		}
		if got := strings.Join(found, "\n"); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

// TestLimits has what is right by the least that there is, or wrong by it.
func TestLimits(t *testing.T) {
	for what, test := range map[string]struct {
		rule  string
		edit  func(p *recap.Post)
		found int
	}{
		"a day long, which another rule says": {"giggity-day", func(p *recap.Post) { p.Sessions[0].End = p.Sessions[0].Start.Add(24 * time.Hour) }, 0},
		"no time at all to change rooms": {"room-change", func(p *recap.Post) {
			p.Sessions[1].Speakers, p.Sessions[1].Start = p.Sessions[0].Speakers, p.Sessions[0].End
		}, 1},
		"four lines of 30 bytes on a screen": {"screen-title", func(p *recap.Post) {
			p.Sessions[0].Title = strings.TrimSpace(strings.Repeat("fourteen-bytes fifteen--bytes- ", 4))
		}, 0},
		"lines that would have 31 on a screen": {"screen-title", func(p *recap.Post) {
			p.Sessions[0].Title = strings.TrimSpace(strings.Repeat("fourteen-bytes sixteen--bytes-- ", 4))
		}, 1},
		"before the event by a day":            {"outside-event", func(p *recap.Post) { move(p, 0, -24*time.Hour) }, 1},
		"a zone that is none":                  {"outside-event", func(p *recap.Post) { p.Event.TimeZone = "Nowhere/Land"; move(p, 0, -24*time.Hour) }, 0},
		"a room without a venue":               {"room", func(p *recap.Post) { p.Sessions[0].Room, p.Event.Venue = "", "" }, 1},
		"a post that no format takes as it is": {"formats", func(p *recap.Post) { p.Title, p.Published = "", time.Time{} }, 0},
	} {
		post := clean()
		test.edit(&post)
		if found := of(test.rule, post); len(found) != test.found {
			t.Errorf("%s: %s finds %q, want %d", what, test.rule, found, test.found)
		}
	}
}

// The worst comes first, and the error counts.
func TestOrderOfFindings(t *testing.T) {
	post := clean()
	post.Sessions[0].Summary = ""                                            // info
	post.Sessions[1].Room, post.Sessions[0].Speakers[0].Name = "dock", "tbd" // errors and warnings
	post.Sessions[1].Speakers[0].Hidden = true
	post.Introduction = "Bob Example!" // a second error
	found := lint.Check(post, lint.Options{})
	var severities []string
	for _, f := range found {
		if s := string(f.Severity); len(severities) == 0 || severities[len(severities)-1] != s {
			severities = append(severities, s)
		}
	}
	if got := strings.Join(severities, " "); got != "error warning info" {
		t.Errorf("the order is %s in\n%s", got, found)
	}
	for findings, want := range map[*lint.Findings]string{
		{found[0]}:                      "lint: 1 error",
		{found[0], found[1]}:            "lint: 2 errors",
		{found[0], found[len(found)-1]}: "lint: 1 error in 2 findings",
		{found[len(found)-1]}:           "lint: 1 finding",
	} {
		if got := findings.Err(true); got == nil || got.Error() != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
}

// TestRulesTable keeps the table of rules, with what each says of its case.
func TestRulesTable(t *testing.T) {
	says := make(map[string]string)
	for _, c := range cases {
		says[c.rule] = c.want
	}
	says["formats"] = "title: there will be no Atom feed: …"
	var b strings.Builder
	b.WriteString("| Rule | Severity | Says, for example | Source |\n| --- | --- | --- | --- |\n")
	for _, r := range lint.Rules() {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", r.Name, r.Severity, says[r.Name], r.Source)
	}
	golden.CheckSection(t, "../docs/lint.md", "rules", b.String())
}

func TestSuppressions(t *testing.T) {
	post := clean()
	post.Sessions[0].Summary, post.Sessions[1].Summary, post.Sessions[1].Code = "", "", "X-1"
	for what, test := range map[string]struct {
		suppress lint.Suppression
		want     int
	}{
		"nothing":             {lint.Suppression{Rule: "room"}, 2},
		"a rule":              {lint.Suppression{Rule: "summary"}, 0},
		"a session":           {lint.Suppression{Session: "1"}, 1},
		"a session by code":   {lint.Suppression{Rule: "summary", Session: "x-1"}, 1},
		"a rule elsewhere":    {lint.Suppression{Rule: "room", Session: "1"}, 2},
		"everything anywhere": {lint.Suppression{}, 0},
	} {
		found := lint.Check(post, lint.Options{Suppressions: []lint.Suppression{test.suppress}})
		if len(found) != test.want {
			t.Errorf("%s suppressed: %d findings, want %d", what, len(found), test.want)
		}
	}
}

func TestFindings(t *testing.T) {
	post := clean()
	post.Sessions[0].Summary = ""
	post.Sessions[1].Room = "dock"
	found := lint.Check(post, lint.Options{Rules: lint.Rules()[:2]})
	want := `error: sessions[1].room: is taken from 10:30 on: "Queues" lasts until 11:00 (room-twice)` + "\n"
	if diff := cmp.Diff(want, found.String()); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	data, err := json.Marshal(found)
	want = `[{"rule":"room-twice","severity":"error","path":"sessions[1].room","session":"2","message":"is taken from 10:30 on: \"Queues\" lasts until 11:00","source":"recap.Post.Conflicts"}]`
	if diff := cmp.Diff(want, string(data)); diff != "" || err != nil {
		t.Errorf("JSON (-want +got):\n%s", diff)
	}
	if found.Err(false) == nil {
		t.Error("an error is none")
	}
	post.Sessions[1].Room = "pier"
	mild := lint.Check(post, lint.Options{})
	if mild.Err(false) != nil || mild.Err(true) == nil || lint.Check(clean(), lint.Options{}).Err(true) != nil {
		t.Errorf("not strictly %v, strictly %v", mild.Err(false), mild.Err(true))
	}
	if mild := lint.Check(recap.Post{}, lint.Options{}); len(mild) == 0 {
		t.Error("an empty post is right")
	}
}

// What the rule says of apps is of what this module writes for them.
func TestRoomsOfAppsAreNamed(t *testing.T) {
	post := clean()
	post.Sessions[0].Room = ""
	var b strings.Builder
	if err := export.Write(t.Context(), &b, post, export.ScheduleXML{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `<room name="The Old Ropery"`) {
		t.Error("the session is in no room by the name of the venue")
	}
}

func ExampleCheck() {
	start := time.Date(2026, time.May, 8, 10, 0, 0, 0, time.UTC)
	post := recap.Post{
		Title: "Tidecon 2026",
		Event: recap.Event{Name: "Tidecon 2026", TimeZone: "UTC"},
		Sessions: []recap.Session{
			{Title: "Queues", Room: "Dock", Start: start, End: start.Add(time.Hour)},
			{Title: "Fog", Room: "Dock", Start: start.Add(30 * time.Minute), End: start.Add(time.Hour)},
		},
	}
	known := []lint.Suppression{{Rule: "summary"}, {Rule: "google-location"}, {Rule: "formats"}, {Rule: "eventfahrplan-overlap"}}
	fmt.Print(lint.Check(post, lint.Options{Suppressions: known}))
	// Output:
	// error: sessions[1].room: is taken from 10:30 on: "Queues" lasts until 11:00 (room-twice)
}
