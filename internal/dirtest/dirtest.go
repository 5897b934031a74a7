// Package dirtest says what stands in a directory, for tests.
package dirtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Tree returns what stands below a directory: for each file its content and
// the time of its last change, for each link where it leads. The file called
// list, in which who wrote it keeps what is theirs, is left out.
func Tree(t testing.TB, dir, list string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == dir || d.Name() == list {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		name = filepath.ToSlash(name)
		switch {
		case d.IsDir():
			found[name+"/"] = ""
		case d.Type() == fs.ModeSymlink:
			target, err := os.Readlink(path)
			found[name] = "→ " + target
			return err
		default:
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			info, err := d.Info()
			if err != nil {
				return err
			}
			found[name] = string(data) + info.ModTime().UTC().Format(time.DateTime)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// Age gives every file of a directory a time of change in the past, and
// returns its tree.
func Age(t testing.TB, dir, list string) map[string]string {
	t.Helper()
	old := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	for name, content := range Tree(t, dir, list) {
		if strings.HasSuffix(name, "/") || strings.HasPrefix(content, "→") {
			continue
		}
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	return Tree(t, dir, list)
}
