package source

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// links reads the recording, the slides and the other links of a talk.
func (t talkValue) links(s *recap.Session, parent *recap.Session) {
	provider := t.provider()
	published := t.stamp("published")
	for _, m := range t.all("video") {
		for address := range t.addresses(m) {
			video := videoAddress(address, provider, m.name)
			if video == "" {
				if isWebAddress(address) || !t.r.isVideoName(provider) {
					m.noteKind("is not the address of a recording: left out", m.name)
				}
				continue
			}
			l := webLink(video)
			l.Role, l.Published = recap.LinkVideo, published
			s.Links = addLink(s.Links, l)
		}
	}
	if parent != nil {
		if video, ok := parent.Recording(); ok && len(s.Links) == 0 && (provider == "" || provider == "parent") {
			video.Start = t.cue()
			s.Links = append(s.Links, video)
		}
	}
	t.page(s, published)
	for _, m := range t.all("slides") {
		for address := range t.addresses(m) {
			if isWebAddress(address) {
				s.Links = addLink(s.Links, recap.Link{URL: withWWW(address), Role: recap.LinkSlides})
			} else {
				m.noteKind("is not an address: left out", m.name)
			}
		}
	}
	for _, m := range t.all("code link") {
		if isWebAddress(m.text) {
			s.Links = addLink(s.Links, recap.Link{URL: withWWW(m.oneLine()), Role: recap.LinkCode})
		}
	}
	for _, name := range []string{"links", "resources"} {
		for _, m := range t.all(name) {
			t.more(m, s)
		}
	}
	if _, ok := s.Recording(); !ok && !published.IsZero() {
		s.Published = published
	}
	if updated := t.stamp("updated"); !updated.IsZero() && !s.Published.IsZero() && updated.After(s.Published) {
		s.Updated = updated
	}
	if t.r.isOwn {
		s.Published = published
	}
}

// page reads the address of a talk's page, which may be that of its recording.
func (t talkValue) page(s *recap.Session, published time.Time) {
	for _, m := range t.all("url") {
		address := m.oneLine()
		switch {
		case !isWebAddress(address):
			m.noteKind("is not an absolute address: left out", m.name)
		case t.r.isList || isVideo(address):
			if _, ok := s.Recording(); !ok {
				s.Links = addLink(s.Links, recap.Link{URL: withWWW(address), Role: recap.LinkVideo, Published: published})
			}
		case s.URL == "":
			s.URL = withWWW(address)
		}
	}
}

// more reads a list of links, or addresses in a text.
func (t talkValue) more(m *value, s *recap.Session) {
	items := []*value{m}
	if m.kind == '[' {
		items = slices.Collect(m.items())
	}
	for _, item := range items {
		if item.kind == '{' {
			title := item.line("label", "title", "name", "description")
			l := recap.Link{URL: item.line("url", "link", "href", "resource"), Title: title}
			if isWebAddress(l.URL) {
				s.Links = addLink(s.Links, l)
			} else {
				item.noteKind("is a link without an absolute address: left out", m.name)
			}
			continue
		}
		for address := range t.addresses(item) {
			if isWebAddress(address) {
				s.Links = addLink(s.Links, recap.Link{URL: withWWW(address)})
			}
		}
	}
}

// addresses yields what a value says between white space and semicolons, or the
// items of a list.
func (t talkValue) addresses(m *value) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		switch m.kind {
		case '[':
			for item := range m.items() {
				for address := range t.addresses(item) {
					if !yield(address) {
						return
					}
				}
			}
		case '{':
			if address := m.line("url", "link", "href", "src", "youtubeId", "youtube", "id", "videoId"); address != "" {
				yield(withHTTPS(address))
			}
		default:
			for address := range strings.FieldsFuncSeq(undefuse(m.text), func(r rune) bool { return strings.ContainsRune("; \n\t", r) }) {
				if !yield(withHTTPS(undefuse(address))) {
					return
				}
			}
		}
	}
}

// provider is who shows the recording, where the talk says so.
func (t talkValue) provider() string {
	for i := range t.children {
		c := &t.children[i]
		if key := columnKey(c.name); key == "video provider" || key == "video type" {
			c.asked = true
			return strings.ToLower(c.oneLine())
		}
	}
	return ""
}

// isVideoName reports whether a provider has the recording of a talk elsewhere,
// or nowhere.
func (r *recordReader) isVideoName(provider string) bool {
	switch provider {
	case "parent", "children", "scheduled", "not_recorded", "not_published", "none":
		return true
	}
	return false
}

// cue is how far into the recording of several talks one begins.
func (t talkValue) cue() time.Duration {
	for i := range t.children {
		if key := columnKey(t.children[i].name); key == "start cue" || key == "video start" || key == "start cue time" {
			t.children[i].asked = true
			parts, ok := clockParts(t.children[i].text)
			if !ok {
				return 0
			}
			seconds := 0
			for _, p := range parts {
				seconds = seconds*60 + p
			}
			return time.Duration(seconds) * time.Second
		}
	}
	return 0
}

// stamp reads a moment or a day.
func (t talkValue) stamp(field string) time.Time {
	for _, m := range t.all(field) {
		if w, ok := t.r.dates.parse(t.r.text(m)); ok && w.hasDate {
			zone := t.r.dates.zone
			if zone == nil || w.hasOffset {
				return w.moment()
			}
			return inLocation(w.moment(), zone)
		}
	}
	return time.Time{}
}

// videoAddress is the address of a recording that is given by it, or by its ID
// with a provider. Without either, eleven characters are an ID of YouTube.
func videoAddress(s, provider, column string) string {
	if s = strings.TrimSpace(s); isWebAddress(s) {
		return withWWW(s)
	}
	column = columnKey(column)
	isID := s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == ""
	switch {
	case !isID:
		return ""
	case provider == "youtube" || provider == "" && len(s) == 11 && !strings.Contains(column, "vimeo"):
		return "https://www.youtube.com/watch?v=" + url.QueryEscape(s)
	case (provider == "vimeo" || provider == "" && strings.Contains(column, "vimeo")) && strings.Trim(s, "0123456789") == "":
		return "https://vimeo.com/" + s
	}
	return ""
}

// withWWW puts a scheme before an address that begins with www.
func withWWW(s string) string {
	if s = strings.TrimSpace(s); strings.HasPrefix(strings.ToLower(s), "www.") {
		return "https://" + s
	}
	return s
}

// withHTTPS puts the scheme before an address that begins with two slashes.
func withHTTPS(s string) string {
	if strings.HasPrefix(s, "//") {
		return "https:" + s
	}
	return s
}
