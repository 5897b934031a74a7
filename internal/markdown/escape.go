package markdown

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap/internal/text"
)

// EscapeInline returns plain text as inline Markdown that shows it, wherever
// in a line it stands: at its beginning, in a heading, in a table cell, as a
// link's text. What it returns is one line.
//
// The escapes hold in CommonMark and GFM, in pandoc's Markdown with its
// citations, notes, attributes, formulas and scripts, and before Hugo's
// shortcodes and Jekyll's Liquid tags. A backslash stands only before what all
// of them, kramdown and Redcarpet included, let it escape; the rest is written
// as a character reference. Quotation marks are left alone: whether they are
// set straight or curly is for the renderer to say.
func EscapeInline(s string) string {
	s = text.Line(s)
	open := strings.TrimRight(s, "#")
	end := strings.Repeat(`\#`, len(s)-len(open)) // would end a heading
	return string(AppendText(nil, open, true)) + end
}

// AppendText appends to dst the text s as Markdown. lineStart says whether
// it stands at the beginning of a line.
func AppendText(dst []byte, s string, lineStart bool) []byte {
	i := 0
	if lineStart {
		i = lineStartEscape(&dst, s)
	}
	last := i
	for i < len(s) {
		if isPlain(s[i]) {
			i++
			continue
		}
		esc, size := escapeAt(s, i)
		if esc != "" {
			dst = append(dst, s[last:i]...)
			dst = append(dst, esc...)
			last = i + size
		}
		i += size
	}
	return append(dst, s[last:]...)
}

// escapeAt is how the character of s at i is written, or "" if as it is, and
// its length.
func escapeAt(s string, i int) (string, int) {
	c := s[i]
	if c >= utf8.RuneSelf {
		return escapeRune(s, i)
	}
	next := byte(0)
	if i+1 < len(s) {
		next = s[i+1]
	}
	switch c {
	case 'w', 'W':
		return escapeWWW(s, i)
	case '{':
		if next == '%' {
			return "&#123;", 1 // a backslash would leave Liquid's "{%" whole
		}
		return `\{`, 1
	case '\\', '`', '*', '[', ']', '|', '~', '$':
		return "\\" + s[i:i+1], 1
	case '_':
		if !betweenWords(s, i) {
			return `\_`, 1
		}
	case '<':
		return "&lt;", 1
	case '&':
		if next == '#' || isLetter(next) {
			return "&amp;", 1
		}
	case '^':
		return "&#94;", 1
	case '@':
		if isAlnum(next) || next == '_' || next >= utf8.RuneSelf {
			return "&#64;", 1
		}
	case '-':
		if i > 0 && s[i-1] == '-' {
			return `\-`, 1
		}
	case '.':
		if strings.HasSuffix(s[:i], "..") {
			return `\.`, 1
		}
	case ':':
		return escapeColon(s, i), 1
	}
	return "", 1
}

// isPlain holds for what is written as it is, whatever stands around it.
func isPlain(c byte) bool { return isAlnum(c) && c|0x20 != 'w' || c == ' ' }

// escapeWWW keeps "www." from being made a link.
func escapeWWW(s string, i int) (string, int) {
	const www = "www."
	if len(s) >= i+len(www) && strings.EqualFold(s[i:i+len(www)], www) {
		return s[i:i+3] + "&#46;", len(www)
	}
	return "", 1
}

// escapeRune writes spaces other than the common one as references: at the
// edge of emphasis they would keep it from being one, and nobody sees them.
func escapeRune(s string, i int) (string, int) {
	r, size := utf8.DecodeRuneInString(s[i:])
	if unicode.IsSpace(r) || unicode.Is(unicode.Z, r) {
		return Reference(r), size
	}
	return "", size
}

// Reference is a character as a character reference.
func Reference(r rune) string { return "&#" + strconv.Itoa(int(r)) + ";" }

// betweenWords reports whether the character at i stands within a word, where
// "_" is no markup.
func betweenWords(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return IsWord(before) && IsWord(after)
}

// IsWord holds for letters and digits.
func IsWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// escapeColon keeps a bare URL from being made a link, and ":tada:" from being
// made an emoji.
func escapeColon(s string, i int) string {
	if strings.HasPrefix(s[i:], "://") && i > 0 && isLetter(s[i-1]) {
		return "&#58;"
	}
	n := i + 1
	for n < len(s) && (isAlnum(s[n]) || strings.IndexByte("_+-", s[n]) >= 0) {
		n++
	}
	if n > i+1 && n < len(s) && s[n] == ':' {
		return `\:`
	}
	return ""
}

// lineStartEscape appends to dst the beginning of s, if as the beginning of a
// line it would begin a block, and returns how much of s that was.
func lineStartEscape(dst *[]byte, s string) int {
	if s == "" {
		return 0
	}
	switch s[0] {
	case '#', '>', '-', '+', '=', ':':
		*dst = append(*dst, '\\', s[0])
		return 1
	case '%':
		*dst = append(*dst, "&#37;"...)
		return 1
	}
	n := markerLen(s)
	if n == 0 {
		return 0
	}
	marker := s[:n-1]
	if marker[0] == '(' {
		*dst = append(*dst, '\\', '(')
		marker = marker[1:]
	}
	*dst = append(*dst, marker...)
	*dst = append(*dst, '\\', s[n-1])
	return n
}

// markerLen is the length of what s begins with if a Markdown takes it for the
// number of a list item: "1.", "1)", in pandoc "(1)", "a.", "iv)", "#." and "(@)".
func markerLen(s string) int {
	i := 0
	if s[0] == '(' {
		i++
	}
	start := i
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	if i == start {
		for i < len(s) && i-start < 12 && (isLetter(s[i]) || i == start && (s[i] == '#' || s[i] == '@')) {
			i++
		}
	}
	switch {
	case i == start || i == len(s) || s[i] != '.' && s[i] != ')':
		return 0
	case i-start > 1 && !isDigit(s[start]) && strings.Trim(strings.ToLower(s[start:i]), "@ivxlcdm") != "":
		return 0
	case i+1 < len(s) && s[i+1] != ' ':
		return 0
	}
	return i + 1
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isAlnum(c byte) bool  { return isDigit(c) || isLetter(c) }
