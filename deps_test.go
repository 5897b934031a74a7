package recap_test

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Imports point one way: cmd, examples → site → export, and source beside export
// → recap. What a package of this module may import of the module is listed here;
// what is not listed may import nothing of it.
var mayImport = map[string][]string{
	"recap":              {"internal/text", "internal/weburl"},
	"internal/body":      {"internal/markdown", "internal/sanitize", "internal/text", "internal/weburl"},
	"internal/markdown":  {"internal/text"},
	"internal/catalogue": {},
	"internal/compiled":  {},
	"internal/golden":    {},
	"internal/dirtest":   {},
	"internal/htmltest":  {},
	"internal/icalendar": {},
	"internal/page":      {"internal/catalogue", "internal/compiled", "internal/shade"},
	"internal/timetable": {"recap"},
	"internal/posttest":  {"recap"},
	"internal/sanitize":  {},
	"internal/schedule":  {},
	"internal/shade":     {},
	"internal/swapdir":   {},
	"internal/text":      {},
	"internal/view":      {"recap", "internal/catalogue", "internal/page", "internal/timetable", "internal/weburl"},
	"internal/weburl":    {"internal/text"},
	"export":             {"recap", "internal/body", "internal/catalogue", "internal/icalendar", "internal/markdown", "internal/page", "internal/schedule", "internal/shade", "internal/timetable", "internal/text", "internal/view", "internal/weburl"},
	"export/exporttest":  {"recap", "export"},
	"lint":               {"recap", "export"},
	"site":               {"recap", "export", "internal/catalogue", "internal/page", "internal/shade", "internal/swapdir", "internal/text", "internal/timetable", "internal/view", "internal/weburl"},
	"site/card":          {"recap", "export", "internal/shade", "internal/view"},
	"source":             {"recap", "internal/body", "internal/catalogue", "internal/icalendar", "internal/markdown", "internal/schedule", "internal/text", "internal/weburl"},
	"source/sourcetest":  {"recap", "source"},
	"source/xlsx":        {"recap", "source"},
	"cmd/recap":          {"recap", "export", "lint", "site", "site/card", "source", "source/xlsx"},
	"examples/":          {"recap", "export", "site", "source"},
	"internal/bench/":    {"recap", "export", "source"},
}

// The rendering and sanitising libraries have one importer; what is measured
// against them is another matter.
var soleImporter = map[string]string{
	"github.com/gomarkdown/markdown":      "internal/body",
	"github.com/microcosm-cc/bluemonday":  "internal/sanitize",
	"github.com/go-playground/validator/": "recap",
	"github.com/xuri/excelize/":           "source/xlsx",
	"github.com/go-text/typesetting/":     "site/card",
	"golang.org/x/image/":                 "site/card",
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
		for _, folder := range []string{"examples/", "internal/bench/"} {
			if strings.HasPrefix(importer, folder) {
				rule = folder
			}
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
				if strings.HasPrefix(path, library) && importer != sole && rule != "internal/bench/" {
					t.Errorf("%s imports %s, which only %s may", importer, path, sole)
				}
			}
		}
	}
}

// What draws pictures is compiled for who draws some.
func TestFontsAreNotCompiledForAll(t *testing.T) {
	for _, path := range []string{".", "./export", "./lint", "./site", "./source"} {
		out, err := exec.Command("go", "list", "-deps", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, needed := range strings.Fields(string(out)) {
			if strings.HasSuffix(needed, "/site/card") || strings.HasPrefix(needed, "github.com/go-text/") || strings.HasPrefix(needed, "golang.org/x/image/") {
				t.Errorf("%s needs %s", path, needed)
			}
		}
	}
}

// Who imports the root alone compiles the root, the validator with what it
// needs, and of what the root itself uses for identifiers, for text that is
// compared and for hosts of URLs.
func TestRootIsLight(t *testing.T) {
	allowed := []string{"github.com/seed-e2fd8668/recap", "github.com/seed-e2fd8668/recap/internal/", "github.com/google/uuid", "golang.org/x/net/idna", "golang.org/x/text/"}
	list := func(path string) []string {
		t.Helper()
		out, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.Fields(string(out))
	}
	needed := list("github.com/go-playground/validator/v10")
	for _, path := range list(".") {
		if slices.Contains(needed, path) {
			continue
		}
		if !slices.ContainsFunc(allowed, func(a string) bool { return path == a || strings.HasSuffix(a, "/") && strings.HasPrefix(path, a) }) {
			t.Errorf("the root needs %s", path)
		}
	}
}

// The table in ARCHITECTURE.md says the same as the one above.
func TestArchitecture(t *testing.T) {
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	documented := make(map[string][]string)
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || !strings.HasPrefix(cells[1], " `") {
			continue
		}
		imports := []string{}
		for i, name := range strings.Split(cells[3], "`") {
			if i%2 == 1 {
				imports = append(imports, name)
			}
		}
		slices.Sort(imports)
		documented[strings.Trim(cells[1], " `")] = imports
	}
	for room, imports := range mayImport {
		if strings.HasSuffix(room, "/") {
			continue // programs that show or measure the others
		}
		allowed := append([]string{}, imports...)
		slices.Sort(allowed)
		if !slices.Equal(documented[room], allowed) {
			t.Errorf("ARCHITECTURE.md says of %s that it may import %v; deps_test.go says %v", room, documented[room], allowed)
		}
		delete(documented, room)
	}
	for room := range documented {
		t.Errorf("ARCHITECTURE.md has the room %s, which is not in deps_test.go", room)
	}
}
