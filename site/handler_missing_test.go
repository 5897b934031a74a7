package site_test

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

// TestHandlerMissing: browsers get a page of the site that leads back to it, wherever the
// site is served; others are told in plain text what there is.
func TestHandlerMissing(t *testing.T) {
	post := readCase(t, "full")
	post.URL = "https://elsewhere.example.org/2026/"
	s := newSite(t, prepare(t, post, export.SessionPages(site.SessionPages())))
	h := &site.Handler{Load: func(context.Context) (*site.Site, error) { return s, nil }}
	for path, root := range map[string]string{"/nosuch": "", "/days/": "../", "/sessions/nosuch.html": "../", "/a/b/c": "../../", "/a%2Fb/c": "../", "//a": "../"} {
		r := get(h, "GET", path, "Accept", browser)
		page := body(t, r)
		if r.StatusCode != 404 || r.Header.Get("Content-Type") != "text/html; charset=utf-8" || !strings.Contains(page, `href="`+root+`index.html"`) || strings.Contains(page, `"https://elsewhere.example.org`) {
			t.Errorf("%s: status %d, %s, without a link to %sindex.html:\n%s", path, r.StatusCode, r.Header.Get("Content-Type"), root, page)
		}
		if policy := r.Header.Get("Content-Security-Policy"); policy != "frame-ancestors 'self'" || r.Header.Get("Vary") != "Accept" {
			t.Errorf("%s: policy %q, Vary %q", path, policy, r.Header.Get("Vary"))
		}
		if r := get(h, "HEAD", path, "Accept", browser); r.StatusCode != 404 || body(t, r) != "" {
			t.Errorf("%s: HEAD has status %d", path, r.StatusCode)
		}
		for _, accept := range []string{"", "*/*", "application/json"} {
			if r := get(h, "GET", path, "Accept", accept); r.StatusCode != 404 || !strings.HasPrefix(body(t, r), "There is nothing here. There is:\n") {
				t.Errorf("%s for %q: status %d", path, accept, r.StatusCode)
			}
		}
	}
	if r := get(h, "GET", strings.Repeat("/a", 1000), "Accept", browser); r.StatusCode != 404 || !strings.HasPrefix(body(t, r), "There is nothing here.") {
		t.Errorf("far below: status %d", r.StatusCode)
	}
}

// TestHandlerFolders: the address of a folder is that of its index.
func TestHandlerFolders(t *testing.T) {
	s := newSite(t, prepare(t, readCase(t, "full"), export.SessionPages(site.SessionPages())))
	h := &site.Handler{Load: func(context.Context) (*site.Site, error) { return s, nil }}
	index := body(t, get(h, "GET", "/speakers/index.html"))
	if r := get(h, "GET", "/speakers/"); r.StatusCode != 200 || body(t, r) != index {
		t.Errorf("/speakers/: status %d", r.StatusCode)
	}
	r := get(h, "GET", "/speakers?a=1")
	to, err := url.Parse(r.Header.Get("Location"))
	if err != nil || r.StatusCode != 301 || to.IsAbs() {
		t.Fatalf("status %d, %v, %s", r.StatusCode, err, to)
	}
	if at, _ := url.Parse("https://example.org/2026/speakers?a=1"); at.ResolveReference(to).String() != "https://example.org/2026/speakers/?a=1" {
		t.Errorf("leads to %s", to)
	}
}
