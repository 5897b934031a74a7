package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// TestHTMLWithNav: a menu stands above the page, without what may not be linked to. A
// fragment has none, nor has the page of one session.
func TestHTMLWithNav(t *testing.T) {
	nav := []recap.Link{{Title: "Tracks & rooms", URL: "tracks/index.html"}, {Title: "Tickets", URL: "https://example.org/t?a=1&b=2"}, {Title: "Evil", URL: "javascript:alert(1)"}}
	written := func(e export.HTML) string {
		var page bytes.Buffer
		if err := export.Write(t.Context(), &page, recap.Post{Title: "T", Sessions: []recap.Session{{ID: "a", Title: "One"}}}, e); err != nil {
			t.Fatal(err)
		}
		return page.String()
	}
	page := written(export.HTML{Nav: nav})
	for _, want := range []string{`<a href="tracks/index.html" dir="auto">Tracks &amp; rooms</a>`, `<a href="https://example.org/t?a=1&amp;b=2" dir="auto">Tickets</a>`} {
		if strings.Count(page, want) != 1 {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(page, "javascript:") {
		t.Error("the menu runs a link")
	}
	doc, err := export.Prepare(recap.Post{Title: "T", Sessions: []recap.Session{{ID: "a", Title: "One"}}})
	if err != nil {
		t.Fatal(err)
	}
	alone := export.HTML{Nav: nav}.ForSession(doc.Entries()[0]).(export.HTML)
	for name, e := range map[string]export.HTML{"fragment": {Nav: nav, Fragment: true}, "session": alone, "page": {}} {
		if strings.Contains(written(e), `class="menu`) {
			t.Errorf("the %s has a menu", name)
		}
	}
}
