package timetable

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// step is how much time a line of a grid stands for, where time is in proportion.
const step = 5 * time.Minute

// A Grid is a day as a grid of lines, of which each stands for five minutes, and
// of the columns of its rooms. Lines begin with 0, at the first start. No two
// sessions share a place. The first lines are for what goes on all day.
type Grid struct {
	Rooms []Room
	// LineHeight is the height of a line in pixels: the least of three at which
	// short sessions can be read.
	LineHeight int
	Lines      int
	Hours      []Hour
}

// An Hour is what begins within an hour of the clock. The first one of a grid may
// be that of what goes on all day: its Start is zero.
type Hour struct {
	Start time.Time
	// Line is where the hour begins, and Lines how many there are until the next.
	Line, Lines int
	Spots       []Spot
}

// A Spot is the place of a session in a grid. Columns begin with 0.
type Spot struct {
	Session                      *recap.Session
	Line, Lines, Column, Columns int
	// Across says that nothing else takes place meanwhile: it takes all columns.
	Across bool
}

// heights are those of a line in pixels, and what has to fit into it: the shortest
// session one line of text, all but a twentieth of the sessions two.
var heights = []int{12, 18, 24}

const (
	oneText  = 24
	twoTexts = 48
	maxBreak = 96 // of what goes across, in pixels
	gap      = 32 // of a time at which nothing takes place
	strip    = 30 // of what goes on all day
	// allDay is how long something takes that counts as going on all day, if few do.
	allDay    = 5 * time.Hour
	maxAllDay = 3
	// unknown is how long a session counts whose end nobody knows.
	unknown = 30 * time.Minute
	// minGap is how long nothing has to take place for the grid to leave it out.
	minGap = 30 * time.Minute
)

// Grid lays out the day.
func (d Day) Grid() Grid {
	slots, whole := split(rounded(d.slots()))
	l := layout{rows: rowsOf(slots)}
	l.place(slots)
	l.assignRooms(d.rooms)
	g := Grid{Rooms: l.rooms, LineHeight: lineHeight(l.places)}
	first := 0
	if len(whole) > 0 {
		hour := Hour{}
		for _, s := range whole {
			n := ceil(strip, g.LineHeight)
			hour.Spots = append(hour.Spots, Spot{s.Session, first, n, 0, l.columns(), true})
			first += n
		}
		g.Hours = append(g.Hours, hour)
	}
	lines := newLines(l.places, g.LineHeight, first)
	g.Lines = lines.end
	g.addHours(&l, lines)
	for i := range g.Hours {
		end := g.Lines
		if i+1 < len(g.Hours) {
			end = g.Hours[i+1].Line
		}
		g.Hours[i].Lines = max(end-g.Hours[i].Line, 1)
	}
	return g
}

// rounded returns the slots at whole steps, each with an end.
func rounded(slots []slot) []slot {
	all := make([]slot, len(slots))
	for i, s := range slots {
		if s.end.IsZero() {
			s.end = s.start.Add(unknown)
		}
		s.start, s.end = s.start.Round(step), s.end.Round(step)
		if !s.end.After(s.start) {
			s.end = s.start.Add(step)
		}
		all[i] = s
	}
	slices.SortStableFunc(all, func(a, b slot) int { return cmp.Or(a.start.Compare(b.start), b.end.Compare(a.end)) })
	return all
}

// split takes out what goes on all day, if that is little of what there is.
func split(slots []slot) (rest, whole []slot) {
	for _, s := range slots {
		if s.end.Sub(s.start) >= allDay {
			whole = append(whole, s)
		} else {
			rest = append(rest, s)
		}
	}
	if len(whole) > maxAllDay || len(whole) > len(rest) {
		return slots, nil
	}
	return rest, whole
}

func lineHeight(places []*place) int {
	var lengths []int // in steps
	for _, p := range places {
		if !p.across {
			lengths = append(lengths, int(p.slot.end.Sub(p.slot.start)/step))
		}
	}
	if len(lengths) == 0 {
		return heights[0]
	}
	slices.Sort(lengths)
	for _, h := range heights {
		if lengths[0]*h >= oneText && lengths[len(lengths)/20]*h >= twoTexts {
			return h
		}
	}
	return heights[len(heights)-1]
}

// lines says on which line a time is: in proportion, but for times at which
// nothing takes place and for long breaks.
type lines struct {
	start time.Time
	at    []int // of each step
	end   int
}

func newLines(places []*place, height, first int) lines {
	if len(places) == 0 {
		return lines{end: first}
	}
	start, end := places[0].slot.start, places[0].slot.end
	for _, p := range places {
		end = latest(end, p.slot.end)
	}
	const free, across, busy = 0, 1, 2
	state := make([]int, end.Sub(start)/step)
	for _, p := range places {
		as := busy
		if p.across && isBreak(p) > 0 {
			as = across
		}
		for i := p.slot.start.Sub(start) / step; i < p.slot.end.Sub(start)/step; i++ {
			state[i] = max(state[i], as)
		}
	}
	l := lines{start: start, end: first}
	for i := 0; i < len(state); {
		n := 1
		for i+n < len(state) && state[i+n] == state[i] {
			n++
		}
		count := n
		switch {
		case state[i] == free && time.Duration(n)*step >= minGap:
			count = min(n, ceil(gap, height))
		case state[i] == across:
			count = min(n, max(maxBreak/height, 1))
		}
		for j := range n {
			l.at = append(l.at, l.end+j*count/n)
		}
		l.end += count
		i += n
	}
	return l
}

func (l lines) line(t time.Time) int {
	i := int(t.Sub(l.start) / step)
	switch {
	case i < 0:
		i = 0
	case i >= len(l.at):
		return l.end
	}
	return l.at[i]
}

// addHours puts what is not there all day into hours of the clock, breaks first.
func (g *Grid) addHours(l *layout, lines lines) {
	columns := make([]int, len(l.rooms)+1) // the first of each room, and the end
	for i, r := range l.rooms {
		columns[i+1] = columns[i] + r.Columns
	}
	places := slices.Clone(l.places)
	slices.SortStableFunc(places, func(a, b *place) int {
		return cmp.Or(a.slot.start.Compare(b.slot.start), -cmp.Compare(isBreak(a), isBreak(b)), cmp.Compare(a.room, b.room), cmp.Compare(a.lane, b.lane))
	})
	for _, p := range places {
		t := p.slot.start
		hour := t.Add(-time.Duration(t.Minute()) * time.Minute)
		if n := len(g.Hours); n == 0 || !g.Hours[n-1].Start.Equal(hour) {
			line := lines.line(hour)
			if n > 0 {
				line = max(line, g.Hours[n-1].Line)
			}
			g.Hours = append(g.Hours, Hour{Start: hour, Line: line})
		}
		s := Spot{Session: p.slot.Session, Line: lines.line(t), Across: p.across}
		s.Lines = max(lines.line(p.slot.end)-s.Line, 1)
		switch {
		case p.across:
			s.Columns = columns[len(l.rooms)]
		case p.rooms > 1:
			s.Column, s.Columns = columns[p.room], columns[p.room+p.rooms]-columns[p.room]
		default:
			s.Column, s.Columns = columns[p.room]+p.lane, p.lanes
		}
		last := &g.Hours[len(g.Hours)-1]
		last.Spots = append(last.Spots, s)
	}
}

func isBreak(p *place) int {
	if p.slot.Kind == recap.KindBreak {
		return 1
	}
	return 0
}

func ceil(a, b int) int { return int(math.Ceil(float64(a) / float64(b))) }

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
