package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
)

// people reads a first line such as "By Ada Example and Ben Example", or one that
// is nothing but names: in emphasis, or links to people.
func (t *mdTalk) people(line mdText, isAlone bool) bool {
	s := strings.TrimSpace(line.String())
	if len(t.session.Speakers) > 0 || s == "" {
		return false
	}
	label, rest, _ := strings.Cut(s, " ")
	names := line.slice(strings.Index(line.String(), s)+len(label), len(line.String()))
	if lower := strings.ToLower(s); strings.HasPrefix(lower, "presented by ") {
		names = line.slice(strings.Index(line.String(), s)+len("presented by "), len(line.String()))
	}
	if rest != "" && isWord("speakers", strings.TrimSuffix(strings.ToLower(s[:len(s)-len(names.String())]), ":")) && !strings.HasSuffix(s, ".") {
		if speakers := speakersOf(names.trim(isSeparator), false); speakers != nil && (strings.ToLower(label) == "by" || isPerson(speakers[0].Name)) {
			t.speak(speakers)
			return true
		}
	}
	isLink := len(line.links()) > 0 && strings.IndexFunc(line.beside(), isWordRune) < 0
	if (isAlone || line.isMarked('s') || line.isMarked('e')) && (line.isMarked('s') || line.isMarked('e') || isLink) && arePeople(line) {
		t.speak(speakersOf(line, false))
		return true
	}
	return false
}

// byline reads a heading of who speaks: several people, or one with a job and a
// company.
func (t *mdTalk) byline(text mdText) bool {
	speakers := speakersOf(text, false)
	if !arePeople(text) || slices.ContainsFunc(speakers, func(s recap.Speaker) bool { return isOrganization(s.Name) || !isPerson(s.Name) }) {
		speakers = speakersOf(text, true)
	}
	if len(speakers) == 0 || !isPerson(speakers[0].Name) {
		return false
	}
	t.speak(speakers)
	return true
}

func (t *mdTalk) speak(speakers []recap.Speaker) {
	t.session.Speakers = append(t.session.Speakers, speakers...)
	t.says |= saysSpeakers
}

// lastLine reads a short last line with one link, which leads to a video, such as
// "You can watch it [here](…)."
func (t *mdTalk) lastLine(text mdText) bool {
	links := text.links()
	if len(links) != 1 || !isVideo(links[0].link) || len(text.lines()) > 1 || utf8.RuneCountInString(text.beside()) > maxLine {
		return false
	}
	l := webLink(links[0].link)
	l.Title = linkTitle(links[0])
	t.add(l)
	return true
}

// maxLine is how long a line may be, in characters, that is a title.
const maxLine = 150

// recordingTitle reads a line such as "EVENT - TITLE (CODE)" with the session's
// own code: what is left of a video that was in the page. Without an address it
// is no link, but it names the event.
func (t *mdTalk) recordingTitle(line mdText, at int) bool {
	code, rest := recap.FindCode(line.line())
	event, _, ok := cutEvent(rest)
	if !ok || t.session.Code == "" || !strings.EqualFold(string(code), string(t.session.Code)) || len(line.links()) > 0 {
		return false
	}
	t.r.events[event]++
	t.note(t.doc.place(at), "is the title of a recording without its address: left out", line.line())
	return true
}

// cutEvent divides "EVENT - TITLE" at the first dash or bar.
func cutEvent(s string) (event, title string, ok bool) {
	for _, dash := range []string{" - ", " – ", " — ", " | "} {
		if before, after, found := strings.Cut(s, dash); found && (!ok || len(before) < len(event)) {
			event, title, ok = strings.TrimSpace(before), strings.TrimSpace(after), true
		}
	}
	return event, title, ok && event != "" && title != ""
}

// joined puts parts of a body together.
func joined(parts []string) string {
	var b strings.Builder
	for _, part := range parts {
		if part = strings.Trim(strings.TrimRight(part, " \t\r\n"), "\r\n"); part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(part)
	}
	return b.String()
}
