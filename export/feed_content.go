package export

import (
	"bytes"
	"html"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// content is a session as the HTML that a feed reader shows: who speaks, what
// the session is, its summary, and where to go from there. The last link leads
// to the post, from wherever the entry was copied to. What it returns is good
// until it is asked for another entry's.
func (f *feed) content(e *Entry) []byte {
	f.html.Reset()
	if e.whole != nil {
		f.writeWhole(e.whole)
	} else {
		f.writeEntry(&f.html, e)
	}
	f.html.WriteString("<p>" + f.home + "</p>\n")
	return f.html.Bytes()
}

// writeEntry writes the content of a session, but for the link to the post.
func (f *feed) writeEntry(b *bytes.Buffer, e *Entry) {
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
	paragraph(speakersHTML(e))
	paragraph(html.EscapeString(strings.Join(f.facts(e), " · ")))
	if e.Subtitle != "" {
		paragraph("<em>" + html.EscapeString(e.Subtitle) + "</em>")
	}
	paragraph(imageHTML(e.Image))
	if e.Summary != "" {
		if summary := f.doc.bodies.get(e.Summary).feed(); summary != "" {
			write(summary, "\n")
		}
	}
	if len(e.Links) > 0 {
		write("<ul>\n")
		for _, r := range e.Resources() {
			write("<li>", anchorHTML(r.Address, r.Label), "</li>\n")
		}
		write("</ul>\n")
	}
	paragraph(licenseHTML(e))
}

func anchorHTML(href, text string) string {
	return `<a href="` + html.EscapeString(href) + `">` + html.EscapeString(text) + `</a>`
}

// speakersHTML is the speakers on one line, each linked to the speaker's page.
func speakersHTML(e *Entry) string {
	all := make([]string, len(e.Speakers))
	for i, s := range e.Speakers {
		all[i] = html.EscapeString(s.Name)
		if weburl.IsWeb(s.URL) {
			all[i] = anchorHTML(weburl.ASCII(s.URL), s.Name)
		}
		all[i] += html.EscapeString(speakerNote(s))
	}
	return strings.Join(all, ", ")
}

// licenseHTML says under which license the session's recording and slides are.
func licenseHTML(e *Entry) string {
	if e.LicenseName == "" {
		return ""
	}
	before, after := e.words.Around("License: {}")
	name := html.EscapeString(e.LicenseName)
	if e.LicenseURL != "" {
		name = anchorHTML(e.LicenseURL, e.LicenseName)
	}
	return html.EscapeString(before) + name + html.EscapeString(after)
}

// facts are what the programme says of a session in a few words.
func (f *feed) facts(e *Entry) []string {
	return nonEmpty(string(e.Code), e.words.Value(string(e.Kind)), e.LevelName, e.TrackName, f.language(e.Language), f.when(e), e.RoomName)
}

// when is the time of a session in the event's zone, "" if it has none.
func (f *feed) when(e *Entry) string {
	if !e.Scheduled() {
		return ""
	}
	const day, clock = time.DateOnly, "15:04"
	text := e.Start.Format(day + " " + clock)
	switch {
	case e.End.IsZero():
	case sameDay(e.Start, e.End):
		text += "–" + e.End.Format(clock)
	default:
		text += " – " + e.End.Format(day+" "+clock)
	}
	return text + " (" + f.doc.zoneName() + ")"
}

// zoneName is what people call the zone of the event's clocks: its IANA name, or
// UTC+05:30 where only the offset is known.
func (d *Document) zoneName() string {
	zone := d.post.Event.TimeZone
	if strings.HasPrefix(zone, "+") || strings.HasPrefix(zone, "-") {
		return "UTC" + zone
	}
	return zone
}

// sameDay reports whether two times are on one date, each by its own clock.
func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }
