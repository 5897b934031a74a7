package swapdir

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// numbered returns the i-th file of a title: the title and a good deal more, so
// that a file is not written at once.
func numbered(i int, title string) string {
	return strings.Repeat(fmt.Sprintf("%s %d\n", title, i), 2000)
}

// numberedNames are a file in the directory, one in a folder and one that is in
// the directory only from the second run on.
var numberedNames = []string{"numbered0.txt", "folder/numbered1.txt", "numbered2.txt"}

// leaving is a file that is in the directory only until the second run.
const leaving = "leaving/leaving.txt"

func numberedFiles(title string) []File {
	var files []File
	for i, name := range numberedNames {
		files = append(files, text(name, numbered(i, title)))
	}
	return files
}

// filesBelow returns the content of every file below a directory by its path,
// but for the list.
func filesBelow(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && !strings.HasPrefix(d.Name(), ".test-") || d.Name() == ".test-files" {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		if d.IsDir() {
			found[filepath.ToSlash(name)] = ""
			return fs.SkipDir
		}
		content, err := os.ReadFile(path)
		found[filepath.ToSlash(name)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

const (
	killDir  = "RECAP_TEST_KILL_DIR"
	killStep = "RECAP_TEST_KILL_STEP"
)

// TestReplaceKilled has a run of this program publish and end itself, without
// any chance to clear up, before each change that it makes to the disk in turn.
func TestReplaceKilled(t *testing.T) {
	if dir := os.Getenv(killDir); dir != "" {
		replaceAndDie(t, dir)
		return
	}
	var steps atomic.Int64
	replaceNumbered(t, oldFiles(t), "New", func() { steps.Add(1) })
	n := int(steps.Load())
	if n < 18 {
		t.Fatalf("a run that replaces two files, adds one and removes one has %d steps; is the hook called?", n)
	}
	stages := 0
	for step := 1; step <= n; step++ {
		t.Run(strconv.Itoa(step), func(t *testing.T) {
			dir := oldFiles(t)
			child := exec.Command(os.Args[0], "-test.run=^TestReplaceKilled$")
			child.Env = append(os.Environ(), killDir+"="+dir, killStep+"="+strconv.Itoa(step))
			output, err := child.CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || len(output) > 0 {
				t.Fatalf("the run was not killed: %v\n%s", err, output)
			}
			stages += checkKilled(t, dir)
			replaceNumbered(t, dir, "Third", nil)
			want := make(map[string]string)
			for i, name := range numberedNames {
				want[name] = numbered(i, "Third")
			}
			if diff := cmp.Diff(want, filesBelow(t, dir)); diff != "" {
				t.Errorf("after the next run (-want +got):\n%s", diff)
			}
			if _, err := os.Lstat(filepath.Join(dir, "leaving")); err == nil {
				t.Error("after the next run there is the empty folder of a file that was removed")
			}
			replace(t, dir) // what the list does not name would stay
			if found := filesBelow(t, dir); len(found) > 0 {
				t.Errorf("when there is nothing to write, there are still %d files", len(found))
			}
		})
	}
	if stages == 0 {
		t.Error("no killed run left a stage, so nothing shows that the next run removes it")
	}
}

// oldFiles returns a directory with the files as they were before.
func oldFiles(t *testing.T) string {
	dir := t.TempDir()
	replace(t, dir, append(numberedFiles("Old")[:2], text(leaving, "Old"))...)
	return dir
}

func replaceNumbered(t *testing.T, dir, title string, step func()) {
	t.Helper()
	if _, _, err := (Dir{Path: dir, Prefix: ".test-", step: step}).Replace(t.Context(), numberedFiles(title)); err != nil {
		t.Fatal(err)
	}
}

// replaceAndDie is what the run that is killed does.
func replaceAndDie(t *testing.T, dir string) {
	last, err := strconv.Atoi(os.Getenv(killStep))
	if err != nil {
		t.Fatal(err)
	}
	var steps atomic.Int64
	replaceNumbered(t, dir, "New", func() {
		if int(steps.Add(1)) != last {
			return
		}
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Kill()
		}
		if err != nil {
			panic(err)
		}
		select {} // the signal is on its way
	})
	t.Fatalf("there was no step %d", last)
}

// checkKilled says what is neither old nor new, and counts the stages.
func checkKilled(t *testing.T, dir string) (stages int) {
	t.Helper()
	found := filesBelow(t, dir)
	for name, content := range found {
		if strings.HasPrefix(name, ".test-") {
			stages++
			continue
		}
		if name == leaving && content == "Old" {
			continue
		}
		i := slices.Index(numberedNames, name)
		if i < 0 {
			t.Errorf("there is a file %s", name)
			continue
		}
		if content != numbered(i, "New") && (content != numbered(i, "Old") || i == 2) {
			t.Errorf("%s is neither what it was nor what it was to become: %d bytes, %.40q…", name, len(content), content)
		}
	}
	for _, name := range numberedNames[:2] {
		if _, ok := found[name]; !ok {
			t.Errorf("%s is gone", name)
		}
	}
	return stages
}

// TestReplaceRemovesOnlyAbandonedStages has things in the directory that only
// look like what a killed run leaves.
func TestReplaceRemovesOnlyAbandonedStages(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".test-123/0-rss.xml.new", ".test-kept-123/0-rss.xml.old", ".test-notes/mine.txt", "test-123/mine.txt"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("mine"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, ".test-7"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	replace(t, dir)
	want := map[string]string{".test-kept-123": "", ".test-notes": "", ".test-7": "mine", "test-123/mine.txt": "mine"}
	if diff := cmp.Diff(want, filesBelow(t, dir)); diff != "" {
		t.Errorf("directory (-want +got):\n%s", diff)
	}
}

// TestBackUpWithoutLinks checks the way of keeping an old file where the file
// system has no hard links, which here fails since the name is taken.
func TestBackUpWithoutLinks(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, name := range []string{"file", "backup"} {
		if err := root.WriteFile(name, []byte(name), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	info, err := root.Stat("file")
	if err != nil {
		t.Fatal(err)
	}
	if err := backUp(root, "file", "backup", info); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"file", "backup"} {
		if content, err := root.ReadFile(name); err != nil || string(content) != "file" {
			t.Errorf("%s holds %q, %v", name, content, err)
		}
	}
}
