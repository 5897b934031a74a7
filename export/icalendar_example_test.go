package export_test

import (
	"context"
	"fmt"
	"log"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// A programme whose second session has no time yet.
func exampleProgramme() recap.Post {
	brussels := time.FixedZone("", 2*60*60)
	return recap.Post{
		Title:     "Example Days",
		URL:       "https://example.org/days/",
		Published: time.Date(2024, time.March, 1, 9, 0, 0, 0, time.UTC),
		Event:     recap.Event{Name: "Example Days 2024", Venue: "Town Hall", TimeZone: "Europe/Brussels"},
		Sessions: []recap.Session{{
			ID:       "7c9e6679-7425-40de-944b-e07fc1f90ae7",
			Title:    "Lamps, looms; and the rest",
			Room:     "Hall 1",
			Speakers: []recap.Speaker{{Name: "Ada Example"}},
			Summary:  "Who *weaves* at night?",
			Start:    time.Date(2024, time.June, 1, 10, 0, 0, 0, brussels),
			End:      time.Date(2024, time.June, 1, 11, 0, 0, 0, brussels),
		}, {
			ID:    "closing",
			Title: "Closing",
		}},
	}
}

// The file behind an "add to calendar" link. The calendar of all sessions has
// its name, its address and how often to fetch it as well.
func ExampleICalendar() {
	var b strings.Builder
	e := export.ICalendar{Session: "7c9e6679-7425-40de-944b-e07fc1f90ae7"}
	if err := export.Write(context.Background(), &b, exampleProgramme(), e); err != nil {
		log.Fatal(err)
	}
	fmt.Print(strings.ReplaceAll(b.String(), "\r\n", "\n"))
	// Output:
	// BEGIN:VCALENDAR
	// VERSION:2.0
	// PRODID:-//github.com/seed-e2fd8668//recap//EN
	// BEGIN:VTIMEZONE
	// TZID:Europe/Brussels
	// BEGIN:STANDARD
	// DTSTART:20231029T030000
	// TZOFFSETFROM:+0200
	// TZOFFSETTO:+0100
	// TZNAME:CET
	// END:STANDARD
	// BEGIN:DAYLIGHT
	// DTSTART:20240331T020000
	// TZOFFSETFROM:+0100
	// TZOFFSETTO:+0200
	// TZNAME:CEST
	// END:DAYLIGHT
	// BEGIN:STANDARD
	// DTSTART:20241027T030000
	// TZOFFSETFROM:+0200
	// TZOFFSETTO:+0100
	// TZNAME:CET
	// END:STANDARD
	// END:VTIMEZONE
	// BEGIN:VEVENT
	// UID:7c9e6679-7425-40de-944b-e07fc1f90ae7
	// DTSTAMP:20240301T090000Z
	// LAST-MODIFIED:20240301T090000Z
	// CREATED:20240301T090000Z
	// SEQUENCE:0
	// DTSTART;TZID=Europe/Brussels:20240601T100000
	// DTEND;TZID=Europe/Brussels:20240601T110000
	// STATUS:CONFIRMED
	// SUMMARY:Lamps\, looms\; and the rest
	// LOCATION:Hall 1\, Town Hall
	// X-RECAP-ROOM:Hall 1
	// URL:https://example.org/days/#7c9e6679-7425-40de-944b-e07fc1f90ae7
	// DESCRIPTION:Ada Example\n\n2024-06-01 10:00–11:00 (Europe/Brussels) ·
	//   Hall 1\n\nWho weaves at
	//   night?\n\nhttps://example.org/days/#7c9e6679-7425-40de-944b-e07fc1f90ae7
	// X-ALT-DESC;FMTTYPE=text/html:<html><body>\n<p>Ada Example</p>\n<p>
	//  2024-06-01 10:00–11:00 (Europe/Brussels) · Hall 1</p>\n<p>Who <em>
	//  weaves</em> at night?</p>\n<p><a href="https://example.org/days/">Example
	//   Days</a></p>\n</body></html>
	// END:VEVENT
	// END:VCALENDAR
}

func ExampleICalendar_Omissions() {
	doc, err := export.Prepare(exampleProgramme())
	if err != nil {
		log.Fatal(err)
	}
	for _, omission := range (export.ICalendar{}).Omissions(doc) {
		fmt.Println(omission)
	}
	// Output:
	// event.name: a calendar goes by the title of the post
	// sessions[1]: it has no time
}
