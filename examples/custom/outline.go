package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// Outline writes a post's groups and sessions in plain text, such as for a
// mail. Its fields are its options; the zero Outline works.
type Outline struct {
	// GroupBy divides the sessions; nil groups by track.
	GroupBy recap.Grouping
}

// Format implements [export.Exporter].
func (Outline) Format() export.Format {
	return export.Format{Name: "outline", MediaType: "text/plain; charset=utf-8", Extension: ".txt"}
}

// Export implements [export.Exporter]. A bufio.Writer remembers the first
// error, so that it has to be asked for only once.
func (o Outline) Export(ctx context.Context, w io.Writer, doc *export.Document) error {
	bw := bufio.NewWriter(w)
	post := doc.Post()
	fmt.Fprintf(bw, "%s\n%s\n", post.Title, post.URL)
	for _, g := range doc.Groups(o.GroupBy) {
		fmt.Fprintf(bw, "\n%s\n", g.Heading)
		for _, s := range g.Entries {
			writeSession(bw, doc, s)
		}
	}
	if err := bw.Flush(); err != nil {
		return fmt.Errorf("export outline: %w", err)
	}
	return nil
}

func writeSession(bw *bufio.Writer, doc *export.Document, s *export.Entry) {
	fmt.Fprintf(bw, "\n  * %s\n", strings.TrimSpace(string(s.Code)+" "+s.Title))
	if first, _, _ := strings.Cut(doc.Text(s.Summary), "\n"); first != "" {
		fmt.Fprintf(bw, "    %s\n", first)
	}
	if recording, ok := s.Recording(); ok {
		fmt.Fprintf(bw, "    %s\n", recording.URL)
	}
}
