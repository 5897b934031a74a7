package export

import (
	"errors"
	"fmt"
	"io"
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

	"github.com/seed-e2fd8668/recap"
)

// A numbered exporter writes the post's title and a good deal more, so that a
// file is not written at once.
type numbered int

func (e numbered) Format() Format {
	return Format{Name: "numbered" + strconv.Itoa(int(e)), MediaType: "text/plain; charset=utf-8", Extension: ".txt"}
}

func (e numbered) Export(w io.Writer, doc *Document) error {
	_, err := io.WriteString(w, e.content(doc.Post().Title))
	return err
}

func (e numbered) content(title string) string {
	return strings.Repeat(fmt.Sprintf("%s %d\n", title, e), 2000)
}

// numberedSite has a file in the directory, one in a folder and one that is in
// the directory only from the second run on.
func numberedSite(step func()) Site {
	return Site{
		Files: []File{{Exporter: numbered(0)}, {Name: "folder/numbered1.txt", Exporter: numbered(1)}, {Exporter: numbered(2)}},
		step:  step,
	}
}

// filesBelow returns the content of every file below a directory by its path.
func filesBelow(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && !strings.HasPrefix(d.Name(), stagePrefix) {
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

// TestSiteKilled has a run of this program publish and end itself, without
// any chance to clear up, before each change that it makes to the disk in turn.
func TestSiteKilled(t *testing.T) {
	if dir := os.Getenv(killDir); dir != "" {
		publishAndDie(t, dir)
		return
	}
	var steps atomic.Int64
	publishNumbered(t, oldSite(t), numberedSite(func() { steps.Add(1) }), "New")
	n := int(steps.Load())
	if n < 12 {
		t.Fatalf("a run that replaces two files and adds one has %d steps; is the hook called?", n)
	}
	stages := 0
	for step := 1; step <= n; step++ {
		t.Run(strconv.Itoa(step), func(t *testing.T) {
			dir := oldSite(t)
			child := exec.Command(os.Args[0], "-test.run=^TestSiteKilled$")
			child.Env = append(os.Environ(), killDir+"="+dir, killStep+"="+strconv.Itoa(step))
			output, err := child.CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || len(output) > 0 {
				t.Fatalf("the run was not killed: %v\n%s", err, output)
			}
			stages += checkKilled(t, dir)
			publishNumbered(t, dir, numberedSite(nil), "Third")
			want := map[string]string{
				"numbered0.txt": numbered(0).content("Third"), "folder/numbered1.txt": numbered(1).content("Third"),
				"numbered2.txt": numbered(2).content("Third"),
			}
			if diff := cmp.Diff(want, filesBelow(t, dir)); diff != "" {
				t.Errorf("after the next run (-want +got):\n%s", diff)
			}
		})
	}
	if stages == 0 {
		t.Error("no killed run left a stage, so nothing shows that the next run removes it")
	}
}

// oldSite returns a directory with the site as it was before.
func oldSite(t *testing.T) string {
	dir := t.TempDir()
	s := numberedSite(nil)
	s.Files = s.Files[:2]
	publishNumbered(t, dir, s, "Old")
	return dir
}

func publishNumbered(t *testing.T, dir string, s Site, title string) {
	t.Helper()
	if _, err := s.Publish(t.Context(), dir, prepared(t, recap.Post{Title: title, URL: "https://example.org/"})); err != nil {
		t.Fatal(err)
	}
}

// publishAndDie is what the run that is killed does.
func publishAndDie(t *testing.T, dir string) {
	last, err := strconv.Atoi(os.Getenv(killStep))
	if err != nil {
		t.Fatal(err)
	}
	var steps atomic.Int64
	publishNumbered(t, dir, numberedSite(func() {
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
	}), "New")
	t.Fatalf("there was no step %d", last)
}

// checkKilled says what is neither old nor new, and counts the stages.
func checkKilled(t *testing.T, dir string) (stages int) {
	t.Helper()
	found := filesBelow(t, dir)
	for name, content := range found {
		if strings.HasPrefix(name, stagePrefix) {
			stages++
			continue
		}
		i := slices.Index([]string{"numbered0.txt", "folder/numbered1.txt", "numbered2.txt"}, name)
		if i < 0 {
			t.Errorf("there is a file %s", name)
			continue
		}
		e := numbered(i)
		if content != e.content("New") && (content != e.content("Old") || i == 2) {
			t.Errorf("%s is neither what it was nor what it was to become: %d bytes, %.40q…", name, len(content), content)
		}
	}
	for _, name := range []string{"numbered0.txt", "folder/numbered1.txt"} {
		if _, ok := found[name]; !ok {
			t.Errorf("%s is gone", name)
		}
	}
	return stages
}

// TestSiteRemovesOnlyAbandonedStages has things in the directory that only
// look like what a killed run leaves.
func TestSiteRemovesOnlyAbandonedStages(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".recap-123/0-rss.xml.new", ".recap-kept-123/0-rss.xml.old", ".recap-notes/mine.txt", "recap-123/mine.txt"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("mine"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, ".recap-7"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	publishNumbered(t, dir, Site{Files: []File{}}, "New")
	want := map[string]string{".recap-kept-123": "", ".recap-notes": "", ".recap-7": "mine", "recap-123/mine.txt": "mine"}
	if diff := cmp.Diff(want, filesBelow(t, dir)); diff != "" {
		t.Errorf("directory (-want +got):\n%s", diff)
	}
}

// TestSiteBackUpWithoutLinks checks the way of keeping an old file where the
// file system has no hard links, which here fails since the name is taken.
func TestSiteBackUpWithoutLinks(t *testing.T) {
	dir := t.TempDir()
	path, backup := filepath.Join(dir, "file"), filepath.Join(dir, "backup")
	for _, name := range []string{path, backup} {
		if err := os.WriteFile(name, []byte(filepath.Base(name)), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := backUp(path, backup, info); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, backup} {
		if content, err := os.ReadFile(name); err != nil || string(content) != "file" {
			t.Errorf("%s holds %q, %v", name, content, err)
		}
	}
}
