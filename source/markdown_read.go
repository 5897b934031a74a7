package source

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A mdReading is how far the blocks below a title have been read.
type mdReading struct {
	number  int      // of the block
	next    ast.Node // the block behind it, nil for none
	label   string   // what a heading or a line says of the next block
	labelAt int
	deep    bool // below a heading of the session's own
}

// read reads what stands below the title.
func (t *mdTalk) read(blocks []mdBlock) {
	s := mdReading{labelAt: -1}
	for i, b := range blocks {
		start := b.start
		if s.label != "" {
			ok := t.labelled(s.label, b.node)
			if s.label = ""; ok {
				continue
			}
			start = s.labelAt
		}
		if s.number, s.next = i, nil; i+1 < len(blocks) {
			s.next = blocks[i+1].node
		}
		if start, isRead := t.block(&s, b, start); !isRead {
			t.keep(start, b.end)
		}
	}
	if s.label != "" {
		t.keep(s.labelAt, t.doc.lineEnd(s.labelAt))
	}
}

// block reads a block, and returns where what is left of it begins, or that nothing
// is.
func (t *mdTalk) block(s *mdReading, b mdBlock, start int) (from int, isRead bool) {
	switch n := b.node.(type) {
	case *ast.Heading:
		return start, t.headingBelow(s, n, b.start)
	case *ast.Paragraph:
		if s.deep && !bytes.Contains(t.doc.text[b.start:b.end], []byte("http")) {
			break // nothing that is looked for there
		}
		text := mdText(t.doc.inline(n))
		t.leadsToPage(text)
		field := lonelyLabel(text)
		if field == "" && s.next != nil && isWord("speakers", text.line()) && s.next.Kind() == ast.KindList {
			field = "speakers" // without a colon
		}
		if field != "" && !s.deep && s.next != nil {
			s.label, s.labelAt = field, b.start
			return start, true
		}
		return t.paragraphFrom(n, text, start, s.deep, s.next == nil)
	case *ast.List:
		const early = 3
		if s.deep {
			break
		}
		if t.list(n, !t.begun || s.number < early) {
			return start, true
		}
		next := t.leadingLinks(n)
		t.innerLinks(n)
		if next != nil {
			return t.doc.lineStart(max(next.Pos(), 0)), false
		}
	case *ast.HTMLBlock:
		return start, t.embedded(n, s.deep)
	case *ast.Blockquote:
		return start, !s.deep && !t.begun && t.details(mdText(t.doc.inline(n)).lines())
	default:
		rows := t.doc.rows(n)
		return start, !s.deep && rows != nil && t.table(rows)
	}
	return start, false
}

// headingBelow reads a heading below the title: a label of the next block, a detail,
// or the beginning of a part of the summary.
func (t *mdTalk) headingBelow(s *mdReading, n *ast.Heading, at int) bool {
	text := mdText(t.doc.inline(n))
	if field := fieldOfLabel(text.line()); field != "" && field != "summary" && field != "kind" && s.next != nil {
		s.label, s.labelAt = field, at
		return true
	}
	if _, _, isLabelled := cutLabel(text); isLabelled && !s.deep && !t.begun && t.detailLine(text) {
		return true
	}
	if s.number == 0 && t.r.isPage && t.byline(text) {
		return true // "## Ada Example" below the title of her talk
	}
	s.deep = true
	return false
}

// paragraphFrom reads a paragraph, and returns where what is left of it begins, or
// that nothing is.
func (t *mdTalk) paragraphFrom(n *ast.Paragraph, text mdText, start int, deep, isLast bool) (next int, isAll bool) {
	if strings.TrimSpace(text.String()) == "" && t.loneLinks(text) {
		return start, true // an element of HTML
	}
	lines := len(text.lines())
	switch taken := t.paragraph(text, start, deep, isLast); {
	case taken > 0 && taken == lines:
		return start, true
	case taken > 0 && n.Lines().Len() == lines:
		return t.doc.lineStart(n.Lines().At(taken).Start), false
	}
	return start, false
}
