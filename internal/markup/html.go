package markup

import (
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// maxDepth is how deep lists and quotations may nest. gomarkdown follows to 64
// levels, of which a list takes two, and drops what is deeper.
const maxDepth = 24

// HTML renders Markdown, which may hold HTML and comes from strangers, as the
// HTML that the package comment describes: flow content for a div, one block a
// line, nothing for a body that says nothing. Headings become h4 and, as the
// author ranked them, h5 and h6. References are resolved against base; where
// base is nil, a relative link loses its destination and keeps its text.
//
// The only errors are those that [Check] reports. A body so written that it
// would take the parser far more than its length is shown as plain text.
func HTML(src string, base *url.URL) (string, error) {
	src = cleanChars(src)
	if out, ok := simpleHTML(src); ok {
		return out, nil
	}
	return wholeHTML(src, base)
}

// wholeHTML is HTML for any body that cleanChars has seen.
func wholeHTML(src string, base *url.URL) (string, error) {
	nodes := nodeBuilders.Get().(*nodeBuilder)
	defer nodes.free()
	if isHTML(src) {
		return write(nodes.sanitised(src, src), base), nil
	}
	if tooLaborious(src) {
		return write(plainTree(src), base), nil
	}
	root, err := nodes.buildTree(src, base)
	if err != nil {
		return "", err
	}
	return write(root, base), nil
}

// isHTML reports whether src is HTML altogether: whether each of its
// paragraphs begins with the tag of a block. CommonMark (4.6) reads such a
// body so, too, but for paragraphs that are indented, which it takes for code.
func isHTML(src string) bool {
	blank, found := true, false
	for src != "" {
		text := strings.TrimLeft(src, " \t")
		if blank && text != "" && text[0] != '\n' {
			t, ok := tag{}, false
			if text[0] == '<' {
				t, ok = scanTag(text)
			}
			if !ok || !isBlockName(t.name) {
				return false
			}
			found = true
		}
		blank = text == "" || text[0] == '\n'
		_, src, _ = strings.Cut(text, "\n")
	}
	return found
}

// buildTree is the tree of src as the writer takes it.
func (b *nodeBuilder) buildTree(src string, base *url.URL) (*html.Node, error) {
	tree := treeBuilder{base: base}
	root := element("body")
	tree.node(root, parse(prepareSource(src)))
	if tree.deep {
		return nil, tooDeep(src)
	}
	if !tree.raw {
		return root, nil
	}
	htm, err := render(root)
	if err != nil {
		return nil, fmt.Errorf("markup: %w", err) // a void element with content: not from parse
	}
	return b.sanitised(htm, src), nil
}

// sanitised is the tree of what is left of HTML that a stranger wrote as, or
// within, the body src. Neither bluemonday nor the parser has a reason left to
// refuse it; if they find one, the reader still gets the text.
func (b *nodeBuilder) sanitised(htm, src string) *html.Node {
	root, err := b.sanitise(htm)
	if err != nil {
		return plainTree(src)
	}
	return root
}

// plainTree shows src as it stands: its paragraphs and its lines.
func plainTree(src string) *html.Node {
	root := element("body")
	var p *html.Node
	for line := range strings.SplitSeq(src, "\n") {
		if strings.TrimSpace(line) == "" {
			p = nil
			continue
		}
		if p == nil {
			p = element("p")
			root.AppendChild(p)
		} else {
			p.AppendChild(element("br"))
		}
		appendText(p, line)
	}
	return root
}

// A DepthError says that lists and quotations nest too deep to be rendered.
type DepthError struct {
	Line int // the first line that may be nested too deep, counted from 1
}

func (e *DepthError) Error() string {
	return fmt.Sprintf("line %d: lists and quotations are nested deeper than %d levels", e.Line, maxDepth)
}

// Check reports why HTML would not render src whole: a [DepthError], if its
// lists and quotations nest deeper than the renderer follows. It does not
// render, and takes a few microseconds per KiB. HTML has no error and loses
// nothing of a body that passes.
func Check(src string) error { return check(cleanChars(src)) }

// CheckValid is Check for a body of a valid post, of whose characters only
// carriage returns and some in the block of U+FDD0 would be cleaned away.
func CheckValid(src string) error {
	const leadOfFDD0 = 0xEF
	if strings.IndexByte(src, '\r') >= 0 || strings.IndexByte(src, leadOfFDD0) >= 0 {
		return Check(src)
	}
	return check(src)
}

func check(src string) error {
	if isHTML(src) || deepLine(src) == 0 || tooLaborious(src) {
		return nil
	}
	var b treeBuilder
	b.node(element("body"), parseBlocks(prepareSource(src)))
	if !b.deep {
		return nil
	}
	return tooDeep(src)
}

func tooDeep(src string) error { return &DepthError{Line: max(deepLine(src), 1)} }

// deepLine is the number of the first line that could stand deeper than
// maxDepth, or 0. A line opens a level for each marker that it begins with,
// and stands as deep as its indentation allows, which may be code's as well:
// so this only says which bodies to look at more closely.
func deepLine(src string) int {
	n := 0
	for line := range strings.SplitSeq(src, "\n") {
		n++
		if len(line) > maxDepth && levels(line) > maxDepth {
			return n
		}
	}
	return 0
}

// levels bounds from above how deep a line stands.
func levels(line string) int {
	level, indent := 1, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '>' || c == '-' || c == '*' || c == '+' || c == '.' || c == ')':
			level++
		case !isDigit(c):
			return level + indent/2
		}
	}
	return level + indent/2
}
