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
func (r *sessionizeReader) all(root *value) error {
	o := root
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
		return sessions.fail("are not sessions of Sessionize: expected them to have id, title and startsAt")
	}
	return r.list(sessions, "", "")
}

// grid reads the view GridSmart: days with rooms with sessions, and again the
// slots of the day with the sessions in their rooms. The slots come first, since
// they are in the order of the day.
func (r *sessionizeReader) grid(root *value) error {
	for day := range objects(elements(root)) {
		day.skip("date", "isDefault")
		columns, slots := day.get("rooms"), day.get("timeSlots")
		for _, list := range []*value{columns, slots} {
			if k := list.kind; k != '[' && k != 'n' {
				return list.fail("is %s: expected an array", list.kindName())
			}
		}
		for column := range objects(elements(columns)) {
			r.room(column.body("id"), column.line("name"))
		}
		for slot := range objects(elements(slots)) {
			slot.skip("slotStart")
			if err := r.cells(slot.get("rooms")); err != nil {
				return err
			}
			slot.rest("slot")
		}
		if err := r.cells(columns); err != nil {
			return err
		}
		day.rest("day")
	}
	return nil
}

// cells reads the rooms of a day, or of a slot, with the sessions in them.
func (r *sessionizeReader) cells(rooms *value) error {
	for cell := range objects(elements(rooms)) {
		room := r.room(cell.body("id"), cell.line("name"))
		if session := cell.get("session"); session.kind != 'n' {
			if err := r.session(session, room, ""); err != nil {
				return err
			}
		}
		if err := r.list(cell.get("sessions"), room, ""); err != nil {
			return err
		}
		cell.skip("index", "hasOnlyPlenumSessions")
		cell.rest("room")
	}
	return nil
}

// groups reads the view Sessions: groups of sessions, by a category, a day or
// not at all. Some programs keep the sessions alone.
func (r *sessionizeReader) groups(root *value) error {
	for group := range objects(elements(root)) {
		if !group.has("sessions") && group.has("title") {
			if err := r.session(group, "", ""); err != nil {
				return err
			}
			continue
		}
		group.skip("isDefault")
		name := group.line("groupName")
		if group.body("groupId") == "" {
			name = "" // the group of all
		}
		if err := r.list(group.get("sessions"), "", name); err != nil {
			return err
		}
		group.rest("group")
	}
	return nil
}

// list reads a list of sessions, which stand in a room or in a group.
func (r *sessionizeReader) list(sessions *value, room, group string) error {
	if k := sessions.kind; k != '[' && k != 'n' {
		return sessions.fail("is %s: expected an array of sessions", sessions.kindName())
	}
	for v := range sessions.items() {
		if err := r.session(v, room, group); err != nil {
			return err
		}
	}
	return nil
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
