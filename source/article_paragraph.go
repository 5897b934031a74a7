package source

import (
	"strings"
)

// A paragraph is what stands between blank lines, code between fences being
// one with its blank lines.
type paragraph struct {
	at   int // in the document
	text string
}

// lines are the paragraph's lines without the white space around them.
func (p paragraph) lines() []string {
	var lines []string
	for line := range strings.Lines(p.text) {
		lines = append(lines, strings.TrimSpace(line))
	}
	return lines
}

// paragraphs divides a part of the document.
func (d *mdDocument) paragraphs(start, end int) []paragraph {
	var all []paragraph
	first, fence := -1, ""
	flush := func(at int) {
		if first >= 0 {
			all = append(all, paragraph{first, strings.TrimRight(string(d.text[first:at]), " \t\r\n")})
		}
		first = -1
	}
	for at := start; at < end; {
		next := min(d.lineEnd(at), end)
		line := strings.TrimSpace(string(d.text[at:next]))
		switch {
		case fence != "":
			if strings.HasPrefix(line, fence) {
				fence = ""
			}
		case line == "":
			flush(at)
			at = next
			continue
		case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
			fence = line[:3]
		}
		if first < 0 {
			first = at
		}
		at = next
	}
	flush(end)
	return all
}

// joined puts paragraphs together again.
func joined(paragraphs []paragraph) string {
	texts := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		texts[i] = p.text
	}
	return strings.Join(texts, "\n\n")
}

// cutLabel divides a line such as "**Level:** 300" or "- Level: 300". The label
// is in lower case.
func cutLabel(line string) (label, value string, ok bool) {
	const longest = 30 // characters of a label
	for _, marker := range []string{"- ", "* ", "+ "} {
		line = strings.TrimPrefix(line, marker)
	}
	line = strings.TrimLeft(line, "*_ ")
	label, value, ok = strings.Cut(line, ":")
	label = strings.ToLower(strings.Trim(label, "*_ "))
	if !ok || label == "" || len(label) > longest {
		return "", "", false
	}
	return label, strings.TrimSpace(strings.TrimLeft(value, "*_ ")), true
}

// isListItem reports whether a line is an item of a list, and returns its text.
func isListItem(line string) (string, bool) {
	for _, marker := range []string{"- ", "* ", "+ ", "• "} {
		if rest, ok := strings.CutPrefix(line, marker); ok {
			return strings.TrimSpace(rest), true
		}
	}
	digits := strings.TrimLeft(line, "0123456789")
	if len(digits) < len(line) && strings.HasPrefix(digits, ". ") {
		return strings.TrimSpace(digits[2:]), true
	}
	return "", false
}
