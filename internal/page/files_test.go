package page_test

import (
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/page"
)

// Files are sent as what their names say, and what is not known as bytes.
func TestMediaTypes(t *testing.T) {
	for name, want := range map[string]string{
		"a.svg": page.SVG, "A.PNG": "image/png", "a.jpg": "image/jpeg", "a.jpeg": "image/jpeg", "a.webp": "image/webp", "a.avif": "image/avif", "a.gif": "image/gif",
		"favicon.ico": "image/x-icon", "b/a.woff2": "font/woff2", "a.woff": "font/woff", "a.ttf": "font/ttf", "a.otf": "font/otf",
		"a.css": "text/css; charset=utf-8", "a.js": "text/javascript; charset=utf-8", "a.pdf": "application/pdf", "a.html": "application/octet-stream", "a": "application/octet-stream",
	} {
		if got := page.MediaType(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

// A logo is an element of its own, or in the style where the page holds it.
func TestLogos(t *testing.T) {
	if logo, style := page.NewLogo(""); logo != "" || style != "" {
		t.Errorf("no logo is %q, %q", logo, style)
	}
	if logo, style := page.NewLogo(`a"b.svg`); logo != `<img class="logo" src="a&#34;b.svg" alt="">` || style != "" {
		t.Errorf("a logo is %q, %q", logo, style)
	}
	logo, style := page.NewLogo("data:image/svg+xml,\"\n")
	if logo != `<span class="logo"></span>` || !strings.Contains(style, `url("data:image/svg+xml,\"\a ")`) {
		t.Errorf("one that the page holds is %q, %q", logo, style)
	}
}

// A copy of a policy can get sources that the original does not have.
func TestPolicyIsCopied(t *testing.T) {
	policy := page.Policy{"img-src": {"'self'"}}
	clone := policy.Clone()
	clone.Add("img-src", "https://example.org", "'self'")
	clone.Add("font-src", "'self'")
	if len(policy["img-src"]) != 1 || len(policy) != 1 || len(clone["img-src"]) != 2 || len(clone) != 2 {
		t.Errorf("the policy is %v, the copy %v", policy, clone)
	}
}

// Texts and bodies name their language where it is not the page's.
func TestTextsInOtherLanguages(t *testing.T) {
	for _, test := range []struct{ got, want page.Text }{
		{page.NewText("A & B", "en", "en"), "A &amp; B"}, {page.NewText("A", "de", "en"), `<span lang="de">A</span>`}, {page.NewText("", "de", "en"), ""}, {page.NewText("A", "", "en"), "A"},
		{page.NewBody("<p>A</p>", "de", "en"), `<div class="body" lang="de"><p>A</p></div>`}, {page.NewBody("<p>A</p>", "en", "en"), "<p>A</p>"}, {page.NewBody("", "de", "en"), ""},
		{page.CountOf(catalogue.For("en", nil), "{n} sessions", 1), "1 session"}, {page.CountOf(catalogue.For("en", nil), "{n} sessions", 2), "2 sessions"},
	} {
		if test.got != test.want {
			t.Errorf("got %s, want %s", test.got, test.want)
		}
	}
	if p := page.NewPicture("a.png", "", "de", 0, 0); p.Language != "" {
		t.Errorf("a picture without words is in %s", p.Language)
	}
}

// The script of players is one that scripts of a page may be followed by.
func TestPlayerScript(t *testing.T) {
	if script := page.PlayerScript(); len(script) < 500 || strings.Contains(script, "</script") {
		t.Errorf("it has %d bytes", len(script))
	}
}
