package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func ExampleJSONLD() {
	post := recap.Post{
		Title: "Serverless sessions, summarised",
		URL:   "https://example.org/recap/",
		Event: recap.Event{Name: "AWS re:Invent 2023"}, // no address: search engines would refuse the Event
		Sessions: []recap.Session{{
			Code:     "SVS401",
			Title:    "Best practices for serverless developers",
			Speakers: []recap.Speaker{{Name: "Julian Wood"}},
			Links:    []recap.Link{{URL: "https://www.youtube.com/watch?v=sdCA0Y7QDrM", Role: recap.LinkVideo}},
		}},
	}
	if err := export.Write(context.Background(), os.Stdout, post, export.JSONLD{Indent: "  "}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "@context": "https://schema.org",
	//   "@type": "BlogPosting",
	//   "@id": "https://example.org/recap/#/post",
	//   "headline": "Serverless sessions, summarised",
	//   "url": "https://example.org/recap/",
	//   "inLanguage": "en",
	//   "mainEntityOfPage": {
	//     "@type": "WebPage",
	//     "@id": "https://example.org/recap/",
	//     "url": "https://example.org/recap/"
	//   },
	//   "about": {
	//     "@type": "Thing",
	//     "@id": "https://example.org/recap/#/event",
	//     "name": "AWS re:Invent 2023"
	//   },
	//   "mainEntity": {
	//     "@type": "ItemList",
	//     "numberOfItems": 1,
	//     "itemListElement": [
	//       {
	//         "@type": "ListItem",
	//         "position": 1,
	//         "item": {
	//           "@type": "VideoObject",
	//           "@id": "https://example.org/recap/#svs401",
	//           "name": "Best practices for serverless developers",
	//           "identifier": "SVS401",
	//           "url": "https://www.youtube.com/watch?v=sdCA0Y7QDrM",
	//           "inLanguage": "en",
	//           "keywords": [
	//             "SVS",
	//             "400 Expert"
	//           ],
	//           "author": [
	//             {
	//               "@type": "Person",
	//               "@id": "https://example.org/recap/#/person/Julian%20Wood",
	//               "name": "Julian Wood"
	//             }
	//           ]
	//         }
	//       }
	//     ]
	//   }
	// }
}

// ldProgramme is a programme in Brussels over the night in which the clocks
// go forward.
func ldProgramme() recap.Post {
	return recap.Post{
		Title: "The programme", URL: "https://example.org/2024/", Language: "en-GB", Description: "Two days about examples.",
		Authors: []recap.Speaker{{Name: "Ada Example", URL: "mailto:ada%2Bblog@example.org"}}, Categories: []string{"Conferences"},
		Published: time.Date(2024, time.March, 1, 8, 0, 0, 0, time.UTC),
		Event: recap.Event{
			Name: "Example Days 2024", Acronym: "exdays", URL: "https://example.org/", Venue: "Example Hall",
			Address: "1 Example Street, 1000 Brussels", TimeZone: "Europe/Brussels",
			Start: time.Date(2024, time.March, 29, 23, 0, 0, 0, time.UTC), // midnight in Brussels
			End:   time.Date(2024, time.March, 31, 16, 0, 0, 0, time.UTC),
			Rooms: []recap.Room{{ID: "a", Name: "Hall"}, {ID: "b", Name: "Hall"}},
		},
		Related: []recap.Related{{Title: "2023", URL: "https://example.org/2023/"}},
		Sessions: []recap.Session{
			{
				ID: "first", Code: "SVS401", Title: "Before", Room: "a", Kind: recap.KindTalk, Tags: []string{"servers"},
				Start: time.Date(2024, time.March, 31, 0, 30, 0, 0, time.UTC), End: time.Date(2024, time.March, 31, 1, 0, 0, 0, time.UTC),
				Speakers: []recap.Speaker{{ID: "ben", Name: "Ben Example", Job: "Engineer", Organization: "Example Ltd"}},
				Links: []recap.Link{
					{URL: "https://example.org/v.mp4", Role: recap.LinkVideo, MediaType: "video/mp4", Size: 1234, Published: time.Date(2024, time.April, 1, 0, 0, 0, 0, time.UTC)},
					{URL: "https://example.org/v.jpg", Role: "thumbnail", MediaType: "image/jpeg"},
				},
				License: "https://creativecommons.org/licenses/by/4.0/",
			},
			{ID: "second", Title: "After", Room: "b", Start: time.Date(2024, time.March, 31, 1, 0, 0, 0, time.UTC), Status: recap.StatusMoved},
			{ID: "third", Title: "Cancelled", Start: time.Date(2024, time.March, 31, 8, 0, 0, 0, time.UTC), Status: recap.StatusCancelled},
			{ID: "fourth", Title: "Not scheduled"},
		},
	}
}

func ldExport(t *testing.T, e export.JSONLD, post recap.Post) map[string]any {
	t.Helper()
	var b bytes.Buffer
	if err := export.Write(context.Background(), &b, post, e); err != nil {
		t.Fatal(err)
	}
	var node map[string]any
	if err := json.Unmarshal(b.Bytes(), &node); err != nil {
		t.Fatal(err)
	}
	return node
}

// ldAt follows a path of names and indexes through a node.
func ldAt(node any, path ...any) any {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			object, _ := node.(map[string]any)
			node = object[step]
		case int:
			list, _ := node.([]any)
			if step >= len(list) {
				return nil
			}
			node = list[step]
		}
	}
	return node
}

