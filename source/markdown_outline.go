package source

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"github.com/seed-e2fd8668/recap"
)

// A mdHeading is a heading of the document and what stands below it.
type mdHeading struct {
	block   int // its number among the blocks
	level   int
	text    mdText
	name    string
	end     int // the number of the block behind what stands below it
	parent  int // the heading above it, -1 for none
	part    string
	talk    *mdTalk
	isTalk  bool
	holds   bool   // a session stands below it
	prefix  string // that the codes below it have
	mixed   bool   // these have several
	date    time.Time
	isDay   bool
	isDated bool // date and isDay are known
}

// headings reads the headings.
func (r *mdReader) readHeadings() {
	const often = 3
	var open []int
	counts := make(map[string]int)
	for _, b := range r.doc.blocks {
		if n, ok := b.node.(*ast.Heading); ok {
			counts[lettersOf(mdText(r.doc.inline(n)).line())]++
		}
	}
	for i, b := range r.doc.blocks {
		n, ok := b.node.(*ast.Heading)
		if !ok || counts[lettersOf(mdText(r.doc.inline(n)).line())] >= often {
			continue // "Impressions" below each session is a part of it
		}
		for len(open) > 0 && r.headings[open[len(open)-1]].level >= n.Level {
			r.headings[open[len(open)-1]].end = i
			open = open[:len(open)-1]
		}
		h := mdHeading{block: i, level: n.Level, text: r.doc.inline(n), end: len(r.doc.blocks), parent: -1}
		h.name = withoutNumber(h.text.line())
		h.part = partOf(h.name)
		if len(open) > 0 {
			h.parent = open[len(open)-1]
		}
		open = append(open, len(r.headings))
		r.headings = append(r.headings, h)
	}
}

// lettersOf is a text in lower case without what are no letters and digits.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if isWordRune(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// above is the heading that a block stands below, or -1.
func (r *mdReader) above(block int) int {
	i, _ := slices.BinarySearchFunc(r.headings, block, func(h mdHeading, block int) int { return h.block - block })
	return i - 1
}

// talkOfHeading reads a heading as a session.
func (r *mdReader) talkOfHeading(i int) *mdTalk {
	h := &r.headings[i]
	if h.talk == nil {
		t := r.newTalk(r.doc, r.doc.place(r.doc.blocks[h.block].start), "h"+strconv.Itoa(h.level))
		t.heading = i
		t.called(h.text)
		t.read(r.doc.blocks[h.block+1 : h.end])
		h.talk = t
	}
	return h.talk
}

// A mdGroup is siblings of one form, of which each may be a session.
type mdGroup struct {
	talks   []*mdTalk
	parent  int
	says    int // how many say something that only a session has
	isTaken bool
}

// count decides whether the siblings are sessions: where half of them say
// something of one, or several have a code. A single code speaks for itself alone.
func (g *mdGroup) count() {
	g.says = 0
	var coded []*mdTalk
	for _, t := range g.talks {
		if t.says&^saysLinks != 0 && !t.isList() {
			g.says++
		}
		if t.says&saysCode != 0 {
			coded = append(coded, t)
		}
	}
	g.isTaken = g.says > 0 && 2*g.says >= len(g.talks) || len(coded) > 0
	if g.isTaken {
		g.talks = slices.DeleteFunc(g.talks, func(t *mdTalk) bool { return t.says == 0 && beginsLikePart(t.session.Title) })
	}
	if len(coded) == 1 && 2*g.says < len(g.talks) {
		g.talks, g.says = coded, 1
	}
}

// isList reports whether several recordings with titles of their own stand below a
// heading: then that is of a list and not of a session.
func (t *mdTalk) isList() bool {
	const most = 2
	n := 0
	for _, l := range t.session.Links {
		if l.Role == recap.LinkVideo && l.Title != "" {
			n++
		}
	}
	return n > most
}

