package recap

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Matching wants the sessions that hold every word of the text, in whatever
// order, in their code, title, subtitle, summary, speakers or tags. A word
// may be a part of a longer one. Letter case and accents do not matter:
// "cafe" finds "Café". An empty text wants all sessions.
func Matching(text string) Predicate {
	words := strings.Fields(fold(text))
	return func(s Session) bool {
		if len(words) == 0 {
			return true
		}
		haystack := fold(searchText(s))
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(haystack, w) })
	}
}

// searchText joins what a session is searched by. A line break keeps a word
// from matching across two fields.
func searchText(s Session) string {
	fields := []string{string(s.Code), s.Title, s.Subtitle, string(s.Summary)}
	for _, sp := range s.Speakers {
		fields = append(fields, sp.Name, sp.Organization)
	}
	return strings.Join(append(fields, s.Tags...), "\n")
}

// fold returns s in the form in which text is compared without regard to
// letter case and accents: decomposed (Unicode NFKD), without combining marks,
// case-folded.
func fold(s string) string {
	if isLowerASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unaccented(r) != "":
			b.WriteString(unaccented(r))
		default:
			b.WriteRune(r)
		}
	}
	return cases.Fold().String(b.String())
}

// unaccented returns the plain letters for those that Unicode does not
// decompose although their readers see a letter with an accent or a ligature.
func unaccented(r rune) string {
	switch r {
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ':
		return "d"
	case 'ħ', 'Ħ':
		return "h"
	case 'ı':
		return "i"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	}
	return ""
}

func foldAll(list []string) []string {
	folded := make([]string, len(list))
	for i, s := range list {
		folded[i] = fold(s)
	}
	return folded
}

func isLowerASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || isLetter(c) {
			return false
		}
	}
	return true
}
