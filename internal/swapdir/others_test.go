package swapdir

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReplaceWhileOthersInterfere has somebody else change the directory before each
// change of a run in turn. The run ends, says an error or has done all of it, and each
// file that the other left alone is whole, old or new.
func TestReplaceWhileOthersInterfere(t *testing.T) {
	for what, interfere := range map[string]struct {
		do    func(dir string)
		alone []int // the files that are left alone
	}{
		"the stage is removed": {func(dir string) {
			entries, _ := os.ReadDir(dir)
			for _, e := range entries {
				if e.IsDir() && strings.HasPrefix(e.Name(), ".test-") {
					_ = os.RemoveAll(filepath.Join(dir, e.Name()))
				}
			}
		}, []int{0, 1}},
		"the directory is removed": {func(dir string) { _ = os.RemoveAll(dir) }, nil},
		"a file stands where a folder was": {func(dir string) {
			_ = os.RemoveAll(filepath.Join(dir, "folder"))
			_ = os.WriteFile(filepath.Join(dir, "folder"), []byte("mine"), 0o666)
		}, []int{0}},
		"the file to remove is gone":  {func(dir string) { _ = os.RemoveAll(filepath.Join(dir, "leaving")) }, []int{0, 1}},
		"the file to replace is gone": {func(dir string) { _ = os.Remove(filepath.Join(dir, "numbered0.txt")) }, []int{1}},
		"a directory is in the place": {func(dir string) { _ = os.Mkdir(filepath.Join(dir, "numbered2.txt"), 0o777) }, []int{0, 1}},
		"the list is a directory": {func(dir string) {
			_ = os.Remove(filepath.Join(dir, ".test-files"))
			_ = os.Mkdir(filepath.Join(dir, ".test-files"), 0o777)
		}, []int{0, 1}},
	} {
		failed := 0
		for last := int64(1); ; last++ {
			dir := oldFiles(t)
			var steps atomic.Int64
			_, _, err := Dir{Path: dir, Prefix: ".test-", step: func() {
				if steps.Add(1) == last {
					interfere.do(dir)
				}
			}}.Replace(t.Context(), numberedFiles("New"))
			if steps.Load() < last {
				break // the run had no such step
			}
			if err != nil {
				failed++
			}
			for _, i := range interfere.alone {
				content, readErr := os.ReadFile(filepath.Join(dir, filepath.FromSlash(numberedNames[i])))
				isOld, isNew := string(content) == numbered(i, "Old"), string(content) == numbered(i, "New")
				if !isOld && !isNew || err == nil && !isNew {
					t.Errorf("%s before step %d: %s is neither old nor new (%v), the error is %v", what, last, numberedNames[i], readErr, err)
				}
			}
		}
		if failed == 0 {
			t.Errorf("%s: no run failed, so nothing shows that one would say so", what)
		}
	}
}

// TestWritten has a caller learn of each file, by its number, as soon as it is complete.
func TestWritten(t *testing.T) {
	dir := t.TempDir()
	replace(t, dir, text("b.txt", "same"))
	got := make(map[int]Result)
	d := Dir{Path: dir, Prefix: ".test-", Written: func(i int, r Result) { got[i] = r }}
	if _, _, err := d.Replace(t.Context(), []File{text("a.txt", "new"), text("b.txt", "same")}); err != nil {
		t.Fatal(err)
	}
	want := map[int]Result{0: {filepath.Join(dir, "a.txt"), 3, true}, 1: {filepath.Join(dir, "b.txt"), 4, false}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// TestReplaceStopsWithinAFile ends the context while a file is written, small or
// large: the error is the context's, and nothing has changed.
func TestReplaceStopsWithinAFile(t *testing.T) {
	for _, size := range []int{1, 1 << 20} {
		dir := oldFiles(t)
		before := filesBelow(t, dir)
		ctx, cancel := context.WithCancelCause(t.Context())
		cause := errors.New("the visitor left")
		files := append(numberedFiles("New"), File{Name: "last.txt", Write: func(_ context.Context, w io.Writer) error {
			cancel(cause)
			for range size {
				if _, err := io.WriteString(w, "x"); err != nil {
					return err
				}
			}
			return nil
		}})
		if _, _, err := (Dir{Path: dir, Prefix: ".test-"}).Replace(ctx, files); !errors.Is(err, cause) {
			t.Errorf("%d bytes: got error %v, want %v", size, err, cause)
		}
		if diff := cmp.Diff(before, filesBelow(t, dir)); diff != "" {
			t.Errorf("%d bytes: directory (-before +after):\n%s", size, diff)
		}
	}
}

// TestReplaceNeedsItsList has a directory in the place of the list: nobody knows what
// earlier runs wrote, so that nothing is changed.
func TestReplaceNeedsItsList(t *testing.T) {
	dir := oldFiles(t)
	if err := errors.Join(os.Remove(filepath.Join(dir, ".test-files")), os.Mkdir(filepath.Join(dir, ".test-files"), 0o777)); err != nil {
		t.Fatal(err)
	}
	before := filesBelow(t, dir)
	if _, _, err := (Dir{Path: dir, Prefix: ".test-"}).Replace(t.Context(), numberedFiles("New")); err == nil || !strings.Contains(err.Error(), ".test-files") {
		t.Errorf("got error %v, want one that names the list", err)
	}
	if diff := cmp.Diff(before, filesBelow(t, dir)); diff != "" {
		t.Errorf("directory (-before +after):\n%s", diff)
	}
}
