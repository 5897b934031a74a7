package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"iter"
	"strings"
)

// A jsonList writes a JSON object with a long list in one of its members,
// without ever holding more than one item of the list as text.
type jsonList struct {
	// member is the name of the member that has the list.
	member string
	// indent is written once per level of nesting; empty means one line.
	indent string
	// depth is how deep the items stand, 2 for those of a member of the object.
	depth int
	// html also escapes <, > and &, so that the text may stand in HTML.
	html bool
}

// write writes head, in which the list is empty, with items in the list.
func (l jsonList) write(ctx context.Context, w io.Writer, head any, items iter.Seq[any]) error {
	var b bytes.Buffer
	if err := l.encoder(&b, 0).Encode(head); err != nil {
		return err
	}
	text := bytes.Clone(b.Bytes())
	// No text holds this: in it, the quotation marks would be escaped.
	key := bytes.LastIndex(text, []byte(`"`+l.member+`":`))
	begin := key + bytes.IndexByte(text[key:], '[') + 1
	bw := bufio.NewWriter(strictWriter{ctx, w})
	bw.Write(text[:begin])
	enc := l.encoder(&b, l.depth)
	empty := true
	for item := range items {
		if !empty {
			bw.WriteByte(',')
		}
		empty = false
		l.newline(bw, l.depth)
		b.Reset()
		if err := enc.Encode(item); err != nil {
			return err
		}
		if _, err := bw.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n"))); err != nil {
			return err // or the rest would be rendered for nobody
		}
	}
	if !empty {
		l.newline(bw, l.depth-1)
	}
	bw.Write(text[begin:])
	return bw.Flush()
}

// encoder returns what encodes a value as it stands at a depth. Other than
// [json.MarshalIndent] it can leave <, > and & as they are.
func (l jsonList) encoder(w io.Writer, depth int) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(l.html)
	enc.SetIndent(strings.Repeat(l.indent, depth), l.indent)
	return enc
}

func (l jsonList) newline(bw *bufio.Writer, depth int) {
	if l.indent == "" {
		return
	}
	bw.WriteByte('\n')
	bw.WriteString(strings.Repeat(l.indent, depth))
}
