package site

import (
	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// A Theme is a look of one's own for the pages of a site, and further pages. The files of
// its brand go into the folder theme of the site.
type Theme struct {
	// Brand is the look. A relative address in it, in the pages and in the translations is
	// that of one of its files, or else that of a file of the site, such as venue.html.
	export.Brand
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
	// Body is the text below the title.
	Body recap.Markdown
}
