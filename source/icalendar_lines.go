package source

import (
	"context"
	"strings"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
)

// An icalParser makes a tree of the lines of a calendar (RFC 5545 section 3.1):
// components with their properties, and properties with their parameters. A
// library reads the parameters; it refuses a whole calendar for a line that has
// no colon, so lines are put together and repaired here.
type icalParser struct {
	treeBuilder
	ctx   context.Context
	in    *Input
	text  strings.Builder // of the line that is not complete yet
	at    int             // where that begins, -1 where there is none
	end   int
	blank bool // whether an empty line follows it
}

// maxICalHead bounds the name and the parameters of a line, in bytes.
const maxICalHead = 8 << 10

// parseICalendar returns a value whose children are the components of the input.
func parseICalendar(ctx context.Context, in *Input) (*value, error) {
	p := icalParser{treeBuilder: treeBuilder{tree: &valueTree{in: in}}, ctx: ctx, in: in, at: -1}
	if err := p.begin(value{kind: '{'}); err != nil {
		return nil, err
	}
	text := string(in.text)
	for at := 0; at < len(text); {
		end := at + strings.IndexAny(text[at:], "\r\n")
		next := end + 1
		if end < at {
			end, next = len(text), len(text)
		} else if strings.HasPrefix(text[end:], "\r\n") {
			next++
		}
		if err := p.physical(text[at:end], at, end); err != nil {
			return nil, err
		}
		at = next
	}
	if err := p.logical(); err != nil {
		return nil, err
	}
	for len(p.open) > 1 {
		p.in.Note(p.inner().at, "", "a component without its END: it ends with the input", p.inner().name)
		if err := p.finish(len(text)); err != nil {
			return nil, err
		}
	}
	if err := p.finish(len(text)); err != nil {
		return nil, err
	}
	return p.whole()
}

// physical takes a line of the input: one that begins with white space goes on
// with the line before it.
func (p *icalParser) physical(line string, at, end int) error {
	switch {
	case strings.TrimSpace(line) == "":
		p.blank = true
	case p.at >= 0 && (line[0] == ' ' || line[0] == '\t'):
		p.text.WriteString(line[1:])
		p.end = end
	case isICalLine(line):
		if err := p.logical(); err != nil {
			return err
		}
		p.text.WriteString(line)
		p.at, p.end, p.blank = at, end, false
	case p.at < 0 || isICalFrame(p.text.String()):
		p.in.Note(at, "", "a line without the name of a property: left out", line)
	default:
		p.in.Note(at, "", "a line without the name of a property: taken for a line of the text before it", line)
		p.text.WriteString(`\n`)
		if p.blank {
			p.text.WriteString(`\n`)
		}
		p.text.WriteString(line)
		p.end, p.blank = end, false
	}
	return nil
}

func isICalFrame(line string) bool {
	name, _, _ := strings.Cut(strings.ToUpper(line[:min(len(line), len("BEGIN:"))]), ":")
	return name == "BEGIN" || name == "END"
}

// isICalLine reports whether a line begins a property. What people write in
// texts of several lines, such as "Note: bring a lamp", does not: names are in
// capitals, but for those that every calendar has.
func isICalLine(line string) bool {
	i := strings.IndexAny(line, ":;")
	if i < 0 || i > 100 {
		return false
	}
	name := strings.TrimSpace(line[:i])
	upper := strings.ToUpper(name)
	if len(name) < 3 || strings.Trim(upper, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" || line[i] == ';' && !strings.Contains(line[i:], "=") {
		return false
	}
	switch upper {
	case "BEGIN", "END", "SUMMARY", "DTSTART", "DTEND", "UID", "DTSTAMP":
		return true
	}
	return name == upper
}

