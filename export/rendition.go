package export

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
	"sync"
)

// A rendition is one file of a document as a [Handler] serves it. It is
// rendered at the first request, once for all that come at the same time.
type rendition struct {
	name     string
	exporter Exporter

	once       sync.Once
	content    []byte
	compressed []byte // nil where compression does not help
	etag       string
	err        error
}

// render exports what prepare returns, unless that was done before.
func (f *rendition) render(prepare func() (Exporter, *Document)) error {
	f.once.Do(func() {
		// Should the exporter panic, what follows is left out, and there will be
		// no second call.
		f.err = errors.New("its exporter did not finish")
		var b bytes.Buffer
		exporter, doc := prepare()
		if f.err = exporter.Export(context.Background(), &b, doc); f.err != nil {
			return
		}
		f.content = b.Bytes()
		f.compressed = compress(f.content)
		sum := sha256.Sum256(f.content)
		f.etag = `"` + base64.RawURLEncoding.EncodeToString(sum[:16]) + `"`
	})
	return f.err
}

// compress returns the content compressed, or nil if it would not be shorter.
func compress(content []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	// A buffer takes everything.
	_, _ = z.Write(content)
	_ = z.Close()
	if b.Len() >= len(content) {
		return nil
	}
	return b.Bytes()
}

// acceptsGzip reads an Accept-Encoding header (RFC 9110 section 12.5.3): gzip
// is accepted if it, or else "*", is named with a weight other than zero.
func acceptsGzip(header []string) bool {
	star := false
	for element := range strings.SplitSeq(strings.Join(header, ","), ",") {
		coding, weight, _ := strings.Cut(element, ";")
		accepted := true
		if _, q, ok := strings.Cut(weight, "="); ok {
			value, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
			accepted = err == nil && value > 0
		}
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip", "x-gzip":
			return accepted
		case "*":
			star = accepted
		}
	}
	return star
}
