package export_test

import (
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

func mdDate(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// mdRecapPost is a recap in the manner of re:Invent's: codes name tracks and
// levels, nothing has a time.
func mdRecapPost() recap.Post {
	video := func(id, title string, day int) []recap.Link {
		return []recap.Link{{
			URL: "https://www.youtube.com/watch?v=" + id, Title: title, Role: recap.LinkVideo,
			Published: mdDate(2023, time.December, day),
		}}
	}
	return recap.Post{
		Title:        "re:Invent 2023 Serverless Session Summaries",
		URL:          "https://example.org/blog/reinvent-2023-serverless",
		Description:  "What the serverless sessions of re:Invent 2023 said.",
		Introduction: "Twelve sessions, *summarised*.\n\n# How to read this\n\nFrom the top.",
		Conclusion:   "Start small.",
		Authors: []recap.Speaker{{
			Name: "Brian Tarbox", Job: "AWS Community Hero", Organization: "Boston AWS User Group",
			Biography: "Brian runs a user group.", URL: "https://example.org/brian",
		}},
		Categories: []string{"AWS Announcements", "Serverless & Containers"},
		Published:  mdDate(2023, time.December, 10),
		Event: recap.Event{
			Name: "AWS re:Invent 2023", URL: "https://reinvent.example/", Venue: "The Venetian",
			Start: mdDate(2023, time.November, 27), End: mdDate(2023, time.December, 1),
		},
		Tracks: []recap.Track{
			{ID: "OPN", Name: "Open Source"},
			{ID: "SVS", Name: "Serverless Compute & Containers", Description: "Functions, containers and what calls them."},
		},
		Sessions: []recap.Session{
			{
				Code: "SVS323", Title: "I didn't know Amazon API Gateway did that!",
				Speakers: []recap.Speaker{{Name: "Eric Johnson", Organization: "AWS"}},
				Summary:  "Gateways do more.\n\n## Prerequisites\n\n1. An API\n2. Time",
				Links:    video("SlWJCTrMLOA", "AWS re:Invent 2023 - I didn't know Amazon API Gateway did that (SVS323)", 4),
			},
			{
				Code: "OPN305", Title: "The pragmatic serverless Python developer",
				Speakers: []recap.Speaker{{Name: "Heitor Lessa", Organization: "AWS"}, {Name: "Ran Isenberg", Organization: "CyberArk"}},
				Summary:  "Powertools.\n\n## Prerequisites\n\n- Python",
				Links:    video("52W3Qyg242Y", "", 1),
			},
			{
				Code: "SVS301", Title: "Building APIs: Choosing the best API solution & strategy for workloads",
				Summary: "- REST\n- HTTP",
			},
		},
		Related: []recap.Related{{
			Title: "re:Invent 2023 AI/ML Session Summaries", URL: "https://example.org/blog/ai", Summary: "The other half.",
		}},
	}
}

// mdFullPost sets every field of the model.
func mdFullPost() recap.Post {
	brussels, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		panic(err)
	}
	link := recap.Link{
		URL: "https://video.example/a(1)_b.mp4?x=1&y=2", Title: "Trade-offs [recorded]", Role: recap.LinkVideo,
		MediaType: "video/mp4", Size: 123456, Published: time.Date(2024, 4, 2, 12, 30, 0, 0, time.UTC),
	}
	mastodon := recap.Link{URL: "https://social.example/@ada", Role: "Mastodon"}
	return recap.Post{
		Title: "Trade-offs 2024: the *whole* programme", URL: "https://example.org/trade-offs/", Language: "en-GB",
		Description: "All that was said.", Introduction: "Welcome.", Conclusion: "Goodbye.",
		Authors: []recap.Speaker{{
			Name: "Ada Lovelace", Job: "Editor", Organization: "Engines Ltd", Biography: "# Life\n\nLong.",
			URL: "mailto:ada@example.org", Avatar: "https://example.org/ada.png", Links: []recap.Link{mastodon},
		}},
		Categories: []string{"Programmes"},
		Published:  time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC), Updated: mdDate(2024, time.April, 3),
		Event: recap.Event{
			Name: "Trade-offs 2024", Acronym: "to2024", URL: "https://tradeoffs.example/", Venue: "ULB", Address: "Av. F. Roosevelt 50, Brussels",
			TimeZone: "Europe/Brussels", Start: time.Date(2024, 3, 30, 9, 0, 0, 0, brussels), End: time.Date(2024, 3, 31, 0, 0, 0, 0, brussels),
			Rooms: []recap.Room{{ID: "r1", Name: "Grande salle | étage 1"}},
		},
		Tracks: []recap.Track{{ID: "t-1", Name: "Systems", Description: "How they fail.", Color: "#336699"}},
		Sessions: []recap.Session{
			{
				ID: "trade-offs", Code: "NCZR93", Title: "Trade-offs", Subtitle: "And how to make them", URL: "https://example.org/s/1",
				Track: "t-1", Level: recap.Expert, Kind: recap.KindWorkshop, Language: "fr", Summary: "One *thing*.\n\n# Part\n\nAnother.",
				Speakers: []recap.Speaker{{
					ID: "ada", Name: "Ada Lovelace", Role: "moderator", Job: "Analyst, first class", Organization: "Engines Ltd",
					Biography: "Never written.", URL: "https://example.org/ada", Avatar: "https://example.org/ada.png", Links: []recap.Link{mastodon},
				}, {Name: "Charles Babbage", Job: "Inventor"}},
				Room: "r1", Start: time.Date(2024, 3, 30, 23, 30, 0, 0, brussels), End: time.Date(2024, 3, 31, 4, 0, 0, 0, brussels),
				Tags: []string{"machines", "a, b"}, Links: []recap.Link{link, {URL: "https://example.org/paper"}},
				License: "CC-BY-4.0", RecordingConsent: recap.ConsentAfterReview, Status: recap.StatusMoved,
				Published: time.Date(2024, 2, 1, 0, 0, 0, 0, brussels), Updated: mdDate(2024, time.March, 1),
			},
			{ID: "lunch-1", Title: "Lunch", Kind: recap.KindBreak, Status: recap.StatusCancelled, Start: time.Date(2024, 3, 30, 12, 0, 0, 0, brussels), End: time.Date(2024, 3, 30, 13, 0, 0, 0, brussels)},
			{ID: "lunch-2", Title: "Lunch", Kind: recap.KindBreak, License: "https://creativecommons.org/licenses/by/4.0/", Start: time.Date(2024, 3, 31, 12, 0, 0, 0, brussels)},
		},
		Related: []recap.Related{{Title: "Last year", URL: "https://example.org/2023", Summary: "It rained."}, {Title: "here", URL: "https://example.org/2022"}},
	}
}

