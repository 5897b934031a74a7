package source

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// A mdDetail is an item of a list of details: what stands before the colon and
// what behind it.
type mdDetail struct {
	label string // "" if the item has none
	value []*html.Node
	at    int // of the list, in the input
}

// text is the value as plain text.
func (d mdDetail) text() string { return plain(d.value...) }

// link is the first link of the value.
func (d mdDetail) link() *html.Node {
	for _, n := range d.value {
		if isElement(n, "a") {
			return n
		}
	}
	return nil
}

// after is the text behind the value's first link.
func (d mdDetail) after() string {
	for i, n := range d.value {
		if isElement(n, "a") {
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
	at := d.at + max(list.Pos(), 0)
	var details []mdDetail
	for li := d.html(list).FirstChild; li != nil; li = li.NextSibling {
		if !isElement(li, "ul") {
			continue
		}
		for item := li.FirstChild; item != nil; item = item.NextSibling {
			if isElement(item, "li") {
				details = append(details, detailOf(item, at))
			}
		}
	}
	return details
}

// detailOf divides an item at the first colon of its leading text.
func detailOf(item *html.Node, at int) mdDetail {
	nodes := childrenOf(item)
	for len(nodes) == 1 && isElement(nodes[0], "p") {
		nodes = childrenOf(nodes[0])
	}
	detail := mdDetail{value: nodes, at: at}
	if len(nodes) == 0 || nodes[0].Type != html.TextNode {
		return detail
	}
	label, rest, found := strings.Cut(nodes[0].Data, ": ")
	if !found && len(nodes) > 1 {
		label, found = strings.CutSuffix(nodes[0].Data, ":")
		rest = ""
	}
	if !found {
		return detail
	}
	detail.label = oneLine(label)
	detail.value = nodes[1:]
	if rest != "" {
		detail.value = append([]*html.Node{{Type: html.TextNode, Data: rest}}, nodes[1:]...)
	}
	return detail
}
