package markup

import (
	"strings"
	"unicode/utf8"
)

// simpleHTML is HTML for a body of simple Markdown, in a tenth of the time. It
// reads what most bodies are made of, and nothing that could be read in two
// ways:
//
//   - paragraphs, "#" headings, and lists whose items are a line each;
//   - *emphasis*, **strong emphasis**, `code`, [links](https://example.org/)
//     and bare URLs, none within another.
//
// It gives up, and reports false, as soon as it sees anything else: then the
// body goes the whole way. FuzzSimpleHTML has it that both ways end alike.
func simpleHTML(src string) (string, bool) {
	if strings.IndexByte(src, '|') >= 0 || strings.IndexByte(src, '\t') >= 0 || holdsBidi(src) {
		return "", false
	}
	w := simpleWriter{rest: src, urls: strings.Contains(src, "://")}
	w.level = 3
	w.out = make([]byte, 0, len(src)+len(src)/4+64)
	w.rankHeadings()
	for w.rest != "" {
		if !w.block() {
			return "", false
		}
	}
	return string(trimNewline(w.out)), true
}

// A simpleWriter reads a body and writes it at once.
type simpleWriter struct {
	writer
	rest    string // what is still to be read
	urls    bool   // whether there may be bare URLs
	effort  int    // what the inline guard charges for the body, or more
	scratch []byte
}

// rankHeadings is that of writer for what the body has.
func (w *simpleWriter) rankHeadings() {
	if strings.IndexByte(w.rest, '#') < 0 {
		return
	}
	var used [7]bool
	for line := range strings.SplitSeq(w.rest, "\n") {
		if level := len(line) - len(strings.TrimLeft(line, "#")); level > 0 {
			used[min(level, 6)] = true
		}
	}
	w.rank(used)
}

// nextLine returns the line that is to be read, and what follows it.
func (w *simpleWriter) nextLine() (line, rest string) {
	line, rest, _ = strings.Cut(w.rest, "\n")
	return line, rest
}

func isBlank(line string) bool { return line == "" || strings.Trim(line, " ") == "" }

// block reads a block or a blank line.
func (w *simpleWriter) block() bool {
	line, rest := w.nextLine()
	switch {
	case isBlank(line):
		w.rest = rest
		return true
	case line[0] == '#':
		w.rest = rest
		return w.simpleHeading(line)
	case simpleMarker(line) > 0:
		return w.simpleList(line)
	}
	return w.paragraph()
}

func (w *simpleWriter) simpleHeading(line string) bool {
	text := strings.TrimLeft(line, "#")
	level := len(line) - len(text)
	if level > 6 || len(text) < 2 || text[0] != ' ' || !beginsSimply(text[1:]) || strings.HasSuffix(strings.TrimRight(text, " "), "#") {
		return false
	}
	w.level = min(w.levels[level], w.level+1)
	h := byte('0' + w.level)
	w.out = append(w.out, '<', 'h', h, '>')
	ok := w.lines(text[1:])
	w.out = append(w.out, '<', '/', 'h', h, '>', '\n')
	return ok
}

// paragraph reads lines up to a blank one or a list.
func (w *simpleWriter) paragraph() bool {
	text := w.rest
	for w.rest != "" {
		line, rest := w.nextLine()
		if isBlank(line) || simpleMarker(line) > 0 {
			break
		}
		if !beginsSimply(line) {
			return false
		}
		w.rest = rest
	}
	w.out = append(w.out, "<p>"...)
	ok := w.lines(strings.TrimSuffix(text[:len(text)-len(w.rest)], "\n"))
	w.out = append(w.out, "</p>\n"...)
	return ok
}

// simpleMarker is the length of the marker of a list item that line begins
// with, its space included: a bullet or a number of one digit.
func simpleMarker(line string) int {
	switch {
	case len(line) > 2 && strings.IndexByte("-*+", line[0]) >= 0 && line[1] == ' ':
		return 2
	case len(line) > 3 && isDigit(line[0]) && line[1] == '.' && line[2] == ' ':
		return 3
	}
	return 0
}

// simpleList reads items up to a blank line. Behind it may stand what is no
// item: with an item, it would be another list.
func (w *simpleWriter) simpleList(first string) bool {
	start, end := "<ul>\n", "</ul>\n"
	if first[0] == '1' {
		start, end = "<ol>\n", "</ol>\n"
	} else if isDigit(first[0]) {
		return false
	}
	w.out = append(w.out, start...)
	for line, rest := w.nextLine(); !isBlank(line); line, rest = w.nextLine() {
		n := simpleMarker(line)
		if n == 0 || line[0] != first[0] && !(isDigit(line[0]) && isDigit(first[0])) || !beginsSimply(line[n:]) {
			return false
		}
		w.out = append(w.out, "<li>"...)
		if !w.lines(line[n:]) {
			return false
		}
		w.out = append(w.out, "</li>\n"...)
		w.rest = rest
	}
	w.out = append(w.out, end...)
	next := strings.TrimLeft(w.rest, "\n")
	return next == "" || next[0] != ' ' && itemKind(next) == 0
}

// beginsSimply reports whether a line begins with what begins no block: a word,
// or markup that lines will read.
func beginsSimply(line string) bool {
	switch c := line[0]; {
	case isLetter(c) || strings.IndexByte("\"'(`", c) >= 0:
		return true
	case isDigit(c):
		rest := strings.TrimLeft(line, "0123456789")
		return rest == "" || rest[0] != '.' && rest[0] != ')'
	case c == '*' || c == '_':
		rest := strings.TrimLeft(line, line[:1])
		return rest != "" && isAlnum(rest[0])
	case c == '[':
		return !strings.Contains(line, "]:")
	case c >= utf8.RuneSelf:
		_, size := utf8.DecodeRuneInString(line)
		return isVisible(line[:size])
	}
	return false
}
