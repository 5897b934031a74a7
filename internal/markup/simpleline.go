package markup

import (
	"strings"
	"unicode/utf8"
)

// lines writes the lines of a block.
func (w *simpleWriter) lines(s string) bool {
	s, ok := w.oneLine(s)
	marks, last := 0, 0 // what stands from last on is text
	for i := 0; ok && i < len(s); {
		if !isSimpleStop[s[i]] {
			i++
			continue
		}
		n, isText := simpleText(s, i)
		if !isText {
			ok = w.simpleTextBefore(s[last:i])
			n = 0
			if ok {
				n = w.simpleMark(s, i)
			}
			if n == 0 {
				return false
			}
			marks++
			last = i + n
		}
		i += n
	}
	w.effort += marks * (marks + 1) * len(s)
	if !ok || w.effort > inlineBudget/2 {
		return false
	}
	w.linkify(s[last:])
	return true
}

// oneLine joins lines. Two spaces at a line's end would break it.
func (w *simpleWriter) oneLine(s string) (string, bool) {
	if strings.IndexByte(s, '\n') < 0 && !strings.Contains(s, "  ") && !strings.HasSuffix(s, " ") {
		return s, true
	}
	w.scratch = w.scratch[:0]
	for line := range strings.SplitSeq(s, "\n") {
		if strings.HasSuffix(line, "  ") {
			return s, false
		}
		for word := range strings.SplitSeq(line, " ") {
			if word == "" {
				continue
			}
			if len(w.scratch) > 0 {
				w.scratch = append(w.scratch, ' ')
			}
			w.scratch = append(w.scratch, word...)
		}
	}
	return string(w.scratch), true
}

// isSimpleStop holds for the bytes that mean something within lines, or may.
// All others are text.
var isSimpleStop = [256]bool{
	'*': true, '_': true, '`': true, '[': true, ']': true, '<': true, '&': true, '\\': true, '~': true, '!': true,
}

// simpleText returns the length of what stands at a stop, if it is text.
func simpleText(s string, i int) (int, bool) {
	next := byte(0)
	if i+1 < len(s) {
		next = s[i+1]
	}
	switch s[i] {
	case '_':
		n := len(s[i:]) - len(strings.TrimLeft(s[i:], "_"))
		return n, i > 0 && isAlnum(s[i-1])
	case '~':
		return 1, next != '~'
	case '!':
		return 1, next != '['
	case '&':
		n := 1
		for i+n < len(s) && (isAlnum(s[i+n]) || s[i+n] == '#') {
			n++
		}
		return n, i+n == len(s) || s[i+n] != ';'
	}
	return 0, false
}

// simpleTextBefore writes the text before a mark. A URL that the mark stands at
// the end of could be longer than that.
func (w *simpleWriter) simpleTextBefore(s string) bool {
	if w.urls && strings.Contains(s[strings.LastIndexByte(s, ' ')+1:], "://") {
		return false
	}
	w.linkify(s)
	return true
}

// simpleMark writes the mark that begins at i, and returns its length, or 0.
func (w *simpleWriter) simpleMark(s string, i int) int {
	switch s[i] {
	case '*', '_':
		return w.simpleEmphasis(s, i)
	case '`':
		return w.simpleCode(s[i:])
	case '[':
		return w.simpleLink(s[i:])
	}
	return 0
}

// simpleEmphasis reads emphasis whose delimiters stand at the edges of words.
func (w *simpleWriter) simpleEmphasis(s string, i int) int {
	delimiter := s[i : i+len(s[i:])-len(strings.TrimLeft(s[i:], s[i:i+1]))]
	content := s[i+len(delimiter):]
	end := simpleEnd(content)
	if len(delimiter) > 2 || i > 0 && s[i-1] != ' ' && s[i-1] != '(' || end <= 0 || w.urls && strings.Contains(content[:end], "://") {
		return 0
	}
	rest := content[end:]
	content = content[:end]
	last := content[end-1]
	if !isAlnum(content[0]) || !isAlnum(last) && strings.IndexByte(".,:!?", last) < 0 || !strings.HasPrefix(rest, delimiter) {
		return 0
	}
	rest = rest[len(delimiter):]
	if rest != "" && strings.IndexByte(" .,;:!?)", rest[0]) < 0 {
		return 0
	}
	start, close := "<em>", "</em>"
	if len(delimiter) == 2 {
		start, close = "<strong>", "</strong>"
	}
	w.out = append(w.out, start...)
	w.escape(content)
	w.out = append(w.out, close...)
	return end + 2*len(delimiter)
}

// simpleEnd is the length of the text that s begins with, up to a stop.
func simpleEnd(s string) int {
	for i := 0; i < len(s); i++ {
		if isSimpleStop[s[i]] && s[i] != '!' {
			return i
		}
	}
	return -1
}

func (w *simpleWriter) simpleCode(s string) int {
	end := strings.IndexByte(s[1:], '`')
	if end <= 0 {
		return 0
	}
	code := s[1 : 1+end]
	if code[0] <= ' ' || code[0] >= utf8.RuneSelf || code[end-1] == ' ' || strings.HasPrefix(s[end+2:], "`") {
		return 0
	}
	w.out = append(w.out, "<code>"...)
	w.escape(code)
	w.out = append(w.out, "</code>"...)
	return end + 2
}

// simpleLink reads a link to an address of the web.
func (w *simpleWriter) simpleLink(s string) int {
	end := simpleEnd(s[1:])
	if end <= 0 || !strings.HasPrefix(s[1+end:], "](http") || !isAlnum(s[1]) || !isAlnum(s[end]) || strings.Contains(s[:end], "://") {
		return 0
	}
	text, dest := s[1:1+end], s[end+3:]
	end = strings.IndexByte(dest, ')')
	if end < 0 || strings.ContainsAny(dest[:end], `( &\<>"'`) {
		return 0
	}
	href, ok := cleanURL(dest[:end], nil)
	if !ok {
		return 0
	}
	w.out = append(w.out, `<a href="`...)
	w.out = append(w.out, escapeAttribute(href)...)
	w.out = append(w.out, `">`...)
	w.escape(text)
	w.out = append(w.out, "</a>"...)
	return len(text) + len("[](") + end + len(")")
}
