package source

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// An addressRenderer renders links with their addresses as they were written,
// which goldmark percent-encodes for browsers.
type addressRenderer struct{}

// RegisterFuncs implements [renderer.NodeRenderer].
func (r addressRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindLink, r.link)
	reg.Register(ast.KindAutoLink, r.autoLink)
}

func (addressRenderer) link(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, err := w.WriteString("</a>")
		return ast.WalkContinue, err
	}
	n := node.(*ast.Link)
	address := util.UnescapePunctuations(n.Destination)
	address = util.ResolveEntityNames(util.ResolveNumericReferences(address))
	w.WriteString(`<a href="`)
	w.Write(util.EscapeHTML(address))
	if n.Title != nil {
		w.WriteString(`" title="`)
		html.DefaultWriter.Write(w, n.Title)
	}
	_, err := w.WriteString(`">`)
	return ast.WalkContinue, err
}

func (addressRenderer) autoLink(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.AutoLink)
	w.WriteString(`<a href="`)
	if address := n.URL(source); n.AutoLinkType == ast.AutoLinkEmail {
		w.WriteString("mailto:")
		w.Write(util.EscapeHTML(address))
	} else {
		w.Write(util.EscapeHTML(address))
	}
	w.WriteString(`">`)
	w.Write(util.EscapeHTML(n.Label(source)))
	_, err := w.WriteString("</a>")
	return ast.WalkContinue, err
}
