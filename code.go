package recap

import (
	"strings"

	"golang.org/x/text/language"
)

// A Code is an organiser's code for a session. Most conferences of the
// re:Invent family write a prefix for the track, a number whose first digit is
// the level, and suffixes:
//
//	SVS401      track SVS, level 400
//	AIM3313     level 300
//	COM301-R1   a repeat
//	TDR228-S    sponsored
//	AIM388-NEW  new in the programme
//	DEV201-JA   in Japanese
//
// Letter case does not matter. Any other text, such as NCZR93 or 14022, is a
// code too, but an opaque one: it names no track and no level.
type Code string

// codeParts are the parts of a code that is not opaque.
type codeParts struct {
	prefix   string   // three or four letters in upper case, such as SVS
	number   string   // three or four digits, such as 401
	suffixes []string // what follows, in upper case and without hyphens
}

// parts returns the parts of the code, and false if it is opaque.
func (c Code) parts() (codeParts, bool) {
	s := c.key()
	prefix := leading(s, isLetter)
	number := leading(s[len(prefix):], isDigit)
	if !between(len(prefix), 3, 4) || !between(len(number), 3, 4) {
		return codeParts{}, false
	}
	parts := codeParts{prefix: prefix, number: number}
	rest := s[len(prefix)+len(number):]
	for rest != "" {
		text := leading(strings.TrimPrefix(rest, "-"), func(c byte) bool { return isLetter(c) || isDigit(c) })
		if rest[0] != '-' || text == "" {
			return codeParts{}, false
		}
		parts.suffixes = append(parts.suffixes, text)
		rest = rest[1+len(text):]
	}
	return parts, true
}

// String returns the code as it is given.
func (c Code) String() string { return string(c) }

// Prefix returns the part that names the track, such as SVS, or "".
func (c Code) Prefix() string {
	parts, _ := c.parts()
	return parts.prefix
}

// Level returns the level that the code names, or 0.
func (c Code) Level() Level {
	parts, ok := c.parts()
	if !ok || !between(int(parts.number[0]), '1', '5') {
		return 0
	}
	return Level(parts.number[0]-'0') * 100
}

// Language returns the language that a suffix names as a BCP 47 tag, such as
// ja for DEV201-JA, or "".
func (c Code) Language() string {
	parts, _ := c.parts()
	for _, s := range parts.suffixes {
		// -S is sponsored, -R1 a repeat, -NEW and -INT are no languages either.
		if !between(len(s), 2, 3) || s == "NEW" || s == "INT" || leading(s, isLetter) != s {
			continue
		}
		if _, err := language.ParseBase(s); err == nil {
			return strings.ToLower(s)
		}
	}
	return ""
}

// key is the code in the form in which codes are compared.
func (c Code) key() string { return strings.ToUpper(strings.TrimSpace(string(c))) }

func leading(s string, in func(byte) bool) string {
	i := 0
	for i < len(s) && in(s[i]) {
		i++
	}
	return s[:i]
}

func isLetter(c byte) bool { return 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }

func between(n, low, high int) bool { return low <= n && n <= high }
