// Serve serves a post that stands in this program over HTTP, in every format.
// The command that serves files, and reads them again when they change, is
// cmd/recap.
//
// Usage:
//
//	go run ./examples/serve
//	curl http://127.0.0.1:8080/schedule.ics
//	curl -H 'Accept: application/rss+xml' http://127.0.0.1:8080/
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

func main() {
	handler, err := newHandler(evening())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("Open http://127.0.0.1:8080/ in a browser.")
	server := &http.Server{ // with limits for the open net: see site.Handler
		Addr:              "127.0.0.1:8080",
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      2 * time.Minute,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	log.Fatal(server.ListenAndServe())
}

// newHandler serves a post that never changes.
func newHandler(post recap.Post) (http.Handler, error) {
	doc, err := export.Prepare(post, export.SessionPages(site.SessionPages()))
	if err != nil {
		return nil, err
	}
	tree, err := site.New(doc, site.Options{})
	return &site.Handler{Load: func(context.Context) (*site.Site, error) { return tree, nil }}, err
}

// evening is the programme of an evening that nobody has held.
func evening() recap.Post {
	start := time.Date(2026, time.October, 8, 17, 0, 0, 0, time.UTC) // 19:00 in Brussels
	return recap.Post{
		Title:     "An evening about small programs",
		URL:       "https://example.org/evening/",
		Published: start.AddDate(0, -1, 0),
		Event:     recap.Event{Name: "Small Programs 2026", TimeZone: "Europe/Brussels", Start: start, End: start.Add(time.Hour)},
		Sessions: []recap.Session{{
			Title:    "A hundred lines",
			Speakers: []recap.Speaker{{Name: "Ada Example"}},
			Links:    []recap.Link{{URL: "https://example.org/evening.mp4", Role: recap.LinkVideo}},
			Start:    start,
			End:      start.Add(time.Hour),
		}},
	}
}
