package markup

import (
	"strings"

	"golang.org/x/net/html"
)

// parseWritten is parseHTML for what nearly always is HTML as this package
// writes it, or as careful authors do.
func parseWritten(htm string) (*html.Node, error) {
	if root := parseCanonical(htm); root != nil {
		return root, nil
	}
	return parseHTML(strings.NewReader(htm))
}

// parseCanonical is parseHTML for HTML as this package writes it, in a fraction
// of the time: it reads the tags of the package comment and their near
// relations, closed in the order in which they were opened and nested so that no
// rule of HTML's parser moves anything. It gives up, and returns nil, as soon as
// it sees anything else.
// FuzzParseCanonical has it that both make the same tree.
func parseCanonical(htm string) *html.Node {
	p := canonicalParser{rest: htm}
	root := p.newNode(html.ElementNode, "body")
	p.open = append(p.open, root)
	for p.rest != "" {
		if p.rest[0] == '<' && !p.tag() || p.rest != "" && p.rest[0] != '<' && !p.text() {
			return nil
		}
	}
	if len(p.open) != 1 {
		return nil
	}
	return root
}

type canonicalParser struct {
	rest  string
	open  []*html.Node // the elements that are open, the outermost first
	nodes []html.Node  // room for the next ones
}

func (p *canonicalParser) newNode(t html.NodeType, data string) *html.Node {
	if len(p.nodes) == 0 {
		p.nodes = make([]html.Node, 32)
	}
	n := &p.nodes[0]
	p.nodes = p.nodes[1:]
	n.Type, n.Data = t, data
	return n
}

// text reads what stands up to the next tag.
func (p *canonicalParser) text() bool {
	end := strings.IndexByte(p.rest, '<')
	if end < 0 {
		end = len(p.rest)
	}
	text := p.rest[:end]
	parent := p.open[len(p.open)-1]
	if strings.IndexByte(text, 0) >= 0 || strings.IndexByte(text, '\r') >= 0 ||
		isTablePart(parent.Data) && strings.Trim(text, "\n") != "" ||
		parent.Data == "pre" && parent.FirstChild == nil && text[0] == '\n' {
		return false
	}
	parent.AppendChild(p.newNode(html.TextNode, html.UnescapeString(text)))
	p.rest = p.rest[end:]
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

// tag reads a tag.
func (p *canonicalParser) tag() bool {
	end := strings.IndexByte(p.rest, '>')
	if end < 0 {
		return false
	}
	tag := p.rest[1:end]
	parent := p.open[len(p.open)-1]
	if strings.HasPrefix(tag, "/") {
		if tag[1:] != parent.Data || len(p.open) == 1 {
			return false
		}
		p.open = p.open[:len(p.open)-1]
		p.rest = p.rest[end+1:]
		return true
	}
	if tag == "br/" || tag == "br /" || tag == "hr/" || tag == "hr /" {
		tag = tag[:2]
	}
	name, attributes, _ := strings.Cut(tag, " ")
	if !p.mayOpen(name) {
		return false
	}
	n := p.newNode(html.ElementNode, name)
	if attributes != "" && !readAttributes(n, attributes) || strings.HasSuffix(tag, " ") {
		return false
	}
	parent.AppendChild(n)
	if name != "br" && name != "hr" {
		p.open = append(p.open, n)
	}
	p.rest = p.rest[end+1:]
	return true
}

// readAttributes reads attributes in double quotation marks with a space
// between.
func readAttributes(n *html.Node, s string) bool {
	for s != "" {
		key, rest, ok := strings.Cut(s, `="`)
		value, after, closed := strings.Cut(rest, `"`)
		if !ok || !closed || strings.ContainsAny(value, "\x00\r<>") || after == " " || after != "" && after[0] != ' ' {
			return false
		}
		switch key {
		case "href", "title", "start", "class":
		default:
			return false
		}
		if attr(n, key) != "" {
			return false // HTML takes the first of two
		}
		value, ok = unescapeCanonical(value)
		if !ok {
			return false
		}
		n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
		s = strings.TrimPrefix(after, " ")
	}
	return true
}

// mayOpen reports whether an element may begin here without closing another
// one or going elsewhere.
func (p *canonicalParser) mayOpen(name string) bool {
	parent := p.open[len(p.open)-1].Data
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
		return !p.isOpen(name)
	case "kbd", "samp", "sub", "sup", "cite", "q", "br":
		return true
	}
	return false
}

// inLeaf reports whether an element is open that holds no blocks.
func (p *canonicalParser) inLeaf() bool {
	for _, n := range p.open {
		switch n.Data {
		case "body", "div", "ul", "ol", "li", "dl", "dd", "blockquote", "table", "tbody", "thead", "tr", "td", "th":
		default:
			return true
		}
	}
	return false
}

func (p *canonicalParser) isOpen(name string) bool {
	for _, n := range p.open {
		if n.Data == name {
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
