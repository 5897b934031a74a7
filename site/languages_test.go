package site_test

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
	"github.com/seed-e2fd8668/recap/site"
)

// bilingual is a programme in English and German.
func bilingual() recap.Post {
	start := time.Date(2026, 3, 27, 9, 0, 0, 0, time.UTC)
	return recap.Post{
		Title: "Lamps 2026", URL: "https://example.org/2026/", Published: start.AddDate(0, -1, 0), Translations: []recap.PostTranslation{{Language: "de", Title: "Lampen 2026"}},
		Event: recap.Event{
			Name: "Lamps", TimeZone: "Europe/Berlin", Translations: []recap.EventTranslation{{Language: "de", Name: "Lampen"}},
			Rooms: []recap.Room{{ID: "hall", Name: "Hall", Translations: []recap.RoomTranslation{{Language: "de", Name: "Saal"}}}},
		},
		Tracks: []recap.Track{{ID: "oil", Name: "Oil", Translations: []recap.TrackTranslation{{Language: "de", Name: "Öl"}}}},
		Sessions: []recap.Session{
			{
				Title: "Wicks", Track: "oil", Room: "hall", Start: start, End: start.Add(time.Hour), Kind: recap.KindKeynote, Level: 300,
				Translations: []recap.SessionTranslation{{Language: "de", Title: "Dochte"}, {Language: "fr", Title: "Mèches"}},
				Speakers:     []recap.Speaker{{Name: "Wen Li", Translations: []recap.SpeakerTranslation{{Language: "de", Name: "Li Wen"}}}},
			},
			{Title: "Gas", Track: "oil", Room: "hall", Start: start.Add(time.Hour), End: start.Add(2 * time.Hour), Speakers: []recap.Speaker{{Name: "Ada Example"}}},
			{
				Title: "Glass", Start: start.Add(3 * time.Hour), End: start.Add(4 * time.Hour), Summary: "See [Gas](#gas) and [the plan](plan.pdf).",
				Translations: []recap.SessionTranslation{{Language: "fr", Title: "Verre"}},
			},
		},
	}
}

