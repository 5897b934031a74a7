package markup

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// A writer writes any tree of HTML as the elements of the package comment.
//
// It keeps two things apart that the tree mixes: boxes, the blocks that
// hold others, and marks, the inline elements around the present point. Text
// goes into a leaf, a block that holds lines: the one that the tree names or a
// paragraph. Everything is opened as late as possible, when there is text to
// put in; so nothing comes out empty, and marks are within leaves and leaves
// within boxes, however the tree had it.
type writer struct {
	out    []byte
	base   *url.URL
	levels [7]int // the new level of each heading level in use
	level  int    // the last heading's new level

	boxes  []box
	closed box // the box written last that is closed
	leaf   leaf
	marks  []mark // what the next text shall stand in, outermost first
	open   []mark // what the text written last stands in

	space  bool // white space came after that text
	breaks int  // line breaks came after that text
	bidi   bidi
}

// A box is a block that holds blocks.
type box struct {
	start, end string
	tight      bool // the first paragraph in it, or in its items, stands without p
	written    bool // start stands in the output
	used       bool // a leaf stands in it
}

// A leaf is a block that holds lines.
type leaf struct {
	start, end string
	active     bool // there is a leaf
	named      bool // the tree named it; else it ends with the next block
	breaksLine bool // a block within it begins a new line
	written    bool
}

// write returns root's children as HTML.
func write(root *html.Node, base *url.URL) string {
	w := writer{base: base, level: 3}
	dissolve(root, base)
	w.rankHeadings(root)
	w.out = make([]byte, 0, 1024)
	w.children(root)
	w.endLeaf()
	return string(trimNewline(w.out))
}

func trimNewline(b []byte) []byte {
	if n := len(b); n > 0 && b[n-1] == '\n' {
		return b[:n-1]
	}
	return b
}

func (w *writer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *writer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
	default:
		return
	}
	if w.inline(n) {
		return
	}
	if w.leaf.active && w.leaf.named {
		w.boundary()
		w.children(n)
		w.boundary()
		return
	}
	w.endLeaf()
	w.block(n)
	w.endLeaf()
}

// boundary stands for the edge of a block within a leaf that cannot hold one.
func (w *writer) boundary() {
	if w.leaf.breaksLine && w.leaf.written {
		w.breaks = 1
	}
	w.space = true
}

func (w *writer) block(n *html.Node) {
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		w.heading(n)
	case "pre":
		w.pre(n)
	case "hr":
		w.openBoxes()
		w.line("<hr>\n")
	case "ul":
		w.list(n, "<ul>\n", "</ul>\n")
	case "ol":
		w.list(n, listStart(n), "</ol>\n")
	case "dl":
		w.definitions(n)
	case "blockquote":
		w.within(box{start: "<blockquote>\n", end: "</blockquote>\n"}, n)
	case "table":
		w.table(n)
	default: // p, div, and what stands where it cannot
		w.children(n)
	}
}

// within writes n's children into a box.
func (w *writer) within(b box, n *html.Node) {
	w.boxes = append(w.boxes, b)
	w.children(n)
	w.closeBox()
}

func (w *writer) closeBox() {
	w.endLeaf()
	last := len(w.boxes) - 1
	if w.boxes[last].written {
		w.out = append(w.out, w.boxes[last].end...)
		w.closed = w.boxes[last]
	}
	w.boxes = w.boxes[:last]
}

// openBoxes writes the starts of the boxes that something is about to stand in.
func (w *writer) openBoxes() {
	for i := range w.boxes {
		if b := &w.boxes[i]; !b.written {
			if w.continues(*b) {
				w.out = w.out[:len(w.out)-len(b.end)]
			} else {
				w.line(b.start)
			}
			b.written = true
		}
	}
	if n := len(w.boxes); n > 0 {
		w.boxes[n-1].used = true
	}
}

// continues reports whether b is a bullet list or quotation that directly
// follows another of its kind: they become one, as Markdown has it.
func (w *writer) continues(b box) bool {
	return (b.end == "</ul>\n" || b.end == "</blockquote>\n") &&
		w.closed.end == b.end && w.closed.tight == b.tight && bytes.HasSuffix(w.out, []byte(b.end))
}

// line writes s at the beginning of a line.
func (w *writer) line(s string) {
	if n := len(w.out); n > 0 && w.out[n-1] != '\n' && s != "" {
		w.out = append(w.out, '\n')
	}
	w.out = append(w.out, s...)
}

// heading writes a heading at the level of its rank, but never deeper by more
// than one than the heading before it.
func (w *writer) heading(n *html.Node) {
	level := w.levels[n.Data[1]-'0']
	if !hasText(n) {
		return
	}
	w.level = min(level, w.level+1)
	h := string(rune('0'+w.level)) + ">"
	w.leaf = leaf{start: "<h" + h, end: "</h" + h + "\n", active: true, named: true}
	w.children(n)
	w.endLeaf()
}

// rankHeadings finds the heading levels in use. They become h4, h5 and h6.
func (w *writer) rankHeadings(n *html.Node) {
	var used [7]bool
	findHeadings(n, &used)
	w.rank(used)
}

// rank gives the heading levels in use their new ones.
func (w *writer) rank(used [7]bool) {
	next := 4
	for level, is := range used {
		if is {
			w.levels[level] = next
			next = min(next+1, 6)
		}
	}
}

func findHeadings(n *html.Node, used *[7]bool) {
	if n.Type == html.ElementNode && isHeading(n.Data) && hasText(n) {
		used[n.Data[1]-'0'] = true
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		findHeadings(c, used)
	}
}

func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'
}

// pre writes a block of code.
func (w *writer) pre(n *html.Node) {
	code := strings.Trim(textOf(n), "\n")
	if !isVisible(code) {
		return
	}
	w.openBoxes()
	w.line("<pre><code")
	if lang := languageOf(n); lang != "" {
		w.out = append(w.out, ` class="`+languagePrefix+lang+`"`...)
	}
	w.out = append(w.out, '>')
	w.escape(code)
	w.out = w.bidi.Close(w.out)
	w.out = append(w.out, "</code></pre>\n"...)
}

// languageOf is the language that the code in pre says it is in, or "".
func languageOf(pre *html.Node) string {
	code := pre.FirstChild
	if code == nil || code.Data != "code" {
		return ""
	}
	for _, a := range code.Attr {
		if lang, ok := strings.CutPrefix(a.Val, languagePrefix); ok && a.Key == "class" && isLanguage(lang) && lang != plainLanguage {
			return lang
		}
	}
	return ""
}

// beginLeaf sees to it that there is a leaf that text can go into.
func (w *writer) beginLeaf() {
	if !w.leaf.active {
		w.leaf = leaf{start: "<p>", end: "</p>\n", active: true}
		if n := len(w.boxes); n > 0 && w.boxes[n-1].tight && !w.boxes[n-1].used {
			w.leaf = leaf{active: true}
		}
	}
	if !w.leaf.written {
		w.openBoxes()
		w.line(w.leaf.start)
		w.leaf.written = true
		w.space, w.breaks = false, 0
	}
}

func (w *writer) endLeaf() {
	if w.leaf.written {
		w.out = w.bidi.Close(w.out)
		w.closeMarks(0)
		w.out = append(w.out, w.leaf.end...)
	}
	w.leaf = leaf{}
	w.space, w.breaks = false, 0
}
