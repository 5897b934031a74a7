package site_test

import (
	"io/fs"
	"net/url"
	"path"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
	"github.com/seed-e2fd8668/recap/site"
)

func TestSiteFilesNameEachOther(t *testing.T) {
	s := newSite(t, served(t, "T"), []site.File{
		{Exporter: export.HTML{}},
		{Name: "sub/page.html", Exporter: export.HTML{}},
		{Name: "told.html", Exporter: export.HTML{Alternates: []export.Alternate{{Title: "Mine", MediaType: "text/plain", URL: "mine.txt"}}}},
		{Name: "feeds/news.xml", Exporter: export.RSS{}},
		{Exporter: export.Atom{FeedURL: "https://feeds.example.org/atom"}},
		{Exporter: export.ICalendar{}},
	}...)
	for name, wants := range map[string][]string{
		"index.html":     {`title="RSS feed" href="feeds/news.xml"`, `title="Atom feed" href="atom.xml"`},
		"sub/page.html":  {`title="RSS feed" href="../feeds/news.xml"`, `title="Atom feed" href="../atom.xml"`},
		"told.html":      {`title="Mine" href="mine.txt"`},
		"feeds/news.xml": {`"https://example.org/recap/feeds/news.xml"`},
		"atom.xml":       {`"https://feeds.example.org/atom"`},
	} {
		content := read(t, s, name)
		for _, want := range wants {
			if !strings.Contains(content, want) {
				t.Errorf("%s does not hold %s", name, want)
			}
		}
		// The post has no times, so there is no calendar to name.
		if strings.Contains(content, "schedule.ics") {
			t.Errorf("%s names a calendar that is not there", name)
		}
	}
}

// The page of a session is no other form of the post.
func TestSitePageNamesNoSessionPages(t *testing.T) {
	doc := prepare(t, readCase(t, "full"), export.SessionPages(site.SessionPages()))
	s := newSite(t, doc, site.File{Exporter: export.HTML{}}, site.File{Exporter: export.JSON{}})
	if n := strings.Count(read(t, s, "index.html"), `rel="alternate"`); n != 1 {
		t.Errorf("index.html names %d other forms, want the JSON alone", n)
	}
}

// Every relative link of a page leads to a file of the site and a place in it.
func TestLinksLeadSomewhere(t *testing.T) {
	doc := prepare(t, readCase(t, "full"), export.SessionPages(site.SessionPages()))
	s := newSite(t, doc, append(site.Files(), site.File{Name: "sub/folder/again.html", Exporter: export.HTML{}})...)
	pages := make(map[string]*html.Node)
	for _, f := range s.Files() {
		if path.Ext(f.Name) == ".html" {
			root, err := html.Parse(strings.NewReader(read(t, s, f.Name)))
			if err != nil {
				t.Fatal(err)
			}
			pages[f.Name] = root
		}
	}
	between := 0
	for name, root := range pages {
		for n := range root.Descendants() {
			href := htmltest.Attr(n, "href")
			base := url.URL{Path: "/" + name}
			to, err := base.Parse(href)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if href == "" || to.Host != "" || to.Scheme != "" {
				continue
			}
			target := strings.TrimPrefix(to.Path, "/")
			if _, err := fs.Stat(s, target); err != nil {
				t.Errorf("%s leads to %s, which is not there", name, href)
			}
			if root := pages[target]; root != nil && to.Fragment != "" && htmltest.ByID(root, to.Fragment) == nil {
				t.Errorf("%s leads to %s, where there is no such place", name, href)
			}
			if target != name {
				between++
			}
		}
	}
	if between < 20 {
		t.Errorf("there are only %d links between files", between)
	}
}
