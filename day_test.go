package recap_test

import (
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
)

func TestDay(t *testing.T) {
	brussels, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		t.Fatal(err)
	}
	// In the night of 31 March 2024 the clocks go from 02:00 to 03:00.
	for clock, want := range map[string]string{
		"2024-03-30T22:00:00Z": "2024-03-30", // 23:00
		"2024-03-31T00:30:00Z": "2024-03-30", // 01:30
		"2024-03-31T01:59:00Z": "2024-03-30", // 03:59
		"2024-03-31T02:00:00Z": "2024-03-31", // 04:00
		"2024-01-01T00:00:00Z": "2023-12-31", // 01:00 on New Year's Day
	} {
		if got := recap.Day(at(clock).In(brussels)).Format(time.DateOnly); got != want {
			t.Errorf("Day(%s) = %s, want %s", clock, got, want)
		}
	}
}