// An mdOutline is one way to divide the document into sessions.
type mdOutline struct {
	form   string
	groups []*mdGroup
}

// says counts what speaks for the outline, and its sessions.
func (o mdOutline) says() (says, all int) {
	for _, g := range o.groups {
		if g.isTaken {
			says += g.says
			all += len(g.talks)
		}
	}
	return says, all
}

// holdsSiblings reports whether there are two sessions that say something of one.
func (o mdOutline) holdsSiblings() bool {
	says, _ := o.says()
	return says > 1
}

// headingGroups are the headings, siblings together. Those around the sessions
// are none.
func (r *mdReader) headingGroups(level string) mdOutline {
	groups := make(map[[2]int]*mdGroup)
	o := mdOutline{form: "h"}
	for i := range r.headings {
		h := &r.headings[i]
		form := "h" + strconv.Itoa(h.level)
		if h.part != "" && h.part != "summary" || level != "" && form != level || h.name == "" {
			continue
		}
		key := [2]int{h.parent, h.level}
		if groups[key] == nil {
			groups[key] = &mdGroup{parent: h.parent}
			o.groups = append(o.groups, groups[key])
		}
		groups[key].talks = append(groups[key].talks, r.talkOfHeading(i))
	}
	r.readTitles(o)
	for _, g := range o.groups {
		g.count()
	}
	return o
}

// settleHeadings takes the groups of headings that are the sessions: not those
// above others, and those that say nothing of a session too where their like does.
func (r *mdReader) settleHeadings(o mdOutline) {
	holds := make(map[int]bool) // a heading that sessions stand below
	for _, g := range slices.Backward(o.groups) {
		var talks []*mdTalk
		for _, t := range g.talks {
			switch {
			case !holds[t.heading] || t.says&saysCode != 0:
				talks = append(talks, t)
			case t.says&saysRecording != 0 && t.heading > 0:
				talks = append(talks, r.detach(o, t))
			}
		}
		g.talks = talks
		g.count()
		if g.isTaken {
			for i := g.parent; i >= 0; i = r.headings[i].parent {
				holds[i] = true
			}
		}
	}
	says, all := make(map[int]int), make(map[int]int)
	level := func(g *mdGroup) int { return r.headings[g.talks[0].heading].level }
	for _, g := range o.groups {
		if len(g.talks) > 0 {
			says[level(g)] += g.says
			all[level(g)] += len(g.talks)
		}
	}
	parents := make(map[int]bool)
	for _, g := range o.groups {
		if g.isTaken && g.parent >= 0 {
			parents[r.headings[g.parent].level] = true
		}
	}
	for _, g := range o.groups { // those above come first
		above := g.parent
		for above >= 0 && !r.headings[above].isTalk {
			above = r.headings[above].parent
		}
		switch {
		case above >= 0:
			g.isTaken = false
		case !g.isTaken && g.says > 0 && g.parent >= 0 && parents[r.headings[g.parent].level] && 2*says[level(g)] >= all[level(g)] && !isWord("aside", r.headings[g.parent].name):
			g.isTaken = true
		}
		for _, t := range g.talks {
			r.headings[t.heading].isTalk = g.isTaken
		}
	}
}

// detach makes a heading with a recording, below which stand those of other
// sessions, one beside them: what is its own ends where the first of them begins.
func (r *mdReader) detach(o mdOutline, t *mdTalk) *mdTalk {
	h := &r.headings[t.heading]
	for i := t.heading + 1; i < len(r.headings) && r.headings[i].block < h.end; i++ {
		if r.headings[i].parent == t.heading {
			r.headings[i].parent = h.parent
		}
	}
	for _, g := range o.groups {
		if g.parent == t.heading {
			g.parent = h.parent
		}
	}
	h.end, h.talk = r.headings[t.heading+1].block, nil
	own := r.talkOfHeading(t.heading)
	own.session.Title, own.session.Speakers = t.session.Title, t.session.Speakers
	return own
}
