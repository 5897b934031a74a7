package timetable

import (
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
