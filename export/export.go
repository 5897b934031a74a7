// Package export publishes a [recap.Post] in the formats that a conference's
// audience uses. Each format is a struct whose fields are its options and whose
// zero value works:
//
//	err := export.Write(ctx, w, post, export.RSS{})
//
// To write several formats, prepare the post once. A [Document] reads each body
// once for all exporters:
//
//	doc, err := export.Prepare(post) // everything that is wrong with the post
//	…
//	err = export.HTML{}.Export(ctx, page, doc)
//	err = export.Atom{Limit: 20}.Export(ctx, feed, doc)
//
// # Safety
//
// Posts hold text from strangers. Text is escaped as each format asks, of bodies
// only what is listed as harmless is written, only http, https and mailto URLs
// come out, and bidirectional controls cannot reach beyond the text that holds
// them.
//
// # Exporters of one's own
//
// Whatever implements [Exporter] goes wherever a built-in exporter goes. It can
// say more of itself through the optional interfaces [Omitter], [Applier],
// [Placer], [Linker], [Branded], [Previewer], [SessionExporter] and [SpeakerExporter].
//
// # Compatibility
//
// The bytes of a format may change between versions of this package within
// what its specification means by them. The identifiers of feed entries do not.
package export

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/seed-e2fd8668/recap"
)

// An Exporter writes a document in one format. Its contract:
//
//   - Format returns the same value at every call.
//   - Export writes the same bytes for the same post at every call, on every
//     machine: nothing in them comes from the clock, from chance or from the
//     machine's language and time zone.
//   - Export may be called by several goroutines at once, also with one
//     document.
//   - Export does not change the document or anything it leads to.
//   - Export returns every error of the writer, such that [errors.Is] finds it.
//   - Export returns soon after its context is done, with the context's error.
//   - Export writes nothing when it refuses a document; it refuses one that
//     holds nothing for the format with an error that wraps [ErrNotApplicable].
//   - Text formats are written in UTF-8.
type Exporter interface {
	// Format says what the exporter writes.
	Format() Format
	// Export writes the document to w.
	Export(ctx context.Context, w io.Writer, doc *Document) error
}

// A Format describes what an exporter writes.
type Format struct {
	// Name is a short name in lower case, such as "rss".
	Name string
	// Title is a name for people, such as "RSS feed". Empty means Name.
	Title string
	// MediaType is the media type with its parameters, such as
	// "application/rss+xml; charset=utf-8".
	MediaType string
	// Extension is the usual extension of a file's name with its dot, such as
	// ".xml".
	Extension string
	// File is the usual name of a file without its extension, such as
	// "schedule". Empty means Name.
	File string
}

// FileName returns the usual name of a file in the format, such as rss.xml.
func (f Format) FileName() string { return cmp.Or(f.File, f.Name) + f.Extension }

// ErrNotApplicable says that a post, though valid, holds nothing that a format
// could say, or lacks what the format requires, such as any date for Atom.
var ErrNotApplicable = errors.New("format does not apply to this post")

// All returns the built-in exporters with their zero options.
func All() []Exporter {
	return []Exporter{
		HTML{}, Markdown{}, JSON{}, RSS{}, Atom{}, JSONFeed{}, Podcast{}, ICalendar{}, ScheduleXML{}, ScheduleJSON{}, JSONLD{}, CSV{},
	}
}

// Write prepares the post and exports it. The error is that of [Prepare], in
// which case nothing was written, or that of the exporter.
//
// Bodies are kept no longer than their session is written, so that a post of any
// length needs little memory beside its own. Who writes several formats calls
// Prepare, and has each body read once for all.
func Write(ctx context.Context, w io.Writer, post recap.Post, e Exporter) error {
	doc, err := Prepare(post)
	if err != nil {
		return err
	}
	doc.bodies.keeps = fewBodies
	return e.Export(ctx, w, doc)
}

// failed wraps an exporter's error with the name of its format.
func failed(f Format, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("export %s: %w", f.Name, err)
}
