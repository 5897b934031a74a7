package source

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// addresses sets where the event and the post stand, and what completes
// relative addresses: the base or, without one, the event's page.
func (m *scheduleMapper) addresses(c scheduleNode) {
	absolute := func(name string) *url.URL {
		n := c.child(name)
		if n.isEmpty() {
			return nil
		}
		u, err := url.Parse(m.url(n, "conference", nil))
		if err != nil || u.Host == "" {
			return nil
		}
		return u
	}
	m.base = absolute("base_url")
	home := absolute("url")
	if home != nil {
		m.post.Event.URL = home.String()
	}
	if m.base == nil {
		m.base = home
	}
	if m.post.URL = m.post.Event.URL; home == nil && m.base != nil {
		m.post.URL = m.base.String()
	}
}

// links maps the links of an event: first those of its list, then what is
// attached, then what has elements of its own.
func (m *scheduleMapper) links(e scheduleEvent, s *recap.Session) {
	for _, name := range []string{"links", "attachments"} {
		for _, list := range e.children {
			if list.name != name {
				continue
			}
			if len(list.children) == 0 {
				s.Links = m.link(e, list, "", s.Links)
			}
			for _, l := range list.children {
				s.Links = m.link(e, l, "", s.Links)
			}
		}
	}
	for _, own := range []struct {
		name string
		role recap.LinkRole
	}{{"video_download_url", recap.LinkVideo}, {"origin_url", "origin"}, {"feedback_url", "feedback"}} {
		s.Links = m.ownLink(e, e.child(own.name), own.role, s.Links)
	}
	if r := e.child("recording"); !r.isEmpty() {
		s.Links = m.ownLink(e, r.child("url"), recap.LinkVideo, s.Links)
		s.Links = m.ownLink(e, r.child("link"), recap.LinkVideo, s.Links)
	}
}

// ownLink adds a link from an element of its own. Many tools have it in the
// list as well, where nothing says what it is: it is one link, with a role.
func (m *scheduleMapper) ownLink(e scheduleEvent, n scheduleNode, role recap.LinkRole, links []recap.Link) []recap.Link {
	added := m.link(e, n, role, links)
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
func (m *scheduleMapper) link(e scheduleEvent, n scheduleNode, role recap.LinkRole, links []recap.Link) []recap.Link {
	if n.isEmpty() || n.attribute {
		return links
	}
	address, title := n.child("url", "href"), n.line("title", "name")
	if title == "" && !address.isEmpty() {
		title = n.oneLine()
	}
	if address.isEmpty() {
		address = scheduleNode{text: n.text, at: n.at}
		if !strings.ContainsAny(n.text, ":/.") {
			m.in.Note(n.at, e.path, "a link without an address: left out", title+n.oneLine())
			return links
		}
	}
	l := recap.Link{URL: m.url(address, e.path, m.base), Title: title, Role: role}
	if l.URL == "" {
		return links
	}
	if title == l.URL || title == strings.TrimSpace(address.text) {
		l.Title = ""
	}
	if role == "" {
		l.Role = linkRole(n.line("type"), title, l.URL)
	}
	for _, c := range n.children {
		switch c.name {
		case "url", "href", "title", "name", "type", "id":
		default:
			if !c.isEmpty() {
				m.in.NoteKind(c.at, e.path, "has no place in a post: left out", "link: "+c.name)
			}
		}
	}
	return append(links, l)
}

// linkRole is what a link is to its session. Types that say little leave it to
// the title; it takes a plain one to make a recording of a link to a video.
func linkRole(kind, title, address string) recap.LinkRole {
	kind, title = strings.ToLower(kind), strings.ToLower(title)
	isAudio := slices.Contains([]string{".mp3", ".ogg", ".oga", ".opus", ".m4a", ".flac", ".wav"}, strings.ToLower(path.Ext(address)))
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

// hasWord reports whether one of the words stands in a text.
func hasWord(text string, words ...string) bool {
	isOther := func(r rune) bool { return r < 'a' || r > 'z' }
	return slices.ContainsFunc(strings.FieldsFunc(text, isOther), func(w string) bool { return slices.Contains(words, w) })
}

// url returns an address as an absolute one where it can be made one, "" where
// it was left out with a note. What is then still wrong with it is not the
// format's affair.
func (m *scheduleMapper) url(n scheduleNode, where string, base *url.URL) string {
	s := strings.TrimSpace(n.text)
	scheme, _, hasScheme := strings.Cut(s, ":")
	switch {
	case strings.ContainsAny(s, " \t\r\n<>\"\\^`{|}"):
		m.in.Note(n.at, where, "is an address with characters that none may hold: they were percent-encoded", s)
		return m.url(scheduleNode{text: escapeAddress(s), at: n.at}, where, base)
	case misspeltScheme(s) != s:
		m.in.Note(n.at, where, "is an address with a misspelt scheme: it was put right", s)
		return misspeltScheme(s)
	case hasScheme && isScheme(scheme) && !strings.Contains(scheme, "."):
		return s
	case strings.HasPrefix(s, "//"):
		m.in.Note(n.at, where, "is an address without a scheme: https: was put before it", s)
		return "https:" + s
	case looksLikeHost(s):
		m.in.Note(n.at, where, "is an address without a scheme: https: was put before it", s)
		return "https://" + s
	case base == nil:
		m.in.Note(n.at, where, "is a relative address, and nothing says of what: left out", s)
		return ""
	}
	u, err := base.Parse(s)
	if err != nil {
		m.in.Note(n.at, where, "is not an address: left out", s)
		return ""
	}
	m.in.Note(n.at, where, "is a relative address: it was completed with the one of the schedule", s)
	return u.String()
}

// misspeltScheme puts right what people type for https://.
func misspeltScheme(s string) string {
	for _, scheme := range []string{"https", "http"} {
		for _, after := range []string{";//", "//", ":/:/", "::/"} {
			if rest, ok := strings.CutPrefix(s, scheme+after); ok {
				return scheme + "://" + strings.TrimLeft(rest, "/")
			}
		}
	}
	return s
}

// isScheme reports whether a text has the form of a URL's scheme.
func isScheme(s string) bool {
	return s != "" && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789+-.") == "" && (s[0] > '9')
}

// looksLikeHost reports whether an address begins with a name such as
// example.org, and not with one of a file such as slides.pdf.
func looksLikeHost(s string) bool {
	host := s[:len(s)-len(strings.TrimLeftFunc(s, func(r rune) bool { return !strings.ContainsRune("/?#", r) }))]
	host, port, _ := strings.Cut(host, ":")
	labels := strings.Split(strings.TrimSuffix(host, "."), ".")
	last := labels[len(labels)-1]
	if len(labels) < 2 || strings.Trim(port, "0123456789") != "" || slices.Contains(labels, "") || strings.Contains(host, "@") {
		return false
	}
	switch strings.ToLower(last) {
	case "pdf", "html", "htm", "odp", "odt", "ppt", "pptx", "key", "txt", "png", "jpg", "jpeg", "gif", "svg", "webp", "gz", "tar", "mp4", "webm", "mp3", "ogg":
		return len(host) < len(s) && len(labels) > 2
	}
	return len(last) > 1 && strings.Trim(last, "0123456789") != ""
}

// escapeAddress percent-encodes what may not stand in an address.
func escapeAddress(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(strings.Join(strings.Fields(s), " ")) {
		if c == ' ' || strings.IndexByte("<>\"\\^`{|}", c) >= 0 {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
