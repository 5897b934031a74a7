package main

import (
	"bytes"
	"image/png"
	"os"
	"strings"
	"testing"
)

// With --cards, or the key of the project file, the pages name pictures that are
// there; without, nothing is drawn.
func TestCards(t *testing.T) {
	inProject(t, map[string]string{
		"post.json":  `{"title": "Recap", "sessions": [{"title": "Servers", "code": "SVS401"}]}`,
		"recap.yaml": "file: post.json\nurl: https://example.org/\ncards: true\noutput: drawn\n",
	})
	for _, args := range [][]string{{"site"}, {"site", "--cards=false", "-o", "plain"}} {
		if got := say(t, args...); got.status != 0 {
			t.Fatalf("got %+v", got)
		}
	}
	data, err := os.ReadFile("drawn/sessions/svs401.png")
	if err != nil {
		t.Fatal(err)
	}
	if size, err := png.DecodeConfig(bytes.NewReader(data)); err != nil || size.Width != 1200 || size.Height != 630 {
		t.Errorf("the card is %+v (error: %v)", size, err)
	}
	page, err := os.ReadFile("drawn/sessions/svs401.html")
	if err != nil || !strings.Contains(string(page), `<meta property="og:image" content="https://example.org/sessions/svs401.png">`) {
		t.Errorf("the page does not name its card (error: %v)", err)
	}
	if _, err := os.Stat("plain/sessions/svs401.png"); err == nil {
		t.Error("a card is drawn that nobody asked for")
	}
}
