package site

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/view"
)

// A Missing is an address of the theme at which no file is.
type Missing struct {
	// Page is the file that leads there: that of the theme's page, footer.md, nav.md or
	// style.css; or Logo or Icon.
	Page string
	// Name is the path that it names.
	Name string
}

// Missing returns the relative addresses in the pages, the footer, the menu and the CSS
// of the theme, and of its logo and its icon, at which neither the theme nor the site has
// a file. A font that is not there is an error of [New].
func (s *Site) Missing() []Missing { return s.missing }

// findMissing looks at all that the theme names, once all files are there. The error says
// which fonts are not.
func (s *Site) findMissing() error {
	if s.theme == nil {
		return nil
	}
	root := s.root()
	look := func(page string) referrer {
		return func(name string) string {
			at := s.themeAddress(name)
			if m := (Missing{s.folder + page, name}); at == "" && !slices.Contains(root.missing, m) {
				root.missing = append(root.missing, m)
			}
			return at
		}
	}
	read := func(page string, md recap.Markdown) { s.doc.Fit(md, export.BodyFit{At: page, Beside: look(page)}) }
	if s.pages != nil {
		for _, one := range s.theme.Pages {
			read(one.Name+".html", one.Body)
		}
	}
	read("footer.md", s.theme.Footer)
	for _, l := range s.theme.Nav {
		view.Address(l.URL, look("nav.md"))
	}
	if s.trunk != nil {
		return nil // all languages share the rest
	}
	view.Address(s.theme.Logo, look("Logo"))
	view.Address(s.theme.Icon, look("Icon"))
	_, fonts := view.Restyle(s.theme.CSS, func(name string, font bool) string {
		if font {
			return s.themeAddress(name)
		}
		return look("style.css")(name)
	})
	if err := view.MissingFonts("style.css", fonts, "neither the theme nor the site has that file"); err != nil {
		return fmt.Errorf("site: the theme: %w", err)
	}
	return nil
}

// An Unused is a text of the theme that stands on no page.
type Unused struct {
	// Text names it as a file of a theme's folder is called: venue.de.md.
	Text string
	// Reason says why, such as that the site is not in the language.
	Reason string
}

// Unused returns the texts of the theme that stand on no page: those in languages that the
// site is not in, translations of pages that the theme has not, and pages where the site
// has none but those of [Options]. A site without pages uses no theme.
func (s *Site) Unused() []Unused {
	if s.given == nil {
		return nil
	}
	var unused []Unused
	var languages []string
	for _, tree := range s.trees() {
		languages = append(languages, tree.doc.Post().Language)
	}
	add := func(text, reason string) { unused = append(unused, Unused{text, reason}) }
	if s.pages == nil {
		for _, one := range s.given.Pages {
			add(one.Name+".md", "only a site whose sessions have pages of their own has such pages")
		}
	}
	for _, t := range s.given.Translations {
		isIn := slices.ContainsFunc(languages, func(tag string) bool { return strings.EqualFold(tag, t.Language) })
		for _, text := range t.files() {
			isPage := slices.ContainsFunc(s.given.Pages, func(one ThemePage) bool { return one.Name == text })
			switch name := text + "." + t.Language + ".md"; {
			case !isIn:
				add(name, "the site is in "+strings.Join(languages, ", ")+" and not in "+t.Language)
			case text != "footer" && text != "nav" && !isPage:
				add(name, "the theme has no page "+text+".md, of which it would be the translation")
			}
		}
	}
	return unused
}

// files names what there is in a language, as the files of a folder are called.
func (t ThemeTranslation) files() []string {
	var texts []string
	if t.Footer != "" {
		texts = append(texts, "footer")
	}
	if len(t.Nav) > 0 {
		texts = append(texts, "nav")
	}
	for _, one := range t.Pages {
		texts = append(texts, one.Name)
	}
	return texts
}
