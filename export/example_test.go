package export_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// small is a recap of one session.
func small() recap.Post {
	return recap.Post{
		Title: "Serverless sessions, summarised",
		URL:   "https://example.org/recap/",
		Sessions: []recap.Session{{
			Code:     "SVS401",
			Title:    "Best practices for serverless developers",
			Speakers: []recap.Speaker{{Name: "Julian Wood"}, {Name: "Chris Munns"}},
			Summary:  "What two Lambda veterans would do **first**.",
		}},
	}
}

func ExampleWrite() {
	if err := export.Write(context.Background(), os.Stdout, small(), export.JSON{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"$schema":"https://raw.githubusercontent.com/seed-e2fd8668/recap/main/export/schema/post-2.json","title":"Serverless sessions, summarised","url":"https://example.org/recap/","sessions":[{"code":"SVS401","title":"Best practices for serverless developers","summary":"What two Lambda veterans would do **first**.","speakers":[{"name":"Julian Wood"},{"name":"Chris Munns"}]}]}
}

// A post that is not valid is refused before anything is written, with all
// that is wrong with it.
func ExamplePrepare() {
	post := small()
	post.Title = ""
	post.Sessions[0].Links = []recap.Link{{URL: "javascript:alert(1)", Role: recap.LinkVideo}}

	_, err := export.Prepare(post)
	var problems recap.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			fmt.Println(p)
		}
	}
	// Output:
	// title: is required
	// sessions[0].links[0].url: is "javascript:alert(1)"; expected an absolute http or https URL
}

// A document knows where each session is, and its bodies as HTML and as text.
func ExampleDocument() {
	doc, err := export.Prepare(small())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range doc.Entries() {
		fmt.Println(s.URL)
		fmt.Println(doc.Text(s.Summary))
	}
	fmt.Println(doc.Beside("rss.xml"))
	// Output:
	// https://example.org/recap/#svs401
	// What two Lambda veterans would do first.
	// https://example.org/recap/rss.xml
}

func ExampleJSON() {
	err := export.Write(context.Background(), os.Stdout, small(), export.JSON{Indent: "  "})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "$schema": "https://raw.githubusercontent.com/seed-e2fd8668/recap/main/export/schema/post-2.json",
	//   "title": "Serverless sessions, summarised",
	//   "url": "https://example.org/recap/",
	//   "sessions": [
	//     {
	//       "code": "SVS401",
	//       "title": "Best practices for serverless developers",
	//       "summary": "What two Lambda veterans would do **first**.",
	//       "speakers": [
	//         {
	//           "name": "Julian Wood"
	//         },
	//         {
	//           "name": "Chris Munns"
	//         }
	//       ]
	//     }
	//   ]
	// }
}

// What was written is read with encoding/json.
func ExampleJSON_read() {
	data := []byte(`{"title": "Recap", "url": "https://example.org/", "sessions": [{"title": "Opening"}]}`)
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		fmt.Println(err)
	}
	fmt.Println(post.Sessions[0].Title)
	// Output: Opening
}
