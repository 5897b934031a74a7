// Package icalendar writes the lines of a calendar (RFC 5545 section 3.1) and the
// definitions of its time zones.
package icalendar

import (
	"strings"
	"time"
	"unicode/utf8"
)

// maxLine is how many octets a line has at most (RFC 5545 section 3.1).
const maxLine = 75

// Lines puts together the lines of a calendar: properties, folded and ended. The
// parameters of a property are part of its name; nothing in them needs quotation
// marks.
type Lines struct {
	out  []byte // lines, folded and ended
	line []byte // the property that is being written, not folded yet
}

// Bytes returns the lines that were ended. They are good until the next Reset.
func (l *Lines) Bytes() []byte { return l.out }

// Reset begins anew, with no lines.
func (l *Lines) Reset() { l.out = l.out[:0] }

// Begin begins a property with its name and its parameters.
func (l *Lines) Begin(name string) { l.line = append(append(l.line[:0], name...), ':') }

// Raw adds what is no text: a value of another type, or the comma of a list.
func (l *Lines) Raw(value string) { l.line = append(l.line, value...) }

// Text adds text (RFC 5545 section 3.3.11).
func (l *Lines) Text(s string) { l.escaped(s, "\\;\n,") }

// escaped adds text in which some characters are escaped. It looks for one after
// the other, since nothing is found as fast as a single byte.
func (l *Lines) escaped(s, special string) {
	if special == "" {
		l.Raw(s)
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
			l.Raw(`\n`)
		} else {
			l.line = append(l.line, '\\', c)
		}
		s = s[i+1:]
	}
}

// End ends a property and folds its line.
func (l *Lines) End() {
	rest, limit := l.line, maxLine
	for len(rest) > limit {
		fold := foldAt(rest, limit)
		l.out = append(append(l.out, rest[:fold]...), "\r\n "...)
		rest, limit = rest[fold:], maxLine-1 // behind the space
	}
	l.out = append(append(l.out, rest...), "\r\n"...)
}

// foldAt returns how much of a line that is longer than the limit stands before
// the fold: no more than the limit and, where there is one, up to a space or
// the edge of a tag.
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

// TextProperty writes a property whose value is text.
func (l *Lines) TextProperty(name, value string) {
	l.Begin(name)
	l.Text(value)
	l.End()
}

// Property writes a property whose value is of another type.
func (l *Lines) Property(name, value string) {
	l.Begin(name)
	l.Raw(value)
	l.End()
}

// TimeProperty writes a property that is a moment, in one of the forms of a
// date with time.
func (l *Lines) TimeProperty(name string, t time.Time, form string) {
	l.Begin(name)
	l.line = t.AppendFormat(l.line, form)
	l.End()
}

// ListProperty writes a property whose value is a list of texts, and nothing for an
// empty one.
func (l *Lines) ListProperty(name string, texts []string) {
	if len(texts) == 0 {
		return
	}
	l.Begin(name)
	for i, text := range texts {
		if i > 0 {
			l.Raw(",")
		}
		l.Text(text)
	}
	l.End()
}
