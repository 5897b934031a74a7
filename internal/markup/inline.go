package markup

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	"github.com/gomarkdown/markdown/ast"
	"github.com/gomarkdown/markdown/parser"
)

const (
	// inlineBudget is how many bytes the inline parsers may look at, for one
	// body. A 64 KiB body of ordinary prose takes a hundredth of it.
	inlineBudget = 1 << 24

	// maxInlineDepth is how deep inline markup may nest. At 64, gomarkdown
	// would drop what is deeper; so it never gets there.
	maxInlineDepth = 32

	// maxTag is how long a tag or an autolink within a paragraph may be.
	maxTag = 8192
)

// An inlineGuard stands before gomarkdown's inline parsers, each of which may
// look through the rest of a paragraph for the end of what one character
// begins. It charges them for it, and when the budget is used up it leaves the
// characters that follow as text: so a body takes time in proportion to its
// length, loses none of its text, and comes out the same on every machine.
//
// Where gomarkdown reads something else than CommonMark and prose suffers from
// it, the guard has a parser of its own.
type inlineGuard struct {
	budget int
	depth  int
}

// spend reports whether n more bytes may be looked at. Once it says no, it
// goes on to.
func (g *inlineGuard) spend(n int) bool {
	g.budget -= min(n, g.budget+1)
	return g.budget >= 0
}

func (g *inlineGuard) install(p *parser.Parser) {
	p.RegisterInline(' ', spaces)
	p.RegisterInline('\\', escape)
	p.RegisterInline('&', entity)
	p.RegisterInline('^', nil)
	p.RegisterInline('h', bareURL)
	p.RegisterInline('H', bareURL)
	p.RegisterInline('`', g.codeSpan)
	p.RegisterInline('<', g.angle)
	for _, c := range []byte("*_~") {
		p.RegisterInline(c, g.emphasis(p.RegisterInline(c, nil)))
	}
	for _, c := range []byte("[!") {
		p.RegisterInline(c, g.link(p.RegisterInline(c, nil)))
	}
}

func text(b []byte) *ast.Text { return &ast.Text{Leaf: ast.Leaf{Literal: b}} }

// spaces reads a run of spaces at once: two or more before a line's end break
// the line.
func spaces(_ *parser.Parser, data []byte, offset int) (int, ast.Node) {
	n := 1
	for offset+n < len(data) && data[offset+n] == ' ' {
		n++
	}
	switch {
	case offset+n < len(data) && data[offset+n] == '\n' && n >= 2:
		return n + 1, &ast.Hardbreak{}
	case n > 1:
		return n, text([]byte{' '})
	}
	return 0, nil
}

// escape reads a backslash by CommonMark 2.4: it escapes any ASCII
// punctuation, breaks the line at its end, and else is itself.
func escape(_ *parser.Parser, data []byte, offset int) (int, ast.Node) {
	if offset+1 >= len(data) {
		return 0, nil
	}
	switch c := data[offset+1]; {
	case c == '\n':
		return 2, &ast.Hardbreak{}
	case isPunct(c):
		return 2, text(data[offset+1 : offset+2])
	}
	return 0, nil
}

// isPunct holds for ASCII punctuation.
func isPunct(c byte) bool {
	return c > ' ' && c < 0x7F && !isAlnum(c)
}

// entity reads a character reference; what is none is text.
func entity(_ *parser.Parser, data []byte, offset int) (int, ast.Node) {
	const longest = len("&CounterClockwiseContourIntegral;")
	rest := data[offset:min(len(data), offset+longest)]
	end := 1
	for end < len(rest) && (isAlnum(rest[end]) || end == 1 && rest[end] == '#') {
		end++
	}
	if end < 3 || end == len(rest) || rest[end] != ';' {
		return 0, nil
	}
	ref := string(rest[:end+1])
	decoded := html.UnescapeString(ref)
	if decoded == ref || strings.HasSuffix(decoded, ";") && ref != "&semi;" && ref[1] != '#' {
		return 0, nil // unknown, or known only up to a part, as in &notit;
	}
	return end + 1, text([]byte(cleanChars(decoded)))
}

// bareURL keeps a URL in one piece, so that no "_" or "*" in it is markup. The
// writer makes the link.
func bareURL(_ *parser.Parser, data []byte, offset int) (int, ast.Node) {
	if r, _ := utf8.DecodeLastRune(data[:offset]); isWord(r) {
		return 0, nil
	}
	rest := data[offset:]
	head := string(rest[:min(len(rest), len("https://x")+utf8.UTFMax)])
	if urlLen(head) == 0 {
		return 0, nil
	}
	if i := bytes.IndexAny(rest, " <\n"); i >= 0 {
		rest = rest[:i]
	}
	n := urlLen(string(rest))
	return n, text(rest[:n])
}

