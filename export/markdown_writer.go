package export

import (
	"cmp"
	"html"
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
	parts   map[string]mdHeading       // the headings of the post's own parts
	authors []mdHeading                // of the authors, in their order
	entries map[*Session]mdHeading     // of the sessions that are in a group
	given   map[*Session]recap.Session // the sessions without their defaults
	blocks  []string
}

// A mdGroup is a group with the sessions whose entry stands in it and those
// that stand in a group before.
type mdGroup struct {
	Group
	heading  mdHeading
	sessions []*Session
	again    []*Session
}

func newMDWriter(e Markdown, doc *Document) *mdWriter {
	m := &mdWriter{
		Markdown: e,
		doc:      doc,
		zone:     time.UTC,
		level:    cmp.Or(e.HeadingLevel, 1),
		outline:  newMDOutline(),
		parts:    make(map[string]mdHeading),
		entries:  make(map[*Session]mdHeading),
		given:    make(map[*Session]recap.Session),
	}
	if zone, err := doc.Post().Event.Location(); err == nil {
		m.zone = zone
	}
	source := doc.Source()
	for i, s := range doc.Sessions() {
		m.given[s] = source.Sessions[i]
	}
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
			m.entries[s] = m.outline.linked(m.level+2, s.Title, string(s.Code))
		}
	}
}

// assign divides the sessions into groups.
func (m *mdWriter) assign() {
	groups := m.doc.Groups(m.GroupBy)
	seen := make(map[*Session]bool)
	for _, g := range groups {
		if len(g.Sessions) == 0 {
			continue
		}
		if g.Heading == "" || g.Key == "" && len(groups) == 1 {
			g.Heading = "Sessions"
		}
		group := mdGroup{Group: g}
		for _, s := range g.Sessions {
			if seen[s] {
				group.again = append(group.again, s)
				continue
			}
			seen[s] = true
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
	note := func(md recap.Markdown) { m.outline.body(string(m.doc.HTML(md))) }
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

// document returns the Markdown.
func (m *mdWriter) document() (string, error) {
	front := ""
	if m.FrontMatter {
		var err error
		if front, err = m.frontMatter(); err != nil {
			return "", err
		}
	}
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
	text := strings.Join(m.blocks, "\n\n")
	if front != "" && text != "" {
		front += "\n"
	}
	if text != "" {
		text += "\n"
	}
	return front + text, nil
}

// add adds a block, if it is not empty.
func (m *mdWriter) add(block string) {
	if block != "" {
		m.blocks = append(m.blocks, block)
	}
}

// addHTML adds blocks of HTML; their headings are put that many levels below
// the title's.
func (m *mdWriter) addHTML(htm string, below int) {
	if htm != "" {
		m.add(markup.Markdown(htm, m.level+below, &m.outline.lines))
	}
}

// head writes what is said of the post as a whole.
func (m *mdWriter) head(post recap.Post) {
	d := mdDetails{zone: m.zone}
	if !m.FrontMatter {
		given := m.doc.Source()
		m.add(m.parts["title"].line)
		m.add(markup.EscapeInline(post.Description))
		d.addURL("Original", post.URL)
		d.addTime("Published", given.Published)
		d.addTime("Updated", given.Updated)
		d.addCodes("Categories", post.Categories)
	}
	if language := m.doc.Source().Language; language != "" {
		d.addText("Language", language)
	}
	event := post.Event
	name := html.EscapeString(mdOneLine(event.Name))
	if event.URL != "" {
		name = mdLink(event.URL, event.Name, "")
	}
	if event.Acronym != "" {
		name += " " + mdCode(event.Acronym)
	}
	d.add("Event", name)
	d.addText("Venue", event.Venue)
	d.addText("Address", event.Address)
	d.add("Dates", m.eventDates(event))
	d.addText("Time zone", event.TimeZone)
	m.addHTML(d.html(), 0)
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
	m.add(heading.line)
	m.addHTML(string(m.doc.HTML(md)), 2)
}

// contents writes the list of groups and sessions.
func (m *mdWriter) contents() {
	heading, ok := m.parts["Contents"]
	if !ok {
		return
	}
	var b strings.Builder
	b.WriteString("<ul>\n")
	for _, g := range m.groups {
		b.WriteString("<li>" + g.heading.link() + "\n")
		if len(g.sessions) > 0 {
			b.WriteString(m.links(g.sessions))
		}
		b.WriteString("</li>\n")
	}
	b.WriteString("</ul>\n")
	m.add(heading.line)
	m.addHTML(b.String(), 0)
}

// links is a list of links to sessions.
func (m *mdWriter) links(sessions []*Session) string {
	var b strings.Builder
	b.WriteString("<ul>\n")
	for _, s := range sessions {
		b.WriteString("<li>" + m.entries[s].link() + "</li>\n")
	}
	b.WriteString("</ul>\n")
	return b.String()
}

// link returns a link to the heading as HTML.
func (h mdHeading) link() string {
	if !mdPortableID(h.html) {
		return h.html
	}
	return `<a href="#` + h.id + `">` + h.html + "</a>"
}

// group writes a section.
func (m *mdWriter) group(g mdGroup) {
	m.add(g.heading.line)
	if m.GroupBy == nil {
		m.add(markup.EscapeInline(m.doc.Post().Track(g.Key).Description))
	}
	if len(g.again) > 0 {
		m.addHTML(m.links(g.again), 0)
	}
	for _, s := range g.sessions {
		m.session(s)
	}
}

// writeAuthors writes the section of the authors, in the form of sessions.
func (m *mdWriter) writeAuthors(post recap.Post) {
	if len(post.Authors) == 0 {
		return
	}
	m.add(m.parts["Authors"].line)
	for i, a := range post.Authors {
		d := mdDetails{zone: m.zone}
		d.addText("Job", a.Job)
		d.addText("Organisation", a.Organisation)
		d.addURL("Page", a.URL)
		d.addURL("Picture", a.Avatar)
		d.addLinks(a.Links)
		body := a.Biography
		if m.Brief {
			body = ""
		}
		m.entry(m.authors[i], d.html(), body, string(m.doc.HTML(body)))
	}
}

// related writes the list of related posts.
func (m *mdWriter) related(post recap.Post) {
	if len(post.Related) == 0 {
		return
	}
	d := mdDetails{zone: m.zone}
	for _, r := range post.Related {
		item := "<strong>" + html.EscapeString(mdOneLine(r.Title)) + "</strong>"
		if r.URL != "" {
			item = mdLink(r.URL, r.Title, "")
		}
		if summary := mdOneLine(r.Summary); summary != "" {
			item += ": " + html.EscapeString(summary)
		}
		d.add("", item)
	}
	m.add(m.parts["Related posts"].line)
	m.addHTML(d.html(), 0)
}
