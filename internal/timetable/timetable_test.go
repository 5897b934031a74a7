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

// timetables lays out all days.
func timetables(sessions []*recap.Session, rooms []recap.Room) []Table {
	var tables []Table
	for _, d := range Days(sessions, rooms) {
		tables = append(tables, d.Table())
	}
	return tables
}

// drawn shows timetables: a line for a day with its rooms and their columns,
// and a line for each row. "a:2x1" is two rows high and one column wide, "."
// is a free cell.
func drawn(tables []Table) string {
	var b strings.Builder
	for _, t := range tables {
		fmt.Fprintf(&b, "%s", t.Date.Format("Jan 2"))
		for _, r := range t.Rooms {
			fmt.Fprintf(&b, " %s:%d", r.ID, r.Columns)
		}
		for _, r := range t.Rows {
			fmt.Fprintf(&b, "\n%s", r.Start.Format("15:04"))
			for _, c := range r.Cells {
				if c.Session == nil {
					b.WriteString(" .")
				} else {
					fmt.Fprintf(&b, " %s:%dx%d", c.Session.Title, c.Rows, c.Columns)
				}
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
10:00 d:1x1 c:1x1 a:1x1 b:1x1
`,
		},
		{
			name:     "sessions span their length",
			sessions: "a hall 10:00 11:00; b loft 10:00 10:30; c loft 10:30 11:30",
			want: `Oct 30 hall:1 loft:1
10:00 a:2x1 b:1x1
10:30 c:2x1
11:00 .
`,
		},
		{
			name:     "a time at which nothing takes place has no row",
			sessions: "a hall 10:00 11:00; b hall 14:00 15:00",
			want: `Oct 30 hall:1
10:00 a:1x1
14:00 b:1x1
`,
		},
		{
			name:     "a break goes across all rooms",
			sessions: "a hall 10:00 11:00; b loft 10:00 11:00; TEA - 11:00 11:30; c loft 11:30 12:00",
			want: `Oct 30 hall:1 loft:1
10:00 a:1x1 b:1x1
11:00 TEA:1x2
11:30 . c:1x1
`,
		},
		{
			name:     "a break in a room of its own goes across too",
			sessions: "a hall 10:00 11:00; b loft 10:00 11:00; TEA foyer 11:00 11:30",
			want: `Oct 30 hall:1 loft:1
10:00 a:1x1 b:1x1
11:00 TEA:1x2
`,
		},
		{
			name:     "a break during a workshop goes across the other rooms",
			sessions: "w attic 10:00 12:00; a hall 10:00 11:00; b loft 10:00 11:00; TEA - 11:00 11:30; c hall 11:30 12:00",
			want: `Oct 30 attic:1 hall:1 loft:1
10:00 w:3x1 a:1x1 b:1x1
11:00 TEA:1x2
11:30 c:1x1 .
`,
		},
		{
			name:     "two breaks at one time",
			sessions: "a hall 10:00 11:00; b loft 10:00 11:00; TEA - 11:00 11:30; SOUP - 11:00 11:30",
			want: `Oct 30 hall:1 loft:1 :1
10:00 a:1x1 b:1x1 .
11:00 TEA:1x2 SOUP:1x1
`,
		},
		{
			name:     "breaks of each room",
			sessions: "TEA hall 11:00 11:30; SOUP loft 11:00 11:30",
			want: `Oct 30 hall:1 loft:1
11:00 TEA:1x1 SOUP:1x1
`,
		},
		{
			name:     "without a room, alone and beside others",
			sessions: "p - 09:00 10:00; a hall 10:00 11:00; q - 10:30 11:00",
			want: `Oct 30 hall:1 :1
09:00 p:1x2
10:00 a:2x1 .
10:30 q:1x1
`,
		},
		{
			name:     "no room at all",
			sessions: "a - 10:00 11:00; b - 11:00 12:00",
			want: `Oct 30 :1
10:00 a:1x1
11:00 b:1x1
`,
		},
		{
			name:     "at one time in one room",
			sessions: "a hall 10:00 11:00; b hall 10:30 11:30; c hall 11:30 12:00; d loft 10:00 12:00",
			want: `Oct 30 hall:2 loft:1
10:00 a:2x1 . d:4x1
10:30 b:2x1
11:00 .
11:30 c:1x2
`,
		},
		{
			name:     "three at one time, and one that is free to be wider",
			sessions: "a hall 10:00 12:00; b hall 10:00 11:00; c hall 10:00 11:00; d hall 11:00 12:00",
			want: `Oct 30 hall:3
10:00 a:2x1 b:1x1 c:1x1
11:00 d:1x2
`,
		},
		{
			name:     "the same time twice in one room",
			sessions: "a hall 10:00 11:00; b hall 10:00 11:00",
			want: `Oct 30 hall:2
10:00 a:1x1 b:1x1
`,
		},
		{
			name:     "without an end",
			sessions: "a hall 10:00 -; b loft 10:00 10:45; c hall 10:45 11:00; d hall 12:00 -",
			want: `Oct 30 hall:1 loft:1
10:00 a:1x1 b:1x1
10:45 c:1x1 .
12:00 d:1x1 .
`,
		},
		{
			name:     "past midnight belongs to the evening before",
			sessions: "a hall 29T23:00 30T01:00; b hall 30T01:30 30T02:00; c hall 30T04:00 30T05:00",
			want: `Oct 29 hall:1
23:00 a:1x1
01:30 b:1x1
Oct 30 hall:1
04:00 c:1x1
`,
		},
		{
			name: "an hour that comes twice is in the order of instants",
			sessions: "second hall 27T02:30+01:00 27T02:45+01:00; first hall 27T02:30+02:00 27T02:45+02:00;" +
				"through loft 27T02:30+02:00 27T02:45+01:00",
			want: `Oct 26 hall:1 loft:1
02:30 first:1x1 through:3x1
02:45 .
02:30 second:1x1
`,
		},
		{
			name:     "longer than a day",
			sessions: "a hall 29T10:00 30T18:00; b loft 29T10:00 29T11:00; c loft 30T10:00 30T11:00",
			want: `Oct 29 hall:1 loft:1
10:00 a:1x1 b:1x1
Oct 30 hall:1 loft:1
10:00 a:2x1 c:1x1
11:00 .
`,
		},
		{
			name:     "two days alone, and a night that ends in the morning",
			sessions: "a hall 29T10:00 31T09:00; b loft 29T22:00 30T06:00",
			want: `Oct 29 hall:1 loft:1
10:00 a:2x1 .
22:00 b:1x1
Oct 30 hall:1
04:00 a:1x1
Oct 31 hall:1
04:00 a:1x1
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
			tables := timetables(sessions, rooms)
			if diff := cmp.Diff(tt.want, drawn(tables)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestTimetableOfAnySize lays out days that no table can hold, and some that
// it can, and finds each session once and each row full.
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
			tables := timetables(sessions, nil)
			if len(tables) != 1 {
				t.Fatalf("%d days", len(tables))
			}
			checkTimetable(t, tables[0], n)
		}
	}
}

// checkTimetable applies the rules for the cells of an HTML table (HTML section
// 4.9.12): they do not overlap and leave nothing out.
func checkTimetable(t *testing.T, table Table, sessions int) {
	t.Helper()
	columns := 0
	for _, r := range table.Rooms {
		columns += r.Columns
	}
	if len(table.Rows)*columns > maxCells {
		t.Errorf("%d rows of %d columns", len(table.Rows), columns)
	}
	left := make([]int, columns) // rows that a cell above still covers
	found := 0
	for i, r := range table.Rows {
		column := 0
		for _, c := range r.Cells {
			for column < columns && left[column] > 0 {
				column++
			}
			if c.Session != nil {
				found++
			}
			for range c.Columns {
				if column == columns || left[column] > 0 {
					t.Fatalf("row %d: cells overlap", i)
				}
				left[column] = c.Rows
				column++
			}
		}
		for column := range left {
			if left[column]--; left[column] < 0 {
				t.Fatalf("row %d: column %d has no cell", i, column)
			}
		}
	}
	for column := range left {
		if left[column] != 0 {
			t.Errorf("column %d goes on after the last row", column)
		}
	}
	if found != sessions {
		t.Errorf("%d sessions, want %d", found, sessions)
	}
}
