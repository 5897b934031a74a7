package markup

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
)

// parseWritten is parseHTML for what nearly always is HTML as this package
// writes it, or as careful authors do.
func (b *nodeBuilder) parseWritten(htm string) (*html.Node, error) {
	if root := b.parseCanonical(htm); root != nil {
		return root, nil
	}
	return parseHTML(strings.NewReader(htm))
}

// parseCanonical is parseHTML for HTML as this package writes it, in a fraction
// of the time; see [canonicalParser] for what that is. For all else it returns
// nil.
func (b *nodeBuilder) parseCanonical(htm string) *html.Node {
	root := b.newNode(html.ElementNode, "body")
	parent := root
	p := canonicalParser{
		rest: htm,
		start: func(name string, attributes []html.Attribute) {
			n := b.newNode(html.ElementNode, name)
			n.Attr = attributes
			parent.AppendChild(n)
			parent = n
		},
		text: func(s string) { parent.AppendChild(b.newNode(html.TextNode, s)) },
		end:  func(string) { parent = parent.Parent },
	}
	if !p.parse() {
		return nil
	}
	return root
}

// A nodeBuilder makes room for many nodes at a time.
type nodeBuilder struct {
	slabs []*[32]html.Node
	used  int // nodes in use
}

func (b *nodeBuilder) newNode(t html.NodeType, data string) *html.Node {
	const size = len(b.slabs[0])
	if b.used == len(b.slabs)*size {
		b.slabs = append(b.slabs, new([size]html.Node))
	}
	n := &b.slabs[b.used/size][b.used%size]
	b.used++
	n.Type, n.Data = t, data
	return n
}

// nodeBuilders are those whose trees nobody has any more.
var nodeBuilders = sync.Pool{New: func() any { return new(nodeBuilder) }}

// free gives up the trees that b has built.
func (b *nodeBuilder) free() {
	const size, most = len(b.slabs[0]), 64
	for i := range (b.used + size - 1) / size {
		clear(b.slabs[i][:])
	}
	b.slabs, b.used = b.slabs[:min(len(b.slabs), most)], 0
	nodeBuilders.Put(b)
}

// A canonicalParser reads the tags of the package comment and their near
// relations, closed in the order in which they were opened and nested so that no
// rule of HTML's parser moves anything. It gives up as soon as it sees anything
// else. FuzzParseCanonical has it that it finds what HTML's parser does.
type canonicalParser struct {
	rest  string
	open  []string // the elements that are open, the outermost first
	fresh bool     // whether the last thing was the start of an element

	start func(name string, attributes []html.Attribute)
	text  func(string)
	end   func(name string) // also of elements that have no end tag
}

// parse reports whether it could read all of it.
func (p *canonicalParser) parse() bool {
	if strings.IndexByte(p.rest, 0) >= 0 || strings.IndexByte(p.rest, '\r') >= 0 {
		return false
	}
	p.open = append(make([]string, 0, 8), "body")
	for p.rest != "" {
		if p.rest[0] == '<' && !p.readTag() || p.rest != "" && p.rest[0] != '<' && !p.readText() {
			return false
		}
	}
	return len(p.open) == 1
}

// readText reads what stands up to the next tag.
func (p *canonicalParser) readText() bool {
	end := strings.IndexByte(p.rest, '<')
	if end < 0 {
		end = len(p.rest)
	}
	text := p.rest[:end]
	parent := p.open[len(p.open)-1]
	if isTablePart(parent) && strings.Trim(text, "\n") != "" || parent == "pre" && p.fresh && text[0] == '\n' {
		return false
	}
	if strings.IndexByte(text, '&') >= 0 {
		text = html.UnescapeString(text)
	}
	p.text(text)
	p.rest, p.fresh = p.rest[end:], false
	return true
}

