// Package htmltest finds elements in HTML, for tests.
package htmltest

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Attr returns the value of an attribute, or "".
func Attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// Find returns the first element below n of which ok is true, or nil.
func Find(n *html.Node, ok func(*html.Node) bool) *html.Node {
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

// ByID, ByTag and ByClass return the first element below n that has it, or nil.
func ByID(n *html.Node, id string) *html.Node {
	return Find(n, func(n *html.Node) bool { return Attr(n, "id") == id })
}

func ByTag(n *html.Node, tag string) *html.Node {
	return Find(n, func(n *html.Node) bool { return n.Data == tag })
}

func ByClass(n *html.Node, class string) *html.Node {
	return Find(n, func(n *html.Node) bool { return slices.Contains(strings.Fields(Attr(n, "class")), class) })
}

// Text returns the text below n with its white space folded.
func Text(n *html.Node) string {
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

// Language returns the language that text below n is in: what n or the nearest element
// around it says.
func Language(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if tag := Attr(n, "lang"); tag != "" {
			return tag
		}
	}
	return ""
}

// Says returns the first node below n that is a text of its own, or nil.
func Says(n *html.Node, text string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.TextNode && strings.TrimSpace(d.Data) == text {
			return d
		}
	}
	return nil
}
