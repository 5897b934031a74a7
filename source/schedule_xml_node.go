package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// token returns the next token, and says of what cannot be read where it is.
func (x *xmlSchedule) token() (xml.Token, error) {
	if err := x.ctx.Err(); err != nil {
		return nil, err
	}
	x.at = int(x.dec.InputOffset())
	token, err := x.dec.Token()
	if err != nil {
		return nil, x.failed(err)
	}
	switch t := token.(type) {
	case xml.StartElement:
		if x.depth++; x.depth > x.in.maxDepth() {
			return nil, x.in.Fail(x.at, "", "nests deeper than %d levels", x.in.maxDepth())
		}
	case xml.EndElement:
		x.depth--
	case xml.Directive:
		if err := x.directive(t); err != nil {
			return nil, err
		}
	}
	return token, nil
}

// failed makes the decoder's error one of the input's.
func (x *xmlSchedule) failed(err error) error {
	at := int(x.dec.InputOffset())
	var syntax *xml.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.As(err, &syntax) && syntax.Msg == "unexpected EOF":
		return x.in.Fail(len(bytes.TrimRight(x.in.text, " \t\r\n"))-1, "", "is cut off: the XML ends within its elements")
	case syntax != nil:
		return x.in.Fail(max(at-1, 0), "", "is not XML: %s", strings.TrimSpace(syntax.Msg))
	}
	return x.in.Fail(max(at-1, 0), "", "is not XML: %v", err)
}

// directive refuses document types that bring entities of their own: with
// them, a few lines can stand for gigabytes, or for files of this machine.
func (x *xmlSchedule) directive(d xml.Directive) error {
	words := strings.Fields(string(d))
	if len(words) == 0 || words[0] != "DOCTYPE" {
		return nil
	}
	if bytes.IndexByte(d, '[') >= 0 {
		return x.in.Fail(x.at, "", "declares entities of its own (<!DOCTYPE … [ … ]>), which are refused")
	}
	if len(words) > 2 {
		return x.in.Fail(x.at, "", "has a document type that stands elsewhere (<!DOCTYPE … %s …>), which is refused", words[2])
	}
	return nil
}

// node reads an element to its end.
func (x *xmlSchedule) node(start xml.StartElement) (scheduleNode, error) {
	n := scheduleNode{name: x.local(start.Name), at: x.at}
	if x.nodes += 1 + len(start.Attr); x.nodes > maxNodes {
		return n, x.in.Fail(n.at, "", "<%s> is one of more than %d elements and attributes that stand in one", n.name, maxNodes)
	}
	for _, a := range start.Attr {
		if a.Value != "" && a.Name.Space == "" {
			n.children = append(n.children, scheduleNode{name: a.Name.Local, text: a.Value, at: n.at, attribute: true})
		}
	}
	inner, elements := int(x.dec.InputOffset()), false
	var text strings.Builder
	for {
		token, err := x.token()
		if err != nil {
			return n, err
		}
		switch t := token.(type) {
		case xml.CharData:
			text.Write(t)
		case xml.StartElement:
			elements = true
			child, err := x.node(t)
			if err != nil {
				return n, err
			}
			n.children = append(n.children, child)
		case xml.EndElement:
			n.text = text.String()
			if elements {
				n.text = strings.TrimSpace(n.text)
			}
			switch {
			case elements && isBodyField(n.name):
				n.text, n.children = string(x.in.text[inner:x.at]), nil // HTML that nobody escaped
			case elements && (n.name == "title" || n.name == "subtitle"):
				n.text, n.children = n.allText(), nil
			}
			return n, nil
		}
	}
}

// allText is the text of an element and of those in it.
func (n scheduleNode) allText() string {
	var text strings.Builder
	var add func(scheduleNode)
	add = func(n scheduleNode) {
		text.WriteString(n.text)
		for _, c := range n.children {
			if !c.attribute {
				text.WriteByte(' ')
				add(c)
			}
		}
	}
	add(n)
	return text.String()
}

// isBodyField reports whether a field is a text of several paragraphs.
func isBodyField(name string) bool {
	return name == "abstract" || name == "description" || name == "biography"
}
