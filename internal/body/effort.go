package body

import "strings"

// maxEffort is how many steps beyond its length a body may take goldmark.
// Ordinary bodies of 64 KiB stay below a tenth of it; at the limit it works for
// some tens of milliseconds.
const maxEffort = 1 << 24

// isLaborious reports whether parsing src could take more steps than a body
// deserves. Such a body is shown as the plain text it is. There is no clock: the
// same body always comes out the same.
//
// The counts bound, in one pass, the constructs on which goldmark takes more
// time than in proportion: blocks nested deep, links without an end, emphasis
// within words and around brackets, and tables that short rows fill up.
func isLaborious(src string) bool {
	return nesting(src) > maxEffort || tableCells(src) > maxCells || lineEffort(src) > maxEffort || longLine(src) > maxEffort
}

// longLine bounds the steps of looking back from each mark of a line to those before
// it that it may end.
func longLine(src string) int {
	effort := 0
	for line := range strings.SplitSeq(src, "\n") {
		marks, closed := marksInWords(line), strings.Count(line, "]")
		effort += marks*marks + closed*closed
	}
	return effort
}

// marksInWords counts the marks of emphasis without white space on either side. Each
// of them may both begin and end something, so they pile up; others end each other.
func marksInWords(line string) int {
	const marks, space = "*_~", " \t"
	count := 0
	for end := 0; ; {
		next := strings.IndexAny(line[end:], marks)
		if next < 0 {
			return count
		}
		start := end + next
		end = len(line) - len(strings.TrimLeft(line[start:], marks))
		if start > 0 && end < len(line) && strings.IndexByte(space, line[start-1]) < 0 && strings.IndexByte(space, line[end]) < 0 {
			count += end - start
		}
	}
}

// nesting bounds the steps of looking, for each line, at each of the blocks
// that it may stand in.
func nesting(src string) int {
	lines, deepest := 0, 0
	for line := range strings.SplitSeq(src, "\n") {
		lines++
		n, _ := markers(line)
		deepest = max(deepest, n)
	}
	return max(deepest-4, 0) * deepest * lines
}

// markers counts what may open a block at the beginning of a line, and the
// columns of white space there.
func markers(line string) (n, indent int) {
	for i := range len(line) {
		switch c := line[i]; {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '>':
			n++
		case strings.IndexByte("-*+.)", c) >= 0:
			if i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t' {
				n++
			}
		case !isDigit(c):
			return n, indent
		}
	}
	return n, indent
}

// tableCells bounds the cells of the tables in src.
func tableCells(src string) int {
	rows, width := 0, 0
	for line := range strings.SplitSeq(src, "\n") {
		if n := strings.Count(line, "|"); n > 0 {
			rows++
			width = max(width, n+1)
		}
	}
	return rows * width
}

// lineEffort bounds the steps of reading what stands in lines, paragraph by
// paragraph.
func lineEffort(src string) int {
	effort := 0
	for paragraph := range strings.SplitSeq(src, "\n\n") {
		brackets := strings.Count(paragraph, "[")
		if brackets == 0 {
			continue
		}
		delimiters := strings.Count(paragraph, "*") + strings.Count(paragraph, "_") + strings.Count(paragraph, "~")
		closed := strings.Count(paragraph, "]")
		effort += brackets*delimiters + max(0, brackets-closed)*closed + linkEffort(paragraph)
		if effort > maxEffort {
			break
		}
	}
	return effort
}

// linkEffort counts the steps of reading the destinations and titles of links.
func linkEffort(s string) int {
	steps := 0
	for steps <= maxEffort {
		_, rest, found := strings.Cut(s, "](")
		if !found {
			break
		}
		s = rest
		steps += tailLen(s)
	}
	return steps
}

// tailLen bounds the length of the destination and title that s begins with.
func tailLen(s string) int {
	open, i, inAngles := 0, 0, strings.HasPrefix(s, "<")
	for i < len(s) && (inAngles && s[i] != '>' || !inAngles && !isSpace(rune(s[i]))) {
		switch {
		case s[i] == '(':
			open++
		case s[i] == ')' && open == 0 && !inAngles:
			return i
		case s[i] == ')':
			open--
		}
		i++
	}
	rest := strings.TrimLeft(s[i:], "> \t\n")
	if rest == "" || strings.IndexByte(`"'(`, rest[0]) < 0 {
		return i
	}
	end := strings.IndexAny(rest[1:], `"')`)
	if end < 0 {
		return len(s)
	}
	return i + end
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isAlnum(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' }

// isSpace holds for HTML's white space.
func isSpace(c rune) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' }
