package export_test

import (
	"context"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// programmeOf returns a post of n sessions with bodies of about 1.9 kB that
// look like those that people write: prose, some of it with Markdown.
func programmeOf(n int) recap.Post {
	post := recap.Post{
		Title: "Programme", URL: "https://example.org/programme/",
		Published: time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC),
	}
	for i := range n {
		body := ""
		for len(body) < 1900 {
			body += fmt.Sprintf("The speakers of session %d show how a queue decouples *producers* from its consumers, "+
				"what that costs, and why the **first** measurement is taken before anything is changed. "+
				"The numbers come from a year of operation; see [the report](https://example.org/reports/%d).\n\n", i, len(body))
		}
		post.Sessions = append(post.Sessions, recap.Session{
			ID: fmt.Sprintf("s%d", i), Code: recap.Code(fmt.Sprintf("SV%c4%02d", 'A'+i/100%26, i%100)), Track: "all",
			Title:    fmt.Sprintf("Lessons from %d queues", i),
			Summary:  recap.Markdown(body),
			Speakers: []recap.Speaker{{Name: "Ada Example", Organization: "Example Ltd"}, {Name: "Ben Example"}},
			Links:    []recap.Link{{URL: fmt.Sprintf("https://video.example.org/watch?v=%d", i), Role: recap.LinkVideo}},
			Tags:     []string{"queues", "architecture"},
		})
	}
	post.Tracks = []recap.Track{{ID: "all", Name: "All"}}
	return post
}

func mustPrepare(b *testing.B, post recap.Post) *export.Document {
	doc, err := export.Prepare(post)
	if err != nil {
		b.Fatal(err)
	}
	return doc
}

// BenchmarkValidateAgainstRender measures what validation adds to rendering,
// both in one run: validate/render is to stay below 0.1.
func BenchmarkValidateAgainstRender(b *testing.B) {
	post := programmeOf(1000)
	var validating, rendering time.Duration
	for b.Loop() {
		start := time.Now()
		if err := post.Validate(); err != nil {
			b.Fatal(err)
		}
		validating += time.Since(start)

		doc := mustPrepare(b, post)
		start = time.Now()
		for _, s := range doc.Entries() {
			doc.HTML(s.Summary)
		}
		rendering += time.Since(start)
	}
	b.ReportMetric(float64(validating)/float64(rendering), "validate/render")
}

// BenchmarkPrepare measures what Prepare does without rendering.
func BenchmarkPrepare(b *testing.B) {
	post := programmeOf(1000)
	for b.Loop() {
		mustPrepare(b, post)
	}
}

// BenchmarkExport measures each exporter on a document that is rendered.
func BenchmarkExport(b *testing.B) {
	doc := mustPrepare(b, scheduledProgrammeOf(b, 1000))
	for _, e := range export.All() {
		b.Run(e.Format().Name, func(b *testing.B) {
			if err := e.Export(context.Background(), io.Discard, doc); err != nil {
				b.Skip(err)
			}
			for b.Loop() {
				if err := e.Export(context.Background(), io.Discard, doc); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
