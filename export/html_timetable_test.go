package export_test

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
)

// entryOf returns the timetable's entry that leads to an anchor, or nil.
func entryOf(root *html.Node, anchor string) *html.Node {
	link := htmltest.Find(htmltest.ByID(root, "timetable"), func(n *html.Node) bool {
		return n.Data == "a" && htmltest.Attr(n, "href") == "#"+anchor
	})
	for n := link; n != nil; n = n.Parent {
		if n.Data == "tr" {
			return n
		}
	}
	return nil
}

func TestHTMLTimetable(t *testing.T) {
	post := readCase(t, "full")
	doc := prepare(t, post)
	root := page(t, export.HTML{}, post)
	if zone := htmltest.Text(htmltest.ByID(root, "timetable-zone")); !strings.Contains(zone, post.Event.TimeZone) {
		t.Errorf("the zone is not named in %q", zone)
	}
	for _, s := range doc.Entries() {
		entry := entryOf(root, s.Anchor)
		if !s.Scheduled() {
			if entry != nil {
				t.Errorf("%s has no time and is in the timetable", s.Anchor)
			}
			continue
		}
		if entry == nil {
			t.Errorf("%s is not in the timetable", s.Anchor)
			continue
		}
		for _, at := range []time.Time{s.Start, s.End} {
			machine := at.Format("2006-01-02T15:04Z07:00")
			if !at.IsZero() && htmltest.Find(entry, func(n *html.Node) bool { return n.Data == "time" && htmltest.Attr(n, "datetime") == machine }) == nil {
				t.Errorf("%s: %s is not repeated", s.Anchor, machine)
			}
		}
		wants := []string{s.Title, s.Start.Format("15:04")}
		if s.Room != "" {
			wants = append(wants, post.Event.Room(s.Room).Name)
		}
		if s.Status == recap.StatusCancelled {
			wants = append(wants, "Cancelled")
		}
		for _, want := range wants {
			if text := htmltest.Text(entry); !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in %q", s.Anchor, want, text)
			}
		}
		if struck := htmltest.ByTag(entry, "s") != nil; struck != (s.Status == recap.StatusCancelled) {
			t.Errorf("%s: status %s, but the title is struck: %v", s.Anchor, s.Status, struck)
		}
		day := "timetable-" + recap.Day(s.Start).Format(time.DateOnly)
		if entryOfDay := htmltest.Find(htmltest.ByID(root, day), func(n *html.Node) bool { return n == entry }); entryOfDay == nil {
			t.Errorf("%s is not in %s", s.Anchor, day)
		}
		if htmltest.Find(htmltest.ByID(root, "contents"), func(n *html.Node) bool { return htmltest.Attr(n, "href") == "#"+day }) == nil {
			t.Errorf("the contents do not lead to %s", day)
		}
	}
}

// What a screen reader needs: each table is in a region whose name is the day, and
// each head has a scope.
func TestHTMLTimetableIsATable(t *testing.T) {
	root := page(t, export.HTML{}, readCase(t, "full"))
	tables := 0
	for n := range htmltest.ByID(root, "timetable").Descendants() {
		switch n.Data {
		case "section":
			if htmltest.Text(htmltest.ByID(root, htmltest.Attr(n, "aria-labelledby"))) == "" || htmltest.Attr(n, "tabindex") != "0" {
				t.Error("a frame has no name, or cannot be reached by the keyboard")
			}
		case "table":
			tables++
		case "th":
			if scope := htmltest.Attr(n, "scope"); scope != "rowgroup" && scope != "col" || htmltest.Text(n) == "" {
				t.Errorf("the head %q has the scope %q", htmltest.Text(n), scope)
			}
		}
	}
	if tables != 3 {
		t.Errorf("%d tables, want one for each of three days", tables)
	}
}

