package source

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// A scheduleFile is what a schedule says, whether in XML or in JSON.
type scheduleFile struct {
	ctx context.Context
	in  *Input
	// conference holds what is said of the conference and, behind it, what the
	// schedule says beside it. Where an address stands, files do not agree.
	conference            value
	language              string // of the whole file, where it says so
	around                []value
	hasConference, hasDay bool
	beside                []*value       // lists of events, which version 2 has beside the conference
	rooms                 []scheduleRoom // in the order of the file
	roomIndex             map[string]int // by name
	events                []scheduleEvent
	unfit                 []unfitValue
}

// An unfitValue is something that no schedule should hold and that can be read
// all the same. It is a note, or among the reasons if the file is refused.
type unfitValue struct {
	*value
	problem string
}

// A scheduleRoom is a room and where it is mentioned first.
type scheduleRoom struct {
	name, guid string
	at         *value
}

// A scheduleDay is what a schedule says of a day.
type scheduleDay struct {
	date       time.Time // midnight as if it were UTC; zero where there is none
	start, end string
}

// A scheduleEvent is an event and what stands around it.
type scheduleEvent struct {
	*value
	day  *scheduleDay
	room string
}

// schedulePost makes a post of a schedule. What is said beside it counts as said
// of the conference.
func schedulePost(ctx context.Context, in *Input, schedule *value, beside []value, expected string) (recap.Post, error) {
	f := scheduleFile{ctx: ctx, in: in, around: beside, language: schedule.attribute(languageAttribute)}
	f.within(schedule, nil, "")
	for _, list := range f.beside { // now that the rooms of the conference are known
		f.within(list, nil, "")
	}
	if err := ctx.Err(); err != nil {
		return recap.Post{}, err
	}
	schedule.skip("$schema")
	schedule.rest("schedule")
	f.conference.tree = schedule.tree
	f.conference.children = append(f.conference.children, f.around...)
	switch {
	case !f.hasConference && !f.hasDay:
		return recap.Post{}, schedule.fail("is not the schedule of a conference: expected %s", expected)
	case len(f.events) == 0 && len(in.failures) == 0:
		return recap.Post{}, schedule.fail("holds no event: expected %s", expected)
	}
	return f.post()
}

// within reads what stands around the events: the schedule, its days, their
// rooms, and the lists of these.
func (f *scheduleFile) within(v *value, day *scheduleDay, room string) {
	for c := range v.items() {
		if f.ctx.Err() == nil && !c.asked && (!c.isEmpty() || c.is('<', '[')) {
			c.asked = true
			f.part(v, c, day, room)
		}
	}
}

// part reads one of the parts around the events, or an event.
func (f *scheduleFile) part(v, c *value, day *scheduleDay, room string) {
	isObject := c.is('<', '{')
	switch name := partName(v, c); {
	case name == "days", name == "rooms", name == "events":
		f.list(c, name, day, room)
	case name == "day" && isObject:
		f.addDay(c)
	case name == "room" && c.is('<', '['):
		f.inRoom(c, day)
	case name == "event" && isObject:
		f.addEvent(c, day, room)
	case name == "conference" && isObject:
		f.addConference(c)
	case name == "event":
		c.misfit("an event")
	case name == "day", name == "room", name == "conference":
		c.misfit("a " + name)
	default:
		if c.asked = day == nil && isScheduleField(name); c.asked {
			f.around = append(f.around, *c)
		}
	}
}

// list reads a list of days, rooms or events. In JSON it is of one kind only.
func (f *scheduleFile) list(c *value, name string, day *scheduleDay, room string) {
	problem := ""
	switch {
	case name == "events" && day == nil && c.kind == '[':
		f.beside = append(f.beside, c)
		return
	case c.kind == '<', name == "days" && c.kind == '[', name == "events" && day != nil && c.kind == '[', name == "rooms" && day != nil && c.kind == '{':
		f.within(c, day, room)
		return
	case name == "days":
		problem = "is %s: expected an array of days"
	case name == "rooms" && day != nil:
		problem = "is %s: expected an object with the events of each room under its name"
	case name == "rooms":
		problem = "is %s: expected the rooms in the conference and, with their events, in its days"
	default:
		problem = "is %s: expected an array of events"
	}
	c.fail(problem, c.kindName())
}

func (f *scheduleFile) addDay(c *value) {
	f.hasDay = true
	d := &scheduleDay{start: c.line("day_start", "start"), end: c.line("day_end", "end")}
	d.date, _ = c.get("date").date()
	c.skip("index")
	f.within(c, d, "")
	c.rest("day")
}

// inRoom reads the events of a room: an element, or the member of that name.
func (f *scheduleFile) inRoom(c *value, day *scheduleDay) {
	name := oneLine(c.name)
	if c.kind == '<' {
		name = c.line("name")
		c.skip("id", "slug")
	}
	f.addRoom(name, c.line("guid"), c)
	f.within(c, day, name)
	c.rest("room")
}

