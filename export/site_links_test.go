package export_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap/export"
)

func TestSiteFilesNameEachOther(t *testing.T) {
	dir := t.TempDir()
	site := export.Site{Files: []export.File{
		{Exporter: export.HTML{}},
		{Name: "sub/page.html", Exporter: export.HTML{}},
		{Name: "told.html", Exporter: export.HTML{Alternates: []export.Alternate{{Title: "Mine", MediaType: "text/plain", URL: "mine.txt"}}}},
		{Name: "feeds/news.xml", Exporter: export.RSS{}},
		{Exporter: export.Atom{FeedURL: "https://feeds.example.org/atom"}},
		{Exporter: export.ICalendar{}},
	}}
	if _, err := site.Publish(t.Context(), dir, served(t, "T")); err != nil {
		t.Fatal(err)
	}
	for name, wants := range map[string][]string{
		"index.html":     {`title="RSS feed" href="feeds/news.xml"`, `title="Atom feed" href="atom.xml"`},
		"sub/page.html":  {`title="RSS feed" href="../feeds/news.xml"`, `title="Atom feed" href="../atom.xml"`},
		"told.html":      {`title="Mine" href="mine.txt"`},
		"feeds/news.xml": {`"https://example.org/recap/feeds/news.xml"`},
		"atom.xml":       {`"https://feeds.example.org/atom"`},
	} {
		content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(string(content), want) {
				t.Errorf("%s does not hold %s", name, want)
			}
		}
		// The post has no times, so there is no calendar to name.
		if strings.Contains(string(content), "schedule.ics") {
			t.Errorf("%s names a calendar that is not there", name)
		}
	}
}

// The page of a session is no other form of the post.
func TestSitePageNamesNoSessionPages(t *testing.T) {
	dir := t.TempDir()
	site := export.Site{Files: []export.File{{Exporter: export.HTML{}}, {Exporter: export.JSON{}}}, SessionPages: true}
	if _, err := site.Publish(t.Context(), dir, prepare(t, readCase(t, "full"))); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(content), `rel="alternate"`); n != 1 {
		t.Errorf("index.html names %d other forms, want the JSON alone", n)
	}
}

func TestSiteReports(t *testing.T) {
	var progress []string
	site := export.Site{
		Files:    []export.File{{Exporter: export.HTML{}}, {Exporter: export.CSV{}}, {Exporter: export.ICalendar{}}},
		Progress: func(f export.SiteFile) { progress = append(progress, filepath.Base(f.Path)) },
	}
	doc := prepare(t, readCase(t, "full"))
	files, err := site.Publish(t.Context(), t.TempDir(), doc)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(progress)
	if diff := cmp.Diff([]string{"index.html", "schedule.ics", "sessions.csv"}, progress); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(export.ICalendar{}.Omissions(doc), files[2].Omissions); diff != "" || len(files[2].Omissions) == 0 {
		t.Errorf("omissions of the calendar (-want +got):\n%s", diff)
	}
}
