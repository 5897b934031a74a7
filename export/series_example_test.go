package export_test

import (
	"bytes"
	"context"
	"fmt"
	"log"

	"github.com/mmcdole/gofeed"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// Two recaps as a blog: a feed in which each is one entry, and by export.HTML the page
// that leads to them.
func ExampleSeries() {
	var posts []*export.Document
	for _, topic := range []string{"Serverless", "Storage"} {
		doc, err := export.Prepare(recap.Post{
			Title: topic + " sessions, summarised", URL: "https://example.org/" + topic + "/",
			Sessions: []recap.Session{{Title: "What is new in " + topic, Summary: "Much, and *all* of it."}},
		})
		if err != nil {
			log.Fatal(err)
		}
		posts = append(posts, doc)
	}
	blog, err := export.Series(recap.Post{Title: "Recaps", URL: "https://example.org/recaps/"}, posts...)
	if err != nil {
		log.Fatal(err)
	}
	var feed bytes.Buffer
	if err := (export.RSS{}).Export(context.Background(), &feed, blog); err != nil {
		log.Fatal(err)
	}
	read, err := gofeed.NewParser().Parse(&feed)
	if err != nil {
		log.Fatal(err)
	}
	for _, item := range read.Items {
		fmt.Printf("%s\n%s\n", item.Title, item.Description)
	}
	// Output:
	// Serverless sessions, summarised
	// <h3><a href="https://example.org/Serverless/#session-afba91a2">What is new in Serverless</a></h3>
	// <p>Much, and <em>all</em> of it.</p>
	// <p><a href="https://example.org/recaps/">Recaps</a></p>
	//
	// Storage sessions, summarised
	// <h3><a href="https://example.org/Storage/#session-0a80f68c">What is new in Storage</a></h3>
	// <p>Much, and <em>all</em> of it.</p>
	// <p><a href="https://example.org/recaps/">Recaps</a></p>
}
