package source

import (
	"strconv"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/markup"
)

// An articleSession is a session that is being read from the paragraphs below
// its heading.
type articleSession struct {
	*articleReader
	session recap.Session
	summary []paragraph
}

// add makes a session of paragraphs and adds it to the post.
func (r *articleReader) add(at int, s recap.Session, paragraphs []paragraph) {
	a := articleSession{articleReader: r, session: s}
	for i := 0; i < len(paragraphs); i++ {
		p := paragraphs[i]
		switch {
		case a.details(p):
		case i == 0 && a.byLine(p):
		case i+1 < len(paragraphs) && isSpeakersLabel(p.text) && a.speakerList(paragraphs[i+1].lines()):
			i++
		case a.speakersWithList(p):
		case a.loneLink(p):
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
	r.in.Locate(r.doc.at+at, "session "+strconv.Quote(markup.Excerpt(name, 60)))
	r.post.Sessions = append(r.post.Sessions, a.session)
}

// details reads a paragraph in which every line is labelled, such as "Level:
// 300", with something that a session has. It takes all of it or nothing.
func (a *articleSession) details(p paragraph) bool {
	before := a.session
	before.Links = before.Links[:len(before.Links):len(before.Links)]
	for _, line := range p.lines() {
		label, value, ok := cutLabel(line)
		if !ok || value == "" || !a.detail(label, value) {
			a.session = before
			return false
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
			if tag = strings.Trim(tag, "`*_# "); tag != "" {
				s.Tags = addTag(s.Tags, tag)
			}
		}
	case "licence", "license":
		s.Licence = oneLine(value)
	default:
		return false
	}
	return true
}

// roleOfLabel is the role of the link that stands behind a label.
func roleOfLabel(label string) (recap.LinkRole, bool) {
	switch label {
	case "recording", "video", "watch", "watch it", "watch now", "watch the recording", "watch on youtube", "youtube":
		return recap.LinkVideo, true
	case "audio", "podcast", "listen":
		return recap.LinkAudio, true
	case "slides", "deck", "presentation":
		return recap.LinkSlides, true
	case "code", "repo", "repository", "github", "source code":
		return recap.LinkCode, true
	case "paper":
		return recap.LinkPaper, true
	}
	return "", false
}

// linkIn returns the link that is all of a text: [title](address), an address
// alone, or one in angle brackets.
func linkIn(text string) (title, address string) {
	text = strings.Trim(text, "*_ ")
	if link, ok := cutLink(text); ok {
		if strings.Trim(link.before+link.after, "*_.! ") == "" {
			return oneLine(unescapeMarkdown(link.title)), link.url
		}
		return "", ""
	}
	text = strings.TrimSuffix(strings.TrimPrefix(text, "<"), ">")
	if isWebAddress(text) && !strings.ContainsAny(text, " <>") {
		return "", text
	}
	return "", ""
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

// loneLink reads a paragraph that is a link to a video, or one that says what
// it leads to.
func (a *articleSession) loneLink(p paragraph) bool {
	title, address := linkIn(p.text)
	if address == "" {
		return false
	}
	role := roleOfQuestion(title)
	code, _ := recap.FindCode(title)
	if isVideo(address) || code != "" && strings.EqualFold(string(code), string(a.session.Code)) || strings.Contains(strings.ToLower(title), "watch") {
		role = recap.LinkVideo
	}
	if role == "" {
		return false
	}
	a.session.Links = append(a.session.Links, recap.Link{URL: address, Title: title, Role: role})
	if event, _, ok := cutEvent(title); ok && code != "" {
		a.events[event]++
	}
	return true
}

// isVideo reports whether an address is one of a place for videos.
func isVideo(address string) bool {
	for _, host := range []string{"youtube.com/", "youtu.be/", "vimeo.com/", "media.ccc.de/v/", "youtube-nocookie.com/"} {
		if strings.Contains(address, "/"+host) || strings.Contains(address, "."+host) {
			return true
		}
	}
	return false
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
