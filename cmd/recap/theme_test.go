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
