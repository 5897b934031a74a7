package export_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// A cancelled talk of a programme. The entry is dated by when it was published
// and changed; when the talk would have taken place stands in its content.
func ExampleAtom() {
	brussels, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		log.Fatal(err)
	}
	post := recap.Post{
		Title:     "Example Days 2024: the programme",
		URL:       "https://days.example/2024/",
		Published: time.Date(2024, time.March, 1, 9, 0, 0, 0, brussels),
		Event:     recap.Event{Name: "Example Days 2024", TimeZone: "Europe/Brussels"},
		Tracks:    []recap.Track{{ID: "web", Name: "The Web"}},
		Sessions: []recap.Session{{
			ID:       "7c0f2b6e-6b0c-4b1e-9a53-2f1d7f0b7c11",
			Title:    "Escaping, once and for all",
			Track:    "web",
			Level:    recap.Intermediate,
			Speakers: []recap.Speaker{{Name: "Grace Example", URL: "https://grace.example/"}},
			Summary:  "Why text is escaped *once*, and where.",
			Room:     "Room One",
			Start:    time.Date(2024, time.March, 30, 10, 0, 0, 0, brussels),
			End:      time.Date(2024, time.March, 30, 10, 45, 0, 0, brussels),
			Status:   recap.StatusCancelled,
			Updated:  time.Date(2024, time.March, 29, 18, 0, 0, 0, brussels),
		}},
	}
	if err := export.Write(context.Background(), os.Stdout, post, export.Atom{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?><feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom">
	//   <id>urn:uuid:8b225475-4008-5178-b5ad-0da0bd08b587</id>
	//   <updated>2024-03-29T17:00:00Z</updated>
	//   <title>Example Days 2024: the programme</title>
	//   <link href="https://days.example/2024/atom.xml" rel="self" type="application/atom+xml"></link>
	//   <link href="https://days.example/2024/" rel="alternate" type="text/html"></link>
	//   <generator uri="https://github.com/seed-e2fd8668/recap">recap</generator>
	//   <entry>
	//     <updated>2024-03-29T17:00:00Z</updated>
	//     <id>urn:uuid:7c0f2b6e-6b0c-4b1e-9a53-2f1d7f0b7c11</id>
	//     <published>2024-03-01T08:00:00Z</published>
	//     <title>Cancelled: Escaping, once and for all</title>
	//     <link href="https://days.example/2024/#7c0f2b6e-6b0c-4b1e-9a53-2f1d7f0b7c11" rel="alternate" type="text/html"></link>
	//     <author>
	//       <name>Grace Example</name>
	//       <uri>https://grace.example/</uri>
	//     </author>
	//     <category term="web" scheme="https://days.example/2024/#tracks" label="The Web"></category>
	//     <category term="200" scheme="https://days.example/2024/#levels" label="200 Intermediate"></category>
	//     <summary type="text">Why text is escaped once, and where.</summary>
	//     <content type="html"><![CDATA[<p><a href="https://grace.example/">Grace Example</a></p>
	// <p>200 Intermediate · The Web · 2024-03-30 10:00–10:45 (Europe/Brussels) · Room One</p>
	// <p>Why text is escaped <em>once</em>, and where.</p>
	// <p><a href="https://days.example/2024/">Example Days 2024: the programme</a></p>
	// ]]></content>
	//   </entry>
	// </feed>
}

// Atom must be told when things were published. A post that says nothing of it
// is refused, and nothing is written.
func ExampleAtom_undated() {
	post := recap.Post{Title: "Serverless sessions, summarised", URL: "https://example.org/recap/"}
	err := export.Write(context.Background(), io.Discard, post, export.Atom{})
	fmt.Println(errors.Is(err, export.ErrNotApplicable))
	fmt.Println(err)
	// Output:
	// true
	// export atom: format does not apply to this post: Atom requires the date of the last change, but neither the post nor a session says when it was published or updated
}
