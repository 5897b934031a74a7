package export_test

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func ExampleMarkdown() {
	post := recap.Post{
		Title: "Serverless sessions, summarised",
		URL:   "https://example.org/recap/",
		Event: recap.Event{Name: "AWS re:Invent 2023"},
		Sessions: []recap.Session{{
			Code:  "SVS401",
			Title: "Best practices for serverless developers",
			Speakers: []recap.Speaker{
				{Name: "Julian Wood", Organization: "AWS"},
				{Name: "Chris Munns", Organization: "AWS"},
			},
			Summary: "What two Lambda veterans would do **first**.\n\n# Further reading\n\n- The *Lambda* guide",
			Links: []recap.Link{{
				URL:       "https://www.youtube.com/watch?v=sdCA0Y7QDrM",
				Title:     "AWS re:Invent 2023 - Best practices for serverless developers (SVS401)",
				Role:      recap.LinkVideo,
				Published: time.Date(2023, time.December, 3, 0, 0, 0, 0, time.UTC),
			}},
			Tags: []string{"lambda"},
		}},
		Tracks: []recap.Track{{ID: "SVS", Name: "Serverless Compute & Containers"}},
	}
	if err := export.Write(context.Background(), os.Stdout, post, export.Markdown{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # Serverless sessions, summarised
	//
	// - Original: <https://example.org/recap/>
	// - Event: AWS re:Invent 2023
	//
	// ## Contents
	//
	// - [Serverless Compute & Containers](#serverless-compute--containers)
	//   - [Best practices for serverless developers `SVS401`](#best-practices-for-serverless-developers-svs401)
	//
	// ## Serverless Compute & Containers
	//
	// ### Best practices for serverless developers `SVS401`
	//
	// - Speakers: **Julian Wood**, *AWS*; **Chris Munns**, *AWS*
	// - Level: 400 Expert
	// - Video: [AWS re:Invent 2023 - Best practices for serverless developers (SVS401)](https://www.youtube.com/watch?v=sdCA0Y7QDrM), 2023-12-03
	// - Tags: `lambda`
	//
	// What two Lambda veterans would do **first**.
	//
	// #### Further reading
	//
	// - The *Lambda* guide
}

// Front matter makes the document a page of a site that Hugo or Jekyll builds.
// The site's theme shows the title.
func ExampleMarkdown_frontMatter() {
	post := recap.Post{
		Title:      `Recap: "what we saw"`,
		URL:        "https://example.org/recap/",
		Published:  time.Date(2023, time.December, 10, 0, 0, 0, 0, time.UTC),
		Authors:    []recap.Speaker{{Name: "Brian Tarbox"}},
		Categories: []string{"Serverless"},
		Conclusion: "Start small.",
	}
	if err := export.Write(context.Background(), os.Stdout, post, export.Markdown{FrontMatter: true}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// ---
	// title: "Recap: \"what we saw\""
	// date: 2023-12-10T00:00:00Z
	// authors:
	// - "Brian Tarbox"
	// categories:
	// - "Serverless"
	// canonicalURL: "https://example.org/recap/"
	// ---
	//
	// ## Conclusion
	//
	// Start small.
	//
	// ## Authors
	//
	// ### Brian Tarbox
}
