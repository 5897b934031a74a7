package site_test

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
	"github.com/seed-e2fd8668/recap/site"
)

// fakeCard says in words of what it is a card.
type fakeCard struct{ of string }

func (fakeCard) Format() export.Format {
	return export.Format{Name: "card", MediaType: "image/png", Extension: ".png", File: "index"}
}

func (c fakeCard) Export(_ context.Context, w io.Writer, _ *export.Document) error {
	_, err := io.WriteString(w, "card of "+c.of)
	return err
}

func (fakeCard) ForSession(s *export.Entry) export.Exporter  { return fakeCard{s.Title} }
func (fakeCard) ForSpeaker(who recap.Person) export.Exporter { return fakeCard{who.Name} }

// withCards is the site of a post of two sessions, the second of which has a picture
// of its own.
func withCards(t *testing.T, url string, files ...site.File) *site.Site {
	t.Helper()
	doc, err := export.Prepare(recap.Post{
		Title: "Recap", URL: url, Event: recap.Event{Name: "Conference"},
		Sessions: []recap.Session{
			{Code: "SVS401", Title: "Servers", Speakers: []recap.Speaker{{Name: "Ada Example"}}},
			{Code: "SVS402", Title: "Without them", Image: recap.Image{URL: "https://example.org/own.jpg"}},
		},
	}, export.SessionPages(site.SessionPages()))
	if err != nil {
		t.Fatal(err)
	}
	s, err := site.New(doc, site.Options{Files: files, Cards: fakeCard{"the post"}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// previewOf is what a page says of its picture.
func previewOf(t *testing.T, s *site.Site, name string) map[string]string {
	t.Helper()
	said := make(map[string]string)
	for n := range pagesOf(t, s)[name].Descendants() {
		key := htmltest.Attr(n, "property") + htmltest.Attr(n, "name")
		if strings.HasPrefix(key, "og:image") || key == "twitter:card" {
			said[key] = htmltest.Attr(n, "content")
		}
	}
	return said
}

// Each page names the card of what it is about, and the card is there; what has a
// picture of its own is shown by that. It does not matter who writes the page.
func TestPagesNameTheirCards(t *testing.T) {
	for _, files := range [][]site.File{nil, {{Exporter: export.HTML{}}}} {
		s := withCards(t, "https://example.org/recap/", files...)
		for _, test := range []struct{ page, image, content, alt string }{
			{"index.html", "index.png", "card of the post", "Recap · Conference"},
			{"sessions/svs401.html", "sessions/svs401.png", "card of Servers", "Servers · Ada Example · Conference"},
			{"speakers/ada-example.html", "speakers/ada-example.png", "card of Ada Example", "Ada Example · Conference"},
			{"speakers/index.html", "index.png", "card of the post", "Recap · Conference"},
		} {
			if files != nil && strings.HasPrefix(test.page, "speakers") {
				continue // which has no such pages
			}
			said := previewOf(t, s, test.page)
			if said["og:image"] != "https://example.org/recap/"+test.image || said["og:image:width"] != "1200" || said["og:image:height"] != "630" ||
				said["og:image:alt"] != test.alt || said["twitter:card"] != "summary_large_image" {
				t.Errorf("%s says %v", test.page, said)
			}
			if got := read(t, s, test.image); got != test.content {
				t.Errorf("%s is the %s", test.image, got)
			}
		}
		if said := previewOf(t, s, "sessions/svs402.html"); said["og:image"] != "https://example.org/own.jpg" || said["og:image:width"] != "" {
			t.Errorf("a session with a picture of its own says %v", said)
		}
		for _, f := range s.Files() {
			if f.Name == "sessions/svs402.png" {
				t.Error("a session with a picture of its own has a card that no page names")
			}
		}
	}
}

// Without a URL no page could name a card, and the site says why there is none.
func TestNoCardsWithoutURL(t *testing.T) {
	s := withCards(t, "")
	if said := previewOf(t, s, "sessions/svs401.html"); len(said) > 0 {
		t.Errorf("the page says %v", said)
	}
	reason := ""
	for _, f := range s.Skipped() {
		if f.Name == "index.png" {
			reason = f.Reason.Error()
		}
	}
	if !strings.Contains(reason, "no URL") {
		t.Errorf("the reason is %q", reason)
	}
}

// A second run writes no card anew, and one without cards removes them.
func TestCardsAreWrittenOnce(t *testing.T) {
	dir := t.TempDir()
	for run := range 2 {
		report, err := site.Write(t.Context(), dir, withCards(t, "https://example.org/"))
		if err != nil {
			t.Fatal(err)
		}
		cards := 0
		for _, f := range report.Files {
			if f.Format.Name == "card" {
				cards++
				if f.Changed != (run == 0) {
					t.Errorf("run %d: %s changed: %v", run, f.Name, f.Changed)
				}
			}
		}
		if cards != 3 {
			t.Errorf("there are %d cards; expected those of the post, a session and a speaker", cards)
		}
	}
}

// titledCard is a card that says the title of the document.
type titledCard struct{ fakeCard }

func (titledCard) Export(_ context.Context, w io.Writer, doc *export.Document) error {
	_, err := io.WriteString(w, "card of "+doc.Post().Title)
	return err
}

// In each language of a site there are cards of its own, which its pages name, in the
// language of the page.
func TestCardsInLanguages(t *testing.T) {
	s := inLanguages(t, bilingual(), site.Options{Cards: titledCard{}})
	session := ""
	for name, root := range pagesOf(t, s) {
		if strings.HasPrefix(name, "sessions/") && htmltest.Text(htmltest.ByTag(root, "h1")) == "Wicks" {
			session = strings.TrimSuffix(name, ".html")
		}
	}
	for folder, want := range map[string]struct{ post, session, speaker, alt string }{
		"":    {"Lamps 2026", "Wicks", "Wen Li", "Wicks · Wen Li · Lamps"},
		"de/": {"Lampen 2026", "Dochte", "Li Wen", "Dochte · Li Wen · Lampen"},
	} {
		for _, card := range []struct{ page, said, alt string }{
			{"index", want.post, ""}, {session, want.session, want.alt}, {"speakers/wen-li", want.speaker, ""},
		} {
			name := folder + card.page
			if said := read(t, s, name+".png"); said != "card of "+card.said {
				t.Errorf("%s.png is the %s, want that of %s", name, said, card.said)
			}
			preview := previewOf(t, s, name+".html")
			if preview["og:image"] != "https://example.org/2026/"+name+".png" || card.alt != "" && preview["og:image:alt"] != card.alt {
				t.Errorf("%s.html says %v", name, preview)
			}
		}
	}
}
