package timetable

import (
	"fmt"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// gridOf lays out sessions of one day, given as room, start and end by the clock.
func gridOf(t *testing.T, sessions ...[4]string) Grid {
	t.Helper()
	var list []*recap.Session
	for _, s := range sessions {
		start, err := time.Parse("2006-01-02 15:04", "2026-03-27 "+s[1])
		if err != nil {
			t.Fatal(err)
		}
		end, err := time.Parse("2006-01-02 15:04", "2026-03-27 "+s[2])
		if err != nil {
			t.Fatal(err)
		}
		one := &recap.Session{ID: s[3], Title: s[3], Room: s[0], Start: start, End: end}
		if s[0] == "" {
			one.Kind = recap.KindBreak
		}
		list = append(list, one)
	}
	return Days(list, nil)[0].Grid()
}

func spots(g Grid) map[string]Spot {
	all := make(map[string]Spot)
	for _, h := range g.Hours {
		for _, s := range h.Spots {
			all[s.Session.ID] = s
		}
	}
	return all
}

func TestGridIsInProportion(t *testing.T) {
	g := gridOf(t, [4]string{"A", "09:00", "09:30", "half"}, [4]string{"B", "09:00", "10:00", "hour"}, [4]string{"A", "09:30", "10:00", "next"})
	all := spots(g)
	if all["half"].Lines != 6 || all["hour"].Lines != 12 || all["next"].Line != 6 {
		t.Errorf("got %+v", all)
	}
	if all["half"].Column != 0 || all["hour"].Column != 1 || g.Lines != 12 || g.LineHeight != 12 {
		t.Errorf("got %+v", g)
	}
}

// Five minutes have to be read as well: then all lines are higher, not one of them.
func TestGridHasASmallestHeight(t *testing.T) {
	if g := gridOf(t, [4]string{"A", "09:00", "09:05", "a"}, [4]string{"A", "09:05", "09:30", "b"}); g.LineHeight != 24 {
		t.Errorf("a line is %d px high, want 24", g.LineHeight)
	}
}

func TestGridNeverPutsTwoInOnePlace(t *testing.T) {
	all := spots(gridOf(t, [4]string{"A", "09:00", "10:00", "a"}, [4]string{"A", "09:30", "10:30", "b"}, [4]string{"B", "09:00", "10:30", "c"}))
	if all["a"].Column == all["b"].Column || all["c"].Column != 2 {
		t.Errorf("got %+v", all)
	}
}

func TestGridLeavesOutEmptyHours(t *testing.T) {
	g := gridOf(t, [4]string{"A", "09:00", "10:00", "a"}, [4]string{"A", "20:00", "21:00", "b"})
	if g.Lines > 12+12+3 {
		t.Errorf("%d lines for two hours", g.Lines)
	}
	if at := spots(g)["b"]; at.Lines != 12 {
		t.Errorf("an hour has %d lines", at.Lines)
	}
}

func TestGridShortensBreaks(t *testing.T) {
	all := spots(gridOf(t, [4]string{"A", "09:00", "10:00", "a"}, [4]string{"", "10:00", "12:00", "lunch"}, [4]string{"B", "12:00", "13:00", "b"}))
	if lunch := all["lunch"]; !lunch.Across || lunch.Lines != 8 || lunch.Columns != 2 {
		t.Errorf("got %+v", lunch)
	}
	if all["b"].Line != 12+8 {
		t.Errorf("what comes after the break begins on line %d", all["b"].Line)
	}
}

func TestGridPutsWhatGoesOnAllDayAbove(t *testing.T) {
	g := gridOf(t, [4]string{"X", "09:00", "18:00", "desk"}, [4]string{"A", "09:00", "10:00", "a"}, [4]string{"B", "10:00", "11:00", "b"})
	if len(g.Rooms) != 2 || !g.Hours[0].Start.IsZero() || g.Hours[0].Spots[0].Session.ID != "desk" {
		t.Errorf("got %+v", g)
	}
}

// Hours of the clock divide the grid without a gap.
func TestGridHours(t *testing.T) {
	g := gridOf(t, [4]string{"A", "09:15", "10:00", "a"}, [4]string{"A", "10:10", "12:00", "b"}, [4]string{"B", "12:30", "13:00", "c"})
	line := 0
	for _, h := range g.Hours {
		if h.Line != line {
			t.Errorf("the hour of %s begins on line %d, want %d", h.Start.Format("15:04"), h.Line, line)
		}
		line += h.Lines
	}
	if line != g.Lines {
		t.Errorf("the hours have %d lines of %d", line, g.Lines)
	}
}

// Five hours are a day's, four and fifty-five minutes are not; of up to three such
// sessions, that are no more than the others, a grid says so.
func TestWhatGoesOnAllDay(t *testing.T) {
	talks := [][4]string{{"A", "09:00", "10:00", "a"}, {"B", "10:00", "11:00", "b"}, {"C", "11:00", "12:00", "c"}}
	long := [][4]string{{"X", "09:00", "14:00", "x"}, {"Y", "09:00", "14:00", "y"}, {"Z", "09:00", "14:00", "z"}, {"W", "09:00", "14:00", "w"}}
	for _, test := range []struct {
		sessions [][4]string
		whole    int
	}{
		{append(talks, [4]string{"X", "09:00", "13:55", "x"}), 0},
		{append(talks, long[0]), 1},
		{append(talks, long[:3]...), 3},
		{append(talks[:2:2], long[:3]...), 0},
		{append(append(talks, [4]string{"D", "11:00", "12:00", "d"}), long...), 0},
	} {
		g := gridOf(t, test.sessions...)
		whole := 0
		if g.Hours[0].Start.IsZero() {
			whole = len(g.Hours[0].Spots)
		}
		if whole != test.whole {
			t.Errorf("of %v %d go on all day, want %d", test.sessions, whole, test.whole)
		}
	}
}

// A line is as low as the shortest session and almost all others can be read in.
func TestHeightsOfLines(t *testing.T) {
	if g := gridOf(t, [4]string{"A", "09:00", "09:15", "a"}, [4]string{"A", "09:15", "09:30", "b"}); g.LineHeight != 18 {
		t.Errorf("with a quarter of an hour a line is %d px high, want 18", g.LineHeight)
	}
	sessions := [][4]string{{"A", "09:00", "09:10", "short"}}
	for i := range 21 {
		sessions = append(sessions, [4]string{fmt.Sprint("R", i), "09:00", "09:20", fmt.Sprint(i)})
	}
	if g := gridOf(t, sessions...); g.LineHeight != 12 {
		t.Errorf("with one session of ten minutes among others a line is %d px high, want 12", g.LineHeight)
	}
}

// What has no room and is no break goes across in proportion to its time.
func TestTalkWithoutARoom(t *testing.T) {
	day := Days([]*recap.Session{
		{ID: "talk", Start: clockAt(t, "10:00"), End: clockAt(t, "12:00")},
		{ID: "a", Room: "A", Start: clockAt(t, "09:00"), End: clockAt(t, "10:00")},
		{ID: "b", Room: "B", Start: clockAt(t, "09:00"), End: clockAt(t, "10:00")},
	}, nil)[0]
	if at := spots(day.Grid())["talk"]; !at.Across || at.Lines != 24 {
		t.Errorf("got %+v", at)
	}
}

func clockAt(t *testing.T, clock string) time.Time {
	t.Helper()
	at, err := time.Parse("2006-01-02 15:04", "2026-03-27 "+clock)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// Of what begins at once a break comes first, under the hour of the clock.
func TestBreaksComeFirst(t *testing.T) {
	g := gridOf(t, [4]string{"A", "09:15", "10:15", "talk"}, [4]string{"", "09:15", "09:45", "tea"})
	hour := g.Hours[0]
	if hour.Start.Format("15:04") != "09:00" || len(hour.Spots) != 2 || hour.Spots[0].Session.ID != "tea" {
		t.Errorf("got %+v", hour)
	}
}

// A session is as wide as its room has columns free beside it until it ends, and a
// break goes across the first of the longest runs of rooms that are free.
func TestWidths(t *testing.T) {
	all := spots(gridOf(t,
		[4]string{"A", "09:00", "10:00", "a"}, [4]string{"A", "09:30", "10:30", "b"}, [4]string{"A", "10:30", "11:00", "c"},
		[4]string{"A", "11:00", "12:00", "d"}, [4]string{"A", "11:00", "12:00", "e"}))
	if all["c"].Columns != 2 || all["a"].Columns != 1 {
		t.Errorf("between others it has %d columns, beside one %d", all["c"].Columns, all["a"].Columns)
	}
	all = spots(gridOf(t,
		[4]string{"A", "09:00", "10:00", "a"}, [4]string{"B", "09:00", "10:00", "b"}, [4]string{"C", "09:00", "12:00", "c"},
		[4]string{"D", "09:00", "10:00", "d"}, [4]string{"E", "09:00", "10:00", "e"}, [4]string{"", "10:00", "11:00", "tea"}))
	if tea := all["tea"]; tea.Column != 0 || tea.Columns != 2 {
		t.Errorf("tea is at %+v", tea)
	}
}

// A session of exactly a day is on both days that it touches, on each as long as the
// others are there.
func TestSessionOfADay(t *testing.T) {
	start := clockAt(t, "12:00")
	days := Days([]*recap.Session{
		{ID: "long", Room: "X", Start: start, End: start.Add(24 * time.Hour)},
		{ID: "short", Room: "Y", Start: start, End: start.Add(24*time.Hour - time.Minute)},
		{ID: "next", Room: "A", Start: start.Add(20 * time.Hour), End: start.Add(21 * time.Hour)},
	}, nil)
	if len(days) != 2 {
		t.Fatalf("there are %d days", len(days))
	}
	second := spots(days[1].Grid())
	if _, there := second["short"]; there || second["long"].Session == nil {
		t.Errorf("on the second day there are %v", second)
	}
	for _, s := range days[1].slots() {
		if s.ID == "long" && !s.start.Equal(start.Add(20*time.Hour)) {
			t.Errorf("on the second day it begins at %s", s.start)
		}
	}
}
