package view

import (
	"slices"
	"strconv"
	"strings"
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

// shown is the first day of sessions as pages show it, with its grid.
func shown(t *testing.T, sessions ...*recap.Session) (*page.DaySheet, timetable.Day) {
	t.Helper()
	words := catalogue.For("en", nil)
	for i, s := range sessions {
		s.ID = strconv.Itoa(i)
	}
	day := timetable.Days(sessions, nil)[0]
	return Timetable{
		Words: words, Said: page.NewWords[page.DayWords](words),
		Room: func(id string) page.Head { return page.Head{URL: id + ".html"} },
		Item: func(s *recap.Session) page.Item { return page.Item{Key: s.ID, Class: "s"} },
	}.Day(day.Date, day.Grid()), day
}

// session is one in a room, by its start and its length.
func session(room string, start time.Time, length time.Duration) *recap.Session {
	return &recap.Session{Room: room, Start: start, End: start.Add(length)}
}

// rows are the sessions of a day with their words for start and end, in its order.
func rows(sheet *page.DaySheet) (all []string) {
	for _, h := range sheet.Hours {
		for _, item := range h.Rows {
			all = append(all, item.Start.Text+" to "+item.End.Text)
		}
	}
	return all
}

// In the night in which the clocks are put back an hour comes twice: the second one
// says its offset, and its links differ.
func TestNightOfTwoEqualHours(t *testing.T) {
	for zone, want := range map[string]struct {
		date          string
		rows, anchors []string
		change        string
		machine       string
	}{
		"Europe/Berlin": {"2026-10-25", []string{"Sun 02:15 to 02:45", "Sun 02:15 UTC+1 to 02:45 UTC+1"}, []string{"h2502p0200", "h2502p0100"},
			"from UTC+2 to UTC+1", "2026-10-25T02:15+01:00"},
		"America/St_Johns": {"2026-11-01", []string{"Sun 01:15 to 01:45", "Sun 01:15 UTC−3:30 to 01:45 UTC−3:30"}, []string{"h0101m0230", "h0101m0330"},
			"from UTC−2:30 to UTC−3:30", "2026-11-01T01:15-03:30"},
	} {
		location, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		midnight, err := time.ParseInLocation(time.DateOnly, want.date, location)
		if err != nil {
			t.Fatal(err)
		}
		first := midnight.Add(75 * time.Minute)
		if zone == "Europe/Berlin" {
			first = first.Add(time.Hour)
		}
		sheet, day := shown(t, session("hall", first, 30*time.Minute), session("hall", first.Add(time.Hour), 30*time.Minute))
		if got := rows(sheet); !slices.Equal(got, want.rows) {
			t.Errorf("%s: got %q, want %q", zone, got, want.rows)
		}
		if !strings.Contains(string(sheet.ClockChange), want.change) || sheet.Hours[1].Rows[0].Start.Machine != want.machine {
			t.Errorf("%s: the change is %q, and the second hour %q", zone, sheet.ClockChange, sheet.Hours[1].Rows[0].Start.Machine)
		}
		var anchors []string
		grid := day.Grid()
		for _, h := range grid.Hours {
			anchors = append(anchors, HourAnchor(catalogue.For("en", nil), day.Date, grid, h))
		}
		if !slices.Equal(anchors, want.anchors) {
			t.Errorf("%s: the hours are %q, want %q", zone, anchors, want.anchors)
		}
	}
}

// On other days no time says an offset, and links say the hour alone until midnight.
func TestHourAnchors(t *testing.T) {
	morning := time.Date(2026, 3, 27, 9, 0, 0, 0, time.FixedZone("", 3600))
	sheet, day := shown(t, session("hall", morning, time.Hour), session("hall", morning.Add(16*time.Hour), time.Hour), session("desk", morning, 10*time.Hour))
	if sheet.ClockChange != "" {
		t.Errorf("the clocks change: %s", sheet.ClockChange)
	}
	var anchors []string
	grid := day.Grid()
	for _, h := range grid.Hours {
		anchors = append(anchors, HourAnchor(catalogue.For("en", nil), day.Date, grid, h))
	}
	if want := []string{"all-day", "h09", "h2801p0100"}; !slices.Equal(anchors, want) {
		t.Errorf("the hours are %q, want %q", anchors, want)
	}
}

// What lasts a day and longer says the date of its end, and what has no end says none.
func TestEndsOfSessions(t *testing.T) {
	morning := time.Date(2026, 3, 27, 9, 0, 0, 0, time.UTC)
	open := session("lab", morning.Add(time.Hour), 0)
	open.End = time.Time{}
	sheet, _ := shown(t, session("hall", morning, 24*time.Hour-time.Minute), session("hut", morning, 24*time.Hour), open, session("lab", morning, time.Hour), session("pier", morning, time.Hour))
	for _, want := range []string{"09:00 to 08:59", "09:00 to Sat 28 March, 09:00", "10:00 to "} {
		if got := rows(sheet); !slices.Contains(got, want) {
			t.Errorf("no session goes from %q: %q", want, got)
		}
	}
	if !sheet.Hours[0].AllDay || sheet.Hours[0].Time != (page.Time{}) || sheet.Hours[1].AllDay {
		t.Errorf("what goes on all day is in hours %+v", sheet.Hours)
	}
	for i, h := range sheet.Hours {
		for _, item := range h.Rows {
			if classes := strings.Fields(item.Class); slices.Contains(classes, "whole") != (i == 0) || classes[0] != "s" {
				t.Errorf("in hour %d a session has the classes %q", i, classes)
			}
		}
	}
}

// Rooms head their columns by their own heads, and sessions without a room by words.
func TestHeadsOfRooms(t *testing.T) {
	start := time.Date(2026, 3, 27, 9, 0, 0, 0, time.UTC)
	names := func(sessions ...*recap.Session) (heads []page.Head) {
		sheet, _ := shown(t, sessions...)
		return sheet.Rooms
	}
	got := names(session("hall", start, time.Hour), session("hall", start, time.Hour), session("", start, time.Hour))
	if want := []page.Head{{URL: "hall.html", Class: "w2"}, {Name: "No room named", Class: "w1"}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := names(session("", start, time.Hour)), []page.Head{{Name: "Session", Class: "w1"}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Rooms beyond forty are a list, and paper is chosen by how many there are.
func TestManyRooms(t *testing.T) {
	start := time.Date(2026, 3, 27, 9, 0, 0, 0, time.UTC)
	for n, want := range map[int]struct {
		paper string
		list  bool
	}{8: {"few", false}, 9: {"many", false}, 13: {"many", false}, 14: {"lots", false}, 40: {"lots", false}, 41: {"lots", true}} {
		var sessions []*recap.Session
		for i := range n {
			sessions = append(sessions, session("r"+strconv.Itoa(i), start, time.Hour))
		}
		sheet, day := shown(t, sessions...)
		if paper := PaperOf(day.Grid()); paper != want.paper || sheet.List != want.list {
			t.Errorf("%d rooms are printed on %s, as a list: %t; want %v", n, paper, sheet.List, want)
		}
	}
}

// The style has a rule for each place: every class of a sheet that says where
// something stands is among its places.
func TestPlacesOfASheet(t *testing.T) {
	start := time.Date(2026, 3, 27, 9, 0, 0, 0, time.UTC)
	lunch := session("", start.Add(time.Hour), 2*time.Hour)
	lunch.Kind = recap.KindBreak
	sheet, day := shown(t, session("hall", start, time.Hour), session("hall", start, 30*time.Minute), session("hut", start.Add(3*time.Hour), 20*time.Minute),
		lunch, session("hall", start.Add(3*time.Hour), 5*time.Minute), session("desk", start, 9*time.Hour))
	places := Places(day.Grid())
	used := strings.Fields(sheet.Class)
	for _, r := range sheet.Rooms {
		used = append(used, r.Class)
	}
	across := false
	for _, h := range sheet.Hours {
		used = append(used, strings.Fields(h.Class)...)
		for _, item := range h.Rows {
			classes := strings.Fields(item.Class)
			across = across || item.Key == "3" && slices.Contains(classes, "across")
			used = append(used, classes...)
		}
	}
	for _, class := range used {
		if strings.ContainsAny(class[:1], "ghcwnrl") && class[1:] != "" && strings.Trim(class[1:], "0123456789") == "" && !slices.Contains(places, class) {
			t.Errorf("no rule for %s: there are %q", class, places)
		}
	}
	for _, want := range []string{"n3", "w2", "c2", "c3", "c4", "l24", "g1", "w3"} {
		if !slices.Contains(places, want) || !slices.Contains(used, want) {
			t.Errorf("%s is not among the places %q, or not used: %q", want, places, used)
		}
	}
	if !across {
		t.Error("lunch does not go across")
	}
}

// What a cell shows depends on its height in pixels.
func TestSizesOfCells(t *testing.T) {
	for height, want := range map[int]string{0: "z1", 43: "z1", 44: "z2", 71: "z2", 72: "z3", 87: "z3", 88: "z4", 115: "z4", 116: "z5", 1000: "z5"} {
		if got := sizeOf(height); got != want {
			t.Errorf("%d pixels are %s, want %s", height, got, want)
		}
	}
}

// Before somebody plays a recording, it says whose computer will be asked, and where
// it begins.
func TestPlayerNote(t *testing.T) {
	words := catalogue.For("en", nil)
	for start, want := range map[time.Duration]page.Text{
		0:                               "Loads from video.example",
		65 * time.Second:                "Play from 1:05 · Loads from video.example",
		59*time.Minute + 59*time.Second: "Play from 59:59 · Loads from video.example",
		time.Hour:                       "Play from 1:00:00 · Loads from video.example",
		3723 * time.Second:              "Play from 1:02:03 · Loads from video.example",
	} {
		if got := PlayerNote(words, "video.example", start); got != want {
			t.Errorf("from %s: %q, want %q", start, got, want)
		}
	}
}
