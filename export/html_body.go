package export

import (
	"html/template"
	"strconv"
	"sync"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/body"
)

// bodyView fits bodies into a page.
type bodyView struct {
	doc      *Document
	at       string                 // the path of the page beside the post
	shown    func() map[*Entry]bool // the entries that are on the page
	pictures func(address string) bool
	written  *int // how many bodies are on the page
}

func newBodyView(doc *Document, e HTML, groups []Group) bodyView {
	shown := sync.OnceValue(func() map[*Entry]bool {
		all := make(map[*Entry]bool)
		for _, g := range groups {
			for _, entry := range g.Entries {
				all[entry] = true
			}
		}
		return all
	})
	return bodyView{doc: doc, at: e.at, shown: shown, pictures: e.Pictures.allow(doc), written: new(int)}
}

// html returns a body whose headings begin at a level.
func (v bodyView) html(md recap.Markdown, level int) template.HTML {
	if md == "" {
		return ""
	}
	*v.written++
	o := body.HTMLOptions{Heading: level, Link: v.link, Picture: v.pictures}
	if *v.written > 1 {
		o.IDPrefix = strconv.Itoa(*v.written) + "-"
	}
	return template.HTML(v.doc.body(md).HTML(o))
}

// link makes a link to a session lead to its place on the page, also where the
// page is a copy, such as a preview, or to its own page.
func (v bodyView) link(address string) string {
	e := v.doc.places.at(address)
	switch {
	case e == nil:
		return v.doc.fromPage(v.at, address)
	case v.shown()[e]:
		return "#" + e.Anchor
	}
	return v.doc.entryFrom(v.at, e)
}
