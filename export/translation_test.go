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
		`<html lang="de" dir="ltr">`, `data-level="">` + "\n" + `<header>`, `<span class="badge language">en</span>`, `Dochte</span>`, `data-level="" lang="en">`, `Zum Seitenanfang`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s:\n%s", want, page[strings.Index(page, "<body>"):])
		}
	}
	if guids := strings.Count(exportString(t, post.In("de"), export.JSONFeed{FeedURL: "https://example.org/f"}), "urn:uuid:"+post.SessionIDs()[0]); guids != 1 {
		t.Errorf("the session's ID is in the German feed %d times", guids)
	}
}
