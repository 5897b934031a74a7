// Package golden compares what a test got with a golden file, a file of what
// it should get, and writes such files anew when the test runs with -update:
//
//	go test ./... -update
//
// That command hands the flag to the tests of every package, so every package
// that has tests imports this one, if only for the flag. The same holds for -long,
// with which tests run that take long:
//
//	go test ./... -long
package golden

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	long   = flag.Bool("long", false, "run the tests that take long as well")
)

// Long skips a test that takes long, unless it runs with -long.
func Long(t testing.TB) {
	t.Helper()
	if !*long {
		t.Skip("it takes long: go test -long runs it")
	}
}

// Check compares got with the golden file, byte for byte. With -update it
// writes the file instead, and its folder, unless they agree.
func Check(t testing.TB, file string, got []byte) {
	t.Helper()
	want, err := os.ReadFile(file)
	missing := errors.Is(err, fs.ErrNotExist)
	switch {
	case err != nil && !missing:
		t.Fatal(err)
	case !missing && bytes.Equal(want, got):
	case *update:
		if err := write(file, got); err != nil {
			t.Fatal(err)
		}
	case missing:
		t.Errorf("%s is missing; go test with -update writes it", file)
	default:
		t.Errorf("%s (-want +got):\n%s", file, cmp.Diff(string(want), string(got)))
	}
}

// CheckSection is Check for the part of a file between the comments
// <!-- name --> and <!-- /name -->, which stand on lines of their own.
func CheckSection(t testing.TB, file, name, got string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- /"+name+" -->\n"
	before, rest, found := strings.Cut(string(text), begin)
	_, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("%s holds no %q and %q", file, begin, end)
	}
	Check(t, file, []byte(before+begin+"\n"+got+"\n"+end+after))
}

func write(file string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o666)
}
