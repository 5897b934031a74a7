package source

import "testing"

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
