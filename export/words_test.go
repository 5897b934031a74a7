package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// Words of one's own take the place of those of the catalogue, in every format, and
// words of a language that has no catalogue are no omission.
func TestWords(t *testing.T) {
	post := recap.Post{
		Title: "Recap", URL: "https://example.org/", Language: "nb",
		Sessions: []recap.Session{{Title: "Queues", Code: "SVS401", License: "CC BY 4.0"}},
	}
	doc, err := export.Prepare(post, export.Words(map[string]string{"Contents": "Innhold", "License: {}": "Lisens: {}", "Sessions": "Foredrag"}))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []export.Exporter{export.HTML{}, export.RSS{}} {
		var b bytes.Buffer
		if err := e.Export(t.Context(), &b, doc); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), "Lisens: ") {
			t.Errorf("%s does not word the license as it was told:\n%s", e.Format().Name, b.String())
		}
	}
	var b bytes.Buffer
	if err := (export.Markdown{}).Export(t.Context(), &b, doc); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "## Innhold") || strings.Contains(b.String(), "## Contents") {
		t.Errorf("Markdown does not word the contents as it was told:\n%s", b.String())
	}
	for _, o := range (export.Markdown{}).Omissions(doc) {
		if o.Path == "language" {
			t.Errorf("there are words for it, but they are named as left out: %s", o)
		}
	}
}
