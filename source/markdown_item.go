package source

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"github.com/seed-e2fd8668/recap"
)

// item makes a session of an item of a list, or of a line that is a link, which
// stands between two places of the document.
func (r *mdReader) item(d *mdDocument, start, end, indent int) *mdTalk {
	sub := d.within(start, end, indent)
	t := r.newTalk(sub, d.place(start), "li")
	if len(sub.blocks) == 0 {
		return nil
	}
	first, ok := sub.blocks[0].node.(*ast.Paragraph)
	if !ok {
		return nil
	}
	lines := mdText(sub.inline(first)).lines()
	if len(lines) == 0 || !t.headline(lines[0]) {
		return nil
	}
	more := lines[1:]
	if len(more) > 0 && len(t.session.Speakers) == 0 && t.people(more[0], true) || len(more) > 0 && t.detailLine(more[0]) {
		more = more[1:]
	}
	for len(more) > 0 && t.detailLine(more[0]) {
		more = more[1:]
	}
	var text strings.Builder
	text.WriteString(t.before)
	for _, line := range more {
		text.WriteString("\n" + line.markdown())
	}
	t.before = strings.TrimSpace(text.String())
	t.read(sub.blocks[1:])
	return t
}

// within is a part of the document as a document of its own, without what an item
// begins with and is indented by.
func (d *mdDocument) within(start, end, indent int) *mdDocument {
	sub := &mdDocument{in: d.in, inlines: d.inlines, definitions: d.definitions}
	at := start
	for line := range bytes.Lines(d.text[start:end]) {
		sub.lines, sub.places = append(sub.lines, len(sub.text)), append(sub.places, d.place(at))
		at += len(line)
		if len(sub.lines) == 1 {
			line = []byte(withoutMarker(string(line)))
		} else {
			line = line[min(indent, len(line)-len(bytes.TrimLeft(line, " \t"))):]
		}
		sub.text = append(sub.text, line...)
	}
	sub.parse()
	sub.context = d.context // which knows the references of the whole
	return sub
}

var mdMarkerPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?`)
})

// withoutMarker is a line without that of an item and the box of a task.
func withoutMarker(line string) string {
	return line[len(mdMarkerPattern().FindString(line)):]
}

// headline reads the first line of an item: a title, which may be a link or strong,
// with people, a date and links around it. It reports whether there is one that
// does not only say what a link is.
func (t *mdTalk) headline(line mdText) bool {
	line = line.trim(isSeparator)
	if clock, rest, ok := leadingTime(line.String()); ok && rest != "" && strings.HasSuffix(line.String(), rest) {
		t.clock = clock
		t.says |= saysTime
		line = line.slice(len(line.String())-len(rest), len(line.String()))
	}
	if label, value, ok := cutLabel(line); ok && isDetail(label, value) {
		return false
	}
	if len(line) > 1 && line[0].mark == 's' && !line[0].isLink && len(line.links()) > 0 {
		if kind := kindOfWords(oneLine(strings.Trim(line[0].text, " :"))); isKind(kind) {
			t.session.Kind = kind
			line = line[1:].trim(isSeparator)
		}
	}
	var bare mdText // "https://youtu.be/… Lamps (Ada Example)"
	if len(line) > 1 && line[0].isBare() && strings.IndexFunc(line[1:].beside(), isWordRune) >= 0 {
		bare, line = line[:1], line[1:].trim(isSeparator)
	}
	from, to := titleOf(line)
	if from < 0 {
		return false
	}
	title := line.slice(from, to)
	if links := title.links(); len(links) == 1 && len(links[0].text) == len(title.String()) && mdRoles[fieldOfLabel(links[0].text)] != "" && strings.IndexFunc(line.beside(), isWordRune) < 0 {
		return false
	}
	t.called(title)
	for i, l := range title.links() {
		if code, _ := recap.FindCode(oneLine(l.text)); i == 0 && len(t.session.Links) > 0 && code == "" {
			t.session.Links[0].Title = ""
		}
		t.session.URL = ""
		if link := webLink(l.link); i == 0 && isWebAddress(l.link) {
			link.Title = oneLine(l.text)
			t.session.Links = nil
			t.add(link) // what it is, is known when all are
		}
	}
	t.linksAs("link", bare)
	t.ahead(line.slice(0, from))
	t.behind(line.slice(to, len(line.String())))
	return t.session.Title != ""
}

// isDetail holds for an item that says something of a session and is none itself: a
// link with its role before it, or who speaks.
func isDetail(label string, value mdText) bool {
	switch field := fieldOfLabel(label); {
	case field == "speakers":
		speakers := speakersOf(value, isOfOne(label))
		return speakers != nil && isPerson(speakers[0].Name)
	case wordForm(label) == "authors" || wordForm(label) == "author": // of a paper
		return true
	default:
		return mdRoles[field] != "" && len(value.links()) > 0
	}
}

// isBare reports whether a link shows nothing but its own address.
func (r mdRun) isBare() bool {
	return r.isLink && r.image == "" && !strings.ContainsAny(r.text, " \n") && strings.Contains(r.text, "://")
}

// titleOf is where the title stands in the first line of an item.
func titleOf(line mdText) (from, to int) {
	at := 0
	s := line.String()
	people := -1 // where a link to a person ends
	for i, r := range line {
		end := at + len(r.text)
		for j := i + 1; j < len(line) && r.isLink && line[j].isLink && line[j].link == r.link; j++ {
			end += len(line[j].text)
		}
		text := s[at:end]
		switch {
		case strings.IndexFunc(text, isWordRune) < 0 || i > 0 && r.isLink && line[i-1].isLink && line[i-1].link == r.link:
		case r.mark == 's' && at < 4 && isPerson(oneLine(text)) && len(line.links()) == 0 && (len(s) > maxLine || strings.HasSuffix(strings.TrimSpace(s), ".")):
			return -1, -1 // what is said of somebody
		case r.isLink && isPerson(oneLine(text)) && !isVideo(r.link):
			if people = end; i > 0 && byAt(line.slice(0, at)) {
				return 0, len(strings.TrimRight(s[:at-len(lastWord(s[:at]))], " -–—:,("))
			}
		case r.isBare() && at > 0 && strings.IndexFunc(s[:at], isWordRune) >= 0:
			return 0, len(strings.TrimRightFunc(s[:at], isSeparator))
		case r.isLink && mdRoles[fieldOfLabel(text)] == "":
			return at, end
		case r.mark == 's' && at < 4 && !isPerson(oneLine(text)):
			return at, end
		}
		at += len(r.text)
	}
	if by, _ := byIndex(line); by > 0 {
		return 0, by
	}
	for _, mark := range []string{" (", " ["} {
		if i := line.index(mark); i > 0 && len(line.slice(i, len(s)).links()) > 0 {
			return 0, i
		}
	}
	if links := line.links(); len(links) > 0 && people < 0 {
		if i := strings.Index(s, links[0].text); i > 0 && mdRoles[fieldOfLabel(links[0].text)] != "" {
			return 0, i
		}
	}
	return 0, len(s)
}

// mdBys are words before the name of who speaks.
var mdBys = []string{" by ", " von ", " par ", " por ", " di ", " door ", " with ", " (by ", ", by "}

func byAt(before mdText) bool {
	s := strings.ToLower(before.String())
	return slices.ContainsFunc(mdBys, func(by string) bool { return strings.HasSuffix(s, by) })
}

// lastWord is the last word of a text, with the space around it.
func lastWord(s string) string {
	return s[strings.LastIndexByte(strings.TrimRight(s, " "), ' ')+1:]
}

// byIndex is where " by " and people stand in a line, and where these begin.
func byIndex(line mdText) (at, people int) {
	for _, by := range mdBys {
		i := line.index(by)
		if i <= 0 {
			continue
		}
		rest := line.slice(i+len(by), len(line.String()))
		if names, _ := leadingPeople(rest); names != nil && (strings.Contains(by, "by ") || isPerson(names[0].Name)) {
			return i, i + len(by)
		}
	}
	return -1, -1
}

// leadingPeople reads the people that a text begins with, and returns what follows.
func leadingPeople(t mdText) ([]recap.Speaker, mdText) {
	end := len(t.String())
	ends := []int{end}
	for _, stop := range []string{": ", " - ", " – ", " — ", " (", " [", ". ", " at ", " | ", " @", ", ", "："} {
		if i := t.index(stop); i > 0 {
			ends = append(ends, i)
		}
	}
	slices.Sort(ends)
	for _, end := range slices.Backward(ends) {
		const longest = 300
		if end > longest {
			continue
		}
		speakers := speakersOf(t.slice(0, end), false)
		if speakers == nil || slices.ContainsFunc(speakers, func(s recap.Speaker) bool { return strings.HasSuffix(s.Name, ".") && len(s.Name) > 20 }) {
			continue
		}
		if !slices.ContainsFunc(speakers, func(s recap.Speaker) bool { return len(strings.Fields(s.Name)) > 4 }) {
			return speakers, t.slice(end, len(t.String()))
		}
	}
	return nil, t
}

// ahead reads what stands before the title.
func (t *mdTalk) ahead(text mdText) {
	text = text.trim(isSeparator)
	if clock, rest, ok := leadingTime(text.line()); ok && strings.IndexFunc(rest, isWordRune) < 0 {
		t.clock = clock
		t.says |= saysTime
		return
	}
	switch date, isDate := parseDate(text.line(), t.r.zone()); {
	case strings.IndexFunc(text.line(), isWordRune) < 0:
	case isDate:
		t.date = date
	case arePeople(text):
		t.speak(speakersOf(text, false))
	default:
		t.session.Title = text.line() + ": " + t.session.Title
	}
}

var mdDurationPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(\d+:)?\d+:\d\d$|^\d+\s*(m|min|mins|minutes|minuten|h|hrs?)\.?$|^\d+\s?h\s?\d+(m|min)?$|^(19|20)\d\d$`)
})

