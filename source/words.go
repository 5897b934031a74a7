package source

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/seed-e2fd8668/recap"
)

// levelOfWords returns the level that people mean by a number or a word, such
// as "300 - Advanced", "L200" or "Introductory and overview", 0 for none.
func levelOfWords(s string) recap.Level {
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') }) {
		switch strings.TrimPrefix(strings.TrimPrefix(word, "level"), "l") {
		case "100", "introductory", "introduction", "beginner", "beginners", "basic", "foundational", "fundamental", "novice":
			return recap.Foundational
		case "200", "intermediate":
			return recap.Intermediate
		case "300", "advanced":
			return recap.Advanced
		case "400", "expert", "experts":
			return recap.Expert
		case "500", "distinguished":
			return recap.Distinguished
		}
	}
	return 0
}

// kindOfWords returns the kind of session that people call so.
func kindOfWords(s string) recap.Kind {
	switch lower := strings.ToLower(s); lower {
	case "session", "talk", "presentation", "lecture":
		return recap.KindTalk
	case "lightning talk", "lightning", "short talk":
		return recap.KindLightningTalk
	case "panel", "panel discussion":
		return recap.KindPanel
	case "breakout", "breakout session":
		return recap.KindBreakout
	case "keynote", "workshop", "break":
		return recap.Kind(lower)
	}
	return recap.Kind(s)
}

var languageNames struct {
	once sync.Once
	tags map[string]string
}

// languageOfWords returns the tag of a language that is given as a tag, or by
// its name in itself, in English, French, German or Spanish, "" for none.
func languageOfWords(s string) string {
	languageNames.once.Do(func() {
		languageNames.tags = make(map[string]string)
		namers := []display.Namer{display.Self}
		for _, tag := range []language.Tag{language.English, language.French, language.German, language.Spanish} {
			namers = append(namers, display.Tags(tag))
		}
		for _, namer := range namers {
			for _, tag := range display.Supported.Tags() {
				if name := strings.ToLower(namer.Name(tag)); name != "" && languageNames.tags[name] == "" {
					languageNames.tags[name] = tag.String()
				}
			}
		}
	})
	if tag := languageNames.tags[strings.ToLower(s)]; tag != "" {
		return tag
	}
	if tag, err := language.Parse(s); err == nil {
		return tag.String()
	}
	return ""
}
