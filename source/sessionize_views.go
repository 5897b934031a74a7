package source

import (
	"cmp"
	"iter"
	"slices"
	"strconv"

	"github.com/seed-e2fd8668/recap"
)

// all reads the view All: lists of sessions, speakers, rooms, categories and
// questions that name each other by their IDs.
func (r *sessionizeReader) all(o *value) {
	for room := range objects(bySort(o.get("rooms"))) {
		r.room(room.body("id"), room.line("name"))
		room.skip("sort")
		room.rest("room")
	}
	for category := range objects(bySort(o.get("categories"))) {
		r.listCategory(category)
	}
	for question := range objects(elements(o.get("questions"))) {
		r.asked[question.body("id")] = question.line("question")
	}
	for speaker := range objects(elements(o.get("speakers"))) {
		r.speaker(speaker)
	}
	sessions := o.get("sessions")
	o.rest("event")
	if hasForeignSessions(sessions) {
		sessions.fail("are not sessions of Sessionize: expected them to have id, title and startsAt")
		return
	}
	r.list(sessions, "", "")
}

// grid reads the view GridSmart: days with rooms with sessions, and again the
// slots of the day with the sessions in their rooms. The slots come first, since
// they are in the order of the day.
func (r *sessionizeReader) grid(root *value) {
	for day := range objects(elements(root)) {
		day.skip("date", "isDefault")
		columns, slots := day.get("rooms"), day.get("timeSlots")
		if !columns.is('[', 'n') {
			columns.fail("is %s: expected an array", columns.kindName())
		}
		for column := range objects(elements(columns)) {
			r.room(column.body("id"), column.line("name"))
		}
		for slot := range objects(elements(slots)) {
			slot.skip("slotStart")
			r.cells(slot.get("rooms"))
			slot.rest("slot")
		}
		r.cells(columns)
		day.rest("day")
	}
}

// cells reads the rooms of a day, or of a slot, with the sessions in them.
func (r *sessionizeReader) cells(rooms *value) {
	for cell := range objects(elements(rooms)) {
		room := r.room(cell.body("id"), cell.line("name"))
		if session := cell.get("session"); session.kind != 'n' {
			r.session(session, room, "")
		}
		r.list(cell.get("sessions"), room, "")
		cell.skip("index", "hasOnlyPlenumSessions")
		cell.rest("room")
	}
}

// groups reads the view Sessions: groups of sessions, by a category, a day or
// not at all. Some programs keep the sessions alone.
func (r *sessionizeReader) groups(root *value) {
	for group := range objects(elements(root)) {
		if !group.has("sessions") && group.has("title") {
			r.session(group, "", "")
			continue
		}
		group.skip("isDefault")
		name := group.line("groupName")
		if group.body("groupId") == "" {
			name = "" // the group of all
		}
		r.list(group.get("sessions"), "", name)
		group.rest("group")
	}
}

// list reads a list of sessions, which stand in a room or in a group.
func (r *sessionizeReader) list(sessions *value, room, group string) {
	if !sessions.is('[', 'n') {
		sessions.fail("is %s: expected an array of sessions", sessions.kindName())
	}
	for v := range sessions.items() {
		r.session(v, room, group)
	}
}

// room lists a room, unless it is listed, and returns its ID. A room that is
// given by its name alone is the listed one of that name.
func (r *sessionizeReader) room(id, name string) string {
	id = cmp.Or(id, r.doors[name], name)
	if id == "" {
		return ""
	}
	i, ok := r.rooms[id]
	if !ok {
		i = len(r.post.Event.Rooms)
		r.rooms[id] = i
		r.post.Event.Rooms = append(r.post.Event.Rooms, recap.Room{ID: id})
	}
	if name != "" {
		if room := &r.post.Event.Rooms[i]; room.Name == "" && name != id {
			room.Name = name
		}
		if _, ok := r.doors[name]; !ok {
			r.doors[name] = id
		}
	}
	return id
}

// bySort yields the elements of a list in the order of their member sort. What
// has none stays where it is.
func bySort(list *value) iter.Seq[*value] {
	all := slices.Collect(elements(list))
	sort := make(map[*value]int, len(all))
	last := 0
	for _, v := range all {
		if n, err := strconv.Atoi(v.get("sort").text); err == nil {
			last = n
		}
		sort[v] = last
	}
	slices.SortStableFunc(all, func(a, b *value) int { return cmp.Compare(sort[a], sort[b]) })
	return slices.Values(all)
}
