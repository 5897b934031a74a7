package schedule_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/internal/schedule"
)

func small() schedule.Schedule {
	license, optOut := "CC0-1.0", false
	event := schedule.Event{
		GUID: "6b74a540-248a-5da8-9b98-87ad4deadd40", ID: "7", Code: "BRK401",
		Date: "2024-03-31T04:00:00+02:00", Start: "04:00", Duration: "01:00", Room: "B", Slug: "brickdays-0007",
		Title: "A & B", Abstract: "one\n\ttwo ]]> </abstract>", Persons: []schedule.Person{{ID: "1", Name: "Ada"}},
		License: &license, OptOut: &optOut, Links: []schedule.Link{{URL: "https://e.example/?a&b", Type: "web", Title: "<b>"}},
		URL: "https://e.example/",
	}
	return schedule.Schedule{
		Generator:  schedule.Generator{Name: "test", Version: "1"},
		Version:    "2",
		Conference: schedule.Conference{Title: "Brick Days", TimeZone: "Europe/Brussels"},
		Days: []schedule.Day{{Index: 1, Date: "2024-03-31", Rooms: []schedule.Room{
			{RoomInfo: schedule.RoomInfo{Name: "B"}, Events: slices.Values([]schedule.Event{event})},
			{RoomInfo: schedule.RoomInfo{Name: "A"}, Events: slices.Values([]schedule.Event(nil))},
		}}},
	}
}

