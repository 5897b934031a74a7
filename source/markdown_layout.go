package source

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/markdown"
)

// mdLayout reads the layout of export.Markdown.
type mdLayout struct {
	ctx   context.Context
	in    *Input
	doc   *mdDocument
	post  *recap.Post
	front frontMatter
	clock mdClock
	top   int    // the level of the title, or what it would have
	track string // of the group that is being read

	authors []recap.Speaker
	seen    map[[3]string]bool // the codes, titles and recordings of sessions
}

// mdHeadLabels are the labels of what the layout says of the post.
var mdHeadLabels = []string{"Original", "Published", "Updated", "Categories", "Language", "Event", "Venue", "Address", "Dates", "Time zone"}

// isLayout reports whether a document has been written by export.Markdown: its
// title is followed by a list of what the layout says of a post, or its front
// matter has the original's address and its sessions have details.
func (d *mdDocument) isLayout(front frontMatter) bool {
	d.findWords()
	for _, s := range d.sections {
		for _, b := range s.blocks {
			details := d.details(b)
			if len(details) > 0 && !slices.ContainsFunc(details, func(d mdDetail) bool {
				return !slices.Contains(mdHeadLabels, d.label) || d.label == "Original" && d.link() == nil
			}) {
				return true
			}
		}
		if s.level > 0 {
			break
		}
	}
	if !front.isOurs {
		return false
	}
	for _, s := range d.sections {
		if s.level == 0 {
			continue
		}
		title := d.inline(s.title)
		if len(title) > 1 && title[len(title)-1].mark == 'c' {
			return true
		}
		if d.inEnglish(plain(title...), mdHeadings) == "Contents" && len(s.blocks) == 1 && strings.Contains(d.body(s.start, s.end), "](#") {
			return true
		}
	}
	return front.sessionIDs != nil
}

// layout reads the document into the post.
func (d *mdDocument) layout(ctx context.Context, post *recap.Post, front frontMatter) error {
	d.findWords()
	l := mdLayout{ctx: ctx, in: d.in, doc: d, post: post, front: front, seen: make(map[[3]string]bool)}
	sections := d.sections
	var head mdSection
	if len(sections) > 0 && (sections[0].level == 0 || !front.isOurs) {
		head, sections = sections[0], sections[1:]
	}
	l.top = head.level
	if head.level == 0 && len(sections) > 0 {
		l.top = sections[0].level - 1
	}
	if head.title != nil {
		post.Title = plain(d.inline(head.title)...)
	}
	l.head(head.blocks)
	for len(sections) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := 1
		for n < len(sections) && sections[n].level > l.top+1 {
			n++
		}
		l.part(sections[0], sections[1:n])
		sections = sections[n:]
	}
	return nil
}

// head reads what stands under the title.
func (l *mdLayout) head(blocks []ast.Node) {
	l.clock = mdClock{time.UTC, l.doc.words}
	var details []mdDetail
	for _, b := range blocks {
		if list := l.doc.details(b); list != nil {
			details = append(details, list...)
			continue
		}
		if l.post.Description == "" {
			l.post.Description = plain(l.doc.inline(b)...)
			continue
		}
		l.in.Note(l.doc.at+max(b.Pos(), 0), "", "has no place in a post: left out", plain(l.doc.inline(b)...))
	}
	for _, d := range details { // the zone is that of the dates above it
		if d.label == "Time zone" {
			l.post.Event.TimeZone = d.text()
			if zone, err := l.post.Event.Location(); err == nil {
				l.clock.zone = zone
			}
		}
	}
	if l.in.zone != nil {
		l.clock.zone = l.in.zone
	}
	for _, d := range details {
		l.headDetail(d)
	}
}

func (l *mdLayout) headDetail(d mdDetail) {
	p, e := l.post, &l.post.Event
	switch d.label {
	case "Original":
		if a := d.link(); a != nil {
			p.URL = a.link
		}
	case "Published":
		l.date(&p.Published, d)
	case "Updated":
		l.date(&p.Updated, d)
	case "Categories":
		p.Categories = codesOf(d.value)
	case "Language":
		p.Language = d.text()
	case "Event":
		name := d.value
		if last := len(name) - 1; last >= 0 && name[last].mark == 'c' {
			e.Acronym = plain(name[last])
			name = name[:last]
		}
		e.Name = plain(name...)
		if a := d.link(); a != nil {
			e.URL = a.link
		}
	case "Venue":
		e.Venue = d.text()
	case "Address":
		e.Address = d.text()
	case "Dates":
		l.days(d)
	case "Time zone":
	default:
		l.in.Note(d.at, "", "has no place in a post: left out", d.label+": "+d.text())
	}
}

