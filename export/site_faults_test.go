package export

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

	"github.com/seed-e2fd8668/recap"
)

// TestSiteDirectoryVanishes removes the directory before each change that a
// run makes to the disk in turn.
func TestSiteDirectoryVanishes(t *testing.T) {
	doc := prepared(t, recap.Post{Title: "New", URL: "https://example.org/"})
	for last := int64(2); ; last++ { // before the first there is nothing to vanish
		dir := filepath.Join(t.TempDir(), "site")
		var steps atomic.Int64
		_, err := numberedSite(func() {
			if steps.Add(1) == last {
				// In one go: os.RemoveAll fails if another file is made meanwhile.
				if err := os.Rename(dir, filepath.Join(t.TempDir(), "gone")); err != nil {
					t.Error(err)
				}
			}
		}).Publish(t.Context(), dir, doc)
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

const siteRuns = "RECAP_TEST_SITE_RUNS"

// TestSiteRunsAtOnce has runs of this program and of others publish different
// posts in one directory, several at once, and looks at the files meanwhile:
// each is always whole, and in the end all are of one post.
func TestSiteRunsAtOnce(t *testing.T) {
	if dir := os.Getenv(siteRuns); dir != "" {
		publishRuns(t, dir, "child")
		return
	}
	dir := t.TempDir()
	publishNumbered(t, dir, numberedSite(nil), "First")
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			child := exec.Command(os.Args[0], "-test.run=^TestSiteRunsAtOnce$")
			child.Env = append(os.Environ(), siteRuns+"="+dir)
			if output, err := child.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, output)
			}
		})
	}
	for i := range 2 {
		wg.Go(func() { publishRuns(t, dir, fmt.Sprint("goroutine ", i)) })
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
		t.Errorf("the site is of the posts %v", titles)
	}
}

func publishRuns(t *testing.T, dir, name string) {
	for i := range 5 {
		doc := prepared(t, recap.Post{Title: fmt.Sprint(name, " ", os.Getpid(), " ", i), URL: "https://example.org/"})
		if _, err := numberedSite(nil).Publish(t.Context(), dir, doc); err != nil {
			t.Error(err)
		}
	}
}

// checkWhole says which file is not whole, and returns the posts that the
// files are of.
func checkWhole(t *testing.T, dir string) map[string]bool {
	t.Helper()
	titles := make(map[string]bool)
	for i, f := range numberedSite(nil).Files {
		content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.name())))
		if err != nil {
			t.Error(err)
			continue
		}
		title, _, _ := strings.Cut(string(content), fmt.Sprintf(" %d\n", i))
		titles[title] = true
		if string(content) != numbered(i).content(title) {
			t.Errorf("%s of %s is not whole", f.name(), title)
		}
	}
	return titles
}

// TestSiteWaitsForItsContext has a run wait for one that does not end.
func TestSiteWaitsForItsContext(t *testing.T) {
	dir := t.TempDir()
	lock, err := lockDir(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if !lock.held() {
		t.Skip("no locks here")
	}
	defer lock.release()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	doc := prepared(t, recap.Post{Title: "New", URL: "https://example.org/"})
	if _, err := numberedSite(nil).Publish(ctx, dir, doc); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got error %v, want the context's", err)
	}
	if found := filesBelow(t, dir); len(found) > 0 {
		t.Errorf("left %v", found)
	}
}

// A faulty exporter does what its function does.
type faulty func(io.Writer) error

func (faulty) Format() Format {
	return Format{Name: "faulty", MediaType: "text/plain; charset=utf-8", Extension: ".txt"}
}
func (e faulty) Export(w io.Writer, _ *Document) error { return e(w) }

// TestSiteExporterPanics checks that the caller can recover from the panic of
// an exporter, and that the directory is as it was.
func TestSiteExporterPanics(t *testing.T) {
	dir := oldSite(t)
	before := filesBelow(t, dir)
	s := numberedSite(nil)
	s.Files = append(s.Files, File{Exporter: faulty(func(io.Writer) error { panic("a bug") })})
	recovered := func() (v any) {
		defer func() { v = recover() }()
		publishNumbered(t, dir, s, "New")
		return nil
	}()
	if got := fmt.Sprint(recovered); !strings.Contains(got, "a bug") || !strings.Contains(got, "TestSiteExporterPanics") {
		t.Errorf("recovered %v, want the exporter's panic and where it was", recovered)
	}
	if diff := cmp.Diff(before, filesBelow(t, dir)); diff != "" {
		t.Errorf("directory (-before +after):\n%s", diff)
	}
}

// TestSiteKeepsWhatItCannotPutBack has a folder of the site vanish in the
// middle of the changes, so that a file that was replaced has no place to come
// back to. It stays beside the site, also after the next run.
func TestSiteKeepsWhatItCannotPutBack(t *testing.T) {
	dir := oldSite(t)
	s := numberedSite(nil)
	// The folder goes when its file has been replaced and the last one's turn
	// comes; a directory in the last one's place then makes the run fail.
	s.step = func() {
		if content, _ := os.ReadFile(filepath.Join(dir, "folder", "numbered1.txt")); strings.HasPrefix(string(content), "New") {
			_ = os.RemoveAll(filepath.Join(dir, "folder"))
			_ = os.MkdirAll(filepath.Join(dir, "numbered2.txt"), 0o777)
		}
	}
	_, err := s.Publish(t.Context(), dir, prepared(t, recap.Post{Title: "New", URL: "https://example.org/"}))
	if err == nil {
		t.Fatal("published over a directory")
	}
	_, kept, found := strings.Cut(err.Error(), "the file before is kept as ")
	if !found {
		t.Fatalf("the error does not say where the old file is: %v", err)
	}
	kept, _, _ = strings.Cut(kept, "\n")
	if err := os.RemoveAll(filepath.Join(dir, "numbered2.txt")); err != nil {
		t.Fatal(err)
	}
	publishNumbered(t, dir, numberedSite(nil), "Third")
	if content, err := os.ReadFile(kept); err != nil || string(content) != numbered(1).content("Old") {
		t.Errorf("%s holds %.40q, %v", kept, content, err)
	}
}

// TestSiteRunsFollowEachOther begins a second run before each change that a
// first one makes, once it has the directory: the second changes nothing until
// the first has ended.
func TestSiteRunsFollowEachOther(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no locks here")
	}
	dir := oldSite(t)
	doc := prepared(t, recap.Post{Title: "Second", URL: "https://example.org/"})
	var wg sync.WaitGroup
	var started, second, early atomic.Int64
	publishNumbered(t, dir, numberedSite(func() {
		if started.Add(1) == 1 {
			return // the directory is not yet locked
		}
		wg.Go(func() {
			if _, err := numberedSite(nil).Publish(t.Context(), dir, doc); err != nil {
				t.Error(err)
			}
			second.Add(1)
		})
		time.Sleep(2 * time.Millisecond)
		early.Add(second.Load())
	}), "New")
	wg.Wait()
	if early.Load() > 0 {
		t.Errorf("a run ended while another was under way")
	}
	if titles := checkWhole(t, dir); len(titles) != 1 || !titles["Second"] {
		t.Errorf("the site is of the posts %v, want the second", titles)
	}
}