// partName says what a child is. In JSON, lists say what is in them.
func partName(v, c *value) string {
	switch {
	case v.name == "days" && v.kind == '[':
		return "day"
	case v.name == "rooms" && v.kind == '{':
		return "room"
	case v.kind == '[':
		return "event"
	}
	return c.name
}

// isScheduleField reports whether something of the schedule itself counts as
// said of the conference.
func isScheduleField(name string) bool {
	return slices.Contains([]string{"version", "generator", "url", "base_url", "tracks", "track", "persons", "speakers"}, name)
}

// addConference takes in what is said of the conference; in JSON, the days are
// part of it.
func (f *scheduleFile) addConference(c *value) {
	if !f.hasConference {
		f.hasConference = true
		f.conference.at, f.conference.end, f.conference.kind = c.at, c.end, c.kind
		c.named("conference")
	}
	for i := range c.children {
		if days := &c.children[i]; days.name == "days" && days.kind != '<' && !days.is('0', '"', 'n') {
			days.asked = true
			f.part(c, days, nil, "")
		}
	}
	f.conference.children = append(f.conference.children, c.children...)
}

// addRoom takes note of a room's place in the order.
func (f *scheduleFile) addRoom(name, guid string, at *value) {
	if name == "" {
		return
	}
	if f.roomIndex == nil {
		f.roomIndex = make(map[string]int)
	}
	i, ok := f.roomIndex[name]
	if !ok {
		f.roomIndex[name] = len(f.rooms)
		f.rooms = append(f.rooms, scheduleRoom{name, guid, at})
	} else if f.rooms[i].guid == "" {
		f.rooms[i].guid = guid
	}
}

func (f *scheduleFile) addEvent(v *value, day *scheduleDay, room string) {
	if len(f.events) == recap.MaxSessions {
		_ = f.in.Fail(v.at, "", "there are more than %d events; that many can be read", recap.MaxSessions)
		return
	}
	name := v.line("id", "guid", "code")
	if name == "" {
		name = v.line("title")
	}
	v.named("event " + shortened(name))
	own := v.get("room")
	switch text := f.roomOf(own); {
	case room == "":
		room = text
		f.addRoom(room, "", own)
	case text != "" && text != room:
		own.note("names another room than the one that it stands in: that one counts", text)
	}
	f.events = append(f.events, scheduleEvent{v, day, room})
	f.checkID(v, "id is a string: expected a number")
	for list := range v.each("persons") {
		for p := range list.items() {
			f.checkID(p, "id of a person is a string: expected a number")
		}
	}
}

// roomOf is the name of the room of an event, which is an object in version 2, by which
// the conference may list it.
func (f *scheduleFile) roomOf(v *value) string {
	if v.kind != '{' || v.wordings() != nil {
		return oneLine(v.inOneLanguage())
	}
	for _, key := range []string{"guid", "slug"} {
		id := v.line(key)
		for listed := range f.conference.listed("room", "rooms") {
			if id != "" && listed.get(key).oneLine() == id {
				return listed.names()[0]
			}
		}
	}
	return v.names()[0]
}

// names are what something is called, in each of the languages that its name is in.
func (v *value) names() []string {
	var names []string
	for _, w := range v.get("name", "title").wordings() {
		names = append(names, oneLine(w.text))
	}
	if len(names) == 0 {
		names = []string{v.title()}
	}
	return names
}

// checkID takes note of an ID that is no number.
func (f *scheduleFile) checkID(v *value, problem string) {
	if id := v.get("id"); id.kind == '"' {
		f.unfit = append(f.unfit, unfitValue{id, problem})
	}
}

// settleUnfit makes notes of what does not fit, or reasons of a refusal.
func (f *scheduleFile) settleUnfit() {
	for _, u := range f.unfit {
		if len(f.in.failures) > 0 {
			_ = f.in.fail(u.at, u.label(), errors.New(u.problem), u.text)
		} else {
			u.noteKind(u.problem+": taken all the same", "")
		}
	}
}

// listed yields the children of one name and what stands in the lists of
// another: <track/> and <tracks><track/></tracks>.
func (v *value) listed(single, list string) func(yield func(*value) bool) {
	return func(yield func(*value) bool) {
		for c := range v.each(single, list) {
			if c.name == single && c.kind != '[' {
				if !yield(c) {
					return
				}
				continue
			}
			for item := range c.items() {
				if !item.isEmpty() && !yield(item) {
					return
				}
			}
		}
	}
}

// title is what something is called: by its name, or by its text.
func (v *value) title() string {
	return cmp.Or(v.line("name", "title"), v.oneLine())
}
