package export_test

import (
	"html"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// mdRead is what an independent reader, goldmark with GitHub's extensions,
// finds in a Markdown document.
type mdRead struct {
	source   string
	headings []mdReadHeading
	links    []string // the destinations of all links
	html     []string // raw HTML
}

// mdReadHeading is a heading with what stands below it up to the next.
type mdReadHeading struct {
	level   int
	text    string   // without code span and emphasis
	code    string   // its code span
	number  string   // its emphasis
	source  string   // as it is written
	id      string   // by GitHub's algorithm
	details []string // the items of a list directly below, as mdFlat writes them
	broken  bool     // whether a thematic break comes first after the details
	blocks  []string // the other blocks, by mdFlat
}

func readMarkdown(t *testing.T, source string) mdRead {
	t.Helper()
	source = strings.TrimPrefix(source, mdFrontMatter(source))
	src := []byte(source)
	root := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(src))
	read := mdRead{source: source}
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML, *ast.HTMLBlock:
			read.html = append(read.html, n.Kind().String())
		case *ast.Link:
			read.links = append(read.links, string(n.Destination))
		case *ast.AutoLink:
			read.links = append(read.links, string(n.URL(src)))
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	counts := make(map[string]int)
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			read.headings = append(read.headings, readMDHeading(h, src, counts))
			continue
		}
		if len(read.headings) == 0 {
			continue
		}
		h := &read.headings[len(read.headings)-1]
		_, isList := n.(*ast.List)
		_, isBreak := n.(*ast.ThematicBreak)
		switch {
		case isList && n.PreviousSibling().Kind() == ast.KindHeading && !n.(*ast.List).IsOrdered():
			for item := n.FirstChild(); item != nil; item = item.NextSibling() {
				h.details = append(h.details, mdFlat(item, src))
			}
		case isBreak && len(h.blocks) == 0 && !h.broken:
			h.broken = true
		default:
			h.blocks = append(h.blocks, mdFlat(n, src))
		}
	}
	return read
}

func mdFrontMatter(source string) string {
	if !strings.HasPrefix(source, "---\n") {
		return ""
	}
	return source[:strings.Index(source[4:], "\n---\n")+4+5]
}

func readMDHeading(h *ast.Heading, src []byte, counts map[string]int) mdReadHeading {
	read := mdReadHeading{level: h.Level, source: string(h.Lines().Value(src))}
	all := ""
	for c := h.FirstChild(); c != nil; c = c.NextSibling() {
		s := mdText(c, src)
		all += s
		switch c.(type) {
		case *ast.CodeSpan:
			read.code = s
		case *ast.Emphasis:
			read.number = s
		default:
			read.text += s
		}
	}
	read.text = strings.TrimSpace(read.text)
	read.id = githubID(all)
	if n := counts[read.id]; n > 0 {
		counts[read.id]++
		read.id += "-" + strconv.Itoa(n)
	} else {
		counts[read.id]++
	}
	return read
}

// githubID follows the filter of html-pipeline that GitHub's ids come from.
func githubID(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Pc) || r == '-' || r == ' ' {
			b.WriteRune(r)
		}
	}
	return strings.ReplaceAll(b.String(), " ", "-")
}

// mdText is the text of inline nodes as a browser shows it.
func mdText(n ast.Node, src []byte) string {
	switch n := n.(type) {
	case *ast.Text:
		s := string(n.Value(src))
		if n.Parent().Kind() != ast.KindCodeSpan {
			s = mdUnescape(s)
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			s += " "
		}
		return s
	case *ast.String:
		return string(n.Value)
	case *ast.AutoLink:
		return string(n.Label(src))
	}
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.WriteString(mdText(c, src))
	}
	return b.String()
}

// mdFlat is mdText with signs for the structure: **strong**, *emphasis*,
// `code` and [text](destination), none of them escaped.
func mdFlat(n ast.Node, src []byte) string {
	inner := func() string {
		var b strings.Builder
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			b.WriteString(mdFlat(c, src))
		}
		return b.String()
	}
	switch n := n.(type) {
	case *ast.Emphasis:
		stars := strings.Repeat("*", n.Level)
		return stars + inner() + stars
	case *ast.CodeSpan:
		return "`" + inner() + "`"
	case *ast.Link:
		return "[" + inner() + "](" + string(n.Destination) + ")"
	case *ast.AutoLink:
		return "<" + string(n.Label(src)) + ">"
	case *ast.Text, *ast.String:
		return mdText(n, src)
	}
	return inner()
}

// mdUnescape undoes backslashes and character references as CommonMark 0.31
// has them in its sections 2.4 and 2.5.
func mdUnescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		end := strings.IndexByte(s[i:], ';')
		switch {
		case s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0:
			i++
			b.WriteByte(s[i])
		case s[i] == '&' && end > 0:
			b.WriteString(html.UnescapeString(s[i : i+end+1]))
			i += end
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// find returns the only heading with this text and code span.
func (r mdRead) find(t *testing.T, level int, text, code string) mdReadHeading {
	t.Helper()
	var found []mdReadHeading
	for _, h := range r.headings {
		if h.level == level && h.text == text && h.code == code {
			found = append(found, h)
		}
	}
	if len(found) != 1 {
		t.Errorf("%d headings of level %d with text %q and code %q; expected 1", len(found), level, text, code)
		return mdReadHeading{}
	}
	return found[0]
}