func TestHTMLTimetableTimes(t *testing.T) {
	zone, err := time.LoadLocation("America/St_Johns")
	if err != nil {
		t.Fatal(err)
	}
	at := func(hour, minute int) time.Time { return time.Date(2024, 11, 2, hour, minute, 0, 0, time.UTC).In(zone) }
	post := recap.Post{
		Title: "T", URL: "https://example.org/", Event: recap.Event{Name: "E", TimeZone: "America/St_Johns"},
		Sessions: []recap.Session{
			{ID: "a", Title: "A", Start: at(20, 0), End: at(21, 0)},
			// The clocks go back from 02:00 to 01:00, which is at 04:30 UTC.
			{ID: "b", Title: "B", Start: at(24+4, 0), End: at(24+4, 45)},
			{ID: "c", Title: "C", Start: at(24+5, 0)},
			{ID: "d", Title: "D", Start: at(24+12, 0), End: at(48+15, 0)},
		},
	}
	root := page(t, export.HTML{}, post)
	for anchor, want := range map[string]string{
		"a": "17:30–18:30",
		"b": "Sun 01:30–01:15 UTC−3:30",
		"c": "Sun 01:30 UTC−3:30",
		"d": "08:30–Mon 4 November, 11:30",
	} {
		if got := htmltest.Text(htmltest.ByClass(entryOf(root, anchor), "at")); got != want {
			t.Errorf("%s: %q, want %q", anchor, got, want)
		}
	}
	if day := htmltest.Text(htmltest.ByID(root, "timetable-2024-11-02")); !strings.Contains(day, "from UTC−2:30 to UTC−3:30") {
		t.Errorf("the change of the clocks is not in %q", day)
	}
	day := htmltest.Text(htmltest.ByID(root, "timetable-2024-11-03"))
	if !strings.Contains(day, "Sunday, 3 November 2024") || strings.Contains(day, "UTC") {
		t.Errorf("a day without a change says %q", day)
	}
}

func TestHTMLWithoutTimetable(t *testing.T) {
	full := readCase(t, "full")
	for name, root := range map[string]*html.Node{
		"no times":       page(t, export.HTML{}, readCase(t, "smallest")),
		"fragment":       page(t, export.HTML{Fragment: true}, full),
		"empty grouping": page(t, export.HTML{GroupBy: func(recap.Post) []recap.Group { return nil }}, full),
	} {
		if htmltest.ByID(root, "timetable") != nil || htmltest.Find(root, func(n *html.Node) bool { return htmltest.Attr(n, "href") == "#timetable" }) != nil {
			t.Errorf("%s: there is a timetable, or a link to it", name)
		}
	}
}

// Sessions named like the page's own parts keep their anchors apart from them.
func TestHTMLTimetableAnchors(t *testing.T) {
	start := time.Date(2024, 5, 1, 10, 0, 0, 0, time.UTC)
	post := recap.Post{Title: "T", URL: "https://example.org/", Event: recap.Event{Name: "E", TimeZone: "UTC"}, Sessions: []recap.Session{
		{ID: "timetable", Title: "A", Start: start}, {ID: "timetable-2024-05-01", Title: "B", Start: start},
	}}
	root := page(t, export.HTML{}, post)
	ids := make(map[string]bool)
	for n := range root.Descendants() {
		if id := htmltest.Attr(n, "id"); id != "" && ids[id] {
			t.Errorf("two elements have the id %q", id)
		} else {
			ids[id] = true
		}
	}
	if entryOf(root, "timetable-2") == nil || entryOf(root, "timetable-2024-05-01") == nil || htmltest.ByID(root, "timetable-2024-05-01-2") == nil {
		t.Errorf("the anchors are %v", ids)
	}
}

// The data in the head is the JSON-LD, letter by letter.
func TestHTMLData(t *testing.T) {
	for _, c := range goldenCases() {
		post := c.post(t)
		script := htmltest.Find(page(t, export.HTML{}, post), func(n *html.Node) bool { return htmltest.Attr(n, "type") == "application/ld+json" })
		if script == nil || script.Parent.Data != "head" {
			t.Errorf("%s: there is no data in the head", c.name)
			continue
		}
		if want := strings.TrimSpace(exportString(t, post, export.JSONLD{})); script.FirstChild.Data != want {
			t.Errorf("%s: the data is %.80q, want %.80q", c.name, script.FirstChild.Data, want)
		}
	}
}
