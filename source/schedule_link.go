package source

import (
	"path"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// links maps the links of an event: first those of its list, then what is
// attached, then what has elements of its own.
func (m *scheduleMapper) links(e scheduleEvent, s *recap.Session) {
	for _, name := range []string{"links", "attachments"} {
		for list := range e.each(name) {
			if len(list.children) == 0 || list.kind == '{' && !list.get("url", "href").isEmpty() {
				s.Links = m.link(list, "", s.Links) // a link and no list
				continue
			}
			for l := range list.items() {
				s.Links = m.link(l, "", s.Links)
			}
		}
	}
	for _, own := range []struct {
		name string
		role recap.LinkRole
	}{{"video_download_url", recap.LinkVideo}, {"origin_url", "origin"}, {"feedback_url", "feedback"}, {"feedback", "feedback"}} {
		s.Links = m.ownLink(e.get(own.name), own.role, s.Links)
	}
	r := e.get("recording")
	s.Links = m.ownLink(r.get("url"), recap.LinkVideo, s.Links)
	s.Links = m.ownLink(r.get("link"), recap.LinkVideo, s.Links)
}

// ownLink adds a link from an element of its own. Many tools have it in the
// list as well, where nothing says what it is: it is one link, with a role.
func (m *scheduleMapper) ownLink(v *value, role recap.LinkRole, links []recap.Link) []recap.Link {
	added := m.link(v, role, links)
	if len(added) == len(links) {
		return links
	}
	for i, l := range links {
		if l.URL == added[len(links)].URL && (l.Role == "" || l.Role == role) {
			links[i].Role = role
			return links
		}
	}
	return added
}

// link adds a link, whose role is the one given or what its type and title say.
func (m *scheduleMapper) link(v *value, role recap.LinkRole, links []recap.Link) []recap.Link {
	if v.isEmpty() {
		return links
	}
	address, title := v.get("url", "href"), m.nameIn(v)
	if title == "" && !address.isEmpty() {
		title = v.oneLine()
	}
	if address.isEmpty() {
		if address = v; !strings.ContainsAny(v.text, ":/.") {
			v.note("a link without an address: left out", title+v.oneLine())
			return links
		}
	}
	l := startingLink(address.address(m.base))
	l.Title, l.Role = title, role
	if l.URL == "" {
		return links
	}
	if title == l.URL || title == strings.TrimSpace(address.text) {
		l.Title = ""
	}
	if kind := v.line("type"); role == "" {
		l.Role = linkRole(kind, title, l.URL)
	}
	v.skip("id")
	v.rest("link")
	return append(links, l)
}

// nameIn is the title of a link in the language of the post: a link has one in no other.
func (m *scheduleMapper) nameIn(v *value) string {
	name := v.get("title", "name")
	return oneLine(m.said(name, func(w wording) {
		name.noteKind("is in several languages, and the title of a link is in one: the others were left out", w.text)
	}))
}

// linkRole is what a link is to its session. Types that say little leave it to
// the title; it takes a plain one to make a recording of a link to a video.
func linkRole(kind, title, address string) recap.LinkRole {
	kind, title = strings.ToLower(kind), strings.ToLower(title)
	extension := strings.ToLower(path.Ext(address))
	isAudio := slices.Contains([]string{".mp3", ".ogg", ".oga", ".opus", ".m4a", ".flac", ".wav"}, extension)
	switch kind {
	case "media":
		if isAudio || strings.Contains(title, "audio") || strings.Contains(title, "podcast") {
			return recap.LinkAudio
		}
		return recap.LinkVideo
	case "", "related", "other", "file", "link", "attachment":
	default:
		return recap.LinkRole(kind)
	}
	switch {
	case extension == ".vtt" || extension == ".srt":
		return "captions"
	case title == "video" || title == "recording" || strings.HasPrefix(title, "video recording"):
		return recap.LinkVideo
	case title == "audio" || strings.HasPrefix(title, "audio recording"):
		return recap.LinkAudio
	case title == "code" || title == "source code":
		return recap.LinkCode
	case title == "paper":
		return recap.LinkPaper
	case hasWord(title, "slides", "slide", "folien", "slidedeck"):
		return recap.LinkSlides
	}
	return ""
}
