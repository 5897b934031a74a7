package export_test

import (
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// A talk that is given in English and described in German is marked as German text,
// and says that English is spoken.
func TestTranslatedSession(t *testing.T) {
	post := recap.Post{
		Title: "Lamps", Translations: []recap.PostTranslation{{Language: "de", Title: "Lampen"}},
		Sessions: []recap.Session{
			{Title: "Wicks", Translations: []recap.SessionTranslation{{Language: "de", Title: "Dochte"}}}, {Title: "Gas"},
		},
	}
	page := exportString(t, post.In("de"), export.HTML{})
	for _, want := range []string{
		`<html lang="de" dir="ltr">`, `data-level="">` + "\n" + `<header>`, `<span class="badge language">en</span>`, `Dochte</span>`, `<h3><span dir="auto"><span lang="en">Gas</span></span></h3>`, `Zum Seitenanfang`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s:\n%s", want, page[strings.Index(page, "<body>"):])
		}
	}
	if guids := strings.Count(exportString(t, post.In("de"), export.JSONFeed{FeedURL: "https://example.org/f"}), "urn:uuid:"+post.SessionIDs()[0]); guids != 1 {
		t.Errorf("the session's ID is in the German feed %d times", guids)
	}
}

// Words in English stand in where the post's language has no catalogue: the page is in
// English, and what the post says, and words that the user gives, are marked.
func TestLanguageWithoutCatalogue(t *testing.T) {
	post := recap.Post{Title: "Lampor", Language: "sv", URL: "https://example.org/", Sessions: []recap.Session{{Title: "Vekar", License: "CC0-1.0"}, {Title: "Olja"}}}
	doc, err := export.Prepare(post, export.Words(map[string]string{"Contents": "Innehåll"}))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := (export.HTML{}).Export(t.Context(), &b, doc); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<html lang="en" dir="ltr">`, `<title lang="sv">`, `id="contents-heading"><span lang="sv">Innehåll</span></p>`, `>License: `, `>Back to the top<`, `<span lang="sv">Vekar</span>`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, e := range []export.Exporter{export.HTML{}, export.Markdown{}, export.RSS{}, export.Atom{}, export.JSONFeed{}, export.ICalendar{}, export.Podcast{}} {
		omissions := e.(export.Omitter).Omissions(doc)
		if len(omissions) == 0 || omissions[0].Path != "language" || !strings.Contains(omissions[0].Reason, "no words") {
			t.Errorf("%s: %v", e.Format().Name, omissions)
		}
	}
}
