package export_test

import (
	"context"
	"log"
	"os"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// A session that is given, recorded and summarised, as readers subscribe to it.
func ExampleRSS() {
	post := recap.Post{
		Title:       "Serverless sessions, summarised",
		URL:         "https://example.org/recap/",
		Description: "What the speakers had to say.",
		Authors:     []recap.Speaker{{Name: "Brian Tarbox"}},
		Event:       recap.Event{Name: "AWS re:Invent 2023"},
		Sessions: []recap.Session{{
			Code:     "SVS401",
			Title:    "Best practices for serverless developers",
			Speakers: []recap.Speaker{{Name: "Julian Wood", Organization: "AWS"}, {Name: "Chris Munns", Organization: "AWS"}},
			Tags:     []string{"Lambda"},
			Summary:  "What two Lambda veterans would do **first**.",
			Links: []recap.Link{{
				Role: recap.LinkVideo, URL: "https://www.youtube.com/watch?v=sdCA0Y7QDrM",
				Published: time.Date(2023, time.December, 3, 0, 0, 0, 0, time.UTC),
			}},
		}},
	}
	if err := export.Write(context.Background(), os.Stdout, post, export.RSS{}); err != nil {
		log.Fatal(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
	//   <channel>
	//     <title>Serverless sessions, summarised</title>
	//     <description>What the speakers had to say.</description>
	//     <link>https://example.org/recap/</link>
	//     <language>en</language>
	//     <lastBuildDate>Sun, 03 Dec 2023 00:00:00 +0000</lastBuildDate>
	//     <generator>recap (https://github.com/seed-e2fd8668/recap)</generator>
	//     <atom:link href="https://example.org/recap/rss.xml" rel="self" type="application/rss+xml"></atom:link>
	//     <dc:creator>Brian Tarbox</dc:creator>
	//     <item>
	//       <title>Best practices for serverless developers</title>
	//       <description><![CDATA[What two Lambda veterans would do first.]]></description>
	//       <content:encoded><![CDATA[<p>Julian Wood (AWS), Chris Munns (AWS)</p>
	// <p>SVS401 · 400 Expert · SVS</p>
	// <p>What two Lambda veterans would do <strong>first</strong>.</p>
	// <ul>
	// <li><a href="https://www.youtube.com/watch?v=sdCA0Y7QDrM">Video</a></li>
	// </ul>
	// <p><a href="https://example.org/recap/">Serverless sessions, summarised</a></p>
	// ]]></content:encoded>
	//       <dc:creator>Julian Wood</dc:creator>
	//       <dc:creator>Chris Munns</dc:creator>
	//       <category>SVS</category>
	//       <category>400 Expert</category>
	//       <category>Lambda</category>
	//       <link>https://example.org/recap/#svs401</link>
	//       <guid isPermaLink="false">urn:uuid:142a9ebc-79b5-5768-9dcc-0b914a41c185</guid>
	//       <pubDate>Sun, 03 Dec 2023 00:00:00 +0000</pubDate>
	//     </item>
	//   </channel>
	// </rss>
}

// The twenty newest sessions, of each only the beginning, in a feed that is
// served from elsewhere.
func ExampleRSS_options() {
	post := recap.Post{
		Title: "Serverless sessions, summarised",
		URL:   "https://example.org/recap/",
	}
	err := export.Write(context.Background(), os.Stdout, post, export.RSS{
		FeedURL:     "https://feeds.example.org/newest.xml",
		Limit:       20,
		NewestFirst: true,
		ExcerptOnly: true,
	})
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
	//   <channel>
	//     <title>Serverless sessions, summarised</title>
	//     <description>Serverless sessions, summarised</description>
	//     <link>https://example.org/recap/</link>
	//     <language>en</language>
	//     <generator>recap (https://github.com/seed-e2fd8668/recap)</generator>
	//     <atom:link href="https://feeds.example.org/newest.xml" rel="self" type="application/rss+xml"></atom:link>
	//   </channel>
	// </rss>
}
