package body

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/gomarkdown/markdown/ast"

	"github.com/seed-e2fd8668/recap/internal/sanitize"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// A Body is what a speaker or an author wrote, as a tree. It is never changed,
// so many may read it at the same time.
type Body struct {
	root *ast.Document
}

// Parse reads Markdown, which may hold HTML. References are resolved against
// base; where that is nil they stay relative. The only errors are those that
// [Check] reports.
func Parse(src string, base *url.URL) (*Body, error) {
	src = text.CleanChars(src)
	if isHTML(src) {
		return parseHTML(src, base), nil
	}
	if isLaborious(src) {
		return plain(src), nil
	}
	doc := parseMarkdown(src)
	depth, holdsHTML := doc.scan()
	if depth > maxDepth {
		return nil, tooDeep(src)
	}
	if holdsHTML {
		return parseHTML(doc.render(base), base), nil
	}
	b := newBuilder(base)
	markdownReader{doc.src, b}.children(doc.root)
	return b.body(), nil
}

// ParseHTML reads HTML. It reads on where Parse would have an error.
func ParseHTML(src string, base *url.URL) *Body {
	return parseHTML(text.CleanChars(src), base)
}

// parseHTML reads what a stranger wrote as HTML. Neither the sanitiser nor the
// parser has a reason to refuse what is in memory, short of elements that nest
// hundreds deep; then people still get the text.
func parseHTML(src string, base *url.URL) *Body {
	root, err := sanitize.HTML(src)
	if err != nil {
		return plain(src)
	}
	r := htmlReader{builder: newBuilder(base)}
	r.notes, r.count = findNotes(root)
	r.children(root)
	return r.body()
}

// plain is a body that shows src as it stands: its paragraphs and its lines.
func plain(src string) *Body {
	b := newBuilder(nil)
	for line := range strings.SplitSeq(src, "\n") {
		if strings.TrimSpace(line) == "" {
			b.endLeaf()
			continue
		}
		b.lineBreak()
		b.text(line)
	}
	return b.body()
}

// isHTML reports whether src is HTML altogether: whether each of its
// paragraphs begins with the tag of a block. CommonMark (4.6) reads such a
// body so, too, but for paragraphs that are indented, which it takes for code.
func isHTML(src string) bool {
	blank, found := true, false
	for src != "" {
		line := strings.TrimLeft(src, " \t")
		if blank && line != "" && line[0] != '\n' {
			if line[0] != '<' || !beginsWithBlock(line) {
				return false
			}
			found = true
		}
		blank = line == "" || line[0] == '\n'
		_, src, _ = strings.Cut(line, "\n")
	}
	return found
}

// beginsWithBlock reports whether s begins with a tag of an element that is no
// inline one.
func beginsWithBlock(s string) bool {
	name := strings.TrimPrefix(s[1:], "/")
	end := 0
	for end < len(name) && isAlnum(name[end]) {
		end++
	}
	return sanitize.IsBlock(strings.ToLower(name[:end]))
}

// maxDepth is how deep lists and quotations may nest.
const maxDepth = 24

// A DepthError says that lists and quotations nest too deep to be shown.
type DepthError struct {
	Line int // the first line that may be nested too deep, counted from 1
}

func (e *DepthError) Error() string {
	return fmt.Sprintf("line %d: lists and quotations are nested deeper than %d levels", e.Line, maxDepth)
}

// Check reports why Parse would not read src: a [DepthError], if its lists and
// quotations nest too deep. It takes a few microseconds per KiB.
func Check(src string) error {
	src = text.CleanChars(src)
	if deepLine(src) == 0 || isHTML(src) || isLaborious(src) {
		return nil
	}
	if depth, _ := parseBlocks(src).scan(); depth > maxDepth {
		return tooDeep(src)
	}
	return nil
}

func tooDeep(src string) error { return &DepthError{Line: max(deepLine(src), 1)} }

// deepLine is the number of the first line that could stand deeper than
// maxDepth, or 0. A line opens a level for each marker that it begins with, and
// stands as deep as its indentation allows, which may be code's as well: so this
// only says which bodies to look at more closely.
func deepLine(src string) int {
	n := 0
	for line := range strings.SplitSeq(src, "\n") {
		n++
		if level, indent := markers(line); 1+level+indent/2 > maxDepth {
			return n
		}
	}
	return 0
}