func inLanguages(t *testing.T, post recap.Post, o site.Options) *site.Site {
	t.Helper()
	s, err := site.New(prepare(t, post, export.SessionPages(site.SessionPages())), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// In every language there are the same files, of which what no language says is there
// once.
func TestAddressesDoNotChangeWithTheLanguage(t *testing.T) {
	s := inLanguages(t, bilingual(), site.Options{})
	shared := regexp.MustCompile(`^((site|qrcode|icon|day|mine|player)-.*|sitemap\.xml|robots\.txt)$`)
	files := map[bool][]string{}
	for _, f := range s.Files() {
		name, german := strings.CutPrefix(f.Name, "de/")
		if german || !shared.MatchString(name) {
			files[german] = append(files[german], name)
		}
	}
	slices.Sort(files[true])
	slices.Sort(files[false])
	if !slices.Equal(files[true], files[false]) {
		t.Errorf("in English there are %v, in German %v", files[false], files[true])
	}
	if !slices.Contains(files[true], "speakers/wen-li.html") {
		t.Errorf("the page of somebody who has another name is not where it was: %v", files[true])
	}
	scripts, _ := fs.Glob(s, "site-*.js")
	styles, _ := fs.Glob(s, "site-*.css")
	if len(scripts) != 1 || len(styles) != 1 {
		t.Errorf("there are the scripts %v and the styles %v", scripts, styles)
	}
}

// Every relative link of every page leads to something, and every page to itself in the
// other language.
func TestLinksBetweenLanguages(t *testing.T) {
	post := bilingual()
	for _, base := range []string{"https://example.org/2026/", ""} {
		post.URL = base
		s := inLanguages(t, post, site.Options{})
		pages := pagesOf(t, s)
		for name, root := range pages {
			found := 0
			for n := range root.Descendants() {
				for _, attribute := range []string{"href", "src", "data-qr"} {
					if at := htmltest.Attr(n, attribute); at != "" && (base == "" || path.Base(name) != "404.html") {
						leads(t, s, name, at)
					}
				}
				if n.Data != "a" || htmltest.Attr(n, "hreflang") == "" {
					continue
				}
				found++
				if got, want := htmltest.Attr(n, "lang"), htmltest.Attr(n, "hreflang"); got != want {
					t.Errorf("%s: the link to %s is in %q", name, want, got)
				}
				to := resolved(name, htmltest.Attr(n, "href"))
				if strings.TrimPrefix(to, "de/") != strings.TrimPrefix(name, "de/") {
					t.Errorf("%s leads to %s in the other language", name, to)
				}
			}
			if want := 2; found != want && path.Base(name) != "404.html" {
				t.Errorf("%s leads to %d languages, want %d", name, found, want)
			}
		}
		switched := read(t, s, "de/sessions/"+path.Base(sessionPage(t, s)))
		for _, want := range []string{`lang="en" hreflang="en"><bdi>English</bdi>`, `lang="de" hreflang="de" aria-current="true"><bdi>Deutsch</bdi>`} {
			if !strings.Contains(switched, want) {
				t.Errorf("the page lacks %s", want)
			}
		}
	}
}

func sessionPage(t *testing.T, s *site.Site) string {
	t.Helper()
	pages, err := fs.Glob(s, "sessions/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("there are no pages of sessions")
	}
	return pages[0]
}

func resolved(from, to string) string {
	base := url.URL{Path: "/" + from}
	u, err := base.Parse(to)
	if err != nil || u.Host != "" || u.Scheme != "" {
		return ""
	}
	return strings.TrimPrefix(u.Path, "/")
}

// leads reports where a relative address leads to nothing.
func leads(t *testing.T, s *site.Site, from, to string) {
	t.Helper()
	if target := resolved(from, to); target != "" && !strings.HasSuffix(target, ".pdf") {
		if _, err := fs.Stat(s, target); err != nil {
			t.Errorf("%s leads to %s, which is not there", from, to)
		}
	}
}

// Search engines are told of each page in all languages, by the page and by the sitemap.
func TestAlternates(t *testing.T) {
	s := inLanguages(t, bilingual(), site.Options{})
	for name, root := range pagesOf(t, s) {
		if base := path.Base(name); base == "404.html" || base == "mine.html" {
			continue
		}
		named := map[string]string{}
		for n := range root.Descendants() {
			if n.Data == "link" && htmltest.Attr(n, "hreflang") != "" {
				named[htmltest.Attr(n, "hreflang")] = htmltest.Attr(n, "href")
			}
		}
		plain := strings.TrimSuffix(strings.TrimPrefix(name, "de/"), "index.html")
		if path.Dir(strings.TrimPrefix(name, "de/")) != "." || strings.HasSuffix(name, "changes.html") {
			plain = strings.TrimPrefix(name, "de/")
		}
		want := map[string]string{"en": "https://example.org/2026/" + plain, "de": "https://example.org/2026/de/" + plain, "x-default": "https://example.org/2026/" + plain}
		if !maps.Equal(named, want) {
			t.Errorf("%s names %v, want %v", name, named, want)
		}
	}
	sitemap := read(t, s, "sitemap.xml")
	for _, want := range []string{
		`<loc>https://example.org/2026/de/</loc>`, `<loc>https://example.org/2026/</loc>`,
		`<xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/2026/tracks/oil.html"></xhtml:link>`,
		`<xhtml:link rel="alternate" hreflang="de" href="https://example.org/2026/de/tracks/oil.html"></xhtml:link>`,
	} {
		if !strings.Contains(sitemap, want) {
			t.Errorf("the sitemap lacks %s", want)
		}
	}
}

// A German page says nothing in English but what is not translated, and that is marked.
func TestGermanPagesAreGerman(t *testing.T) {
	s := inLanguages(t, bilingual(), site.Options{})
	english := catalogue.For("en", nil)
	german := catalogue.For("de", nil)
	foreign := map[string]bool{}
	for _, key := range english.Keys() {
		if german.Text(key) != key && !strings.ContainsAny(key, "{}@") {
			foreign[key] = true
		}
	}
	for name, root := range pagesOf(t, s) {
		if !strings.HasPrefix(name, "de/") {
			continue
		}
		if lang := htmltest.Attr(htmltest.ByTag(root, "html"), "lang"); lang != "de" {
			t.Errorf("%s is in %q", name, lang)
		}
		for n := range root.Descendants() {
			said := []string{}
			if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
				said = append(said, strings.TrimSpace(n.Data))
			}
			for _, attribute := range []string{"title", "aria-label", "alt", "placeholder"} {
				said = append(said, htmltest.Attr(n, attribute))
			}
			for _, text := range said {
				if foreign[text] {
					t.Errorf("%s says %q", name, text)
				}
			}
			if n.Type == html.TextNode && n.Data == "Glass" && n.Parent.Data == "a" && htmltest.Attr(n.Parent, "lang") != "en" && htmltest.Attr(n.Parent.Parent, "lang") != "en" {
				t.Errorf("%s does not mark the title Glass as English", name)
			}
		}
	}
}

// Feeds, calendars and stars know a session by the same ID in all languages.
func TestIDsDoNotChangeWithTheLanguage(t *testing.T) {
	s := inLanguages(t, bilingual(), site.Options{})
	for name, id := range map[string]string{
		"atom.xml": `<entry[^>]*>[^\0]*?<id>([^<]*)</id>`, "rss.xml": `<guid[^>]*>([^<]*)</guid>`, "feed.json": `"id":\s*"([^"]*)"`, "schedule.ics": `UID:(.*)\s+(?:SEQ|DTS)`,
		"schedule.xml": `<(?:event|room)[^>]* guid="([^"]*)"`, "tracks/oil.ics": `UID:(.*)\s+(?:SEQ|DTS)`, "days/2026-03-27.html": `data-s="([^"]*)"`, "mine.html": `data-event="([^"]*)"`,
	} {
		of := func(file string) (ids []string) {
			for _, m := range regexp.MustCompile(id).FindAllStringSubmatch(read(t, s, file), -1) {
				ids = append(ids, strings.TrimSpace(m[1]))
			}
			return ids
		}
		if a, b := of(name), of("de/"+name); len(a) == 0 || !slices.Equal(a, b) {
			t.Errorf("%s: the IDs are %v, in German %v", name, a, b)
		}
	}
}

// A link in a text leads to a session in the language of the page, and to a file where
// it stands.
func TestLinksInTextsOfBranches(t *testing.T) {
	post := bilingual()
	post.Sessions[1].Code = "GAS101"
	post.Sessions[2].Summary = "See [Gas](#gas101) and [the plan](plan.pdf)."
	s := inLanguages(t, post, site.Options{})
	for _, f := range s.Files() {
		if !strings.HasPrefix(f.Name, "de/sessions/") || path.Ext(f.Name) != ".html" {
			continue
		}
		if page := read(t, s, f.Name); strings.Contains(page, "the plan") {
			if !strings.Contains(page, `href="gas101.html">Gas`) || !strings.Contains(page, `href="https://example.org/2026/plan.pdf"`) {
				t.Errorf("%s:\n%s", f.Name, page)
			}
			return
		}
	}
	t.Error("no page has the text")
}

func TestChoiceOfLanguages(t *testing.T) {
	for _, test := range []struct {
		o    site.Options
		want string
	}{
		{site.Options{}, "[de]"}, // and not fr, in which one talk is described
		{site.Options{Languages: []string{}}, "[]"},
		{site.Options{Languages: []string{"en"}}, "[]"},
		{site.Options{Languages: []string{"fr", "de", "en", "fr", "pt-BR"}}, "[de fr pt-br]"},
		{site.Options{Files: []site.File{{Exporter: export.RSS{}}, {Exporter: export.HTML{}}}}, "[]"},
		{site.Options{Files: []site.File{{Exporter: export.HTML{}}, {Exporter: export.RSS{}}}, Languages: []string{"de"}}, "[de]"},
	} {
		s := inLanguages(t, bilingual(), test.o)
		found := []string{}
		for _, tag := range []string{"de", "en", "fr", "pt-br"} {
			if page, err := fs.ReadFile(s, tag+"/index.html"); err == nil {
				found = append(found, tag)
				if !strings.Contains(string(page), `hreflang="en"`) {
					t.Errorf("%s/index.html does not lead back", tag)
				}
			}
		}
		if fmt.Sprint(found) != test.want {
			t.Errorf("%v: the site is in %v, want %s", test.o.Languages, found, test.want)
		}
	}
	doc := prepare(t, bilingual())
	if _, err := site.New(doc, site.Options{Languages: []string{"klingonese!"}}); err == nil || !strings.Contains(err.Error(), "klingonese!") {
		t.Errorf("what is no language: %v", err)
	}
}

// A recap without times is a page in each language.
func TestArticleInLanguages(t *testing.T) {
	post := bilingual()
	for i := range post.Sessions {
		post.Sessions[i].Start, post.Sessions[i].End = time.Time{}, time.Time{}
	}
	s, err := site.New(prepare(t, post), site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, wants := range map[string][]string{
		"index.html":    {`<a href="de/index.html" lang="de" hreflang="de"><bdi>Deutsch</bdi></a>`, `hreflang="x-default" href="https://example.org/2026/"`, `id="oil"`},
		"de/index.html": {`<a href="../index.html" lang="en" hreflang="en">`, `id="oil"`, `Dochte`},
	} {
		for _, want := range wants {
			if !strings.Contains(read(t, s, name), want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
	}
}

// The folder of a language is served as the root is.
func TestHandlerServesLanguages(t *testing.T) {
	s := inLanguages(t, bilingual(), site.Options{})
	h := &site.Handler{Load: func(context.Context) (*site.Site, error) { return s, nil }}
	get := func(at, accept string) *http.Response {
		r := httptest.NewRequest("GET", at, nil)
		r.Header.Set("Accept", accept)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w.Result()
	}
	if r := get("/de", "text/html"); r.StatusCode != http.StatusMovedPermanently || r.Header.Get("Location") != "./de/" {
		t.Errorf("/de: %d %s", r.StatusCode, r.Header.Get("Location"))
	}
	for accept, want := range map[string]string{"text/html": "text/html; charset=utf-8", "text/calendar": "text/calendar; charset=utf-8"} {
		if r := get("/de/", accept); r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != want {
			t.Errorf("%s: %d %s", accept, r.StatusCode, r.Header.Get("Content-Type"))
		}
	}
	if r := get("/de/days/2026-03-27.html", ""); r.StatusCode != http.StatusOK {
		t.Errorf("a day: %d", r.StatusCode)
	}
	dir := t.TempDir()
	report, err := site.Write(t.Context(), dir, s)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Files) < 60 {
		t.Errorf("%d files were written", len(report.Files))
	}
	if previous, err := site.Previous(dir); err != nil || previous.Language == "de" {
		t.Errorf("the memory of what was published is in %q: %v", previous.Language, err)
	}
}

// The texts of a theme are there in languages, too.
func TestThemeInLanguages(t *testing.T) {
	theme, err := site.ReadTheme(fstest.MapFS{
		"venue.md": file("# Getting there\n\nBy boat."), "venue.de.md": file("# Anreise\n\nMit dem Boot. [Regeln](rules.html) ![Karte](map.png)"), "map.png": file("png"), "rules.md": file("# Rules\n\nNone."),
		"footer.md": file("Imprint"), "footer.de.md": file("Impressum"), "logo.svg": file("<svg/>"),
	})
	if err != nil {
		t.Fatal(err)
	}
	s := inLanguages(t, bilingual(), site.Options{Theme: theme})
	for name, wants := range map[string][]string{
		"venue.html": {"Getting there", "Imprint"}, "de/venue.html": {"Anreise</a>", "Mit dem Boot.", `href="rules.html"`, `src="../theme/map.png"`, "Impressum", `src="../theme/logo.svg"`}, "de/rules.html": {"Rules", "Impressum"},
	} {
		for _, want := range wants {
			if !strings.Contains(read(t, s, name), want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
	}
	if _, err := fs.Stat(s, "de/theme/logo.svg"); err == nil {
		t.Error("the logo is there twice")
	}
	if _, err := site.ReadTheme(fstest.MapFS{"venue.old!.md": file("# Old")}); err == nil || !strings.Contains(err.Error(), "venue.de.md") {
		t.Errorf("what is no language: %v", err)
	}
}
