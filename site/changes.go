package site

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// changesPage is the page of what changed.
const changesPage = "changes.html"

// hasChanges reports whether the post has a history, and so the site a page of it.
func (s *Site) hasChanges() bool {
	_, err := s.doc.History()
	return err == nil
}

// addChanges adds what changed since earlier versions, as a page and as feeds, where
// the post has a history; see [export.Document.History]. Among pages for people it is
// one of them.
func (s *Site) addChanges() {
	changes, err := s.doc.History()
	if err != nil {
		return
	}
	first := File{changesPage, export.HTML{}}
	if p := s.pages; p != nil {
		first.Exporter = sheet{pages: p, name: changesPage, kind: "text", fill: func(s *page.Sheet) {
			s.Heading, s.Crumbs, s.Text = page.NewText(changes.Post().Title, "", ""), p.crumbs(changesPage), p.revisions(changes)
		}}
	}
	var added []*entry
	for _, f := range []File{
		first, {"changes.xml", export.Atom{}}, {"changes-rss.xml", export.RSS{}}, {"changes.json", export.JSONFeed{}},
	} {
		if p, ok := f.Exporter.(export.Placer); ok {
			f.Exporter = p.PlacedAt(f.Name)
		}
		e := s.add(f.Name, f.Exporter, changes)
		e.skipped = refusal(e.Exporter, e.doc)
		added = append(added, e)
	}
	link(added)
}

// revisions are what changed, by version, with links to the sessions' pages.
func (p *pages) revisions(changes *export.Document) template.HTML {
	zone, err := p.post.Event.Location()
	if err != nil {
		return "" // a valid post has none such
	}
	fit := export.BodyFit{At: changesPage, Heading: 3, Pictures: p.pictures, Beside: func(name string) string {
		if p.site.root().byName[p.site.folder+name] == nil {
			return ""
		}
		return weburl.Relative(changesPage, name)
	}}
	var text strings.Builder
	for _, e := range changes.Entries() {
		fmt.Fprintf(&text, "<h2 id=\"%s\">%s</h2>\n<p>%s</p>\n%s\n", template.HTMLEscapeString(e.Anchor), template.HTMLEscapeString(e.Title),
			dotted(p.dayLong(e.Updated.In(zone)), page.NewText(e.Subtitle, "", "")), p.doc.Fit(recap.Markdown(e.Summary), fit))
	}
	return template.HTML(text.String())
}
