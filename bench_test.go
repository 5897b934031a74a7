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

func BenchmarkValidate(b *testing.B) {
	post := programme(1000)
	b.ReportAllocs()
	for b.Loop() {
		if err := post.Validate(); err != nil {
			b.Fatal(err)
		}
	}
}
