package swapdir

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-e2fd8668/recap/internal/dirtest"
)

// TestReplaceWhenTheDirectoryVanishes removes the directory before each change that a
// run makes to the disk in turn.
func TestReplaceWhenTheDirectoryVanishes(t *testing.T) {
	for last := int64(2); ; last++ { // before the first there is nothing to vanish
		dir := filepath.Join(t.TempDir(), "dir")
		var steps atomic.Int64
		_, _, err := Dir{Path: dir, Prefix: ".test-", step: func() {
			if steps.Add(1) == last {
				// In one go: os.RemoveAll fails if another file is made meanwhile.
				if err := os.Rename(dir, filepath.Join(t.TempDir(), "gone")); err != nil {
					t.Error(err)
				}
			}
		}}.Replace(t.Context(), numberedFiles("New"))
		if steps.Load() < last {
			break // the run had no such step
		}
		// At the last step all files were in their places, and vanish with it.
		if steps.Load() > last && !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("gone before step %d: got error %v, want one that the directory does not exist", last, err)
		}
		if found, err := os.ReadDir(filepath.Dir(dir)); err != nil || len(filesBelow(t, filepath.Dir(dir))) > 0 {
			t.Errorf("gone before step %d, there is %v, %v", last, found, err)
		}
	}
}

// TestReplaceUndoesEveryChange moves the directory away before each change in
// turn. All that was done by then, removals too, is undone where it is now.
func TestReplaceUndoesEveryChange(t *testing.T) {
	for last := int64(2); ; last++ {
		dir, moved := oldFiles(t), filepath.Join(t.TempDir(), "moved")
		before, list := dirtest.Age(t, dir, ".test-files"), listed(t, dir)
		var steps atomic.Int64
		_, _, err := Dir{Path: dir, Prefix: ".test-", step: func() {
			if steps.Add(1) == last {
				if err := os.Rename(dir, moved); err != nil {
					t.Error(err)
				}
			}
		}}.Replace(t.Context(), numberedFiles("New"))
		if steps.Load() <= last { // there is nothing left to fail
			break
		}
		if !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("moved before step %d: got error %v, want one that the directory does not exist", last, err)
		}
		if diff := cmp.Diff(before, dirtest.Tree(t, moved, ".test-files")); diff != "" {
			t.Errorf("moved before step %d (-before +after):\n%s", last, diff)
		}
		if diff := cmp.Diff(list, listed(t, moved)); diff != "" {
			t.Errorf("moved before step %d: list (-before +after):\n%s", last, diff)
		}
	}
}

const runsDir = "RECAP_TEST_RUNS_DIR"

// TestRunsAtOnce has runs of this program and of others write different
// files into one directory, several at once, and looks at the files meanwhile:
// each is always whole, and in the end all are of one run.
func TestRunsAtOnce(t *testing.T) {
	if dir := os.Getenv(runsDir); dir != "" {
		replaceRuns(t, dir, "child")
		return
	}
	dir := t.TempDir()
	replaceNumbered(t, dir, "First", nil)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			child := exec.Command(os.Args[0], "-test.run=^TestRunsAtOnce$")
			child.Env = append(os.Environ(), runsDir+"="+dir)
			if output, err := child.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, output)
			}
		})
	}
	for i := range 2 {
		wg.Go(func() { replaceRuns(t, dir, fmt.Sprint("goroutine ", i)) })
	}
	done := make(chan struct{})
	go func() { wg.Wait(); close(done) }()
	for looking := true; looking; {
		select {
		case <-done:
			looking = false
		case <-time.After(time.Millisecond):
		}
		checkWhole(t, dir)
	}
	if found := filesBelow(t, dir); len(found) != 3 {
		t.Errorf("%d files, want 3", len(found))
	}
	if titles := checkWhole(t, dir); len(titles) != 1 {
		t.Errorf("the files are of the runs %v", titles)
	}
}

func replaceRuns(t *testing.T, dir, name string) {
	for i := range 5 {
		files := numberedFiles(fmt.Sprint(name, " ", os.Getpid(), " ", i))
		if _, _, err := (Dir{Path: dir, Prefix: ".test-"}).Replace(t.Context(), files); err != nil {
			t.Error(err)
		}
	}
}

