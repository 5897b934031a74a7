package site

import (
	"bytes"
	"encoding/xml"
	"path"
	"strings"

	"github.com/seed-e2fd8668/recap/internal/page"
)

// addFiles adds all pages and the files that go with them.
func (p *pages) addFiles() error {
	p.addAssetFiles()
	p.addDayPages()
	p.addSessionPages()
	p.addTrackAndRoomPages()
	p.addSpeakerPages()
	p.addThemePages()
	p.addSheet("mine.html", "mine", func(s *page.Sheet) {
		s.Heading, s.Hidden, s.Mine = p.words.Mine, true, true
		s.Code, s.Crumbs = p.code, p.crumbs("mine.html")
		s.Scripts = append(s.Scripts, p.mineScript)
	})
	p.addLost()
	p.addSearch()
	p.addOPML()
	return nil
}

// anchor makes the links of a page absolute that a server shows at any address.
func (p *pages) anchor(s *page.Sheet) {
	if p.post.URL == "" {
		return
	}
	from := func(address string) string { return p.doc.Beside(address) }
	s.Root, s.Home = p.doc.Beside(""), from(s.Home)
	s.Style, s.Scripts[0] = from(s.Style), from(s.Scripts[0])
	if s.Icon = ""; p.icon != "" {
		s.Icon = from(p.icon)
	}
	p.addLook(s, "404.html", p.whole(), from)
	for i := range s.Days {
		s.Days[i].URL = from(s.Days[i].URL)
	}
}

// addSitemap adds the list of all pages (sitemaps.org) and robots.txt, which names it.
func (p *pages) addSitemap() {
	type link struct {
		Rel      string `xml:"rel,attr"`
		Language string `xml:"hreflang,attr"`
		URL      string `xml:"href,attr"`
	}
	type location struct {
		Loc      string `xml:"loc"`
		LastMod  string `xml:"lastmod,omitempty"`
		Versions []link `xml:"xhtml:link"`
	}
	var set struct {
		XMLName xml.Name   `xml:"urlset"`
		NS      string     `xml:"xmlns,attr"`
		XHTML   string     `xml:"xmlns:xhtml,attr,omitempty"`
		URLs    []location `xml:"url"`
	}
	set.NS = "http://www.sitemaps.org/schemas/sitemap/0.9"
	if len(p.site.branches) > 0 {
		set.XHTML = "http://www.w3.org/1999/xhtml" // developers.google.com/search/docs/specialty/international/localized-versions
	}
	changed := make(map[string]string)
	for _, e := range p.doc.Entries() {
		if !e.Updated.IsZero() {
			changed[e.Page] = e.Updated.Format("2006-01-02")
		}
	}
	for _, e := range p.site.entries {
		name := strings.TrimPrefix(e.Name, e.folder)
		if path.Ext(name) != ".html" || name == "mine.html" || name == "404.html" || e.skipped != nil {
			continue
		}
		one := location{Loc: p.doc.Beside(e.Name), LastMod: changed[name]}
		if e.Name == "index.html" {
			one.Loc = p.post.URL
		}
		for _, v := range e.versions {
			if one.Versions = append(one.Versions, link{"alternate", v.language(), v.address()}); v.tree.trunk == nil {
				one.Versions = append(one.Versions, link{"alternate", "x-default", v.address()})
			}
			if v.entry == e {
				one.Loc = v.address()
			}
		}
		set.URLs = append(set.URLs, one)
	}
	p.addXML("sitemap.xml", set)
	p.site.add("robots.txt", fixed{"robots", "text/plain; charset=utf-8", ".txt", "User-agent: *\nAllow: /\n\nSitemap: " + p.doc.Beside("sitemap.xml") + "\n"}, p.doc)
}

// addOPML adds the list of the feeds (OPML 2.0), for readers that take all at once.
func (p *pages) addOPML() {
	type outline struct {
		Text     string    `xml:"text,attr"`
		Type     string    `xml:"type,attr,omitempty"`
		XMLURL   string    `xml:"xmlUrl,attr,omitempty"`
		Outlines []outline `xml:"outline"`
	}
	var list struct {
		XMLName xml.Name  `xml:"opml"`
		Version string    `xml:"version,attr"`
		Title   string    `xml:"head>title"`
		Body    []outline `xml:"body>outline"`
	}
	list.Version, list.Title = "2.0", p.siteName()
	folders := make(map[string]int)
	titles := map[string]string{"days": p.wording.Text("Days"), "tracks": p.wording.Text("Tracks"), "rooms": p.wording.Text("Rooms"), "speakers": p.wording.Text("Speakers")}
	for _, e := range p.site.entries {
		atom := strings.HasPrefix(e.format.MediaType, "application/atom+xml")
		if !atom || e.skipped != nil {
			continue
		}
		one := outline{Text: e.doc.Post().Title, Type: "rss", XMLURL: p.doc.Beside(e.Name)}
		folder := path.Dir(e.Name)
		if folder == "." {
			list.Body = append(list.Body, one)
			continue
		}
		if _, known := folders[folder]; !known {
			folders[folder] = len(list.Body)
			list.Body = append(list.Body, outline{Text: titles[folder]})
		}
		in := &list.Body[folders[folder]]
		in.Outlines = append(in.Outlines, one)
	}
	if len(list.Body) > 0 {
		p.addXML("opml.xml", list)
	}
}

func (p *pages) addXML(name string, value any) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	encoder := xml.NewEncoder(&b)
	encoder.Indent("", " ")
	if err := encoder.Encode(value); err != nil {
		return // text always encodes
	}
	b.WriteByte('\n')
	mediaType := "application/xml"
	if name == "opml.xml" {
		mediaType = "text/x-opml; charset=utf-8"
	}
	p.site.add(name, fixed{strings.TrimSuffix(name, ".xml"), mediaType, ".xml", b.String()}, p.doc)
}
