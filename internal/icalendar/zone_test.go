package icalendar

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestZone(t *testing.T) {
	for _, tt := range []struct {
		name        string
		first, last time.Time
		want        []string // each: kind, onset, from, to, name
	}{
		{"UTC", day(2024, 5), day(2024, 5), []string{"STANDARD 19700101T000000 +0000 +0000 UTC"}},
		{"Europe/Brussels", day(2024, 5), day(2024, 6), []string{
			"STANDARD 20231029T030000 +0200 +0100 CET",
			"DAYLIGHT 20240331T020000 +0100 +0200 CEST",
			"STANDARD 20241027T030000 +0200 +0100 CET",
		}},
		{"Europe/Dublin", day(2024, 5), day(2024, 6), []string{ // which saves negatively
			"STANDARD 20231029T020000 +0100 +0000 GMT",
			"DAYLIGHT 20240331T010000 +0000 +0100 IST",
			"STANDARD 20241027T020000 +0100 +0000 GMT",
		}},
		{"Asia/Kathmandu", day(2024, 5), day(2024, 5), []string{"STANDARD 19860101T000000 +0530 +0545 +0545"}},
		{"America/St_Johns", day(2024, 1), day(2024, 1), []string{
			"STANDARD 20231105T020000 -0230 -0330 NST",
			"DAYLIGHT 20240310T020000 -0330 -0230 NDT",
			"STANDARD 20241103T020000 -0230 -0330 NST",
		}},
		{"Africa/Monrovia", day(1971, 5), day(1972, 5), []string{
			"STANDARD 19700101T000000 -004430 -004430 MMT",
			"STANDARD 19720107T000000 -004430 +0000 GMT",
		}},
	} {
		var l Lines
		l.Zone(tt.name, location(t, tt.name), tt.first, tt.last)
		var got []string
		for part := range strings.SplitSeq(string(l.Bytes()), "BEGIN:") {
			if fields := strings.Split(part, "\r\n"); fields[0] == "STANDARD" || fields[0] == "DAYLIGHT" {
				for i := 1; i <= 4; i++ {
					_, fields[i], _ = strings.Cut(fields[i], ":")
				}
				got = append(got, strings.Join(fields[:5], " "))
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

func day(year, month int) time.Time {
	return time.Date(year, time.Month(month), 15, 12, 0, 0, 0, time.UTC)
}

// Properties of other kinds, and what a second use leaves of the first.
func TestLines(t *testing.T) {
	var l Lines
	l.Property("BEGIN", "VEVENT")
	l.Reset()
	l.TimeProperty("DTSTAMP", day(2024, 5), UTCForm)
	l.ListProperty("CATEGORIES", nil)
	l.ListProperty("CATEGORIES", []string{"one, two", "three;"})
	if got, want := string(l.Bytes()), "DTSTAMP:20240515T120000Z\r\nCATEGORIES:one\\, two,three\\;\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A line has 75 octets at most, and is folded at a space or a tag where there is one.
func TestFolds(t *testing.T) {
	for value, want := range map[string]string{
		strings.Repeat("x", 73):                                 "X:" + strings.Repeat("x", 73),
		strings.Repeat("x", 74):                                 "X:" + strings.Repeat("x", 73) + "\r\n x",
		strings.Repeat("x", 73+75):                              "X:" + strings.Repeat("x", 73) + "\r\n " + strings.Repeat("x", 74) + "\r\n x",
		strings.Repeat("é", 37):                                 "X:" + strings.Repeat("é", 36) + "\r\n é",
		"a " + strings.Repeat("x", 73):                          "X:a\r\n  " + strings.Repeat("x", 73),
		"<b>" + strings.Repeat("x", 72):                         "X:<b>\r\n " + strings.Repeat("x", 72),
		strings.Repeat("x", 10) + "<" + strings.Repeat("y", 70): "X:" + strings.Repeat("x", 10) + "\r\n <" + strings.Repeat("y", 70),
	} {
		var l Lines
		l.Property("X", value)
		if got := string(l.Bytes()); got != want+"\r\n" {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
