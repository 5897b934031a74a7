package source

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/seed-e2fd8668/recap"
)

// itemGroups are the items of lists, those of a list together, and lines that are
// links.
func (r *mdReader) itemGroups(isFree func(block int) bool) mdOutline {
	o := mdOutline{form: "li"}
	var lines *mdGroup
	for i, b := range r.doc.blocks {
		if !isFree(i) || r.partAbove(i) != "" {
			continue
		}
		g := &mdGroup{parent: r.above(i)}
		switch n := b.node.(type) {
		case *ast.List:
			r.listGroups(&o, n, b.end, g.parent, "")
			continue
		case *ast.Paragraph:
			start := r.doc.lineStart(max(n.Pos(), 0))
			end := r.doc.endOf(n)
			if !barRows(r.doc.text[start:end]) && !linkLines(r.doc.inline(n)) {
				continue
			}
			if lines != nil && lines.parent == g.parent {
				g = lines
			} else {
				o.groups = append(o.groups, g)
			}
			lines = g
			for at := start; at < end; at = r.doc.lineEnd(at) {
				if t := r.lineItem(at); t != nil {
					t.heading = g.parent
					g.talks = append(g.talks, t)
				}
			}
			continue
		}
	}
	r.readTitles(o)
	for _, g := range o.groups {
		g.count()
	}
	return o
}

// lineItem reads a line as an item; a row without a header has its cells one
// behind another.
func (r *mdReader) lineItem(at int) *mdTalk {
	line := strings.TrimSpace(string(r.doc.text[at:r.doc.lineEnd(at)]))
	if strings.HasPrefix(line, "|") {
		cells := cellsOf(line, 1)
		row := make([]mdText, len(cells))
		for i, cell := range cells {
			row[i] = r.doc.inlineOf([]byte(strings.TrimSpace(cell)))
		}
		return r.row(r.doc, mdTable{fields: make([]string, len(cells)), header: make([]string, len(cells))}, row, r.doc.place(at))
	}
	return r.item(r.doc, at, r.doc.lineEnd(at), 0)
}

// listGroups adds a list, and the lists in its items where these are none.
func (r *mdReader) listGroups(o *mdOutline, list *ast.List, end, parent int, under string) {
	g := &mdGroup{parent: parent}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		stop := end
		if next := item.NextSibling(); next != nil {
			stop = r.doc.lineStart(max(next.Pos(), 0))
		}
		start := r.doc.lineStart(max(item.Pos(), 0))
		if t := r.item(r.doc, start, stop, item.(*ast.ListItem).Offset); t != nil && start < stop {
			if len(t.session.Links) > 0 && r.areTalks(parent) {
				t.says |= saysPage
			}
			t.heading, t.under = parent, under
			g.talks = append(g.talks, t)
		}
	}
	if g.count(); len(g.talks) > 0 {
		o.groups = append(o.groups, g)
	}
	if g.says > 0 {
		return
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		stop := end
		if next := item.NextSibling(); next != nil {
			stop = r.doc.lineStart(max(next.Pos(), 0))
		}
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			if inner, ok := c.(*ast.List); ok {
				r.listGroups(o, inner, stop, parent, mdText(r.doc.inline(item.FirstChild())).line())
			}
		}
	}
}

// areTalks reports whether a heading, or one above it, says that talks stand below.
func (r *mdReader) areTalks(heading int) bool {
	for ; heading >= 0; heading = r.headings[heading].parent {
		if isWord("talks", r.headings[heading].name) {
			return true
		}
	}
	return false
}

// linkLines reports whether a paragraph is lines of which each begins with a link
// that is no person's and has nothing but a few words behind it.
func linkLines(text mdText) bool {
	for _, line := range text.lines() {
		if from, _ := titleOf(line); from < 0 || len(line.links()) == 0 || strings.IndexFunc(line[:1].beside(), isWordRune) >= 0 || len(line.beside()) > maxLine ||
			mdRoles[fieldOfLabel(line.links()[0].text)] != "" {
			return false
		}
	}
	return len(text) > 0
}

// rowGroups are the rows of tables.
func (r *mdReader) rowGroups(isFree func(block int) bool) mdOutline {
	o := mdOutline{form: "tr"}
	for i, b := range r.doc.blocks {
		rows := r.doc.rows(b.node)
		table, ok := asTable(rows)
		if !ok || !isFree(i) || r.partAbove(i) != "" {
			continue
		}
		g := &mdGroup{parent: r.above(i)}
		row := b.node.FirstChild()
		for _, cells := range rows[1:] {
			row = row.NextSibling()
			if t := r.row(r.doc, table, cells, r.doc.place(max(row.Pos(), 0))); t != nil {
				t.heading = g.parent
				g.talks = append(g.talks, t)
			}
		}
		o.groups = append(o.groups, g)
	}
	r.readTitles(o)
	for _, g := range o.groups {
		g.count()
	}
	return o
}

