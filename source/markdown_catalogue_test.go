package source_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/source"
)

// Markdown in any language that has a catalogue, and in one that has none, says
// what it says in English.
func TestMarkdownIsReadInEveryLanguage(t *testing.T) {
	check := func(t *testing.T, post recap.Post) {
		in := func(language string, e export.Exporter) recap.Post {
			post.Language = language
			read := readBack(t, exported(t, post, e), source.Markdown{})
			read.Language = ""
			return read
		}
		for name, e := range mdVariants() {
			english := in("en", e)
			for _, language := range append(catalogue.Languages()[1:], "sv") {
				if diff := cmp.Diff(english, in(language, e), cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("%s in %s (-in English +in %s):\n%s", name, language, language, diff)
				}
			}
		}
	}
	forPosts(t, 12, check)
	for _, file := range []string{"full", "programme", "reinvent"} {
		text, err := os.ReadFile("../testdata/" + file + "/post.json")
		if err != nil {
			t.Fatal(err)
		}
		check(t, readBack(t, string(text), source.JSON{}))
	}
}
