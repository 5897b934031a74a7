package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"strings"
)

// A jsonList writes a JSON object whose last member is a long list, without
// ever holding more than one item of the list as text.
type jsonList struct {
	// indent is written once per level of nesting; empty means one line.
	indent string
	// depth is how deep the items stand, 2 for those of a member of the object.
	depth int
	// html also escapes <, > and &, so that the text may stand in HTML.
	html bool
}

// write writes head, which ends in an empty list and in what closes it, with
// items in that list.
func (l jsonList) write(w io.Writer, head any, items iter.Seq[any]) error {
	text, err := l.marshal(head, 0)
	if err != nil {
		return err
	}
	end := bytes.LastIndex(text, []byte("[]")) + 1
	bw := bufio.NewWriter(strictWriter{w})
	bw.Write(text[:end])
	empty := true
	for item := range items {
		if !empty {
			bw.WriteByte(',')
		}
		empty = false
		l.newline(bw, l.depth)
		text, err := l.marshal(item, l.depth)
		if err != nil {
			return err
		}
		if _, err := bw.Write(text); err != nil {
			return err // or the rest would be rendered for nobody
		}
	}
	if !empty {
		l.newline(bw, l.depth-1)
	}
	bw.Write(text[end:])
	bw.WriteByte('\n')
	return bw.Flush()
}

// marshal returns v as it stands at a depth. Other than [json.MarshalIndent]
// it can leave <, > and & as they are.
func (l jsonList) marshal(v any, depth int) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(l.html)
	enc.SetIndent(strings.Repeat(l.indent, depth), l.indent)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

func (l jsonList) newline(bw *bufio.Writer, depth int) {
	if l.indent == "" {
		return
	}
	bw.WriteByte('\n')
	bw.WriteString(strings.Repeat(l.indent, depth))
}
