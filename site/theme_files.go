package site

import (
	"context"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/view"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// addThemePages adds the pages of the theme.
func (p *pages) addThemePages() {
	for _, one := range p.theme.Pages {
		name := one.Name + ".html"
		p.addSheet(name, "text", func(s *page.Sheet) {
			s.Heading = p.ofTheme(one.Title)
			s.Text = p.fitTheme(one.Body, export.BodyFit{At: name}, p.from(name))
		})
	}
}

// addThemeFiles adds the files of the theme, which all languages share. Where there are no
// pages that could name them, there is no theme.
func (s *Site) addThemeFiles() error {
	isPage := func(e *entry) bool {
		_, ok := e.Exporter.(export.Branded)
		return ok && e.skipped == nil
	}
	if s.pages == nil && !slices.ContainsFunc(s.entries, isPage) {
		s.given = nil
		for _, tree := range s.trees() {
			tree.theme = nil
		}
	}
	if s.theme == nil || s.theme.Files == nil {
		return nil
	}
	return fs.WalkDir(s.theme.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		s.add(view.ThemeFolder+"/"+name, themeFile{s.theme.Files, name}, s.doc)
		return nil
	})
}

// brandPages gives the look of the theme to the pages that other exporters write.
func (s *Site) brandPages() {
	if s.theme == nil {
		return
	}
	for _, e := range s.entries {
		if branded, ok := e.Exporter.(export.Branded); ok && e.folder == s.folder {
			e.Exporter = branded.BrandedBy(&s.theme.Brand, s.findForTheme)
		}
	}
}

// findForTheme is [Site.themeAddress] as a path beside the post.
func (s *Site) findForTheme(name string) string {
	at := s.themeAddress(name)
	if at == "" || s.folder == "" {
		return at
	}
	if beside, ok := strings.CutPrefix(at, s.folder); ok {
		return beside
	}
	return s.up() + at
}

// themeAddress returns the path in the site of the file that a theme calls by a name, ""
// if there is none: one of the theme, or else one of the site, in the language of the
// page if there is such.
func (s *Site) themeAddress(name string) string {
	for _, at := range []string{view.ThemeFolder + "/" + name, s.folder + name, name} {
		if e := s.root().byName[at]; e != nil && e.skipped == nil {
			return at
		}
	}
	return ""
}

// fitTheme is a body of the theme as HTML for a page, in which files of the theme and of
// the site are found.
func (p *pages) fitTheme(md recap.Markdown, fit export.BodyFit, refer referrer) page.Text {
	fit.Heading, fit.Pictures, fit.Beside = 2, p.pictures, refer
	return page.NewBody(p.doc.Fit(md, fit), p.themeLanguage(string(md)), p.wording.In())
}

// themeStyle is the CSS of the theme for the style in the folder of the site, in which
// addresses of files of the theme are those in its folder.
func (p *pages) themeStyle() string {
	style, _ := view.Restyle(p.theme.CSS, func(name string, _ bool) string {
		if file := view.FileOf(p.theme.Files, name); file != "" {
			return weburl.Relative("", view.ThemeFolder+"/"+file)
		}
		return "" // which findMissing looks at
	})
	return style
}

// A referrer returns how a page refers to the file that the theme calls by a name, "" if
// there is none.
type referrer func(name string) string

// from is how a page refers to files, in whatever language it is.
func (p *pages) from(page string) referrer {
	return p.referring(func(at string) string { return weburl.Relative(p.site.folder+page, at) })
}

// whole is how a page refers to files that is seen at any address.
func (p *pages) whole() referrer { return p.referring(p.site.root().doc.Beside) }

func (p *pages) referring(address func(at string) string) referrer {
	return func(name string) string {
		if at := p.site.themeAddress(name); at != "" {
			return address(at)
		}
		return ""
	}
}

// themeFile is the exporter of a file of a theme.
type themeFile struct {
	files fs.FS
	name  string
}

// Format implements [export.Exporter].
func (f themeFile) Format() export.Format {
	return export.Format{Name: "theme", MediaType: page.MediaType(f.name), Extension: path.Ext(f.name)}
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
