package recap_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Imports point one way: examples → export, source → recap. What a package of
// this module may import of the module is listed here; what is not listed may
// import nothing of it.
var mayImport = map[string][]string{
	"recap":             {},
	"internal/golden":   {},
	"internal/markup":   {},
	"internal/schedule": {},
	"export":            {"recap", "internal/markup", "internal/schedule"},
	"export/exporttest": {"recap", "export"},
	"source":            {"recap", "internal/markup", "internal/schedule"},
	"examples/":         {"recap", "export", "source"},
}

// The rendering and sanitising libraries have one importer.
var soleImporter = map[string]string{
	"github.com/gomarkdown/markdown":      "internal/markup",
	"github.com/microcosm-cc/bluemonday":  "internal/markup",
	"github.com/go-playground/validator/": "recap",
}

func TestImports(t *testing.T) {
	const module = "github.com/seed-e2fd8668/recap"
	name := func(path string) string {
		if path == module {
			return "recap"
		}
		return strings.TrimPrefix(path, module+"/")
	}
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		importer := name(fields[0])
		rule := importer
		if strings.HasPrefix(importer, "examples/") {
			rule = "examples/"
		}
		allowed, known := mayImport[rule]
		if !known {
			t.Errorf("%s is not in the table of imports", importer)
		}
		for _, path := range fields[1:] {
			if strings.HasPrefix(path, module) && !slices.Contains(allowed, name(path)) {
				t.Errorf("%s imports %s", importer, name(path))
			}
			for library, sole := range soleImporter {
				if strings.HasPrefix(path, library) && importer != sole {
					t.Errorf("%s imports %s, which only %s may", importer, path, sole)
				}
			}
		}
	}
}
