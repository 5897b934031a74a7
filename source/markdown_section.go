package source

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

// A mdDocument is Markdown (CommonMark with GitHub's tables) as a list of blocks.
// What stands in them is taken from the source as it is. Only the blocks are
// parsed; the inline markup of one is when it is asked for, since there are
// bodies on which goldmark would be at work for minutes.
type mdDocument struct {
	in          *Input
	at          int    // where the text begins in the input
	text        []byte // of the document
	inlines     parser.Parser
	context     parser.Context    // which knows the references
	references  []string          // lines that define them
	definitions map[string]string // of references and footnotes, by their labels
	blocks      []mdBlock
	sections    []mdSection      // the first may have no heading
	words       *catalogue.Words // of a document in the layout of export.Markdown

	// Of a text that was changed, which has the lines of the input all the same:
	lines  []int // where each begins in the text
	places []int // and in the input
}

// A mdBlock is a block that stands in no other, in whole lines. It goes on up to
// where the next one begins.
type mdBlock struct {
	node       ast.Node
	start, end int
}

// A mdSection is a heading with what stands below it up to the next one.
type mdSection struct {
	level  int // of the heading; 0 for what stands before the first
	title  ast.Node
	at     int // where the heading begins in the document
	start  int // where the body begins and ends
	end    int
	blocks []ast.Node // of the body
}

// parseMarkdown divides the input from an offset on.
func parseMarkdown(in *Input, at int) *mdDocument {
	d := &mdDocument{in: in, at: at, text: in.text[at:], inlines: inlineParser()}
	d.parse()
	d.divide()
	return d
}

// blockParser parses blocks alone, with the tables that paragraphs may be.
var blockParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(), util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
	)
})

// parse reads the blocks.
func (d *mdDocument) parse() {
	d.context = parser.NewContext()
	blocks := blockParser()
	if len(d.references) > 0 {
		blocks.Parse(text.NewReader([]byte(strings.Join(d.references, "\n"))), parser.WithContext(d.context))
	}
	root := blocks.Parse(text.NewReader(d.text), parser.WithContext(d.context))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindLinkReferenceDefinition {
			continue
		}
		b := mdBlock{node: n, start: d.lineStart(max(n.Pos(), 0)), end: len(d.text)}
		if h, ok := n.(*ast.Heading); ok {
			b.start, _ = d.extent(h)
		}
		if last := len(d.blocks) - 1; last >= 0 {
			b.start = max(b.start, d.blocks[last].start)
			d.blocks[last].end = b.start
		}
		d.blocks = append(d.blocks, b)
	}
}

// divide makes sections of the blocks.
func (d *mdDocument) divide() {
	section := mdSection{}
	for _, b := range d.blocks {
		h, ok := b.node.(*ast.Heading)
		if !ok {
			section.blocks = append(section.blocks, b.node)
			continue
		}
		start, end := d.extent(h)
		section.end = start
		d.add(section)
		section = mdSection{level: h.Level, title: h, at: start, start: end}
	}
	section.end = len(d.text)
	d.add(section)
}

// place is where something stands in the input.
func (d *mdDocument) place(at int) int {
	if d.lines == nil {
		return d.at + at
	}
	i, found := slices.BinarySearch(d.lines, at)
	if !found {
		i--
	}
	return d.places[max(i, 0)]
}

func (d *mdDocument) add(s mdSection) {
	if s.level > 0 || len(s.blocks) > 0 {
		d.sections = append(d.sections, s)
	}
}

// extent is where a heading begins and ends: whole lines, with the line under
// a heading that is underlined.
func (d *mdDocument) extent(h *ast.Heading) (start, end int) {
	lines := h.Lines()
	if lines.Len() == 0 {
		// An empty heading has no text; goldmark knows its place all the same.
		at := max(h.Pos(), 0)
		return d.lineStart(at), d.lineEnd(at)
	}
	start, end = d.lineStart(lines.At(0).Start), d.lineEnd(lines.At(lines.Len()-1).Stop-1)
	if first := bytes.TrimLeft(d.text[start:end], " "); len(first) == 0 || first[0] != '#' {
		end = d.lineEnd(end)
	}
	return start, end
}

func (d *mdDocument) lineStart(at int) int { return bytes.LastIndexByte(d.text[:at], '\n') + 1 }

// lineEnd is where the line after the one that holds at begins.
func (d *mdDocument) lineEnd(at int) int {
	if at < 0 || at >= len(d.text) {
		return len(d.text)
	}
	if i := bytes.IndexByte(d.text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(d.text)
}

// endOf is where the lines of a block end.
func (d *mdDocument) endOf(block ast.Node) int {
	end := 0
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Type() == ast.TypeBlock {
			if lines := n.Lines(); lines != nil && lines.Len() > 0 {
				end = max(end, lines.At(lines.Len()-1).Stop)
			}
		}
		return ast.WalkContinue, nil
	})
	if end == 0 {
		end = max(block.Pos(), 0) + 1 // an item without a text
	}
	return d.lineEnd(end - 1)
}

// body is the source between two places, without the blank lines around it.
func (d *mdDocument) body(start, end int) string {
	if start >= end {
		return ""
	}
	return strings.TrimRight(strings.Trim(string(d.text[start:end]), "\r\n"), " \t\r\n")
}
