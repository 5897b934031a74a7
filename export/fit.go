package export

import (
	"html/template"

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
		return d.places.absolute(address)
	}
	return template.HTML(d.body(md).HTML(o))
}
