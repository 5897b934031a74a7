package site

import (
	"cmp"
	"context"
	"crypto/sha256"
	"html"
	"html/template"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/view"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// A sheet is the exporter of a page of a site.
type sheet struct {
	pages *pages
	name  string // of the file
	kind  string
	// fill sets what is on the page.
	fill       func(*page.Sheet)
	alternates []export.Alternate
	preview    recap.Image // the card of what the page is about
	versions   []export.Version
}

// Format implements [export.Exporter].
func (sheet) Format() export.Format { return export.HTML{}.Format() }

// Applies implements [export.Applier].
func (sheet) Applies(*export.Document) error { return nil }

// LinkedTo implements [export.Linker].
func (s sheet) LinkedTo(alternates []export.Alternate) export.Exporter {
	s.alternates = alternates
	return s
}

// PreviewedBy implements [export.Previewer].
func (s sheet) PreviewedBy(picture recap.Image) export.Exporter {
	s.preview = picture
	return s
}

// InLanguages implements [export.Polyglot].
func (s sheet) InLanguages(versions []export.Version) export.Exporter {
	s.versions = versions
	return s
}

// Omissions implements [export.Omitter]: the pages together carry what the page
// of the whole post does.
func (s sheet) Omissions(doc *export.Document) []export.Omission {
	if s.kind != "index" {
		return nil
	}
	return export.HTML{}.Omissions(doc)
}

// Export implements [export.Exporter].
func (s sheet) Export(ctx context.Context, w io.Writer, _ *export.Document) error {
	if err := context.Cause(ctx); err != nil {
		return err // looked at once: a page takes a moment
	}
	view := s.pages.frame(s.name)
	view.Kind = s.kind
	for _, a := range s.alternates {
		view.Alternates = append(view.Alternates, page.Alternate{Title: page.Word(s.pages.wording, a.Title), MediaType: a.MediaType, URL: a.URL})
		switch {
		case strings.HasPrefix(a.MediaType, "text/calendar"):
			view.Calendar = cmp.Or(view.Calendar, a.URL)
		case strings.HasPrefix(a.MediaType, "application/atom"):
			view.Feed = cmp.Or(view.Feed, a.URL)
		}
	}
	for _, v := range s.versions {
		view.Versions = append(view.Versions, page.NewVersion(v.Language, v.URL, v.Address, v.Main, v.Language == s.pages.post.Language))
	}
	s.fill(view)
	if s.preview.URL != "" {
		view.Preview = ogImage(s.preview)
	}
	view.Title, view.TitleLanguage = s.pages.title(view)
	if view.Description == "" {
		view.Description = s.pages.describe(view)
	}
	view.Policy = s.pages.policy(view)
	return page.WriteSheet(w, view)
}

// title is the title of a page with its language, where that is not the page's: a title
// cannot say which of its words are in which.
func (p *pages) title(s *page.Sheet) (title, language string) {
	title, language = plain(s.Heading), languageIn(s.Heading)
	if s.Heading != s.Site {
		title += " – " + plain(s.Site)
	}
	return title, language
}

// plain is a text of a page without its marks.
func plain(text page.Text) string {
	s := string(text)
	for {
		before, rest, found := strings.Cut(s, "<")
		if !found {
			return html.UnescapeString(s)
		}
		_, after, _ := strings.Cut(rest, ">")
		s = before + after
	}
}

// languageIn is the language that a text of a page begins with, "" for that of the page.
func languageIn(text page.Text) string {
	language, marked := strings.CutPrefix(string(text), `<span lang="`)
	if !marked {
		return ""
	}
	language, _, _ = strings.Cut(language, `"`)
	return html.UnescapeString(language)
}

// describe says in a line what a page without a description of its own is: what it
// is called, when and where a session is, and of what event it is.
func (p *pages) describe(s *page.Sheet) page.Text {
	parts := []page.Text{s.Heading}
	if one := s.Session; one != nil {
		parts = append(parts, page.NewText(one.When.Text, "", ""), page.NewText(one.Start.Text, "", ""), one.Room)
	}
	if s.Index != nil {
		for _, c := range s.Index.Counts {
			parts = append(parts, c.Title)
		}
	} else {
		parts = append(parts, s.Site)
	}
	return dotted(parts...)
}

// dotted are the texts that say something, on a line.
func dotted(texts ...page.Text) page.Text {
	var line page.Text
	for _, text := range texts {
		if line != "" && text != "" {
			line += " · "
		}
		line += text
	}
	return line
}

// frame is what every page has.
func (p *pages) frame(name string) *page.Sheet {
	root := strings.Repeat("../", strings.Count(name, "/"))
	event := p.site.root().doc.Post().Event // by which browsers keep stars, whatever the language
	s := &page.Sheet{
		Words: p.words, Language: p.wording.In(), Direction: view.Direction(p.wording.In()), Site: p.doc.Marked(p.siteName()), Said: p.post.Language,
		Root: root, Home: weburl.Relative(name, "index.html"), Style: root + p.style, Scripts: []string{root + p.script}, VectorIcon: p.theme.Icon == "" || page.MediaType(p.theme.Icon) == page.SVG,
		Key: cmp.Or(slug(cmp.Or(event.Acronym, event.Name)), "post"), ZoneID: p.post.Event.TimeZone,
	}
	if p.icon != "" {
		s.Icon = root + p.icon
	}
	p.addLook(s, name, p.from(name), func(at string) string { return weburl.Relative(name, at) })
	if s.Preview = ogImage(p.post.Image); s.Preview == nil {
		s.Preview = ogImage(p.preview)
	}
	if p.post.URL != "" {
		s.URL = p.doc.Beside(name)
		if name == "index.html" {
			s.URL = p.post.URL
		}
	}
	if p.timed {
		s.Zone = p.zoneText()
	}
	for _, d := range p.days {
		at := "days/" + d.iso() + ".html"
		s.Days = append(s.Days, page.Tab{URL: weburl.Relative(name, at), Title: p.dayShort(d.date), Long: p.dayLong(d.date), Current: at == name})
	}
	return s
}

// addLook sets what the theme says of a page: the menu, and what refers to files of the
// theme. address is how the page refers to another of its language.
func (p *pages) addLook(s *page.Sheet, name string, refer referrer, address func(at string) string) {
	s.Logo, _ = page.NewLogo(cmp.Or(view.Address(p.theme.Logo, refer), p.pictures.Shown(p.doc, p.post.Event.Logo.URL)))
	s.Icon = cmp.Or(view.Address(p.theme.Icon, refer), s.Icon)
	s.Footer = p.fitTheme(p.theme.Footer, export.BodyFit{At: name, IDPrefix: "foot-"}, refer)
	s.Head = template.HTML(p.theme.Head) // #nosec G203 -- the theme's author is trusted
	s.Menu = p.menu(name, address)
	mine := len(s.Menu) - 1
	s.Menu = slices.Insert(s.Menu, mine, view.Menu(p.theme.Nav, name, "index.html", refer, p.ofTheme)...)
}

// menu are the links at the top of a page to others of the site.
func (p *pages) menu(name string, address func(at string) string) []page.Tab {
	var tabs []page.Tab
	add := func(at string, title page.Text) {
		tabs = append(tabs, page.Tab{URL: address(at), Title: title, Current: at == name, Mine: at == "mine.html"})
	}
	add("index.html", p.words.Home)
	if len(p.tracks) > 0 {
		add("tracks/index.html", p.words.Tracks)
	}
	if len(p.people) > 0 {
		add("speakers/index.html", p.words.Speakers)
	}
	for _, one := range p.theme.Pages {
		add(one.Name+".html", p.ofTheme(one.Title))
	}
	add("mine.html", p.words.Mine)
	return tabs
}

// articleMenu is the menu of the article that the first page of a recap without times
// is: it leads to all indexes, since nothing else on it does.
func (p *pages) articleMenu() []recap.Link {
	var links []recap.Link
	for _, tab := range p.menu("index.html", func(at string) string { return at }) {
		if tab.Mine && len(p.rooms) > 0 {
			links = append(links, recap.Link{URL: "rooms/index.html", Title: plain(p.words.Rooms)})
		}
		if tab.Mine && p.site.hasChanges() {
			links = append(links, recap.Link{URL: changesPage, Title: plain(p.words.Changes)})
		}
		if !tab.Current {
			links = append(links, recap.Link{URL: tab.URL, Title: plain(tab.Title)})
		}
	}
	return links
}

// policy is the Content-Security-Policy of a page (CSP Level 3): what stands in
// the site loads, and pictures where they may.
func (p *pages) policy(s *page.Sheet) string {
	policy := p.loads.Clone()
	if s.Data != "" {
		sum := sha256.Sum256([]byte(s.Data))
		policy.Add("script-src", "'"+page.SourceHash(sum[:])+"'")
	}
	if s.Session != nil {
		policy.AddDirectives(s.Session.Players)
	}
	return policy.String()
}

// loading is the policy of all pages.
func (p *pages) loading() page.Policy {
	policy := make(page.Policy)
	for _, directive := range []string{"style-src", "script-src", "connect-src"} {
		policy.Add(directive, "'self'")
	}
	policy.AddDirectives("img-src " + p.pictures.Sources(p.doc))
	if p.theme.Files != nil {
		policy.Add("font-src", "'self'") // also of a style sheet that the head names
	}
	policy.AddStyle(p.theme.CSS)
	policy.AddHead(p.theme.Head)
	policy.AddPictures(p.theme.Logo, p.theme.Icon)
	return policy
}

// crumbs are the way from the first page to another.
func (p *pages) crumbs(name string, way ...page.Link) []page.Link {
	return append([]page.Link{{URL: weburl.Relative(name, "index.html"), Title: p.doc.Marked(p.siteName())}}, way...)
}

func (p *pages) dayLong(date time.Time) page.Text {
	return p.date("Monday, 2 January 2006", date)
}

// date words a date by a layout, see [catalogue.Words.Date].
func (p *pages) date(layout string, t time.Time) page.Text {
	return page.NewText(p.wording.Date(layout, t), p.wording.Foreign(layout), "")
}

func (p *pages) dayShort(date time.Time) page.Text {
	return p.date("Mon 2", date)
}

// picture is a picture on a page with a text in a language, nil where it may not load.
func (p *pages) picture(i recap.Image, language string) *page.Picture {
	return page.NewPicture(p.pictures.Shown(p.doc, i.URL), i.Alt, p.foreign(language), i.Width, i.Height)
}

// foreign returns a language unless it is that of the pages.
func (p *pages) foreign(language string) string {
	if language == p.wording.In() {
		return ""
	}
	return language
}

// ogImage is the picture for those who show a link to a page. They load it
// themselves, from wherever it is.
func ogImage(i recap.Image) *page.Picture {
	return page.NewPicture(weburl.ASCII(i.URL), i.Alt, "", i.Width, i.Height)
}
