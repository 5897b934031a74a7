package site_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

func quayTheme(t *testing.T) *site.Theme {
	t.Helper()
	theme, err := site.ReadTheme(fstest.MapFS{
		"style.css": file("@font-face { font-family: Quay; src: url(fonts/quay.woff2) }\nb { background: url(theme/logo.svg) }\n"),
		"logo.svg":  file("<svg/>"), "icon.ico": file("ico"), "fonts/quay.woff2": file("font"), "plan.pdf": file("pdf"),
		"nav.md": file("- [Tickets](https://example.org/tickets)\n- [Plan](plan.pdf#2)\n- [Lost](lost.pdf)\n"), "footer.md": file("[Imprint](https://example.org/imprint) ![Logo](logo.svg)\n"),
		"head.html": file(`<link rel="me" href="https://social.example/@tide">`), "venue.md": file("# Getting there\n\nBy ferry.\n"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return theme
}

// TestThemeOfAnArticle: a recap without times is one page, which has the whole look: in the
// site that `recap site` makes of it, with pages of the theme in its menu, and as the only
// page of a site. So has the page of a session that stands in a folder, and that in
// another language.
func TestThemeOfAnArticle(t *testing.T) {
	post := recap.Post{Title: "Tidings", Sessions: []recap.Session{{ID: "a", Title: "One", Speakers: []recap.Speaker{{Name: "Ada Example"}}}, {ID: "b", Title: "Two"}}}
	paged := []export.Option{export.SessionPages(site.SessionPages())}
	for _, test := range []struct {
		name, page, up string
		options        []export.Option
		site           site.Options
		menu           string
	}{
		{"of recap site", "index.html", "", paged, site.Options{}, `<a href="venue.html">Getting there</a>`},
		{"in another language", "de/index.html", "../", paged, site.Options{Languages: []string{"de"}}, `<a href="venue.html">Getting there</a>`},
		{"with all files", "index.html", "", nil, site.Options{}, ""},
		{"of given files", "index.html", "", nil, site.Options{Files: []site.File{{Exporter: export.HTML{}}}}, ""},
		{"of a session", "sessions/ca978112.html", "../", []export.Option{export.SessionPages(site.SessionPages())}, site.Options{Files: []site.File{{Exporter: export.HTML{}}}}, ""},
	} {
		doc, err := export.Prepare(post, test.options...)
		if err != nil {
			t.Fatal(err)
		}
		test.site.Theme = quayTheme(t)
		tree, err := site.New(doc, test.site)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		text := read(t, tree, test.page)
		for _, want := range []string{
			`<img class="logo" src="` + test.up + `theme/logo.svg" alt="">`, `<link rel="icon" href="` + test.up + `theme/icon.ico">`,
			`src: url("` + test.up + `theme/fonts/quay.woff2") }`, `background: url("` + test.up + `theme/logo.svg") }`, "font-src &#39;self&#39;",
			`<a href="https://example.org/tickets">Tickets</a>`, `<a href="` + test.up + `theme/plan.pdf#2">Plan</a>`, test.menu,
			`<a href="https://example.org/imprint">Imprint</a> <img src="` + test.up + `theme/logo.svg"`, `<link rel="me"`,
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %s lacks %s", test.name, test.page, want)
			}
		}
		if strings.Contains(text, "Lost") {
			t.Errorf("%s: the menu leads to where nothing is", test.name)
		}
		if font, err := fs.ReadFile(tree, "theme/fonts/quay.woff2"); err != nil || string(font) != "font" {
			t.Errorf("%s: the font is %q: %v", test.name, font, err)
		}
	}
}

// Files of a theme are there for pages; formats that are none have no use for them.
func TestThemeWithoutPages(t *testing.T) {
	doc, err := export.Prepare(recap.Post{Title: "Tidings", URL: "https://example.org/", Sessions: []recap.Session{{Title: "One"}}})
	if err != nil {
		t.Fatal(err)
	}
	tree, err := site.New(doc, site.Options{Theme: quayTheme(t), Files: []site.File{{Exporter: export.JSON{}}}})
	if err != nil {
		t.Fatal(err)
	}
	if files := tree.Files(); len(files) != 1 {
		t.Errorf("there are %v", files)
	}
}

// TestThemeMissingFont: a font is there or New says which is not; those of Extra and of
// other hosts count as there. A picture that is not there is a note.
func TestThemeMissingFont(t *testing.T) {
	style := "b {}\n@font-face { src: url(fonts/gone.woff2), url(https://fonts.example/x.woff2) }\n@font-face { src: url(theme/lost.woff) }\n"
	_, err := themed(t, fstest.MapFS{"style.css": file(style)})
	want := "site: the theme: style.css, line 2: @font-face names the font fonts/gone.woff2, and neither the theme nor the site has that file; add it, or correct the address\n" +
		"style.css, line 3: @font-face names the font theme/lost.woff, and neither the theme nor the site has that file; add it, or correct the address"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	doc, err := export.Prepare(recap.Post{Title: "Tidings", Sessions: []recap.Session{{Title: "One"}}})
	if err != nil {
		t.Fatal(err)
	}
	theme := &site.Theme{Brand: export.Brand{CSS: style, Logo: "logo.svg", Icon: "icon.svg"}}
	extra := []site.File{{Name: "fonts/gone.woff2", Exporter: export.JSON{}}, {Name: "theme/lost.woff", Exporter: export.JSON{}}}
	tree, err := site.New(doc, site.Options{Theme: theme, Extra: extra})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]site.Missing{{Page: "Logo", Name: "logo.svg"}, {Page: "Icon", Name: "icon.svg"}}, tree.Missing()); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
	if text := read(t, tree, "index.html"); strings.Contains(text, `class="logo"`) || strings.Contains(text, `rel="icon"`) {
		t.Error("the page has a picture that is nowhere")
	}
}

