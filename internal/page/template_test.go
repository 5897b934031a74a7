package page

import (
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

// TestBuiltInIsCompiled has it that pages are not made by html/template itself
// with the version of Go that runs this test.
func TestBuiltInIsCompiled(t *testing.T) {
	loadBuiltIn()
	for _, name := range []string{"page", "fragment"} {
		if builtIn.compiled[name] == nil {
			t.Errorf("the block %q is not compiled", name)
		}
	}
}

// Without compiled blocks, pages are the same.
func TestWithoutCompiling(t *testing.T) {
	view := func() *Page {
		return &Page{
			Title: "A & B", URL: "https://example.org/", Language: "en", Direction: "ltr", Words: NewWords[Words](catalogue.For("en", nil)),
			Groups: []Group{{Page: &Page{Words: new(Words)}, Contents: func(func(Reference) bool) {}, Sessions: func(yield func(*Session) bool) {
				yield(&Session{Title: NewText("<C>", "de", "en"), Body: NewBody("<em>D</em>", "de", "en"), Page: &Page{Words: new(Words)}})
			}}},
		}
	}
	var compiled, executed strings.Builder
	if err := Write(&compiled, view(), nil); err != nil {
		t.Fatal(err)
	}
	kept := builtIn.compiled
	builtIn.compiled = nil
	defer func() { builtIn.compiled = kept }()
	if err := Write(&executed, view(), nil); err != nil {
		t.Fatal(err)
	}
	if compiled.String() != executed.String() {
		t.Errorf("got\n%s\nwant\n%s", executed.String(), compiled.String())
	}
}
