package export

import (
	"html"
	"net/url"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/markup"
)

// session writes the entry of a session.
func (m *mdWriter) session(s *Session) {
	body := string(m.doc.HTML(s.Summary))
	if m.Brief && body != "" {
		body = "<p>" + html.EscapeString(markup.Excerpt(m.doc.Text(s.Summary), mdBriefSummary)) + "</p>\n"
	}
	m.entry(m.entries[s], m.details(s), s.Summary, body)
}

// entry writes a heading, its details and its body. A body that begins with a
// list, which would go on with the details, or with a thematic break stands
// behind one; so the first in an entry is never the body's own. The body is
// what md is rendered as or, in a brief document, the beginning of it.
func (m *mdWriter) entry(heading mdHeading, details string, md recap.Markdown, body string) {
	m.add(heading.line)
	m.addHTML(details, 0)
	for _, start := range []string{"<ul", "<ol", "<dl", "<hr"} {
		if strings.HasPrefix(body, start) {
			m.add("---")
		}
	}
	if body == string(m.doc.HTML(md)) && !strings.Contains(body, "<h4>") {
		m.add(m.doc.markdown(md)) // which schedules have as well: but for headings it is the same
		return
	}
	m.addHTML(body, 3)
}

// details lists what is known of a session beside its title and summary.
// Whether an entry says its language, its dates and its URL depends on what
// the post gives: defaults go without saying.
func (m *mdWriter) details(s *Session) string {
	post, given := m.doc.Post(), m.given[s]
	d := mdDetails{zone: m.zone}
	if s.Status != recap.StatusConfirmed {
		d.add("Status", "<strong>"+html.EscapeString(string(s.Status))+"</strong>")
	}
	d.addText("Subtitle", s.Subtitle)
	d.add("Speakers", mdSpeakers(s.Speakers))
	if m.GroupBy != nil && s.Track != "" {
		d.addText("Track", post.Track(s.Track).Title())
	}
	d.addText("Level", s.Level.Title())
	d.addText("Kind", string(s.Kind))
	d.addText("Language", given.Language)
	if s.Scheduled() {
		d.add("When", mdTimeSpan(s.Start, s.End))
	}
	if s.Room != "" {
		d.addText("Room", post.Event.Room(s.Room).Name)
	}
	d.addURL("Session page", given.URL)
	d.addLinks(s.Links)
	d.addCodes("Tags", s.Tags)
	d.addLicence(s.Licence)
	d.addText("Recording consent", strings.ReplaceAll(string(s.RecordingConsent), "-", " "))
	d.addTime("Published", given.Published)
	d.addTime("Updated", given.Updated)
	return d.html()
}

// addLicence adds a licence, as a link where it is a URL.
func (d *mdDetails) addLicence(licence string) {
	u, err := url.Parse(licence)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || strings.ContainsAny(licence, " <>\"\\^`{|}") {
		d.addText("Licence", licence)
		return
	}
	d.addURL("Licence", licence)
}
