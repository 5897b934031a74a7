package site

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// A Theme is a look of one's own for the pages of a site, and further pages.
type Theme struct {
	// CSS comes after the style of the site and so wins over it. It may set the
	// variables of that, such as --accent; docs/branding.md lists them.
	CSS string
	// Files go into the folder theme of the site: the logo, and pictures and fonts,
	// which the CSS names as theme/NAME. Nil means none.
	Files fs.FS
	// Logo is the name of the file that stands in the header of all pages, before
	// the event's name. Empty means none.
	Logo string
	// Icon is the name of the file that browsers show beside the title, an SVG. Empty
	// means the one that comes with the package.
	Icon string
	// Footer stands at the foot of all pages, such as links to an imprint and to a
	// code of conduct. A relative address in it is that of a file of the theme, or else
	// of one of the site, such as venue.html.
	Footer recap.Markdown
	// Nav are further links of the menu, behind those to Pages. A relative address is
	// as in Footer; of a link only Title and URL count.
	Nav []recap.Link
	// Head is HTML for the head of all pages, such as a link that proves who you are.
	// It is trusted: it stands as it is, and the pages' policy lets load the scripts and
	// styles that it names or holds. Addresses in it are not changed, so they are
	// absolute, or begin with a slash.
	Head string
	// Pages are further pages, to which the menu leads in their order.
	Pages []ThemePage
	// Translations are the texts for the pages in other languages.
	Translations []ThemeTranslation
}

// A ThemeTranslation is what a theme says in another language. What it leaves empty,
// and pages that it has not, are as in the theme.
type ThemeTranslation struct {
	Language string // a BCP 47 tag
	Footer   recap.Markdown
	Nav      []recap.Link
	// Pages take the places of those of their names.
	Pages []ThemePage
}

// A ThemePage is a page with a text of one's own, such as one about the venue.
type ThemePage struct {
	// Name is that of the file without .html, such as venue.
	Name string
	// Title is what the menu and the page call it.
	Title string
	// Body is the text below the title. Relative addresses in it are as in Footer.
	Body recap.Markdown
}

// ReadTheme reads a theme from a folder:
//
//	style.css   the CSS
//	logo.svg    the logo; also logo.png, logo.webp or logo.jpg
//	icon.svg    the icon
//	footer.md   what stands at the foot of all pages
//	nav.md      further links of the menu: a list of them, - [Tickets](https://…)
//	head.html   HTML for the head of all pages
//	venue.md    a page: its first line is the title, # Getting there
//	venue.de.md the page in German, of a site that has German pages; so footer.de.md, nav.de.md
//
// Everything else goes into the folder theme of the site, but what is hidden. Pages
// are in the order of the names of their files, in which a number may come first:
// 1-venue.md is venue.html.
func ReadTheme(fsys fs.FS) (*Theme, error) {
	theme := &Theme{Files: themeFiles{fsys}}
	css, err := fs.ReadFile(fsys, "style.css")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	theme.CSS = string(css)
	head, err := fs.ReadFile(fsys, "head.html")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	theme.Head = strings.TrimSpace(string(head))
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		base := strings.TrimSuffix(e.Name(), path.Ext(e.Name()))
		switch {
		case e.IsDir() || strings.HasPrefix(e.Name(), "."):
		case base == "logo" && strings.HasPrefix(mediaTypeOf(e.Name()), "image/"):
			theme.Logo = e.Name()
		case e.Name() == "icon.svg":
			theme.Icon = e.Name()
		case isThemeText(e.Name()):
			text, err := fs.ReadFile(fsys, e.Name())
			if err == nil {
				err = theme.addText(base, string(text))
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.Name(), err)
			}
		}
	}
	return theme, nil
}

// isThemeText reports whether a file is a page, the footer or the menu.
func isThemeText(name string) bool { return path.Ext(name) == ".md" && path.Dir(name) == "." }

// addText adds the text of a file, whose name without .md may end in a language.
func (t *Theme) addText(base, text string) error {
	footer, nav, pages := &t.Footer, &t.Nav, &t.Pages
	if name, tag, found := strings.Cut(base, "."); found {
		if _, err := language.Parse(tag); err != nil {
			return fmt.Errorf("%q is no language; expected a name such as venue.md or venue.de.md", tag)
		}
		base = name
		i := slices.IndexFunc(t.Translations, func(other ThemeTranslation) bool { return strings.EqualFold(other.Language, tag) })
		if i < 0 {
			i = len(t.Translations)
			t.Translations = append(t.Translations, ThemeTranslation{Language: tag})
		}
		footer, nav, pages = &t.Translations[i].Footer, &t.Translations[i].Nav, &t.Translations[i].Pages
	}
	if base == "footer" {
		*footer = recap.Markdown(text)
		return nil
	}
	if base == "nav" {
		links, err := readNav(text)
		*nav = links
		return err
	}
	page, err := themePage(base, text)
	if err == nil {
		*pages = append(*pages, page)
	}
	return err
}

// themePage makes a page of a file.
func themePage(base, text string) (ThemePage, error) {
	text = strings.TrimSpace(strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff"))
	first, rest, _ := strings.Cut(text, "\n")
	title, found := strings.CutPrefix(first, "# ")
	if !found {
		return ThemePage{}, fmt.Errorf("begins with %q; expected a title, such as # Getting there", first)
	}
	if number, name, found := strings.Cut(base, "-"); found && strings.Trim(number, "0123456789") == "" {
		base = name
	}
	return ThemePage{Name: base, Title: strings.TrimSpace(title), Body: recap.Markdown(strings.TrimSpace(rest))}, nil
}

// themeFiles are the files of a theme without those that are its CSS, its head and its texts.
type themeFiles struct{ fs.FS }

// ReadDir implements [fs.ReadDirFS].
func (t themeFiles) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(t.FS, name)
	var files []fs.DirEntry
	for _, e := range entries {
		at := path.Join(name, e.Name())
		if !strings.HasPrefix(e.Name(), ".") && at != "style.css" && at != "head.html" && !isThemeText(at) {
			files = append(files, e)
		}
	}
	return files, err
}

