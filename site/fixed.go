package site

import (
	"context"
	"io"

	"github.com/seed-e2fd8668/recap/export"
)

// fixed is the exporter of a file whose content is known.
type fixed struct{ name, mediaType, extension, content string }

// Format implements [export.Exporter].
func (t fixed) Format() export.Format {
	return export.Format{Name: t.name, MediaType: t.mediaType, Extension: t.extension}
}

// Applies implements [export.Applier].
func (fixed) Applies(*export.Document) error { return nil }

// Export implements [export.Exporter].
func (t fixed) Export(_ context.Context, w io.Writer, _ *export.Document) error {
	_, err := io.WriteString(w, t.content)
	return err
}
