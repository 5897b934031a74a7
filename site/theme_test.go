package site_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

// themed is a site of one session with a theme.
func themed(t *testing.T, theme fs.FS) (*site.Site, error) {
	t.Helper()
	return themedAt(t, theme, "https://example.org/2026/")
}

func themedAt(t *testing.T, theme fs.FS, url string) (*site.Site, error) {
	t.Helper()
	read, err := site.ReadTheme(theme)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Date(2026, 3, 27, 9, 0, 0, 0, time.UTC)
	doc, err := export.Prepare(recap.Post{
		Title: "Tidings", URL: url, Event: recap.Event{Name: "Tidewater", TimeZone: "Europe/Brussels"},
		Sessions: []recap.Session{{Title: "One", Start: start, End: start.Add(time.Hour)}},
	}, export.SessionPages(site.SessionPages()))
	if err != nil {
		t.Fatal(err)
	}
	return site.New(doc, site.Options{Theme: read})
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func TestTheme(t *testing.T) {
	tree, err := themed(t, fstest.MapFS{
		"style.css":         file(":root { --accent: #603; }\n"),
		"logo.svg":          file("<svg/>"),
		"icon.svg":          file("<svg/>"),
		"fonts/quay.woff2":  file("font"),
		"2-venue.md":        file("# Getting *there*\n\nTake the [ferry](https://example.org/ferry).\n"),
		"1-about.md":        file("# About\n\nWho we are. <script>alert(1)</script>\n"),
		"footer.md":         file("[Imprint](https://example.org/imprint), <script>alert(1)</script>\n"),
		".hidden":           file("no"),
		"fonts/license.md":  file("no page, but a file"),
		"fonts/.keep":       file(""),
		"pictures/quay.png": file("png"),
	})
	if err != nil {
		t.Fatal(err)
	}
	text := func(name string) string {
		data, err := fs.ReadFile(tree, name)
		if err != nil {
			t.Error(err)
		}
		return string(data)
	}
	styles, _ := fs.Glob(tree, "site-*.css")
	if len(styles) != 1 || !strings.HasSuffix(text(styles[0]), "--accent: #603; }\n") {
		t.Errorf("the style does not end with that of the theme: %v", styles)
	}
	for _, test := range []struct{ file, holds string }{
		{"index.html", `<img class="logo" src="theme/logo.svg" alt="">`},
		{"index.html", `<a href="about.html">About</a>
<a href="venue.html">Getting *there*</a>`},
		{"index.html", "font-src &#39;self&#39;"},
		{"404.html", `src="https://example.org/2026/theme/logo.svg"`},
		{"venue.html", `aria-current="page">Getting *there*</a>`},
		{"venue.html", `<link rel="icon" type="image/svg+xml" href="theme/icon.svg">`},
		{"venue.html", `<a href="https://example.org/ferry"`},
		{"about.html", "Who we are."},
		{"about.html", `<a href="https://example.org/imprint">Imprint</a>`},
		{"sitemap.xml", "https://example.org/2026/venue.html"},
		{"theme/logo.svg", "<svg/>"},
		{"theme/fonts/quay.woff2", "font"},
		{"theme/fonts/license.md", "no page, but a file"},
		{"theme/pictures/quay.png", "png"},
	} {
		if !strings.Contains(text(test.file), test.holds) {
			t.Errorf("%s does not hold %s:\n%s", test.file, test.holds, text(test.file))
		}
	}
	if strings.Contains(text("about.html"), "alert(1)") {
		t.Error("a script of the theme's page got into it")
	}
	for _, name := range []string{"theme/style.css", "theme/.hidden", "theme/fonts/.keep", "theme/2-venue.md"} {
		if _, err := fs.Stat(tree, name); err == nil {
			t.Errorf("there is %s", name)
		}
	}
	if err := fstest.TestFS(tree, "index.html", "venue.html", "theme/logo.svg"); err != nil {
		t.Error(err)
	}
}

// TestThemeFilesAreFound: a text of the theme names its files as they stand beside it, and
// pages of the site by their paths; what is not there is told.
func TestThemeFilesAreFound(t *testing.T) {
	theme := fstest.MapFS{
		"venue.md": file("# Venue\n\n![Plan](plan.png) ![Map](./maps/a%20map.png?v=2) ![Old](theme/plan.png) ![Gone](gone.png)\n" +
			"[all](index.html#timetable), [day](days/2026-03-27.html), [nowhere](nowhere.html), [other](https://example.net/plan.png), [here](#parking)\n"),
		"footer.md":      file("![Plan](plan.png) [Venue](venue.html) [Gone](gone.png)\n"),
		"plan.png":       file("png"),
		"maps/a map.png": file("png"),
	}
	for _, url := range []string{"", "https://example.org", "https://example.org/2026/", "https://example.org/2026/programme.html"} {
		tree, err := themedAt(t, theme, url)
		if err != nil {
			t.Fatal(err)
		}
		for name, wants := range map[string][]string{
			"venue.html": {`src="theme/plan.png" alt="Plan"`, `src="theme/maps/a%20map.png?v=2"`, `src="theme/plan.png" alt="Old"`,
				`href="index.html#timetable"`, `href="days/2026-03-27.html"`, `href="https://example.net/plan.png"`, `<a href="venue.html">Venue</a>`},
			"days/2026-03-27.html": {`src="../theme/plan.png"`, `<a href="../venue.html">Venue</a>`},
		} {
			data, err := fs.ReadFile(tree, name)
			for _, want := range wants {
				if err != nil || !strings.Contains(string(data), want) {
					t.Errorf("%q: %v: %s does not hold %s:\n%s", url, err, name, want, data)
				}
			}
		}
		want := []site.Missing{{Page: "venue.html", Name: "gone.png"}, {Page: "venue.html", Name: "nowhere.html"}, {Page: "footer.md", Name: "gone.png"}}
		if diff := cmp.Diff(want, tree.Missing()); diff != "" {
			t.Errorf("%q: missing (-want +got):\n%s", url, diff)
		}
	}
}

// TestThemeVariables: the page about branding names variables that there are.
func TestThemeVariables(t *testing.T) {
	docs, err := os.ReadFile("../docs/branding.md")
	if err != nil {
		t.Fatal(err)
	}
	tree, err := themed(t, fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	styles, _ := fs.Glob(tree, "site-*.css")
	style, err := fs.ReadFile(tree, styles[0])
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`(--[a-z-]+)`").FindAllStringSubmatch(string(docs), -1)
	if len(named) < 10 {
		t.Errorf("the page names %d variables", len(named))
	}
	for _, m := range named {
		if !strings.Contains(strings.ReplaceAll(string(style), " ", ""), m[1]+":") {
			t.Errorf("there is no %s", m[1])
		}
	}
}

func TestThemeRefuses(t *testing.T) {
	_, err := site.ReadTheme(fstest.MapFS{"venue.md": file("Take the ferry.\n")})
	if want := `venue.md: begins with "Take the ferry."; expected a title, such as # Getting there`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if _, err := themed(t, fstest.MapFS{"index.md": file("# Index\n")}); err == nil || !strings.Contains(err.Error(), "index.html") {
		t.Errorf("a page in the place of another: %v", err)
	}
}
