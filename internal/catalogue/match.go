package catalogue

import (
	"sync"

	"golang.org/x/text/language"
)

// Languages returns the tags of the languages that have a catalogue. English,
// which stands in for the others, comes first.
func Languages() []string {
	return []string{"en", "de", "fr", "es", "pt", "it", "nl", "pl", "ja", "zh-Hans", "ar", "he"}
}

var matcher = sync.OnceValue(func() language.Matcher {
	var tags []language.Tag
	for _, name := range Languages() {
		tags = append(tags, language.MustParse(name))
	}
	return language.NewMatcher(tags)
})

// match returns the language of the catalogue whose words people read who ask for
// a tag, and whether they are in that language: de for de-CH, and also for gsw,
// which is another; but not zh-Hans for zh-TW. It is English where there is none.
func match(tag string) (found language.Tag, same bool) {
	if tag == "en" {
		return language.English, true
	}
	wanted, err := language.Parse(tag)
	if err != nil {
		return language.English, false
	}
	_, i, confidence := matcher().Match(wanted)
	if confidence < language.High || !sameScript(wanted, i) {
		return language.English, false
	}
	found = language.MustParse(Languages()[i])
	asked, _ := wanted.Base()
	have, _ := found.Base()
	return found, asked == have
}

// sameScript reports whether a tag is written as the i-th catalogue is: the
// matcher takes the two ways of writing Chinese for close.
func sameScript(tag language.Tag, i int) bool {
	want, _ := tag.Script()
	have, _ := language.MustParse(Languages()[i]).Script()
	return want == have
}
