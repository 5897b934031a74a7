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
	hasBidi := mayHoldBidi(s)
	last := 0
	for i := 0; i < len(s); i++ {
		var ref string
		switch c := s[i]; {
		case c == '&':
			ref = "&amp;"
		case c == '<':
			ref = "&lt;"
		case c == '>':
			ref = "&gt;"
		case c == 0xE2 && hasBidi:
			r, size := utf8.DecodeRuneInString(s[i:])
			if isBidi(r) {
				w.out = append(w.out, s[last:i]...)
				w.out = w.bidi.append(w.out, r)
				last = i + size
			}
			i += size - 1
			continue
		default:
			continue
		}
		w.out = append(w.out, s[last:i]...)
		w.out = append(w.out, ref...)
		last = i + 1
	}
	w.out = append(w.out, s[last:]...)
}
