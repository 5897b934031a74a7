package view

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/page"
)

// A path of a theme counts from the theme, or from the site that has it in a folder.
func TestFilesOfAThemeByTheirPaths(t *testing.T) {
	files := fstest.MapFS{"logo.svg": {}, "fonts/a.woff2": {}, "theme/twice.png": {}, "twice.png": {}}
	for name, want := range map[string]string{
		"logo.svg": "logo.svg", "theme/logo.svg": "logo.svg", "fonts/a.woff2": "fonts/a.woff2", "theme/twice.png": "theme/twice.png",
		"none.png": "", "fonts": "", "../logo.svg": "", "/logo.svg": "", "": "",
	} {
		if got := FileOf(files, name); got != want {
			t.Errorf("%q is the file %q, want %q", name, got, want)
		}
	}
	if got := FileOf(nil, "logo.svg"); got != "" {
		t.Errorf("no theme has the file %q", got)
	}
}

// beside is where the files of a theme are for a page.
func beside(name string) string {
	switch name {
	case "a.woff2", "logo.svg":
		return "../theme/" + name
	case "small.png":
		return "data:image/png;base64,AA=="
	}
	return ""
}

// A style refers to the files of its theme from where it stands; addresses elsewhere
// stay, and so do those of files that are not there, of which fonts are named.
func TestStyleOfATheme(t *testing.T) {
	css := "h1 { background: url(logo.svg#x) }\nh2 { background: url('small.png') url(https://example.org/b.png) url(gone.png) }\n@font-face { src: url(a.woff2) }\n@font-face { src: url(gone.woff2) }\n"
	style, missing := Restyle(css, func(name string, _ bool) string { return beside(name) })
	for _, want := range []string{"../theme/logo.svg#x", "data:image/png;base64,AA==", "https://example.org/b.png", "gone.png", "../theme/a.woff2", "gone.woff2"} {
		if !strings.Contains(style, want) {
			t.Errorf("there is no %s in %s", want, style)
		}
	}
	if len(missing) != 1 || missing[0].URL != "gone.woff2" || missing[0].Line != 4 {
		t.Errorf("the fonts that are missing are %+v", missing)
	}
	err := MissingFonts("theme.css", missing, "there is no such file")
	if want := "theme.css, line 4: @font-face names the font gone.woff2, and there is no such file; add it, or correct the address"; err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	if err := MissingFonts("theme.css", nil, ""); err != nil {
		t.Errorf("no font is missing: %v", err)
	}
}

// A menu leads to places of the first page from all others, to files from where the
// page stands, and to nothing that may not be published.
func TestMenuOfATheme(t *testing.T) {
	links := []recap.Link{{URL: "#talks", Title: "Talks"}, {URL: "https://example.org/", Title: "Elsewhere"}, {URL: "logo.svg?x", Title: "Logo"}, {URL: "gone.pdf", Title: "Gone"}, {URL: "javascript:alert(1)", Title: "Bad"}}
	mark := func(title string) page.Text { return page.Text(title) }
	var got []string
	for _, at := range []string{"index.html", "days/one.html"} {
		for _, tab := range Menu(links, at, "index.html", beside, mark) {
			got = append(got, string(tab.Title)+" "+tab.URL)
		}
	}
	want := []string{
		"Talks #talks", "Elsewhere https://example.org/", "Logo ../theme/logo.svg?x",
		"Talks ../index.html#talks", "Elsewhere https://example.org/", "Logo ../theme/logo.svg?x",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if tabs := Menu([]recap.Link{{URL: "index.html"}}, "index.html", "index.html", func(name string) string { return name }, mark); len(tabs) != 1 || !tabs[0].Current {
		t.Errorf("the page itself is %+v", tabs)
	}
}
