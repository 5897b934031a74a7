package source

import (
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

// The words that export.Markdown writes are those of the post's language, which
// the layout names. What follows is in English, as the keys of the catalogue are.
var (
	mdAuthorLabels = []string{"Role", "Job", "Organization", "Page", "Picture"}
	mdLinkLabels   = []string{"Video", "Audio", "Slides", "Code", "Paper"}
	mdLabels       = slices.Concat(mdHeadLabels, mdBeforeLinks, mdAfterLinks, mdAuthorLabels, mdLinkLabels)
	mdHeadings     = []string{"Introduction", "Contents", "Conclusion", "Authors", "Related posts", "Sessions", "Other sessions"}
	mdStatuses     = []string{"Moved", "Cancelled"}
	mdKinds        = []string{"Talk", "Keynote", "Breakout", "Workshop", "Lightning talk", "Panel", "Break"}
	mdConsents     = []string{"Yes", "After review", "No"}
)

// findWords finds out in which words export.Markdown wrote the document: those of
// the language that a line above the sessions names, or else English.
func (d *mdDocument) findWords() {
	if d.words != nil {
		return
	}
	for _, s := range d.sections {
		for _, b := range s.blocks {
			for _, detail := range d.details(b) {
				if words := catalogue.For(detail.text(), nil); words.Text("Language") == detail.label {
					d.words = words
					return
				}
			}
		}
		if s.level > 0 {
			break
		}
	}
	d.words = catalogue.For("en", nil)
}

// inEnglish returns a word of the layout in English, or what is none as it is.
func (d *mdDocument) inEnglish(text string, among []string) string {
	if d.words == nil || d.words.Language() == "en" {
		return text
	}
	if english := d.words.English(text, among); english != "" {
		return english
	}
	return text
}

// value returns a value of the model that stands in words, such as a kind.
func (d *mdDocument) value(text string, among []string) string {
	if english := d.words.English(text, among); english != "" && d.words.Language() != "en" {
		return strings.ToLower(english)
	}
	return text
}
