package export_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

func prepare(t *testing.T, post recap.Post) *export.Document {
	t.Helper()
	doc, err := export.Prepare(post)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestPrepareReportsBodiesInTheirPlace(t *testing.T) {
	deep := recap.Markdown(strings.Repeat("> ", 200) + "too deep")
	_, err := export.Prepare(recap.Post{
		Title:        "T",
		URL:          "https://example.org/",
		Introduction: deep,
		Sessions:     []recap.Session{{Title: "", Summary: deep}, {Title: "T", Speakers: []recap.Speaker{{Name: "Ada", Biography: deep}}}},
		Related:      []recap.Related{{Title: "R", URL: "here"}},
	})
	var problems recap.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("got %v, want recap.Problems", err)
	}
	var paths []string
	for _, p := range problems {
		paths = append(paths, p.Path)
	}
	want := []string{"introduction", "sessions[0].title", "sessions[0].summary", "sessions[1].speakers[0].biography", "related[0].url"}
	if diff := cmp.Diff(want, paths); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
}

func TestAnchors(t *testing.T) {
	doc := prepare(t, recap.Post{
		Title: "T",
		URL:   "https://example.org/post/?lang=en#top",
		Sessions: []recap.Session{
			{Code: "SVS401", Title: "By code"},
			{ID: "The-Keynote!", Title: "By ID"},
			{Title: "By derived ID"},
			{ID: "svs401", Title: "The same as a code"},
			{ID: "Introduction", Title: "The same as a part of the page"},
			{ID: "§", Title: "Nothing to name it by"},
			{Title: "On a page of its own", URL: "https://example.org/talks/7"},
		},
	})
	derived := doc.Entries()[2].ID
	want := []string{"svs401", "the-keynote", "session-" + derived[:8], "svs401-2", "introduction-2"}
	for i, anchor := range want {
		s := doc.Entries()[i]
		if s.Anchor != anchor {
			t.Errorf("%q has the anchor %q, want %q", s.Title, s.Anchor, anchor)
		}
		if url := "https://example.org/post/?lang=en#" + anchor; s.URL != url {
			t.Errorf("%q has the URL %q, want %q", s.Title, s.URL, url)
		}
	}
	if s := doc.Entries()[5]; s.Anchor != "session" {
		t.Errorf("%q has the anchor %q", s.Title, s.Anchor)
	}
	if s := doc.Entries()[6]; s.URL != "https://example.org/talks/7" {
		t.Errorf("%q has the URL %q, want its own", s.Title, s.URL)
	}
}

func TestGroups(t *testing.T) {
	doc := prepare(t, recap.Post{
		Title:    "T",
		URL:      "https://example.org/",
		Tracks:   []recap.Track{{ID: "b", Name: "Same"}, {ID: "a", Name: "Same"}, {ID: "c", Name: "svs401"}},
		Sessions: []recap.Session{{Code: "SVS401", Title: "1", Track: "a"}, {ID: "2", Title: "2", Track: "b"}, {ID: "3", Title: "3", Track: "c"}},
	})
	var anchors []string
	for _, g := range doc.Groups(nil) {
		anchors = append(anchors, g.Anchor+" "+g.Entries[0].Title)
	}
	if diff := cmp.Diff([]string{"same 2", "same-2 1", "svs401-2 3"}, anchors); diff != "" {
		t.Errorf("groups by track (-want +got):\n%s", diff)
	}
	none := doc.Groups(func(recap.Post) []recap.Group { return nil })
	if len(none) != 0 {
		t.Errorf("a grouping of one's own was not used: %v", none)
	}
}

func TestBeside(t *testing.T) {
	for post, want := range map[string]string{
		"https://example.org":                         "https://example.org/rss.xml",
		"https://example.org/recap":                   "https://example.org/recap/rss.xml",
		"https://example.org/recap/":                  "https://example.org/recap/rss.xml",
		"https://example.org/recap.html":              "https://example.org/rss.xml",
		"https://example.org/a%2Fb/?p=1#x":            "https://example.org/a%2Fb/rss.xml",
		"https://example.org/%C3%A9t%C3%A9/post.html": "https://example.org/%C3%A9t%C3%A9/rss.xml",
	} {
		if got := prepare(t, recap.Post{Title: "T", URL: post}).Beside("rss.xml"); got != want {
			t.Errorf("beside %s stands %s, want %s", post, got, want)
		}
	}
}

