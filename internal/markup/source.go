package markup

import "strings"

// Stand-ins: control characters, which cleanChars has taken out of every body,
// take the place of characters that gomarkdown must not see as markup. They
// mean nothing to it wherever they stand, in code too, and restore puts back
// what they stand for.
const (
	standInDot   = "\x01"
	standInParen = "\x02"
	standInColon = "\x03"
	standInHash  = "\x04"
)

// restore puts back what stand-ins stand for.
func restore(b []byte) string {
	s := string(b)
	if strings.ContainsAny(s, standInDot+standInParen+standInColon+standInHash) {
		s = strings.NewReplacer(standInDot, ".", standInParen, ")",
			standInColon, ":", standInHash, "#").Replace(s)
	}
	return s
}

// A sourceScan prepares a body for gomarkdown, line by line.
type sourceScan struct {
	out    strings.Builder
	depth  int    // quotations around the body
	items  []int  // the columns at which the contents of the open list items begin
	fence  string // the fence of the code block that the line is in
	blank  bool   // whether the line before is blank
	inText bool   // whether the line before may be a paragraph's
}

// prepareSource returns src with what gomarkdown reads otherwise than
// CommonMark, and than the author meant, put so that both agree:
//
//   - what belongs to a list item is indented by four columns for each level,
//     where CommonMark is content with the width of the marker;
//   - a list may follow a line of text without a blank line between, if it is
//     a bullet list or begins with 1;
//   - a line that begins with a year ("1986. A year") is no list;
//   - ".# " begins no heading, and the "#" of "# C#" is no heading's end;
//   - fenced code that nothing ends goes on to the end of the body;
//   - "[Update]: cancelled" defines no link, so that it does not vanish.
func prepareSource(src string) string { return prepareQuoted(src, 0) }

// prepareQuoted is prepareSource for what stands in depth quotations.
func prepareQuoted(src string, depth int) string {
	s := sourceScan{depth: depth, blank: true}
	s.out.Grow(len(src) + 64)
	for src != "" {
		if n := s.quotationLen(src); n > 0 {
			s.quotation(src[:n])
			src = src[n:]
			continue
		}
		line, rest, _ := strings.Cut(src, "\n")
		s.line(line)
		src = rest
	}
	if s.fence != "" && len(s.items) == 0 {
		s.out.WriteString(s.fence)
		s.out.WriteByte('\n')
	}
	return s.out.String()
}

// quotationLen is the length of the quoted lines that src begins with. They end
// the list items that they are not indented for.
func (s *sourceScan) quotationLen(src string) int {
	if s.fence != "" || s.depth >= maxDepth || quoted(src) < 0 {
		return 0
	}
	indent, _ := cutIndent(src)
	s.closeItems(indent)
	column := s.column()
	if indent-column > 3 {
		return 0
	}
	n := 0
	for n < len(src) && quoted(src[n:]) >= 0 {
		if indent, _ := cutIndent(src[n:]); indent < column {
			break
		}
		end := strings.IndexByte(src[n:], '\n')
		if end < 0 {
			return len(src)
		}
		n += end + 1
	}
	return n
}

// quoted is where the content of the quoted line that s begins with stands, or
// -1.
func quoted(s string) int {
	i := 0
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	if i == len(s) || s[i] != '>' {
		return -1
	}
	i++
	if i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

// quotation prepares what the quoted lines hold.
func (s *sourceScan) quotation(lines string) {
	var content strings.Builder
	for line := range strings.Lines(lines) {
		content.WriteString(line[quoted(line):])
	}
	prefix := strings.Repeat(" ", 4*len(s.items)) + ">"
	for line := range strings.Lines(prepareQuoted(content.String(), s.depth+1)) {
		s.out.WriteString(prefix)
		if line != "\n" {
			s.out.WriteByte(' ')
		}
		s.out.WriteString(line)
	}
	s.blank, s.inText = false, true
}

func (s *sourceScan) line(line string) {
	indent, rest := cutIndent(line)
	switch {
	case rest == "":
		s.blank, s.inText = true, false
		line = ""
	case s.fence != "" && indent >= s.column():
		if strings.TrimRight(rest, " ") == s.fence {
			s.fence = ""
		}
		line = s.indented(line, indent, rest)
		s.blank = false
	default:
		s.fence = ""
		line = s.text(line, indent, rest)
		s.blank = false
	}
	s.out.WriteString(line)
	s.out.WriteByte('\n')
}

// column is where the content of the innermost open item begins.
func (s *sourceScan) column() int {
	if len(s.items) == 0 {
		return 0
	}
	return s.items[len(s.items)-1]
}

// closeItems closes the items that a line so indented does not belong to.
func (s *sourceScan) closeItems(indent int) {
	for len(s.items) > 0 && indent < s.column() {
		s.items = s.items[:len(s.items)-1]
	}
}

// cutIndent cuts the indentation from a line, and counts its columns.
func cutIndent(line string) (columns int, rest string) {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			columns++
		case '\t':
			columns += 4 - columns%4
		default:
			return columns, line[i:]
		}
	}
	return columns, ""
}

