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
	if got := say(t, "site", "post.json", "--theme", "theme", "-o", "public"); got.status != 0 {
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
