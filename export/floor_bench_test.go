package export_test

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/gomarkdown/markdown"
	"github.com/gorilla/feeds"
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
// last byte, with the floor: on one core one format after another, on two side
// by side, as a site writes them.
func BenchmarkAllFormats(b *testing.B) {
	post, policy := scheduledProgrammeOf(b, 1000), bluemonday.UGCPolicy()
	for _, procs := range []int{1, 2} {
		b.Run(map[int]string{1: "one core", 2: "two cores"}[procs], func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
			var ours, base time.Duration
			for b.Loop() {
				ours += timed(func() { exportAll(b, mustPrepare(b, post), procs) })
				base += timed(func() { floor(post, policy) })
			}
			b.ReportMetric(float64(ours)/float64(base), "ours/floor")
		})
	}
}

// exportAll writes all formats, so many at a time.
func exportAll(b *testing.B, doc *export.Document, atOnce int) {
	var running sync.WaitGroup
	slots := make(chan struct{}, atOnce)
	for _, e := range export.All() {
		slots <- struct{}{}
		running.Go(func() {
			defer func() { <-slots }()
			if err := e.Export(context.Background(), io.Discard, doc); err != nil && !errors.Is(err, export.ErrNotApplicable) {
				b.Error(err)
			}
		})
	}
	running.Wait()
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

// BenchmarkFeedFloor compares each feed, from a post to the last byte, with its
// floor and what gorilla/feeds takes for a feed of the same bodies.
func BenchmarkFeedFloor(b *testing.B) {
	post, policy := programmeOf(1000), bluemonday.UGCPolicy()
	plain := map[string]func(*feeds.Feed) (string, error){
		"rss": (*feeds.Feed).ToRss, "atom": (*feeds.Feed).ToAtom, "jsonfeed": (*feeds.Feed).ToJSON,
	}
	for _, e := range []export.Exporter{export.RSS{}, export.Atom{}, export.JSONFeed{}} {
		name := e.Format().Name
		b.Run(name, func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			var ours, base time.Duration
			for b.Loop() {
				ours += timed(func() {
					if err := e.Export(context.Background(), io.Discard, mustPrepare(b, post)); err != nil {
						b.Fatal(err)
					}
				})
				base += timed(func() {
					f := &feeds.Feed{Title: post.Title, Link: &feeds.Link{Href: post.URL}, Updated: post.Published}
					for _, s := range post.Sessions {
						body := policy.SanitizeBytes(markdown.ToHTML([]byte(s.Summary), nil, nil))
						f.Items = append(f.Items, &feeds.Item{Id: s.ID, Title: s.Title, Link: &feeds.Link{Href: post.URL + "#" + s.ID}, Content: string(body)})
					}
					if _, err := plain[name](f); err != nil {
						b.Fatal(err)
					}
				})
			}
			b.ReportMetric(float64(ours)/float64(base), "ours/floor")
		})
	}
}

// BenchmarkGrowth compares what a session takes in a post of many with what it
// takes in one of a thousand: time, and memory that is allocated.
func BenchmarkGrowth(b *testing.B) {
	const few, many, factor = 1000, 100_000, 100
	small, large := manySessions(b, few), manySessions(b, many)
	for _, e := range export.All() {
		if _, ok := e.(export.Podcast); ok {
			continue // the sessions have no media files
		}
		b.Run(e.Format().Name, func(b *testing.B) {
			write := func(post recap.Post) func() {
				return func() {
					if err := export.Write(context.Background(), io.Discard, post, e); err != nil {
						b.Fatal(err)
					}
				}
			}
			var one, other time.Duration
			var before, between, after runtime.MemStats
			var oneBytes, otherBytes uint64
			for b.Loop() {
				runtime.ReadMemStats(&before)
				for range factor {
					one += timed(write(small))
				}
				runtime.ReadMemStats(&between)
				other += timed(write(large))
				runtime.ReadMemStats(&after)
				oneBytes += between.TotalAlloc - before.TotalAlloc
				otherBytes += after.TotalAlloc - between.TotalAlloc
			}
			b.ReportMetric(float64(other)/float64(one), "time-many/few")
			b.ReportMetric(float64(otherBytes)/float64(oneBytes), "memory-many/few")
		})
	}
}

// manySessions returns a post without codes, since there are codes for a few
// thousand sessions only, and with short bodies.
func manySessions(tb testing.TB, n int) recap.Post {
	post := scheduledProgrammeOf(tb, n)
	for i := range post.Sessions {
		post.Sessions[i].Code = ""
		post.Sessions[i].Summary = post.Sessions[i].Summary[:300]
	}
	return post
}
