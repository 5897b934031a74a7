package export

import (
	"html"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// session writes the entry of a session.
func (m *mdWriter) session(s *Session) {
	m.addDetails(s)
	m.beginEntry(m.heading(s))
	summary := s.Summary
	body := string(m.doc.HTML(summary))
	switch {
	case body == "":
	case m.Brief:
		excerpt := text.Excerpt(m.doc.Text(summary), mdBriefSummary)
		m.addBody("<p>" + html.EscapeString(excerpt) + "</p>\n")
	case m.entries[s.index].divided:
		m.addBody(body)
	default: // schedules have it as well: but for headings it is the same
		m.breakBefore(body)
		m.add(m.doc.markdown(summary))
	}
}

// beginEntry writes a heading and its details, which are put together by then.
func (m *mdWriter) beginEntry(heading mdHeading) {
	m.addHeading(heading)
	m.add(m.details.block())
}

// addBody writes the body of an entry.
func (m *mdWriter) addBody(body string) {
	m.breakBefore(body)
	m.addHTML(body, 3)
}

// breakBefore writes a thematic break before a body that begins with a list,
// which would go on with the details, or with a thematic break: so the first in
// an entry is never the body's own.
func (m *mdWriter) breakBefore(body string) {
	for _, start := range []string{"<ul", "<ol", "<dl", "<hr"} {
		if strings.HasPrefix(body, start) {
			m.add("---")
		}
	}
}

// addDetails lists what is known of a session beside its title and summary.
// Whether an entry says its language, its dates and its URL depends on what
// the post gives: defaults go without saying.
func (m *mdWriter) addDetails(s *Session) {
	post, given, d := m.doc.Post(), &m.doc.source.Sessions[s.index], &m.details
	if s.Status != recap.StatusConfirmed {
		d.item("Status").strong(string(s.Status))
	}
	d.addText("Subtitle", s.Subtitle)
	d.addSpeakers("Speakers", s.Speakers)
	if m.GroupBy != nil && s.Track != "" {
		d.addText("Track", post.Track(s.Track).Title())
	}
	d.addText("Level", s.Level.Title())
	d.addText("Kind", string(s.Kind))
	d.addText("Language", given.Language)
	if s.Scheduled() {
		d.addText("When", m.when.span(s.Start, s.End))
	}
	if s.Room != "" {
		d.addText("Room", post.Event.Room(s.Room).Name)
	}
	d.addURL("Session page", given.URL)
	d.addLinks(s.Links)
	d.addCodes("Tags", s.Tags)
	d.addLicense(s.License)
	d.addText("Recording consent", strings.ReplaceAll(string(s.RecordingConsent), "-", " "))
	d.addTime("Published", given.Published)
	d.addTime("Updated", given.Updated)
}
