package export

import "testing"

func TestFeedLanguage(t *testing.T) {
	for in, want := range map[string]string{
		"en": "en", "pt-BR": "pt-BR", "zh-Hant-TW": "zh-Hant-TW", "cmn": "zh", "cmn-Hans": "zh-Hans", "gsw": "gsw",
	} {
		if got := feedLanguage(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
