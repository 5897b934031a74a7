package source

import (
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// A scheduleNode is an element of a schedule's XML or a value of its JSON, in
// the one form from which both are mapped to a post: the attributes of an
// element and the members of an object are its children, those of an array
// have no names.
type scheduleNode struct {
	name      string
	text      string // of an element or of a value that is no object and no array
	at        int
	attribute bool
	children  []scheduleNode
}

// child returns the first child of one of the names, the first name first,
// that says anything.
func (n scheduleNode) child(names ...string) scheduleNode {
	for _, name := range names {
		for _, c := range n.children {
			if c.name == name && !c.isEmpty() {
				return c
			}
		}
	}
	return scheduleNode{at: n.at}
}

// line returns the text of such a child on one line.
func (n scheduleNode) line(names ...string) string { return n.child(names...).oneLine() }

func (n scheduleNode) oneLine() string { return strings.Join(strings.Fields(n.text), " ") }

// isObject reports whether the node is an object of the JSON, or an element
// with nothing but elements in it.
func (n scheduleNode) isObject() bool { return len(n.children) > 0 && n.text == "" }

// isArray reports whether the node is an array of the JSON.
func (n scheduleNode) isArray() bool { return len(n.children) > 0 && n.children[0].name == "" }

func (n scheduleNode) isEmpty() bool {
	return len(n.children) == 0 && strings.TrimSpace(n.text) == ""
}

// A scheduleFile is what a schedule says, whichever its format.
type scheduleFile struct {
	in *Input
	// conference holds what is said of the conference, around what the schedule
	// says beside it. Where an address stands, files do not agree.
	conference            scheduleNode
	around                []scheduleNode
	hasConference, hasDay bool
	rooms                 []scheduleRoom // in the order of the file
	roomIndex             map[string]int // by name
	events                []scheduleEvent
	unfit                 []unfitNote

	secondVersion, tooMany bool // whether it was said already
}

// A scheduleRoom is a room and where it is mentioned first.
type scheduleRoom struct {
	name, guid string
	at         int
}

// A scheduleDay is what a schedule says of a day.
type scheduleDay struct {
	at               int
	date, start, end string
}

// A scheduleEvent is an event and what stands around it.
type scheduleEvent struct {
	scheduleNode
	path string // names it in notes
	day  *scheduleDay
	room string
}

// maxNodes bounds the elements and attributes, or the values, of one event and
// of the conference. Their nodes are larger than what they are made of.
const maxNodes = 100 * recap.MaxItems

// eventPath names an event by the first of its IDs, or by its title.
func eventPath(n scheduleNode) string {
	name := n.line("id", "guid", "code")
	if name == "" {
		name = n.line("title")
	}
	return "event " + shortened(name)
}

// unfitNote is something that no schedule should hold and that can be read
// all the same. It is a note, or among the reasons if the file is refused.
type unfitNote struct {
	at            int
	path, problem string
	value         string
}

// addRoom takes note of a room's place in the order.
func (f *scheduleFile) addRoom(name, guid string, at int) {
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

// addEvent keeps of an event what a post has a place for, and notes the rest.
func (f *scheduleFile) addEvent(n scheduleNode, day *scheduleDay, room string) {
	if len(f.events) == recap.MaxSessions {
		if !f.tooMany {
			f.tooMany = true
			f.in.Fail(n.at, "", "there are more than %d events; that many can be read", recap.MaxSessions)
		}
		return
	}
	own, path := n.line("room"), eventPath(n)
	switch {
	case room == "":
		room = own
		f.addRoom(own, "", n.child("room").at)
	case own != "" && own != room:
		f.in.Note(n.child("room").at, path, "names another room than the one that it stands in: that one counts", own)
	}
	f.checkSecondVersion(n)
	n.children = f.keep(n, path)
	f.events = append(f.events, scheduleEvent{n, path, day, room})
}

// keep returns the children of an event that have a place in a post, and notes
// the others by their kind.
func (f *scheduleFile) keep(n scheduleNode, path string) []scheduleNode {
	var kept []scheduleNode
	seen := make(map[string]bool)
	for _, c := range n.children {
		list, held, known := eventField(c.name)
		switch {
		case c.isEmpty(), c.name == "do_not_stream" && !isTrue(c.text): // nothing is said
		case known && !held:
		case !known:
			f.in.NoteKind(c.at, path, "has no place in a post: left out", "event: "+c.name)
		case seen[c.name] && !list:
			f.in.Note(c.at, path, "is given more than once: the first counts", c.name+" "+c.oneLine())
		default:
			seen[c.name] = true
			if !list && c.name != "recording" {
				c = f.inOneLanguage(c, path)
			}
			kept = append(kept, c)
		}
	}
	return kept
}

// inOneLanguage makes a text of what is given in several languages, or of what
// has a name: {"en": "Sea", "nl": "Zee"}.
func (f *scheduleFile) inOneLanguage(n scheduleNode, path string) scheduleNode {
	if !n.isObject() {
		return n
	}
	one := n.child("name", "title", "en", "de")
	for _, c := range n.children {
		if one.isEmpty() && c.text != "" {
			one = c
		}
	}
	f.in.NoteKind(n.at, path, "is not a text but consists of several values: one of them was taken", n.name)
	return scheduleNode{name: n.name, text: one.text, at: n.at}
}

// eventField says of a field of an event whether it may come several times,
// whether a post has a place for it, and whether it need not be noted
// otherwise: what only repeats what other fields say.
func eventField(name string) (list, held, known bool) {
	switch name {
	case "guid", "id", "code", "date", "start", "end", "duration", "title", "subtitle", "track", "type", "language",
		"abstract", "description", "url", "recording", "recording_license", "do_not_record", "video_download_url",
		"feedback_url", "origin_url", "status", "cancelled", "canceled":
		return false, true, true
	case "persons", "speakers", "person", "speaker", "links", "attachments", "tags", "keywords":
		return true, true, true
	case "slug", "room":
		return false, false, true
	}
	return false, false, false
}

// checkSecondVersion refuses what only the second version of the format has.
func (f *scheduleFile) checkSecondVersion(n scheduleNode) {
	if f.secondVersion {
		return
	}
	for _, c := range n.children {
		if c.name == "participants" || c.name == "title" && c.isObject() {
			f.secondVersion = true
			f.in.Fail(c.at, eventPath(n), "is of version 2 of the schedule format (%s), which cannot be read: expected persons, and titles that are texts", c.name)
			return
		}
	}
}

// settleUnfit makes notes of what does not fit, or reasons of a refusal.
func (f *scheduleFile) settleUnfit() {
	refused := len(f.in.failures) > 0
	for _, u := range f.unfit {
		if refused {
			f.in.Fail(u.at, u.path, "%s: %s", u.problem, shortened(u.value))
		} else {
			f.in.NoteKind(u.at, u.path, u.problem+": taken all the same", "")
		}
	}
}

// check refuses what is no schedule of a conference.
func (f *scheduleFile) check(at int, expected string) error {
	if !f.hasConference && !f.hasDay || len(f.events) == 0 && f.conference.line("title", "acronym") == "" {
		return f.in.Fail(at, "", "is not the schedule of a conference: expected %s", expected)
	}
	return nil
}