// indented is a line that belongs to the innermost open item, indented as
// gomarkdown wants it.
func (s *sourceScan) indented(line string, indent int, rest string) string {
	if len(s.items) == 0 {
		return line
	}
	return strings.Repeat(" ", 4*len(s.items)+max(0, indent-s.column())) + rest
}

// text prepares a line that is neither blank nor within fenced code.
func (s *sourceScan) text(line string, indent int, rest string) string {
	kind := itemKind(rest)
	if isRule(rest) {
		kind = 0
	}
	open := len(s.items)
	if kind != 0 || s.blank || !s.inText || fenceOf(rest) != "" || rest[0] == '#' {
		s.closeItems(indent)
	}
	isItem := kind != 0 && indent-s.column() < 4 &&
		!(s.inText && open == 0 && !startsList(rest))
	if !isItem {
		s.inText = fenceOf(rest) == ""
		s.fence = fenceOf(rest)
		return strings.TrimSuffix(s.indented(line, indent, rest), rest) + standIn(rest)
	}
	if s.inText && open == 0 {
		s.out.WriteByte('\n')
	}
	prefix := strings.Repeat(" ", 4*len(s.items))
	s.items = append(s.items, indent+markerWidth(rest))
	s.inText = true
	return prefix + standIn(rest)
}

// markerWidth is the width of a list item's marker and of the space behind it.
func markerWidth(item string) int {
	n := 0
	for n < len(item) && item[n] != ' ' && item[n] != '\t' {
		n++
	}
	spaces, rest := cutIndent(item[n:])
	if rest == "" || spaces > 4 {
		spaces = 1
	}
	return n + spaces
}

// fenceOf is the fence that a line begins with, or "".
func fenceOf(line string) string {
	for _, c := range []byte("`~") {
		n := 0
		for n < len(line) && line[n] == c {
			n++
		}
		if n >= 3 && (c == '~' || strings.IndexByte(line[n:], c) < 0) {
			return line[:n]
		}
	}
	return ""
}

// startsList reports whether an item may follow a line of text (CommonMark
// 5.2): a bullet with something behind it, or number one.
func startsList(item string) bool {
	if isDigit(item[0]) {
		return strings.HasPrefix(item, "1. ") || strings.HasPrefix(item, "1) ")
	}
	return strings.Trim(item[1:], " \t") != ""
}

// isRule holds for a thematic break.
func isRule(line string) bool {
	bare := strings.ReplaceAll(strings.ReplaceAll(line, " ", ""), "\t", "")
	return len(bare) >= 3 && strings.IndexByte("-*_", bare[0]) >= 0 &&
		strings.Trim(bare, bare[:1]) == ""
}

// standIn puts stand-ins into a line where the markup that it begins with was
// not meant.
func standIn(line string) string {
	switch c := line[0]; {
	case isDigit(c) || strings.IndexByte("-*+", c) >= 0:
		return standInYear(line)
	case c == '.' && strings.HasPrefix(line, ".# "):
		return standInDot + line[1:]
	case c == '[':
		return standInDefinition(line)
	case c == '#':
		if end := strings.TrimRight(line, "# "); strings.HasPrefix(line[len(end):], "#") && end != "" {
			return end + standInHash + line[len(end)+1:]
		}
	}
	return line
}

// maxItemDigits is how many digits the number of a list item may have: with
// four, it is a year.
const maxItemDigits = 3

func standInYear(line string) string {
	start := len(line) - len(strings.TrimLeft(line, "-*+ \t"))
	i := start
	for i < len(line) && isDigit(line[i]) {
		i++
	}
	if i-start <= maxItemDigits || i+1 >= len(line) {
		return line
	}
	switch line[i] {
	case '.':
		return line[:i] + standInDot + line[i+1:]
	case ')':
		return line[:i] + standInParen + line[i+1:]
	}
	return line
}

// standInDefinition keeps what looks like a link definition and leads nowhere.
func standInDefinition(line string) string {
	i := strings.Index(line, "]:")
	if i < 0 {
		return line
	}
	dest := strings.TrimLeft(line[i+2:], " \t")
	if dest == "" || strings.ContainsAny(strings.Fields(dest)[0], "/.#<@") {
		return line
	}
	return line[:i+1] + standInColon + line[i+2:]
}
