package exporttest

import (
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

type sample struct {
	name string
	post recap.Post
}

// samples returns posts that exporters tend to stumble over.
func samples() []sample {
	return []sample{
		{"smallest", recap.Post{Title: "T", URL: "https://example.org"}},
		{"programme", programme()},
		{"hostile", hostile()},
	}
}

// programme uses every feature of the model once.
func programme() recap.Post {
	zone := time.FixedZone("", 1*60*60)
	day := func(d, hour, minute int) time.Time { return time.Date(2024, time.March, d, hour, minute, 0, 0, zone) }
	recording := recap.Link{
		URL: "https://example.org/media/svs401.mp4", Title: "The recording", Role: recap.LinkVideo,
		MediaType: "video/mp4", Size: 123_456_789, Published: day(28, 9, 0),
	}
	return recap.Post{
		Title: "Example Days 2024", URL: "https://example.org/2024/", Language: "en-GB",
		Description:  "Two days about examples.",
		Introduction: "Welcome to the **Example Days**.\n\n- two days\n- two rooms",
		Conclusion:   "See you [next year](/2025/).",
		Authors: []recap.Speaker{{
			Name: "Ada Example", Job: "Editor", Organization: "Example Ltd", Biography: "Writes *examples*.",
			URL: "mailto:ada@example.org", Avatar: "https://example.org/ada.png",
			Links: []recap.Link{{URL: "https://social.example.org/@ada", Role: "Mastodon"}},
		}},
		Categories: []string{"Conferences", "Examples"},
		Published:  day(1, 8, 0), Updated: day(29, 8, 0),
		Event: recap.Event{
			Name: "Example Days 2024", Acronym: "exdays2024", URL: "https://example.org/", Venue: "Example Hall",
			Address: "1 Example Street, Brussels", TimeZone: "Europe/Brussels", Start: day(30, 0, 0), End: day(31, 0, 0),
			Rooms: []recap.Room{{ID: "a", Name: "Hall"}, {ID: "b", Name: "Hall"}},
		},
		Tracks: []recap.Track{{ID: "SVS", Name: "Servers", Description: "All about servers.", Color: "#0055AA"}},
		Sessions: []recap.Session{
			{
				Code: "SVS401", Title: "Servers", Subtitle: "A second line", Kind: recap.KindBreakout, Room: "a",
				Summary: "How servers *serve*.\n\n```go\nserve()\n```", Tags: []string{"servers"},
				Start: day(30, 10, 0), End: day(30, 11, 0), Links: []recap.Link{recording},
				License: "CC-BY-4.0", RecordingConsent: recap.ConsentYes,
				Speakers: []recap.Speaker{{
					ID: "ben", Name: "Ben Example", Role: "moderator", Job: "Engineer", Organization: "Example Ltd",
					Biography: "Serves.", URL: "https://example.org/ben", Avatar: "https://example.org/ben.png",
					Links: []recap.Link{{URL: "https://social.example.org/@ben", Title: "Ben"}},
				}, {Name: "Chloé Example"}},
				Published: day(2, 8, 0), Updated: day(3, 8, 0),
			},
			{Code: "SVS401-R1", Title: "Servers", Room: "b", Start: day(30, 23, 30), End: day(31, 1, 30), Status: recap.StatusMoved},
			{ID: "cancelled", Title: "Kein Vortrag", Language: "de", Room: "b", Start: day(31, 13, 0), Status: recap.StatusCancelled},
			{ID: "lunch", Title: "Lunch", Kind: recap.KindBreak, Start: day(31, 12, 0), End: day(31, 13, 0)},
			{Title: "Not scheduled yet", URL: "https://example.org/2024/tba", Level: recap.Foundational},
		},
		Related: []recap.Related{{Title: "Example Days 2023", URL: "https://example.org/2023/", Summary: "Last year."}},
	}
}

// hostile holds text that breaks out of a format that does not escape it.
func hostile() recap.Post {
	const (
		markup = `</title></script><script>alert(1)</script>]]><!--"'&amp;<img src=x onerror=alert(1)>`
		code   = "=cmd|'/c calc'!A1 {{< x >}} {% raw %} `a` *b* _c_ [d](javascript:alert(1)) | # 1. - ;,\\n"
		text   = "\u202Eabc \u2066def שלום مرحبا e\u0301 👩‍👩‍👧‍👦 \u2028 \uFEFF 𝕏"
	)
	body := recap.Markdown(strings.Join([]string{markup, code, text, "```\"><script>alert(1)</script>\nx", "# {#x\" onclick=\"alert(1)}"}, "\n\n"))
	link := recap.Link{URL: "https://example.org/?a=1&b='%22%3E%3Cscript%3E", Title: markup, Role: code}
	session := func(id, title string) recap.Session {
		return recap.Session{
			ID: id, Code: recap.Code("'><b>" + id), Title: title, Subtitle: code, Kind: text, Room: markup, Summary: body,
			Tags: []string{markup, code, text}, Links: []recap.Link{link}, License: markup,
			Speakers: []recap.Speaker{{ID: "\"" + id, Name: title, Role: code, Job: markup, Organization: text, Biography: body, Links: []recap.Link{link}}},
			Start:    time.Date(2024, 1, 1, 12, 0, 0, 1, time.UTC), Published: time.Date(2023, 1, 1, 12, 0, 0, 1, time.UTC),
		}
	}
	return recap.Post{
		Title: markup, URL: link.URL, Language: "he", Description: code, Introduction: body, Conclusion: body,
		Authors:    []recap.Speaker{{Name: text, Job: code, Biography: body}},
		Categories: []string{markup, code, text},
		Event:      recap.Event{Name: markup, Acronym: code, Venue: text, Address: code, TimeZone: "America/Argentina/Buenos_Aires"},
		Tracks:     []recap.Track{{ID: "'><b>", Name: markup, Description: text}},
		Sessions:   []recap.Session{session("1", markup), session("2", code), session("<3>", text)},
		Related:    []recap.Related{{Title: markup, URL: link.URL, Summary: code}},
	}
}
