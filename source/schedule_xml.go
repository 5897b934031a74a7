package source

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// ScheduleXML reads the schedule of a conference in XML, as Pentabarf, frab,
// pretalx, OSEM and the C3VOC's tools write it (https://c3voc.de/wiki/schedule)
// and export.ScheduleXML does: a schedule with a conference and days, in these
// rooms, in these events. Days without rooms, events without dates, and other
// elements than those of the XSD are read as well.
//
// An event becomes a session in the place where it stands:
//
//	guid, or else id       ID; a guid that comes again is another slot of its session
//	code                   Code
//	title, subtitle, url   the same
//	track                  Track; the tracks are the conference's, then those that events name
//	type                   Kind
//	language               Language, the first of several
//	abstract, description  Summary, one after the other; a subtitle that is too
//	                       long for one stands before them
//	date                   Start; without one, the day's date and start, see below
//	duration, end          End
//	persons                Speakers, with guid, id or code as their ID; so are
//	                       single elements person and speaker; a list persons
//	                       beside the days adds what it says of them
//	recording              License and RecordingConsent
//	links, attachments     Links, with roles by their types and titles
//	video_download_url, origin_url, feedback_url
//	                       Links of the roles video, origin and feedback
//
// A conference's url, or else its base_url, is the address of the post, and
// base_url the one that relative addresses are completed with.
//
// A time of day without a date is one by the clock of the conference, whose
// zone is the option's, or else the conference's time_zone_name, or else the
// offset that the day itself has. Before the conference's day_change, or else
// before 04:00, it is one of the next calendar day.
//
// A guid that export.ScheduleXML derived from an ID beside it is read as that
// ID, so that a schedule that is read and written stays what it was.
//
// What repeats other fields (slug, numbers, version, the grid of the timetable)
// is left out silently, what a post has no place for (logo) with one note for
// all. Entities other than the five of XML and document types are refused.
type ScheduleXML struct{}

// Format implements [Reader].
func (ScheduleXML) Format() Format { return Format{Name: "schedule-xml", Title: "schedule XML"} }

// Detect implements [Reader].
func (ScheduleXML) Detect(text []byte) bool {
	name := rootElement(text)
	return name == "schedule" || name == "schedule2"
}

// Read implements [Reader].
func (ScheduleXML) Read(ctx context.Context, in *Input) (recap.Post, error) {
	x := xmlSchedule{ctx: ctx, in: in, file: scheduleFile{in: in}}
	x.dec = xml.NewDecoder(xmlText(in))
	x.dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // the input is UTF-8 by now
	if err := x.document(); err != nil {
		return recap.Post{}, err
	}
	return x.file.post(ctx)
}