func mdSmallestPost() recap.Post {
	return recap.Post{Title: "Smallest", URL: "https://example.org/"}
}

// mdHostileTexts are texts that are markup in one renderer or another.
func mdHostileTexts() []string {
	return []string{
		"# Heading", "1. One", "2) Two", "- dash", "+ plus", "* star", "> quote", "---", "===", "***", "```", "~~~", "    code",
		"*em* **strong** _em_ __strong__ ~~del~~ `code` ``x`y``", "[link](javascript:alert(1)) ![img](x) [ref][ref] [^1] [x]: y",
		"<script>alert(1)</script>", "<b>bold</b> List<T> a < b > c", "&lt; &amp; &copy; &#35; AT&T Q&A", "a | b | c", "| a | b |", ": term",
		"{{< youtube x >}} {{% x %}} {{ site.title }} {% include x %}", "{#id} {.class} {: .x}", "$x$ costs $5 and $10 $$y$$", "H~2~O x^2^",
		"https://evil.example www.evil.example a@evil.example <https://x.example>", "@user #1 :tada: GH-1", "trailing \\", "trailing #", "trailing ##", "trailing.", "trailing!", "trailing:",
		"back\\slash \\* \\# \\[", "\u202eRTL override", "\u2067isolate left open", "שלום עולם", "日本語のセッション", "🎉", "👩‍👩‍👧‍👦 ❤️", "e\u0301 combining", "a\u00a0b\u2028c", "(c) (tm) ... -- --- \"q\" 'q'",
		"Conclusion", "Contents", "Sessions", "Introduction", "more", "click here", "null", "yes", "2023-11-27", "1,000", ":symbol", "%x", "<!-- comment -->", "]]>", "</title>", "_a_b_", "snake_case_name",
		"[toc]", "$", "!", "[ ]", "[x] done", "a. b", "(1) x", "iv) x", "\\", "&", "<", "_", "`", "ﬁ ½ ² Ⅳ", "ΑΘΗΝΑΣ İstanbul", strings.Repeat("long ", 59) + "end",
	}
}

