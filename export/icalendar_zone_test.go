package export_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// calendarTimes are sessions about a change of the clocks and across midnight,
// and what a calendar says of each.
var calendarTimes = []struct {
	zone, what, start, end string
	written                []string
}{
	{
		"Europe/Brussels", "clocks are set forward", "2024-03-31T01:30:00+01:00", "2024-03-31T03:30:00+02:00",
		[]string{"DTSTART;TZID=Europe/Brussels:20240331T013000", "DTEND;TZID=Europe/Brussels:20240331T033000"},
	}, {
		"Europe/Brussels", "the next morning", "2024-03-31T09:00:00+02:00", "2024-03-31T10:00:00+02:00",
		[]string{"DTSTART;TZID=Europe/Brussels:20240331T090000", "DTEND;TZID=Europe/Brussels:20240331T100000"},
	}, {
		"Europe/Brussels", "given in UTC", "2024-10-27T12:00:00Z", "2024-10-27T12:30:00Z",
		[]string{"DTSTART;TZID=Europe/Brussels:20241027T130000", "DTEND;TZID=Europe/Brussels:20241027T133000"},
	}, {
		"Europe/Brussels", "half past two for the first time", "2024-10-27T02:30:00+02:00", "2024-10-27T02:45:00+02:00",
		[]string{"DTSTART:20241027T003000Z", "DTEND:20241027T004500Z"},
	}, {
		"Europe/Brussels", "half past two for the second time", "2024-10-27T02:30:00+01:00", "2024-10-27T04:00:00+01:00",
		[]string{"DTSTART:20241027T013000Z", "DTEND:20241027T030000Z"},
	}, {
		"Europe/Brussels", "until two, before any hour comes twice", "2024-10-27T00:00:00+02:00", "2024-10-27T01:59:59+02:00",
		[]string{"DTSTART;TZID=Europe/Brussels:20241027T000000", "DTEND;TZID=Europe/Brussels:20241027T015959"},
	}, {
		"Europe/Brussels", "three o'clock comes once", "2024-10-27T03:00:00+01:00", "",
		[]string{"DTSTART;TZID=Europe/Brussels:20241027T030000"},
	}, {
		"America/Los_Angeles", "past midnight until the second half past one", "2023-11-04T23:30:00-07:00", "2023-11-05T01:30:00-08:00",
		[]string{"DTSTART:20231105T063000Z", "DTEND:20231105T093000Z"},
	}, {
		"America/Los_Angeles", "across the change", "2023-11-05T00:30:00-07:00", "2023-11-05T03:00:00-08:00",
		[]string{"DTSTART;TZID=America/Los_Angeles:20231105T003000", "DTEND;TZID=America/Los_Angeles:20231105T030000"},
	}, {
		"America/Los_Angeles", "in winter", "2023-11-27T10:30:00-08:00", "2023-11-27T11:30:00-08:00",
		[]string{"DTSTART;TZID=America/Los_Angeles:20231127T103000", "DTEND;TZID=America/Los_Angeles:20231127T113000"},
	}, {
		"Asia/Kolkata", "across midnight", "2024-03-31T23:45:00+05:30", "2024-04-01T00:45:00+05:30",
		[]string{"DTSTART;TZID=Asia/Kolkata:20240331T234500", "DTEND;TZID=Asia/Kolkata:20240401T004500"},
	}, {
		"Australia/Lord_Howe", "clocks are set back by half an hour", "2024-04-07T01:00:00+11:00", "2024-04-07T02:30:00+10:30",
		[]string{"DTSTART;TZID=Australia/Lord_Howe:20240407T010000", "DTEND;TZID=Australia/Lord_Howe:20240407T023000"},
	}, {
		"Australia/Lord_Howe", "a quarter to two for the second time", "2024-04-07T01:15:00+11:00", "2024-04-07T01:45:00+10:30",
		[]string{"DTSTART:20240406T141500Z", "DTEND:20240406T151500Z"},
	}, {
		"Australia/Lord_Howe", "clocks are set forward by half an hour", "2024-10-06T01:45:00+10:30", "2024-10-06T02:45:00+11:00",
		[]string{"DTSTART;TZID=Australia/Lord_Howe:20241006T014500", "DTEND;TZID=Australia/Lord_Howe:20241006T024500"},
	},
}