// A reader that shares the structs gets back what was written.
func TestEventRoundTrip(t *testing.T) {
	var want schedule.Event
	for e := range small().Days[0].Rooms[0].Events {
		want = e
	}
	var b strings.Builder
	if err := schedule.WriteXML(&b, small()); err != nil {
		t.Fatal(err)
	}
	var fromXML struct {
		Event schedule.Event `xml:"day>room>event"`
	}
	if err := xml.Unmarshal([]byte(b.String()), &fromXML); err != nil {
		t.Fatal(err)
	}
	b.Reset()
	if err := schedule.WriteJSON(&b, small()); err != nil {
		t.Fatal(err)
	}
	var fromJSON struct {
		Schedule struct {
			Conference struct {
				Days []struct{ Rooms map[string][]schedule.Event }
			}
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &fromJSON); err != nil {
		t.Fatal(err)
	}
	for _, got := range []schedule.Event{fromXML.Event, fromJSON.Schedule.Conference.Days[0].Rooms["B"][0]} {
		x, _ := json.Marshal(got)
		y, _ := json.Marshal(want)
		if string(x) != string(y) {
			t.Errorf("got  %s\nwant %s", x, y)
		}
	}
}

func TestTextKeepsItsLines(t *testing.T) {
	var b strings.Builder
	if err := schedule.WriteXML(&b, small()); err != nil {
		t.Fatal(err)
	}
	if want := "<abstract>one\n\ttwo ]]&gt; &lt;/abstract&gt;</abstract>"; !strings.Contains(b.String(), want) {
		t.Errorf("%s\nlacks %s", b.String(), want)
	}
}

func TestRoomsKeepTheirOrder(t *testing.T) {
	var b strings.Builder
	if err := schedule.WriteJSON(&b, small()); err != nil {
		t.Fatal(err)
	}
	if first, second := strings.Index(b.String(), "\n\"B\":["), strings.Index(b.String(), "\n\"A\":[]"); first < 0 || second < first {
		t.Errorf("B stands at %d, A at %d in %s", first, second, b.String())
	}
}

// No event is made once the writer has failed.
func TestStopsAtWriterError(t *testing.T) {
	made := 0
	s := small()
	event := s.Days[0].Rooms[0].Events
	s.Days[0].Rooms[0].Events = iter.Seq[schedule.Event](func(yield func(schedule.Event) bool) {
		for e := range event {
			for made = 1; yield(e); made++ {
				if made == 10_000 {
					return
				}
			}
		}
	})
	cause := errors.New("disk full")
	for name, write := range map[string]func(w *limited, s schedule.Schedule) error{
		"XML":  func(w *limited, s schedule.Schedule) error { return schedule.WriteXML(w, s) },
		"JSON": func(w *limited, s schedule.Schedule) error { return schedule.WriteJSON(w, s) },
	} {
		if err := write(&limited{err: cause}, s); !errors.Is(err, cause) {
			t.Errorf("%s: a writer that takes nothing: got %v, want %v", name, err, cause)
		}
		made = 0
		if err := write(&limited{left: 5000, err: cause}, s); !errors.Is(err, cause) {
			t.Errorf("%s: got %v, want %v", name, err, cause)
		}
		if made > 100 {
			t.Errorf("%s: %d events were made", name, made)
		}
	}
}

type limited struct {
	left int
	err  error
}

func (l *limited) Write(b []byte) (int, error) {
	if l.left -= len(b); l.left < 0 {
		return 0, l.err
	}
	return len(b), nil
}

func TestZone(t *testing.T) {
	for _, test := range []struct {
		zone      schedule.Zone
		xml, json bool
	}{
		{"Europe/Brussels", true, true},
		{"America/Los_Angeles", true, true},
		{"America/Argentina/Buenos_Aires", true, true},
		{"UTC", true, true},
		{"Etc/UTC", true, true},
		{"US/Pacific", true, false},
		{"Etc/GMT+5", true, false},
		{"Australia/NSW", true, false},
		{"EST", false, false},
		{"Japan", false, false},
		{"", false, false},
	} {
		if got := test.zone.FitsXML(); got != test.xml {
			t.Errorf("%q.FitsXML() = %t", test.zone, got)
		}
		if got := test.zone.FitsJSON(); got != test.json {
			t.Errorf("%q.FitsJSON() = %t", test.zone, got)
		}
	}
}

// The guids of what has no UUID never change, or apps would take every session
// for another one.
func TestGUID(t *testing.T) {
	if got, want := schedule.GUID("session", "Brick Days", "17"), "86b657a6-ca55-5b1e-827a-2f0b962fc770"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if schedule.GUID("session", "Brick Days", "17") == schedule.GUID("person", "Brick Days", "17") {
		t.Error("a session and a person share a guid")
	}
}

func TestWholeFiles(t *testing.T) {
	s := small()
	for e := range s.Days[0].Rooms[0].Events {
		other := e
		other.Code = "BRK402"
		s.Days[0].Rooms[0].Events = slices.Values([]schedule.Event{e, other, e})
	}
	var x, j strings.Builder
	if err := errors.Join(schedule.WriteXML(&x, s), schedule.WriteJSON(&j, s)); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(x.String(), "</schedule>\n") {
		t.Errorf("the XML ends with %q", x.String()[x.Len()-20:])
	}
	if !json.Valid([]byte(j.String())) || strings.Count(j.String(), `"BRK402"`) != 1 {
		t.Errorf("it is not JSON: %s", j.String())
	}
}

func TestLinkTypes(t *testing.T) {
	if types := schedule.LinkTypes(); !slices.Contains(types, "slides") || slices.Contains(types, "video") {
		t.Errorf("the types are %q", types)
	}
}

func TestZonesThatFit(t *testing.T) {
	for zone, want := range map[schedule.Zone][2]bool{
		"Europe/Brussels":      {true, true},
		"Zulu/Az":              {true, true},
		"Az/Zzz":               {true, true},
		"Etc/UTC":              {true, true},
		"UTC":                  {true, true},
		"US/Pacific":           {true, false},
		"America/North_Dakota": {true, true},
		"America/new":          {true, false},
		"E/Brussels":           {true, false},
		"EST":                  {false, false},
		"/Brussels":            {true, false},
		"":                     {false, false},
	} {
		if got := [2]bool{zone.FitsXML(), zone.FitsJSON()}; got != want {
			t.Errorf("%q fits %v, want %v", zone, got, want)
		}
	}
}

// A zone that a reader would refuse is left out.
func TestZoneIsLeftOut(t *testing.T) {
	s := small()
	s.Conference.TimeZone = "EST"
	var x, j strings.Builder
	if err := errors.Join(schedule.WriteXML(&x, s), schedule.WriteJSON(&j, s)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(x.String(), "EST") || strings.Contains(j.String(), "EST") {
		t.Errorf("the zone is in %s or %s", x.String(), j.String())
	}
}
