package export

import (
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/markdown"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// session writes the entry of a session.
func (m *mdWriter) session(s *Entry) {
	m.addDetails(s)
	m.beginEntry(m.heading(s))
	if m.Brief {
		m.add(markdown.EscapeInline(text.Excerpt(m.doc.Text(s.Summary), mdBriefSummary)))
		return
	}
	m.addEntryBody(s.Summary)
}

// beginEntry writes a heading and its details, which are put together by then.
func (m *mdWriter) beginEntry(heading mdHeading) {
	m.addHeading(heading)
	m.add(m.details.block())
}

// addEntryBody writes the body of an entry, behind a thematic break where it
// begins with a list, which would go on with the details, or with a thematic
// break: so the first in an entry is never the body's own.
func (m *mdWriter) addEntryBody(md recap.Markdown) {
	if md == "" {
		return
	}
	if b := m.doc.body(md); b.BeginsWithList() || b.BeginsWithBreak() {
		m.add("---")
	}
	m.addBody(md, 3)
}

// addDetails lists what is known of a session beside its title and summary.
// Whether an entry says its language, its dates and its URL depends on what
// the post gives: defaults go without saying.
func (m *mdWriter) addDetails(s *Entry) {
	given, d := s.given, &m.details
	if s.Status != recap.StatusConfirmed {
		line := d.item("Status")
		line.Strong(func() { line.Text(s.words.Value(string(s.Status))) })
	}
	d.addText("Subtitle", s.Subtitle)
	d.addSpeakers("Speakers", s.Speakers)
	if m.GroupBy != nil && s.Track != "" {
		d.addText("Track", s.TrackName)
	}
	d.addText("Level", s.LevelName)
	d.addText("Kind", s.words.Value(string(s.Kind)))
	d.addText("Language", given.Language)
	if s.Scheduled() {
		d.addText("When", mdTimeSpan(s.Start, s.End, s.words))
	}
	d.addText("Room", s.RoomName)
	d.addURL("Session page", given.URL)
	d.addLinks(s.Links)
	d.addCodes("Tags", s.Tags)
	d.addLicense(s)
	d.addText("Recording consent", s.words.Value(strings.ReplaceAll(string(s.RecordingConsent), "-", " ")))
	d.addTime("Published", given.Published)
	d.addTime("Updated", given.Updated)
}
