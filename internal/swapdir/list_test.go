package swapdir

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-e2fd8668/recap/internal/dirtest"
)

// listed returns the lines of the list, nil if there is none.
func listed(t *testing.T, dir string) []string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, ".test-files"))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
}

func TestReplaceRemovesWhatIsNoLongerPart(t *testing.T) {
	dir := t.TempDir()
	replace(t, dir, text("a.txt", "A"), text("b.txt", "B"), text("folder/deep/c.txt", "C"), text("mixed/d.txt", "D"))
	for _, name := range []string{"mine.txt", "mixed/mine.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("mine"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o777); err != nil {
		t.Fatal(err)
	}
	before := dirtest.Age(t, dir, ".test-files")
	_, removed := replace(t, dir, text("a.txt", "A"))
	if diff := cmp.Diff([]string{"b.txt", "folder/deep/c.txt", "mixed/d.txt"}, removed); diff != "" {
		t.Errorf("removed (-want +got):\n%s", diff)
	}
	for _, gone := range []string{"b.txt", "folder/", "folder/deep/", "folder/deep/c.txt", "mixed/d.txt"} {
		delete(before, gone)
	}
	if diff := cmp.Diff(before, dirtest.Tree(t, dir, ".test-files")); diff != "" {
		t.Errorf("directory (-want +got):\n%s", diff)
	}
	if list := listed(t, dir); len(list) != 2 || list[1] != "a.txt" {
		t.Errorf("the list is %q, want a.txt alone", list)
	}
	if _, removed := replace(t, dir, text("a.txt", "A")); removed != nil {
		t.Errorf("another run removed %v", removed)
	}
}

func TestReplaceRemovesNothingThatItDidNotWrite(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	replace(t, dir, text("b.txt", "B"), text("c.txt", "C"), text("d.txt", "D"))
	// Somebody removes a file that was written, and puts a folder in the place of another.
	for _, name := range []string{"b.txt", "c.txt"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "c.txt"), 0o777); err != nil {
		t.Fatal(err)
	}
	if _, removed := replace(t, dir); !cmp.Equal(removed, []string{"d.txt"}) {
		t.Errorf("removed %v, want d.txt", removed)
	}
	if got := dirtest.Tree(t, dir, ".test-files"); len(got) != 2 {
		t.Errorf("there is %v, want a.txt and the folder", got)
	}
}

// TestReplaceRenamesCase has a name change its case, which in some file systems
// is no change: the file is there afterwards in all of them.
func TestReplaceRenamesCase(t *testing.T) {
	dir := t.TempDir()
	replace(t, dir, text("Index.html", "One"))
	replace(t, dir, text("index.html", "Two"))
	if content, err := os.ReadFile(filepath.Join(dir, "index.html")); string(content) != "Two" {
		t.Errorf("index.html holds %q, %v", content, err)
	}
	// A second name of one file is what such a file system shows.
	if err := os.Link(filepath.Join(dir, "index.html"), filepath.Join(dir, "INDEX.html")); err != nil {
		t.Skip("no links here:", err)
	}
	if err := os.WriteFile(filepath.Join(dir, ".test-files"), []byte("INDEX.html\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, removed := replace(t, dir, text("index.html", "Two")); removed != nil {
		t.Errorf("removed %v, which is a file of the site", removed)
	}
}

func TestReplaceKeeps(t *testing.T) {
	dir := t.TempDir()
	replace(t, dir, text("a.txt", "A"), text("b.txt", "B"), text("c.txt", "C"))
	t.Chdir(dir)
	for range 2 {
		_, removed, err := Dir{Path: dir, Prefix: ".test-", Keep: []string{"b.txt", "absent.txt", "-"}}.Replace(t.Context(), []File{text("c.txt", "C")})
		if err != nil || len(removed) > 1 || len(removed) == 1 && removed[0] != "a.txt" {
			t.Errorf("removed %v, %v; want a.txt at most", removed, err)
		}
	}
	// It stays one of those that were written here.
	if _, removed := replace(t, dir, text("c.txt", "C")); !cmp.Equal(removed, []string{"b.txt"}) {
		t.Errorf("then removed %v, want b.txt", removed)
	}
}

// TestReplaceSparesWhatItDidNotWrite: what somebody else wrote into the directory is
// not replaced, unless nothing is lost by it or the caller says so.
func TestReplaceSparesWhatItDidNotWrite(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "same.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("mine"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	files := []File{text("own.txt", "ours"), text("same.txt", "mine"), text("a.txt", "ours"), text("b.txt", "ours"), text("c.txt", "ours"), text("d.txt", "ours"), text("e.txt", "ours")}
	before := dirtest.Age(t, dir, ".test-files")
	own := func(name string) bool { return name == "c.txt" }
	_, _, err := Dir{Path: dir, Prefix: ".test-", Own: own}.Replace(t.Context(), files)
	if !errors.Is(err, ErrForeign) || !strings.HasSuffix(err.Error(), "replaced: a.txt, b.txt, d.txt and 1 more") {
		t.Errorf("got error %v, want one that names a.txt, b.txt, d.txt and e.txt", err)
	}
	if diff := cmp.Diff(before, dirtest.Tree(t, dir, ".test-files")); diff != "" || listed(t, dir) != nil {
		t.Errorf("directory (-before +after):\n%s\nlist: %v", diff, listed(t, dir))
	}
	if _, _, err := (Dir{Path: dir, Prefix: ".test-"}).Replace(t.Context(), files[2:5]); err == nil || !strings.HasSuffix(err.Error(), "replaced: a.txt, b.txt, c.txt") {
		t.Errorf("got error %v, want one that names a.txt, b.txt and c.txt", err)
	}
	if _, _, err := (Dir{Path: dir, Prefix: ".test-", Overwrite: true}).Replace(t.Context(), files); err != nil {
		t.Error(err)
	}
	files[2] = text("a.txt", "ours again") // which is now on the list
	if _, _, err := (Dir{Path: dir, Prefix: ".test-"}).Replace(t.Context(), files); err != nil {
		t.Error(err)
	}
}
