package body

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/seed-e2fd8668/recap/internal/markdown"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// tildes reads a run of tildes that is not two of them, which would begin or
// end what is struck through, as text.
type tildes struct{}

func (tildes) Trigger() []byte { return []byte{'~'} }

func (tildes) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n := 1
	for n < len(line) && line[n] == '~' {
		n++
	}
	if n == 2 {
		return nil
	}
	block.Advance(n)
	return ast.NewTextSegment(segment.WithStop(segment.Start + n))
}

// tasks reads the box of a task. Brackets without white space behind them are none
// (GFM section 5.3): [x](/x) is a link.
type tasks struct{ parser.InlineParser }

func (t tasks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); len(line) > 3 && !util.IsSpace(line[3]) {
		return nil
	}
	return t.InlineParser.Parse(parent, block, pc)
}

// bareURLs reads addresses that stand in text, so that no character in them is
// taken for markup. The builder makes links of them.
type bareURLs struct{}

func (bareURLs) Trigger() []byte { return []byte(" *_~(") }

func (bareURLs) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	before := 0
	if strings.IndexByte(" *_~(", line[0]) >= 0 {
		before = 1
	}
	word := line[before:]
	if end := bytes.IndexAny(word, " \t\n"); end >= 0 {
		word = word[:end]
	}
	if !bytes.ContainsAny(word, ":@.") {
		return nil
	}
	size := weburl.AddressLen(string(word))
	if size == 0 {
		return nil
	}
	if before > 0 {
		ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+before))
	}
	block.Advance(before + size)
	address := ast.NewString([]byte(markdown.Unescape(word[:size]))) // no Text, which would grow by what follows
	address.SetRaw(true)
	return address
}