// addTheme adds the pages and the files of the theme.
func (p *pages) addTheme() error {
	for _, one := range p.theme.Pages {
		p.addSheet(one.Name+".html", "text", func(s *page.Sheet) {
			s.Heading = p.ofTheme(one.Title)
			s.Text = p.fitTheme(one.Body, export.BodyFit{At: one.Name + ".html"}, p.from(one.Name+".html"))
		})
	}
	if p.theme.Files == nil || p.site.trunk != nil {
		return nil // all languages share the files
	}
	return fs.WalkDir(p.theme.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		p.site.add("theme/"+name, themeFile{p.theme.Files, name}, p.doc)
		return nil
	})
}

// fitTheme is a body of the theme as HTML for a page, in which files of the theme and of
// the site are found. refer returns the address by which the page refers to a file.
func (p *pages) fitTheme(md recap.Markdown, fit export.BodyFit, refer func(name string) string) template.HTML {
	fit.Heading, fit.Pictures = 2, p.pictures
	fit.Beside = func(name string) string {
		if at := p.themeAddress(name); at != "" {
			return refer(at)
		}
		return ""
	}
	return page.NewBody(p.doc.Fit(md, fit), p.themeLanguage(string(md)), p.wording.In())
}

// fitFooter is the footer of the theme for a page.
func (p *pages) fitFooter(page string, refer func(name string) string) template.HTML {
	return p.fitTheme(p.theme.Footer, export.BodyFit{At: page, IDPrefix: "foot-"}, refer)
}

// from is how a page refers to the files of the site, in whatever language it is.
func (p *pages) from(page string) func(name string) string {
	return func(name string) string { return weburl.Relative(p.site.folder+page, name) }
}

// themeAddress returns the path in the site of the file that a theme calls by a name, ""
// if there is none: one of the theme, or else one of the site, in the language of the
// page if there is such.
func (p *pages) themeAddress(name string) string {
	for _, at := range []string{"theme/" + name, p.site.folder + name, name} {
		if e := p.site.root().byName[at]; e != nil && e.skipped == nil {
			return at
		}
	}
	return ""
}

// A Missing is an address in a text of the theme at which no file is.
type Missing struct {
	// Page is the file that leads there: that of the theme's page, footer.md, nav.md or
	// style.css.
	Page string
	// Name is the path that the text names.
	Name string
}

// Missing returns the relative addresses in the pages, the footer, the menu and the CSS
// of the theme at which neither the theme nor the site has a file, such as that of a
// picture or of a font.
func (s *Site) Missing() []Missing { return s.missing }

// findMissing looks at all texts of the theme, once all files are there.
func (p *pages) findMissing() {
	s := p.site.root()
	note := func(page, name string, found bool) {
		if m := (Missing{p.site.folder + page, name}); !found && !slices.Contains(s.missing, m) {
			s.missing = append(s.missing, m)
		}
	}
	look := func(page string, md recap.Markdown) {
		p.doc.Fit(md, export.BodyFit{At: page, Pictures: p.pictures, Beside: func(name string) string {
			note(page, name, p.themeAddress(name) != "")
			return ""
		}})
	}
	for _, one := range p.theme.Pages {
		look(one.Name+".html", one.Body)
	}
	look("footer.md", p.theme.Footer)
	for _, l := range p.theme.Nav {
		if name, _, _ := strings.Cut(l.URL, "#"); name != "" && isRelative(name) {
			note("nav.md", name, p.themeAddress(name) != "")
		}
	}
	if p.site.trunk != nil {
		return // all languages share the style
	}
	for _, m := range styleURL().FindAllStringSubmatch(p.theme.CSS, -1) {
		name, _, _ := strings.Cut(m[1], "#")
		if name != "" && isRelative(name) {
			note("style.css", name, s.byName[name] != nil)
		}
	}
}

// styleURL is an address in CSS (CSS Values and Units Level 3 section 3.4).
var styleURL = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`url\(\s*["']?([^"'()\s?]+)`)
})

// themeFile is the exporter of a file of a theme.
type themeFile struct {
	files fs.FS
	name  string
}

// Format implements [export.Exporter].
func (f themeFile) Format() export.Format {
	return export.Format{Name: "theme", MediaType: mediaTypeOf(f.name), Extension: path.Ext(f.name)}
}

// Applies implements [export.Applier].
func (themeFile) Applies(*export.Document) error { return nil }

// Export implements [export.Exporter].
func (f themeFile) Export(ctx context.Context, w io.Writer, _ *export.Document) error {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	file, err := f.files.Open(f.name)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(w, file)
	return err
}

// mediaTypeOf is the media type of a file of a theme. Not that of package mime,
// which differs from machine to machine.
func mediaTypeOf(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".webp":
		return "image/webp"
	case ".gif":
		return "image/gif"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	case ".woff":
		return "font/woff"
	case ".css":
		return "text/css; charset=utf-8"
	case ".pdf":
		return "application/pdf"
	}
	return "application/octet-stream"
}
