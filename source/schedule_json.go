package source

import (
	"context"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// ScheduleJSON reads the schedule of a conference in JSON, as frab, pretalx and
// the C3VOC's tools write it (https://c3voc.de/schedule/schema.json) and
// export.ScheduleJSON does:
//
//	{"schedule": {"conference": {…, "days": [{…, "rooms": {"Hall": [{event}]}}]}}}
//
// It maps to a post as [ScheduleXML] does, so that one schedule read from
// either is the same post. What only the JSON has a place for, such as the
// biography of a person and a list of all rooms, is read as well.
//
// The rooms of a day are an object, whose order is that of the rooms. Numbers
// that are written as strings are taken for what they say; in a schedule that
// is refused for another reason they are named among the reasons.
type ScheduleJSON struct{}

// Format implements [Reader].
func (ScheduleJSON) Format() Format { return Format{Name: "schedule-json", Title: "schedule JSON"} }

// Detect implements [Reader].
func (ScheduleJSON) Detect(text []byte) bool {
	bracket, names := topNames(text)
	return bracket == '{' && (names["schedule"] || names["schedule2"] || names["conference"])
}

// Read implements [Reader].
func (ScheduleJSON) Read(ctx context.Context, in *Input) (recap.Post, error) {
	root, err := parseJSON(in)
	if err != nil {
		return recap.Post{}, err
	}
	j := jsonSchedule{ctx: ctx, in: in, file: scheduleFile{in: in}}
	if err := j.document(root); err != nil {
		return recap.Post{}, err
	}
	return j.file.post(ctx)
}

// jsonSchedule reads the values of a schedule, one event at a time.
type jsonSchedule struct {
	ctx   context.Context
	in    *Input
	file  scheduleFile
	nodes int // of the value that is being read
}

// document reads the whole of it.
func (j *jsonSchedule) document(root jsonValue) error {
	const expected = `an object with "schedule", in it "conference", and in that "days"`
	schedule := root
	for name, member := range root.members() {
		switch name {
		case "schedule2":
			return j.in.Fail(member.at, name, "is version 2 of the schedule format (schedule2), which cannot be read: expected %s", expected)
		case "schedule":
			schedule = member
		}
	}
	if schedule.kind() != '{' {
		return j.in.Fail(schedule.at, schedule.path, "is %s and not the schedule of a conference: expected %s", schedule.kindName(), expected)
	}
	if schedule.at != root.at {
		for name, member := range root.members() {
			switch name {
			case "schedule", "$schema":
			case "generator":
				j.file.around = append(j.file.around, j.node(name, member))
			default:
				j.in.NoteKind(member.at, "", "is a value that is not read: left out with what it holds", name)
			}
		}
	}
	for name, member := range schedule.members() {
		if err := j.part(name, member); err != nil {
			return err
		}
	}
	return j.file.check(schedule.at, expected)
}

// part reads a member of the schedule itself.
func (j *jsonSchedule) part(name string, v jsonValue) error {
	switch {
	case name == "conference" && v.kind() == '{':
		j.file.hasConference = true
		return j.conference(v)
	case name == "days":
		return j.days(v)
	case name == "rooms":
		j.in.Fail(v.at, v.path, "is %s: expected the rooms in the conference and, with their events, in its days", v.kindName())
	case name == "events" && !v.isEmpty():
		j.in.Fail(v.at, v.path, "is of version 2 of the schedule format (events beside the conference), which cannot be read: expected events in the rooms of the days")
	case isScheduleField(name):
		j.nodes = 0
		j.file.around = append(j.file.around, j.node(name, v))
	case name == "$schema":
	default:
		j.in.NoteKind(v.at, "", "is a value that is not read: left out with what it holds", name)
	}
	return nil
}

// conference reads the conference with its days.
func (j *jsonSchedule) conference(v jsonValue) error {
	j.file.conference.at = v.at
	for name, member := range v.members() {
		switch {
		case name == "days":
			if err := j.days(member); err != nil {
				return err
			}
		default:
			j.nodes = 0
			j.file.conference.children = append(j.file.conference.children, j.node(name, member))
		}
	}
	return nil
}

func (j *jsonSchedule) days(v jsonValue) error {
	if v.kind() != '[' {
		j.in.Fail(v.at, v.path, "is %s: expected an array of days", v.kindName())
		return nil
	}
	j.file.hasDay = true
	for _, item := range v.items() {
		if item.kind() != '{' {
			j.in.Fail(item.at, item.path, "is %s: expected a day, an object with rooms", item.kindName())
			continue
		}
		if err := j.day(item); err != nil {
			return err
		}
	}
	return nil
}

func (j *jsonSchedule) day(v jsonValue) error {
	d := &scheduleDay{at: v.at}
	for name, member := range v.members() {
		text, _ := member.str()
		text = strings.TrimSpace(text)
		switch name {
		case "date":
			d.date = text
		case "day_start", "start":
			d.start = text
		case "day_end", "end":
			d.end = text
		case "index", "rooms", "events":
		default:
			j.in.NoteKind(member.at, "", "has no place in a post: left out", "day: "+name)
		}
	}
	for name, member := range v.members() {
		switch name {
		case "rooms":
			if err := j.rooms(member, d); err != nil {
				return err
			}
		case "events":
			if err := j.events(member, d, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

// rooms reads the rooms of a day, whose order is that of the object's members.
func (j *jsonSchedule) rooms(v jsonValue, d *scheduleDay) error {
	if v.kind() != '{' {
		j.in.Fail(v.at, v.path, "is %s: expected an object with the events of each room under its name", v.kindName())
		return nil
	}
	for name, member := range v.members() {
		room := strings.Join(strings.Fields(name), " ")
		j.file.addRoom(room, "", member.at)
		if err := j.events(member, d, room); err != nil {
			return err
		}
	}
	return nil
}

func (j *jsonSchedule) events(v jsonValue, d *scheduleDay, room string) error {
	if v.kind() == 'n' {
		return nil
	}
	if v.kind() != '[' {
		j.in.Fail(v.at, v.path, "is %s: expected an array of events", v.kindName())
		return nil
	}
	for _, item := range v.items() {
		if err := j.ctx.Err(); err != nil {
			return err
		}
		if item.kind() != '{' {
			j.in.Fail(item.at, item.path, "is %s: expected an event, an object", item.kindName())
			continue
		}
		j.event(item, d, room)
	}
	return nil
}

// event reads an event, and takes note of IDs that are no numbers.
func (j *jsonSchedule) event(v jsonValue, d *scheduleDay, room string) {
	n := scheduleNode{at: v.at}
	j.nodes = 0
	for name, member := range v.members() {
		if _, _, known := eventField(name); known || name == "participants" {
			n.children = append(n.children, j.node(name, member))
		} else if !member.isEmpty() {
			n.children = append(n.children, scheduleNode{name: name, text: strings.Trim(string(member.text[:min(len(member.text), 80)]), `"`), at: member.at})
		}
	}
	path := eventPath(n)
	for name, member := range v.members() {
		switch name {
		case "id":
			j.checkID(member, path, "id is a string: expected a number")
		case "persons":
			for _, p := range member.items() {
				for name, member := range p.members() {
					if name == "id" {
						j.checkID(member, path, "id of a person is a string: expected a number")
					}
				}
			}
		}
	}
	j.file.addEvent(n, d, room)
}

func (j *jsonSchedule) checkID(v jsonValue, path, problem string) {
	if s, ok := v.str(); ok && s != "" {
		j.file.unfit = append(j.file.unfit, unfitNote{v.at, path, problem, s})
	}
}

// isEmpty reports whether a value says nothing.
func (v jsonValue) isEmpty() bool {
	switch string(v.text) {
	case "", "null", `""`, "[]", "{}":
		return true
	}
	return false
}

// node makes a node of a value.
func (j *jsonSchedule) node(name string, v jsonValue) scheduleNode {
	n := scheduleNode{name: name, at: v.at}
	if j.nodes++; j.nodes > maxNodes {
		if j.nodes == maxNodes+1 {
			j.in.Fail(v.at, v.path, "is one of more than %d values that stand in one", maxNodes)
		}
		return n
	}
	switch v.kind() {
	case '{':
		for name, member := range v.members() {
			if !member.isEmpty() {
				n.children = append(n.children, j.node(name, member))
			}
		}
	case '[':
		for _, item := range v.items() {
			if !item.isEmpty() {
				n.children = append(n.children, j.node("", item))
			}
		}
	case 'n':
	case '"':
		n.text, _ = v.str()
	default:
		n.text = string(v.text)
	}
	return n
}