// ldWant compares what stands at paths; nil means that there must be nothing.
func ldWant(t *testing.T, node any, want map[string]any) {
	t.Helper()
	for path, value := range want {
		var steps []any
		for step := range strings.SplitSeq(path, " ") {
			var n int
			if _, err := fmt.Sscanf(step, "%d", &n); err == nil {
				steps = append(steps, n)
			} else {
				steps = append(steps, step)
			}
		}
		if diff := cmp.Diff(value, ldAt(node, steps...)); diff != "" {
			t.Errorf("at %s:\n%s", path, diff)
		}
	}
}

func TestJSONLDProgramme(t *testing.T) {
	ldWant(t, ldExport(t, export.JSONLD{}, ldProgramme()), map[string]any{
		"@type":                          "Event",
		"name":                           "Example Days 2024",
		"alternateName":                  "exdays",
		"description":                    "Two days about examples.",
		"startDate":                      "2024-03-30", // a day, not midnight
		"endDate":                        "2024-03-31T18:00:00+02:00",
		"location @type":                 "Place",
		"location name":                  "Example Hall",
		"location address name":          "1 Example Street, 1000 Brussels",
		"eventStatus":                    nil,
		"eventAttendanceMode":            nil,
		"mainEntityOfPage @id":           "https://example.org/2024/",
		"mainEntityOfPage name":          "The programme",
		"mainEntityOfPage datePublished": "2024-03-01T08:00:00Z",
		"mainEntityOfPage relatedLink 0": "https://example.org/2023/",
		"mainEntityOfPage author 0 url":  nil,
		// Nobody can tell that person from another of the name.
		"mainEntityOfPage author 0 @id":   nil,
		"mainEntityOfPage author 0 email": "ada+blog@example.org",

		"subEvent 0 @type":                        "Event",
		"subEvent 0 @id":                          "https://example.org/2024/#svs401",
		"subEvent 0 identifier":                   "SVS401",
		"subEvent 0 startDate":                    "2024-03-31T01:30:00+01:00",
		"subEvent 0 endDate":                      "2024-03-31T03:00:00+02:00",
		"subEvent 0 eventStatus":                  "https://schema.org/EventScheduled",
		"subEvent 0 location name":                "Hall",
		"subEvent 0 location @id":                 "https://example.org/2024/#/room/a",
		"subEvent 0 location address name":        "1 Example Street, 1000 Brussels",
		"subEvent 0 location containedInPlace":    map[string]any{"@id": "https://example.org/2024/#/venue"},
		"subEvent 0 superEvent":                   map[string]any{"@id": "https://example.org/2024/#/event"},
		"subEvent 0 performer 0 @type":            "Person",
		"subEvent 0 performer 0 @id":              "https://example.org/2024/#/person/ben",
		"subEvent 0 performer 0 jobTitle":         "Engineer",
		"subEvent 0 performer 0 affiliation name": "Example Ltd",
		"subEvent 0 keywords":                     []any{"SVS", "400 Expert", "talk", "servers"},
		"subEvent 0 recordedIn @type":             "VideoObject",
		"subEvent 0 recordedIn contentUrl":        "https://example.org/v.mp4",
		"subEvent 0 recordedIn url":               nil,
		"subEvent 0 recordedIn encodingFormat":    "video/mp4",
		"subEvent 0 recordedIn contentSize":       "1234",
		"subEvent 0 recordedIn uploadDate":        "2024-04-01T00:00:00Z",
		"subEvent 0 recordedIn thumbnailUrl":      "https://example.org/v.jpg",
		"subEvent 0 recordedIn license":           "https://creativecommons.org/licenses/by/4.0/",

		"subEvent 1 startDate":    "2024-03-31T03:00:00+02:00",
		"subEvent 1 endDate":      nil,
		"subEvent 1 eventStatus":  nil, // moved, who knows whether in time
		"subEvent 1 location @id": "https://example.org/2024/#/room/b",
		"subEvent 2 eventStatus":  "https://schema.org/EventCancelled",
		"subEvent 2 location":     map[string]any{"@id": "https://example.org/2024/#/venue"},
		"subEvent 3":              nil, // not scheduled
	})
}

