package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Excerpt is text on one line, cut before a word so that it has at most n
// characters (code points), the ellipsis that then ends it included. A word
// that alone is longer is cut within, between characters as readers see them.
func Excerpt(text string, n int) string {
	text = firstWords(text, n)
	length := utf8.RuneCountInString(text)
	if length <= n {
		return text
	}
	if n <= 0 {
		return ""
	}
	end := n - 1 // where the first n-1 runes end
	if length < len(text) {
		end = 0
		for range n - 1 {
			_, size := utf8.DecodeRuneInString(text[end:])
			end += size
		}
	}
	cut := end
	if text[end] != ' ' {
		cut = strings.LastIndexByte(text[:end], ' ')
	}
	if cut <= 0 {
		cut = graphemeStart(text, end)
	}
	short := strings.TrimRight(text[:cut], " ,;:–—-([{")
	if HoldsBidi(short) {
		short = strings.Map(func(r rune) rune {
			if IsBidi(r) {
				return -1
			}
			return r
		}, short)
	}
	return short + "…"
}

// firstWords returns text on one line, or of a longer text as many words as
// have more than n characters.
func firstWords(text string, n int) string {
	line := make([]byte, 0, min(len(text), n+64))
	length := 0
	for word := range strings.FieldsSeq(text) {
		if len(line) > 0 {
			line = append(line, ' ')
			length++
		}
		line = append(line, word...)
		if length += utf8.RuneCountInString(word); length > n {
			break
		}
	}
	return string(line)
}

// graphemeStart is the last index up to i at which s can be cut without
// parting what is one character to a reader. It knows marks, joiners, emoji
// modifiers and flags, which is most of UAX #29.
func graphemeStart(s string, i int) int {
	for i > 0 {
		next, _ := utf8.DecodeRuneInString(s[i:])
		before, size := utf8.DecodeLastRuneInString(s[:i])
		if !extends(next) && before != '\u200D' && !(isFlagHalf(next) && flagHalves(s[:i])%2 == 1) {
			return i
		}
		i -= size
	}
	return 0
}

// extends holds for characters that belong to the one before them.
func extends(r rune) bool {
	return unicode.Is(unicode.M, r) || r == '\u200D' || r == '\u200C' ||
		r >= 0x1F3FB && r <= 0x1F3FF || r >= 0xE0020 && r <= 0xE007F
}

func isFlagHalf(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }

// flagHalves counts the regional indicators that s ends with.
func flagHalves(s string) int {
	n := 0
	for {
		r, size := utf8.DecodeLastRuneInString(s)
		if !isFlagHalf(r) {
			return n
		}
		s = s[:len(s)-size]
		n++
	}
}
