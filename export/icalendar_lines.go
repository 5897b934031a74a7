package export

import (
	"strings"
	"time"
	"unicode/utf8"
)

// maxCalendarLine is how many octets a line has at most (RFC 5545 section 3.1).
const maxCalendarLine = 75

// calendarLines puts together the properties of events. They are simple: their
// parameters are known and need no quotation marks. What it makes of them is,
// octet by octet, what golang-ical does, in a fraction of the time.
type calendarLines struct {
	out  []byte // lines, folded and ended
	line []byte // the property that is being written, not folded yet
}

// begin begins a property with its name and its parameters.
func (l *calendarLines) begin(name string) { l.line = append(append(l.line[:0], name...), ':') }

// raw adds what is no text: a value of another type, or the comma of a list.
func (l *calendarLines) raw(value string) { l.line = append(l.line, value...) }

// text adds text (RFC 5545 section 3.3.11).
func (l *calendarLines) text(s string) { l.escaped(s, "\\;\n,") }

// escaped adds text in which some characters are escaped. It looks for one after
// the other, since nothing is found as fast as a single byte.
func (l *calendarLines) escaped(s, special string) {
	if special == "" {
		l.raw(s)
		return
	}
	c := special[0]
	for {
		i := strings.IndexByte(s, c)
		if i < 0 {
			l.escaped(s, special[1:])
			return
		}
		l.escaped(s[:i], special[1:])
		if c == '\n' {
			l.raw(`\n`)
		} else {
			l.line = append(l.line, '\\', c)
		}
		s = s[i+1:]
	}
}

// end ends a property and folds its line.
func (l *calendarLines) end() {
	rest, limit := l.line, maxCalendarLine
	for len(rest) > limit {
		fold := foldAt(rest, limit)
		l.out = append(append(l.out, rest[:fold]...), "\r\n "...)
		rest, limit = rest[fold:], maxCalendarLine-1 // behind the space
	}
	l.out = append(append(l.out, rest...), "\r\n"...)
}

// foldAt returns how much of a line that is longer than the limit stands before
// the fold: no more than the limit and, where there is one, up to a space or
// the edge of a tag, as golang-ical has it.
func foldAt(line []byte, limit int) int {
	most := limit
	for !utf8.RuneStart(line[most]) {
		most--
	}
	for i := most; i > 0; i-- {
		if line[i] == ' ' || line[i] == '<' || line[i-1] == '>' {
			return i
		}
	}
	return most
}

// textProperty writes a property whose value is text.
func (l *calendarLines) textProperty(name, value string) {
	l.begin(name)
	l.text(value)
	l.end()
}

// property writes a property whose value is of another type.
func (l *calendarLines) property(name, value string) {
	l.begin(name)
	l.raw(value)
	l.end()
}

// timeProperty writes a property that is a moment, in one of the forms of a
// date with time.
func (l *calendarLines) timeProperty(name string, t time.Time, form string) {
	l.begin(name)
	l.line = t.AppendFormat(l.line, form)
	l.end()
}
