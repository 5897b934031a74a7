package recap_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
)

// programme returns a post of n sessions with about 1.9 kB of summary each.
func programme(n int) recap.Post {
	post := recap.Post{Title: "Programme", URL: "https://example.org/programme/"}
	summary := recap.Markdown(strings.Repeat("The speakers show how a queue decouples *producers* from consumers. ", 28))
	for i := range n {
		post.Sessions = append(post.Sessions, recap.Session{
			Code:     recap.Code(fmt.Sprintf("SVS4%03d", i%1000)) + recap.Code(strings.Repeat("-R", i/1000)),
			Title:    fmt.Sprintf("Lessons from %d queues", i),
			Summary:  summary,
			Speakers: []recap.Speaker{{Name: "Ada Example", Organization: "Example Ltd"}, {Name: "Ben Example"}},
			Links: []recap.Link{{
				URL: fmt.Sprintf("https://video.example.org/watch?v=%d", i), Title: "Recording", Role: recap.LinkVideo,
			}},
			Tags: []string{"queues", "architecture"},
		})
	}
	return post
}

// BenchmarkRevise carries the past of a programme on in which every fifth session changed.
func BenchmarkRevise(b *testing.B) {
	o := recap.ReviseOptions{At: at("2026-04-01T10:00:00Z")}
	old, _, err := recap.Revise(recap.Post{}, programme(1000), o)
	if err != nil {
		b.Fatal(err)
	}
	source := programme(1000)
	for i := range source.Sessions {
		if i%5 == 0 {
			source.Sessions[i].Room = "Elsewhere"
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := recap.Revise(old, source, o); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkValidate(b *testing.B) {
	post := programme(1000)
	b.ReportAllocs()
	for b.Loop() {
		if err := post.Validate(); err != nil {
			b.Fatal(err)
		}
	}
}
