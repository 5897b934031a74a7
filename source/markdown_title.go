package source

import (
	"cmp"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
)

// readTitles takes off the titles of an outline what many have in common: the name
// of the event, and on one side of a dash or a colon the people.
func (r *mdReader) readTitles(o mdOutline) {
	var talks []*mdTalk
	for _, g := range o.groups {
		talks = append(talks, g.talks...)
	}
	r.cutEvents(talks, o.form == "h")
	r.cutPeople(talks)
}

// cutEvents takes off the name of the event that most titles begin with. In
// headings that has to be one with a number.
func (r *mdReader) cutEvents(talks []*mdTalk, areHeadings bool) {
	counts := make(map[string]int)
	best := ""
	for _, t := range talks {
		if event, _, ok := cutEvent(t.session.Title); ok {
			if counts[event]++; counts[event] > counts[best] {
				best = event
			}
		}
	}
	const few = 3
	n := 0
	for _, t := range talks {
		if withoutEvent(t.session.Title, best) != t.session.Title {
			n++
		}
	}
	if hasNumber := strings.ContainsAny(best, "0123456789"); best == "" || 2*n < len(talks) || n < 2 || !hasNumber && (areHeadings || len(talks) < few || isPerson(best)) {
		return
	}
	for _, t := range talks {
		title := withoutEvent(t.session.Title, best)
		if title == t.session.Title {
			continue
		}
		t.inEvent = best
		t.says |= saysPage
		code := t.session.Code
		if t.named(title); t.session.Code == "" {
			t.session.Code = code
		}
	}
}

// withoutEvent is a title without the name of the event that it begins with. The
// name may lack the year, and the dash a space.
func withoutEvent(title, event string) string {
	const dashes = "-–—:|"
	withoutYear := strings.TrimRight(event, " 0123456789")
	for _, name := range []string{event, withoutYear} {
		rest, ok := strings.CutPrefix(title, name)
		trimmed := strings.TrimLeft(rest, " ")
		if first, size := utf8.DecodeRuneInString(trimmed); ok && name != "" && strings.ContainsRune(dashes, first) {
			if after := strings.TrimSpace(trimmed[size:]); after != "" {
				return after
			}
		}
	}
	return title
}

// A mdSplit is a title divided into people and what they speak about.
type mdSplit struct {
	title  string
	people []recap.Speaker
	event  string // at which they spoke
	kind   recap.Kind
}

// cutPeople finds the side on which titles have the people: "Title - Ada Example",
// "Ada Example: Title". It is one for all of them.
func (r *mdReader) cutPeople(talks []*mdTalk) {
	splits := [2]map[*mdTalk]mdSplit{{}, {}}
	without := 0
	for _, t := range talks {
		if len(t.session.Speakers) > 0 {
			continue
		}
		title := mdText{{text: t.session.Title}}
		if at, from := byIndex(title); at > 0 {
			if names, rest := leadingPeople(title.slice(from, len(t.session.Title))); strings.IndexFunc(rest.String(), isWordRune) < 0 {
				t.speak(names)
				t.session.Title = strings.TrimRightFunc(t.session.Title[:at], isSeparator)
				continue
			}
		}
		without++
		if split, ok := peopleBefore(t.session.Title); ok {
			splits[0][t] = split
		}
		if split, ok := peopleBehind(t.session.Title); ok {
			splits[1][t] = split
		}
	}
	for _, t := range talks {
		// "glowcoil" where others have "Ada Example".
		const longest, most = 30, 3
		if s := strings.TrimSpace(t.before); 2*(len(talks)-without) >= len(talks) && len(t.session.Speakers) == 0 && s != "" && len(s) <= longest && len(strings.Fields(s)) <= most && len(t.spans) == 0 && !strings.ContainsAny(s, ".,:;!?[]()*") {
			t.speak([]recap.Speaker{{Name: s}})
			t.before = ""
		}
	}
	side := splits[0]
	if len(splits[1]) > len(side) {
		side = splits[1]
	}
	const several, share = 3, 4
	spoken := len(talks) - without // of which the people stand elsewhere
	if n := len(side); (n < 2 && 2*spoken < len(talks) || n < 1) || 2*n < without && (n < several || share*n < without) {
		return
	}
	for t, split := range side {
		t.session.Title, t.session.Kind = split.title, cmp.Or(t.session.Kind, split.kind)
		t.speak(split.people)
		if split.event != "" {
			t.note(t.at, "has no place in a post: left out", split.event)
		}
	}
}

// maxTitle bounds the titles in which names are looked for, in bytes.
const maxTitle = 1000

// peopleBefore divides "Ada Example: Title" and "Ada Example - Title".
//
// A kind may stand before them: "Talks - Ada Example: Title".
func peopleBefore(title string) (mdSplit, bool) {
	for _, separator := range []string{" - ", " – ", ": "} {
		word, rest, found := strings.Cut(title, separator)
		if kind := kindOfWords(word); found && isKind(kind) {
			split, ok := peopleBefore(rest)
			split.kind = cmp.Or(split.kind, kind)
			return split, ok
		}
	}
	for _, separator := range []string{" - ", " – ", " — ", ": ", " | "} {
		before, after, found := strings.Cut(title, separator)
		if text := (mdText{{text: before}}); found && after != "" && len(title) <= maxTitle && !isNumbered(after) && arePeople(text) {
			return mdSplit{title: after, people: speakersOf(text, false)}, true
		}
	}
	return mdSplit{}, false
}

// mdEventPattern is the name of an event with its year: "Devoxx 2019".
var mdEventPattern = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\pL[^,()]{0,40} ?(19|20)\d\d$`) })

// isNumbered holds for what is no title, but a number: "Session 1", "Track B".
func isNumbered(s string) bool {
	label, number, _ := strings.Cut(strings.TrimSpace(s), " ")
	return number != "" && len(number) < 3 && strings.IndexFunc(label, unicode.IsDigit) < 0
}

// peopleBehind divides "Title - Ada Example", "Title, Ada Example" and "Title (Ada
// Example)".
func peopleBehind(title string) (mdSplit, bool) {
	return peopleBehindAny(title, " - ", " – ", " — ", " | ", " // ", " (", ": ", ", ")
}

// peopleBehindAny is peopleBehind for titles that have people behind one of these
// separators alone.
func peopleBehindAny(title string, separators ...string) (mdSplit, bool) {
	if len(title) > maxTitle {
		return mdSplit{}, false
	}
	for _, separator := range separators {
		for at := 0; ; {
			i := strings.Index(title[at:], separator)
			if i < 0 {
				break
			}
			at += i + len(separator)
			behind := title[at:]
			if separator == " (" {
				var isClosed bool
				if behind, isClosed = strings.CutSuffix(behind, ")"); !isClosed {
					continue
				}
			}
			if isNumbered(title[:at-len(separator)]) {
				continue
			}
			event := ""
			if i := strings.LastIndex(behind, ", "); i > 0 && mdEventPattern().MatchString(behind[i+2:]) {
				behind, event = behind[:i], behind[i+2:]
			}
			if text := (mdText{{text: behind}}); arePeople(text) {
				return mdSplit{title: strings.TrimSpace(title[:at-len(separator)]), people: speakersOf(text, false), event: event}, true
			}
		}
	}
	return mdSplit{}, false
}
