package markup

import (
	"strings"
	"unicode/utf8"
)

// Clean returns text as it can stand in XML 1.0 and HTML: without the
// characters that XML's production Char [2] or HTML's parser refuse (controls
// other than tab and line feed, noncharacters such as U+FFFE), with U+FFFD in
// place of bytes that are not UTF-8, with every line ended by a line feed.
//
// Bidirectional controls are kept where they are paired. One that is left open
// is closed at the end of its line, where UAX #9 ends its effect anyhow, and
// one that closes nothing is dropped; so no text turns round what follows it.
// Everything else survives as it is: joiners, marks, emoji.
func Clean(s string) string {
	s = cleanChars(s)
	if !holdsBidi(s) {
		return s
	}
	var b bidi
	out := make([]byte, 0, len(s)+8)
	for i, r := range s {
		switch {
		case r == '\n':
			out = append(b.close(out), '\n')
		case isBidi(r):
			out = b.append(out, r)
		default:
			out = append(out, s[i:i+utf8.RuneLen(r)]...)
		}
	}
	return string(b.close(out))
}

// cleanChars is Clean without the bidirectional controls.
func cleanChars(s string) string {
	i := firstUnclean(s)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:i])
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b.WriteRune(utf8.RuneError)
		case r == '\r':
			if !strings.HasPrefix(s[i+1:], "\n") {
				b.WriteByte('\n')
			}
		case r == '\v' || r == '\f' || r == '\u0085':
			b.WriteByte(' ')
		case keepsChar(r):
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// firstUnclean is the index of the first byte that cleanChars has to look at,
// or -1.
func firstUnclean(s string) int {
	for i := 0; i < len(s); {
		if i += printablePrefix(s[i:]); i == len(s) {
			break
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || !keepsChar(r) {
			return i
		}
		i += size
	}
	return -1
}

// printablePrefix returns the length of the printable ASCII that s begins with,
// or less. Nearly all text is, so it looks at sixteen bytes at a time.
func printablePrefix(s string) int {
	i := 0
	for ; i+16 <= len(s); i += 16 {
		chunk := s[i : i+16]
		if unprintable(word(chunk[:8]))|unprintable(word(chunk[8:])) != 0 {
			break
		}
	}
	for i < len(s) && ' ' <= s[i] && s[i] < 0x7F {
		i++
	}
	return i
}

func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// unprintable is zero if all eight bytes of w are printable ASCII. It may be
// other than zero although they are.
func unprintable(w uint64) uint64 {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	below := w - ones*' '         // a high bit for a byte below ' '
	above := w + ones*(0x80-0x7F) // a high bit for 0x7F
	return (w | below | above) & high
}

// keepsChar reports whether r may stand in XML 1.0 and in HTML.
func keepsChar(r rune) bool {
	switch {
	case r < 0x20:
		return r == '\n' || r == '\t'
	case r >= 0x7F && r <= 0x9F:
		return false
	case r >= 0xFDD0 && r <= 0xFDEF:
		return false
	}
	return r&0xFFFE != 0xFFFE
}
