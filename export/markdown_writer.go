package export

import (
	"bufio"
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/body"
	"github.com/seed-e2fd8668/recap/internal/markdown"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// A mdWriter is one call of Markdown's Export.
type mdWriter struct {
	Markdown
	doc     *Document
	zone    *time.Location // the event's
	level   int            // of the post's title
	outline *mdOutline
	groups  []mdGroup
	parts   map[string]mdHeading // the headings of the post's own parts
	authors []mdHeading          // of the authors, in their order
	placed  map[*Entry]*mdPlace  // those that have a section
	details mdDetails            // of the entry that is being written

	out    *bufio.Writer
	err    error // the writer's first
	begun  bool  // a block was written
	bodies int   // how many were written
}

// A mdGroup is a group with the sessions whose entry stands in it and those
// that stand in a group before.
type mdGroup struct {
	Group
	heading  mdHeading
	sessions []*Entry
	again    []*Entry
}

// A mdPlace is what is settled of the section of a session before it is written.
type mdPlace struct {
	number int // of its heading
}

// heading is the heading of a session's section.
func (m *mdWriter) heading(s *Entry) mdHeading {
	return mdHeading{text: text.Line(s.Title), label: text.Line(string(s.Code)), level: m.level + 2, number: m.placed[s].number}
}

func newMDWriter(e Markdown, doc *Document) *mdWriter {
	m := &mdWriter{
		Markdown: e,
		doc:      doc,
		zone:     doc.zone,
		level:    cmp.Or(e.HeadingLevel, 1),
		outline:  newMDOutline(),
		parts:    make(map[string]mdHeading),
		placed:   make(map[*Entry]*mdPlace, len(doc.Entries())),
	}
	m.details.zone, m.details.words = m.zone, doc.words
	m.plan()
	return m
}

// plan settles all headings.
func (m *mdWriter) plan() {
	post := m.doc.Post()
	m.assign()
	if !m.FrontMatter {
		m.parts["title"] = m.outline.plain(m.level, post.Title)
	}
	part := func(name string, there bool) {
		if there {
			m.parts[name] = m.outline.plain(m.level+1, m.doc.words.Text(name))
		}
	}
	part("Introduction", !m.Brief && post.Introduction != "")
	part("Contents", !m.NoContents && len(m.groups) > 0)
	part("Conclusion", !m.Brief && post.Conclusion != "")
	part("Authors", len(post.Authors) > 0)
	part("Related posts", len(post.Related) > 0)
	for _, a := range post.Authors {
		m.authors = append(m.authors, m.outline.plain(m.level+2, a.Name))
	}
	m.noteBodies()
	for i := range m.groups {
		g := &m.groups[i]
		g.heading = m.outline.linked(m.level+1, g.Heading, m.trackLabel(g))
		for _, s := range g.sessions {
			m.placed[s].number = m.outline.number(m.heading(s))
		}
	}
	m.outline.counts, m.outline.taken = nil, nil
}

// assign divides the sessions into groups.
func (m *mdWriter) assign() {
	groups := m.doc.Groups(m.GroupBy)
	for _, g := range groups {
		if len(g.Entries) == 0 {
			continue
		}
		if g.Heading == "" || g.Key == "" && len(groups) == 1 {
			g.Heading = m.doc.words.Text("Sessions")
		}
		group := mdGroup{Group: g}
		for _, s := range g.Entries {
			if m.placed[s] != nil {
				group.again = append(group.again, s)
				continue
			}
			m.placed[s] = new(mdPlace)
			group.sessions = append(group.sessions, s)
		}
		m.groups = append(m.groups, group)
	}
}

// trackLabel is the ID of the track whose group this is, if a reader could not
// tell it otherwise; see Markdown's layout.
func (m *mdWriter) trackLabel(g *mdGroup) string {
	if m.GroupBy != nil || g.Key == "" {
		return ""
	}
	if g.Key == cmp.Or(g.sessions[0].Code.Prefix(), g.Heading) {
		return ""
	}
	return g.Key
}

// noteBodies tells the outline of the headings in bodies.
func (m *mdWriter) noteBodies() {
	if m.Brief {
		return
	}
	post := m.doc.Post()
	note := func(md recap.Markdown) { m.outline.body(m.doc.body(md)) }
	note(post.Introduction)
	note(post.Conclusion)
	for _, a := range post.Authors {
		note(a.Biography)
	}
	for _, g := range m.groups {
		for _, s := range g.sessions {
			note(s.Summary)
		}
	}
}

// write writes the document.
func (m *mdWriter) write(w io.Writer) error {
	front := ""
	if m.FrontMatter {
		var err error
		if front, err = m.frontMatter(); err != nil {
			return err
		}
	}
	m.out = bufio.NewWriterSize(w, 32<<10)
	m.print(front)
	post := m.doc.Post()
	m.head(post)
	m.part("Introduction", post.Introduction)
	m.contents()
	for _, g := range m.groups {
		m.group(g)
	}
	m.part("Conclusion", post.Conclusion)
	m.writeAuthors(post)
	m.related(post)
	if m.begun {
		m.print("\n")
	}
	if m.err != nil {
		return m.err
	}
	return m.out.Flush()
}

func (m *mdWriter) print(text string) {
	if _, err := m.out.WriteString(text); err != nil && m.err == nil {
		m.err = err
	}
}

// beginBlock parts what follows from what was written.
func (m *mdWriter) beginBlock() {
	switch {
	case m.begun:
		m.print("\n\n")
	case m.FrontMatter:
		m.print("\n")
	}
	m.begun = true
}

// add writes a block, if it is not empty.
func (m *mdWriter) add(block string) {
	if block != "" {
		m.beginBlock()
		m.print(block)
	}
}

func (m *mdWriter) addHeading(h mdHeading) { m.add(m.outline.written(h)) }

// addBody adds a body; its headings are put that many levels below the title's.
func (m *mdWriter) addBody(md recap.Markdown, below int) {
	if md == "" {
		return
	}
	m.bodies++
	m.add(m.doc.body(md).Markdown(body.MarkdownOptions{
		Heading: m.level + below, Headings: &m.outline.lines, IDPrefix: mdNotePrefix(m.bodies), Link: m.link,
	}))
}

// link makes a link to a session lead to its section of the document.
func (m *mdWriter) link(address string) string {
	e := m.doc.places.at(address)
	if e == nil || m.placed[e] == nil {
		return address
	}
	return "#" + m.heading(e).id()
}

// mdNotePrefix keeps apart the footnotes of the bodies that share a document.
func mdNotePrefix(n int) string {
	if n == 1 {
		return ""
	}
	return strconv.Itoa(n) + "-"
}

// head writes what is said of the post as a whole.
func (m *mdWriter) head(post recap.Post) {
	d := &m.details
	if !m.FrontMatter {
		given := m.doc.Source()
		m.addHeading(m.parts["title"])
		m.add(markdown.EscapeInline(post.Description))
		d.addURL("Original", post.URL)
		d.addTime("Published", given.Published)
		d.addTime("Updated", given.Updated)
		d.addCodes("Categories", post.Categories)
	}
	d.addText("Language", m.doc.Source().Language)
	m.addEvent(post.Event)
	m.add(d.block())
}

func (m *mdWriter) addEvent(event recap.Event) {
	d := &m.details
	if text.Line(event.Name) != "" || event.URL != "" || event.Acronym != "" {
		line := d.item("Event")
		if event.URL != "" {
			addLink(line, event.URL, event.Name, "")
		} else {
			line.Text(event.Name)
		}
		if event.Acronym != "" {
			line.Layout(" ")
			line.Code(event.Acronym)
		}
	}
	d.addText("Venue", event.Venue)
	d.addText("Address", event.Address)
	d.addText("Dates", m.eventDates(event))
	d.addText("Time zone", event.TimeZone)
}

// eventDates writes the days of the event, with their times of day where they
// have any.
func (m *mdWriter) eventDates(event recap.Event) string {
	var dates []string
	for _, t := range []time.Time{event.Start, event.End} {
		if t.IsZero() {
			continue
		}
		t = t.In(m.zone)
		date := t.Format(time.DateOnly)
		if c := mdClock(t); c != mdMidnight {
			date += " " + c
		}
		dates = append(dates, date)
	}
	return strings.Join(slices.Compact(dates), m.doc.words.Text(" to "))
}

// part writes a part of the post that is one body.
func (m *mdWriter) part(name string, md recap.Markdown) {
	heading, ok := m.parts[name]
	if !ok {
		return
	}
	m.addHeading(heading)
	m.addBody(md, 2)
}

// contents writes the list of groups and sessions.
func (m *mdWriter) contents() {
	heading, ok := m.parts["Contents"]
	if !ok {
		return
	}
	m.addHeading(heading)
	m.beginBlock()
	for i, g := range m.groups {
		if i > 0 {
			m.print("\n")
		}
		m.print(m.linkItem(g.heading))
		for _, s := range g.sessions {
			m.print("\n  " + m.linkItem(m.heading(s)))
		}
	}
}

// linkItem returns an item that links to a heading.
func (m *mdWriter) linkItem(h mdHeading) string {
	h.addLinkTo(m.details.item(""))
	return m.details.block()
}

// group writes a section.
func (m *mdWriter) group(g mdGroup) {
	m.addHeading(g.heading)
	if m.GroupBy == nil {
		m.add(markdown.EscapeInline(m.doc.Post().Track(g.Key).Description))
	}
	for _, s := range g.again {
		m.heading(s).addLinkTo(m.details.item(""))
	}
	m.add(m.details.block())
	for _, s := range g.sessions {
		if m.err != nil {
			return // or the rest would be rendered for nobody
		}
		m.session(s)
	}
}

// writeAuthors writes the section of the authors, in the form of sessions.
func (m *mdWriter) writeAuthors(post recap.Post) {
	if len(post.Authors) == 0 {
		return
	}
	m.addHeading(m.parts["Authors"])
	for i, a := range post.Authors {
		d := &m.details
		d.addText("Role", a.Role)
		d.addText("Job", a.Job)
		d.addText("Organization", a.Organization)
		d.addURL("Page", a.URL)
		d.addURL("Picture", a.Avatar)
		d.addLinks(a.Links)
		m.beginEntry(m.authors[i])
		if !m.Brief {
			m.addEntryBody(a.Biography)
		}
	}
}

// related writes the list of related posts.
func (m *mdWriter) related(post recap.Post) {
	if len(post.Related) == 0 {
		return
	}
	for _, r := range post.Related {
		line := m.details.item("")
		if r.URL != "" {
			addLink(line, r.URL, r.Title, "")
		} else {
			line.Strong(func() { line.Text(r.Title) })
		}
		if summary := text.Line(r.Summary); summary != "" {
			line.Layout(": ")
			line.Text(summary)
		}
	}
	m.addHeading(m.parts["Related posts"])
	m.add(m.details.block())
}
