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
	children, found := n.GetChildren(), false
	for _, c := range children {
		if t, ok := c.(*ast.Text); !ok {
			linkify(c)
		} else if _, _, address := weburl.NextAddress(string(t.Literal)); address != "" {
			found = true
		}
	}
	if !found {
		return
	}
	n.SetChildren(make([]ast.Node, 0, len(children)))
	for _, c := range children {
		t, ok := c.(*ast.Text)
		if !ok {
			add(n, c)
			continue
		}
		for s := string(t.Literal); s != ""; {
			start, end, address := weburl.NextAddress(s)
			if address == "" {
				addText(n, s)
				break
			}
			if start > 0 {
				addText(n, s[:start])
			}
			link := &ast.Link{Destination: []byte(address)}
			addText(link, s[start:end])
			add(n, link)
			s = s[end:]
		}
	}
}
