package export

import (
	"html"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// content is a session as the HTML that a feed reader shows: who speaks, what
// the session is, its summary, and where to go from there. All URLs in it are
// absolute; the last leads to the post, from wherever the entry was copied to.
// What it returns is good until it is asked for another session's.
func (f *feed) content(s *Session) []byte {
	summary := strings.TrimSuffix(string(f.doc.HTML(s.Summary)), "\n")
	b := &f.html
	b.Reset()
	write := func(parts ...string) {
		for _, part := range parts {
			b.WriteString(part)
		}
	}
	paragraph := func(html string) {
		if html != "" {
			write("<p>", html, "</p>\n")
		}
	}
	paragraph(speakersHTML(s))
	paragraph(escape(strings.Join(f.facts(s), " · ")))
	if s.Subtitle != "" {
		paragraph("<em>" + escape(s.Subtitle) + "</em>")
	}
	if summary != "" {
		write(summary, "\n")
	}
	if len(s.Links) > 0 {
		write("<ul>\n")
		for _, l := range s.Links {
			write("<li>", anchorHTML(weburl.ASCII(l.URL), linkTitle(l)), "</li>\n")
		}
		write("</ul>\n")
	}
	paragraph(licenseHTML(s))
	paragraph(f.home)
	return b.Bytes()
}

func escape(s string) string { return html.EscapeString(text.Clean(s)) }

func anchorHTML(href, text string) string {
	return `<a href="` + html.EscapeString(href) + `">` + escape(text) + `</a>`
}

// speakersHTML is the speakers on one line, each linked to the speaker's page.
func speakersHTML(s *Session) string {
	all := make([]string, len(s.Speakers))
	for i, sp := range s.Speakers {
		all[i] = escape(sp.Name)
		if weburl.IsWeb(sp.URL) {
			all[i] = anchorHTML(weburl.ASCII(sp.URL), sp.Name)
		}
		all[i] += escape(speakerNote(sp))
	}
	return strings.Join(all, ", ")
}

// speakersText is speakersHTML as text.
func speakersText(s *Session) string {
	all := make([]string, len(s.Speakers))
	for i, sp := range s.Speakers {
		all[i] = text.Clean(sp.Name) + speakerNote(sp)
	}
	return strings.Join(all, ", ")
}

// speakerNote is what stands behind a speaker's name, such as " (moderator, AWS)".
func speakerNote(s recap.Speaker) string {
	about := cleaned(s.Role, s.Job, s.Organization)
	if len(about) == 0 {
		return ""
	}
	return " (" + strings.Join(about, ", ") + ")"
}

// cleaned is each text that says something, by itself: so that a bidirectional
// control which one leaves open does not turn round the next.
func cleaned(texts ...string) []string {
	var all []string
	for _, s := range texts {
		if s = text.Clean(s); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// facts are what the programme says of a session in a few words.
func (f *feed) facts(s *Session) []string {
	var room string
	if s.Room != "" {
		room = f.post.Event.Room(s.Room).Name
	}
	return cleaned(string(s.Code), string(s.Kind), s.Level.Title(), f.tracks[s.Track], f.language(s), f.when(s), room)
}

// when is the time of a session in the event's zone, "" if it has none.
func (f *feed) when(s *Session) string {
	if !s.Scheduled() {
		return ""
	}
	const day, clock = time.DateOnly, "15:04"
	text := s.Start.Format(day + " " + clock)
	switch {
	case s.End.IsZero():
	case sameDay(s.Start, s.End):
		text += "–" + s.End.Format(clock)
	default:
		text += " – " + s.End.Format(day+" "+clock)
	}
	return text + " (" + f.post.Event.TimeZone + ")"
}

// sameDay reports whether two times are on one date, each by its own clock.
func sameDay(a, b time.Time) bool {
	year, month, date := a.Date()
	otherYear, otherMonth, other := b.Date()
	return date == other && month == otherMonth && year == otherYear
}

// linkTitle is a link's title with its role, unless it says so itself. A link
// without a title goes by its role and media type, or by its URL.
func linkTitle(l recap.Link) string {
	title, role := text.Clean(l.Title), text.Clean(string(l.Role))
	switch {
	case title != "" && (role == "" || strings.EqualFold(title, role)):
		return title
	case title != "":
		return title + " (" + role + ")"
	case role == "":
		return l.URL
	case l.MediaType != "" && !isPage(l):
		return capitalised(role) + " (" + l.MediaType + ")"
	}
	return capitalised(role)
}

func capitalised(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// licenseHTML says under which license the session's recording and slides are.
func licenseHTML(s *Session) string {
	switch {
	case s.License == "":
		return ""
	case weburl.IsWeb(s.License):
		return "License: " + anchorHTML(weburl.ASCII(s.License), s.License)
	}
	return "License: " + escape(s.License)
}

// isMedia reports whether a link leads to an audio or video file, which
// podcast apps and readers can play, rather than to a page or a document.
func isMedia(l recap.Link) bool {
	kind, _, _ := strings.Cut(strings.ToLower(l.MediaType), "/")
	return kind == "audio" || kind == "video"
}

func isPage(l recap.Link) bool {
	mediaType, _, _ := strings.Cut(strings.ToLower(l.MediaType), ";")
	return strings.TrimSpace(mediaType) == "text/html"
}
