//go:build linux || darwin

package swapdir

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
)

// TestBackUpFails has no second place for what stands in a name: that is an error, and
// both stay as they are.
func TestBackUpFails(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := errors.Join(os.Symlink("nowhere", at("link")), syscall.Mkfifo(at("pipe"), 0o600), os.WriteFile(at("file"), nil, 0o600),
		os.WriteFile(at("gone"), nil, 0o600), os.WriteFile(at("taken"), []byte("mine"), 0o600), os.Mkdir(at("folder"), 0o700)); err != nil {
		t.Fatal(err)
	}
	infos := make(map[string]fs.FileInfo)
	for _, name := range []string{"link", "pipe", "file", "gone"} {
		if infos[name], err = os.Lstat(at(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(at("gone")); err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"link", "pipe", "file", "gone"} {
		backup := []string{"taken", "taken", "folder", strconv.Itoa(i)}[i]
		if err := backUp(root, name, backup, infos[name]); err == nil {
			t.Errorf("%s has a second place at %s", name, backup)
		}
	}
	if content, err := os.ReadFile(at("taken")); err != nil || string(content) != "mine" {
		t.Errorf("what was there holds %q, %v", content, err)
	}
	if target, err := os.Readlink(at("link")); err != nil || target != "nowhere" {
		t.Errorf("the link leads to %q, %v", target, err)
	}
	entries, err := os.ReadDir(dir)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{"file", "folder", "link", "pipe", "taken"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("there are %q, want %q", names, want)
	}
}
