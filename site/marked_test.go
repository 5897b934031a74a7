package site_test

import (
	"context"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
	"github.com/seed-e2fd8668/recap/site"
)

// said is a programme in which every text has the word in it, but for names of people
// and of organisations, which are in no language.
func said(word, language string) recap.Post {
	say := func(what string) string { return word + " " + what }
	start := time.Date(2026, 3, 27, 9, 0, 0, 0, time.UTC)
	picture := func(name string) recap.Image {
		return recap.Image{URL: "https://example.org/p/" + name + ".png", Alt: say("alt"), Width: 10, Height: 10}
	}
	speaker := func(n string) recap.Speaker {
		return recap.Speaker{
			ID: n, Name: "7 " + n, Job: say("job"), Role: say("role"), Organization: "7 Ltd", Biography: recap.Markdown(say("biography")),
			Links: []recap.Link{{URL: "https://example.org/" + n, Title: say("profile")}}, URL: "https://example.org/~" + n,
		}
	}
	post := recap.Post{
		Title: say("title"), Language: language, URL: "https://example.org/p/", Description: say("description"), Categories: []string{say("category")},
		Introduction: recap.Markdown("# " + say("head") + "\n\n" + say("introduction")), Conclusion: recap.Markdown(say("conclusion")),
		Image: picture("post"), Authors: []recap.Speaker{speaker("author")}, Related: []recap.Related{{URL: "https://example.org/r", Title: say("related"), Summary: say("summary")}},
		Published: start.AddDate(0, -1, 0), Updated: start.AddDate(0, -1, 1),
		Event: recap.Event{
			Name: say("event"), Venue: say("venue"), Address: say("address"), TimeZone: "Europe/Stockholm", Logo: picture("logo"), URL: "https://example.org/",
			Start: start, End: start.AddDate(0, 0, 1), Rooms: []recap.Room{{ID: "a", Name: say("room a")}, {ID: "b", Name: say("room b")}},
		},
		Tracks: []recap.Track{{ID: "x", Name: say("track x"), Description: say("about x")}, {ID: "y", Name: say("track y")}},
	}
	for i, id := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"} {
		s := recap.Session{
			ID: id, Title: say("session " + id), Subtitle: say("subtitle"), Summary: recap.Markdown(say("summary of " + id)), Tags: []string{say("tag")},
			Room: []string{"a", "b"}[i%2], Track: []string{"x", "y"}[i%2], Level: 300, Kind: recap.KindKeynote, Speakers: []recap.Speaker{speaker("s" + id), speaker("all")},
			Start: start.Add(time.Duration(i/3) * time.Hour), End: start.Add(time.Duration(i/3+1) * time.Hour), Image: picture(id), License: "CC0-1.0",
			Links: []recap.Link{{URL: "https://www.youtube.com/watch?v=aaaaaaaaaa" + id[:1], Role: recap.LinkVideo, Title: say("video")}, {URL: "https://example.org/s.pdf", Role: recap.LinkSlides}, {URL: "https://example.org/x", Title: say("link")}},
		}
		switch id {
		case "two":
			s.Status, s.Kind = recap.StatusCancelled, recap.Kind(word+" kind")
		case "three":
			s.Status = recap.StatusMoved
		case "seven":
			s.Language = "tlh" // is spoken
			s.Translations = []recap.SessionTranslation{{Language: "tlh", Title: "7"}}
		case "eight", "nine":
			s.Start, s.End = time.Time{}, time.Time{}
		}
		post.Sessions = append(post.Sessions, s)
	}
	return post
}

// pagesIn are all kinds of pages of a post in its languages: those of a site and those
// of a single page with its sessions.
func pagesIn(t *testing.T, post recap.Post, languages ...string) map[string]*html.Node {
	t.Helper()
	old := post
	old.Sessions = append([]recap.Session{{ID: "gone", Title: post.Sessions[0].Title + " x"}}, post.Sessions[1:]...)
	at := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	published, _, err := recap.Revise(recap.Post{}, old, recap.ReviseOptions{At: at})
	if err != nil {
		t.Fatal(err)
	}
	if post, _, err = recap.Revise(published, post, recap.ReviseOptions{At: at.Add(time.Hour)}); err != nil {
		t.Fatal(err)
	}
	word, _, _ := strings.Cut(post.Title, " ")
	theme, err := site.ReadTheme(fstest.MapFS{"venue.md": file("# " + word + " venue\n\n" + word + " way"), "footer.md": file(word + " foot"), "nav.md": file("- [" + word + " nav](venue.html)")})
	if err != nil {
		t.Fatal(err)
	}
	pictures := export.Pictures{Hosts: []string{"example.org"}}
	pages := pagesOf(t, inLanguages(t, post, site.Options{Languages: languages, Theme: theme}))
	for _, f := range []site.File{{Name: "single.html", Exporter: export.HTML{Pictures: pictures}}, {Name: "one.html", Exporter: export.HTML{Pictures: pictures, Session: "one"}}} {
		doc := prepare(t, post)
		for _, tag := range append([]string{""}, languages...) {
			if tag != "" {
				if doc, err = doc.In(tag, tag+"/"); err != nil {
					t.Fatal(err)
				}
			}
			var b strings.Builder
			if err := f.Exporter.Export(context.Background(), &b, doc); err != nil {
				t.Fatal(err)
			}
			root, err := html.Parse(strings.NewReader(b.String()))
			if err != nil {
				t.Fatal(err)
			}
			pages[path.Join(tag, f.Name)] = root
		}
	}
	return pages
}

