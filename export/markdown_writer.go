package export

import (
	"bufio"
	"cmp"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/markup"
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
	entries []mdEntry            // of all sessions, in the document's order
	details mdDetails            // of the entry that is being written
	when    mdTimes              // of the session before it, which often has the same

	out   *bufio.Writer
	err   error // the writer's first
	begun bool  // a block was written
}

// A mdGroup is a group with the sessions whose entry stands in it and those
// that stand in a group before.
type mdGroup struct {
	Group
	heading  mdHeading
	sessions []*Session
	again    []*Session
}

// A mdEntry is what is settled of the section of a session before it is written.
type mdEntry struct {
	number  int  // of its heading
	placed  bool // in a group
	divided bool // the summary holds headings
}

// heading is the heading of a session's section.
func (m *mdWriter) heading(s *Session) mdHeading {
	return mdHeading{text: mdOneLine(s.Title), label: mdOneLine(string(s.Code)), level: m.level + 2, number: m.entries[s.index].number}
}

func newMDWriter(e Markdown, doc *Document) *mdWriter {
	m := &mdWriter{
		Markdown: e,
		doc:      doc,
		zone:     time.UTC,
		level:    cmp.Or(e.HeadingLevel, 1),
		outline:  newMDOutline(),
		parts:    make(map[string]mdHeading),
		entries:  make([]mdEntry, len(doc.Sessions())),
	}
	if zone, err := doc.Post().Event.Location(); err == nil {
		m.zone = zone
	}
	m.details.zone = m.zone
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
			m.parts[name] = m.outline.plain(m.level+1, name)
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
			m.entries[s.index].number = m.outline.number(m.heading(s))
		}
	}
	m.outline.counts, m.outline.taken = nil, nil
}

// assign divides the sessions into groups.
func (m *mdWriter) assign() {
	groups := m.doc.Groups(m.GroupBy)
	for _, g := range groups {
		if len(g.Sessions) == 0 {
			continue
		}
		if g.Heading == "" || g.Key == "" && len(groups) == 1 {
			g.Heading = "Sessions"
		}
		group := mdGroup{Group: g}
		for _, s := range g.Sessions {
			e := &m.entries[s.index]
			if e.placed {
				group.again = append(group.again, s)
				continue
			}
			e.placed = true
			group.sessions = append(group.sessions, s)
		}
		group.Sessions = nil
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
	note := func(md recap.Markdown) bool { return m.outline.body(string(m.doc.HTML(md))) }
	note(post.Introduction)
	note(post.Conclusion)
	for _, a := range post.Authors {
		note(a.Biography)
	}
	for _, g := range m.groups {
		for s := range m.doc.htmlInTurn(g.sessions) {
			m.entries[s.index].divided = note(s.Summary)
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

// addHTML adds blocks of HTML; their headings are put that many levels below
// the title's.
func (m *mdWriter) addHTML(htm string, below int) {
	if htm != "" {
		m.add(markup.Markdown(htm, m.level+below, &m.outline.lines))
	}
}

// head writes what is said of the post as a whole.
func (m *mdWriter) head(post recap.Post) {
	d := &m.details
	if !m.FrontMatter {
		given := m.doc.Source()
		m.addHeading(m.parts["title"])
		m.add(markup.EscapeInline(post.Description))
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
	if mdOneLine(event.Name) != "" || event.URL != "" || event.Acronym != "" {
		line := d.item("Event")
		if event.URL != "" {
			line.link(event.URL, event.Name, "")
		} else {
			line.text(event.Name)
		}
		if event.Acronym != "" {
			line.layout(" ")
			line.code(event.Acronym)
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
	return strings.Join(slices.Compact(dates), " to ")
}

// part writes a part of the post that is one body.
func (m *mdWriter) part(name string, md recap.Markdown) {
	heading, ok := m.parts[name]
	if !ok {
		return
	}
	m.addHeading(heading)
	m.addHTML(string(m.doc.HTML(md)), 2)
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
		m.add(markup.EscapeInline(m.doc.Post().Track(g.Key).Description))
	}
	for _, s := range g.again {
		m.heading(s).addLinkTo(m.details.item(""))
	}
	m.add(m.details.block())
	for s := range m.doc.htmlInTurn(g.sessions) {
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
			m.addBody(string(m.doc.HTML(a.Biography)))
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
			line.link(r.URL, r.Title, "")
		} else {
			line.strong(r.Title)
		}
		if summary := mdOneLine(r.Summary); summary != "" {
			line.layout(": ")
			line.text(summary)
		}
	}
	m.addHeading(m.parts["Related posts"])
	m.add(m.details.block())
}
