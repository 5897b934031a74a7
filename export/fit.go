package export

import (
	"html/template"
	"net/url"
	"path"
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
}

// Fit returns a body as HTML for a page: it is as safe as that of [Document.HTML],
// and where it leads to a session, the link leads to the session's own page.
func (d *Document) Fit(md recap.Markdown, fit BodyFit) template.HTML {
	if md == "" {
		return ""
	}
	o := body.HTMLOptions{Heading: max(fit.Heading, 2), IDPrefix: fit.IDPrefix, Picture: fit.Pictures.allow(d)}
	o.Link = func(address string) string {
		if e := d.places.at(address); e != nil && e.Page != "" {
			return weburl.Relative(fit.At, e.Page)
		}
		if name, rest, ok := d.beside(address); ok && fit.Beside != nil {
			if to := fit.Beside(name); to != "" {
				return to + rest
			}
		}
		return d.places.absolute(address)
	}
	return template.HTML(d.body(md).HTML(o))
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
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || strings.HasPrefix(u.Path, "/") {
		return "", "", false
	}
	return path.Clean(u.Path), address[len(u.EscapedPath()):], true
}