func TestChanged(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2024, 5, d, 0, 0, 0, 0, time.UTC) }
	post := recap.Post{Title: "T", URL: "https://example.org/", Published: day(2)}
	if got := prepare(t, post).Changed(); !got.Equal(day(2)) {
		t.Errorf("changed %v, want the post's date", got)
	}
	post.Sessions = []recap.Session{
		{ID: "1", Title: "1", Links: []recap.Link{{URL: "https://example.org/v", Role: recap.LinkVideo, Published: day(3)}}},
		{ID: "2", Title: "2", Published: day(1), Updated: day(4)},
	}
	if got := prepare(t, post).Changed(); !got.Equal(day(4)) {
		t.Errorf("changed %v, want the date of the last change of a session", got)
	}
	if got := prepare(t, recap.Post{Title: "T", URL: "https://example.org/"}).Changed(); !got.IsZero() {
		t.Errorf("changed %v, want no date", got)
	}
}

func TestBodies(t *testing.T) {
	const body recap.Markdown = "See [the docs](../docs) and **act**.\n\n<script>alert(1)</script>"
	doc := prepare(t, recap.Post{Title: "T", URL: "https://example.org/posts/1/", Introduction: body})
	html := string(doc.HTML(body))
	if !strings.Contains(html, `href="https://example.org/posts/docs"`) || !strings.Contains(html, "<strong>act</strong>") {
		t.Errorf("not rendered: %s", html)
	}
	if strings.Contains(html, "script") || strings.Contains(html, "alert") {
		t.Errorf("not sanitised: %s", html)
	}
	if got := doc.Text(body); got != "See the docs and act." {
		t.Errorf("text %q", got)
	}
	if doc.HTML("") != "" || doc.Text("") != "" {
		t.Error("an empty body is not empty")
	}
}

// TestGroupsByTrack compares the grouping that needs no copies of the sessions
// with the one of package recap.
func TestGroupsByTrack(t *testing.T) {
	posts := []recap.Post{scheduledProgrammeOf(t, 50), {
		Title: "T", URL: "https://example.org/",
		Tracks: []recap.Track{{ID: "Z", Name: "Listed first"}, {ID: "EMPTY"}, {ID: "A", Name: "Other sessions"}},
		Sessions: []recap.Session{
			{Title: "none"}, {Code: "ARC301", Title: "by its code"}, {Title: "A", Track: "A"}, {Title: "Z", Track: "Z"},
			{Title: "none either"}, {Code: "ARC302", Title: "the same code"}, {Title: "A again", Track: "A"}, {Code: "SVS101", Title: "moved", Track: "Z"},
		},
	}}
	for _, c := range goldenCases() {
		posts = append(posts, c.post(t))
	}
	for _, post := range posts {
		doc := prepare(t, post)
		if diff := cmp.Diff(doc.Groups(recap.ByTrack), doc.Groups(nil), cmpopts.IgnoreUnexported(export.Entry{})); diff != "" {
			t.Errorf("%s (-ByTrack +nil):\n%s", post.Title, diff)
		}
	}
}

// TestOf selects by entries what Select does by a function: in the post's order, each
// once, and nothing of another document.
func TestOf(t *testing.T) {
	post := readCase(t, "full")
	doc, other := prepare(t, post), prepare(t, post)
	all := doc.Entries()
	part := doc.Of(all[2], all[0], all[2], other.Entries()[1])
	want := doc.Select(func(e *export.Entry) bool { return e == all[0] || e == all[2] })
	if !slices.Equal(part.Entries(), want.Entries()) || len(part.Entries()) != 2 {
		t.Errorf("Of has %d entries, Select has %d; expected the same two", len(part.Entries()), len(want.Entries()))
	}
	if diff := cmp.Diff(want.Post(), part.Post()); diff != "" {
		t.Errorf("the post of Select and of Of (-Select +Of):\n%s", diff)
	}
}
