package golden

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// recorder is a test that takes note of what it is told.
type recorder struct {
	testing.TB
	said string
}

func (r *recorder) Helper()                        {}
func (r *recorder) Errorf(format string, a ...any) { r.said += fmt.Sprintf(format, a...) }

// setUpdate sets -update for the length of a test.
func setUpdate(t *testing.T, to bool) {
	before := *update
	*update = to
	t.Cleanup(func() { *update = before })
}

func TestCheck(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new", "file.txt")
	check := func(got string) string {
		r := &recorder{TB: t}
		Check(r, file, []byte(got))
		return r.said
	}
	setUpdate(t, false)
	if said := check("one\n"); !strings.Contains(said, "missing") {
		t.Errorf("without a file: said %q, want that it is missing", said)
	}
	setUpdate(t, true)
	if said := check("one\n"); said != "" {
		t.Errorf("with -update: said %q", said)
	}
	setUpdate(t, false)
	if said := check("one\n"); said != "" {
		t.Errorf("with the same bytes: said %q", said)
	}
	if said := check("two\n"); !strings.Contains(said, "one") || !strings.Contains(said, "two") {
		t.Errorf("with other bytes: said %q, want a difference", said)
	}
	if data, _ := os.ReadFile(file); string(data) != "one\n" {
		t.Errorf("a check without -update left %q in the file", data)
	}
}

func TestEveryTestKnowsTheFlag(t *testing.T) {
	const format = `{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}} {{join .TestImports " "}} {{join .XTestImports " "}}{{end}}`
	list := exec.Command("go", "list", "-f", format, "./...")
	list.Dir = "../.."
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	const self = "github.com/seed-e2fd8668/recap/internal/golden"
	for line := range strings.Lines(string(out)) {
		if fields := strings.Fields(line); !slices.Contains(fields, self) {
			t.Errorf("the tests of %s do not import %s, so go test ./... -update fails", fields[0], self)
		}
	}
}

func TestCheckSection(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file.md")
	const before, after = "before\n<!-- part -->\n", "<!-- /part -->\nafter\n"
	if err := os.WriteFile(file, []byte(before+"\nold\n\n"+after), 0o666); err != nil {
		t.Fatal(err)
	}
	check := func(got string) string {
		r := &recorder{TB: t}
		CheckSection(r, file, "part", got)
		return r.said
	}
	setUpdate(t, false)
	if said := check("old\n"); said != "" {
		t.Errorf("of the same text: said %q", said)
	}
	if said := check("new\n"); !strings.Contains(said, "-want +got") {
		t.Errorf("of another text: said %q", said)
	}
	setUpdate(t, true)
	check("new\n")
	if text, err := os.ReadFile(file); err != nil || string(text) != before+"\nnew\n\n"+after {
		t.Errorf("the file is %q, %v", text, err)
	}
}
