package markup

import "strings"

// effortLimit is how many steps beyond its length a body may take gomarkdown's
// block parser. Ordinary bodies of 64 KiB stay below a tenth of it; at the
// limit it works for some tens of milliseconds.
const effortLimit = 1 << 24

// maxCells is how many cells the tables of a body may have. A short row is
// filled up to the header's width, so that few bytes can ask for many cells.
const maxCells = 1 << 15

// tooLaborious reports whether parsing the blocks of src could take more steps
// than a body deserves. Such a body is shown as the plain text it is.
//
// The counts are bounds from above, taken in one pass over the lines in either
// direction, for each of the constructs on which gomarkdown looks through the
// rest of the body, for every line anew, for what may not be there.
func tooLaborious(src string) bool {
	return lookAhead(src)+spaceEffort(src) > effortLimit || tableCells(src) > maxCells
}

// An aheadScan goes through a body from its end and knows where, after the
// point that it has reached, what a construct may look for stands.
type aheadScan struct {
	size      int
	steps     int
	quotes    int            // the deepest quotation
	fences    map[string]int // the next line that is only this fence
	ends      map[string]int // the next line that ends an HTML block of this name
	comment   int            // the next end of a comment
	longest   int            // the longest run of backticks
	nextBlank bool           // whether the next line is blank
}

// lookAhead bounds the steps of looking for the ends of fenced code, code
// spans in table rows, and blocks of HTML.
func lookAhead(src string) int {
	if !strings.ContainsAny(src, "`~<") {
		return 0
	}
	s := aheadScan{
		size: len(src), comment: len(src), nextBlank: true,
		fences: map[string]int{}, ends: map[string]int{},
	}
	for end := len(src); end >= 0 && s.steps <= effortLimit; {
		start := strings.LastIndexByte(src[:end], '\n') + 1
		s.line(src[start:end], start)
		end = start - 1
	}
	return s.steps * (1 + s.quotes)
}

func (s *aheadScan) line(line string, offset int) {
	prefix, rest := cutMarkers(line)
	s.quotes = max(s.quotes, min(strings.Count(prefix, ">"), maxDepth))
	s.htmlBlock(rest, offset)
	if strings.ContainsAny(line, "`~") {
		s.runs(line, rest, offset)
	}
	s.nextBlank = strings.TrimSpace(line) == ""
}

// htmlBlock counts what a line that begins with a tag may look for, and notes
// what lines before this one may find in it.
func (s *aheadScan) htmlBlock(line string, offset int) {
	trimmed := strings.TrimRight(line, " \t")
	if i := strings.LastIndex(trimmed, "</"); i >= 0 && s.nextBlank && strings.HasSuffix(trimmed, ">") {
		s.ends[trimmed[i+2:len(trimmed)-1]] = offset
	}
	if strings.Contains(trimmed, "-->") {
		s.comment = offset
	}
	if !strings.HasPrefix(line, "<") {
		return
	}
	if strings.HasPrefix(line, "<!--") {
		s.steps += s.comment - offset
		return
	}
	n := 1
	for n < len(line) && isAlnum(line[n]) {
		n++
	}
	if n == 1 {
		return
	}
	end, ok := s.ends[line[1:n]]
	if !ok {
		end = s.size
	}
	s.steps += end - offset
}

// runs counts what the runs of backticks and tildes in a line may look for.
func (s *aheadScan) runs(line, rest string, offset int) {
	bare := strings.TrimRight(rest, " \t")
	for i := len(line); i > 0; {
		c := line[i-1]
		if c != '`' && c != '~' {
			i--
			continue
		}
		n := 1
		for i-n > 0 && line[i-n-1] == c {
			n++
		}
		i -= n
		if n >= 3 {
			end, ok := s.fences[line[i:i+n]]
			if !ok {
				end = s.size
			}
			s.steps += (n - 2) * (end - offset)
		}
		if c == '`' {
			s.steps += n * n
			s.steps += max(0, n-s.longest) * (s.size - offset)
			s.longest = max(s.longest, n)
		}
		if n >= 3 && n == len(bare) {
			s.fences[bare] = offset
		}
	}
}

// cutMarkers cuts from a line the indentation and quotation marks that it
// begins with.
func cutMarkers(line string) (prefix, rest string) {
	i := 0
	for i < len(line) && (line[i] == ' ' || line[i] == '\t' || line[i] == '>') {
		i++
	}
	return line[:i], line[i:]
}

// spaceEffort bounds the steps of skipping long runs of white space: while it
// looks for a table, gomarkdown begins to skip one at each of its characters.
func spaceEffort(src string) int {
	const long = "                                "
	if !strings.Contains(src, long) && !strings.Contains(src, "\t\t\t\t\t\t\t\t") {
		return 0
	}
	steps, run := 0, 0
	for i := 0; i < len(src); i++ {
		if src[i] != ' ' && src[i] != '\t' {
			run = 0
			continue
		}
		run++
		steps += run
	}
	return steps
}

// itemKind is '-' for a line that begins a list item, '1' for one that begins
// a numbered item, and else 0.
func itemKind(line string) byte {
	i := 0
	for i < len(line) && isDigit(line[i]) {
		i++
	}
	kind := byte('1')
	switch {
	case i+1 >= len(line) || line[i+1] != ' ' && line[i+1] != '\t':
		return 0
	case i == 0 && strings.IndexByte("-*+", line[0]) >= 0:
		kind = '-'
	case i == 0 || line[i] != '.' && line[i] != ')':
		return 0
	}
	return kind
}

// tableCells bounds the cells of the tables in src.
func tableCells(src string) int {
	if !strings.Contains(src, "|") {
		return 0
	}
	rows, width := 0, 0
	for line := range strings.SplitSeq(src, "\n") {
		if n := strings.Count(line, "|"); n > 0 {
			rows++
			width = max(width, n+1)
		}
	}
	return rows * width
}
