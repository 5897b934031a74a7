package export_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/export/exporttest"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
)

// TestHTMLWithCSS: it wins over the page's own, the policy admits it, and it cannot
// end the element that it stands in.
func TestHTMLWithCSS(t *testing.T) {
	e := export.HTML{Brand: &export.Brand{CSS: ":root { --accent: #603; } /* </style><script>alert(1)</script> */"}}
	text := exportString(t, recap.Post{Title: "T", Sessions: []recap.Session{{Title: "One"}}}, e)
	if !strings.Contains(text, `--accent: #603; } /* <\/style><script>alert(1)<\/script> */</style>`) || strings.Count(text, "</style>") != 1 {
		t.Errorf("got %s", text)
	}
	if strings.Contains(text, "theme-color") || strings.Contains(text, `<header class="top">`) {
		t.Error("the page has a color that may not be its own, or a header with nothing in it")
	}
}

func brandFiles() fstest.MapFS {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return fstest.MapFS{"logo.svg": file("<svg/>"), "icon.png": file("png"), "fonts/quay.woff2": file("font"), "a plan.png": file("plan"), "rules.pdf": file("pdf")}
}

func quayBrand() *export.Brand {
	return &export.Brand{
		CSS:  "@font-face { font-family: Quay; src: url(fonts/quay.woff2#a), url('theme/fonts/quay.woff2') }\nb { background: url('a plan.png'), url(gone.png) }",
		Logo: "logo.svg", Icon: "theme/icon.png",
		Nav:    []recap.Link{{Title: "Tickets & more", URL: "https://example.org/t?a=1&b=2"}, {Title: "Rules", URL: "rules.pdf#page=2"}, {Title: "All", URL: "#sessions"}, {Title: "Evil", URL: "javascript:alert(1)"}},
		Footer: "[Rules](rules.pdf), [imprint](imprint.html) ![Plan](a%20plan.png) ![Gone](gone.png) <script>alert(1)</script>",
		Head:   `<link rel="me" href="https://social.example/@quay"><script src="https://count.example/c.js" defer></script>`,
		Files:  brandFiles(),
	}
}

func quayPost(url string) recap.Post {
	return recap.Post{Title: "Tidings", URL: url, Event: recap.Event{Name: "Quay Day"}, Sessions: []recap.Session{{ID: "a", Title: "One"}, {ID: "b", Title: "Two"}}}
}

