package body

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/seed-e2fd8668/recap/internal/golden"

	"github.com/seed-e2fd8668/recap/internal/markdown"
)

// TestCases reads the cases in testdata. Each is an archive of the input, in.md
// or in.html, and of what is written of it: html, text and markdown. Feel free to
// add one: with a comment, the input, and go test -update.
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			archive := txtar.Parse(data)
			if len(archive.Files) == 0 {
				t.Fatal("there is no input")
			}
			input := archive.Files[0]
			src := strings.TrimSuffix(string(input.Data), "\n")
			b := ParseHTML(src, testBase(t))
			if input.Name == "in.md" {
				if b, err = Parse(src, testBase(t)); err != nil {
					t.Fatal(err)
				}
			}
			pictures := func(url string) bool { return strings.HasPrefix(url, "https://conf.example/") }
			html := b.HTML(HTMLOptions{Picture: pictures})
			got := txtar.Archive{Comment: archive.Comment, Files: []txtar.File{
				input,
				{Name: "html", Data: []byte(html)},
				{Name: "text", Data: []byte(b.Text())},
				{Name: "markdown", Data: []byte(b.Markdown(MarkdownOptions{Headings: &markdown.Headings{}}))},
			}}
			golden.Check(t, name, txtar.Format(&got))
			checkAllowed(t, html)
			checkCanonical(t, b.HTML(HTMLOptions{}))
		})
	}
}
