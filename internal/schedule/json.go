package schedule

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// WriteJSON writes the schedule as JSON, an event at a time and each on a line
// of its own.
func WriteJSON(w io.Writer, s Schedule) error {
	j := jsonWriter{w: bufio.NewWriter(w)}
	j.text(`{"$schema":`)
	j.value(JSONSchema)
	j.text(`,"generator":`)
	j.value(s.Generator)
	j.text(",\n" + `"schedule":{"version":`)
	j.value(s.Version)
	j.text(`,"conference":`)
	if !s.Conference.TimeZone.FitsJSON() {
		s.Conference.TimeZone = ""
	}
	j.object(s.Conference, "days", "[]", func() {
		for i, d := range s.Days {
			j.next(i)
			j.day(d)
		}
	})
	j.text("}}\n")
	if j.err == nil {
		j.err = j.w.Flush()
	}
	return j.err
}

// jsonWriter keeps the first error, after which it writes nothing.
type jsonWriter struct {
	w   *bufio.Writer
	err error
}

// day writes a day with its rooms: an object of its own, since the order of
// the rooms is that of the keys, which a map would lose.
func (j *jsonWriter) day(d Day) {
	j.object(d, "rooms", "{}", func() {
		for i, r := range d.Rooms {
			j.next(i)
			j.value(r.Name)
			j.text(":[")
			n := 0
			for e := range r.Events {
				if j.err != nil {
					return
				}
				j.next(n)
				j.value(e)
				n++
			}
			j.text("]")
		}
	})
}

// object writes the fields of a struct that has any, and after them one more,
// whose content write writes between the brackets.
func (j *jsonWriter) object(fields any, name, brackets string, write func()) {
	j.bytes(bytes.TrimSuffix(j.marshal(fields), []byte("}")))
	j.text(`,"` + name + `":` + brackets[:1])
	write()
	j.text(brackets[1:] + "}")
}

// next begins a list's item number i on a line of its own.
func (j *jsonWriter) next(i int) {
	if i > 0 {
		j.text(",")
	}
	j.text("\n")
}

func (j *jsonWriter) value(v any) { j.bytes(j.marshal(v)) }

func (j *jsonWriter) marshal(v any) []byte {
	b, err := json.Marshal(v)
	if j.err == nil {
		j.err = err
	}
	return b
}

func (j *jsonWriter) text(s string) { j.bytes([]byte(s)) }

func (j *jsonWriter) bytes(b []byte) {
	if j.err == nil {
		_, j.err = j.w.Write(b)
	}
}
