package icalendar

import (
	"testing"
	"time"
)

func location(t *testing.T, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Skip(err)
	}
	return zone
}

func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                             "PT1S",
		-time.Hour:                    "PT1S",
		time.Second:                   "PT1S",
		59 * time.Second:              "PT59S",
		time.Minute:                   "PT1M",
		61 * time.Second:              "PT1M1S",
		time.Hour:                     "PT1H",
		time.Hour + time.Second:       "PT1H0M1S",
		90 * time.Minute:              "PT1H30M",
		25*time.Hour + 61*time.Second: "PT25H1M1S",
		1500 * time.Millisecond:       "PT1S",
	} {
		if got := Duration(d); got != want {
			t.Errorf("%v is written as %s, want %s", d, got, want)
		}
	}
}

// In Brussels clocks went back from 3:00 to 2:00 on 27 October 2024, 1:00 in UTC.
func TestComesTwice(t *testing.T) {
	zone := location(t, "Europe/Brussels")
	change := time.Date(2024, time.October, 27, 1, 0, 0, 0, time.UTC).In(zone)
	for after, want := range map[time.Duration]bool{
		-time.Hour - time.Second: false,
		-time.Hour:               true,
		-time.Second:             true,
		0:                        true,
		time.Hour - time.Second:  true,
		time.Hour:                false,
		24 * time.Hour:           false,
	} {
		if got := ComesTwice(change.Add(after)); got != want {
			t.Errorf("%v after the change: %v", after, got)
		}
	}
	forward := time.Date(2024, time.March, 31, 1, 0, 0, 0, time.UTC).In(zone)
	for _, after := range []time.Duration{-time.Hour, -time.Second, 0, time.Second} {
		if ComesTwice(forward.Add(after)) {
			t.Errorf("%v after clocks went forward", after)
		}
	}
	if ComesTwice(time.Date(2024, time.October, 27, 1, 0, 0, 0, time.UTC)) {
		t.Error("in UTC")
	}
}
