package schedule

import (
	"encoding/xml"
	"unicode/utf8"
)

// A Text is text of several lines, in Markdown.
type Text string

// MarshalXML implements [xml.Marshaler]. It writes line feeds and tabs as they
// are, which encoding/xml would write as references: a schedule is also read
// with the eyes.
func (t Text) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	return e.EncodeElement(struct {
		Inner []byte `xml:",innerxml"`
	}{appendText(make([]byte, 0, len(t)+len(t)/16), string(t))}, start)
}

// appendText appends text to XML. But for line feeds and tabs it does what
// [xml.EscapeText] does, which takes several times as long: FuzzAppendText
// compares them.
func appendText(dst []byte, s string) []byte {
	last := 0
	for i := 0; i < len(s); {
		if isPlain(s[i]) {
			i++
			continue
		}
		size := 1
		var escaped string
		switch s[i] {
		case '"':
			escaped = "&#34;"
		case '\'':
			escaped = "&#39;"
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '\r':
			escaped = "&#xD;"
		default:
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); isXMLChar(r) && (r != utf8.RuneError || size > 1) {
				i += size
				continue
			}
			escaped = string(utf8.RuneError)
		}
		dst = append(append(dst, s[last:i]...), escaped...)
		i += size
		last = i
	}
	return append(dst, s[last:]...)
}

// isPlain holds for the ASCII that stands for itself.
func isPlain(c byte) bool {
	if c > '>' { // as nearly all letters are
		return c < utf8.RuneSelf
	}
	switch c {
	case '"', '\'', '&', '<', '>':
		return false
	}
	return c >= ' ' || c == '\n' || c == '\t'
}

// isXMLChar holds for the characters from U+0020 on that XML allows (XML 1.0
// section 2.2).
func isXMLChar(r rune) bool {
	return r >= ' ' && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000
}
