package page_test

import (
	"crypto/sha256"
	"errors"
	"html/template"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/page"
)

// small is a page with one session in English.
func small() *page.Page {
	words := page.NewWords[page.Words](catalogue.For("en", nil))
	p := &page.Page{
		Title: "Brick Days", URL: "https://example.org/", Language: "en", Direction: "ltr", PictureSources: "data:", Words: words,
		TrackColors: []string{"#003366"}, Places: []string{"g1", "h12"},
	}
	p.Groups = []page.Group{{
		Page: p, Contents: func(func(page.Reference) bool) {},
		Sessions: func(yield func(*page.Session) bool) { yield(&page.Session{Title: "Looms", Anchor: "looms", Page: p}) },
	}}
	return p
}

func written(t *testing.T, p *page.Page, user *template.Template) string {
	t.Helper()
	var b strings.Builder
	if err := page.Write(&b, p, user); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func theme(t *testing.T, text string) *template.Template {
	t.Helper()
	parsed, err := template.New("theme").Funcs(template.FuncMap{"shout": strings.ToUpper}).Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

// elements are the contents of the elements of a name.
func elements(t *testing.T, text, name string) (all []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			content := ""
			for c := range n.ChildNodes() {
				content += c.Data
			}
			all = append(all, content)
		}
	}
	return all
}

// The policy admits the style and the script that the page writes, be they its own or
// of a theme, and no more of either.
func TestPolicyAdmitsWhatThePageWrites(t *testing.T) {
	for what, test := range map[string]struct {
		user  *template.Template
		edit  func(p *page.Page)
		count int
	}{
		"a page":                 {nil, func(*page.Page) {}, 2},
		"a page with a player":   {nil, func(p *page.Page) { p.PlayerSources = "; frame-src https://video.example" }, 2},
		"a page with more style": {nil, func(p *page.Page) { p.CSS = "h1 { color: red }</style><b>" }, 2},
		"a theme with a style":   {theme(t, `{{define "style"}}<style>a</style><style>b</style>{{end}}`), func(*page.Page) {}, 3},
		"a theme without script": {theme(t, `{{define "script"}}{{end}}`), func(*page.Page) {}, 1},
	} {
		p := small()
		test.edit(p)
		text := written(t, p, test.user)
		content := append(elements(t, text, "style"), elements(t, text, "script")...)
		if len(content) != test.count || strings.Count(p.Policy, "'sha256-") != test.count {
			t.Errorf("%s: %d elements, and the policy %s; want %d", what, len(content), p.Policy, test.count)
		}
		for _, c := range content {
			sum := sha256.Sum256([]byte(c))
			if !strings.Contains(p.Policy, " '"+page.SourceHash(sum[:])+"'") {
				t.Errorf("%s: the policy %s does not admit %.40q", what, p.Policy, c)
			}
		}
		if !strings.HasPrefix(p.Policy, "default-src 'none'; ") || !strings.Contains(p.Policy, "; img-src data:"+p.PlayerSources+"; base-uri 'none'; form-action 'none'") {
			t.Errorf("%s: the policy is %s", what, p.Policy)
		}
		if !strings.Contains(html.UnescapeString(text), `http-equiv="Content-Security-Policy" content="`+p.Policy+`"`) {
			t.Errorf("%s: the page does not say %s", what, p.Policy)
		}
	}
}

// What is added to the style cannot end it.
func TestStyleIsNotEnded(t *testing.T) {
	p := small()
	p.CSS = "</style><script>alert(1)</script>"
	if styles := elements(t, written(t, p, nil), "style"); len(styles) != 1 || !strings.HasSuffix(styles[0], `<\/style><script>alert(1)<\/script>`) {
		t.Errorf("the styles end with %.80q", styles)
	}
}

// The data of a page is admitted by the hash that goes with it.
func TestPolicyAdmitsData(t *testing.T) {
	p := small()
	p.DataHash = "sha256-abc"
	p.Data = func(yield func(template.JS) bool) { _ = yield(`{"a":`) && yield(`1}`) }
	if scripts := elements(t, written(t, p, nil), "script"); !slices.Contains(scripts, `{"a":1}`) || !strings.Contains(p.Policy, " 'sha256-abc'") {
		t.Errorf("the scripts are %.80q, the policy %s", scripts, p.Policy)
	}
}

