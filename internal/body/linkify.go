package body

import (
	"github.com/gomarkdown/markdown/ast"

	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// linkify makes links of the addresses that stand in the text in n.
func linkify(n ast.Node) {
	switch n.(type) {
	case *ast.Link, *ast.Image:
		return
	}
	children := n.GetChildren()
	for i, c := range children {
		t, ok := c.(*ast.Text)
		if !ok {
			linkify(c)
			continue
		}
		if _, _, address := weburl.NextAddress(string(t.Literal)); address == "" {
			continue
		}
		n.SetChildren(append([]ast.Node(nil), children[:i]...))
		for _, c := range children[i:] {
			if t, ok := c.(*ast.Text); ok {
				addLinked(n, string(t.Literal))
			} else {
				linkify(c)
				add(n, c)
			}
		}
		return
	}
}

// addLinked adds text, and links where there are addresses in it.
func addLinked(parent ast.Node, s string) {
	for s != "" {
		start, end, address := weburl.NextAddress(s)
		if address == "" {
			addText(parent, s)
			return
		}
		if start > 0 {
			addText(parent, s[:start])
		}
		link := &ast.Link{Destination: []byte(address)}
		addText(link, s[start:end])
		add(parent, link)
		s = s[end:]
	}
}
