package text

import (
	"strings"
	"unicode"
)

// IsVisible reports whether a reader sees anything of s.
func IsVisible(s string) bool {
	for _, r := range s {
		if r > ' ' && r < 0x7F {
			return true
		}
		if unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) {
			continue // a control of format, all of which but the signs of numbers are without a glyph
		}
		if !unicode.IsSpace(r) && !unicode.IsControl(r) {
			return true
		}
	}
	return false
}

// Script is the text of HTML's element sub or sup without it: in Unicode's own
// characters, if it has them all.
func Script(name, s string) string {
	const plain, super, sub = "0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"
	small := []rune(super)
	if name == "sub" {
		small = []rune(sub)
	}
	var b strings.Builder
	for i := range len(s) {
		at := strings.IndexByte(plain, s[i])
		if at < 0 {
			return s
		}
		b.WriteRune(small[at])
	}
	return b.String()
}