// A theme's blocks take the places of those of their names, may call its own
// functions, and leave the others as they are.
func TestThemes(t *testing.T) {
	user := theme(t, `{{define "session"}}<article>{{shout (print .Title)}}</article>{{end}}`)
	text := written(t, small(), user)
	if !strings.Contains(text, "<article>LOOMS</article>") || !strings.Contains(text, "<title>Brick Days</title>") {
		t.Errorf("got %s", text)
	}
	if again := written(t, small(), user); again != text {
		t.Errorf("a second page differs:\n%s", again)
	}
	fragment := small()
	fragment.Fragment = true
	if text := written(t, fragment, user); strings.Contains(text, "<html") || !strings.Contains(text, "LOOMS") {
		t.Errorf("a fragment is %s", text)
	}
}

// Of a theme that fails nothing is written, and the error says where it failed.
func TestThemesThatFail(t *testing.T) {
	executed := theme(t, `{{define "session"}}{{end}}`)
	if err := executed.ExecuteTemplate(&strings.Builder{}, "session", nil); err != nil {
		t.Fatal(err)
	}
	for want, user := range map[string]*template.Template{
		"cannot Clone":         executed,
		`"session" at <.Nope>`: theme(t, `{{define "session"}}{{.Nope}}{{end}}`),
		`"style" at <.Nope>`:   theme(t, `{{define "style"}}{{.Nope}}{{end}}`),
	} {
		var b strings.Builder
		if err := page.Write(&b, small(), user); err == nil || !strings.Contains(err.Error(), want) || b.Len() > 0 {
			t.Errorf("%s: %v, and %d bytes are written", want, err, b.Len())
		}
	}
}

// The error of the writer is that of the page, with a theme and without.
func TestWriterFails(t *testing.T) {
	for what, user := range map[string]*template.Template{"no theme": nil, "a theme": theme(t, `{{define "footer"}}{{end}}`)} {
		if err := page.Write(full{}, small(), user); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", what, err)
		}
	}
	sheet := &page.Sheet{Title: "Looms", Language: "en", Words: page.NewWords[page.SheetWords](catalogue.For("en", nil))}
	if err := page.WriteSheet(full{}, sheet); !errors.Is(err, errFull) {
		t.Errorf("a page of a site: %v", err)
	}
}

var errFull = errors.New("the disk is full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// Pages of a site say their title, refer to style and scripts, and hide themselves
// from search engines if they should.
func TestSheets(t *testing.T) {
	sheet := &page.Sheet{
		Title: "Looms & lamps", Heading: "Looms", Language: "ar", Direction: "rtl", Kind: "text", Style: "../style.css", Scripts: []string{"../a.js"},
		Words: page.NewWords[page.SheetWords](catalogue.For("ar", nil)), Text: "<p>Words.</p>", Hidden: true,
	}
	var b strings.Builder
	if err := page.WriteSheet(&b, sheet); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<html lang="ar" dir="rtl" class="text">`, "<title>Looms &amp; lamps</title>", `href="../style.css"`, `<script src="../a.js" defer>`, "<p>Words.</p>", `content="noindex"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("there is no %s in %s", want, b.String())
		}
	}
}

// Tracks have their colors in both schemes, and no rule where they have none.
func TestTrackStyle(t *testing.T) {
	light, dark, found := strings.Cut(page.TrackStyle([]string{"#003366", "", "#ffff00"}), "@media (prefers-color-scheme: dark)")
	for scheme, rules := range []string{light, dark} {
		if !found || strings.Count(rules, "--track: #") != 2 || !strings.Contains(rules, ".track-1 {") || !strings.Contains(rules, ".track-3 {") {
			t.Errorf("scheme %d has the rules %q", scheme, rules)
		}
	}
	for _, colors := range [][]string{nil, make([]string, 100)} {
		if got := page.TrackStyle(colors); got != "" {
			t.Errorf("%d tracks without colors have the rules %q", len(colors), got)
		}
	}
}

// Each place of the grids has one rule, in a page as on a site.
func TestPlacesHaveRules(t *testing.T) {
	places := []string{"w2", "g1", "h12", "c3", "g1", "n4", "r90", "l18"}
	p := small()
	p.Places = places
	for what, style := range map[string]string{"page": elements(t, written(t, p, nil), "style")[0], "site": page.SheetStyle([]string{"#003366"}, places)} {
		for _, rule := range []string{
			".g1{grid-row-start:1}", ".h12{grid-row-end:span 12}", ".c3{grid-column-start:3}",
			".w2{grid-column-end:span 2}", ".n4{--n:4}", ".r90{--rows:90}", ".l18{--line:18px}", ".track-1 { --track: #003366;",
		} {
			if n := strings.Count(style, rule); n != 1 {
				t.Errorf("the style of a %s has %d rules %s", what, n, rule)
			}
		}
	}
}

