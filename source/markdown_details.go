package source

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A mdDetail is an item of a list of details: what stands before the colon and
// what behind it.
type mdDetail struct {
	label string // "" if the item has none
	value []mdRun
	at    int // of the list, in the input
}

// text is the value as plain text.
func (d mdDetail) text() string { return plain(d.value...) }

// link is the first link of the value, nil if there is none.
func (d mdDetail) link() *mdRun {
	for i := range d.value {
		if d.value[i].isLink {
			return &d.value[i]
		}
	}
	return nil
}

// after is the text behind the value's first link.
func (d mdDetail) after() string {
	for i, r := range d.value {
		if r.isLink {
			return plain(d.value[i+1:]...)
		}
	}
	return ""
}

// details reads a list of details, nil if the block is none.
func (d *mdDocument) details(block ast.Node) []mdDetail {
	list, ok := block.(*ast.List)
	if !ok || list.IsOrdered() {
		return nil
	}
	var details []mdDetail
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		detail := mdDetail{value: d.inline(item), at: d.at + max(list.Pos(), 0)}
		detail.cutLabel()
		detail.label = d.inEnglish(detail.label, mdLabels)
		details = append(details, detail)
	}
	return details
}

// cutLabel divides an item at the first colon of its leading text.
func (d *mdDetail) cutLabel() {
	if len(d.value) == 0 || d.value[0].mark != 0 || d.value[0].isLink {
		return
	}
	label, rest, found := strings.Cut(d.value[0].text, ": ")
	if !found && len(d.value) > 1 {
		label, found = strings.CutSuffix(d.value[0].text, ":")
	}
	switch {
	case !found:
		return
	case rest == "":
		d.value = d.value[1:]
	default:
		d.value[0].text = rest
	}
	d.label = oneLine(label)
}