func TestJSONLDRecap(t *testing.T) {
	post := ldProgramme()
	for i := range post.Sessions {
		post.Sessions[i].Start, post.Sessions[i].End = time.Time{}, time.Time{}
	}
	post.Sessions[0].Links = []recap.Link{{URL: "https://video.example.org/watch?v=1", Title: "Before (SVS401)", Role: recap.LinkVideo, MediaType: "text/html"}}
	post.Sessions[1].URL = "https://example.org/2024/after"
	post.Sessions[1].Links = []recap.Link{{URL: "https://example.org/a.mp3", Role: recap.LinkAudio, MediaType: "audio/mpeg"}}
	post.Sessions[2].Kind = recap.KindBreak
	ldWant(t, ldExport(t, export.JSONLD{}, post), map[string]any{
		"@type":            "BlogPosting",
		"headline":         "The programme",
		"articleSection":   []any{"Conferences"},
		"datePublished":    "2024-03-01T08:00:00Z",
		"about @type":      "Event",
		"about startDate":  "2024-03-30",
		"about subEvent":   nil,
		"mainEntity @type": "ItemList",
		// The break is no work.
		"mainEntity numberOfItems":     3.0,
		"mainEntity itemListElement 3": nil,

		"mainEntity itemListElement 0 position":           1.0,
		"mainEntity itemListElement 0 item @type":         "VideoObject",
		"mainEntity itemListElement 0 item name":          "Before",
		"mainEntity itemListElement 0 item alternateName": nil,
		"mainEntity itemListElement 0 item url":           "https://video.example.org/watch?v=1",
		"mainEntity itemListElement 0 item contentUrl":    nil,
		"mainEntity itemListElement 0 item embedUrl":      nil,
		"mainEntity itemListElement 0 item thumbnailUrl":  nil,
		"mainEntity itemListElement 0 item uploadDate":    nil, // the post's date is another
		"mainEntity itemListElement 0 item recordedAt":    map[string]any{"@id": "https://example.org/2024/#/event"},
		"mainEntity itemListElement 0 item author 0 name": "Ben Example",
		"mainEntity itemListElement 1 item @type":         "AudioObject",
		"mainEntity itemListElement 1 item name":          "After",
		"mainEntity itemListElement 1 item contentUrl":    "https://example.org/a.mp3",
		// A page of its own is not the recording's address.
		"mainEntity itemListElement 1 item mainEntityOfPage": "https://example.org/2024/after",
		"mainEntity itemListElement 0 item mainEntityOfPage": nil,

		"mainEntity itemListElement 2 position":        3.0,
		"mainEntity itemListElement 2 item @type":      "CreativeWork",
		"mainEntity itemListElement 2 item recordedAt": nil,
	})
}

