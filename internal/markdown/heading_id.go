package markdown

import (
	"strings"
	"unicode"
)

// HeadingID is the id that GitHub makes of a heading's text: lower-case
// letters, marks, digits and connecting punctuation, with a hyphen for each
// space.
func HeadingID(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '-', r == '_':
			return r // without a look into the tables of Unicode
		case unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Pc):
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
