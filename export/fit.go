package export

import (
	"html/template"
	"net/url"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/body"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// A BodyFit says where a body is to stand.
type BodyFit struct {
	// At is the path of the page beside the post, with slashes; see
	// [Document.Beside].
	At string
	// Heading is the level of the body's largest headings, from 1 to 6. Zero
	// means 2.
	Heading int
	// IDPrefix comes before the ids of headings, so that two bodies of one page
	// have none in common.
	IDPrefix string
	// Pictures says from where the body's pictures load.
	Pictures Pictures
	// Beside, if not nil, is asked where a relative address leads, by its path from the
	// post, such as plan.png: it returns the address by which the page refers to the
	// file. Where it returns "", the address is that of the post's URL with the path.
	Beside func(name string) string
	// Source, if not nil, is Beside for pictures that load. It may return a data: URL.
	Source func(name string) string
}

// Fit returns a body as HTML for a page: it is as safe as that of [Document.HTML],
// and where it leads to a session, the link leads to the session's own page.
func (d *Document) Fit(md recap.Markdown, fit BodyFit) template.HTML {
	if md == "" {
		return ""
	}
	o := body.HTMLOptions{Heading: max(fit.Heading, 2), IDPrefix: fit.IDPrefix, Picture: fit.Pictures.allow(d)}
	o.Link = d.linkOn(fit.At, fit.Beside)
	if fit.Source != nil {
		o.Source = d.linkOn(fit.At, fit.Source)
	}
	return template.HTML(d.body(md).HTML(o))
}

// linkOn returns the address by which a page at a path refers to what a body does; for
// beside see [BodyFit.Beside].
func (d *Document) linkOn(at string, beside func(name string) string) func(address string) string {
	return func(address string) string {
		if e := d.places.at(address); e != nil {
			return d.entryFrom(at, e)
		}
		if name, rest, ok := d.beside(address); ok && beside != nil {
			switch to := beside(name); {
			case strings.HasPrefix(to, "data:"):
				return to
			case to != "":
				return to + rest
			}
		}
		return d.fromPage(at, address)
	}
}

// entryFrom is how a page at a path refers to an entry: to its page, or to its place in
// the post.
func (d *Document) entryFrom(at string, e *Entry) string {
	if e.Page != "" {
		return weburl.Relative(at, e.Page)
	}
	if name, rest, ok := weburl.Beside(e.URL); ok {
		return weburl.Relative(at, name) + rest
	}
	return e.URL
}

// fromPage is an address as a page at a path refers to it. Of a post without a URL, a
// relative one counts from where the post stands, and from a page in a folder it leads
// out of that first.
func (d *Document) fromPage(at, address string) string {
	if d.texts != nil || d.up == "" && !strings.Contains(at, "/") {
		return address // which is absolute, or counts from the page's own folder
	}
	if name, rest, ok := weburl.Beside(address); ok {
		return weburl.Relative(at, d.up+name) + rest
	}
	return address
}

// beside takes the address of a file beside the post apart: its path from there, and
// what comes after the path. Addresses in bodies are made absolute when they are read,
// if the post has a URL.
func (d *Document) beside(address string) (name, rest string, ok bool) {
	if d.texts != nil {
		if page, _, _ := strings.Cut(address, "#"); page == d.texts.String() {
			return "", "", false // the post itself
		}
		folder := d.texts.ResolveReference(&url.URL{Path: "."})
		if address, ok = strings.CutPrefix(address, folder.String()); !ok {
			return "", "", false
		}
	}
	return weburl.Beside(address)
}
