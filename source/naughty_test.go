package source_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/body"
	"github.com/seed-e2fd8668/recap/internal/markdown"
	"github.com/seed-e2fd8668/recap/internal/posttest"
	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/source"
)

// Text that breaks programs comes back from every format that is written and
// read: as exporters clean it, and with a space for each run of white space.
func TestNaughtyTextComesBack(t *testing.T) {
	for name, text := range posttest.Naughty() {
		post := naughtyPost(text)
		for format, test := range map[string]struct {
			exporter export.Exporter
			reader   source.Reader
			whole    bool // a schedule holds the programme alone
		}{
			"json":          {export.JSON{}, source.JSON{}, true},
			"markdown":      {export.Markdown{}, source.Markdown{}, true},
			"schedule-xml":  {export.ScheduleXML{}, source.ScheduleXML{}, false},
			"schedule-json": {export.ScheduleJSON{}, source.ScheduleJSON{}, false},
		} {
			result, err := source.Read(t.Context(), strings.NewReader(exported(t, post, test.exporter)),
				source.Options{Readers: []source.Reader{test.reader}, URL: "https://example.org/"})
			if err != nil {
				t.Errorf("%s, %s: %v", name, format, err)
				continue
			}
			if diff := cmp.Diff(linesOf(post, test.whole), linesOf(result.Post, test.whole)); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", name, format, diff)
			}
		}
	}
}

// naughtyPost has a text in every line that formats have a place for.
func naughtyPost(text string) recap.Post {
	at := time.Date(2024, 3, 1, 10, 0, 0, 0, time.UTC)
	return recap.Post{
		Title: text, URL: "https://example.org/", Description: text, Categories: []string{text},
		Introduction: recap.Markdown(markdown.EscapeInline(text)),
		Authors:      []recap.Speaker{{Name: text, Job: text, Organization: text}},
		Event:        recap.Event{Name: text, Venue: text, TimeZone: "Etc/UTC", Rooms: []recap.Room{{ID: "r", Name: text}}},
		Tracks:       []recap.Track{{ID: "track", Name: text, Description: text}},
		Sessions: []recap.Session{{
			ID: "1", Title: text, Subtitle: text, Track: "track", Room: "r", Kind: recap.Kind(text), Start: at, End: at.Add(time.Hour),
			Summary:  recap.Markdown(markdown.EscapeInline(text)),
			Speakers: []recap.Speaker{{Name: text, Role: text, Job: text, Organization: text}},
			Links:    []recap.Link{{URL: "https://example.org/v", Title: text, Role: recap.LinkVideo}},
			Tags:     []string{text},
		}},
	}
}

// linesOf returns the texts of a post by where they stand, as readers see them.
func linesOf(post recap.Post, whole bool) map[string]string {
	lines := make(map[string]string)
	add := func(place, line string) { lines[place] = text.Line(line) }
	addBody := func(place string, md recap.Markdown) {
		tree, err := body.Parse(string(md), nil)
		if err != nil {
			add(place, err.Error())
			return
		}
		add(place, tree.Text())
	}
	add("event", post.Event.Name)
	for _, track := range post.Tracks {
		add("track", track.Name)
	}
	for _, s := range post.Sessions {
		add("session", s.Title)
		add("subtitle", s.Subtitle)
		add("kind", string(s.Kind))
		add("room", post.Event.Room(s.Room).Name)
		addBody("summary", s.Summary)
		for _, l := range s.Links {
			add("link", l.Title)
		}
		for _, sp := range s.Speakers {
			add("speaker", sp.Name)
			if whole {
				add("role", sp.Role)
				add("job", sp.Job)
				add("organization", sp.Organization)
			}
		}
		if whole {
			add("tags", strings.Join(s.Tags, "\n"))
		}
	}
	if whole {
		add("title", post.Title)
		add("description", post.Description)
		add("categories", strings.Join(post.Categories, "\n"))
		add("venue", post.Event.Venue)
		addBody("introduction", post.Introduction)
		for _, a := range post.Authors {
			add("author", a.Name)
			add("author's job", a.Job)
			add("author's organization", a.Organization)
		}
		for _, track := range post.Tracks {
			add("track's description", track.Description)
		}
	}
	return lines
}