// unescapeCanonical resolves the references that this package writes into
// attributes.
func unescapeCanonical(s string) (string, bool) {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s, true
	}
	var b strings.Builder
	b.Grow(len(s))
	for ; i >= 0; i = strings.IndexByte(s, '&') {
		b.WriteString(s[:i])
		end := strings.IndexByte(s[i:min(len(s), i+6)], ';')
		if end < 0 {
			return "", false
		}
		switch s[i+1 : i+end] {
		case "amp":
			b.WriteByte('&')
		case "lt":
			b.WriteByte('<')
		case "gt":
			b.WriteByte('>')
		case "quot", "#34":
			b.WriteByte('"')
		case "#39":
			b.WriteByte('\'')
		default:
			return "", false
		}
		s = s[i+end+1:]
	}
	b.WriteString(s)
	return b.String(), true
}

// readTag reads a tag.
func (p *canonicalParser) readTag() bool {
	end := strings.IndexByte(p.rest, '>')
	if end < 0 {
		return false
	}
	tag := p.rest[1:end]
	p.rest = p.rest[end+1:]
	if strings.HasPrefix(tag, "/") {
		last := len(p.open) - 1
		if tag[1:] != p.open[last] || last == 0 {
			return false
		}
		p.open, p.fresh = p.open[:last], false
		p.end(tag[1:])
		return true
	}
	if tag == "br/" || tag == "br /" || tag == "hr/" || tag == "hr /" {
		tag = tag[:2]
	}
	name, attributes, found := strings.Cut(tag, " ")
	if !p.mayOpen(name) || found && attributes == "" {
		return false
	}
	list, ok := readAttributes(attributes)
	if !ok {
		return false
	}
	p.start(name, list)
	if name == "br" || name == "hr" {
		p.end(name)
		p.fresh = false
		return true
	}
	p.open, p.fresh = append(p.open, name), true
	return true
}

// readAttributes reads attributes in double quotation marks with a space
// between.
func readAttributes(s string) (list []html.Attribute, ok bool) {
	for s != "" {
		key, rest, ok := strings.Cut(s, `="`)
		value, after, closed := strings.Cut(rest, `"`)
		if !ok || !closed || strings.ContainsAny(value, "<>") || after == " " || after != "" && after[0] != ' ' {
			return nil, false
		}
		switch key {
		case "href", "title", "start", "class":
		default:
			return nil, false
		}
		if slices.ContainsFunc(list, func(a html.Attribute) bool { return a.Key == key }) {
			return nil, false // HTML takes the first of two
		}
		value, ok = unescapeCanonical(value)
		if !ok {
			return nil, false
		}
		list = append(list, html.Attribute{Key: key, Val: value})
		s = strings.TrimPrefix(after, " ")
	}
	return list, true
}

// mayOpen reports whether an element may begin here without closing another
// one or going elsewhere.
func (p *canonicalParser) mayOpen(name string) bool {
	parent := p.open[len(p.open)-1]
	switch name {
	case "li":
		return parent == "ul" || parent == "ol"
	case "dt", "dd":
		return parent == "dl"
	case "thead", "tbody":
		return parent == "table"
	case "tr":
		return parent == "thead" || parent == "tbody"
	case "th", "td":
		return parent == "tr"
	}
	if parent == "ul" || parent == "ol" || parent == "dl" || isTablePart(parent) {
		return false
	}
	switch name {
	case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "hr", "table":
		return !p.inLeaf()
	case "em", "i", "strong", "b", "del", "s", "code", "tt", "a":
		return !slices.Contains(p.open, name)
	case "kbd", "samp", "sub", "sup", "cite", "q", "br":
		return true
	}
	return false
}

// inLeaf reports whether an element is open that holds no blocks.
func (p *canonicalParser) inLeaf() bool {
	for _, name := range p.open {
		switch name {
		case "body", "div", "ul", "ol", "li", "dl", "dd", "blockquote", "table", "tbody", "thead", "tr", "td", "th":
		default:
			return true
		}
	}
	return false
}

// isTablePart holds for the elements between a table and its cells.
func isTablePart(name string) bool {
	switch name {
	case "table", "thead", "tbody", "tr":
		return true
	}
	return false
}