// TestHTMLHoldsItsBrand: a page by itself has the logo, the icon, the menu, the footer, the
// head and the fonts, and holds the files that they name.
func TestHTMLHoldsItsBrand(t *testing.T) {
	text := exportString(t, quayPost(""), export.HTML{Brand: quayBrand()})
	for _, want := range []string{
		`<a class="home" href="#top"><span class="logo"></span> <bdi>Quay Day</bdi></a>`,
		`.home > .logo { content: url("data:image/svg+xml;base64,PHN2Zy8+"); }`,
		`<link rel="icon" href="data:image/png;base64,cG5n">`,
		`src: url("data:font/woff2;base64,Zm9udA=="), url("data:font/woff2;base64,Zm9udA==") }`,
		`background: url("data:image/png;base64,cGxhbg=="), url("gone.png") }`,
		`<a href="https://example.org/t?a=1&amp;b=2">Tickets &amp; more</a>`, `<a href="rules.pdf#page=2">Rules</a>`, `<a href="#sessions">All</a>`,
		`<p><a href="rules.pdf">Rules</a>, <a href="imprint.html">imprint</a> <img src="data:image/png;base64,cGxhbg==" alt="Plan" loading="lazy"> <img src="gone.png"`,
		"<link rel=\"me\" href=\"https://social.example/@quay\"><script src=\"https://count.example/c.js\" defer></script>\n</head>",
		"img-src &#39;self&#39; data:; font-src data:; base-uri", " https://count.example; connect-src https://count.example; img-src",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, never := range []string{"javascript:", "alert(1)", "quay.woff2"} {
		if strings.Contains(text, never) {
			t.Errorf("the page holds %s", never)
		}
	}
	if fragment := exportString(t, quayPost(""), export.HTML{Brand: quayBrand(), Fragment: true}); fragment != exportString(t, quayPost(""), export.HTML{Fragment: true}) {
		t.Error("a fragment has something of the brand")
	}
}

// TestHTMLRefersToItsBrand: a page of several refers to the files where they are, also from
// a folder, and says nothing of what is nowhere.
func TestHTMLRefersToItsBrand(t *testing.T) {
	find := func(name string) string {
		if name == "gone.png" || name == "imprint.html" {
			return ""
		}
		return "theme/" + strings.TrimPrefix(name, "theme/")
	}
	doc, err := export.Prepare(quayPost("https://example.org/2026/"), export.SessionPages(func(e *export.Entry) string { return "sessions/" + e.ID + ".html" }))
	if err != nil {
		t.Fatal(err)
	}
	whole := export.HTML{}.BrandedBy(quayBrand(), find).(export.HTML).PlacedAt("index.html").(export.HTML)
	for up, e := range map[string]export.Exporter{"": whole, "../": whole.ForSession(doc.Entry("a"))} {
		var b strings.Builder
		if err := e.Export(t.Context(), &b, doc); err != nil {
			t.Fatal(err)
		}
		home := "#top"
		if up != "" {
			home = "../index.html"
		}
		for _, want := range []string{
			`<a class="home" href="` + home + `"><img class="logo" src="` + up + `theme/logo.svg" alt=""> <bdi>Quay Day</bdi></a>`,
			`<link rel="icon" href="` + up + `theme/icon.png">`,
			`src: url("` + up + `theme/fonts/quay.woff2#a"), url("` + up + `theme/fonts/quay.woff2") }`,
			`background: url("` + up + `theme/a%20plan.png"), url(gone.png) }`,
			`<a href="` + up + `theme/rules.pdf#page=2">Rules</a>`, `<a href="` + strings.TrimPrefix(home, "#top") + `#sessions">All</a>`,
			`<p><a href="` + up + `theme/rules.pdf">Rules</a>, <a href="https://example.org/2026/imprint.html">imprint</a> <img src="` + up + `theme/a%20plan.png"`,
			"img-src &#39;self&#39; https://example.org; font-src &#39;self&#39;; base-uri",
		} {
			if !strings.Contains(b.String(), want) {
				t.Errorf("the page in %q lacks %s", up, want)
			}
		}
	}
	own := &export.Brand{CSS: "b {}"}
	if again := (export.HTML{Brand: own}).BrandedBy(quayBrand(), find).(export.HTML); again.Brand != own {
		t.Error("a page with a brand of its own took another")
	}
}

// TestHTMLBrandElsewhere: what the brand names on other hosts, the policy admits; without
// files every relative address counts from the post.
func TestHTMLBrandElsewhere(t *testing.T) {
	root := page(t, export.HTML{Brand: &export.Brand{
		CSS: "@font-face { src: url(https://fonts.example/q.woff2), url(quay.woff2) }", Logo: "https://cdn.example/logo.png", Icon: "/favicon.ico",
	}}, quayPost(""))
	policy := htmltest.Attr(htmltest.Find(root, func(n *html.Node) bool { return htmltest.Attr(n, "http-equiv") == "Content-Security-Policy" }), "content")
	if want := "; img-src 'self' https://cdn.example; font-src https://fonts.example 'self'; base-uri"; !strings.Contains(policy, want) {
		t.Errorf("the policy is %s, without %s", policy, want)
	}
	if logo := htmltest.Attr(htmltest.ByClass(root, "logo"), "src"); logo != "https://cdn.example/logo.png" {
		t.Errorf("the logo is %q", logo)
	}
	if style := htmltest.Text(htmltest.ByTag(root, "style")); !strings.Contains(style, `url("quay.woff2")`) {
		t.Errorf("the style ends with %s", style[max(0, len(style)-100):])
	}
}

// TestHTMLMissingFont: a font that is not there is an error that says where it is named;
// a file that cannot be read is one, too.
func TestHTMLMissingFont(t *testing.T) {
	brand := &export.Brand{CSS: "b {}\n@font-face { src: url(fonts/gone.woff2), url(https://fonts.example/x) }\n@font-face { src: url(lost.woff) }", Files: brandFiles()}
	var b strings.Builder
	err := export.Write(t.Context(), &b, quayPost(""), export.HTML{Brand: brand})
	want := "export html: the CSS of the brand, line 2: @font-face names the font fonts/gone.woff2, and its Files have none of that name; add it, or correct the address\n" +
		"the CSS of the brand, line 3: @font-face names the font lost.woff, and its Files have none of that name; add it, or correct the address"
	if err == nil || err.Error() != want || b.Len() > 0 {
		t.Errorf("got %v and %d bytes, want %s", err, b.Len(), want)
	}
	broken := errors.New("the disk is broken")
	err = export.Write(t.Context(), &b, quayPost(""), export.HTML{Brand: &export.Brand{Logo: "logo.svg", Files: brokenFiles{brandFiles(), broken}}})
	if !errors.Is(err, broken) || b.Len() > 0 {
		t.Errorf("got %v and %d bytes, want %v", err, b.Len(), broken)
	}
}

// brokenFiles can be found, but not read.
type brokenFiles struct {
	fstest.MapFS
	err error
}

func (f brokenFiles) ReadFile(string) ([]byte, error) { return nil, f.err }

var _ fs.ReadFileFS = brokenFiles{}

// TestBrandKeepsTheContract: a page with a brand is an exporter as any other.
func TestBrandKeepsTheContract(t *testing.T) {
	if err := exporttest.TestExporter(export.HTML{Brand: quayBrand()}); err != nil {
		t.Error(err)
	}
}
