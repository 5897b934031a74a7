package site_test

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// find returns the first element below n of which ok is true, or nil.
func find(n *html.Node, ok func(*html.Node) bool) *html.Node {
	if n == nil {
		return nil
	}
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && ok(d) {
			return d
		}
	}
	return nil
}

func byID(n *html.Node, id string) *html.Node {
	return find(n, func(n *html.Node) bool { return attr(n, "id") == id })
}

func byTag(n *html.Node, tag string) *html.Node {
	return find(n, func(n *html.Node) bool { return n.Data == tag })
}

func byClass(n *html.Node, class string) *html.Node {
	return find(n, func(n *html.Node) bool { return slices.Contains(strings.Fields(attr(n, "class")), class) })
}

// textOf returns the text below n with its white space folded.
func textOf(n *html.Node) string {
	var b strings.Builder
	if n != nil {
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				b.WriteString(d.Data)
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