// days reads the days of the event.
func (l *mdLayout) days(d mdDetail) {
	from, to, isSpan := strings.Cut(d.text(), l.doc.words.Text(" to "))
	e := &l.post.Event
	var ok, endOK bool
	e.Start, ok = l.clock.local(from)
	endOK = true
	if isSpan {
		e.End, endOK = l.clock.local(to)
	}
	if !ok || !endOK {
		l.in.Note(d.at, "", "is not a date such as 2006-01-02: left out", d.text())
	}
}

func (l *mdLayout) date(into *time.Time, d mdDetail) {
	t, ok := l.clock.instant(d.text())
	if !ok {
		l.in.Note(d.at, "", "is not a date such as 2006-01-02 or 2006-01-02 15:04 UTC: left out", d.text())
		return
	}
	*into = t
}

// part reads a part of the post: one of those around the sessions, which are
// known by their headings, or a group.
func (l *mdLayout) part(head mdSection, below []mdSection) {
	title := l.doc.inline(head.title)
	end := head.end
	if len(below) > 0 {
		end = below[len(below)-1].end
	}
	switch name := l.doc.inEnglish(plain(title...), mdHeadings); {
	case name == "Introduction" && len(l.post.Sessions) == 0:
		l.post.Introduction = recap.Markdown(l.doc.body(head.start, end))
	case name == "Contents" && len(l.post.Sessions) == 0:
	case name == "Conclusion":
		l.post.Conclusion = recap.Markdown(l.doc.body(head.start, end))
	case name == "Authors":
		for _, e := range l.entries(below) {
			l.author(e)
		}
	case name == "Related posts":
		l.related(head.blocks)
	default:
		l.group(title, head, l.entries(below))
	}
}

// A mdEntry is a session or an author: a heading with what is below it.
type mdEntry struct {
	mdSection
	name []mdRun
}

// entries gathers the sections below a part: deeper headings belong to bodies.
func (l *mdLayout) entries(sections []mdSection) []mdEntry {
	var entries []mdEntry
	for _, s := range sections {
		if n := len(entries); s.level > l.top+2 && n > 0 {
			entries[n-1].end = s.end
			entries[n-1].blocks = append(entries[n-1].blocks, nil)
			continue
		}
		entries = append(entries, mdEntry{s, l.doc.inline(s.title)})
	}
	return entries
}

// open reads the details of an entry and returns its body. A body that would go
// on with the details stands behind a thematic break.
func (l *mdLayout) open(e mdEntry) ([]mdDetail, string) {
	start, blocks := e.start, e.blocks
	var details []mdDetail
	if len(blocks) > 0 && blocks[0] != nil {
		if details = l.doc.details(blocks[0]); details != nil {
			start, blocks = l.doc.endOf(blocks[0]), blocks[1:]
		}
	}
	if len(blocks) > 0 && blocks[0] != nil {
		if _, ok := blocks[0].(*ast.ThematicBreak); ok {
			start = l.doc.lineEnd(blocks[0].Pos())
		}
	}
	return details, l.doc.body(start, e.end)
}

// headingName divides a heading into its text, its label, which is a code span,
// and drops the number that keeps apart those that would be alike.
func headingName(nodes []mdRun) (name, label string) {
	if n := len(nodes); n > 1 && nodes[n-1].mark == 'e' && isNumber(plain(nodes[n-1])) {
		nodes = nodes[:n-1]
		if n := len(nodes); n > 1 && strings.TrimSpace(plain(nodes[n-1])) == "" {
			nodes = nodes[:n-1]
		}
	}
	if n := len(nodes); n > 1 && nodes[n-1].mark == 'c' {
		return plain(nodes[:n-1]...), plain(nodes[n-1])
	}
	return plain(nodes...), ""
}

// isNumber holds for a number in parentheses.
func isNumber(s string) bool {
	digits := strings.TrimSuffix(strings.TrimPrefix(s, "("), ")")
	return len(digits) == len(s)-2 && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// id is the ID that the front matter gives to the session with this heading.
func (l *mdLayout) id(nodes []mdRun) string {
	return l.front.sessionIDs[markdown.HeadingID(plain(nodes...))]
}

// codesOf is the words of a list of code spans with commas between. One that
// holds what Hugo or Jekyll would run is plain text.
func codesOf(nodes []mdRun) []string {
	var words []string
	for _, n := range nodes {
		word := plain(n)
		if n.mark == 0 {
			word = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(n.text, ", "), ", "))
		}
		if word != "" && word != "," {
			words = append(words, word)
		}
	}
	return words
}
