package text

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Problem says which part of s no text may hold, and where, or returns "".
// The control characters in allowed are no problem.
func Problem(s, allowed string) string {
	for i := 0; i < len(s); {
		if i += printablePrefix(s[i:]); i == len(s) {
			break
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			return fmt.Sprintf("is not UTF-8 at byte %d", i)
		case isControl(r) && !strings.ContainsRune(allowed, r):
			return fmt.Sprintf("holds the control character %U at byte %d", r, i)
		case isNoncharacter(r):
			return fmt.Sprintf("holds %U, which is no character, at byte %d", r, i)
		}
		i += size
	}
	return ""
}

// Clean returns s without what no text may hold: control characters other than
// tab and line feed, and noncharacters. U+FFFD stands for bytes that are not
// UTF-8, every line ends with a line feed, and other controls that are white
// space become a space.
//
// Bidirectional controls are kept where they are paired. One that is left open
// is closed at the end of its line, where UAX #9 ends its effect anyhow, and
// one that closes nothing is dropped; so no text turns round what follows it.
// Everything else survives as it is: joiners, marks, emoji.
func Clean(s string) string {
	s = CleanChars(s)
	if !HoldsBidi(s) {
		return s
	}
	var b Bidi
	out := make([]byte, 0, len(s)+8)
	for i, r := range s {
		switch {
		case r == '\n':
			out = append(b.Close(out), '\n')
		case IsBidi(r):
			out = b.Append(out, r)
		default:
			out = append(out, s[i:i+utf8.RuneLen(r)]...)
		}
	}
	return string(b.Close(out))
}

// CleanChars is [Clean] without the pairing of bidirectional controls.
func CleanChars(s string) string {
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
		case isKept(r):
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// Line is s, cleaned, as one line with single spaces.
func Line(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

// firstUnclean is the index of the first byte that CleanChars has to look at,
// or -1.
func firstUnclean(s string) int {
	for i := 0; i < len(s); {
		if i += printablePrefix(s[i:]); i == len(s) {
			break
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || !isKept(r) {
			return i
		}
		i += size
	}
	return -1
}

// printablePrefix is the length of the printable ASCII that s begins with.
// Nearly all text is.
func printablePrefix(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7F {
			return i
		}
	}
	return len(s)
}

func isKept(r rune) bool {
	return r == '\n' || r == '\t' || !isControl(r) && !isNoncharacter(r)
}

func isControl(r rune) bool { return r < ' ' || r >= 0x7F && r <= 0x9F }

func isNoncharacter(r rune) bool {
	return r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
}
