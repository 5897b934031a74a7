package export_test

import (
	"errors"
	"io"
	"runtime"
	"testing"
	"time"

	"github.com/gomarkdown/markdown"
	"github.com/microcosm-cc/bluemonday"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// floor renders and sanitises each body once with the libraries that do so for
// everybody, gomarkdown and bluemonday with their own defaults, one body after
// another: what no program that uses them can be faster than.
func floor(post recap.Post, policy *bluemonday.Policy) {
	for _, s := range post.Sessions {
		policy.SanitizeBytes(markdown.ToHTML([]byte(s.Summary), nil, nil))
	}
}

// timed runs f after a collection, so that it does not pay for what others left.
func timed(f func()) time.Duration {
	runtime.GC()
	start := time.Now()
	f()
	return time.Since(start)
}

// BenchmarkAllFormats compares all formats of a programme, from a post to the
// last byte, with the floor.
func BenchmarkAllFormats(b *testing.B) {
	post, policy := scheduledProgrammeOf(b, 1000), bluemonday.UGCPolicy()
	for _, procs := range []int{1, 2} {
		b.Run(map[int]string{1: "one core", 2: "two cores"}[procs], func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
			var ours, base time.Duration
			for b.Loop() {
				ours += timed(func() {
					doc := mustPrepare(b, post)
					for _, e := range export.All() {
						if err := e.Export(io.Discard, doc); err != nil && !errors.Is(err, export.ErrNotApplicable) {
							b.Fatal(err)
						}
					}
				})
				base += timed(func() { floor(post, policy) })
			}
			b.ReportMetric(float64(ours)/float64(base), "ours/floor")
		})
	}
}

// scheduledProgrammeOf returns the programme with a time and a room for each
// session: ten rooms, an hour each, from nine to five.
func scheduledProgrammeOf(tb testing.TB, n int) recap.Post {
	tb.Helper()
	post := programmeOf(n)
	post.Event = recap.Event{Name: "Queue Days 2024", Acronym: "queues2024", TimeZone: "Europe/Brussels"}
	zone, err := post.Event.Location()
	if err != nil {
		tb.Fatal(err)
	}
	for i := range post.Sessions {
		s := &post.Sessions[i]
		slot := i / 10
		s.Room = "Room " + string(rune('A'+i%10))
		s.Start = time.Date(2024, 5, 6+slot/8, 9+slot%8, 0, 0, 0, zone)
		s.End = s.Start.Add(45 * time.Minute)
	}
	return post
}
