package timetable

import (
	"cmp"
	"slices"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// layout finds the places of a day's sessions.
type layout struct {
	rows   []time.Time // at which something begins or ends
	places []*place
	rooms  []Room
}

// A place is the rectangle of a session.
type place struct {
	slot        slot
	row, rows   int
	across      bool // alone at its time: it takes all columns
	room        int  // otherwise: the first room, how many, and the column in the room
	rooms       int
	lane, lanes int
}

func (p *place) endRow() int { return p.row + p.rows }

// place finds the rows of each session. What has no room, and every break, goes
// across all rooms if nothing else takes place meanwhile.
func (l *layout) place(slots []slot) {
	running := make([]int, len(l.rows)+1) // changes first, then sums
	for _, s := range slots {
		p := &place{slot: s, row: l.rowAt(s.start)}
		p.rows = l.rowAt(s.end) - p.row
		running[p.row]++
		running[p.endRow()]--
		l.places = append(l.places, p)
	}
	for i := 1; i < len(running); i++ {
		running[i] += running[i-1]
	}
	for _, p := range l.places {
		if p.slot.Kind == recap.KindBreak || p.slot.Room == "" {
			p.across = !slices.ContainsFunc(running[p.row:p.endRow()], func(n int) bool { return n > 1 })
		}
	}
}

// rowAt returns the row that begins at t.
func (l *layout) rowAt(t time.Time) int {
	i, _ := slices.BinarySearchFunc(l.rows, t, time.Time.Compare)
	return i
}

// assignRooms divides what does not go across among the rooms of that day, in
// their order. A break without a room goes across those of them that are free.
// What then has no room comes last, in a column of its own.
func (l *layout) assignRooms(order map[string]int) {
	in := make(map[string][]*place)
	var roomless []*place
	var ids []string
	for _, p := range l.places {
		id := p.slot.Room
		switch {
		case p.across:
		case id == "":
			roomless = append(roomless, p)
		default:
			if in[id] == nil {
				ids = append(ids, id)
			}
			in[id] = append(in[id], p)
		}
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Compare(order[a], order[b]) })
	for i, id := range ids {
		l.addRoom(id, i, in[id])
	}
	var rest []*place
	for _, p := range roomless {
		if p.slot.Kind == recap.KindBreak {
			p.room, p.rooms = l.freeRooms(p, in, ids)
		}
		if p.rooms < 2 {
			rest = append(rest, p)
			continue
		}
		for _, id := range ids[p.room : p.room+p.rooms] {
			in[id] = append(in[id], p)
		}
	}
	if len(rest) > 0 || len(ids) == 0 {
		l.addRoom("", len(ids), rest)
	}
}

// addRoom adds a room and gives each of its sessions the first column in which
// none is before it. It is made wider by the columns that are free beside it.
func (l *layout) addRoom(id string, index int, places []*place) {
	var lanes [][]*place
	for _, p := range places {
		p.room, p.rooms = index, 1
		for p.lane < len(lanes) && lanes[p.lane][len(lanes[p.lane])-1].endRow() > p.row {
			p.lane++
		}
		if p.lane == len(lanes) {
			lanes = append(lanes, nil)
		}
		lanes[p.lane] = append(lanes[p.lane], p)
	}
	for _, p := range places {
		p.lanes = 1
		for p.lane+p.lanes < len(lanes) && isFree(p, lanes[p.lane+p.lanes]) {
			p.lanes++
		}
	}
	l.rooms = append(l.rooms, Room{id, max(len(lanes), 1)})
}

// isFree reports whether none of the places has a row in common with p. They
// are apart from each other and in the order of their rows.
func isFree(p *place, lane []*place) bool {
	i, _ := slices.BinarySearchFunc(lane, p.row, func(q *place, row int) int { return cmp.Compare(q.endRow(), row+1) })
	return i == len(lane) || lane[i].row >= p.endRow()
}

// freeRooms returns the longest run of rooms in which nothing takes place
// during p.
func (l *layout) freeRooms(p *place, in map[string][]*place, ids []string) (first, n int) {
	run := 0
	for i, id := range ids {
		run++
		if slices.ContainsFunc(in[id], func(q *place) bool { return q.row < p.endRow() && p.row < q.endRow() }) {
			run = 0
		}
		if run > n {
			first, n = i-run+1, run
		}
	}
	return first, n
}

func (l *layout) columns() int {
	n := 0
	for _, r := range l.rooms {
		n += r.Columns
	}
	return n
}
