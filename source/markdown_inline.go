package source

import (
	"bufio"
	"bytes"
	stdhtml "html"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	nethtml "golang.org/x/net/html"
)

// A mdRun is a piece of a line that is marked up in one way, with escapes and
// references resolved.
type mdRun struct {
	text   string
	mark   byte // 0, or 's' strong, 'e' emphasis, 'c' code
	link   string
	title  string // of the link
	image  string // where the picture is of which the text is the words
	isLink bool
}

// inlineParser parses the inline markup of one block.
func inlineParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(extension.NewStrikethroughParser(), 500), util.Prioritized(extension.NewLinkifyParser(), 999))...),
	)
}

// The most that is parsed of inline markup: links that may not be closed, of
// which goldmark looks for the end to the end of the block, and bytes.
const (
	maxLinks  = 300
	maxInline = 64 << 10
)

// inline returns what a heading, a paragraph or an item of a list says; of an
// item with several blocks, one after the other.
func (d *mdDocument) inline(n ast.Node) []mdRun {
	if n == nil {
		return nil
	}
	var source []byte
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Type() == ast.TypeBlock && n.Lines() != nil {
			for i := range n.Lines().Len() {
				line := n.Lines().At(i)
				source = append(append(source, bytes.TrimSpace(line.Value(d.text))...), '\n')
			}
		}
		return ast.WalkContinue, nil
	})
	if len(source) > maxInline || bytes.Count(source, []byte("](")) > maxLinks {
		return []mdRun{{text: string(source)}}
	}
	return d.inlineOf(source)
}

// inlineOf reads inline markup.
func (d *mdDocument) inlineOf(source []byte) []mdRun {
	r := mdRuns{source: source}
	r.add(d.inlines.Parse(text.NewReader(source), parser.WithContext(d.context)), mdRun{})
	return r.runs
}

// mdRuns gathers runs.
type mdRuns struct {
	source []byte
	runs   []mdRun
	anchor string // where an element that is open leads
}

// add adds what a node says, marked up as the nodes around it are.
func (r *mdRuns) add(n ast.Node, style mdRun) {
	switch n := n.(type) {
	case *ast.Text:
		style.text = resolved(n.Value(r.source))
		if n.SoftLineBreak() || n.HardLineBreak() {
			style.text += "\n"
		}
	case *ast.String:
		style.text = string(n.Value)
	case *ast.RawHTML:
		style = r.rawHTML(string(n.Segments.Value(r.source)), style)
	case *ast.AutoLink:
		style.text, style.link, style.isLink = string(n.Label(r.source)), string(n.URL(r.source)), true
		if n.AutoLinkType == ast.AutoLinkEmail {
			style.link = "mailto:" + style.link
		}
	case *ast.CodeSpan:
		style.mark = 'c'
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			style.text += strings.ReplaceAll(string(c.(*ast.Text).Value(r.source)), "\n", " ")
		}
	case *ast.Link:
		style.link, style.title, style.isLink = resolved(n.Destination), resolved(n.Title), true
		if n.FirstChild() == nil {
			r.append(style)
		}
	case *ast.Image:
		style.image = resolved(n.Destination)
		if n.FirstChild() == nil {
			r.append(style)
		}
	case *ast.Emphasis:
		if style.mark = 'e'; n.Level > 1 {
			style.mark = 's'
		}
	case *extast.Strikethrough:
	}
	if style.text != "" {
		if r.anchor != "" && !style.isLink {
			style.link, style.isLink = r.anchor, true
		}
		r.append(style)
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.add(c, style)
	}
}

// rawHTML reads a tag in a line: what leads somewhere or breaks the line. Other
// tags that HTML has are left out; what only looks like one is text.
func (r *mdRuns) rawHTML(source string, style mdRun) mdRun {
	z := nethtml.NewTokenizer(strings.NewReader(source))
	kind := z.Next()
	t := z.Token()
	switch {
	case t.Data == "br":
		style.text = "\n"
	case t.Data == "a":
		r.anchor = attributeOf(t, "href")
	case kind == nethtml.StartTagToken || kind == nethtml.SelfClosingTagToken:
		if address := attributeOf(t, "src"); t.Data == "iframe" || t.Data == "video" || t.Data == "source" || t.Data == "embed" {
			if address != "" {
				r.append(mdRun{link: address, isLink: true})
			}
		} else if t.Data == "img" {
			style.text, style.image = attributeOf(t, "alt"), address
			if r.anchor != "" && !style.isLink {
				style.link, style.isLink = r.anchor, true
			}
			r.append(style)
			style.text = ""
		} else if address := youtubeElement(t); address != "" {
			r.append(mdRun{text: address, link: address, isLink: true})
		}
	}
	if slices.Contains(youtubeElements, t.Data) {
		return style
	}
	if t.DataAtom == 0 && kind != nethtml.CommentToken {
		style.text = source
	}
	return style
}

// attributeOf is an attribute of a tag.
func attributeOf(t nethtml.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// append adds a run, to the last one if that is marked up in the same way.
func (r *mdRuns) append(run mdRun) {
	if last := len(r.runs) - 1; last >= 0 && run.mark != 'c' {
		if before := &r.runs[last]; before.mark == run.mark && before.isLink == run.isLink && before.link == run.link && before.title == run.title && before.image == run.image {
			before.text += run.text
			return
		}
	}
	r.runs = append(r.runs, run)
}

// resolved is text of the source without its escapes and references.
func resolved(source []byte) string {
	if !bytes.ContainsAny(source, `\&`) {
		return string(source)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	html.DefaultWriter.Write(w, source) // which resolves both, and escapes what HTML would not take
	_ = w.Flush()
	return stdhtml.UnescapeString(b.String())
}

// plain is the text of runs, on one line.
func plain(runs ...mdRun) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return oneLine(b.String())
}
