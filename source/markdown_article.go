package source

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// mdReader reads a document as people write it: an article, or a list of talks.
type mdReader struct {
	ctx      context.Context
	in       *Input
	options  Markdown
	doc      *mdDocument
	post     *recap.Post
	headings []mdHeading
	events   map[string]int // how often recordings name them
	talks    []*mdTalk
	read     []*mdTalk         // those that are the sessions of the post
	tracks   map[int]string    // the tracks of headings
	trackIDs map[string]string // by their names in lower case
	used     map[int]bool      // blocks of which nothing is left
	videos   map[string]*mdTalk
	title    int  // the heading that is the post's, or -1
	isPage   bool // the article is one talk of a folder
	inEvents int  // how many titles begin with the name of the event
}

func (r *mdReader) newTalk(d *mdDocument, at int, form string) *mdTalk {
	return &mdTalk{r: r, doc: d, at: at, form: form, heading: -1, tagged: make(map[string]bool), linked: make(map[mdLinkKey]int)}
}

func (r *mdReader) zone() *time.Location {
	if r.in.zone != nil {
		return r.in.zone
	}
	if zone, err := r.post.Event.Location(); err == nil {
		return zone
	}
	return time.UTC
}

// article reads the document, and reports whether it has sessions.
func (r *mdReader) article() (bool, error) {
	r.readHeadings()
	outline, ok := r.choose()
	if err := r.ctx.Err(); err != nil || !ok {
		return false, err
	}
	for _, g := range outline.groups {
		if g.isTaken {
			r.talks = append(r.talks, g.talks...)
		}
	}
	slices.SortStableFunc(r.talks, func(a, b *mdTalk) int { return cmp.Compare(a.at, b.at) })
	r.frame(outline)
	for _, t := range r.talks {
		if err := r.ctx.Err(); err != nil {
			return true, err
		}
		r.finish(t, outline.form)
	}
	if r.isPlain() {
		r.plain()
	} else {
		r.around()
	}
	r.nameEvent()
	r.leadToSessions()
	return true, nil
}