// rootElement returns the local name of the first element, "" if none begins
// before the text is something else.
func rootElement(text []byte) string {
	for {
		text = bytes.TrimLeft(text, " \t\r\n")
		end := ""
		switch {
		case bytes.HasPrefix(text, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(text, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(text, []byte("<!")):
			end = ">"
			if open := bytes.IndexByte(text, '['); open >= 0 && open < bytes.IndexByte(text, '>') {
				end = "]>"
			}
		case bytes.HasPrefix(text, []byte("<")):
			name := string(text[1:min(len(text), 100)])
			name, _, _ = strings.Cut(name, ">")
			name, _, _ = strings.Cut(strings.TrimRight(name, "/"), " ")
			name, _, _ = strings.Cut(strings.ReplaceAll(name, "\n", "\t"), "\t")
			return name[strings.IndexByte(name, ':')+1:]
		default:
			return ""
		}
		_, rest, found := bytes.Cut(text, []byte(end))
		if !found {
			return ""
		}
		text = rest
	}
}

// xmlText is the input with a space in place of each control character, which
// XML refuses and old databases hold.
func xmlText(in *Input) io.Reader {
	isControl := func(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' }
	at := bytes.IndexFunc(in.text, isControl)
	if at < 0 {
		return bytes.NewReader(in.text)
	}
	in.Note(at, "", "the text holds control characters, which XML does not allow: a space took the place of each", "")
	text := bytes.Clone(in.text)
	for i, c := range text {
		if isControl(rune(c)) {
			text[i] = ' '
		}
	}
	return bytes.NewReader(text)
}

// xmlSchedule reads the elements of a schedule, one event at a time.
type xmlSchedule struct {
	ctx   context.Context
	in    *Input
	dec   *xml.Decoder
	file  scheduleFile
	space string // of the root's name
	depth int
	at    int // where the last token began
	nodes int // of the element that is being read
}

// document reads the whole of it.
func (x *xmlSchedule) document() error {
	for {
		token, err := x.token()
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		const expected = "<schedule> with a <conference> and in each <day> the events"
		switch start.Name.Local {
		case "schedule2":
			return x.in.Fail(x.at, "", "is version 2 of the schedule format (schedule2), which cannot be read: expected %s", expected)
		case "schedule":
		default:
			return x.in.Fail(x.at, "", "is not a schedule: it begins with <%s>; expected %s", start.Name.Local, expected)
		}
		x.space = start.Name.Space
		at := x.at
		if err := x.within(nil, ""); err != nil {
			return err
		}
		if err := x.rest(); err != nil {
			return err
		}
		return x.file.check(at, expected)
	}
}

// rest reads what stands behind the root: nothing but comments.
func (x *xmlSchedule) rest() error {
	for {
		token, err := x.dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		text, isText := token.(xml.CharData)
		_, isElement := token.(xml.StartElement)
		if err != nil || isElement || isText && len(bytes.TrimSpace(text)) > 0 {
			return x.in.Fail(int(x.dec.InputOffset()), "", "goes on after the end of <schedule>")
		}
	}
}

// within reads the content of the schedule, of a day or of a room.
func (x *xmlSchedule) within(day *scheduleDay, room string) error {
	for {
		token, err := x.token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := x.part(t, day, room); err != nil {
				return err
			}
		}
	}
}

// part reads one of the elements around the events, or an event.
func (x *xmlSchedule) part(start xml.StartElement, day *scheduleDay, room string) error {
	name := x.local(start.Name)
	switch name {
	case "day":
		x.file.hasDay = true
		d := &scheduleDay{at: x.at}
		for _, a := range start.Attr {
			x.dayAttribute(d, a)
		}
		return x.within(d, "")
	case "days", "rooms", "events":
		return x.within(day, room)
	case "room":
		var guid string
		at := x.at
		for _, a := range start.Attr {
			switch a.Name.Local {
			case "name":
				room = strings.Join(strings.Fields(a.Value), " ")
			case "guid":
				guid = strings.TrimSpace(a.Value)
			case "id", "slug":
			default:
				x.in.NoteKind(at, "", "has no place in a post: left out", "room: "+a.Name.Local)
			}
		}
		x.file.addRoom(room, guid, at)
		return x.within(day, room)
	}
	x.nodes = 0
	n, err := x.node(start)
	switch {
	case err != nil:
		return err
	case name == "event":
		x.file.addEvent(n, day, room)
	case name == "conference":
		x.file.hasConference = true
		x.file.conference.at = n.at
		x.file.conference.children = append(x.file.conference.children, n.children...)
	case day == nil && isScheduleField(name):
		x.file.around = append(x.file.around, n)
	default:
		x.in.NoteKind(n.at, "", "is an element that is not read: left out with what it holds", name)
	}
	return nil
}

// isScheduleField reports whether something of the schedule itself counts as
// said of the conference.
func isScheduleField(name string) bool {
	switch name {
	case "version", "generator", "url", "base_url", "tracks", "track", "persons", "speakers":
		return true
	}
	return false
}

func (x *xmlSchedule) dayAttribute(d *scheduleDay, a xml.Attr) {
	value := strings.TrimSpace(a.Value)
	switch a.Name.Local {
	case "date":
		d.date = value
	case "start":
		d.start = value
	case "end":
		d.end = value
	case "index":
	default:
		x.in.NoteKind(d.at, "", "has no place in a post: left out", "day: "+a.Name.Local)
	}
}

// local is the name of one of the format's elements; what belongs to another
// name space has its prefix and is none.
func (x *xmlSchedule) local(name xml.Name) string {
	if name.Space != "" && name.Space != x.space {
		return name.Space + ":" + name.Local
	}
	return name.Local
}
