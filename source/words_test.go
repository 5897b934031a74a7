package source

import (
	"testing"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

func TestLanguageOfWords(t *testing.T) {
	for name, want := range map[string]string{
		"en": "en", "pt-BR": "pt-BR", "English": "en", "Deutsch": "de", "englisch": "en", "allemand": "de", "Português": "pt",
		"neerlandés": "nl", "日本語": "ja", "Klingon": "", "": "",
	} {
		if got := languageOfWords(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestLevelOfWords(t *testing.T) {
	for words, want := range map[string]int{
		"300": 300, "L200": 200, "Level 400": 400, "300 - Advanced": 300, "Introductory and overview": 100, "Beginners": 100,
		"All levels": 0, "Expert": 400, "3 hours": 0, "": 0,
	} {
		if got := levelOfWords(words); int(got) != want {
			t.Errorf("%q is %d, want %d", words, got, want)
		}
	}
}

// Within a language no two labels of export.Markdown are the same word, or the reader
// could not tell them apart.
func TestLabelsAreToldApart(t *testing.T) {
	for _, language := range catalogue.Languages() {
		words := catalogue.For(language, nil)
		for _, among := range [][]string{mdLabels, mdHeadings, mdStatuses, mdKinds, mdConsents} {
			for _, label := range among {
				if got := words.English(words.Text(label), among); got != label {
					t.Errorf("in %s %q stands for %q and for %q", language, words.Text(label), got, label)
				}
			}
		}
	}
}
