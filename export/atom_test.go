package export

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed/atom"
	"github.com/seed-e2fd8668/recap"
)

func readAtom(t *testing.T, e Atom, post recap.Post) *atom.Feed {
	t.Helper()
	feed, err := new(atom.Parser).Parse(strings.NewReader(exported(t, e, post)))
	if err != nil {
		t.Fatal(err)
	}
	return feed
}

func atomLinks(links []*atom.Link) []atom.Link {
	var all []atom.Link
	for _, l := range links {
		all = append(all, *l)
	}
	return all
}

func atomCategories(categories []*atom.Category) []atom.Category {
	var all []atom.Category
	for _, c := range categories {
		all = append(all, *c)
	}
	return all
}

func TestAtomFeedReadsBack(t *testing.T) {
	feed := readAtom(t, Atom{}, fullPost())
	got := map[string]any{
		"title": feed.Title, "subtitle": feed.Subtitle, "id": feed.ID, "updated": feed.Updated, "language": feed.Language, "generator": *feed.Generator,
		"author": *feed.Authors[0], "links": atomLinks(feed.Links), "categories": atomCategories(feed.Categories), "entries": len(feed.Entries),
	}
	want := map[string]any{
		"title": "Everything, everywhere", "subtitle": "A programme in which nothing is left out.",
		"id": "urn:uuid:f37e3bed-7244-5f8b-8022-03ff84c0cfbd", "updated": "2024-03-22T07:00:00Z", "language": "en-GB",
		"generator": atom.Generator{Value: "recap", URI: "https://github.com/seed-e2fd8668/recap"},
		"author":    atom.Person{Name: "Ada Example", Email: "ada@example.org"},
		"links": []atom.Link{
			{Href: "https://example.org/atom.xml", Rel: "self", Type: "application/atom+xml"},
			{Href: "https://example.org/programme.html?edition=2024#top", Rel: "alternate", Type: "text/html"},
			{Href: "https://days.example/", Rel: "related", Title: "Example Days 2024"},
			{Href: "https://example.org/2023", Rel: "related", Title: "Last year"},
		},
		"categories": []atom.Category{{Term: "Programmes"}},
		"entries":    2,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAtomEntryReadsBack(t *testing.T) {
	const schemes = "https://example.org/programme.html?edition=2024"
	feed := readAtom(t, Atom{}, fullPost())
	first, second := feed.Entries[0], feed.Entries[1]
	got := map[string]any{
		"title": first.Title, "id": first.ID, "published": first.Published, "updated": first.Updated, "author": *first.Authors[0],
		"links": atomLinks(first.Links), "categories": atomCategories(first.Categories), "summary": first.Summary, "type": first.Content.Type,
		"second": second.Title, "second updated": second.Updated, "second's summary": second.Summary,
	}
	want := map[string]any{
		"title": "Moved: One talk", "id": "urn:uuid:6ba7b810-9dad-41d1-80b4-00c04fd430c8",
		"published": "2024-03-02T07:00:00Z", "updated": "2024-03-21T07:00:00Z",
		"author": atom.Person{Name: "Zoé Example", URI: "https://zoe.example/"},
		"links": []atom.Link{
			{Href: "https://days.example/talks/1", Rel: "alternate", Type: "text/html"},
			{Href: "https://video.example/1", Rel: "related", Type: "text/html", Title: "The talk, on film (video)"},
			{Href: "https://media.example/1.mp4", Rel: "enclosure", Type: "video/mp4", Length: "123456789", Title: "Video (video/mp4)"},
			{Href: "https://media.example/1.mp3", Rel: "enclosure", Type: "audio/mpeg", Length: "2345", Title: "Audio (audio/mpeg)"},
			{Href: "https://media.example/1.webm", Rel: "enclosure", Type: "video/webm", Title: "Video (video/webm)"},
			{Href: "https://media.example/1.pdf", Rel: "related", Type: "application/pdf", Length: "99", Title: "Slides"},
			{Href: "https://code.example/1", Rel: "related", Title: "https://code.example/1"},
		},
		"categories": []atom.Category{
			{Term: "web", Scheme: schemes + "#tracks", Label: "The Web"},
			{Term: "300", Scheme: schemes + "#levels", Label: "300 Advanced"},
			{Term: "html"}, {Term: "css"},
		},
		"summary": "Un résumé.", "type": "html",
		"second": "Cancelled: Coffee", "second updated": "2024-03-22T07:00:00Z", "second's summary": "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAtomSaysWhichEntryIsInAnotherLanguage(t *testing.T) {
	got := exported(t, Atom{}, fullPost())
	if strings.Count(got, `<entry xml:lang="fr">`) != 1 || strings.Count(got, "<entry>") != 1 {
		t.Error(got)
	}
}

func TestAtomRefusesWhatHasNoDate(t *testing.T) {
	sessions := []recap.Session{{Title: "One", Published: date("2024-01-01T00:00:00Z")}, {Title: "Two"}}
	for _, test := range []struct {
		name     string
		sessions []recap.Session
		says     string
	}{
		{"nothing", nil, "neither the post nor a session says when it was published"},
		{"one of two", sessions, `neither session "Two" nor its recording nor the post`},
	} {
		post := smallestPost()
		post.Sessions = test.sessions
		var b strings.Builder
		err := Atom{}.Export(context.Background(), &b, prepared(t, post))
		if !errors.Is(err, ErrNotApplicable) || !strings.HasPrefix(err.Error(), "export atom: ") || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: error %v", test.name, err)
		}
		if b.Len() > 0 {
			t.Errorf("%s: %d bytes written", test.name, b.Len())
		}
	}
	post := smallestPost()
	post.Sessions = sessions
	if got := readAtom(t, Atom{Limit: 1}, post); len(got.Entries) != 1 {
		t.Errorf("%d entries; expected the one that has a date", len(got.Entries))
	}
	post.Updated = date("2024-02-01T00:00:00Z")
	entry := readAtom(t, Atom{}, post).Entries[1]
	if entry.Updated != "2024-02-01T00:00:00Z" || entry.Published != "" {
		t.Errorf("updated %q, published %q", entry.Updated, entry.Published)
	}
}

func TestAtomAlwaysHasAnAuthor(t *testing.T) {
	speakers := []recap.Speaker{{Name: "Grace"}}
	silent, spoken := recap.Session{ID: "1", Title: "Silent"}, recap.Session{ID: "2", Title: "Spoken", Speakers: speakers}
	authors := []recap.Speaker{{Name: "Ada"}, {Name: "Bob"}}
	event := recap.Event{Name: "Example Days"}
	for _, test := range []struct {
		name     string
		authors  []recap.Speaker
		event    recap.Event
		sessions []recap.Session
		want     []string
	}{
		{"the post's", authors, event, []recap.Session{silent, spoken}, []string{"Ada", "Bob"}},
		{"the event", nil, event, []recap.Session{silent, spoken}, []string{"Example Days"}},
		{"the host", nil, recap.Event{}, []recap.Session{silent}, []string{"example.org"}},
		{"the entries have their own", nil, event, []recap.Session{spoken}, nil},
	} {
		post := smallestPost()
		post.Published = date("2024-01-01T00:00:00Z")
		post.Authors, post.Event, post.Sessions = test.authors, test.event, test.sessions
		feed := readAtom(t, Atom{}, post)
		var got []string
		for _, a := range feed.Authors {
			got = append(got, a.Name)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
		if last := feed.Entries[len(feed.Entries)-1]; len(test.sessions) > 1 && last.Authors[0].Name != "Grace" {
			t.Errorf("%s: the entry's author is %q", test.name, last.Authors[0].Name)
		}
	}
}

func TestAtomFeedIDIsThatOfItsURL(t *testing.T) {
	post := recapPost()
	id := readAtom(t, Atom{}, post).ID
	changed := recapPost()
	changed.URL += "#contents"
	changed.Title, changed.Sessions = "Another", nil
	if got := readAtom(t, Atom{}, changed).ID; got != id {
		t.Errorf("%q, and before a fragment and another title %q", got, id)
	}
	if got := readAtom(t, Atom{FeedURL: "https://example.org/mine.xml"}, post).ID; got == id {
		t.Error("another feed has the same id")
	}
}
