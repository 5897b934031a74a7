package markup

import (
	"unicode/utf8"
)

// text writes s, its white space collapsed.
func (w *writer) text(s string) {
	for s != "" {
		if isSpace(s[0]) {
			w.space = true
			s = s[1:]
			continue
		}
		end := chunkEnd(s)
		w.chunk(s[:end])
		s = s[end:]
	}
}

// chunkEnd is the end of the text that s begins with, up to white space that
// is not a single space.
func chunkEnd(s string) int {
	for i := 1; i < len(s); i++ {
		if isSpace(s[i]) && (s[i] != ' ' || i+1 == len(s) || isSpace(s[i+1])) {
			return i
		}
	}
	return len(s)
}

// chunk writes s, which neither begins nor ends with white space.
func (w *writer) chunk(s string) {
	if !isVisible(s) {
		if !w.leaf.written {
			return
		}
		w.separate(w.commonMarks())
		w.escape(s)
		return
	}
	w.beginLeaf()
	w.openMarks()
	if w.has("a") || w.has("code") {
		w.escape(s)
		return
	}
	w.linkify(s)
}

// separate closes the marks beyond the first n, and writes the white space
// that came since the last text.
func (w *writer) separate(n int) {
	w.closeMarks(n)
	switch {
	case w.breaks > 0:
		w.out = append(w.out, "<br>\n"...)
	case w.space:
		w.out = append(w.out, ' ')
	}
	w.space, w.breaks = false, 0
}

// lineBreak notes a line break. Two end a paragraph that nobody named.
func (w *writer) lineBreak() {
	if !w.leaf.written {
		return
	}
	w.breaks++
	if w.breaks > 1 && !w.leaf.named && w.leaf.start != "" {
		w.endLeaf()
	}
}

// escape writes s as HTML text.
func (w *writer) escape(s string) {
	s = cleanChars(s)
	for {
		end := 0
		for end < len(s) && !isEscaped[s[end]] {
			end++
		}
		w.out = append(w.out, s[:end]...)
		if end == len(s) {
			return
		}
		s = s[end:]
		size := 1
		switch s[0] {
		case '&':
			w.out = append(w.out, "&amp;"...)
		case '<':
			w.out = append(w.out, "&lt;"...)
		case '>':
			w.out = append(w.out, "&gt;"...)
		default:
			var r rune
			if r, size = utf8.DecodeRuneInString(s); isBidi(r) {
				w.out = w.bidi.Append(w.out, r)
			} else {
				w.out = append(w.out, s[:size]...)
			}
		}
		s = s[size:]
	}
}

// isEscaped holds for the bytes that escape has to look at: all bidirectional
// controls begin with E2.
var isEscaped = [256]bool{'&': true, '<': true, '>': true, 0xE2: true}
