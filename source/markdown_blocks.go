package source

import (
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"github.com/seed-e2fd8668/recap"
)

// labelled reads the block behind a label.
func (t *mdTalk) labelled(field string, n ast.Node) bool {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		return t.embedded(n, false)
	case *ast.Paragraph:
		text := mdText(t.doc.inline(n))
		return (field != "speakers" || arePeople(text)) && t.value(field, field, text)
	case *ast.List:
		before, says := t.session, t.says
		before.Links = before.Links[:len(before.Links):len(before.Links)]
		before.Speakers = before.Speakers[:len(before.Speakers):len(before.Speakers)]
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			text := mdText(t.doc.inline(item))
			s, isPerson := speakerWithAbout(text)
			switch {
			case field == "speakers" && isPerson:
				t.session.Speakers = append(t.session.Speakers, s)
				t.says |= saysSpeakers
			case field == "speakers", !t.value(field, field, text) && !t.detailLine(text):
				t.session, t.says = before, says
				return false
			}
		}
		return true
	}
	return false
}

// list reads a list of details, or one of speakers at the beginning. One that has
// a name among other things stays where it is.
func (t *mdTalk) list(n *ast.List, isEarly bool) bool {
	var lines []mdText
	people, named := 0, []recap.Speaker(nil)
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		text := mdText(t.doc.inline(item))
		lines = append(lines, text)
		if speakers := eachPerson([]mdText{text}, speakerWithAbout); speakers != nil && isPerson(speakers[0].Name) {
			people++
			named = append(named, speakers...)
		} else if arePeople(text) {
			named = append(named, speakersOf(text, false)...)
		}
	}
	const few = 8
	isTitled := func(line mdText) bool {
		_, _, isLabelled := cutLabel(line)
		return !isLabelled && slices.ContainsFunc(line.links(), func(l mdRun) bool { return linkTitle(l) != "" })
	}
	isLabelLink := func(line mdText) bool {
		isOther := func(l mdRun) bool { return linkTitle(l) != "" || roleOfLink(l) == "" }
		return strings.IndexFunc(line.beside(), unicode.IsLetter) < 0 && len(line.links()) > 0 && !slices.ContainsFunc(line.links(), isOther)
	}
	isLinks := func(line mdText) bool {
		return len(line.links()) > 0 && strings.IndexFunc(line.beside(), unicode.IsLetter) < 0
	}
	switch {
	case !slices.ContainsFunc(lines, isTitled) && t.details(lines):
		return true
	case slices.ContainsFunc(lines, isLabelLink) && !slices.ContainsFunc(lines, func(line mdText) bool { return !isLinks(line) }):
		for _, line := range lines {
			t.linksAs("link", line)
		}
		return true
	case !isEarly || len(named) == 0 || len(t.session.Speakers) > 0 || len(lines) > few:
	case people == len(lines) && people > 1 && !t.begun:
		t.session.Speakers = named
		t.says |= saysSpeakers
		return true
	case len(named) == 1 && !n.IsOrdered():
		for _, line := range lines {
			if label, _, ok := cutLabel(line); ok && fieldOfLabel(label) != "summary" {
				t.session.Speakers = named
				t.says |= saysSpeakers
			}
		}
	}
	return false
}

// leadingLinks reads the items that a list begins with and that are links to what
// a session has, such as "[YouTube](…)", and returns the next one; nil if there
// are none.
func (t *mdTalk) leadingLinks(n *ast.List) ast.Node {
	item := n.FirstChild()
	for ; item != nil; item = item.NextSibling() {
		line := mdText(t.doc.inline(item))
		links := line.links()
		isLink := len(links) == 1 && linkTitle(links[0]) == "" && roleOfLink(links[0]) != ""
		if !(isLink && t.loneLinks(line)) && (t.begun || item.ChildCount() > 1 || !t.labelledItem(line)) {
			break
		}
	}
	if item == n.FirstChild() {
		return nil
	}
	return item
}

// innerLinks reads the links that items of a short list say are the recording or the
// slides: the items stay in the summary.
func (t *mdTalk) innerLinks(n *ast.List) {
	const few = 8
	if t.begun || n.ChildCount() > few {
		return
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		line := mdText(t.doc.inline(item))
		label, value, ok := cutLabel(line)
		if field := fieldOfLabel(label); ok && (field == "video" || field == "slides") && len(value.links()) > 0 {
			t.linksAs(field, value)
		} else if links := line.links(); len(links) == 1 && linkTitle(links[0]) == "" {
			t.loneLinks(line)
		}
	}
}

// labelledItem reads an item such as "Speaker: Ada Example" before the notes of the
// talk.
func (t *mdTalk) labelledItem(line mdText) bool {
	label, value, ok := cutLabel(line)
	switch field := fieldOfLabel(label); field {
	case "speakers", "video", "slides", "room", "time", "date":
		return ok && t.value(field, label, value)
	}
	return false
}

// table reads a table of labels and values.
func (t *mdTalk) table(rows [][]mdText) bool {
	var lines []mdText
	for _, row := range rows {
		if len(row) != 2 || fieldOfLabel(row[0].line()) == "" {
			return false
		}
		lines = append(lines, append(append(row[0], mdRun{text: ": "}), row[1]...))
	}
	return t.details(lines)
}
