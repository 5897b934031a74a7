package export_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
)

// Links to another session lead to its anchor, however its author wrote them.
func TestLinksToSessions(t *testing.T) {
	post := recap.Post{Title: "T", URL: "https://example.org/r/", Sessions: []recap.Session{
		{Code: "GOV301", Title: "Queues in depth", Summary: "[a](#gov302) [b](#GOV302) [c](#gov302-caches-in-depth) [d](#caches-in-depth) [e](https://example.org/r/#gov302) [f](#nowhere) [g](https://example.net/#gov302)"},
		{Code: "GOV302", Title: "Caches in depth"},
	}}
	hrefs := func(root *html.Node) []string {
		var all []string
		for n := range root.Descendants() {
			if n.Data == "a" && len(htmltest.Text(n)) == 1 && htmltest.Text(n) != "#" {
				all = append(all, htmltest.Attr(n, "href"))
			}
		}
		return all
	}
	const away, lost = "https://example.net/#gov302", "https://example.org/r/#nowhere"
	want := []string{"#gov302", "#gov302", "#gov302", "#gov302", "#gov302", lost, away}
	if got := hrefs(page(t, export.HTML{}, post)); !slices.Equal(got, want) {
		t.Errorf("on the page links lead to %q, want %q", got, want)
	}
	if feed := exportString(t, post, export.RSS{}); strings.Count(feed, `"https://example.org/r/#gov302"`) != 5 {
		t.Errorf("in the feed five links should lead to the session:\n%s", feed)
	}
	if md := exportString(t, post, export.Markdown{}); strings.Count(md, "](#caches-in-depth-gov302)") != 6 { // the contents too
		t.Errorf("in Markdown five links should lead to the section:\n%s", md)
	}
}
