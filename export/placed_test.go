package export_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// placed is a document whose sessions have pages, and which a site could be made of.
func placed(t *testing.T, edit func(p *recap.Post)) *export.Document {
	t.Helper()
	start := time.Date(2026, time.May, 8, 9, 0, 0, 0, time.UTC)
	ada := recap.Speaker{Name: "Ada Example", Biography: "Ada makes lamps."}
	post := recap.Post{
		Title: "Brick Days", URL: "https://example.org/2026/", Published: start, Language: "en",
		Event: recap.Event{Name: "Brick Days", TimeZone: "UTC", Venue: "Old Kiln", Address: "Clay Road 1", Start: start, Rooms: []recap.Room{{ID: "hall", Name: "Hall"}}},
		Sessions: []recap.Session{
			{ID: "a", Title: "Lamps", Room: "hall", Start: start, End: start.Add(time.Hour), Summary: "See [looms](#b).", Speakers: []recap.Speaker{ada},
				Links: []recap.Link{{URL: "https://video.example/a.mp4", Role: recap.LinkVideo}}},
			{ID: "b", Title: "Looms", Summary: "# Yarn\n\nOn yarn, in [a plan](plan.pdf#p2), [elsewhere](https://example.com/) and [above](#top)."},
		},
	}
	if edit != nil {
		edit(&post)
	}
	doc, err := export.Prepare(post, export.SessionPages(func(e *export.Entry) string { return "sessions/" + e.ID + ".html" }))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func exportedTo(t *testing.T, doc *export.Document, e export.Exporter) string {
	t.Helper()
	var b strings.Builder
	if err := e.Export(t.Context(), &b, doc); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// head is what a page says before its style, and what comes first in it.
func head(page string) string {
	before, after, _ := strings.Cut(page, "<style>")
	_, body, _ := strings.Cut(after, "<body>")
	return before + body[:min(len(body), 1000)]
}

// A file that is placed elsewhere names itself by that place, where it names itself at
// all, and a page there leads to the pages of sessions from there.
func TestPlacedFilesNameThemselves(t *testing.T) {
	doc := placed(t, nil)
	names := 0
	for _, e := range export.All() {
		placer, ok := e.(export.Placer)
		if !ok {
			continue
		}
		usual, moved := exportedTo(t, doc, e), exportedTo(t, doc, placer.PlacedAt("days/one.x"))
		if strings.Contains(moved, "https://example.org/2026/days/one.x") {
			names++
		}
		if own := "https://example.org/2026/" + e.Format().FileName(); strings.Contains(moved, `"`+own+`"`) && e.Format().Name != "html" {
			t.Errorf("%s says at another place that it stands at %s:\n%s", e.Format().Name, own, moved)
		}
		if e.Format().Name == "html" && (!strings.Contains(moved, `href="../sessions/a.html"`) || !strings.Contains(usual, `href="sessions/a.html"`)) {
			t.Errorf("the page does not lead to that of a session from where it stands:\n%s", moved)
		}
	}
	if names < 3 {
		t.Errorf("%d formats name their place, want feeds and the calendar", names)
	}
}

// Applies says with which error Export would refuse a document.
func TestAppliesAgreesWithExport(t *testing.T) {
	docs := map[string]*export.Document{
		"a programme":      placed(t, nil),
		"no times":         placed(t, func(p *recap.Post) { p.Sessions = p.Sessions[1:]; p.Event.Start = time.Time{} }),
		"no address":       placed(t, func(p *recap.Post) { p.URL = "" }),
		"nothing was said": placed(t, func(p *recap.Post) { p.Sessions, p.Published = nil, time.Time{} }),
	}
	for _, e := range append(export.All(), export.HTML{Session: "none"}, export.HTML{Session: "b"}, export.ICalendar{Session: "b"}, export.ICalendar{Session: "a"}) {
		applier, ok := e.(export.Applier)
		if !ok {
			continue
		}
		for what, doc := range docs {
			said, got := applier.Applies(doc), e.Export(t.Context(), &strings.Builder{}, doc)
			if (said == nil) != (got == nil) || said != nil && said.Error() != got.Error() || said != nil && !errors.Is(said, export.ErrNotApplicable) {
				t.Errorf("%s of %s: Applies says %v, Export %v", e.Format().Name, what, said, got)
			}
		}
	}
}

// A page or a calendar of one session holds nothing of another.
func TestFilesOfOneSession(t *testing.T) {
	doc := placed(t, nil)
	for _, e := range []export.SessionExporter{export.HTML{}, export.ICalendar{}} {
		one := e.ForSession(doc.Entry("a"))
		if got := exportedTo(t, doc, one); !strings.Contains(got, "Lamps") || strings.Contains(got, "On yarn") {
			t.Errorf("%s of one session:\n%s", e.Format().Name, got)
		}
	}
	if e := (export.ICalendar{}).ForSession(doc.Entry("b")); e != nil {
		t.Error("a session without a time has a calendar")
	}
	if e := (export.HTML{Fragment: true}).ForSession(doc.Entry("a")); e != nil {
		t.Error("a fragment has a page of one session")
	}
	page := exportedTo(t, doc, export.HTML{}.PlacedAt("index.html").(export.HTML).ForSession(doc.Entry("a")))
	if !strings.Contains(page, `<link rel="canonical" href="https://example.org/2026/sessions/a.html">`) || !strings.Contains(page, `href="../index.html"`) {
		t.Errorf("the page of a session says another address, or does not lead back: %s", head(page))
	}
	none := exportedTo(t, placed(t, func(p *recap.Post) { p.URL = "" }), export.HTML{Session: "a"})
	if strings.Contains(none, `rel="canonical"`) {
		t.Error("a page of a post without an address says one")
	}
}

// What a page is given once it keeps, and a site's pages name their languages, their
// other forms and their picture.
func TestPagesOfSites(t *testing.T) {
	doc := placed(t, nil)
	alternates := []export.Alternate{{Title: "RSS feed", MediaType: "application/rss+xml", URL: "rss.xml"}}
	versions := []export.Version{{Language: "en", URL: "index.html", Address: "https://example.org/2026/", Main: true}, {Language: "de", URL: "de/index.html", Address: "https://example.org/2026/de/"}}
	var page export.Exporter = export.HTML{}
	page = page.(export.Linker).LinkedTo(alternates)
	page = page.(export.HTML).InLanguages(versions)
	page = page.(export.Previewer).PreviewedBy(recap.Image{URL: "https://example.org/card.png", Width: 1200, Height: 630})
	kept := page.(export.HTML).InLanguages(nil).(export.HTML).LinkedTo(nil)
	got := exportedTo(t, doc, kept)
	for _, want := range []string{
		`<link rel="alternate" type="application/rss&#43;xml" title="RSS feed" href="rss.xml">`, `hreflang="de" href="https://example.org/2026/de/"`,
		`hreflang="x-default" href="https://example.org/2026/"`, `<meta property="og:image" content="https://example.org/card.png">`, ">Deutsch<",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %s: %s", want, head(got))
		}
	}
}

// The data of a page is one node of JSON that may stand in a script element, with an
// excerpt of long texts; what is no event has none.
func TestDataOfPages(t *testing.T) {
	long := strings.Repeat("Many words </script> ", 100)
	doc := placed(t, func(p *recap.Post) {
		p.Sessions[0].Summary, p.Sessions[1].Links = recap.Markdown(long), []recap.Link{{URL: "https://video.example/b.mp4", Role: recap.LinkVideo}}
	})
	parsed := func(data string) map[string]any {
		t.Helper()
		var node map[string]any
		if strings.Contains(data, "</script") || strings.Contains(data, "\n") {
			t.Errorf("it may not stand in a script on one line: %s", data)
		}
		if err := json.Unmarshal([]byte(data), &node); err != nil {
			t.Fatalf("%v in %q", err, data)
		}
		if node["@context"] == nil {
			t.Errorf("%s has no context", data)
		}
		return node
	}
	j := export.JSONLD{}
	if event := parsed(string(j.EventData(doc))); event["@type"] != "Event" || event["subEvent"] != nil || event["name"] != "Brick Days" {
		t.Errorf("the event is %v", event)
	}
	lamps := parsed(string(j.SessionData(doc, doc.Entry("a"))))
	if text, _ := lamps["description"].(string); lamps["@type"] != "Event" || lamps["name"] != "Lamps" || len(text) > 310 || len(text) < 200 {
		t.Errorf("a session with a time is %v", lamps)
	}
	if place, _ := lamps["location"].(map[string]any); place == nil || place["name"] != "Hall" || place["containedInPlace"] != nil {
		t.Errorf("it is at %v", lamps["location"])
	}
	looms := parsed(string(j.SessionData(doc, doc.Entry("b"))))
	if looms["@type"] == "Event" || looms["name"] != "Looms" {
		t.Errorf("a session without a time is %v", looms)
	}
	if ada := parsed(string(j.SpeakerData(doc, doc.Post().Sessions[0].Speakers[0]))); ada["@type"] != "Person" || ada["name"] != "Ada Example" || ada["description"] != "Ada makes lamps." {
		t.Errorf("a speaker is %v", ada)
	}
	bare := placed(t, func(p *recap.Post) {
		p.Event, p.Sessions = recap.Event{}, []recap.Session{{ID: "b", Title: "Tea", Kind: recap.KindBreak}}
	})
	if data := j.EventData(bare); data != "" {
		t.Errorf("a post without an event has the data %s", data)
	}
	if data := j.SessionData(bare, bare.Entry("b")); data != "" {
		t.Errorf("a session that is neither event nor work has the data %s", data)
	}
	elsewhere := placed(t, func(p *recap.Post) { p.Sessions[0].Room = "" })
	if place, _ := parsed(string(j.SessionData(elsewhere, elsewhere.Entry("a"))))["location"].(map[string]any); place["name"] != "Old Kiln" {
		t.Errorf("a session without a room is at %v, want the event's place", place)
	}
}

// A body on another page leads to the pages of sessions and to files from there, and
// its headings are below those of the page.
func TestBodiesFitTheirPage(t *testing.T) {
	doc := placed(t, nil)
	fit := export.BodyFit{At: "people/ada.html", Heading: 3, Beside: func(name string) string {
		if name == "plan.pdf" {
			return "../files/plan.pdf"
		}
		return ""
	}}
	if got := string(doc.Fit(doc.Post().Sessions[0].Summary, fit)); !strings.Contains(got, `href="../sessions/b.html"`) {
		t.Errorf("a link to a session is %s", got)
	}
	got := string(doc.Fit(doc.Post().Sessions[1].Summary, fit))
	for _, want := range []string{`<h3>Yarn</h3>`, `href="../files/plan.pdf#p2"`, `href="https://example.com/"`, `href="https://example.org/2026/#top"`} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %s in %s", want, got)
		}
	}
	fit.Beside = nil
	if got := string(doc.Fit("[plan](plan.pdf) and [over](../there) and [mail](mailto:ada@example.org)", fit)); !strings.Contains(got, `href="https://example.org/2026/plan.pdf"`) || !strings.Contains(got, `href="https://example.org/there"`) {
		t.Errorf("addresses without files are %s", got)
	}
	if got := doc.Fit("", fit); got != "" {
		t.Errorf("nothing is %q", got)
	}
	asked := ""
	homeless := placed(t, func(p *recap.Post) { p.URL = "" })
	fit.Beside = func(name string) string { asked += name + " "; return "" }
	homeless.Fit("[a](./b/../plan.pdf?x) [b](/root.pdf) [c](https://example.org/c) [d](#e) [f](//host/g)", fit)
	if asked != "plan.pdf " {
		t.Errorf("it was asked for the files %q", asked)
	}
}

// A document in another language stands in a folder of its own, and says what is
// translated.
func TestDocumentInAnotherLanguage(t *testing.T) {
	doc := placed(t, func(p *recap.Post) {
		p.Translations = []recap.PostTranslation{{Language: "de", Title: "Ziegeltage"}}
		p.Sessions[0].Translations = []recap.SessionTranslation{{Language: "de", Title: "Lampen"}}
	})
	german, err := doc.In("de", "de/")
	if err != nil {
		t.Fatal(err)
	}
	if p := german.Post(); p.Title != "Ziegeltage" || p.Sessions[0].Title != "Lampen" || p.Sessions[1].Title != "Looms" || p.URL != "https://example.org/2026/de/" || p.Language != "de" {
		t.Errorf("it is %q at %s in %s", p.Title, p.URL, p.Language)
	}
	if got := german.Entry("b").LanguageOf("Looms"); got != "en" {
		t.Errorf("what is not translated is in %q", got)
	}
	if got := exportedTo(t, german, export.HTML{}); !strings.Contains(got, `<html lang="de"`) || !strings.Contains(got, "Lampen") {
		t.Errorf("its page is %s", got)
	}
}
