package site

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap/internal/page"
)

// in returns the theme in a language; nil where there is none.
func (t *Theme) in(tag string) *Theme {
	if t == nil {
		return nil
	}
	i := slices.IndexFunc(t.Translations, func(other ThemeTranslation) bool { return strings.EqualFold(other.Language, tag) })
	if i < 0 {
		return t
	}
	translated, said := *t, t.Translations[i]
	translated.Footer = cmp.Or(said.Footer, t.Footer)
	if len(said.Nav) > 0 {
		translated.Nav = said.Nav
	}
	translated.Pages = slices.Clone(t.Pages)
	for i, p := range translated.Pages {
		if j := slices.IndexFunc(said.Pages, func(other ThemePage) bool { return other.Name == p.Name }); j >= 0 {
			translated.Pages[i] = said.Pages[j]
		}
	}
	return &translated
}

// themeLanguage is the language that a text of the theme is in.
func (p *pages) themeLanguage(text string) string {
	if trunk := p.site.root(); slices.Contains(trunk.theme.texts(), text) { // it is not translated
		return trunk.doc.Post().Language
	}
	return p.post.Language
}

// ofTheme is a text of the theme on a page.
func (p *pages) ofTheme(text string) page.Text {
	return page.NewText(text, p.themeLanguage(text), p.wording.In())
}

// texts are what a theme says.
func (t *Theme) texts() []string {
	if t == nil {
		return nil
	}
	texts := []string{string(t.Footer)}
	for _, p := range t.Pages {
		texts = append(texts, p.Title, string(p.Body))
	}
	for _, l := range t.Nav {
		texts = append(texts, l.Title)
	}
	return texts
}