// checkWhole says which file is not whole, and returns the runs that the
// files are of.
func checkWhole(t *testing.T, dir string) map[string]bool {
	t.Helper()
	titles := make(map[string]bool)
	for i, name := range numberedNames {
		content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Error(err)
			continue
		}
		title, _, _ := strings.Cut(string(content), fmt.Sprintf(" %d\n", i))
		titles[title] = true
		if string(content) != numbered(i, title) {
			t.Errorf("%s of %s is not whole", name, title)
		}
	}
	return titles
}

// TestReplaceWaitsForItsContext has a run wait for one that does not end.
func TestReplaceWaitsForItsContext(t *testing.T) {
	dir := t.TempDir()
	root, lock, err := lockDir(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	if lock == nil {
		t.Skip("no locks here")
	}
	defer lock.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, _, err := (Dir{Path: dir, Prefix: ".test-"}).Replace(ctx, numberedFiles("New")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got error %v, want the context's", err)
	}
	if found := filesBelow(t, dir); len(found) > 0 {
		t.Errorf("left %v", found)
	}
}

// TestReplacePanics checks that the caller can recover from the panic of
// a file, and that the directory is as it was.
func TestReplacePanics(t *testing.T) {
	dir := oldFiles(t)
	before := filesBelow(t, dir)
	files := append(numberedFiles("New"), File{Name: "faulty.txt", Write: func(context.Context, io.Writer) error { panic("a bug") }})
	recovered := func() (v any) {
		defer func() { v = recover() }()
		replace(t, dir, files...)
		return nil
	}()
	if got := fmt.Sprint(recovered); !strings.Contains(got, "a bug") || !strings.Contains(got, "TestReplacePanics") {
		t.Errorf("recovered %v, want the panic and where it was", recovered)
	}
	if diff := cmp.Diff(before, filesBelow(t, dir)); diff != "" {
		t.Errorf("directory (-before +after):\n%s", diff)
	}
}

// TestReplaceKeepsWhatItCannotPutBack has a folder vanish in the
// middle of the changes, so that a file that was replaced has no place to come
// back to. It stays beside the others, also after the next run.
func TestReplaceKeepsWhatItCannotPutBack(t *testing.T) {
	dir := oldFiles(t)
	// The folder goes when its file has been replaced and the last one's turn
	// comes; a directory in the last one's place then makes the run fail.
	step := func() {
		if content, _ := os.ReadFile(filepath.Join(dir, "folder", "numbered1.txt")); strings.HasPrefix(string(content), "New") {
			_ = os.RemoveAll(filepath.Join(dir, "folder"))
			_ = os.MkdirAll(filepath.Join(dir, "numbered2.txt"), 0o777)
		}
	}
	_, _, err := Dir{Path: dir, Prefix: ".test-", step: step}.Replace(t.Context(), numberedFiles("New"))
	if err == nil {
		t.Fatal("wrote over a directory")
	}
	_, kept, found := strings.Cut(err.Error(), "the file before is kept as ")
	if !found {
		t.Fatalf("the error does not say where the old file is: %v", err)
	}
	kept, _, _ = strings.Cut(kept, "\n")
	if err := os.RemoveAll(filepath.Join(dir, "numbered2.txt")); err != nil {
		t.Fatal(err)
	}
	replaceNumbered(t, dir, "Third", nil)
	if content, err := os.ReadFile(kept); err != nil || string(content) != numbered(1, "Old") {
		t.Errorf("%s holds %.40q, %v", kept, content, err)
	}
}

// TestRunsFollowEachOther begins a second run before each change that a
// first one makes, once it has the directory: the second changes nothing until
// the first has ended.
func TestRunsFollowEachOther(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no locks here")
	}
	dir := oldFiles(t)
	var wg sync.WaitGroup
	var started, second, early atomic.Int64
	replaceNumbered(t, dir, "New", func() {
		if started.Add(1) == 1 {
			return // the directory is not yet locked
		}
		wg.Go(func() {
			if _, _, err := (Dir{Path: dir, Prefix: ".test-"}).Replace(t.Context(), numberedFiles("Second")); err != nil {
				t.Error(err)
			}
			second.Add(1)
		})
		time.Sleep(2 * time.Millisecond)
		early.Add(second.Load())
	})
	wg.Wait()
	if early.Load() > 0 {
		t.Errorf("a run ended while another was under way")
	}
	if titles := checkWhole(t, dir); len(titles) != 1 || !titles["Second"] {
		t.Errorf("the files are of the runs %v, want the second", titles)
	}
}