// logical adds the line that is complete to the tree.
func (p *icalParser) logical() error {
	if p.at < 0 {
		return p.ctx.Err()
	}
	line, at, end := p.text.String(), p.at, p.end
	p.text.Reset()
	p.at = -1
	name, params, text := p.property(line, at)
	switch name {
	case "BEGIN":
		return p.beginComponent(strings.ToUpper(strings.TrimSpace(text)), at)
	case "END":
		return p.endComponent(strings.ToUpper(strings.TrimSpace(text)), at, end)
	}
	if err := p.begin(value{name: name, text: ics.FromText(text), kind: '"', at: at}); err != nil {
		return err
	}
	if name == "CATEGORIES" || name == "RESOURCES" {
		p.open[len(p.open)-1].text = ""
		for i, item := range splitICalList(text) {
			if err := p.add(value{kind: '"', text: ics.FromText(item), at: at + i, end: end}); err != nil {
				return err
			}
		}
		return p.finish(end)
	}
	for key, values := range params {
		if err := p.add(value{name: strings.ToUpper(key), kind: '=', text: strings.Join(values, ","), at: at, end: end}); err != nil {
			return err
		}
	}
	return p.finish(end)
}

// property takes a line apart.
func (p *icalParser) property(line string, at int) (name string, params map[string][]string, text string) {
	colon, inQuotes := -1, false
	for i := 0; i < len(line) && i < maxICalHead && colon < 0; i++ {
		switch line[i] {
		case '"':
			inQuotes = !inQuotes
		case ':':
			if !inQuotes {
				colon = i
			}
		}
	}
	if colon < 0 {
		p.in.Note(at, "", "the parameters of a property do not end: they were left out", line)
		if colon = strings.IndexByte(line, ':'); colon < 0 {
			colon = len(line)
		}
		line = line[:min(strings.IndexAny(line+":", ";:"), colon)] + line[colon:]
		if colon = strings.IndexByte(line, ':'); colon < 0 {
			return strings.ToUpper(line), nil, ""
		}
	}
	head, text := line[:colon], strings.TrimSpace(line[colon+1:])
	name, _, hasParams := strings.Cut(head, ";")
	name = strings.ToUpper(strings.TrimSpace(name))
	if hasParams {
		property, err := ics.ParseProperty(ics.ContentLine(head + ":x"))
		if err != nil || property == nil {
			p.in.Note(at, "", "the parameters of a property are not written as RFC 5545 says: they were left out", head)
		} else {
			params = property.ICalParameters
		}
	}
	return name, params, text
}

func (p *icalParser) beginComponent(name string, at int) error {
	if name == "VEVENT" && p.inner().name == "VEVENT" {
		p.in.Note(at, "", "a component without its END: it ends where the next one begins", name)
		if err := p.finish(at); err != nil {
			return err
		}
	}
	return p.begin(value{name: name, kind: '{', at: at})
}

// endComponent ends the innermost component of this name, and those in it.
func (p *icalParser) endComponent(name string, at, end int) error {
	level := len(p.open) - 1
	for level > 0 && p.open[level].name != name {
		level--
	}
	if level == 0 {
		p.in.Note(at, "", "an END of what has not begun: left out", name)
		return nil
	}
	for len(p.open) > level {
		if inner := p.inner(); len(p.open)-1 > level {
			p.in.Note(inner.at, "", "a component without its END: it ends with what is around it", inner.name)
		}
		if err := p.finish(end); err != nil {
			return err
		}
	}
	return nil
}

// splitICalList divides a list at its commas, which those of its texts are told
// from by their backslashes.
func splitICalList(s string) []string {
	var items []string
	start := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case ',':
			items = append(items, s[start:i])
			start = i + 1
		}
	}
	return append(items, s[start:])
}

// mendFolds moves the folds of a calendar out of the characters that they stand
// in: lines have 75 octets, and many programs count no characters (RFC 5545
// section 3.1).
func mendFolds(text []byte) []byte {
	if utf8.Valid(text) {
		return text
	}
	mended := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		end := i // behind the line feed and the blank that fold a line
		if text[i] == '\r' {
			end++
		}
		isFold := end+2 < len(text) && text[end] == '\n' && (text[end+1] == ' ' || text[end+1] == '\t')
		if isFold && len(mended) > 0 && mended[len(mended)-1] >= utf8.RuneSelf {
			rest := end + 2
			for rest < len(text) && !utf8.RuneStart(text[rest]) {
				mended = append(mended, text[rest])
				rest++
			}
			mended = append(mended, text[i:end+2]...)
			i = rest - 1
			continue
		}
		mended = append(mended, text[i])
	}
	return mended
}
