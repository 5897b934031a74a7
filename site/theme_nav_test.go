package site_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-e2fd8668/recap/site"
)

// TestThemeNavAndHead: a theme has links of its own in the menu and HTML in the head,
// and the policy lets load what that names, on all pages.
func TestThemeNavAndHead(t *testing.T) {
	tree, err := themed(t, fstest.MapFS{
		"nav.md":     file("- [Tickets](https://example.org/tickets?a=1&b=2)\n* [Getting there](venue.html#ferry)\n\n- [Plan](plan.pdf)\n- [Lost](lost.pdf)\n- [Evil](javascript:alert)\n"),
		"head.html":  file(`<link rel="me" href="https://social.example/@tide"><script src="https://count.example/c.js" defer></script><script>var a = 1 < 2;</script><style>b { color: red }</style><link rel="stylesheet" href="//fonts.example/f.css">` + "\n"),
		"venue.md":   file("# Venue\n\nBy ferry.\n"),
		"plan.pdf":   file("pdf"),
		"style.css":  file(`@font-face { src: url("theme/quay.woff2"), url(quay.woff2#a), url(data:font/woff2;base64,AA==), url(https://cdn.example/x) } b { background: url(theme/gone.png#a) }`),
		"quay.woff2": file("font"),
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, up := range map[string]string{"index.html": "", "days/2026-03-27.html": "../"} {
		data, err := fs.ReadFile(tree, name)
		if err != nil {
			t.Fatal(err)
		}
		page := string(data)
		for _, want := range []string{
			`<a href="https://example.org/tickets?a=1&amp;b=2">Tickets</a>`,
			`<a href="` + up + `venue.html#ferry">Getting there</a>`,
			`<a href="` + up + `theme/plan.pdf">Plan</a>`,
			`<link rel="me" href="https://social.example/@tide"><script src="https://count.example/c.js" defer></script><script>var a = 1 < 2;</script>`,
			"script-src &#39;self&#39; ", "https://count.example", "connect-src &#39;self&#39; https://count.example;",
			"style-src &#39;self&#39; &#39;sha256-", " https://fonts.example;",
		} {
			if !strings.Contains(page, want) {
				t.Errorf("%s lacks %s\n%s", name, want, page[:min(len(page), 3000)])
			}
		}
		if strings.Contains(page, "javascript:") || strings.Contains(page, "Lost") {
			t.Errorf("%s leads to where nothing is, or runs a link", name)
		}
	}
	want := []site.Missing{{Page: "nav.md", Name: "lost.pdf"}, {Page: "style.css", Name: "theme/gone.png"}}
	if diff := cmp.Diff(want, tree.Missing()); diff != "" {
		t.Errorf("missing files (-want +got):\n%s", diff)
	}
}

func TestThemeNavIsAListOfLinks(t *testing.T) {
	_, err := site.ReadTheme(fstest.MapFS{"nav.md": file("- [Tickets](https://example.org/)\nand more\n")})
	if err == nil || !strings.Contains(err.Error(), `nav.md: line 2: is "and more"; expected a link in a list`) {
		t.Errorf("error %v", err)
	}
}
