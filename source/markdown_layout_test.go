package source_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/source"
)

func exported(t testing.TB, post recap.Post, e export.Exporter) string {
	t.Helper()
	var b strings.Builder
	if err := export.Write(context.Background(), &b, post, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// mdVariants are the options with which a document can be read back.
func mdVariants() map[string]export.Markdown {
	return map[string]export.Markdown{
		"plain":        {},
		"front matter": {FrontMatter: true},
		"level 3":      {HeadingLevel: 3},
		"no contents":  {NoContents: true},
	}
}

// What is written, read and written again is the same.
func TestMarkdownReadsWhatIsWritten(t *testing.T) {
	files, _ := filepath.Glob("../testdata/*/post.json")
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var post recap.Post
		if err := json.Unmarshal(data, &post); err != nil {
			t.Fatal(err)
		}
		for name, e := range mdVariants() {
			t.Run(filepath.Base(filepath.Dir(file))+"/"+name, func(t *testing.T) {
				first := exported(t, post, e)
				result := read(t, first, source.Options{Readers: []source.Reader{source.Markdown{}}})
				checkNotes(t, result.Notes)
				if diff := cmp.Diff(first, exported(t, result.Post, e)); diff != "" {
					t.Errorf("document (-before +after):\n%s", diff)
				}
			})
		}
	}
}
