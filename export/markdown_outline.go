package export

import (
	"html"
	"strconv"
	"strings"
	"unicode"

	"github.com/seed-e2fd8668/recap/internal/body"
	"github.com/seed-e2fd8668/recap/internal/markdown"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// A mdHeading is a heading of a Markdown document.
type mdHeading struct {
	text, label string // label is a code span, or ""
	level       int
	number      int    // keeps it apart from others, 0 if nothing has to
	line        string // as it is written; "" if that follows from the rest
}

// addTo adds the heading's text to a line.
func (h mdHeading) addTo(l *body.Line) {
	l.Text(h.text)
	if h.label != "" {
		l.Layout(" ")
		l.Code(h.label)
	}
	if h.number > 0 {
		l.Layout(" ")
		l.Emphasis(func() { l.Text("(" + strconv.Itoa(h.number) + ")") })
	}
}

// id is the id that renderers give the heading.
func (h mdHeading) id() string {
	text := h.text
	if h.label != "" {
		text += " " + h.label
	}
	if h.number > 0 {
		text += " (" + strconv.Itoa(h.number) + ")"
	}
	return markdown.HeadingID(text)
}

// addLinkTo adds a link to the heading to a line.
func (h mdHeading) addLinkTo(l *body.Line) {
	if !mdPortableID(h.text) || !mdPortableID(h.label) {
		h.addTo(l)
		return
	}
	l.Link("#"+h.id(), "", func() { h.addTo(l) })
}

// A mdOutline knows all headings of a document before any is written: links
// lead to the ids that renderers make of them, and which id a heading gets
// depends on the others.
type mdOutline struct {
	lines  markdown.Headings
	counts map[string]int  // how often an id was made of a text
	taken  map[string]bool // the ids, numbered where the text recurs
}

func newMDOutline() *mdOutline {
	return &mdOutline{counts: make(map[string]int), taken: map[string]bool{"": true, "top": true}}
}

// foreign takes note of a heading that nothing links to. Renderers number
// those that recur: name, name-1, name-2. It is done before those that are
// linked to are added.
func (o *mdOutline) foreign(text string) {
	id := markdown.HeadingID(text)
	if n := o.counts[id]; n > 0 {
		o.taken[id+"-"+strconv.Itoa(n)] = true
	}
	o.taken[id] = true
	o.counts[id]++
}

// body takes note of the headings in a body, and reports whether there are any.
func (o *mdOutline) body(b *body.Body) (any bool) {
	for heading := range b.Headings() {
		o.foreign(heading)
		any = true
	}
	return any
}

// plain adds a heading that nothing links to.
func (o *mdOutline) plain(level int, words string) mdHeading {
	h := mdHeading{text: text.Line(words), level: level}
	o.foreign(h.text)
	h.line = o.lineOf(h, &o.lines)
	return h
}

// linked adds a heading whose id no other heading has; for that it gets a
// number, if need be. label is its code span, or "".
func (o *mdOutline) linked(level int, words, label string) mdHeading {
	h := mdHeading{text: text.Line(words), label: text.Line(label), level: level}
	h.number = o.number(h)
	return h
}

// number adds a heading and returns the number that its id needs, 0 for none.
func (o *mdOutline) number(h mdHeading) int {
	id := h.id()
	for n := 2; o.taken[id]; n++ {
		h.number = n
		id = h.id()
	}
	o.taken[id] = true
	return h.number
}

// written returns the heading as it is written. Since no other heading has the
// id of one that is linked to, none has its source.
func (o *mdOutline) written(h mdHeading) string {
	if h.line != "" {
		return h.line
	}
	return mdSpellHeading(o.lineOf(h, nil))
}

func (o *mdOutline) lineOf(h mdHeading, others *markdown.Headings) string {
	var line body.Line
	h.addTo(&line)
	return line.Heading(h.level, others)
}

// mdSpellHeading spells a heading so that all make one id of it. Hugo makes
// it of the source, letters and digits of references included; so a backslash
// takes their place where all renderers take one. markdownlint takes the
// letters behind a colon for a directive's name and leaves them out, unless the
// colon is escaped.
func mdSpellHeading(line string) string {
	if !strings.ContainsAny(line, "&:") {
		return line
	}
	var b strings.Builder
	inCode := false
	for i := 0; i < len(line); i++ {
		spelt, size := "", 0
		if !inCode {
			spelt, size = mdSpelling(line[i:])
		}
		switch {
		case size > 0 && i+size < len(line):
			b.WriteString(spelt)
			i += size - 1
			continue
		case line[i] == '\\' && !inCode && i+1 < len(line):
			b.WriteByte(line[i])
			i++
		case line[i] == '`':
			inCode = !inCode
		}
		b.WriteByte(line[i])
	}
	return b.String()
}

// mdSpelling is another spelling of what s begins with, and how much of s it
// spells: nothing, if there is none.
func mdSpelling(s string) (spelt string, size int) {
	for _, r := range []struct{ reference, spelt string }{{"&lt;", `\<`}, {"&#46;", `\.`}, {"&#58;", `\:`}} {
		if strings.HasPrefix(s, r.reference) {
			return r.spelt, len(r.reference)
		}
	}
	if rest, ok := strings.CutPrefix(s, "&amp;"); ok && html.UnescapeString("&"+rest) == "&"+html.UnescapeString(rest) {
		return "&", len("&amp;")
	}
	if len(s) > 1 && s[0] == ':' && unicode.IsLetter(rune(s[1])) {
		return `\:`, 1
	}
	return "", 0
}

// mdPortableID is false for a text of which renderers make different ids: they
// lower-case some letters one by one or by the conditions of Unicode's
// SpecialCasing.txt, and numbers other than digits, such as "½", are kept by
// some and dropped by others.
func mdPortableID(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return r == '\u03A3' || r == '\u0130' || unicode.In(r, unicode.Nl, unicode.No)
	})
}