// mdHostileBodies are bodies that try to reach beyond their entry.
func mdHostileBodies() []recap.Markdown {
	return []recap.Markdown{
		"# One part\n\n# One part\n\n### Deeper\n\n# One part\n\nSetext\n===\n\nOther\n---\n\n###### Six parts\n\n# Ends with a stop.\n\n# Lunch",
		"### Low first\n\n# High then\n\n###### Lowest",
		"- a list\n- first\n\n1. then\n2. numbers",
		"1. numbers\n2. first",
		"---\n\nA break first, and last\n\n---",
		"```\nno language\n```\n\n```html\"><script>alert(1)</script>\n# no heading\n- x\n```\n\n    indented",
		"<script>alert(1)</script><div><h1>HTML</h1><p onclick=x>p</p></div><!-- c --><details>d</details>",
		"> quote\n> # in quote\n\n| a | b |\n| - | - |\n| 1 | `x|y` |",
		"{{< youtube x >}} `{{< x >}}` {% include x %} `{% raw %}` {{ x }}\n\n```\n{{< x >}}\n{% y %}\n```",
		"[a](javascript:x) ![i](javascript:x) ![pic](https://example.org/p.png) https://bare.example www.bare.example me@bare.example [here](https://example.org)",
		"**All strong**\n\n*All emphasised*\n\n**Speakers:** nobody\n\n- Level: 100\n- Tags: `x`",
		"unclosed **strong and `code and [link\n\n$ command\n\nterm\n: definition\n\n[^1]: note\n\n<b>unclosed",
		"<ul><li>Speakers: <strong>Fake</strong></li></ul>",
		"\u202ertl\n\nשלום 🎉\n\nhard  \nbreak\\\nbreak\n\n* item\n\n  para\n\n  - nested\n\n      code",
	}
}

// mdHostilePost puts hostile text into every field that takes text.
func mdHostilePost() recap.Post {
	p := recap.Post{
		Title: "*Hostile* # post: \"all\" <b>of</b> it {{< x >}}", URL: "https://example.org/hostile?a=1&copy=2#frag_ment_",
		Description: "# - 1. *x* <script> {{ x }}", Introduction: "# Lunch\n\n## Conclusion\n\n- x", Conclusion: "# Conclusion\n\n# Conclusion",
		Event: recap.Event{Name: "1. *Event* | {% x %}", Acronym: "`a` b", Venue: "# v", Address: "- a", TimeZone: "Europe/Brussels"},
	}
	texts, bodies := mdHostileTexts(), mdHostileBodies()
	for i, text := range texts {
		link := recap.Link{URL: "https://example.org/x_y_(z)*'?a=b&lt;=1~~#f", Title: text, Role: recap.LinkRole(text)}
		person := recap.Speaker{Name: text, Role: text, Job: text, Organization: text, URL: "https://example.org/_a_", Links: []recap.Link{link, {URL: link.URL}}}
		s := recap.Session{
			ID: "h" + strings.Repeat("i", i), Title: text, Subtitle: text, Kind: recap.Kind(text), Room: text, License: text,
			Speakers: []recap.Speaker{person, {Name: text}}, Tags: []string{text, text}, Links: []recap.Link{link, {URL: link.URL, Title: text}},
			Summary: bodies[i%len(bodies)], Start: time.Date(2024, 3, 30, 1, i, i, i, time.UTC),
		}
		switch i % 3 {
		case 0:
			s.Code = recap.Code(text)
		case 1:
			s.Track = "t" + s.ID
			p.Tracks = append(p.Tracks, recap.Track{ID: s.Track, Name: text, Description: text})
		}
		p.Sessions = append(p.Sessions, s)
		p.Categories = append(p.Categories, text)
		p.Related = append(p.Related, recap.Related{Title: text, URL: link.URL, Summary: text})
		p.Authors = append(p.Authors, recap.Speaker{Name: text, Job: text, Organization: text, Biography: bodies[(i+3)%len(bodies)], URL: "https://example.org/", Links: []recap.Link{link}})
	}
	for i := range 3 {
		p.Sessions = append(p.Sessions, recap.Session{ID: "lunch" + string(rune('a'+i)), Title: "Lunch", Summary: bodies[i]})
	}
	return p
}