// TestJSONLDNoEvent: what lacks something that search engines require is not
// called an Event.
func TestJSONLDNoEvent(t *testing.T) {
	tests := []struct {
		name   string
		change func(*recap.Post)
		about  any
	}{
		{"no address", func(p *recap.Post) { p.Event.Address = "" }, "Thing"},
		{"no event", func(p *recap.Post) {
			p.Event = recap.Event{}
			for i := range p.Sessions {
				p.Sessions[i].Start, p.Sessions[i].End = time.Time{}, time.Time{}
			}
		}, nil},
		{"no start", func(p *recap.Post) { p.Event.Start = time.Time{}; p.Sessions = p.Sessions[3:] }, "Thing"},
	}
	for _, test := range tests {
		post := ldProgramme()
		test.change(&post)
		node := ldExport(t, export.JSONLD{}, post)
		if got := ldAt(node, "@type"); got != "BlogPosting" {
			t.Errorf("%s: the type is %v", test.name, got)
		}
		if got := ldAt(node, "about", "@type"); got != test.about {
			t.Errorf("%s: the post is about a %v, want %v", test.name, got, test.about)
		}
		if text, _ := json.Marshal(node); bytes.Contains(text, []byte(`"Event"`)) || bytes.Contains(text, []byte("recordedAt")) {
			t.Errorf("%s: there is an Event in %s", test.name, text)
		}
	}
}

// TestJSONLDFirstDay: without a start the event begins on the day of its first
// session, by its own clocks; at what time it does is not known.
func TestJSONLDFirstDay(t *testing.T) {
	post := ldProgramme()
	post.Event.Start = time.Time{}
	post.Sessions[0].Start = time.Date(2024, time.March, 30, 23, 30, 0, 0, time.UTC)
	if got := ldAt(ldExport(t, export.JSONLD{}, post), "startDate"); got != "2024-03-31" {
		t.Errorf("the event starts %v", got)
	}
}

func TestJSONLDAttendance(t *testing.T) {
	ldWant(t, ldExport(t, export.JSONLD{Attendance: export.AttendanceOffline}, ldProgramme()), map[string]any{
		"eventAttendanceMode":            "https://schema.org/OfflineEventAttendanceMode",
		"subEvent 0 eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
	})
	ldWant(t, ldExport(t, export.JSONLD{Attendance: export.AttendanceMixed}, ldProgramme()), map[string]any{
		"eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
		"location 0 @type":    "Place",
		"location 1 @type":    "VirtualLocation",
		"location 1 url":      "https://example.org/",
	})
	online := ldProgramme()
	online.Event.Address, online.Event.URL = "", ""
	ldWant(t, ldExport(t, export.JSONLD{Attendance: export.AttendanceOnline}, online), map[string]any{
		"@type":                     "Event",
		"eventAttendanceMode":       "https://schema.org/OnlineEventAttendanceMode",
		"location @type":            "VirtualLocation",
		"location url":              "https://example.org/2024/",
		"subEvent 0 location @type": "VirtualLocation",
		"subEvent 0 location name":  "Hall",
		"subEvent 2 location @id":   "https://example.org/2024/#/online",
	})
	var b bytes.Buffer
	err := export.Write(context.Background(), &b, ldProgramme(), export.JSONLD{Attendance: "hybrid"})
	if err == nil || !strings.Contains(err.Error(), `export json-ld: the attendance is "hybrid"`) || b.Len() > 0 {
		t.Errorf("an unknown attendance gives the error %v and %d bytes", err, b.Len())
	}
}

// TestJSONLDIndent: the streamed list looks as json.Indent would have it.
func TestJSONLDIndent(t *testing.T) {
	bare := ldProgramme()
	bare.Event = recap.Event{}
	bare.Sessions = nil
	for _, post := range []recap.Post{ldProgramme(), bare} {
		var compact, indented, want bytes.Buffer
		if err := export.Write(context.Background(), &compact, post, export.JSONLD{}); err != nil {
			t.Fatal(err)
		}
		if err := export.Write(context.Background(), &indented, post, export.JSONLD{Indent: "\t"}); err != nil {
			t.Fatal(err)
		}
		if err := json.Indent(&want, compact.Bytes(), "", "\t"); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.String(), indented.String()); diff != "" {
			t.Error(diff)
		}
		if bytes.Count(compact.Bytes(), []byte("\n")) != 1 {
			t.Errorf("the compact form is not one line: %s", compact.Bytes())
		}
	}
}

func TestJSONLDWriterError(t *testing.T) {
	err := export.Write(context.Background(), csvFullDisk{}, ldProgramme(), export.JSONLD{})
	if err == nil || err.Error() != "export json-ld: disk full" {
		t.Errorf("got the error %v", err)
	}
}
