package export

import (
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// The posts that the tests of the feeds export.

func prepared(t testing.TB, post recap.Post) *Document {
	t.Helper()
	doc, err := Prepare(post)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func date(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

// smallestPost says no more than a post must.
func smallestPost() recap.Post {
	return recap.Post{Title: "Serverless sessions, summarised", URL: "https://example.org/recap"}
}

// recapPost is a recap of twelve sessions, as their organiser publishes them:
// with codes and recordings, and neither times nor rooms.
func recapPost() recap.Post {
	post := recap.Post{
		Title:        "Serverless sessions, summarised",
		URL:          "https://example.org/2023/recap/",
		Description:  "What twelve sessions had to say.",
		Introduction: "A week of talks.",
		Authors:      []recap.Speaker{{Name: "Ada Example", URL: "https://example.org/ada"}},
		Categories:   []string{"Announcements", "Serverless & Containers"},
		Published:    date("2023-12-20T09:00:00Z"),
		Event:        recap.Event{Name: "Example Conf 2023", URL: "https://conf.example/2023", TimeZone: "America/Los_Angeles"},
		Tracks:       []recap.Track{{ID: "OPN", Name: "Open Source"}, {ID: "API", Name: "Application Integration"}, {ID: "SVS", Name: "Serverless Compute & Containers"}},
		Related:      []recap.Related{{Title: "Storage sessions, summarised", URL: "https://example.org/2023/storage/"}},
	}
	codes := []recap.Code{"OPN305", "API302", "API303", "API309", "API310", "API401", "SVS301", "SVS305", "SVS307", "SVS309", "SVS323", "SVS401"}
	for i, code := range codes {
		post.Sessions = append(post.Sessions, recap.Session{
			Code:     code,
			Title:    "Patterns & trade-offs of " + string(code),
			Summary:  "The first paragraph has a [link](/elsewhere).\n\nThe second has `List<T>` and a list:\n\n- one\n- two\n",
			Speakers: []recap.Speaker{{Name: "Julian Example", Organization: "AWS"}, {Name: "Chris Example", Role: "moderator"}},
			Links: []recap.Link{{
				URL: "https://video.example/watch?v=" + string(code) + "&t=1", Title: "Recording of " + string(code), Role: recap.LinkVideo,
				MediaType: "text/html", Published: date("2023-12-01T00:00:00Z").Add(time.Duration(i*7%12) * 24 * time.Hour),
			}},
		})
	}
	return post
}

// fullPost has every field set.
func fullPost() recap.Post {
	return recap.Post{
		Title:        "Everything, everywhere",
		URL:          "https://example.org/programme.html?edition=2024#top",
		Language:     "en-GB",
		Description:  "A programme in which nothing is left out.",
		Introduction: "Welcome.",
		Conclusion:   "Goodbye.",
		Authors: []recap.Speaker{{
			Name: "Ada Example", Job: "Editor", Organization: "Example Ltd", Biography: "Writes.", URL: "mailto:ada@example.org",
			Avatar: "https://example.org/ada.png", Links: []recap.Link{{URL: "https://social.example/@ada", Role: "Mastodon"}},
		}},
		Categories: []string{"Programmes"},
		Published:  date("2024-03-01T08:00:00+01:00"),
		Updated:    date("2024-03-20T18:30:00+01:00"),
		Event: recap.Event{
			Name: "Example Days 2024", Acronym: "ed2024", URL: "https://days.example/", Venue: "The Hall", Address: "1 Street, Brussels",
			TimeZone: "Europe/Brussels", Start: date("2024-03-30T00:00:00+01:00"), End: date("2024-03-31T00:00:00+01:00"),
			Rooms: []recap.Room{{ID: "r1", Name: "Room One"}},
		},
		Tracks: []recap.Track{{ID: "web", Name: "The Web", Description: "All of it.", Color: "#112233"}},
		Sessions: []recap.Session{{
			ID: "6ba7b810-9dad-41d1-80b4-00c04fd430c8", Code: "WEB301-R", Title: "One talk", Subtitle: "With a second line", URL: "https://days.example/talks/1",
			Track: "web", Level: recap.Advanced, Kind: recap.KindTalk, Language: "fr", Summary: "Un *résumé*.",
			Speakers: []recap.Speaker{{
				ID: "p1", Name: "Zoé Example", Role: "moderator", Job: "Engineer", Organization: "Example SA", Biography: "Code.",
				URL: "https://zoe.example/", Avatar: "https://zoe.example/me.jpg", Links: []recap.Link{{URL: "https://social.example/@zoe"}},
			}},
			Room: "r1", Start: date("2024-03-30T23:30:00Z"), End: date("2024-03-31T01:30:00Z"),
			Tags: []string{"html", "css"},
			Links: []recap.Link{
				{URL: "https://video.example/1", Title: "The talk, on film", Role: recap.LinkVideo, MediaType: "text/html", Published: date("2024-04-10T10:00:00Z")},
				{URL: "https://media.example/1.mp4", Role: recap.LinkVideo, MediaType: "video/mp4", Size: 123456789, Published: date("2024-04-11T10:00:00Z")},
				{URL: "https://media.example/1.mp3", Role: recap.LinkAudio, MediaType: "audio/mpeg", Size: 2345, Published: date("2024-04-11T10:00:00Z")},
				{URL: "https://media.example/1.webm", Role: recap.LinkVideo, MediaType: "video/webm"},
				{URL: "https://media.example/1.pdf", Title: "Slides", Role: recap.LinkSlides, MediaType: "application/pdf", Size: 99},
				{URL: "https://code.example/1"},
			},
			License: "https://creativecommons.org/licenses/by/4.0/", RecordingConsent: recap.ConsentYes, Status: recap.StatusMoved,
			Published: date("2024-03-02T08:00:00+01:00"), Updated: date("2024-03-21T08:00:00+01:00"),
		}, {
			ID: "break-1", Title: "Coffee", Kind: recap.KindBreak, Status: recap.StatusCancelled, License: "CC0-1.0",
			Updated: date("2024-03-22T08:00:00+01:00"),
		}},
		Related: []recap.Related{{Title: "Last year", URL: "https://example.org/2023", Summary: "What was."}},
	}
}

// hostile is text that tries to be something else, and text that is hard to
// keep whole: joined emoji, right to left, combining marks.
const hostile = `</title><script>alert(1)</script> ]]> <![CDATA[ &amp; &#60;b> "quoted" 'q' <!-- List<T> R&D 👩‍👩‍👧 e` + "\u0301 שלום \u202Eevil \u2067open"

// hostilePost has hostile text in every field that takes it.
func hostilePost() recap.Post {
	body := recap.Markdown(hostile + "\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1)) ![y](data:text/html,x)\n\n``` \"><script>\nalert(1)\n```\n\n# Heading {#x\" onclick=\"alert(1)}\n")
	link := recap.Link{URL: "https://bücher.example/päth[1]?q=ü&r='x'&p=100%#frag/é", Title: hostile, Role: recap.LinkRole(hostile), MediaType: "video/mp4", Size: 7}
	return recap.Post{
		Title: hostile, URL: "https://bücher.example/prögramm", Description: hostile, Introduction: body, Conclusion: body, Language: "ar",
		Authors:    []recap.Speaker{{Name: hostile, Job: hostile, Organization: hostile, Biography: body, URL: "mailto:a@example.org", Links: []recap.Link{link}}},
		Categories: []string{hostile, "]]>"},
		Published:  date("2024-01-01T00:00:00Z"),
		Event:      recap.Event{Name: hostile, URL: "https://bücher.example/", Venue: hostile, Address: hostile, TimeZone: "Asia/Kolkata", Rooms: []recap.Room{{ID: hostile, Name: hostile}}},
		Tracks:     []recap.Track{{ID: hostile, Name: hostile + "!", Description: hostile}},
		Sessions: []recap.Session{{
			ID: `"><script>`, Code: hostile, Title: hostile, Subtitle: hostile, Track: hostile, Level: recap.Expert, Kind: hostile, Summary: body,
			Speakers: []recap.Speaker{{Name: hostile, Role: hostile, Job: hostile, Organization: hostile, Biography: body, URL: "https://bücher.example/ü"}},
			Room:     hostile, Start: date("2024-02-01T10:00:00Z"), Tags: []string{hostile, hostile, "<b>"}, Links: []recap.Link{link}, License: hostile, Status: recap.StatusCancelled,
		}, {
			ID: "urn:uuid:6ba7b810-9dad-41d1-80b4-00c04fd430c8", Title: hostile, Updated: date("2024-01-02T00:00:00Z"),
		}, {
			ID: "6ba7b810-9dad-41d1-80b4-00c04fd430c8", Title: "عنوان", Language: "he", Updated: date("2024-01-03T00:00:00Z"), License: `https://x.example/"><script>`,
		}},
	}
}
