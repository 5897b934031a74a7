package source_test

import (
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap/source"
)

func TestScheduleMisspeltScheme(t *testing.T) {
	sessions := readEvents(t, `<event id="1"><title>A</title><start>10:00</start><links><link href="https;//example.org/a">A</link><link href="http//example.org/b">B</link><link href="https://http://example.org/c">C</link></links></event>`,
		`line 5: event "1": is an address with a misspelt scheme: it was put right: "https;//example.org/a"`,
		`line 5: event "1": is an address with a misspelt scheme: it was put right: "http//example.org/b"`,
		`line 5: event "1": is an address with a misspelt scheme: it was put right: "https://http://example.org/c"`,
	)
	if l := sessions[0].Links; len(l) != 3 || l[0].URL != "https://example.org/a" || l[1].URL != "http://example.org/b" || l[2].URL != "http://example.org/c" {
		t.Errorf("links %+v", l)
	}
}

// A version that ends in a date says when the schedule last changed.
func TestScheduleVersion(t *testing.T) {
	for version, want := range map[string]string{
		"2031-03-01T10:00:00Z":       "2031-03-01T10:00:00Z",
		"1.1 2031-03-01 10:00":       "2031-03-01T09:00:00Z",
		"4 2031-03-01T10:00:00Z":     "2031-03-01T10:00:00Z",
		"Pebbly 0.9":                 "0001-01-01T00:00:00Z",
		"release 3 of 2031-03-01 :-": "0001-01-01T00:00:00Z",
	} {
		text := strings.Replace(scheduleXML(`<event id="1"/>`), "<conference>", "<version>"+version+"</version><conference>", 1)
		if got := read(t, text, source.Options{}).Post.Updated.UTC().Format(time.RFC3339); got != want {
			t.Errorf("%s: changed at %s, want %s", version, got, want)
		}
	}
}