func TestICalendarTimes(t *testing.T) {
	for _, test := range calendarTimes {
		t.Run(test.zone+" "+test.what, func(t *testing.T) {
			start, end := at(test.start), at(test.end)
			text := calendarText(t, calendarPost(test.zone, recap.Session{Title: "S", Start: start, End: end}), export.ICalendar{})
			_, text, _ = strings.Cut(text, "END:VTIMEZONE\r\n")
			if diff := cmp.Diff(test.written, linesOf(text, "DTSTART", "DTEND")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestICalendarTimesReadBack resolves the times by what the calendar itself
// says of the zone, and by the zone's name.
func TestICalendarTimesReadBack(t *testing.T) {
	for _, e := range []export.ICalendar{{}, {UTC: true}} {
		for _, test := range calendarTimes {
			start, end := at(test.start), at(test.end)
			text := calendarText(t, calendarPost(test.zone, recap.Session{Title: "S", Start: start, End: end}), e)
			cal := readCalendar(t, text)
			event := cal.Events()[0]
			if got := instant(t, cal, event.Props.Get("DTSTART")); !got.Equal(start) {
				t.Errorf("%s, %s: starts at %v, want %v", test.zone, test.what, got, start)
			}
			if got := instant(t, cal, event.Props.Get("DTEND")); !got.Equal(end) {
				t.Errorf("%s, %s: ends at %v, want %v", test.zone, test.what, got, end)
			}
			if got, err := event.DateTimeStart(nil); err != nil || !got.Equal(start) {
				t.Errorf("%s, %s: go-ical reads a start at %v (%v), want %v", test.zone, test.what, got, err, start)
			}
		}
	}
}

func TestICalendarZoneDefinition(t *testing.T) {
	tests := []struct {
		zone, start string
		want        string
	}{
		{"Europe/Brussels", "2024-06-01T10:00:00+02:00", `
			STANDARD 20231029T030000 +0200 +0100 CET
			DAYLIGHT 20240331T020000 +0100 +0200 CEST
			STANDARD 20241027T030000 +0200 +0100 CET`},
		{"America/Los_Angeles", "2023-11-27T10:30:00-08:00", `
			STANDARD 20221106T020000 -0700 -0800 PST
			DAYLIGHT 20230312T020000 -0800 -0700 PDT
			STANDARD 20231105T020000 -0700 -0800 PST`},
		{"Australia/Lord_Howe", "2024-06-01T10:00:00+10:30", `
			DAYLIGHT 20231001T020000 +1030 +1100 +11
			STANDARD 20240407T020000 +1100 +1030 +1030
			DAYLIGHT 20241006T020000 +1030 +1100 +11`},
		// No change since 1945.
		{"Asia/Kolkata", "2024-06-01T10:00:00+05:30", `STANDARD 19700101T000000 +0530 +0530 IST`},
		// Summer time is daylight, however the database puts it.
		{"Europe/Dublin", "2024-06-01T10:00:00+01:00", `
			STANDARD 20231029T020000 +0100 +0000 GMT
			DAYLIGHT 20240331T010000 +0000 +0100 IST
			STANDARD 20241027T020000 +0100 +0000 GMT`},
		// Before there was a time zone, offsets have seconds.
		{"America/New_York", "1883-06-01T12:00:00Z", `
			STANDARD 18830101T000000 -045602 -045602 LMT
			STANDARD 18831118T120358 -045602 -0500 EST`},
	}
	for _, test := range tests {
		t.Run(test.zone, func(t *testing.T) {
			text := calendarText(t, calendarPost(test.zone, recap.Session{Title: "S", Start: at(test.start)}), export.ICalendar{})
			definition, _, _ := strings.Cut(text, "END:VTIMEZONE")
			_, definition, _ = strings.Cut(definition, "BEGIN:VTIMEZONE\r\nTZID:"+test.zone+"\r\n")
			var got []string
			for line := range strings.SplitSeq(strings.TrimSuffix(definition, "\r\n"), "\r\n") {
				switch name, value, _ := strings.Cut(line, ":"); name {
				case "BEGIN":
					got = append(got, value)
				case "END":
				default:
					got[len(got)-1] += " " + value
				}
			}
			want := strings.Split(strings.ReplaceAll(strings.TrimSpace(test.want), "\t", ""), "\n")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestICalendarZoneIsComplete compares the definition with the time zone
// database at every quarter of an hour in the years of the sessions.
func TestICalendarZoneIsComplete(t *testing.T) {
	for _, name := range []string{
		"Europe/Brussels", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe",
		"Africa/Casablanca", "Pacific/Chatham", "Europe/Dublin", "America/St_Johns",
	} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		begin, end := time.Date(2023, 1, 1, 0, 0, 0, 0, zone), time.Date(2025, 1, 1, 0, 0, 0, 0, zone)
		post := calendarPost(name,
			recap.Session{ID: "last", Title: "S", Start: end.Add(-time.Hour)},
			recap.Session{ID: "first", Title: "S", Start: begin})
		defined := readZone(t, readCalendar(t, calendarText(t, post, export.ICalendar{})))
		repeated := 0
		for instant := begin; instant.Before(end); instant = instant.Add(15 * time.Minute) {
			wall, _ := time.Parse("20060102T150405", instant.Format("20060102T150405"))
			got := defined.resolve(wall)
			if got.Equal(instant) {
				continue
			}
			// The second occurrence of a local time, which has no name but in UTC.
			if got.Before(instant) && got.In(zone).Format(time.DateTime) == instant.Format(time.DateTime) {
				repeated++
				continue
			}
			t.Fatalf("%s: %v is %v by the definition", name, instant, got.In(zone))
		}
		if repeated > 8 {
			t.Errorf("%s: %d quarters come twice, want at most an hour a year", name, repeated)
		}
	}
}

func TestICalendarWritesUTCForZonesThatAreNoPlace(t *testing.T) {
	for _, zone := range []string{"UTC", "GMT", "EST", "Etc/UTC", "Etc/GMT+5"} {
		text := calendarText(t, calendarPost(zone, recap.Session{Title: "S", Start: at("2024-06-01T10:00:00Z")}), export.ICalendar{})
		if diff := cmp.Diff([]string{"X-WR-TIMEZONE:UTC", "DTSTART:20240601T100000Z"},
			linesOf(text, "X-WR-TIMEZONE", "TZID", "DTSTART")); diff != "" {
			t.Errorf("%s: %s", zone, diff)
		}
	}
}

func TestICalendarInUTCDefinesNoZone(t *testing.T) {
	text := calendarText(t, calendarPost("Asia/Kolkata", recap.Session{Title: "S", Start: at("2024-06-01T10:00:00+05:30")}), export.ICalendar{UTC: true})
	if diff := cmp.Diff([]string{"X-WR-TIMEZONE:Asia/Kolkata", "DTSTART:20240601T043000Z"},
		linesOf(text, "X-WR-TIMEZONE", "TZID", "DTSTART")); diff != "" {
		t.Error(diff)
	}
	if strings.Contains(text, "TZID") {
		t.Error("a zone is named")
	}
}

// Package time knows the zones after 2037 by rules, and then takes the last day
// of a leap year for the end of an observance that does not end.
func TestICalendarFarYears(t *testing.T) {
	text := calendarText(t, calendarPost("Europe/Brussels",
		recap.Session{ID: "a", Title: "A", Start: at("2039-07-01T10:00:00+02:00")},
		recap.Session{ID: "b", Title: "B", Start: at("2041-07-01T10:00:00+02:00")},
	), export.ICalendar{})
	if n := strings.Count(text, "BEGIN:DAYLIGHT"); n != 3 {
		t.Errorf("%d summers from 2039 to 2041, want 3", n)
	}
	if n := strings.Count(text, "BEGIN:STANDARD"); n != 4 {
		t.Errorf("%d winters from 2039 to 2041, want 4", n)
	}
}
