package source

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
)

// value reads what stands behind a label or in a column.
func (t *mdTalk) value(field, label string, value mdText) bool {
	s, line := &t.session, value.line()
	if line == "" && len(value.links()) == 0 {
		return false
	}
	switch field {
	case "speakers":
		speakers := speakersOf(value, isOfOne(label))
		if speakers == nil && t.form == "tr" {
			speakers = anyNames(value) // a column says that they are
		}
		t.speak(speakers)
		return speakers != nil
	case "video", "audio", "slides", "code", "paper", "notes", "link":
		return t.linksAs(field, value)
	case "level":
		level := levelOfWords(line)
		if level != s.Code.Level() {
			s.Level = level
		}
		return level != 0 && (s.Code.Level() == 0 || level == s.Code.Level())
	case "track":
		s.Track = line
	case "room":
		s.Room = line
	case "language":
		s.Language = languageOfWords(line)
		return s.Language != ""
	case "kind":
		s.Kind = kindOfWords(line)
	case "tags":
		for tag := range strings.FieldsFuncSeq(value.String(), func(r rune) bool { return strings.ContainsRune(",;、\n", r) }) {
			t.tag(strings.Trim(tag, "`*_# "))
		}
	case "license":
		s.License = line
	case "time", "end":
		return t.time(field, line)
	case "date":
		date, ok := parseDate(line, t.r.zone())
		if ok {
			t.date = date
		}
		return ok
	default:
		return false
	}
	return true
}

// anyNames takes the parts of a text for names, whatever they look like.
func anyNames(value mdText) []recap.Speaker {
	const longest = 60
	var speakers []recap.Speaker
	for _, part := range splitNames(value, "") {
		s, _ := speakerOf(part)
		if s.Name == "" || len(s.Name) > longest || strings.IndexFunc(s.Name, isWordRune) < 0 {
			return nil
		}
		speakers = append(speakers, s)
	}
	return speakers
}

func (t *mdTalk) tag(tag string) {
	if tag != "" && !t.tagged[tag] {
		t.tagged[tag] = true
		t.session.Tags = append(t.session.Tags, tag)
	}
}

// isOfOne reports whether a label speaks of one person: then a comma behind the
// name does not part it from the next.
func isOfOne(label string) bool {
	switch wordForm(label) {
	case "speaker", "presenter", "sprecher", "sprecherin", "referentin", "referent", "orateur", "oratrice", "intervenant", "intervenante",
		"conférencier", "conférencière", "ponente", "orador", "oradora", "palestrante", "relatore", "relatrice", "spreker", "prelegent", "prelegentka":
		return true
	}
	return false
}

// roles are the roles of links by the fields that name them.
var mdRoles = map[string]recap.LinkRole{
	"video": recap.LinkVideo, "audio": recap.LinkAudio, "slides": recap.LinkSlides, "code": recap.LinkCode, "paper": recap.LinkPaper, "notes": "notes",
}

// roleOfLink is what a link is by what it shows, or else by where it leads.
func roleOfLink(l mdRun) recap.LinkRole {
	if role := mdRoles[fieldOfLabel(l.text)]; role != "" {
		return role
	}
	role := roleOfAddress(playerAddress(l.link))
	if role != "" {
		return role
	}
	for word := range strings.FieldsFuncSeq(l.text, func(r rune) bool { return !isWordRune(r) }) {
		if role := mdRoles[fieldOfLabel(word)]; role != "" && len(l.text) < 40 {
			return role
		}
	}
	return ""
}

// linkTitle is what a link shows, unless that only says what it is.
func linkTitle(l mdRun) string {
	title := oneLine(l.text)
	lower := strings.ToLower(strings.Trim(title, " .!"))
	switch lower {
	case "here", "this link", "link", "hier", "ici", "aquí", "aqui", "qui", "on youtube", "on vimeo", "to the video", "this video", "the video":
		return ""
	}
	field := fieldOfLabel(lower)
	if mdRoles[field] != "" || field == "link" || strings.Contains(title, "://") || l.image != "" || strings.IndexFunc(title, isWordRune) < 0 || strings.HasPrefix(l.link, "http") && strings.HasSuffix(l.link, "://"+title) {
		return ""
	}
	return title
}

// linksAs adds the links of a value, which are of one role unless the label only
// says that they are links.
func (t *mdTalk) linksAs(field string, value mdText) bool {
	found := false
	for _, l := range value.links() {
		if !isWebAddress(l.link) {
			t.unreachable(l)
			found = true
			continue
		}
		link := webLink(l.link)
		if role := mdRoles[field]; role != "" {
			link.Role = role
		} else if role := roleOfLink(l); role != "" {
			link.Role = role
		}
		if link.Role == recap.LinkVideo && isPlaylist(l.link) {
			link.Role = ""
		}
		link.Title = linkTitle(l)
		t.add(link)
		found = true
	}
	return found
}

