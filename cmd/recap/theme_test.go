package main

import (
	"os"
	"strings"
	"testing"
)

// TestTheme: the look and a page of one's own, in the site and as it is served,
// where they are followed.
func TestTheme(t *testing.T) {
	inProject(t, map[string]string{
		"post.json":       choicesPost,
		"theme/style.css": ":root { --accent: #603; }",
		"theme/logo.svg":  "<svg/>",
		"theme/venue.md":  "# Venue\n\nBy the sea.\n",
	})
	if got := say(t, "site", "post.json", "--theme", "theme", "-o", "public"); got.status != 0 || strings.Contains(got.stderr, "leads to") {
		t.Fatalf("got %+v", got)
	}
	for file, holds := range map[string]string{"public/venue.html": "By the sea.", "public/theme/logo.svg": "<svg/>", "public/index.html": "theme/logo.svg"} {
		if text, err := os.ReadFile(file); err != nil || !strings.Contains(string(text), holds) {
			t.Errorf("%s: %v, without %s", file, err, holds)
		}
	}
	url, stop := start(t, "post.json", "--theme", "theme")
	wait(t, url+"venue.html", "By the sea.")
	if err := os.WriteFile("theme/venue.md", []byte("# Venue\n\nOn the quay.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	wait(t, url+"venue.html", "On the quay.")
	if got := stop(); got != 0 {
		t.Errorf("exit status %d after an interrupt", got)
	}
}

// TestThemeSaysWhatIsMissing: a picture that is not there.
func TestThemeSaysWhatIsMissing(t *testing.T) {
	inProject(t, map[string]string{"post.json": choicesPost, "theme/venue.md": "# Venue\n\n![Plan](plan.png)\n"})
	want := "--theme theme: venue.html leads to plan.png, and neither the theme nor the site has that file\n"
	if got := say(t, "site", "post.json", "--theme", "theme"); got.status != 0 || !strings.Contains(got.stderr, want) {
		t.Errorf("got %+v, want %s", got, want)
	}
	if got := say(t, "site", "post.json", "--theme", "theme", "-q"); got != (outcome{}) {
		t.Errorf("got %+v", got)
	}
}

// TestThemeOfConvert: the page has the look, with the files beside it, or in it where it goes
// to standard output.
func TestThemeOfConvert(t *testing.T) {
	inProject(t, map[string]string{
		"post.json": choicesPost, "theme/style.css": "@font-face { src: url(quay.woff2) }", "theme/quay.woff2": "font", "theme/logo.svg": "<svg/>",
		"theme/nav.md": "- [Tickets](https://example.org/tickets)\n",
	})
	if got := say(t, "convert", "post.json", "--theme", "theme", "-o", "out"); got.status != 0 || strings.Contains(got.stderr, "--theme") {
		t.Fatalf("got %+v", got)
	}
	page, err := os.ReadFile("out/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`src="theme/logo.svg"`, `url("theme/quay.woff2")`, ">Tickets</a>"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("out/index.html lacks %s", want)
		}
	}
	if font, err := os.ReadFile("out/theme/quay.woff2"); err != nil || string(font) != "font" {
		t.Errorf("the font is %q: %v", font, err)
	}
	alone := say(t, "convert", "post.json", "--theme", "theme", "--to", "html", "-o", "-")
	for _, want := range []string{`url("data:image/svg+xml;base64,`, `url("data:font/woff2;base64,Zm9udA==")`, ">Tickets</a>"} {
		if alone.status != 0 || !strings.Contains(alone.stdout, want) {
			t.Errorf("status %d, and standard output lacks %s", alone.status, want)
		}
	}
	if err := os.Remove("theme/quay.woff2"); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"site", "post.json"}, {"convert", "post.json"}, {"convert", "post.json", "--to", "html", "-o", "-"}} {
		got := say(t, append(args, "--theme", "theme", "-q")...)
		if got.status != 1 || got.stdout != "" || !strings.Contains(got.stderr, "line 1: @font-face names the font quay.woff2") {
			t.Errorf("%v: got %+v", args, got)
		}
	}
}

// TestThemeSaysWhatIsUnused: a text in a language that the site is not in.
func TestThemeSaysWhatIsUnused(t *testing.T) {
	inProject(t, map[string]string{"post.json": choicesPost, "theme/footer.md": "Imprint\n", "theme/footer.fr.md": "Mentions\n"})
	want := "--theme theme: footer.fr.md is on no page: the site is in en and not in fr\n"
	if got := say(t, "site", "post.json", "--theme", "theme"); got.status != 0 || !strings.Contains(got.stderr, want) {
		t.Errorf("got %+v, want %s", got, want)
	}
}
