package source

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// languageOfWords returns the tag of a language that is given as a tag, by its
// name in English or in itself, or by that in another language of many
// conferences, such as "Englisch". Other words may stand around one name, as in
// "English (UK)", but not another language's. It returns "" for none.
func languageOfWords(s string) string {
	names := languageNames()
	lower := strings.ToLower(oneLine(s))
	if tag := names[lower]; tag != "" {
		return tag
	}
	if tag := languageOfTag(lower); tag != "" {
		return tag
	}
	found := ""
	for _, word := range strings.FieldsFunc(lower, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		switch tag := names[word]; {
		case tag == "" || tag == found:
		case found != "":
			return ""
		default:
			found = tag
		}
	}
	return found
}

// languageOfTag returns a tag in its canonical form. Three letters are a
// language only if it has a name in English: "all" and "any" are languages too.
func languageOfTag(s string) string {
	tag, err := language.Parse(s)
	if err != nil {
		return ""
	}
	base, _ := tag.Base()
	if tag == language.Und || display.English.Languages().Name(language.Make(base.String())) == "" {
		return ""
	}
	return tag.String()
}

// languageNames returns the tags of the languages by their names in lower case.
// What English and the language itself call it counts before what others do.
var languageNames = sync.OnceValue(func() map[string]string {
	namers := []display.Namer{display.English.Tags(), display.Self}
	for _, tag := range []language.Tag{language.French, language.German, language.Spanish, language.Italian, language.Portuguese, language.Dutch} {
		namers = append(namers, display.Tags(tag))
	}
	tags := make(map[string]string)
	for _, namer := range namers {
		for _, tag := range display.Supported.Tags() {
			if name := strings.ToLower(namer.Name(tag)); name != "" && tags[name] == "" {
				tags[name] = tag.String()
			}
		}
	}
	return tags
})
