package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// Calendars are read back by emersion/go-ical, which shares no code with the
// library that writes them. It looks zones up by name and takes no notice of
// their definitions, so these tests resolve them, as RFC 5545 section 3.6.5 says.

// calendarPost is a programme in a time zone, published on 1 March 2024.
func calendarPost(zone string, sessions ...recap.Session) recap.Post {
	return recap.Post{
		Title: "Example Days", URL: "https://example.org/days/",
		Published: at("2024-03-01T09:00:00Z"),
		Event:     recap.Event{Name: "Example Days 2024", Venue: "Town Hall", TimeZone: zone},
		Sessions:  sessions,
	}
}

// at is a time in the form of RFC 3339, "" the zero time.
func at(s string) time.Time {
	if s == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func calendarText(t *testing.T, post recap.Post, e export.ICalendar) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(context.Background(), &b, post, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func readCalendar(t *testing.T, text string) *ical.Calendar {
	t.Helper()
	d := ical.NewDecoder(strings.NewReader(text))
	cal, err := d.Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if next, err := d.Decode(); err == nil {
		t.Fatalf("a second calendar follows: %v", next)
	}
	return cal
}

// writtenEvent is the only event of a post with the session alone, in Brussels.
func writtenEvent(t *testing.T, s recap.Session) ical.Event {
	t.Helper()
	if s.Start.IsZero() {
		s.Start = at("2024-03-30T10:00:00+01:00")
	}
	events := readCalendar(t, calendarText(t, calendarPost("Europe/Brussels", s), export.ICalendar{})).Events()
	if len(events) != 1 {
		t.Fatalf("%d events, want 1", len(events))
	}
	return events[0]
}

func propText(t *testing.T, c *ical.Component, name string) string {
	t.Helper()
	p := c.Props.Get(name)
	if p == nil {
		t.Fatalf("no %s", name)
	}
	s, err := p.Text()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return s
}

// unfolded returns the lines as they were before they were folded.
func unfolded(text string) []string {
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n"), "\r\n")
}

// linesOf returns the unfolded lines of the properties with one of the names.
func linesOf(text string, names ...string) []string {
	return slices.DeleteFunc(unfolded(text), func(line string) bool {
		name := line[:strings.IndexAny(line, ":;")]
		return !slices.Contains(names, name)
	})
}

// A definedZone is a VTIMEZONE, as the onsets of its observances.
type definedZone struct{ onsets []zoneOnset }

type zoneOnset struct {
	wall   time.Time // as if in UTC
	offset time.Duration
}

func readZone(t *testing.T, cal *ical.Calendar) definedZone {
	t.Helper()
	var zone definedZone
	for _, c := range cal.Children {
		if c.Name != "VTIMEZONE" {
			continue
		}
		for _, o := range c.Children {
			wall, err := time.Parse("20060102T150405", o.Props.Get("DTSTART").Value)
			if err != nil {
				t.Fatal(err)
			}
			offset, err := time.Parse("-0700", o.Props.Get("TZOFFSETTO").Value)
			if err != nil {
				t.Fatal(err)
			}
			_, seconds := offset.Zone()
			zone.onsets = append(zone.onsets, zoneOnset{wall, time.Duration(seconds) * time.Second})
		}
	}
	if len(zone.onsets) == 0 {
		t.Fatal("no zone is defined")
	}
	return zone
}

// resolve returns the instant of a local time: the onset that counts is the
// last that is not after it.
func (z definedZone) resolve(wall time.Time) time.Time {
	best := zoneOnset{}
	for _, o := range z.onsets {
		if !o.wall.After(wall) && !o.wall.Before(best.wall) {
			best = o
		}
	}
	return wall.Add(-best.offset)
}

// instant is the time that a property means by what the calendar defines.
func instant(t *testing.T, cal *ical.Calendar, p *ical.Prop) time.Time {
	t.Helper()
	if p == nil {
		return time.Time{}
	}
	if utc, err := time.Parse("20060102T150405Z", p.Value); err == nil {
		return utc
	}
	wall, err := time.Parse("20060102T150405", p.Value)
	if err != nil || p.Params.Get("TZID") == "" {
		t.Fatalf("%v is no time in a zone", p)
	}
	return readZone(t, cal).resolve(wall)
}

func calendarFixture(t *testing.T, name string) recap.Post {
	t.Helper()
	data, err := os.ReadFile("../testdata/" + name + "/input.json")
	if err != nil {
		t.Fatal(err)
	}
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		t.Fatal(err)
	}
	return post
}