// codeSpan reads a code span by CommonMark 6.1: a run of backticks ends at the
// next run of the same length, and one that has no end is text.
func (g *inlineGuard) codeSpan(_ *parser.Parser, data []byte, offset int) (int, ast.Node) {
	data = data[offset:]
	run := countByte(data, '`')
	if g.budget < 0 {
		return run, text(data[:run])
	}
	for i := run; i < len(data); {
		next := bytes.IndexByte(data[i:], '`')
		if next < 0 {
			break
		}
		i += next
		n := countByte(data[i:], '`')
		if n == run {
			g.spend(i)
			code := &ast.Code{}
			code.Literal = data[run:i]
			return i + n, code
		}
		i += n
	}
	g.spend(len(data))
	return run, text(data[:run])
}

// countByte is the length of the run of c that data begins with.
func countByte(data []byte, c byte) int {
	n := 0
	for n < len(data) && data[n] == c {
		n++
	}
	return n
}

// angle reads an autolink, a tag or a comment.
func (g *inlineGuard) angle(p *parser.Parser, data []byte, offset int) (int, ast.Node) {
	data = data[offset:]
	if len(data) < 3 || !isLetter(data[1]) && data[1] != '/' && data[1] != '!' && !isDigit(data[1]) {
		return 0, nil
	}
	if g.budget < 0 {
		return 0, nil
	}
	if bytes.HasPrefix(data, []byte("<!--")) {
		return g.comment(data)
	}
	data = data[:min(len(data), maxTag)]
	end := bytes.IndexByte(data, '>')
	if end < 0 {
		g.spend(len(data))
		return 0, nil
	}
	s := string(data[:end+1])
	if dest, label, size := autolinkAt(s); size > 0 {
		if p.InsideLink {
			return size, text([]byte(label))
		}
		link := &ast.Link{Destination: []byte(dest)}
		ast.AppendChild(link, text([]byte(label)))
		return size, link
	}
	t, ok := scanTag(s)
	if !ok && strings.ContainsAny(s, "\"'") {
		g.spend(len(data))
		t, ok = scanTag(string(data)) // the ">" may be an attribute's
	}
	if !ok {
		g.spend(len(s))
		return 0, nil
	}
	return t.size, htmlSpan(data[:t.size])
}

func (g *inlineGuard) comment(data []byte) (int, ast.Node) {
	const begin, end = "<!--", "-->"
	i := bytes.Index(data[len(begin):], []byte(end))
	if i < 0 {
		g.spend(len(data))
		return 0, nil
	}
	size := len(begin) + i + len(end)
	return size, htmlSpan(data[:size])
}

func htmlSpan(b []byte) *ast.HTMLSpan { return &ast.HTMLSpan{Leaf: ast.Leaf{Literal: b}} }

// emphasis guards gomarkdown's parser of "*", "_" and "~".
func (g *inlineGuard) emphasis(next parser.InlineParser) parser.InlineParser {
	return func(p *parser.Parser, data []byte, offset int) (int, ast.Node) {
		if g.budget < 0 || g.depth >= maxInlineDepth || !mayOpen(data, offset) {
			return 0, nil
		}
		if !g.spend(emphasisCost(data[offset:])) {
			return 0, nil
		}
		g.depth++
		n, node := next(p, data, offset)
		g.depth--
		return n, node
	}
}

// mayOpen rules out what gomarkdown would take for the beginning of emphasis
// and CommonMark does not: a "_" within a word, a single "~".
func mayOpen(data []byte, offset int) bool {
	switch data[offset] {
	case '~':
		return countByte(data[offset:], '~') == 2
	case '_':
		r, _ := utf8.DecodeLastRune(data[:offset])
		return offset == 0 || !isWord(r) && r != '_'
	}
	return true
}

// emphasisCost bounds the bytes that gomarkdown looks at in data for the end
// of emphasis. It passes over what seem to be code spans and links, and begins
// again inside of them where they hold a delimiter; so each of these is counted
// once more, with all that stands up to its end.
func emphasisCost(data []byte) int {
	n := len(data)
	cost := n
	tick, bracket, tail := n, n, 0              // the next "`", the next "]", the length of a link's tail after it
	paren, square := [2]int{n, n}, [2]int{n, n} // the next two "(" and "["
	for i := n - 1; i >= 0; i-- {
		switch data[i] {
		case '`':
			cost += tick - i
			tick = i
		case '(':
			paren = [2]int{i, paren[0]}
		case ']':
			bracket, tail = i, 0
			switch after := afterSpace(data, i+1); after {
			case paren[0]:
				tail = paren[1] - after
			case square[0]:
				tail = square[1] - after
			}
		case '[':
			cost += bracket - i + tail
			square = [2]int{i, square[0]}
		}
	}
	return cost
}

// afterSpace is the index of the first byte of data from i on that is neither
// a space nor a line feed.
func afterSpace(data []byte, i int) int {
	for i < len(data) && (data[i] == ' ' || data[i] == '\n') {
		i++
	}
	return i
}
