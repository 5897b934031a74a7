package site_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

// small returns the site of a post of two sessions, each with a page.
func small(files ...site.File) (*site.Site, error) {
	doc, err := export.Prepare(recap.Post{
		Title:    "Recap",
		URL:      "https://example.org/recap/",
		Sessions: []recap.Session{{Code: "SVS401", Title: "Servers"}, {Code: "SVS402", Title: "Without them"}},
	}, export.SessionPages(site.SessionPages()))
	if err != nil {
		return nil, err
	}
	return site.New(doc, site.Options{Files: files})
}

func ExampleNew() {
	tree, err := small(site.File{Exporter: export.HTML{}}, site.File{Name: "feeds/news.xml", Exporter: export.RSS{}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range tree.Files() {
		fmt.Println(f.Name, f.Exporter.Format().Title)
	}
	// Output:
	// index.html Web page
	// feeds/news.xml RSS feed
	// sessions/svs401.html Web page
	// sessions/svs402.html Web page
}

func ExampleWrite() {
	dir, err := os.MkdirTemp("", "site-")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for range 2 {
		tree, err := small(site.File{Exporter: export.HTML{}}, site.File{Exporter: export.RSS{}}, site.File{Exporter: export.ICalendar{}})
		if err != nil {
			fmt.Println(err)
			return
		}
		report, err := site.Write(context.Background(), dir, tree)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, f := range report.Files {
			fmt.Println(f.Name, "changed:", f.Changed, "skipped:", f.Skipped != nil)
		}
	}
	// Output:
	// index.html changed: true skipped: false
	// rss.xml changed: true skipped: false
	// schedule.ics changed: false skipped: true
	// sessions/svs401.html changed: true skipped: false
	// sessions/svs402.html changed: true skipped: false
	// index.html changed: false skipped: false
	// rss.xml changed: false skipped: false
	// schedule.ics changed: false skipped: true
	// sessions/svs401.html changed: false skipped: false
	// sessions/svs402.html changed: false skipped: false
}

func ExampleHandler() {
	tree, err := small()
	h := &site.Handler{Load: func(context.Context) (*site.Site, error) { return tree, err }}
	for _, accept := range []string{"", "application/rss+xml"} {
		request := httptest.NewRequest("GET", "/", nil)
		request.Header.Set("Accept", accept)
		response := httptest.NewRecorder()
		h.ServeHTTP(response, request)
		fmt.Println(response.Code, response.Header().Get("Content-Type"))
	}
	// Output:
	// 200 text/html; charset=utf-8
	// 200 application/rss+xml; charset=utf-8
}