// isPlaylist holds for places on YouTube that are no video.
func isPlaylist(address string) bool {
	return strings.Contains(address, "youtube.com/") && !isVideo(playerAddress(address))
}

// loneLinks reads a line of nothing but links, of which one is what a session
// has: a recording, slides.
func (t *mdTalk) loneLinks(line mdText) bool {
	if strings.IndexFunc(line.beside(), unicode.IsLetter) >= 0 {
		return false
	}
	links := line.links()
	roles := make([]recap.LinkRole, len(links))
	known := false
	for i, l := range links {
		roles[i] = roleOfLink(l)
		code, _ := recap.FindCode(oneLine(l.text))
		isOwn := code != "" && strings.EqualFold(string(code), string(t.session.Code))
		if isOwn || strings.Contains(strings.ToLower(l.text), "watch") {
			roles[i] = recap.LinkVideo
		}
		if event, _, ok := cutEvent(oneLine(l.text)); ok && isOwn {
			t.r.events[event]++
		}
		known = known || roles[i] != "" && isWebAddress(l.link) && !isPlaylist(l.link)
	}
	if !known || t.form == "li" && len(t.session.Title) == 0 {
		return false
	}
	for i, l := range links {
		if isWebAddress(l.link) {
			link := webLink(l.link)
			if link.Role = roles[i]; isPlaylist(l.link) {
				link.Role = ""
			}
			link.Title = linkTitle(l)
			t.add(link)
		}
	}
	return true
}

// isEmbed reports whether a text is one address and nothing else, as an embed is.
func (t *mdTalk) isEmbed(text mdText) bool {
	links := text.links()
	return len(links) == 1 && (links[0].text == links[0].link || links[0].image != "") && isVideo(playerAddress(links[0].link)) && strings.IndexFunc(text.beside(), isWordRune) < 0
}

// embedded reads HTML that puts a video or slides into the page and says nothing
// else. Deep below the title they are no sign of a session.
func (t *mdTalk) embedded(n *ast.HTMLBlock, deep bool) bool {
	if says := t.says; deep {
		defer func() { t.says = says }()
	}
	source := t.doc.text[t.doc.lineStart(max(n.Pos(), 0)):t.doc.endOf(n)]
	if n.HasClosure() {
		source = append(source[:len(source):len(source)], n.ClosureLine.Value(t.doc.text)...)
	}
	links, says := htmlLinks(string(source))
	found := false
	for _, l := range links {
		link := webLink(l.link)
		if link.Role == "" && l.mark == 'v' {
			link.Role = recap.LinkVideo
		}
		if link.Role != "" && isWebAddress(link.URL) {
			found = true
			t.add(link)
		}
	}
	return found && strings.IndexFunc(says, unicode.IsLetter) < 0
}

// htmlLinks are the frames, the videos and the links of HTML, and its text.
func htmlLinks(source string) (links []mdRun, says string) {
	z := html.NewTokenizer(strings.NewReader(source))
	var text strings.Builder
	for inVideo := false; ; {
		switch z.Next() {
		case html.ErrorToken:
			return links, text.String()
		case html.TextToken:
			if !inVideo {
				text.Write(z.Text())
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "video" || string(name) == "a" {
				inVideo = false
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Token()
			address := attributeOf(tag, "src")
			switch tag.Data {
			case "iframe", "embed":
				links = append(links, mdRun{link: playerAddress(cmp.Or(address, attributeOf(tag, "data-src")))})
			case "video", "source":
				inVideo = tag.Data == "video" || inVideo
				if address != "" {
					links = append(links, mdRun{link: address, mark: 'v'})
				}
			case "script":
				if id := attributeOf(tag, "data-id"); strings.Contains(address, "speakerdeck.com") && id != "" {
					links = append(links, mdRun{link: "https://speakerdeck.com/player/" + id})
				}
			case "a":
				if href := attributeOf(tag, "href"); isVideo(playerAddress(href)) {
					links = append(links, mdRun{link: href})
					inVideo = true // what it shows says no more
				}
			default:
				if address := youtubeElement(tag); address != "" {
					links = append(links, mdRun{link: address})
				}
			}
		}
	}
}

// youtubeElements are elements of other people's scripts that show a video of YouTube.
var youtubeElements = []string{"lite-youtube", "youtube-embed", "youtube"}

// youtubeElement is the address of the video that such an element shows.
func youtubeElement(tag html.Token) string {
	id := cmp.Or(attributeOf(tag, "videoid"), attributeOf(tag, "video-id"), attributeOf(tag, "id"))
	if !slices.Contains(youtubeElements, tag.Data) || len(id) != youtubeID {
		return ""
	}
	return "https://www.youtube.com/watch?v=" + id
}
