package source

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/seed-e2fd8668/recap"
)

// all reads the view All: lists of sessions, speakers, rooms, categories and
// questions that name each other by their IDs.
func (r *sessionizeReader) all(root jsonValue) error {
	o := root.object()
	for _, v := range bySort(o.get("rooms")) {
		room := v.object()
		r.room(room.text("id"), room.line("name"))
		room.drop("sort")
		room.rest("room")
	}
	for _, v := range bySort(o.get("categories")) {
		r.listCategory(v)
	}
	for _, v := range o.get("questions").items() {
		question := v.object()
		r.asked[question.text("id")] = question.line("question")
	}
	for _, v := range o.get("speakers").items() {
		r.speaker(v)
	}
	sessions := o.get("sessions")
	o.rest("event")
	return r.list(sessions, recap.Room{}, "")
}

// grid reads the view GridSmart: days with rooms with sessions, and again the
// slots of the day with the sessions in their rooms.
func (r *sessionizeReader) grid(root jsonValue) error {
	for _, v := range root.items() {
		day := v.object()
		day.drop("date", "isDefault")
		for _, v := range day.get("rooms").items() {
			column := v.object()
			room := r.room(column.text("id"), column.line("name"))
			if err := r.list(column.get("sessions"), room, ""); err != nil {
				return err
			}
			column.drop("session", "index", "hasOnlyPlenumSessions")
			column.rest("room")
		}
		for _, v := range day.get("timeSlots").items() {
			slot := v.object()
			slot.drop("slotStart")
			for _, v := range slot.get("rooms").items() {
				cell := v.object()
				room := r.room(cell.text("id"), cell.line("name"))
				session := cell.get("session")
				if session.kind() == 'n' {
					continue
				}
				if err := r.session(session, room, ""); err != nil {
					return err
				}
			}
			slot.rest("slot")
		}
		day.rest("day")
	}
	return nil
}

// groups reads the view Sessions: groups of sessions, by a category, a day or
// not at all.
func (r *sessionizeReader) groups(root jsonValue) error {
	for _, v := range root.items() {
		group := v.object()
		group.drop("isDefault")
		name := group.line("groupName")
		if group.text("groupId") == "" {
			name = "" // the group of all
		}
		if err := r.list(group.get("sessions"), recap.Room{}, name); err != nil {
			return err
		}
		group.rest("group")
	}
	return nil
}

// list reads a list of sessions.
func (r *sessionizeReader) list(sessions jsonValue, room recap.Room, group string) error {
	if k := sessions.kind(); k != '[' && k != 'n' {
		return r.in.Fail(sessions.at, sessions.path, "is %s: expected an array of sessions", sessions.kindName())
	}
	for _, v := range sessions.items() {
		if err := r.session(v, room, group); err != nil {
			return err
		}
	}
	return nil
}

// room lists a room, unless it is listed, and returns it.
func (r *sessionizeReader) room(id, name string) recap.Room {
	room := recap.Room{ID: cmp.Or(id, name), Name: name}
	if room.Name == room.ID {
		room.Name = ""
	}
	if room.ID != "" && !r.rooms[room.ID] {
		r.rooms[room.ID] = true
		r.post.Event.Rooms = append(r.post.Event.Rooms, room)
	}
	return room
}

// bySort returns the objects of a list in the order of their member sort.
func bySort(list jsonValue) []jsonValue {
	type ranked struct {
		sort  int
		value jsonValue
	}
	var all []ranked
	for _, v := range list.items() {
		var object struct{ Sort json.Number }
		_ = json.Unmarshal(v.text, &object) // what has no number stays where it is
		n, err := strconv.Atoi(string(object.Sort))
		if err != nil && len(all) > 0 {
			n = all[len(all)-1].sort
		}
		all = append(all, ranked{n, v})
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return cmp.Compare(a.sort, b.sort) })
	values := make([]jsonValue, len(all))
	for i, a := range all {
		values[i] = a.value
	}
	return values
}
