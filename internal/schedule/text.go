package schedule

import (
	"bytes"
	"encoding/xml"
)

// A Text is text of several lines, in Markdown.
type Text string

// MarshalXML implements [xml.Marshaler]. It writes line feeds and tabs as they
// are, which encoding/xml would write as references: a schedule is also read
// with the eyes.
func (t Text) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(t)); err != nil {
		return err
	}
	escaped := bytes.ReplaceAll(b.Bytes(), []byte("&#xA;"), []byte("\n"))
	escaped = bytes.ReplaceAll(escaped, []byte("&#x9;"), []byte("\t"))
	return e.EncodeElement(struct {
		Inner []byte `xml:",innerxml"`
	}{escaped}, start)
}
