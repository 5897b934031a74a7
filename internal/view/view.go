// Package view has what all pages say alike of languages and of people.
package view

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/page"
)

// Direction returns the direction of the script that a language is written in.
func Direction(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return "ltr"
	}
	script, _ := t.Script()
	if slices.Contains([]string{"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"}, script.String()) {
		return "rtl"
	}
	return "ltr"
}

// Locale returns a language tag as Open Graph writes it, which takes a
// language with a territory and nothing less.
func Locale(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	base, _ := t.Base()
	region, confidence := t.Region()
	if confidence != language.Exact {
		return ""
	}
	return base.String() + "_" + region.String()
}

// Initials stand for a picture: the first letters of the first and the last word.
func Initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) })
	if len(words) == 0 {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	if len(words) == 1 {
		return string(unicode.ToUpper(first))
	}
	last, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return string(unicode.ToUpper(first)) + string(unicode.ToUpper(last))
}

// Related are pages related to a post, of whose texts mark makes those of a page.
func Related(related []recap.Related, mark func(text string) page.Text) []page.Related {
	all := make([]page.Related, len(related))
	for i, r := range related {
		all[i] = page.Related{Title: mark(r.Title), Summary: mark(r.Summary), URL: r.URL}
	}
	return all
}
