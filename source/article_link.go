package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
)

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
		if strings.IndexFunc(link.before+link.after, isWordRune) < 0 {
			return oneLine(unescapeMarkdown(link.title)), link.url
		}
		return "", ""
	}
	if start := strings.IndexFunc(text, isWordRune); start > 0 {
		text = text[start:] // a picture of a camera may stand before it
	}
	text = strings.TrimSuffix(text, ">")
	if isWebAddress(text) && !strings.ContainsAny(text, " <>") {
		return "", text
	}
	return "", ""
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

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// lastLine reads a short last line with one link, which leads to a video, such as
// "You can watch it [here](…)."
func (a *articleSession) lastLine(p paragraph) bool {
	link, ok := cutLink(p.text)
	if !ok || !isVideo(link.url) || strings.Contains(p.text, "\n") || utf8.RuneCountInString(p.text)-len(link.url) > maxLine {
		return false
	}
	if _, more := cutLink(link.after); more {
		return false
	}
	title := oneLine(unescapeMarkdown(link.title))
	if strings.EqualFold(title, "here") || strings.EqualFold(title, "this link") {
		title = ""
	}
	a.session.Links = append(a.session.Links, recap.Link{URL: link.url, Title: title, Role: recap.LinkVideo})
	return true
}

// youtubeID is the length of the name of a video on YouTube.
const youtubeID = 11

// embedded reads what puts a video into a page: Hugo's shortcode youtube, the
// includes for it that Jekyll sites have, and a frame.
func (a *articleSession) embedded(p paragraph) bool {
	text := strings.TrimSpace(p.text)
	var id string
	switch {
	case strings.HasPrefix(text, "{{<") || strings.HasPrefix(text, "{%"):
		if !strings.Contains(text, "youtube") {
			return false
		}
		words := strings.FieldsFunc(text, func(r rune) bool { return r != '-' && r != '_' && !isWordRune(r) })
		id = words[len(words)-1]
	case strings.HasPrefix(text, "<iframe"):
		_, address, found := strings.Cut(text, "youtube.com/embed/")
		if !found {
			_, address, found = strings.Cut(text, "youtube-nocookie.com/embed/")
		}
		if !found {
			return false
		}
		id = address[:len(address)-len(strings.TrimLeftFunc(address, func(r rune) bool { return r == '-' || r == '_' || isWordRune(r) }))]
	}
	if len(id) != youtubeID {
		return false
	}
	a.session.Links = append(a.session.Links, recap.Link{URL: "https://www.youtube.com/watch?v=" + id, Role: recap.LinkVideo})
	return true
}
