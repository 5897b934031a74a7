package export

import (
	"bytes"
	"context"
	"errors"
	"html/template"
	"iter"
)

// embedded yields the JSON-LD of a document in pieces, for the content of
// <script type="application/ld+json">, which html/template counts as script.
// No text can end the element or open a comment in it (HTML section 4.12.1.3):
// Export has escaped every < and >. An error comes last.
func (e JSONLD) embedded(doc *Document) iter.Seq2[template.JS, error] {
	return func(yield func(template.JS, error) bool) {
		w := pieceWriter{yield: yield}
		if err := e.Export(context.Background(), &w, doc); err != nil && !w.stopped {
			yield("", err)
		}
	}
}

// A pieceWriter yields what is written to it, but for the line feed at the end.
type pieceWriter struct {
	yield   func(template.JS, error) bool
	newline bool // came last, and is held back
	stopped bool
}

func (w *pieceWriter) Write(p []byte) (int, error) {
	piece, ended := bytes.CutSuffix(p, []byte("\n"))
	text := template.JS(piece)
	if w.newline {
		text = "\n" + text
	}
	w.newline = ended
	if text != "" && !w.yield(text, nil) {
		w.stopped = true
		return 0, errStopped
	}
	return len(p), nil
}

// errStopped ends an export of which nobody wants the rest.
var errStopped = errors.New("the rest is not wanted")
