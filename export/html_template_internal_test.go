package export

import (
	"bytes"
	"context"
	"testing"

	"github.com/seed-e2fd8668/recap"
)

// TestBuiltInPageIsCompiled has it that pages are not made by html/template
// itself with the version of Go that runs this test.
func TestBuiltInPageIsCompiled(t *testing.T) {
	loadBuiltInPage()
	if builtInPage.err != nil {
		t.Fatal(builtInPage.err)
	}
	for _, name := range []string{"page", "fragment"} {
		if builtInPage.compiled[name] == nil {
			t.Errorf("the block %q is not compiled", name)
		}
	}
}

// Without compiled blocks, pages are the same.
func TestBuiltInPageWithoutCompiling(t *testing.T) {
	doc, err := Prepare(recap.Post{Title: "A & B", URL: "https://example.org/", Sessions: []recap.Session{{Title: "<C>", Summary: "*D*"}}})
	if err != nil {
		t.Fatal(err)
	}
	var compiled, executed bytes.Buffer
	if err := (HTML{}).Export(context.Background(), &compiled, doc); err != nil {
		t.Fatal(err)
	}
	kept := builtInPage.compiled
	builtInPage.compiled = nil
	defer func() { builtInPage.compiled = kept }()
	if err := (HTML{}).Export(context.Background(), &executed, doc); err != nil {
		t.Fatal(err)
	}
	if compiled.String() != executed.String() {
		t.Errorf("got\n%s\nwant\n%s", executed.String(), compiled.String())
	}
}
