package source

import (
	"strings"
	"unicode"
)

// A mdText is what a block or a part of it says, marked up as it is. A line break
// is a line feed.
type mdText []mdRun

func (t mdText) String() string {
	var b strings.Builder
	for _, r := range t {
		b.WriteString(r.text)
	}
	return b.String()
}

// line is the text on one line.
func (t mdText) line() string { return oneLine(t.String()) }

// slice is the text between two offsets of its string.
func (t mdText) slice(from, to int) mdText {
	var part mdText
	at := 0
	for _, r := range t {
		start, end := max(from-at, 0), min(to-at, len(r.text))
		if at += len(r.text); start < end || r.text == "" && r.isLink && start == 0 && end >= 0 {
			r.text = r.text[start:end]
			part = append(part, r)
		}
	}
	return part
}

// trim is the text without what a function takes for space at its ends.
func (t mdText) trim(isSpace func(rune) bool) mdText {
	s := t.String()
	from := len(s) - len(strings.TrimLeftFunc(s, isSpace))
	return t.slice(from, max(from, len(strings.TrimRightFunc(s, isSpace))))
}

// cut divides the text at the first separator that stands in no link.
func (t mdText) cut(separator string) (before, after mdText, found bool) {
	i := t.index(separator)
	if i < 0 {
		return t, nil, false
	}
	return t.slice(0, i), t.slice(i+len(separator), len(t.String())), true
}

// index is where a separator stands that is in no link and no code, or -1.
func (t mdText) index(separator string) int {
	at := 0
	for _, r := range t {
		if !r.isLink && r.mark != 'c' {
			if i := strings.Index(r.text, separator); i >= 0 {
				return at + i
			}
		}
		at += len(r.text)
	}
	return -1
}

// split divides the text at each separator that stands in no link.
func (t mdText) split(separator string) []mdText {
	var parts []mdText
	for {
		before, after, found := t.cut(separator)
		parts = append(parts, before)
		if t = after; !found {
			return parts
		}
	}
}

// lines are the lines of the text, also those that a link goes over.
func (t mdText) lines() []mdText {
	var lines []mdText
	s, at := t.String(), 0
	for line := range strings.Lines(s) {
		lines = append(lines, t.slice(at, at+len(strings.TrimRight(line, "\n"))))
		at += len(line)
	}
	return lines
}

// links are the links in the text, each once, with what they show.
func (t mdText) links() []mdRun {
	var links []mdRun
	for _, r := range t {
		if n := len(links); n > 0 && r.isLink && links[n-1].link == r.link && links[n-1].title == r.title && r.text != "" {
			links[n-1].text += r.text
		} else if r.isLink {
			links = append(links, r)
		}
	}
	return links
}

// beside is the text without its links and the pictures in it.
func (t mdText) beside() string {
	var b strings.Builder
	for _, r := range t {
		if !r.isLink && r.image == "" {
			b.WriteString(r.text)
		}
	}
	return b.String()
}

// isMarked reports whether all of the text, signs aside, is marked up in one way.
func (t mdText) isMarked(mark byte) bool {
	found := false
	for _, r := range t {
		if strings.ContainsFunc(r.text, isWordRune) {
			if r.mark != mark {
				return false
			}
			found = true
		}
	}
	return found
}

// isWordRune holds for letters and digits.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isSeparator holds for what stands between the parts of a line.
func isSeparator(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("-–—:|·•,;~：、|", r)
}
