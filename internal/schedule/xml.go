package schedule

import (
	"encoding/xml"
	"io"
	"strconv"
)

// WriteXML writes the schedule as XML, an event at a time. The conference
// comes early: Giggity looks for it in the first 1024 characters.
func WriteXML(w io.Writer, s Schedule) error {
	x := xmlWriter{enc: xml.NewEncoder(w)}
	if _, x.err = io.WriteString(w, xml.Header); x.err != nil {
		return x.err
	}
	x.enc.Indent("", "  ")
	if !s.Conference.TimeZone.FitsXML() {
		s.Conference.TimeZone = ""
	}
	x.open("schedule")
	x.element("generator", s.Generator)
	x.element("version", s.Version)
	x.element("conference", s.Conference)
	for _, d := range s.Days {
		x.day(d)
	}
	x.shut("schedule")
	if x.err == nil {
		x.err = x.enc.Close()
	}
	if x.err == nil {
		_, x.err = io.WriteString(w, "\n")
	}
	return x.err
}

// xmlWriter keeps the first error, after which it writes nothing.
type xmlWriter struct {
	enc *xml.Encoder
	err error
}

func (x *xmlWriter) day(d Day) {
	x.open("day", "index", strconv.Itoa(d.Index), "date", d.Date, "start", d.Start, "end", d.End)
	for _, r := range d.Rooms {
		x.open("room", "name", r.Name, "guid", r.GUID)
		for e := range r.Events {
			if x.err != nil {
				return
			}
			x.element("event", e)
		}
		x.shut("room")
	}
	x.shut("day")
}

// open starts an element with attributes, given as names and values.
func (x *xmlWriter) open(name string, attrs ...string) {
	start := xml.StartElement{Name: xml.Name{Local: name}}
	for i := 0; i+1 < len(attrs); i += 2 {
		start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: attrs[i]}, Value: attrs[i+1]})
	}
	x.token(start)
}

func (x *xmlWriter) shut(name string) {
	x.token(xml.EndElement{Name: xml.Name{Local: name}})
}

func (x *xmlWriter) token(t xml.Token) {
	if x.err == nil {
		x.err = x.enc.EncodeToken(t)
	}
}

func (x *xmlWriter) element(name string, value any) {
	if x.err == nil {
		x.err = x.enc.EncodeElement(value, xml.StartElement{Name: xml.Name{Local: name}})
	}
}
