package source

import (
	"cmp"
	"encoding/json"
	"iter"
	"slices"
	"strconv"

	"github.com/seed-e2fd8668/recap"
)

// all reads the view All: lists of sessions, speakers, rooms, categories and
// questions that name each other by their IDs.
func (r *sessionizeReader) all(root jsonValue) error {
	o := root.object()
	for room := range objects(bySort(o.get("rooms"))) {
		r.room(room.text("id"), room.line("name"))
		room.drop("sort")
		room.rest("room")
	}
	for category := range objects(bySort(o.get("categories"))) {
		r.listCategory(&category)
	}
	for question := range objects(elements(o.get("questions"))) {
		r.asked[question.text("id")] = question.line("question")
	}
	for speaker := range objects(elements(o.get("speakers"))) {
		r.speaker(&speaker)
	}
	sessions := o.get("sessions")
	o.rest("event")
	if hasForeignSessions(sessions) {
		return r.in.Fail(sessions.at, sessions.path, "are not sessions of Sessionize: expected them to have id, title and startsAt")
	}
	return r.list(sessions, "", "")
}

// grid reads the view GridSmart: days with rooms with sessions, and again the
// slots of the day with the sessions in their rooms. The slots come first, since
// they are in the order of the day.
func (r *sessionizeReader) grid(root jsonValue) error {
	for day := range objects(elements(root)) {
		day.drop("date", "isDefault")
		columns, slots := day.get("rooms"), day.get("timeSlots")
		for _, list := range []jsonValue{columns, slots} {
			if k := list.kind(); k != '[' && k != 'n' {
				return r.in.Fail(list.at, list.path, "is %s: expected an array", list.kindName())
			}
		}
		for column := range objects(elements(columns)) {
			r.room(column.text("id"), column.line("name"))
		}
		for slot := range objects(elements(slots)) {
			slot.drop("slotStart")
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
func (r *sessionizeReader) cells(rooms jsonValue) error {
	for cell := range objects(elements(rooms)) {
		room := r.room(cell.text("id"), cell.line("name"))
		if session := cell.get("session"); session.kind() != 'n' {
			if err := r.session(session, room, ""); err != nil {
				return err
			}
		}
		if err := r.list(cell.get("sessions"), room, ""); err != nil {
			return err
		}
		cell.drop("index", "hasOnlyPlenumSessions")
		cell.rest("room")
	}
	return nil
}

// groups reads the view Sessions: groups of sessions, by a category, a day or
// not at all. Some programs keep the sessions alone.
func (r *sessionizeReader) groups(root jsonValue) error {
	for group := range objects(elements(root)) {
		if _, ok := group.members["sessions"]; !ok && group.members["title"].kind() != 'n' {
			if err := r.session(group.value, "", ""); err != nil {
				return err
			}
			continue
		}
		group.drop("isDefault")
		name := group.line("groupName")
		if group.text("groupId") == "" {
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
func (r *sessionizeReader) list(sessions jsonValue, room, group string) error {
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

// elements yields the elements of a list, and takes note of what is none.
func elements(list jsonValue) iter.Seq[jsonValue] {
	return func(yield func(jsonValue) bool) {
		if k := list.kind(); k != '[' && k != 'n' {
			list.in.Note(list.at, list.path, "expected an array: left out", string(list.text))
		}
		for _, v := range list.items() {
			if !yield(v) {
				return
			}
		}
	}
}

// objects yields the objects among values, and takes note of what else is there.
func objects(values iter.Seq[jsonValue]) iter.Seq[jsonObject] {
	return func(yield func(jsonObject) bool) {
		for v := range values {
			switch k := v.kind(); {
			case k == 'n':
			case k != '{':
				v.in.Note(v.at, v.path, "expected an object: left out", string(v.text))
			case !yield(v.object()):
				return
			}
		}
	}
}

// bySort yields the elements of a list in the order of their member sort.
func bySort(list jsonValue) iter.Seq[jsonValue] {
	type ranked struct {
		sort  int
		value jsonValue
	}
	var all []ranked
	for v := range elements(list) {
		var object struct{ Sort json.Number }
		_ = json.Unmarshal(v.text, &object) // what has no number stays where it is
		n, err := strconv.Atoi(string(object.Sort))
		if err != nil && len(all) > 0 {
			n = all[len(all)-1].sort
		}
		all = append(all, ranked{n, v})
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return cmp.Compare(a.sort, b.sort) })
	return func(yield func(jsonValue) bool) {
		for _, a := range all {
			if !yield(a.value) {
				return
			}
		}
	}
}
