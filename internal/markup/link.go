package markup

import (
	"bytes"

	"github.com/gomarkdown/markdown/ast"
	"github.com/gomarkdown/markdown/parser"
)

// maxLinkTail is how long the destination and title of a link may be, or the
// label of a reference.
const maxLinkTail = 4096

// link reads inline links and images (CommonMark 6.3 and 6.4), and leaves
// references to gomarkdown.
func (g *inlineGuard) link(next parser.InlineParser) parser.InlineParser {
	return func(p *parser.Parser, data []byte, offset int) (int, ast.Node) {
		open := offset
		if data[offset] == '!' {
			open++
		}
		if open >= len(data) || data[open] != '[' || g.depth >= maxInlineDepth || g.budget < 0 {
			return 0, nil
		}
		image := open > offset
		if p.InsideLink && !image {
			return 0, nil
		}
		end := matchBracket(data, open)
		if end < 0 {
			g.spend(len(data) - open)
			return 0, nil
		}
		g.spend(end - open)
		g.depth++
		defer func() { g.depth-- }()
		if n, tail := g.linkTail(data, end+1); n > 0 {
			return end + 1 + n - offset, tail.node(p, data[open+1:end], image)
		}
		return next(p, data[:g.labelEnd(data, end)], offset)
	}
}

// matchBracket is the index of the "]" that closes the "[" at open, or -1. It
// counts as gomarkdown does.
func matchBracket(data []byte, open int) int {
	level := 1
	for i := open + 1; i < len(data); i++ {
		switch {
		case data[i-1] == '\\':
		case data[i] == '[':
			level++
		case data[i] == ']':
			if level--; level == 0 {
				return i
			}
		}
	}
	return -1
}

// labelEnd is where a reference whose text ends at end has to end: with its
// label, if one follows at once. gomarkdown would look beyond white space, and
// for a destination in parentheses.
func (g *inlineGuard) labelEnd(data []byte, end int) int {
	if end+1 < len(data) && data[end+1] == '[' {
		label := data[end+2 : min(len(data), end+2+maxLinkTail)]
		g.spend(len(label))
		if i := bytes.IndexByte(label, ']'); i >= 0 {
			return end + 2 + i + 1
		}
	}
	return end + 1
}

// A linkTail is what stands in parentheses behind a link's text.
type linkTail struct {
	dest, title []byte
}

// node is the link or image with that tail.
func (t linkTail) node(p *parser.Parser, label []byte, image bool) ast.Node {
	if image {
		n := &ast.Image{Destination: t.dest, Title: t.title}
		ast.AppendChild(n, text(label))
		return n
	}
	n := &ast.Link{Destination: t.dest, Title: t.title}
	p.InsideLink = true
	p.Inline(n, label)
	p.InsideLink = false
	return n
}

// linkTail reads the tail of a link that begins at i, and returns its length,
// or 0 if there is none.
func (g *inlineGuard) linkTail(data []byte, i int) (int, linkTail) {
	if i >= len(data) || data[i] != '(' {
		return 0, linkTail{}
	}
	s := data[i:min(len(data), i+maxLinkTail)]
	n := afterSpace(s, 1)
	size := destinationLen(s[n:])
	if size < 0 {
		g.spend(len(s))
		return 0, linkTail{}
	}
	g.spend(n + size)
	t := linkTail{dest: s[n : n+size]}
	if size > 1 && t.dest[0] == '<' {
		t.dest = t.dest[1 : size-1]
	}
	n += size
	if after := afterSpace(s, n); after > n && after < len(s) && s[after] != ')' {
		size := titleLen(s[after:])
		if size < 0 {
			g.spend(len(s))
			return 0, linkTail{}
		}
		g.spend(size)
		t.title = s[after+1 : after+size-1]
		n = after + size
	}
	if n = afterSpace(s, n); n == len(s) || s[n] != ')' {
		return 0, linkTail{}
	}
	return n + 1, t
}

// destinationLen is the length of the destination that s begins with, which
// may be 0, or -1 if there is none.
func destinationLen(s []byte) int {
	if len(s) > 0 && s[0] == '<' {
		for i := 1; i < len(s) && s[i] != '\n' && s[i] != '<'; i++ {
			if s[i] == '\\' {
				i++
			} else if s[i] == '>' {
				return i + 1
			}
		}
		return -1
	}
	open := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			i++
		case c == '(':
			open++
		case c == ')':
			if open--; open < 0 {
				return i
			}
		case c <= ' ':
			if open > 0 {
				return -1
			}
			return i
		}
	}
	return -1
}

// titleLen is the length of the link title, quotation marks included, that s
// begins with, or -1.
func titleLen(s []byte) int {
	end := s[0]
	switch end {
	case '"', '\'':
	case '(':
		end = ')'
	default:
		return -1
	}
	for i := 1; i < len(s); i++ {
		if s[i] == '\\' {
			i++
		} else if s[i] == end {
			return i + 1
		}
	}
	return -1
}
