package body

import (
	"github.com/gomarkdown/markdown/ast"

	"github.com/seed-e2fd8668/recap/internal/markdown"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// A Line is a line of words that a program puts together, such as the detail of
// a session. It is written as Markdown by the rules by which bodies are. Its zero
// value is empty. What is added is plain text, of which white space is folded.
type Line struct {
	top  ast.Container
	open []ast.Node // the elements that are open around what is added
}

func (l *Line) add(n ast.Node) {
	parent := ast.Node(&l.top)
	if len(l.open) > 0 {
		parent = l.open[len(l.open)-1]
	}
	add(parent, n)
}

// Text adds text, and nothing for one that shows nothing.
func (l *Line) Text(s string) {
	if s = text.Line(s); text.IsVisible(s) {
		l.Layout(s)
	}
}

// Layout adds text as it stands, such as ", " between two others.
func (l *Line) Layout(s string) {
	parent := ast.Node(&l.top)
	if len(l.open) > 0 {
		parent = l.open[len(l.open)-1]
	}
	addText(parent, s)
}

// Code adds a code span, and nothing for a text that shows nothing.
func (l *Line) Code(s string) {
	if s = text.Line(s); text.IsVisible(s) {
		n := new(ast.Code)
		n.Literal = []byte(s)
		l.add(n)
	}
}

// Strong adds what content adds, as strong text; Emphasis as emphasised text.
func (l *Line) Strong(content func())   { l.within(new(ast.Strong), content) }
func (l *Line) Emphasis(content func()) { l.within(new(ast.Emph), content) }

// Link adds what content adds, as a link to a clean URL (see weburl.Clean); title may be
// empty.
func (l *Line) Link(href, title string, content func()) {
	l.within(&ast.Link{Destination: []byte(href), Title: []byte(text.Line(title))}, content)
}

func (l *Line) within(n ast.Node, content func()) {
	l.add(n)
	l.open = append(l.open, n)
	content()
	l.open = l.open[:len(l.open)-1]
}

// Item returns the line as an item of a list, "" for one that shows nothing, and
// empties it.
func (l *Line) Item() string {
	inline := mdInline{}
	inline.children(&l.top)
	*l = Line{}
	if len(inline.out) == 0 {
		return ""
	}
	return "- " + string(inline.out)
}

// Heading returns the line as a heading, and empties it.
func (l *Line) Heading(level int, headings *markdown.Headings) string {
	s := (&mdWriter{}).inlineOf(&l.top, inHeading)
	*l = Line{}
	return headings.Line(level, s)
}
