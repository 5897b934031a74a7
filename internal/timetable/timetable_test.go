package timetable

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
)

// timetableSession reads a session as "title room start end", the times by the
// clock of a zone. "-" is no room and no end; a title in capitals is a break.
func timetableSession(t *testing.T, zone *time.Location, line string) recap.Session {
	t.Helper()
	fields := strings.Fields(line)
	if len(fields) != 4 {
		t.Fatalf("%q has not four fields", line)
	}
	s := recap.Session{ID: fields[0], Title: fields[0], Room: strings.Trim(fields[1], "-")}
	if strings.ToUpper(s.Title) == s.Title {
		s.Kind = recap.KindBreak
	}
	for i, to := range []*time.Time{&s.Start, &s.End} {
		if fields[2+i] == "-" {
			continue
		}
		at, err := time.Parse("02T15:04Z07:00", fields[2+i])
		if err != nil {
			if at, err = time.ParseInLocation("02T15:04", fields[2+i], zone); err != nil {
				at, err = time.ParseInLocation("02T15:04", "30T"+fields[2+i], zone)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		*to = at.AddDate(2024, 9, 0).In(zone) // from January of the year 0 to October 2024
	}
	return s
}

// drawn shows the days: a line for each with its rooms and their columns, and a line
// for each time at which something begins. "a:0+2" stands in column 0 and is two
// columns wide.
func drawn(days []Day) string {
	var b strings.Builder
	for _, d := range days {
		g := d.Grid()
		fmt.Fprintf(&b, "%s", d.Date.Format("Jan 2"))
		for _, r := range g.Rooms {
			fmt.Fprintf(&b, " %s:%d", r.ID, r.Columns)
		}
		at := ""
		for _, h := range g.Hours {
			for _, s := range h.Spots {
				start := s.Session.Start.Format("15:04")
				if h.Start.IsZero() {
					start = "all day"
				}
				if start != at {
					fmt.Fprintf(&b, "\n%s", start)
					at = start
				}
				fmt.Fprintf(&b, " %s:%d+%d", s.Session.Title, s.Column, s.Columns)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestTimetable(t *testing.T) {
	for _, tt := range []struct {
		name, rooms, sessions, want string
	}{
		{name: "nothing has a time", sessions: "a hall - -", want: ""},
		{
			name:     "rooms in the event's order, then of first appearance, used that day only",
			rooms:    "yard hall loft",
			sessions: "a attic 10:00 11:00; b cellar 10:00 11:00; c hall 10:00 11:00; d yard 10:00 11:00",
			want: `Oct 30 yard:1 hall:1 attic:1 cellar:1
10:00 d:0+1 c:1+1 a:2+1 b:3+1
`,
		},
		{
			name:     "sessions at different times in two rooms",
			sessions: "a hall 10:00 11:00; b loft 10:00 10:30; c loft 10:30 11:30",
			want: `Oct 30 hall:1 loft:1
10:00 a:0+1 b:1+1
10:30 c:1+1
`,
		},
		{
			name:     "a time at which nothing takes place has no line",
			sessions: "a hall 10:00 11:00; b hall 14:00 15:00",
			want: `Oct 30 hall:1
10:00 a:0+1
14:00 b:0+1
`,
		},
		{
			name:     "a break goes across all rooms",
			sessions: "a hall 10:00 11:00; b loft 10:00 11:00; TEA - 11:00 11:30; c loft 11:30 12:00",
			want: `Oct 30 hall:1 loft:1
10:00 a:0+1 b:1+1
11:00 TEA:0+2
11:30 c:1+1
`,
		},
		{
			name:     "a break in a room of its own goes across too",
			sessions: "a hall 10:00 11:00; b loft 10:00 11:00; TEA foyer 11:00 11:30",
			want: `Oct 30 hall:1 loft:1
10:00 a:0+1 b:1+1
11:00 TEA:0+2
`,
		},
		{
			name:     "a break during a workshop goes across the other rooms",
			sessions: "w attic 10:00 12:00; a hall 10:00 11:00; b loft 10:00 11:00; TEA - 11:00 11:30; c hall 11:30 12:00",
			want: `Oct 30 attic:1 hall:1 loft:1
10:00 w:0+1 a:1+1 b:2+1
11:00 TEA:1+2
11:30 c:1+1
`,
		},
		{
			name:     "two breaks at one time",
			sessions: "a hall 10:00 11:00; b loft 10:00 11:00; TEA - 11:00 11:30; SOUP - 11:00 11:30",
			want: `Oct 30 hall:1 loft:1 :1
10:00 a:0+1 b:1+1
11:00 TEA:0+2 SOUP:2+1
`,
		},
		{
			name:     "breaks of each room",
			sessions: "TEA hall 11:00 11:30; SOUP loft 11:00 11:30",
			want: `Oct 30 hall:1 loft:1
11:00 TEA:0+1 SOUP:1+1
`,
		},
		{
			name:     "without a room, alone and beside others",
			sessions: "p - 09:00 10:00; a hall 10:00 11:00; q - 10:30 11:00",
			want: `Oct 30 hall:1 :1
09:00 p:0+2
10:00 a:0+1
10:30 q:1+1
`,
		},
		{
			name:     "no room at all",
			sessions: "a - 10:00 11:00; b - 11:00 12:00",
			want: `Oct 30 :1
10:00 a:0+1
11:00 b:0+1
`,
		},
		{
			name:     "at one time in one room",
			sessions: "a hall 10:00 11:00; b hall 10:30 11:30; c hall 11:30 12:00; d loft 10:00 12:00",
			want: `Oct 30 hall:2 loft:1
10:00 a:0+1 d:2+1
10:30 b:1+1
11:30 c:0+2
`,
		},
		{
			name:     "three at one time, and one that is free to be wider",
			sessions: "a hall 10:00 12:00; b hall 10:00 11:00; c hall 10:00 11:00; d hall 11:00 12:00",
			want: `Oct 30 hall:3
10:00 a:0+1 b:1+1 c:2+1
11:00 d:1+2
`,
		},
		{
			name:     "the same time twice in one room",
			sessions: "a hall 10:00 11:00; b hall 10:00 11:00",
			want: `Oct 30 hall:2
10:00 a:0+1 b:1+1
`,
		},
		{
			name:     "without an end",
			sessions: "a hall 10:00 -; b loft 10:00 10:45; c hall 10:45 11:00; d hall 12:00 -",
			want: `Oct 30 hall:1 loft:1
10:00 a:0+1 b:1+1
10:45 c:0+1
12:00 d:0+1
`,
		},
		{
			name:     "past midnight belongs to the evening before",
			sessions: "a hall 29T23:00 30T01:00; b hall 30T01:30 30T02:00; c hall 30T04:00 30T05:00",
			want: `Oct 29 hall:1
23:00 a:0+1
01:30 b:0+1
Oct 30 hall:1
04:00 c:0+1
`,
		},
		{
			name: "an hour that comes twice is in the order of instants",
			sessions: "second hall 27T02:30+01:00 27T02:45+01:00; first hall 27T02:30+02:00 27T02:45+02:00;" +
				"through loft 27T02:30+02:00 27T02:45+01:00",
			want: `Oct 26 hall:1 loft:1
02:30 first:0+1 through:1+1 second:0+1
`,
		},
		{
			name:     "longer than a day",
			sessions: "a hall 29T10:00 30T18:00; b loft 29T10:00 29T11:00; c loft 30T10:00 30T11:00",
			want: `Oct 29 hall:1 loft:1
10:00 a:0+1 b:1+1
Oct 30 loft:1
all day a:0+1
10:00 c:0+1
`,
		},
		{
			name:     "two days alone, and a night that ends in the morning",
			sessions: "a hall 29T10:00 31T09:00; b loft 29T22:00 30T06:00",
			want: `Oct 29 hall:1 loft:1
10:00 a:0+1
22:00 b:1+1
Oct 30 hall:1
10:00 a:0+1
Oct 31 hall:1
10:00 a:0+1
`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			zone, err := time.LoadLocation("Europe/Brussels")
			if err != nil {
				t.Fatal(err)
			}
			var rooms []recap.Room
			for _, id := range strings.Fields(tt.rooms) {
				rooms = append(rooms, recap.Room{ID: id})
			}
			var sessions []*recap.Session
			for line := range strings.SplitSeq(tt.sessions, ";") {
				s := timetableSession(t, zone, line)
				sessions = append(sessions, &s)
			}
			if diff := cmp.Diff(tt.want, drawn(Days(sessions, rooms))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestTimetableOfAnySize lays out days of all sizes, and finds each session once and
// no two in one place.
func TestTimetableOfAnySize(t *testing.T) {
	start := time.Date(2024, 10, 30, 5, 0, 0, 0, time.UTC)
	for _, n := range []int{1, 50, 3000} {
		for _, rooms := range []int{1, 7, 3000} {
			var sessions []*recap.Session
			for i := range n {
				s := recap.Session{Title: fmt.Sprint(i), Room: fmt.Sprint(i * i % rooms), Start: start.Add(time.Duration(i*37%600) * time.Minute)}
				s.End = s.Start.Add(time.Duration(5+i*11%120) * time.Minute)
				if i%9 == 0 {
					s.Room, s.Kind = "", recap.KindBreak
				}
				sessions = append(sessions, &s)
			}
			days := Days(sessions, nil)
			if len(days) != 1 {
				t.Fatalf("%d days", len(days))
			}
			checkGrid(t, days[0].Grid(), n)
		}
	}
}

// checkGrid finds that no two sessions share a place, that all are within the grid,
// and that none is left out.
func checkGrid(t *testing.T, g Grid, sessions int) {
	t.Helper()
	columns, found := 0, 0
	for _, r := range g.Rooms {
		columns += r.Columns
	}
	taken := make(map[[2]int]string)
	for _, h := range g.Hours {
		for _, s := range h.Spots {
			found++
			if s.Line < h.Line || s.Lines < 1 || s.Columns < 1 || s.Line+s.Lines > g.Lines || s.Column+s.Columns > columns {
				t.Errorf("%s is not within its hour or the grid: %+v", s.Session.Title, s)
			}
			for line := s.Line; line < s.Line+s.Lines; line++ {
				for column := s.Column; column < s.Column+s.Columns; column++ {
					at := [2]int{line, column}
					if other, ok := taken[at]; ok {
						t.Fatalf("%s and %s share a place", s.Session.Title, other)
					}
					taken[at] = s.Session.Title
				}
			}
		}
	}
	if found != sessions {
		t.Errorf("%d sessions, want %d", found, sessions)
	}
}