// behind reads what follows the title: people, a date, links, and then a text.
func (t *mdTalk) behind(text mdText) {
	for {
		s := text.String()
		text = text.slice(len(s)-len(strings.TrimLeftFunc(s, func(r rune) bool { return isSeparator(r) || r == '.' })), len(strings.TrimRightFunc(s, unicode.IsSpace)))
		s = text.String()
		if s == "" {
			if len(text.links()) > 0 {
				t.linksAs("link", text)
			}
			return
		}
		if inside, rest, ok := bracketed(text); ok && t.inBrackets(inside) {
			text = rest
			continue
		}
		if rest, ok := t.behindBy(text); ok {
			text = rest
			continue
		}
		if len(text) > 0 && text[0].isLink && (roleOfLink(text[0]) != "" || strings.IndexFunc(mdText(text[1:]).beside(), isWordRune) < 0) && !isPerson(oneLine(text[0].text)) {
			t.linksAs("link", text[:1])
			text = text[1:]
			continue
		}
		if names, rest := leadingPeople(text); names != nil && len(t.session.Speakers) == 0 && (arePeople(text.slice(0, len(s)-len(rest.String())))) {
			t.speak(names)
			text = rest
			continue
		}
		if t.inBrackets(text) {
			return
		}
		t.before = text.markdown()
		return
	}
}

// behindBy reads the people of a text that begins with "by" or a word like it.
func (t *mdTalk) behindBy(text mdText) (rest mdText, ok bool) {
	if len(t.session.Speakers) > 0 {
		return text, false
	}
	s := text.String()
	for _, by := range mdBys {
		if word := strings.TrimLeft(by, " (,"); strings.HasPrefix(strings.ToLower(s), word) {
			if names, rest := leadingPeople(text.slice(len(word), len(s))); names != nil {
				t.speak(names)
				return rest, true
			}
		}
	}
	return text, false
}

// inBrackets reads what may stand in brackets behind a title.
func (t *mdTalk) inBrackets(text mdText) bool {
	line := text.line()
	if date, ok := parseDate(line, t.r.zone()); ok {
		t.date = date
		return true
	}
	if mdDurationPattern().MatchString(line) || mdEventPattern().MatchString(line) {
		t.note(t.at, "has no place in a post: left out", line)
		return true
	}
	if links := text.links(); len(links) > 0 && strings.IndexFunc(text.beside(), isWordRune) < 0 && !arePeople(text) {
		return t.linksAs("link", text)
	}
	if lower := strings.ToLower(line); strings.HasPrefix(lower, "by ") {
		if speakers := speakersOf(text.trim(isSeparator).slice(len("by "), len(text.String())), false); speakers != nil {
			t.speak(speakers)
			return true
		}
	}
	if len(t.session.Speakers) == 0 && arePeople(text) {
		t.speak(speakersOf(text, false))
		return true
	}
	return false
}

// markdown writes the text as Markdown again.
func (t mdText) markdown() string {
	var b strings.Builder
	for _, r := range t {
		s := r.text
		if r.mark != 'c' {
			s = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "&", "&amp;").Replace(s)
		}
		switch trimmed := strings.TrimSpace(s); {
		case trimmed == "" || r.mark == 0:
		case r.mark == 'c':
			s = strings.Replace(s, trimmed, "`"+trimmed+"`", 1)
		case r.mark == 's':
			s = strings.Replace(s, trimmed, "**"+trimmed+"**", 1)
		case r.mark == 'e':
			s = strings.Replace(s, trimmed, "*"+trimmed+"*", 1)
		}
		if r.image != "" {
			s = "![" + s + "](<" + r.image + ">)"
		}
		if r.isLink {
			s = "[" + s + "](<" + r.link + ">)"
		}
		b.WriteString(s)
	}
	return strings.TrimSpace(b.String())
}