// mdForms are what the options take.
var mdForms = []string{"h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "bold"}

// choose finds the outline: the one that the options name, or the one of which
// most blocks say what only sessions say.
func (r *mdReader) choose() (mdOutline, bool) {
	free := func(int) bool { return true }
	switch form := r.options.Sessions; form {
	case "":
	case "li":
		return all(r.itemGroups(free))
	case "tr":
		return all(r.rowGroups(free))
	case "bold":
		return all(r.boldGroups(free))
	default:
		return all(r.headingGroups(form))
	}
	best := r.headingGroups("")
	r.settleHeadings(best)
	most := 0
	if best.holds() && !r.isEssay(best) {
		most, _ = best.says()
	}
	taken := r.blocksOf(best, most > 0)
	for _, read := range []func(func(int) bool) mdOutline{r.rowGroups, r.itemGroups, r.boldGroups} {
		// What stands in a session is none, unless there is far more of it.
		const far = 3
		o := read(func(block int) bool { return !taken[block] })
		if all := read(free); len(taken) > 0 && all.holds() {
			if n, _ := all.says(); n > far*most {
				o = all
			}
		}
		if n, _ := o.says(); o.holds() && n > most && !r.isAside(o, n) {
			best, most = o, n
		}
	}
	if most == 0 {
		return best, false
	}
	says, n := best.says()
	r.in.Note(-1, "", "these are read as the sessions; the option Sessions takes others: "+strings.Join(mdForms, ", "),
		r.formsOf(best)+": "+strconv.Itoa(says)+" of "+strconv.Itoa(n)+" name a recording, speakers, a code or a time")
	return best, true
}

// isAside reports whether items, rows or paragraphs that look like sessions are a
// small part of a document that is about something else.
func (r *mdReader) isAside(o mdOutline, says int) bool {
	if isOne(o) {
		return false
	}
	blocks := make(map[int]bool)
	for _, g := range o.groups {
		for _, t := range g.talks {
			if !g.isTaken {
				break
			}
			i, found := slices.BinarySearchFunc(r.doc.blocks, t.at, func(b mdBlock, at int) int { return cmp.Compare(r.doc.place(b.start), at) })
			if !found {
				i--
			}
			for j := max(i, 0); j < max(t.last, i+1); j++ {
				blocks[j] = true
			}
		}
	}
	size := 0
	for i := range blocks {
		size += r.doc.blocks[i].end - r.doc.blocks[i].start
	}
	const few, part, many = 5, 3, 10
	if says > few {
		return many*size < len(r.doc.text)
	}
	return part*size < len(r.doc.text)
}

// holds reports whether an outline has what makes it one of sessions.
func (o mdOutline) holds() bool { return o.holdsSiblings() || isOne(o) }

// blocksOf are the blocks that stand in headings that are sessions.
func (r *mdReader) blocksOf(o mdOutline, isOutline bool) map[int]bool {
	blocks := make(map[int]bool)
	for _, g := range o.groups {
		for _, t := range g.talks {
			if isOutline && g.isTaken && t.says != 0 {
				for i := r.headings[t.heading].block; i < r.headings[t.heading].end; i++ {
					blocks[i] = true
				}
			}
		}
	}
	return blocks
}

// all takes all groups of an outline.
func all(o mdOutline) (mdOutline, bool) {
	found := false
	for _, g := range o.groups {
		g.isTaken = len(g.talks) > 0
		found = found || g.isTaken
	}
	return o, found
}

// isOne reports whether an outline has a session with a code: that one needs no
// sibling.
func isOne(o mdOutline) bool {
	return slices.ContainsFunc(o.groups, func(g *mdGroup) bool {
		return g.isTaken && slices.ContainsFunc(g.talks, func(t *mdTalk) bool { return t.says&saysCode != 0 })
	})
}

// formsOf are the forms of an outline, for people.
func (r *mdReader) formsOf(o mdOutline) string {
	var forms []string
	for _, g := range o.groups {
		for _, t := range g.talks {
			if g.isTaken && !slices.Contains(forms, t.form) {
				forms = append(forms, t.form)
			}
		}
	}
	slices.Sort(forms)
	return strings.Join(forms, ", ")
}

// isEssay reports whether the sessions that were found are few among the headings
// of a text that is about something else.
func (r *mdReader) isEssay(o mdOutline) bool {
	says, all := o.says()
	near := make(map[int]bool) // sessions, what is above them, and what is below
	for i, h := range r.headings {
		if near[i] = near[i] || h.isTalk || h.parent >= 0 && near[h.parent] && r.headings[h.parent].isTalk; h.isTalk {
			for above := h.parent; above >= 0; above = r.headings[above].parent {
				near[above] = true
			}
		}
	}
	others := 0
	for i, h := range r.headings {
		below := h.parent
		for below >= 0 && !r.headings[below].isTalk {
			below = r.headings[below].parent
		}
		if !near[i] && below < 0 && h.part == "" {
			others++
		}
	}
	onlySlides := true
	for _, g := range o.groups {
		for _, t := range g.talks {
			onlySlides = onlySlides && (!g.isTaken || t.says&^(saysSlides|saysLinks) == 0)
		}
	}
	if onlySlides { // as in a diary of somebody who speaks
		return 3*says < 2*(others+all)
	}
	return !isOne(o) && 2*says < others
}

// refuse says what was looked for.
func (r *mdReader) refuse() error {
	var levels []string
	for _, h := range r.headings {
		if form := "h" + strconv.Itoa(h.level); !slices.Contains(levels, form) {
			levels = append(levels, form)
		}
	}
	slices.Sort(levels)
	seen := "it has no headings"
	if len(levels) > 0 {
		seen = "it has headings of " + strings.Join(levels, ", ")
	}
	return r.in.Fail(-1, "", "no session was found: expected at least two headings, list items or rows of a table of which half say something of a session: "+
		`a link to a recording, a line such as "Speakers: Ada Example", a time, or a code such as SVS401; %s. If it has sessions, say what they are with the option Sessions, one of %s`,
		seen, strings.Join(mdForms, ", "))
}

// finish completes a session and adds it to the post.
func (r *mdReader) finish(t *mdTalk, form string) {
	s := &t.session
	r.finishLinks(t)
	if t.earlier(form) {
		r.in.Note(t.at, "", "is a video that is in the list already: left out", s.Title)
		return
	}
	track, day := r.placeOf(t)
	t.scheduled(day)
	if s.Track != "" {
		s.Track = r.track(s.Track)
	} else if track != "" && track != s.Code.Prefix() {
		s.Track = track
	}
	s.Summary = recap.Markdown(t.summary())
	name := cmp.Or(string(s.Code), s.Title)
	place := "session " + strconv.Quote(text.Excerpt(name, 60))
	for _, n := range t.notes {
		at := n.at
		if at < 0 {
			at = t.at
		}
		if n.isKind {
			r.in.NoteKind(at, "", n.problem, n.value)
		} else {
			r.in.Note(at, place, n.problem, n.value)
		}
	}
	if t.says == 0 && r.options.Sessions == "" {
		r.in.Note(t.at, place, "says nothing that only a session says: it is read as one, as its like are", "")
	}
	r.in.Locate(t.at, place)
	r.post.Sessions = append(r.post.Sessions, *s)
	r.read = append(r.read, t)
}

// finishLinks decides what the link of a title is: a recording where it is one of a
// list of recordings, else the session's page.
func (r *mdReader) finishLinks(t *mdTalk) {
	s := &t.session
	if t.form != "li" && t.form != "tr" || len(s.Links) == 0 {
		return
	}
	l := &s.Links[0]
	isTitle := l.Title != "" && strings.Contains(l.Title, s.Title)
	switch {
	case l.Role == "" && isTitle && t.inEvent != "":
		l.Role = recap.LinkVideo
	case l.Role == "" && isTitle && s.URL == "":
		s.URL, s.Links = l.URL, s.Links[1:]
		return
	}
	if isTitle && r.inEvents == 0 && l.Title == s.Title {
		l.Title = ""
	}
	if !t.date.IsZero() && !t.clock.known && l.Role == recap.LinkVideo {
		l.Published = t.date
	}
}

// earlier reports whether a session's video is that of an earlier item of a list.
// Where a stream has many talks, these begin at other moments.
func (t *mdTalk) earlier(form string) bool {
	recording, ok := t.session.Recording()
	if !ok || form == "h" || form == "bold" {
		return false
	}
	key := videoKey(recording.URL)
	other := t.r.videos[key]
	if t.r.videos[key] = t; other == nil {
		return false
	}
	before, _ := other.session.Recording()
	return (recording.Start - before.Start).Abs() < time.Minute
}

// nameEvent gives the event the name that most recordings give it.
func (r *mdReader) nameEvent() {
	for _, t := range r.talks {
		if t.inEvent != "" {
			r.events[t.inEvent]++
		}
	}
	best := ""
	for event, n := range r.events {
		if best == "" || n > r.events[best] || n == r.events[best] && event < best {
			best = event
		}
	}
	if r.post.Event.Name == "" {
		r.post.Event.Name = best
	}
	if r.post.Title == "" && r.in.options.Name != "" {
		name := path.Base(strings.ReplaceAll(r.in.options.Name, `\`, "/"))
		r.post.Title = strings.TrimSuffix(name, path.Ext(name))
		r.in.Note(-1, "", "the input has no title: its name was given to it", r.post.Title)
	}
}

// isContents reports whether a block is a list of places in the document.
func (r *mdReader) isContents(b mdBlock) bool {
	list, ok := b.node.(*ast.List)
	if !ok {
		return false
	}
	links := mdText(r.doc.inline(list)).links()
	for _, l := range links {
		if !strings.HasPrefix(l.link, "#") {
			return false
		}
	}
	return len(links) > 0
}
