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

// CodeParts are the parts of a code that is not opaque.
type CodeParts struct {
	// Prefix is three or four letters in upper case, such as SVS. It names a track.
	Prefix string
	// Number is three or four digits, such as 401. Its first digit, from 1 to
	// 5, is the level in hundreds.
	Number string
	// Suffixes follow in their order, without their hyphens.
	Suffixes []CodeSuffix
}

// A CodeSuffix is what follows a code's number after a hyphen.
type CodeSuffix struct {
	Text    string // in upper case, such as R1
	Meaning SuffixMeaning
}

// A SuffixMeaning says what a [CodeSuffix] stands for.
type SuffixMeaning int

const (
	SuffixOther     SuffixMeaning = iota // such as INT or L: organisers differ on what it means
	SuffixRepeat                         // R, R1, R2: the session is given more than once
	SuffixSponsored                      // S: by a sponsor
	SuffixNew                            // NEW: added after the programme was announced
	SuffixLanguage                       // EN, JA, CMN: an ISO 639 language code
)

// Parts returns the parts of the code, and false if it is opaque.
func (c Code) Parts() (CodeParts, bool) {
	s := strings.ToUpper(strings.TrimSpace(string(c)))
	prefix := leading(s, isLetter)
	number := leading(s[len(prefix):], isDigit)
	if !between(len(prefix), 3, 4) || !between(len(number), 3, 4) {
		return CodeParts{}, false
	}
	parts := CodeParts{Prefix: prefix, Number: number}
	rest := s[len(prefix)+len(number):]
	for rest != "" {
		text := leading(strings.TrimPrefix(rest, "-"), func(c byte) bool { return isLetter(c) || isDigit(c) })
		if rest[0] != '-' || text == "" {
			return CodeParts{}, false
		}
		parts.Suffixes = append(parts.Suffixes, CodeSuffix{text, suffixMeaning(text)})
		rest = rest[1+len(text):]
	}
	return parts, true
}

// Prefix returns the part that names the track, such as SVS, or "".
func (c Code) Prefix() string {
	parts, _ := c.Parts()
	return parts.Prefix
}

// Level returns the level that the code names, or 0.
func (c Code) Level() Level {
	parts, ok := c.Parts()
	if !ok {
		return 0
	}
	return parts.level()
}

// Language returns the language that a suffix names as a BCP 47 tag, such as
// ja for DEV201-JA, or "".
func (c Code) Language() string {
	parts, _ := c.Parts()
	for _, s := range parts.Suffixes {
		if s.Meaning == SuffixLanguage {
			return strings.ToLower(s.Text)
		}
	}
	return ""
}

// key is the code in the form in which codes are compared.
func (c Code) key() string { return strings.ToUpper(strings.TrimSpace(string(c))) }

func (p CodeParts) level() Level {
	if first := p.Number[0]; between(int(first), '1', '5') {
		return Level(first-'0') * 100
	}
	return 0
}

func suffixMeaning(text string) SuffixMeaning {
	switch text {
	case "S":
		return SuffixSponsored
	case "NEW":
		return SuffixNew
	case "INT", "L":
		return SuffixOther
	}
	if text[0] == 'R' && leading(text[1:], isDigit) == text[1:] {
		return SuffixRepeat
	}
	if between(len(text), 2, 3) && leading(text, isLetter) == text {
		if _, err := language.ParseBase(text); err == nil {
			return SuffixLanguage
		}
	}
	return SuffixOther
}

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
