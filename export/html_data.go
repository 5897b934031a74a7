package export

import (
	"crypto/sha256"
	"html/template"

	"github.com/seed-e2fd8668/recap/internal/page"
)

// maxKeptData is how much JSON-LD a page keeps, in bytes: that of about 1,500
// sessions.
const maxKeptData = 4 << 20

// pageData is a document as JSON-LD for its page. The page names its hash before
// it holds it, so all of it is rendered beforehand. Unless that is too much, it
// is kept; otherwise it is rendered a second time.
type pageData struct {
	doc  *Document
	hash string
	kept []template.JS // nil if it is not kept
}

func newPageData(doc *Document) (*pageData, error) {
	d := &pageData{doc: doc}
	sum, size, buffer := sha256.New(), 0, []byte(nil)
	for piece, err := range (JSONLD{}).embedded(doc) {
		if err != nil {
			return nil, err
		}
		buffer = append(buffer[:0], piece...)
		sum.Write(buffer)
		if size += len(piece); size <= maxKeptData {
			d.kept = append(d.kept, piece)
		} else {
			d.kept = nil
		}
	}
	d.hash = page.SourceHash(sum.Sum(nil))
	return d, nil
}

// pieces yields the JSON-LD. What was rendered once does not fail later.
func (d *pageData) pieces(yield func(template.JS) bool) {
	for _, piece := range d.kept {
		if !yield(piece) {
			return
		}
	}
	if d.kept != nil {
		return
	}
	for piece, err := range (JSONLD{}).embedded(d.doc) {
		if err != nil || !yield(piece) {
			return
		}
	}
}
