package source_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/source"
)

// When an event takes place, by what the conference, its day and it say.
func TestScheduleTimes(t *testing.T) {
	const zone = `<time_zone_name>Europe/Brussels</time_zone_name>`
	for _, test := range []struct{ conference, day, event, want string }{
		// The date counts, wherever the event stands.
		{zone, `date="2031-03-29"`, `<date>2031-03-30T01:30:00+01:00</date><start>01:30</start><duration>00:30</duration>`, "2031-03-30T00:30Z 30m0s"},
		// A date in UTC and a local start are one time.
		{zone, ``, `<date>2031-03-29T09:00:00Z</date><start>10:00</start><duration>1:00</duration>`, "2031-03-29T09:00Z 1h0m0s"},
		{"", ``, `<date>2031-03-29T04:00:00+00:00</date><start>09:30</start>`, "2031-03-29T04:00Z +05:30"},
		{"", ``, `<date>2031-03-29T04:00:00+00:00</date><start>20:00</start>`, "2031-03-29T04:00Z -08:00"},
		// Offsets are spelled in several ways.
		{"", ``, `<date>2031-03-29 10:00:00 +0100</date>`, "2031-03-29T09:00Z +01:00"},
		{"", ``, `<date>2031-03-29T10:00+01</date>`, "2031-03-29T09:00Z +01:00"},
		{"", ``, `<date>2031-03-29 10:00 UTC</date>`, "2031-03-29T10:00Z +00:00"},
		// Without a date it is the day's; in the small hours, the next one's.
		{zone, `date="2031-03-29"`, `<start>10:00</start><duration>01:30:00</duration>`, "2031-03-29T09:00Z 1h30m0s"},
		{zone, `date="2031-03-29"`, `<start>00:30:00</start><duration>00:20</duration>`, "2031-03-29T23:30Z 20m0s"},
		{zone, `date="2031-03-29"`, `<start>25:30</start><duration>00:20</duration>`, "2031-03-30T00:30Z 20m0s"},
		{zone, `date="2031-03-29"`, `<start>05:00</start>`, "2031-03-29T04:00Z +01:00"},
		{zone + `<day_change>06:00:00</day_change>`, `date="2031-03-29"`, `<start>05:00</start><duration>00:20</duration>`, "2031-03-30T03:00Z 20m0s"},
		{zone, `date="2031-03-29" start="2031-03-29T09:00:00+01:00" end="2031-03-30T06:00:00+02:00"`, `<start>05:00</start><duration>00:20</duration>`, "2031-03-30T03:00Z 20m0s"},
		{zone, `date="2031-03-29" start="2031-03-29T02:00:00+01:00" end="2031-03-29T06:00:00+01:00"`, `<start>03:00</start><duration>00:20</duration>`, "2031-03-29T02:00Z 20m0s"},
		{zone, `date="2031-03-29"`, `<date>2031-03-30</date><start>00:30</start><duration>00:20</duration>`, "2031-03-29T23:30Z 20m0s"},
		// The day's own offset tells the zone where nothing else does.
		{"", `date="2031-03-29" start="2031-03-29T09:00:00-05:00"`, `<start>10:00</start>`, "2031-03-29T15:00Z -05:00"},
		{zone, ``, `<date>2031-03-30T10:00:00</date>`, "2031-03-30T08:00Z +02:00"},
		// Durations
		{zone, `date="2031-03-29"`, `<start>10:00</start><duration>00:00</duration>`, "2031-03-29T09:00Z +01:00"},
		{zone, `date="2031-03-29"`, `<start>10:00</start><duration/>`, "2031-03-29T09:00Z +01:00"},
		{zone, `date="2031-03-29"`, `<start>10:00</start><duration>1:02:30</duration>`, "2031-03-29T09:00Z 26h30m0s"},
		{zone, `date="2031-03-29"`, `<start>10:00</start><duration>1:30:00</duration>`, "2031-03-29T09:00Z 1h30m0s"},
		{zone, `date="2031-03-29"`, `<start>10:00</start><duration>00:90</duration>`, "2031-03-29T09:00Z 1h30m0s"},
		{zone, `date="2031-03-29"`, `<start>10:00</start><end>2031-03-29T11:00:00+01:00</end>`, "2031-03-29T09:00Z 1h0m0s"},
		{zone, `date="2031-03-29"`, `<start>10:00</start><end>11:15</end>`, "2031-03-29T09:00Z 1h15m0s"},
		{zone, `date="2031-03-29"`, `<start>23:30</start><end>00:30</end>`, "2031-03-29T22:30Z 1h0m0s"},
		{zone, `date="2031-03-29"`, `<start>23:30</start><end>24:30</end>`, "2031-03-29T22:30Z 1h0m0s"},
		{"", ``, `<date>2031-03-29T22:00:00-05:00</date><end>23:00:00</end>`, "2031-03-30T03:00Z 1h0m0s"},
		{zone, `date="2031-03-29"`, `<start>25:30</start><end>03:30</end>`, "2031-03-30T00:30Z 1h0m0s"},
		{zone, `date="2031-03-29"`, ``, "not scheduled"},
	} {
		text := `<schedule><conference><title>P</title>` + test.conference + `</conference><day ` + test.day + `><event id="1"><title>A</title>` + test.event + `</event></day></schedule>`
		s := read(t, text, source.Options{URL: "https://example.org/"}).Post.Sessions[0]
		got := "not scheduled"
		if s.Scheduled() {
			got = s.Start.UTC().Format("2006-01-02T15:04Z ")
			if s.End.IsZero() {
				got += s.Start.Format("-07:00")
			} else {
				got += s.End.Sub(s.Start).String()
			}
		}
		if got != test.want {
			t.Errorf("%s %s %s: got %s, want %s", test.conference, test.day, test.event, got, test.want)
		}
	}
}