// TestThemeUnused: texts that stand on no page are told.
func TestThemeUnused(t *testing.T) {
	files := fstest.MapFS{
		"venue.md": file("# Venue\n"), "venue.de.md": file("# Ort\n"), "venue.fr.md": file("# Lieu\n"), "footer.fr.md": file("Mentions\n"),
		"nav.fr.md": file("- [Billets](https://example.org/fr)\n"), "about.de.md": file("# Wer\n"), "footer.en.md": file("Imprint in English\n"),
	}
	theme, err := site.ReadTheme(files)
	if err != nil {
		t.Fatal(err)
	}
	tree := inLanguages(t, bilingual(), site.Options{Theme: theme})
	want := []site.Unused{
		{Text: "about.de.md", Reason: "the theme has no page about.md, of which it would be the translation"},
		{Text: "footer.fr.md", Reason: "the site is in en, de and not in fr"},
		{Text: "nav.fr.md", Reason: "the site is in en, de and not in fr"},
		{Text: "venue.fr.md", Reason: "the site is in en, de and not in fr"},
	}
	if diff := cmp.Diff(want, tree.Unused()); diff != "" {
		t.Errorf("unused (-want +got):\n%s", diff)
	}
	if !strings.Contains(read(t, tree, "index.html"), "Imprint in English") {
		t.Error("the text in the language of the post is on no page")
	}
	doc, err := export.Prepare(bilingual())
	if err != nil {
		t.Fatal(err)
	}
	article, err := site.New(doc, site.Options{Theme: theme, Languages: []string{"fr", "de"}})
	if err != nil {
		t.Fatal(err)
	}
	want = []site.Unused{{Text: "venue.md", Reason: "only a site whose sessions have pages of their own has such pages"}, want[0]}
	if diff := cmp.Diff(want, article.Unused()); diff != "" {
		t.Errorf("of an article (-want +got):\n%s", diff)
	}
	if tree := inLanguages(t, bilingual(), site.Options{}); tree.Unused() != nil {
		t.Errorf("a site without a theme has %v", tree.Unused())
	}
}

// TestThemeOnThePageOfNothing: the page that a server shows at any address leads to whole
// addresses, also by links of the menu that are whole already or that have a fragment.
func TestThemeOnThePageOfNothing(t *testing.T) {
	tree, err := themed(t, fstest.MapFS{
		"nav.md": file("- [Tickets](https://example.org/tickets)\n- [Ferry](venue.html#ferry)\n"), "venue.md": file("# Venue\n"), "icon.png": file("png"), "logo.svg": file("<svg/>"),
	})
	if err != nil {
		t.Fatal(err)
	}
	text := read(t, tree, "404.html")
	for _, want := range []string{
		`<a href="https://example.org/tickets">Tickets</a>`, `<a href="https://example.org/2026/venue.html#ferry">Ferry</a>`, `<a href="https://example.org/2026/venue.html">Venue</a>`,
		`<link rel="icon" href="https://example.org/2026/theme/icon.png">`, `src="https://example.org/2026/theme/logo.svg"`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("404.html lacks %s", want)
		}
	}
}

// TestRelativeAddressesInFolders: where a post has no URL, what its texts name stands beside
// it, and pages in folders and in languages find it there.
func TestRelativeAddressesInFolders(t *testing.T) {
	post := bilingual()
	post.URL = ""
	post.Sessions[0].Summary = "![Plan](plan.png) [Notes](notes/a%20b.pdf?x#2) [Mail](mailto:a@b.example)"
	post.Sessions[0].Translations = nil
	tree := inLanguages(t, post, site.Options{})
	for folder, up := range map[string]string{"": "../", "de/": "../../"} {
		names, err := fs.Glob(tree, folder+"sessions/*.html")
		if err != nil || len(names) == 0 {
			t.Fatal(names, err)
		}
		found := false
		for _, name := range names {
			text := read(t, tree, name)
			found = found || strings.Contains(text, `<img src="`+up+`plan.png" alt="Plan"`) && strings.Contains(text, `<a href="`+up+`notes/a%20b.pdf?x#2">`) && strings.Contains(text, `"mailto:a@b.example"`)
		}
		if !found {
			t.Errorf("no page in %ssessions finds what stands beside the post", folder)
		}
	}
}