// Scripts of a site are whole, without comments, and cannot end the element that they
// stand in; the words of all languages are in the first.
func TestScripts(t *testing.T) {
	words := map[string]*page.ScriptWords{
		"en": page.NewWords[page.ScriptWords](catalogue.For("en", nil)),
		"de": page.NewWords[page.ScriptWords](catalogue.For("de", map[string]string{"Search": "</script>"})),
	}
	first := page.SheetScript(words)
	if !strings.HasPrefix(first, `"use strict"; const W = {"de":{`) || !strings.Contains(first, `"Search":"Search"`) {
		t.Errorf("it begins with %.200s", first)
	}
	for what, script := range map[string]string{"all": first, "day": page.DayScript(), "mine": page.MineScript(), "code": page.CodeScript()} {
		if strings.Contains(script, "</script") || len(script) < 1000 || what != "code" && strings.Contains(script, "/*") {
			t.Errorf("the script %s has %d bytes, and a comment or an end in it", what, len(script))
		}
	}
	if code := page.CodeScript(); !strings.Contains(code, "License") {
		t.Error("the script of another author says no license")
	}
	if icon := page.Icon(); !strings.HasPrefix(icon, "<svg ") {
		t.Errorf("the icon begins with %.40q", icon)
	}
}

// A language is called as it calls itself, without a region; what is no tag is shown
// as it is.
func TestVersionNames(t *testing.T) {
	for tag, want := range map[string]string{
		"en-GB": "English", "de": "Deutsch", "pt-BR": "Português", "pt-PT": "Português europeu", "zh-Hant-TW": "繁體中文", "ar": "العربية", "not a tag": "not a tag", "": "",
	} {
		v := page.NewVersion(tag, "u", "a", true, false)
		if v != (page.Version{Language: tag, Name: want, URL: "u", Address: "a", Main: true}) {
			t.Errorf("%s is %+v, want %s", tag, v, want)
		}
	}
}

// Words of the user in a language that has no others name it; those with numbers have the
// forms of their language.
func TestWords(t *testing.T) {
	known := page.NewWords[page.Words](catalogue.For("de", nil))
	if known.Top != "Zum Seitenanfang" || known.By.Before != "Von " {
		t.Errorf("in German they are %+v", known)
	}
	unknown := page.NewWords[page.Words](catalogue.For("tlh", map[string]string{"Back to the top": "Do’", "By {}": "{} qonta’"}))
	if unknown.Top != `<span lang="tlh">Do’</span>` || unknown.Sessions != "Sessions" || unknown.By.After != `<span lang="tlh"> qonta’</span>` || unknown.By.Before != "" {
		t.Errorf("in a language without words they are %+v", unknown)
	}
	arabic := page.NewWords[page.ScriptWords](catalogue.For("ar", nil)).Show
	if arabic["two"] == arabic["few"] || arabic["two"] == "" || arabic["other"] == "" {
		t.Errorf("Arabic has the forms %q", arabic)
	}
	english := page.NewWords[page.ScriptWords](catalogue.For("en", nil)).Show
	if english["one"] != "Show {n} session" || english["other"] != "Show {n} sessions" || len(english) != 2 {
		t.Errorf("English has the forms %q", english)
	}
	if got := page.Fill(catalogue.For("tlh", map[string]string{"By {}": "{} qonta’"}), "By {}", "", "<Ada>"); got != `<span lang="tlh">&lt;Ada&gt; qonta’</span>` {
		t.Errorf("filled it is %s", got)
	}
}

// A picture without an address is none.
func TestPictures(t *testing.T) {
	if page.NewPicture("", "words", "de", 1, 2) != nil {
		t.Error("there is a picture at no address")
	}
	if p := page.NewPicture("a.png", "words", "de", 1, 2); *p != (page.Picture{URL: "a.png", Alt: "words", Language: "de", Width: 1, Height: 2}) {
		t.Errorf("the picture is %+v", p)
	}
}
