package source

import (
	"bytes"
	"context"
	"io"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/xml"
)

// An xmlParser makes a tree of the tokens of an XML document. The lexer knows
// neither nesting nor references: what is open is checked here.
type xmlParser struct {
	treeBuilder
	ctx    context.Context
	source string
	input  *parse.Input
	lexer  *xml.Lexer
	isBody func(name string) bool

	at, end int               // where the last token begins and ends
	token   []byte            // the last one
	names   map[string]string // of elements and attributes, each held once
	prefix  string            // of the root's name space
	chunks  [][]xmlChunk      // the text of each element that is open
}

// An xmlChunk is a piece of text between two tags.
type xmlChunk struct {
	text    string
	at      int
	isCDATA bool
}

// parseXML returns the root of an input that is XML. What can be read in only
// one way is read so, with a note: control characters, a "<" or a "&" that
// begins nothing, the entities of HTML. The content of an element that isBody
// is one text: where it holds elements, that is HTML that nobody escaped.
func parseXML(ctx context.Context, in *Input, isBody func(name string) bool) (*value, error) {
	x := xmlParser{
		treeBuilder: treeBuilder{tree: &valueTree{in: in}}, ctx: ctx, isBody: isBody,
		source: string(repairXML(in)), names: make(map[string]string),
	}
	x.input = parse.NewInputString(x.source)
	x.lexer = xml.NewLexer(x.input)
	for {
		kind := x.next()
		if kind == xml.ErrorToken {
			break
		}
		if err := x.part(kind); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := x.lexer.Err(); err != io.EOF || len(x.open) > 0 || len(x.done) == 0 {
		last := len(bytes.TrimRight(in.text, " \t\r\n")) - 1
		return nil, x.fail(last, "is cut off: the XML ends within its elements")
	}
	return x.whole()
}

// rootName returns the local name of the first element, "" if none begins
// before the text is something else.
func rootName(text []byte) string {
	const enough = 64 << 10 // bytes that may stand before it
	lexer := xml.NewLexer(parse.NewInputBytes(bytes.Clone(text[:min(len(text), enough)])))
	for {
		switch kind, token := lexer.Next(); kind {
		case xml.StartTagToken:
			name := string(lexer.Text())
			return name[strings.IndexByte(name, ':')+1:]
		case xml.TextToken:
			if len(bytes.TrimSpace(token)) > 0 {
				return ""
			}
		case xml.ErrorToken, xml.EndTagToken, xml.CDATAToken:
			return ""
		}
	}
}

func (x *xmlParser) fail(at int, format string, args ...any) error {
	return x.tree.in.Fail(at, "", format, args...)
}

func (x *xmlParser) next() (kind xml.TokenType) {
	if x.ctx.Err() != nil {
		return xml.ErrorToken
	}
	x.at = x.input.Offset()
	kind, x.token = x.lexer.Next()
	x.end = x.input.Offset()
	return kind
}

// part reads what stands between the tags, or a tag.
func (x *xmlParser) part(kind xml.TokenType) error {
	isOver := len(x.open) == 0 && len(x.done) > 0
	switch kind {
	case xml.DOCTYPEToken:
		return x.documentType()
	case xml.StartTagPIToken:
		for kind != xml.StartTagClosePIToken && kind != xml.ErrorToken {
			kind = x.next()
		}
	case xml.StartTagToken:
		if isOver {
			return x.fail(x.at, "goes on after the end of <%s>", x.done[0].name)
		}
		return x.startTag()
	case xml.EndTagToken:
		return x.endTag(x.local(x.lexer.Text()))
	case xml.TextToken, xml.CDATAToken:
		if isOver && len(bytes.TrimSpace(x.token)) > 0 {
			return x.fail(x.at, "goes on after the end of <%s>", x.done[0].name)
		}
		x.text(kind)
	}
	return nil
}

// documentType refuses document types that bring entities of their own: with
// them, a few lines can stand for gigabytes, or for files of this machine.
func (x *xmlParser) documentType() error {
	declaration := x.source[x.at:x.end]
	if strings.Contains(declaration, "[") {
		return x.fail(x.at, "declares entities of its own (<!DOCTYPE … [ … ]>), which are refused")
	}
	if words := strings.Fields(declaration); len(words) > 2 {
		return x.fail(x.at, "has a document type that stands elsewhere (<!DOCTYPE … %s …>), which is refused", words[2])
	}
	return nil
}

// startTag reads a tag with its attributes, and an element that is a body to
// its end.
func (x *xmlParser) startTag() error {
	if name := string(x.lexer.Text()); len(x.open) == 0 {
		x.prefix = name[:strings.IndexByte(name, ':')+1]
	}
	name, at := x.local(x.lexer.Text()), x.at
	if err := x.begin(value{name: name, at: at, kind: '<'}); err != nil {
		return err
	}
	x.chunks = append(x.chunks, nil)
	for {
		switch x.next() {
		case xml.AttributeToken:
			if err := x.attribute(at); err != nil {
				return err
			}
		case xml.StartTagCloseVoidToken:
			return x.close()
		case xml.StartTagCloseToken:
			if x.isBody(name) {
				return x.body(name)
			}
			return nil
		default:
			return nil // it is cut off
		}
	}
}

func (x *xmlParser) attribute(at int) error {
	key, text := string(x.lexer.Text()), string(x.lexer.AttrVal())
	if strings.ContainsAny(key, `<"'`) {
		return x.fail(at, "is not XML: the tag <%s> is not closed", x.inner().name)
	}
	if len(text) > 1 && (text[0] == '"' || text[0] == '\'') {
		text = text[1 : len(text)-1]
	}
	if text == "" || strings.Contains(key, ":") && key != languageAttribute || key == "xmlns" {
		return nil
	}
	return x.add(value{name: x.local([]byte(key)), text: x.unescape(xmlChunk{text: text, at: at}), at: at, end: x.end, kind: '='})
}

// body reads the content of an element that is one text. HTML in it need not
// be closed.
func (x *xmlParser) body(name string) error {
	start, holdsElements := x.end, false
	for {
		switch kind := x.next(); kind {
		case xml.ErrorToken:
			return nil // it is cut off
		case xml.StartTagToken:
			holdsElements = true
		case xml.TextToken, xml.CDATAToken:
			x.text(kind)
		case xml.EndTagToken:
			if x.local(x.lexer.Text()) != name {
				continue
			}
			if holdsElements {
				return x.closeWith(x.source[start:x.at])
			}
			return x.close()
		}
	}
}

// endTag ends the innermost element, which must have this name.
func (x *xmlParser) endTag(name string) error {
	inner := x.inner()
	if !bytes.HasSuffix(x.token, []byte(">")) {
		return nil // it is cut off
	}
	if inner == nil {
		return x.fail(x.at, "is not XML: unexpected end element </%s>", name)
	}
	if inner.name != name && (inner.name == "br" || inner.name == "img" || inner.name == "hr") {
		x.tree.in.Note(inner.at, "", "is an element of HTML that is not closed: it was closed", "<"+inner.name+">")
		if err := x.close(); err != nil {
			return err
		}
		return x.endTag(name)
	}
	if inner.name != name {
		return x.fail(x.at, "is not XML: element <%s> of line %d closed by </%s>", inner.name, x.tree.in.line(inner.at), name)
	}
	return x.close()
}

// close ends the innermost element with the text that has been gathered.
func (x *xmlParser) close() error {
	chunks := x.chunks[len(x.chunks)-1]
	if len(chunks) == 1 {
		return x.closeWith(x.unescape(chunks[0]))
	}
	var text strings.Builder
	for _, c := range chunks {
		text.WriteString(x.unescape(c))
	}
	return x.closeWith(text.String())
}

func (x *xmlParser) closeWith(text string) error {
	x.chunks = x.chunks[:len(x.chunks)-1]
	x.inner().text = text
	return x.finish(x.end)
}

// text gathers text of the innermost element; the white space by which tags are
// indented is none.
func (x *xmlParser) text(kind xml.TokenType) {
	last := len(x.chunks) - 1
	if last < 0 || len(x.chunks[last]) == 0 && len(bytes.TrimSpace(x.token)) == 0 {
		return
	}
	c := xmlChunk{x.source[x.at:x.end], x.at, kind == xml.CDATAToken}
	if c.isCDATA {
		c.text = strings.TrimSuffix(strings.TrimPrefix(c.text, "<![CDATA["), "]]>")
	}
	x.chunks[last] = append(x.chunks[last], c)
}

// local is a name of the format's own name space; what belongs to another one
// keeps its prefix.
func (x *xmlParser) local(name []byte) string {
	name = bytes.TrimPrefix(name, []byte(x.prefix))
	known, ok := x.names[string(name)]
	if !ok {
		known = string(name)
		x.names[known] = known
	}
	return known
}
