package body

import (
	"slices"
	"strings"

	"github.com/gomarkdown/markdown/ast"

	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// A mark is an inline element that text stands in.
type mark struct {
	name string          // what elements that are one when they stand side by side share; "" for a link
	node func() ast.Node // makes its node, of which there may be several
}

func emph() ast.Node   { return new(ast.Emph) }
func strong() ast.Node { return new(ast.Strong) }
func del() ast.Node    { return new(ast.Del) }

// mark adds an inline element that the text which content adds stands in.
func (b *builder) mark(name string, node func() ast.Node, content func()) {
	b.marks = append(b.marks, &mark{name, node})
	content()
	b.marks = b.marks[:len(b.marks)-1]
}

// element is mark for an Element.
func (b *builder) element(name, title string, content func()) {
	b.mark(name+" "+title, func() ast.Node { return &Element{Name: name, Title: title} }, content)
}

// link adds a link, or only its text if it leads nowhere that a reader may be
// sent.
func (b *builder) link(dest, title string, content func()) {
	href, ok := weburl.Clean(dest, b.base)
	if !ok || b.inLink() {
		content()
		return
	}
	b.mark("", func() ast.Node { return &ast.Link{Destination: []byte(href), Title: []byte(text.Line(title))} }, content)
	for _, number := range b.notes {
		b.note(number)
	}
	b.notes = nil
}

// inLink reports whether text that is added now stands in a link.
func (b *builder) inLink() bool {
	return slices.ContainsFunc(b.marks, func(m *mark) bool { return m.name == "" })
}

// image adds an image, or only its alternative text if it leads nowhere. Its
// size may be empty.
func (b *builder) image(dest, alt, title, width, height string) {
	src, ok := weburl.Clean(dest, b.base)
	isPlace := strings.HasPrefix(strings.TrimSpace(dest), "#") // in the text, and no picture
	if !ok || isPlace || strings.HasPrefix(src, "mailto:") {
		b.text(strings.TrimSpace(alt))
		return
	}
	img := &ast.Image{Destination: []byte(src), Title: []byte(text.Line(title))}
	if alt = text.Line(alt); alt != "" {
		addText(img, alt)
	}
	if isSize(width) && isSize(height) {
		img.Attribute = &ast.Attribute{Attrs: map[string][]byte{"width": []byte(width), "height": []byte(height)}}
	}
	b.inline(img)
}

// isSize reports whether s is a number of pixels.
func isSize(s string) bool {
	return s != "" && len(s) < 5 && s[0] != '0' && strings.Trim(s, "0123456789") == ""
}

// note adds a reference to the footnote of that number. In a link, it stands
// behind that.
func (b *builder) note(number int) {
	if b.inLink() {
		b.notes = append(b.notes, number)
		return
	}
	b.inline(&ast.Link{NoteID: number})
}

// task adds the box of a task.
func (b *builder) task(checked bool) {
	b.inline(&Element{Name: "input", Checked: checked})
	b.space = true
}

// inline adds an inline node without content.
func (b *builder) inline(n ast.Node) { add(b.openMarks(), n) }

// text adds text, its white space collapsed.
func (b *builder) text(s string) {
	s = text.CleanChars(s)
	if b.code {
		b.codeSpan(s)
		return
	}
	if s == "" {
		return
	}
	b.space = b.space || isSpace(rune(s[0]))
	words := strings.TrimFunc(s, isSpace)
	if strings.Contains(words, "  ") || strings.ContainsAny(words, "\n\t\f\r") {
		words = strings.Join(strings.FieldsFunc(words, isSpace), " ")
	}
	if words != "" {
		b.chunk(words)
		b.space = isSpace(rune(s[len(s)-1]))
	}
}

// chunk adds text that neither begins nor ends with white space. What nobody
// sees needs no emphasis, and no paragraph.
func (b *builder) chunk(s string) {
	b.bidi = b.bidi || text.HoldsBidi(s)
	if text.IsVisible(s) {
		addText(b.openMarks(), s)
		return
	}
	if !b.used {
		return
	}
	n := b.commonMarks()
	parent := b.at(n)
	b.open = b.open[:n]
	b.separate(parent)
	addText(parent, s)
}

// codeSpan adds code. Its white space stays.
func (b *builder) codeSpan(s string) {
	s = strings.ReplaceAll(s, "\n", " ")
	if !text.IsVisible(s) && !b.used {
		return
	}
	if strings.Trim(s, " ") == "" {
		b.space = true
		return
	}
	b.bidi = b.bidi || text.HoldsBidi(s)
	parent := b.openMarks()
	if code, ok := ast.GetLastChild(parent).(*ast.Code); ok {
		code.Literal = append(code.Literal, s...)
		return
	}
	code := new(ast.Code)
	code.Literal = []byte(s)
	add(parent, code)
}

// lineBreak adds a line break. Two of them end a paragraph.
func (b *builder) lineBreak() {
	if !b.used {
		return
	}
	b.lines++
	if p, ok := b.leaf.(*ast.Paragraph); ok && b.lines > 1 && !(b.bare[p] && isItem(p.Parent)) {
		b.endLeaf()
	}
}

func isItem(n ast.Node) bool {
	_, ok := n.(*ast.ListItem)
	return ok
}

// openMarks returns the node that the next text goes into. It ends the
// elements that text no longer stands in, and begins those it does.
func (b *builder) openMarks() ast.Node {
	b.beginLeaf()
	n := b.commonMarks()
	before := b.open // of which those from n on may go on
	if b.space || b.lines > 0 {
		before = before[:n]
	}
	parent := b.at(n)
	b.separate(parent)
	b.open = slices.Clone(b.open[:n])
	for i, m := range b.marks[n:] {
		var child ast.Node
		if n+i < len(before) && m.name != "" && before[n+i].mark.name == m.name && before[n+i].node == ast.GetLastChild(parent) {
			child = before[n+i].node
		} else {
			before, child = nil, m.node()
			add(parent, child)
		}
		b.open = append(b.open, openMark{m, child})
		parent = child
	}
	return parent
}

// beginLeaf sees to it that there is a block that lines go into.
func (b *builder) beginLeaf() {
	if b.leaf == nil {
		p := new(ast.Paragraph)
		b.bare[p] = true
		b.leaf = p
	}
	if !b.used {
		add(b.box(b.leaf), b.leaf)
		b.used = true
		b.space, b.lines = false, 0
	}
}

// commonMarks is the number of open elements that the next text stands in, too.
func (b *builder) commonMarks() int {
	n := 0
	for n < len(b.open) && n < len(b.marks) && b.open[n].mark == b.marks[n] {
		n++
	}
	return n
}

// at is the node in which n elements are open.
func (b *builder) at(n int) ast.Node {
	if n == 0 {
		return b.leaf
	}
	return b.open[n-1].node
}

// separate adds the white space or line break that came since the last text.
func (b *builder) separate(parent ast.Node) {
	switch {
	case b.lines > 0:
		add(parent, new(ast.Hardbreak))
	case b.space:
		addText(parent, " ")
	}
	b.space, b.lines = false, 0
}

// pairBidi pairs the bidirectional controls in a block, so that none reaches
// beyond it.
func pairBidi(leaf ast.Node) {
	var bidi text.Bidi
	ast.WalkFunc(leaf, func(n ast.Node, entering bool) ast.WalkStatus {
		l := n.AsLeaf()
		if _, ok := n.(*ast.Image); ok {
			return ast.SkipChildren
		}
		if l == nil || !entering || len(l.Literal) == 0 {
			return ast.GoToNext
		}
		var out []byte
		for _, r := range string(l.Literal) {
			if text.IsBidi(r) {
				out = bidi.Append(out, r)
			} else {
				out = append(out, string(r)...)
			}
		}
		l.Literal = out
		return ast.GoToNext
	})
	if closing := bidi.Close(nil); len(closing) > 0 {
		addText(leaf, string(closing))
	}
}
