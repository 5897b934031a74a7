package text

import (
	"strings"
	"unicode/utf8"
)

// The closing bidirectional controls of UAX #9.
const (
	popDirection = '\u202C' // closes an embedding or override, U+202A to U+202E
	popIsolate   = '\u2069' // closes an isolate, U+2066 to U+2068
)

// maxBidi is how deep controls may nest: UAX #9's max_depth.
const maxBidi = 125

// A Bidi pairs the bidirectional controls of one run of text.
type Bidi struct {
	open []rune // the closing control that each open one waits for
}

// HoldsBidi reports whether s holds a bidirectional control. The UTF-8 of all
// of them begins with E2.
func HoldsBidi(s string) bool {
	for i := strings.IndexByte(s, 0xE2); i >= 0; i = strings.IndexByte(s, 0xE2) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if IsBidi(r) {
			return true
		}
		s = s[i+size:]
	}
	return false
}

// IsBidi reports whether r is a bidirectional control: an embedding, an override,
// an isolate or the end of one.
func IsBidi(r rune) bool {
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= popIsolate
}

// Append adds the control r to out, unless it closes nothing.
func (b *Bidi) Append(out []byte, r rune) []byte {
	switch r {
	case popDirection:
		if n := len(b.open); n == 0 || b.open[n-1] != popDirection {
			return out
		}
		b.open = b.open[:len(b.open)-1]
	case popIsolate:
		i := len(b.open) - 1
		for i >= 0 && b.open[i] != popIsolate {
			i--
		}
		if i < 0 {
			return out
		}
		b.open = b.open[:i] // an isolate's end also ends the embeddings in it
	default:
		if len(b.open) >= maxBidi {
			return out
		}
		closing := rune(popDirection)
		if r >= '\u2066' {
			closing = popIsolate
		}
		b.open = append(b.open, closing)
	}
	return utf8.AppendRune(out, r)
}

// Close adds to out what closes the controls still open.
func (b *Bidi) Close(out []byte) []byte {
	for i := len(b.open) - 1; i >= 0; i-- {
		out = utf8.AppendRune(out, b.open[i])
	}
	b.open = b.open[:0]
	return out
}
