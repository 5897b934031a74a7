package export

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// Pictures says from where a page loads the pictures in its bodies. Its zero value
// loads those on the post's own host alone, a relative address being one; each
// other picture becomes a link to itself, so that no other host learns who reads
// the page.
type Pictures struct {
	// Hosts are further hosts that pictures load from, such as
	// "images.example.org".
	Hosts []string
	// All loads pictures from everywhere.
	All bool
}

// allow returns whether a picture at an address may load on a page of the document.
func (p Pictures) allow(doc *Document) func(address string) bool {
	return func(address string) bool {
		u, err := url.Parse(address)
		return err == nil && (p.All || u.Host == "" || doc.base != nil && u.Host == doc.base.Host || slices.Contains(p.Hosts, u.Host))
	}
}

// Sources are what pictures may load from, as the directive img-src has it (CSP
// Level 3 section 6.1.10).
func (p Pictures) Sources(doc *Document) string {
	if p.All {
		return "https: http:"
	}
	sources := []string{"'self'"}
	if doc.base != nil {
		sources = append(sources, doc.base.Scheme+"://"+strings.TrimSuffix(doc.base.Host, ":"))
	}
	for _, host := range p.Hosts {
		sources = append(sources, "https://"+host, "http://"+host)
	}
	return strings.Join(sources, " ")
}

// omissions names the pictures of a document that may not load.
func (p Pictures) omissions(doc *Document) []Omission {
	var list []Omission
	allowed := p.allow(doc)
	for md, at := range bodiesOf(doc.source) {
		for picture := range doc.body(md).Pictures() {
			if !allowed(picture.URL) {
				list = append(list, Omission{at.String(), fmt.Sprintf("the picture %s is on another host: it becomes a link; see Pictures", picture.URL)})
			}
		}
	}
	return list
}
