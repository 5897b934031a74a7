package view

import (
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/timetable"
)

// A day that runs over has a line where the next date begins, and times after it say
// which day they are on.
func TestDayRunsOver(t *testing.T) {
	words := catalogue.For("en", nil)
	evening := time.Date(2023, 12, 27, 23, 0, 0, 0, time.UTC)
	sessions := []*recap.Session{
		{ID: "a", Room: "hall", Start: evening, End: evening.Add(time.Hour)},
		{ID: "b", Room: "hall", Start: evening.Add(time.Hour), End: evening.Add(2 * time.Hour)},
		{ID: "c", Room: "hall", Start: evening.Add(2 * time.Hour), End: evening.Add(3 * time.Hour)},
	}
	day := timetable.Days(sessions, nil)[0]
	sheet := Timetable{
		Words: words, Said: page.NewWords[page.DayWords](words),
		Room: func(id string) page.Head { return page.Head{} },
		Item: func(s *recap.Session) page.Item { return page.Item{Class: "s"} },
	}.Day(day.Date, day.Grid())
	want := []struct{ class, text string }{{"g1 h12", "23:00"}, {"g13 h12 midnight", "Thu 00:00"}, {"g25 h12", "Thu 01:00"}}
	if len(sheet.Hours) != len(want) {
		t.Fatalf("%d hours, want %d", len(sheet.Hours), len(want))
	}
	for i, h := range sheet.Hours {
		if h.Class != want[i].class || h.Time.Text != want[i].text {
			t.Errorf("got %q %q, want %q", h.Class, h.Time.Text, want[i])
		}
	}
}