// boldGroups are the paragraphs that are strong, or a line that begins with a
// code, with what follows up to the next or to a heading.
func (r *mdReader) boldGroups(isFree func(block int) bool) mdOutline {
	o := mdOutline{form: "bold"}
	groups := make(map[[2]int]*mdGroup) // by the heading above, links apart
	for i, b := range r.doc.blocks {
		title, rest, ok := r.boldTitle(b)
		if !ok || !isFree(i) || r.partAbove(i) != "" {
			continue
		}
		code, _ := recap.FindCode(title.line())
		end := i + 1
		for ended := false; end < len(r.doc.blocks) && !ended; end++ {
			_, _, isNext := r.boldTitle(r.doc.blocks[end])
			if _, isHeading := r.doc.blocks[end].node.(*ast.Heading); isHeading || isNext {
				break
			}
			var isPart bool
			if ended, isPart = r.endsPlain(code, end); len(r.headings) > 0 || code == "" {
				ended = false
			} else if isPart {
				break
			}
		}
		t := r.newTalk(r.doc, r.doc.place(b.start), "bold")
		t.heading = r.above(i)
		strong := 0
		for _, run := range title {
			if run.mark == 's' || strings.TrimSpace(run.text) == "" {
				strong += len(run.text)
			} else {
				break
			}
		}
		if strong == 0 {
			strong = len(title.String())
		}
		t.called(title.slice(0, strong))
		t.behind(title.slice(strong, len(title.String())))
		t.first, t.last = i, end
		t.below(b, rest)
		t.read(r.doc.blocks[i+1 : end])
		key := [2]int{t.heading, 0}
		if title[0].mark != 's' {
			key[1] = 1
		}
		if groups[key] == nil {
			groups[key] = &mdGroup{parent: t.heading}
			o.groups = append(o.groups, groups[key])
		}
		groups[key].talks = append(groups[key].talks, t)
	}
	r.readTitles(o)
	for _, g := range o.groups {
		g.count()
	}
	return o
}

// boldTitle is the title that a paragraph is or begins with, and where the rest of
// it begins, or -1.
func (r *mdReader) boldTitle(b mdBlock) (title mdText, rest int, ok bool) {
	n, isParagraph := b.node.(*ast.Paragraph)
	if !isParagraph {
		return nil, -1, false
	}
	lines := mdText(r.doc.inline(n)).lines()
	if len(lines) == 0 || len(lines[0].line()) > 2*maxLine {
		return nil, -1, false
	}
	rest = -1
	if len(lines) > 1 {
		if n.Lines().Len() != len(lines) {
			return nil, -1, false
		}
		rest = r.doc.lineStart(n.Lines().At(1).Start)
	}
	code, name := recap.FindCode(lines[0].line())
	isCoded := code != "" && name != "" && strings.HasPrefix(strings.TrimLeft(lines[0].line(), " (["), string(code)) && rest < 0
	if isCoded && len(r.headings) == 0 {
		return lines[0], rest, true
	}
	if links := lines[0].links(); len(links) == 1 && strings.IndexFunc(lines[0].beside(), isWordRune) < 0 && isVideo(playerAddress(links[0].link)) && linkTitle(links[0]) != "" {
		return lines[0], rest, true // a link to the recording that shows the title
	}
	isBold := (lines[0].isMarked('s') || beginsStrong(lines[0])) && !arePeople(lines[0]) && !strings.HasSuffix(lines[0].line(), ":") && lonelyLabel(lines[0]) == "" && partOf(lines[0].line()) == ""
	return lines[0], rest, isBold
}

// beginsStrong reports whether a line is strong up to where people are named.
func beginsStrong(line mdText) bool {
	if len(line) < 2 || line[0].mark != 's' || len(line[0].text) < 3 {
		return false
	}
	behind := line[1:].trim(isSeparator)
	for _, by := range mdBys {
		if rest := behind.String(); strings.HasPrefix(rest, strings.TrimLeft(by, " (,")) {
			behind = behind.slice(len(strings.TrimLeft(by, " (,")), len(rest))
		}
	}
	return arePeople(behind)
}

// partAbove is the part around the sessions that a block stands in, or "".
func (r *mdReader) partAbove(block int) string {
	for i := r.above(block); i >= 0; i = r.headings[i].parent {
		if part := r.headings[i].part; part != "" && part != "summary" && part != "conclusion" {
			return part
		}
	}
	return ""
}
