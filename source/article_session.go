package source

import (
	"strconv"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// An articleSession is a session that is being read from the paragraphs below
// its heading.
type articleSession struct {
	*articleReader
	session recap.Session
	tagged  map[string]bool // the session's tags
	summary []paragraph
}

// add makes a session of paragraphs and adds it to the post.
func (r *articleReader) add(at int, s recap.Session, paragraphs []paragraph) {
	a := articleSession{articleReader: r, session: s, tagged: make(map[string]bool)}
	for i := 0; i < len(paragraphs); i++ {
		p := paragraphs[i]
		switch {
		case a.details(p):
		case i == 0 && (a.byLine(p) || a.names(p)):
		case i+1 < len(paragraphs) && isSpeakersLabel(p.text) && a.speakerList(paragraphs[i+1].lines()):
			i++
		case a.speakersWithList(p):
		case a.loneLink(p), a.embedded(p), i == len(paragraphs)-1 && a.lastLine(p):
		case a.recordingTitle(p):
		default:
			a.summary = append(a.summary, p)
		}
	}
	a.session.Summary = recap.Markdown(joined(a.summary))
	name := a.session.Title
	if a.session.Code != "" {
		name = string(a.session.Code)
	}
	r.in.Locate(r.doc.at+at, "session "+strconv.Quote(text.Excerpt(name, 60)))
	r.post.Sessions = append(r.post.Sessions, a.session)
}

// details reads a paragraph in which every line is labelled, such as "Level:
// 300", with something that a session has. It takes all of it or nothing.
func (a *articleSession) details(p paragraph) bool {
	before := a.session
	before.Links = before.Links[:len(before.Links):len(before.Links)]
	for _, line := range p.lines() {
		for part := range strings.SplitSeq(line, " | ") {
			label, value, ok := cutLabel(part)
			if !ok || value == "" || !a.detail(label, value) {
				a.session = before
				return false
			}
		}
	}
	return true
}

func (a *articleSession) detail(label, value string) bool {
	s := &a.session
	if role, ok := roleOfLabel(label); ok {
		title, address := linkIn(value)
		if address == "" {
			return false
		}
		s.Links = append(s.Links, recap.Link{URL: address, Title: title, Role: role})
		return true
	}
	switch label {
	case "speaker", "speakers", "presenter", "presenters", "presented by", "by", "host", "hosts", "panelists", "panellists":
		speakers := speakersIn(value)
		s.Speakers = append(s.Speakers, speakers...)
		return speakers != nil
	case "level", "session level":
		level := levelOfWords(value)
		if level != s.Code.Level() {
			s.Level = level
		}
		return level != 0 && (s.Code.Level() == 0 || level == s.Code.Level())
	case "track":
		s.Track = a.track(value)
	case "room", "location", "where":
		s.Room = oneLine(value)
	case "language":
		s.Language = languageOfWords(value)
		return s.Language != ""
	case "kind", "type", "format", "session type", "session format":
		s.Kind = kindOfWords(oneLine(value))
	case "tags", "topics", "keywords":
		for tag := range strings.SplitSeq(value, ",") {
			if tag = strings.Trim(tag, "`*_# "); tag != "" && !a.tagged[tag] {
				a.tagged[tag] = true
				s.Tags = append(s.Tags, tag)
			}
		}
	case "licence", "license":
		s.License = oneLine(value)
	default:
		return false
	}
	return true
}

// byLine reads a first line such as "By Ada Example and Ben Example".
func (a *articleSession) byLine(p paragraph) bool {
	text := strings.Trim(oneLine(p.text), "*_ ")
	for _, by := range []string{"By ", "by ", "Presented by ", "With ", "Speakers ", "Speaker "} {
		if names, ok := strings.CutPrefix(text, by); ok && !strings.HasSuffix(text, ".") {
			speakers := speakersIn(names)
			a.session.Speakers = append(a.session.Speakers, speakers...)
			return speakers != nil
		}
	}
	return false
}

// names reads a first paragraph that is nothing but names: in emphasis, or as a
// list.
func (a *articleSession) names(p paragraph) bool {
	lines := p.lines()
	var speakers []recap.Speaker
	if text := strings.Trim(lines[0], "*_"); len(lines) == 1 && len(text) < len(lines[0]) {
		speakers = speakersIn(text)
	} else {
		for _, line := range lines {
			item, ok := isListItem(line)
			s, isSpeaker := speakerOfItem(item)
			if !ok || !isSpeaker {
				return false
			}
			speakers = append(speakers, s)
		}
	}
	for _, s := range speakers {
		if !isFullName(s.Name) {
			return false
		}
	}
	a.session.Speakers = append(a.session.Speakers, speakers...)
	return len(speakers) > 0
}

// isSpeakersLabel holds for a line that announces a list of speakers.
func isSpeakersLabel(text string) bool {
	label, value, ok := cutLabel(strings.TrimLeft(text, "#"))
	return ok && value == "" && (label == "speaker" || label == "speakers" || label == "presenters" || label == "presented by")
}

// speakersWithList reads the label and the list in one paragraph.
func (a *articleSession) speakersWithList(p paragraph) bool {
	lines := p.lines()
	return isSpeakersLabel(lines[0]) && a.speakerList(lines[1:])
}

func (a *articleSession) speakerList(lines []string) bool {
	var speakers []recap.Speaker
	for _, line := range lines {
		item, ok := isListItem(line)
		if !ok {
			return false
		}
		s, ok := speakerOfItem(item)
		if !ok {
			return false
		}
		speakers = append(speakers, s)
	}
	a.session.Speakers = append(a.session.Speakers, speakers...)
	return len(speakers) > 0
}

// recordingTitle reads a line such as "EVENT - TITLE (CODE)" with the session's
// own code: what is left of a video that was in the page. Without an address it
// is no link, but it names the event.
func (a *articleSession) recordingTitle(p paragraph) bool {
	text := oneLine(p.text)
	code, rest := recap.FindCode(text)
	event, _, ok := cutEvent(rest)
	if !ok || a.session.Code == "" || !strings.EqualFold(string(code), string(a.session.Code)) || strings.Contains(p.text, "\n") {
		return false
	}
	a.events[event]++
	a.in.Note(a.doc.at+p.at, "session "+string(a.session.Code), "is the title of a recording without its address: left out", text)
	return true
}
