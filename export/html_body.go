package export

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// bodyView fits rendered bodies into a page.
type bodyView struct {
	doc   *Document
	own   string          // how a link to a place on the page begins
	shown map[string]bool // the fragments of the sessions that are on the page
}

func newBodyView(doc *Document, groups []Group) bodyView {
	url, _, _ := strings.Cut(doc.fragment("top"), "#")
	view := bodyView{
		doc:   doc,
		own:   `<a href="` + strings.ReplaceAll(url, "&", "&amp;") + "#",
		shown: make(map[string]bool),
	}
	for _, g := range groups {
		for _, s := range g.Entries {
			_, fragment, _ := strings.Cut(doc.fragment(s.Anchor), "#")
			view.shown[strings.Clone(fragment)] = true // or the whole URL stays with it
		}
	}
	return view
}

// html returns a body whose headings begin at a level.
func (v bodyView) html(md recap.Markdown, level int) template.HTML {
	return template.HTML(v.localLinks(shiftHeadings(string(v.doc.HTML(md)), level)))
}

// localLinks makes the links to sessions that are on the page lead there also
// where the page is a copy, such as a preview. In text "<" is escaped, so what
// begins like a link is one.
func (v bodyView) localLinks(body string) string {
	if strings.IndexByte(body, '#') < 0 || !strings.Contains(body, v.own) {
		return body // nearly always after a look for a single byte
	}
	parts := strings.Split(body, v.own)
	for i, part := range parts[1:] {
		begin := v.own
		if fragment, _, _ := strings.Cut(part, `"`); v.shown[fragment] {
			begin = `<a href="#`
		}
		parts[i+1] = begin + part
	}
	return strings.Join(parts, "")
}

// shiftHeadings makes the headings of a rendered body, which begin at h4, begin
// at another level. Text in a body has its angle brackets escaped, so every
// "<h4>" is a tag.
func shiftHeadings(body string, level int) string {
	if level == 4 || !strings.Contains(body, "<h") {
		return body
	}
	var pairs []string
	for i := range 3 {
		from, to := "h"+strconv.Itoa(4+i)+">", "h"+strconv.Itoa(min(level+i, 6))+">"
		pairs = append(pairs, "<"+from, "<"+to, "</"+from, "</"+to)
	}
	return strings.NewReplacer(pairs...).Replace(body)
}
