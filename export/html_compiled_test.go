package export_test

import (
	"context"
	"html/template"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// samePages compares the pages of a post, which are compiled templates, with
// those that html/template makes of the same: with templates of one's own, even
// if there are none, it is html/template that executes them.
func samePages(t *testing.T, post recap.Post) {
	t.Helper()
	doc, err := export.Prepare(post)
	if err != nil {
		return
	}
	exporters := []export.HTML{
		{}, {Fragment: true, HeadingLevel: 3}, {GroupBy: recap.BySpeaker},
		{Alternates: []export.Alternate{{Title: post.Title, MediaType: "text/plain", URL: "a b?" + post.Title}}},
	}
	if len(post.Sessions) > 0 {
		exporters = append(exporters, export.HTML{Session: doc.Entries()[0].ID})
	}
	for _, e := range exporters {
		var fast, slow strings.Builder
		if err := e.Export(context.Background(), &fast, doc); err != nil {
			t.Fatal(err)
		}
		e.Templates = template.New("")
		if err := e.Export(context.Background(), &slow, doc); err != nil {
			t.Fatal(err)
		}
		got, want := fast.String(), slow.String()
		for i := range got {
			if i >= len(want) || got[i] != want[i] {
				t.Fatalf("%+v: got …%.80q, want …%.80q", e, got[max(0, i-30):], want[max(0, i-30):])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%+v: %d bytes, want %d", e, len(got), len(want))
		}
	}
}

func TestHTMLIsWhatTheTemplatesSay(t *testing.T) {
	for _, c := range goldenCases() {
		samePages(t, c.post(t))
	}
	for _, payload := range hostilePayloads() {
		s := saturation{text: payload}
		samePages(t, s.post())
	}
	samePages(t, scheduledProgrammeOf(t, 100))
}

func FuzzHTMLIsWhatTheTemplatesSay(f *testing.F) {
	f.Add("Title", "A **body**.", "https://example.org/", "SVS401")
	f.Add(`"&'+<>`+"\u202eevil", "# H\n\n- a\n\n[b](https://example.org/#svs401)", "HTTPS://[::1]:8/?a='b'+c&d=%41%zz#é", "<b>")
	f.Add("שלום \u2028 é", "`</script>`", "mailto:a+b@example.org", "é 401")
	f.Fuzz(func(t *testing.T, text, body, address, code string) {
		for _, long := range []bool{false, true} {
			samePages(t, postAround(text, body, address, code, long))
		}
	})
}