// Local times need a zone; the option gives it, also over the one of the file.
func TestScheduleTimeZone(t *testing.T) {
	const text = `<schedule><conference><title>P</title><start>2031-03-29</start></conference>
<day date="2031-03-29"><event id="7"><title>A</title><start>10:00</start></event></day></schedule>`
	_, err := source.Read(context.Background(), strings.NewReader(text), source.Options{URL: "https://example.org/", Name: "s.xml"})
	if !errors.Is(err, source.ErrNoTimeZone) || !strings.Contains(err.Error(), `s.xml:2: event "7": the time has no offset`) {
		t.Errorf("got %v", err)
	}
	post := read(t, text, source.Options{URL: "https://example.org/", TimeZone: "America/New_York"}).Post
	if got := post.Sessions[0].Start.UTC().Format("15:04"); got != "14:00" || post.Event.TimeZone != "America/New_York" {
		t.Errorf("10:00 in New York is %s in %s", got, post.Event.TimeZone)
	}
	if got := post.Event.Start.Format("2006-01-02T15:04-07:00"); got != "2031-03-29T00:00-04:00" {
		t.Errorf("the first day is %s", got)
	}
}

// What contradicts itself is noted.
func TestScheduleTimeNotes(t *testing.T) {
	readEvents(t, `<event id="1"><title>A</title><date>2031-03-29T10:00:00+01:00</date><start>11:00</start></event>
<event id="2"><title>B</title><start>10:00</start><duration>00:30</duration><end>2031-03-29T11:00:00+01:00</end></event>
<event id="3"><title>C</title><start>10:00</start><end>later</end></event>
<event id="4"><title>D</title><start>10:00</start><duration>45</duration></event>
<event id="5"><title>E</title><date>2031-03-29T10:00:00Z</date><start>10:00</start></event>
<event id="6"><title>F</title><date>2031-03-29T10:00:23+01:00</date><start>10:00</start></event>
<event id="7"><title>G</title><date>2031-03-29T09:00:23Z</date><start>10:00:23</start></event>`,
		`line 5: event "1": the start is another than that of the date: the date counts: "11:00 2031-03-29T10:00:00+01:00"`,
		`line 6: event "2": the end is another than that of the duration: it counts: "2031-03-29T11:00:00+01:00"`,
		`line 7: event "3": the end is not a time such as 15:04 or 2006-01-02T15:04:05+01:00: left out: "later"`,
		`line 8: event "4": a duration without a unit: taken for minutes: "45"`,
		`line 9: event "5": the date has another offset than the time zone, and the start is by the clock of the date: the date counts, unless the option KeepClock says otherwise`,
	)
}