// checkMarks has it that each text with the word is in one language and all others are
// in another. Attributes of several words cannot be marked apart: they are in the
// language of the page.
func checkMarks(t *testing.T, name string, root *html.Node, word, foreign, words string) {
	t.Helper()
	texts, attributes := 0, 0
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" && strings.ContainsFunc(n.Data, unicode.IsLetter) {
			text, want := strings.TrimSpace(n.Data), words
			if strings.HasPrefix(strings.ToLower(text), strings.ToLower(word)) {
				want = foreign
				texts++
			}
			got := htmltest.Language(n.Parent)
			if isLink := n.Parent.Parent != nil && htmltest.Attr(n.Parent.Parent, "hreflang") != ""; isLink || strings.HasPrefix(text, "7 ") || strings.HasPrefix(text, "example.org") || strings.HasPrefix(text, "https:") || path.Base(name) == "changes.html" && strings.Contains(text, word) {
				continue // a name, an address, or a title in a sentence
			}
			if got != want {
				t.Errorf("%s: %q is in %q, want %q", name, text, got, want)
			}
		}
		for _, attribute := range []string{"alt", "aria-label", "placeholder", "title"} {
			value := htmltest.Attr(n, attribute)
			if !strings.ContainsFunc(value, unicode.IsLetter) {
				continue
			}
			want := words
			if strings.HasPrefix(value, word) {
				want = foreign
				attributes++
			}
			if got := htmltest.Language(n); got != want && n.Data != "link" {
				t.Errorf("%s: %s %q is in %q, want %q", name, attribute, value, got, want)
			}
		}
	}
	if texts == 0 {
		t.Errorf("%s says nothing of the post", name)
	}
}

// Where there is no catalogue for a language, pages are in English, from right to left
// as from left to right, and all that the post says is marked.
func TestPagesOfALanguageWithoutCatalogue(t *testing.T) {
	for _, language := range []string{"sv", "ko", "uk", "fa", "zh-Hant"} {
		pages := pagesIn(t, said("språk", language))
		for name, root := range pages {
			top := htmltest.ByTag(root, "html")
			if htmltest.Attr(top, "lang") != "en" || htmltest.Attr(top, "dir") != "ltr" {
				t.Errorf("%s: %s is in %q, %q", language, name, htmltest.Attr(top, "lang"), htmltest.Attr(top, "dir"))
			}
			checkMarks(t, name, root, "språk", language, "en")
		}
		if len(pages) < 30 {
			t.Fatalf("%d pages", len(pages))
		}
	}
}

// What is not translated is in the language of the post, and so is marked on pages in
// another, one that has a catalogue and one that has none.
func TestUntranslatedTextsAreMarked(t *testing.T) {
	for name, root := range pagesIn(t, said("words", "en"), "de", "ar") {
		tag, _, in := strings.Cut(name, "/")
		if !in || tag != "de" && tag != "ar" {
			continue
		}
		checkMarks(t, name, root, "words", "en", tag)
	}
	for name, root := range pagesIn(t, said("Wort", "de"), "sv") {
		if strings.HasPrefix(name, "sv/") {
			checkMarks(t, name, root, "Wort", "de", "en")
		}
	}
}

// Of a session that is translated in part, each text is in its own language.
func TestPartsOfATranslation(t *testing.T) {
	post := bilingual()
	post.Sessions[0].Subtitle, post.Sessions[0].Summary = "About wicks", "They burn."
	post.Sessions[0].Translations[0].Subtitle = "Von Dochten"
	post.Tracks[0].Description = "All that burns"
	pages := pagesOf(t, inLanguages(t, post, site.Options{}))
	for name, texts := range map[string]map[string]string{
		"sessions/": {"Dochte": "de", "Von Dochten": "de", "They burn.": "en", "Öl": "de", "Saal": "de"},
		"tracks/":   {"Öl": "de", "All that burns": "en", "Glass": "", "Gas": "en"},
		"index":     {"Lampen 2026": "de", "Öl": "de"},
	} {
		for text, want := range texts {
			found := want == ""
			for page, root := range pages {
				if strings.HasPrefix(page, "de/"+name) {
					if n := htmltest.Says(htmltest.ByTag(root, "main"), text); n != nil {
						found = true
						if got := htmltest.Language(n); got != want {
							t.Errorf("%s: %q is in %q, want %q", page, text, got, want)
						}
					}
				}
			}
			if !found {
				t.Errorf("de/%s: nothing says %q", name, text)
			}
		}
	}
}
