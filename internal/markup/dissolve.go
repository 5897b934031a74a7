package markup

import (
	"net/url"

	"golang.org/x/net/html"
)

// dissolve puts the text of links and images that lead nowhere in their place,
// as one with the text beside it: a bare URL may begin in the one and end in the
// other.
func dissolve(n *html.Node, base *url.URL) {
	dissolved := false
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		dissolve(c, base)
		switch {
		case isElement(c, "a"):
			if _, ok := cleanURL(attr(c, "href"), base); ok {
				break
			}
			for child := c.FirstChild; child != nil; child = c.FirstChild {
				c.RemoveChild(child)
				n.InsertBefore(child, c)
			}
			n.RemoveChild(c)
			dissolved = true
		case isElement(c, "img"):
			if _, ok := cleanURL(attr(c, "src"), base); ok {
				break
			}
			n.InsertBefore(&html.Node{Type: html.TextNode, Data: imageText(c)}, c)
			n.RemoveChild(c)
			dissolved = true
		}
		c = next
	}
	if dissolved {
		joinText(n)
	}
}

func isElement(n *html.Node, name string) bool { return n.Type == html.ElementNode && n.Data == name }

// joinText makes one node of text that stands side by side.
func joinText(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		for next := c.NextSibling; c.Type == html.TextNode && next != nil && next.Type == html.TextNode; next = c.NextSibling {
			c.Data += next.Data
			n.RemoveChild(next)
		}
	}
}
