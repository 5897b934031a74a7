package sanitize

import (
	"errors"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxEffort is how many steps beyond its length a text may take the parser.
const maxEffort = 1 << 24

// maxOpen is how many elements may be open at a point. Tags beyond stay text.
const maxOpen = 200

// errTags says that tags were left open beyond all measure.
var errTags = errors.New("sanitize: too many tags are left open")

// withoutProse returns HTML in which what only looks like a tag, such as the
// <T> of List<T> or <user name>, is text, and in which other tags than those of
// allowed elements are gone: those of a component such as <Video id="a"/> too. It
// also sees that what is left takes the parser time in proportion.
func withoutProse(src string) (string, error) {
	src = withoutCDATA(src)
	p := proseReader{src: src, foreign: make(map[string]bool)}
	p.out.Grow(len(src))
	z := html.NewTokenizer(strings.NewReader(src))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := src[p.at : p.at+len(z.Raw())] // tokens stand one behind the other
		p.at += len(raw)
		wasScript := p.script
		p.script = false
		if kind == html.TextToken {
			if !wasScript {
				p.out.WriteString(raw)
			}
			continue
		}
		switch t := z.Token(); t.Type {
		case html.StartTagToken, html.SelfClosingTagToken:
			if p.script = (t.Data == "script" || t.Data == "style") && p.hasEnd(t.Data); !p.script {
				z.NextIsNotRawText()
			}
			p.start(t, raw)
		case html.EndTagToken:
			p.end(t.Data, raw)
		case html.CommentToken, html.DoctypeToken:
			p.comment(raw)
		}
		if p.effort > maxEffort {
			return "", errTags
		}
	}
	p.prose(src[p.at:]) // a tag that has no end
	return p.out.String(), nil
}

// withoutCDATA returns HTML without sections of CDATA, which CommonMark (6.6) takes for
// one tag, and a browser for text from the first ">" on.
func withoutCDATA(src string) string {
	const begin, end = "<![CDATA[", "]]>"
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(src, begin)
		_, after, closed := strings.Cut(rest, end)
		if !found || !closed {
			return b.String() + src
		}
		b.WriteString(before)
		src = after
	}
}

type proseReader struct {
	src, lower string
	at         int  // where the next token begins
	script     bool // whether it is a script
	out        strings.Builder
	open       []string // the elements that are open
	ends       map[string]int
	foreign    map[string]bool // the names of elements that are not HTML's, and were meant as tags
	effort     int
}

func (p *proseReader) prose(raw string) { p.out.WriteString(html.EscapeString(raw)) }

// start writes a start tag.
func (p *proseReader) start(t html.Token, raw string) {
	kind := kinds()[t.Data]
	switch {
	case kind == notHTML && (hasValue(t) || t.Type == html.StartTagToken && p.hasEnd(t.Data+">")):
		p.foreign[t.Data] = true // a component of somebody's: its tags go, its content stays
	case kind == notHTML || !isTag(t) || !isKept(t.Data) && len(t.Attr) == 0 && !p.hasEnd(t.Data):
		p.prose(raw)
	case kind == division:
		p.out.WriteString("<div>")
	case kind != inlineJunk:
		p.out.WriteString(raw)
		if !isVoid(t.Data) {
			p.open = append(p.open, t.Data)
		}
		if isFormatting(t.Data) {
			p.effort += len(p.open)
		}
	}
}

// end writes an end tag.
func (p *proseReader) end(name, raw string) {
	switch kinds()[name] {
	case notHTML:
		if !p.foreign[name] {
			p.prose(raw)
		}
	case division:
		p.out.WriteString("</div>")
	case keptBlock, keptInline:
		p.out.WriteString(raw)
		for i := len(p.open) - 1; i >= max(0, len(p.open)-maxOpen); i-- {
			if p.open[i] == name {
				p.open = append(p.open[:i], p.open[i+1:]...)
				break
			}
			p.effort++
		}
	}
}

// comment writes nothing for a comment that has an end, and else text.
func (p *proseReader) comment(raw string) {
	if !strings.HasSuffix(raw, ">") || strings.HasPrefix(raw, "<!--") && !strings.HasSuffix(raw, "-->") || raw == "</>" || raw == "<>" {
		p.prose(raw)
	}
}

// hasEnd reports whether an end tag of that name comes later.
func (p *proseReader) hasEnd(name string) bool {
	if p.ends == nil {
		p.ends, p.lower = make(map[string]int), strings.ToLower(p.src)
	}
	last, ok := p.ends[name]
	if !ok {
		last = strings.LastIndex(p.lower, "</"+name)
		p.ends[name] = last
	}
	return last >= p.at
}

// hasValue reports whether a tag has an attribute with a value, which no prose has.
func hasValue(t html.Token) bool {
	return slices.ContainsFunc(t.Attr, func(a html.Attribute) bool { return a.Val != "" })
}

// isTag reports whether an author can have meant t as a tag: a word that is no
// attribute of HTML, as in "if <a and b>", says otherwise.
func isTag(t html.Token) bool {
	if hasValue(t) {
		return true
	}
	for _, a := range t.Attr {
		if atom.Lookup([]byte(a.Key)) == 0 {
			return false
		}
	}
	return true
}

func isVoid(name string) bool {
	return name == "br" || name == "hr" || name == "img" || name == "input"
}

// isFormatting holds for elements that the parser opens again in each block
// that begins before their end.
func isFormatting(name string) bool {
	switch name {
	case "a", "b", "code", "em", "i", "s", "strike", "strong", "tt":
		return true
	}
	return false
}
