package export_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// A recording with its length, its captions and its chapters, for apps.
func ExamplePodcast() {
	post := recap.Post{
		Title: "Lamp talks", URL: "https://example.org/lamps/", Event: recap.Event{Name: "Lanternfall 2026"},
		Sessions: []recap.Session{{
			Code: "LMP301", Title: "Lamps through the night", Summary: "The lamps did *not* notice.",
			Speakers: []recap.Speaker{{Name: "Adalind Quill", Avatar: "https://quill.example/square.png"}},
			Links: []recap.Link{
				{
					Role: recap.LinkVideo, URL: "https://media.example/lmp301.mp4", Size: 734003200, Duration: 62 * time.Minute,
					Published: time.Date(2026, time.March, 30, 10, 0, 0, 0, time.UTC),
				},
				{Role: "captions", URL: "https://media.example/lmp301.vtt"},
				{Role: "chapters", URL: "https://media.example/lmp301.json"},
			},
		}},
	}
	err := export.Write(context.Background(), os.Stdout, post, export.Podcast{Cover: "https://example.org/cover.png", Category: "Science > Physics"})
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
	//   <channel>
	//     <title>Lamp talks</title>
	//     <description>Lamp talks</description>
	//     <link>https://example.org/lamps/</link>
	//     <language>en</language>
	//     <lastBuildDate>Mon, 30 Mar 2026 10:00:00 +0000</lastBuildDate>
	//     <generator>recap (https://github.com/seed-e2fd8668/recap)</generator>
	//     <atom:link href="https://example.org/lamps/podcast.xml" rel="self" type="application/rss+xml"></atom:link>
	//     <itunes:author>Lanternfall 2026</itunes:author>
	//     <itunes:image href="https://example.org/cover.png"></itunes:image>
	//     <itunes:category text="Science">
	//       <itunes:category text="Physics"></itunes:category>
	//     </itunes:category>
	//     <itunes:explicit>false</itunes:explicit>
	//     <itunes:type>episodic</itunes:type>
	//     <podcast:guid>67f1a35c-a7bc-5528-9271-a1c6146b8b4d</podcast:guid>
	//     <podcast:medium>video</podcast:medium>
	//     <item>
	//       <title>Lamps through the night</title>
	//       <description><![CDATA[The lamps did not notice.]]></description>
	//       <content:encoded><![CDATA[<p>Adalind Quill</p>
	// <p>LMP301 · 300 Advanced · LMP</p>
	// <p>The lamps did <em>not</em> notice.</p>
	// <ul>
	// <li><a href="https://media.example/lmp301.mp4">Video</a></li>
	// <li><a href="https://media.example/lmp301.vtt">Captions</a></li>
	// <li><a href="https://media.example/lmp301.json">Chapters</a></li>
	// </ul>
	// <p><a href="https://example.org/lamps/">Lamp talks</a></p>
	// ]]></content:encoded>
	//       <dc:creator>Adalind Quill</dc:creator>
	//       <category>LMP</category>
	//       <category>300 Advanced</category>
	//       <link>https://example.org/lamps/#lmp301</link>
	//       <enclosure url="https://media.example/lmp301.mp4" length="734003200" type="video/mp4"></enclosure>
	//       <guid isPermaLink="false">urn:uuid:ed9eca54-7a59-5938-89f6-a57f875196f2</guid>
	//       <pubDate>Mon, 30 Mar 2026 10:00:00 +0000</pubDate>
	//       <itunes:title>Lamps through the night</itunes:title>
	//       <itunes:author>Adalind Quill</itunes:author>
	//       <itunes:duration>3720</itunes:duration>
	//       <podcast:transcript url="https://media.example/lmp301.vtt" type="text/vtt"></podcast:transcript>
	//       <podcast:chapters url="https://media.example/lmp301.json" type="application/json+chapters"></podcast:chapters>
	//       <podcast:person role="guest" img="https://quill.example/square.png">Adalind Quill</podcast:person>
	//     </item>
	//   </channel>
	// </rss>
}

// What directories and apps miss in a podcast is known before they say so.
func ExamplePodcast_Omissions() {
	doc, err := export.Prepare(recap.Post{
		Title: "Lamp talks", URL: "https://example.org/lamps/", Event: recap.Event{Name: "Lanternfall 2026"},
		Sessions: []recap.Session{
			{Title: "Lamps", Links: []recap.Link{{Role: recap.LinkAudio, URL: "https://media.example/lamps.mp3", Size: 20971520}}},
			{Title: "Looms", Links: []recap.Link{{Role: recap.LinkVideo, URL: "https://video.example/looms"}}},
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, omission := range (export.Podcast{}).Omissions(doc) {
		fmt.Println(omission)
	}
	// Output:
	// image.url: Apple's directory requires a picture of the podcast; none is given
	// sessions[0].links[0].duration: apps show how long an episode is; none is given
	// sessions[1]: no recording of it is an audio or video file, so it is no episode
}
