package export_test

import (
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// A related page whose address is not known is named where there is text, and
// no link leads nowhere.
func TestRelatedWithoutURL(t *testing.T) {
	post := recap.Post{
		Title: "T", URL: "https://example.org/", Published: time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC),
		Related: []recap.Related{{Title: "Part two", Summary: "It goes on."}},
	}
	for want, e := range map[string]export.Exporter{
		`<li><span dir="auto">Part two</span>`: export.HTML{},
		"- **Part two**: It goes on.\n":        export.Markdown{},
	} {
		if got := exportString(t, post, e); !strings.Contains(got, want) {
			t.Errorf("%s lacks %q:\n%s", e.Format().Name, want, got)
		}
	}
	for _, e := range []export.Exporter{export.Atom{}, export.JSONLD{}} {
		if got := exportString(t, post, e); strings.Contains(got, `rel="related"`) || strings.Contains(got, "relatedLink") {
			t.Errorf("%s has a link that leads nowhere:\n%s", e.Format().Name, got)
		}
	}
	doc, err := export.Prepare(post)
	if err != nil {
		t.Fatal(err)
	}
	last := export.Atom{}.Omissions(doc)
	if got, want := last[len(last)-1].String(), "related[0]: a link has to lead somewhere, and the page's address is not known"; got != want {
		t.Errorf("omission %q, want %q", got, want)
	}
}
