package swapdir

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-e2fd8668/recap/internal/dirtest"
)

// text returns a file with a content.
func text(name, content string) File {
	return File{Name: name, Write: func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}}
}

func replace(t *testing.T, dir string, files ...File) ([]Result, []string) {
	t.Helper()
	results, removed, err := Dir{Path: dir, Prefix: ".test-"}.Replace(t.Context(), files)
	if err != nil {
		t.Fatal(err)
	}
	return results, removed
}

func TestReplace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "dir")
	files := func(title string) []File {
		return []File{text("a.txt", "a: "+title), text("notes.txt", "notes: "+title), text("more/notes.txt", "notes: "+title)}
	}
	want := []Result{
		{Path: filepath.Join(dir, "a.txt"), Size: 6, Changed: true},
		{Path: filepath.Join(dir, "notes.txt"), Size: 10, Changed: true},
		{Path: filepath.Join(dir, "more", "notes.txt"), Size: 10, Changed: true},
	}
	got, _ := replace(t, dir, files("One")...)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("first time (-want +got):\n%s", diff)
	}
	before := dirtest.Age(t, dir, ".test-files")
	for i := range want {
		want[i].Changed = false
	}
	got, _ = replace(t, dir, files("One")...)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("second time (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, dirtest.Tree(t, dir, ".test-files")); diff != "" {
		t.Errorf("what was written again (-before +after):\n%s", diff)
	}
	replace(t, dir, files("Two")...)
	for name, want := range map[string]string{"a.txt": "a: Two", "more/notes.txt": "notes: Two"} {
		if data, err := os.ReadFile(filepath.Join(dir, name)); string(data) != want {
			t.Errorf("%s holds %q, %v, want %q", name, data, err, want)
		}
	}
	if n := len(dirtest.Tree(t, dir, ".test-files")); n != 4 {
		t.Errorf("%d entries, want three files and a folder", n)
	}
}

func TestReplaceChangesOnlyWhatDiffers(t *testing.T) {
	dir := t.TempDir()
	replace(t, dir, text("constant.txt", "always\n"), text("notes.txt", "One"))
	before := dirtest.Age(t, dir, ".test-files")
	results, _ := replace(t, dir, text("constant.txt", "always\n"), text("notes.txt", "Two"))
	if results[0].Changed || !results[1].Changed {
		t.Errorf("changed: %t, %t, want false, true", results[0].Changed, results[1].Changed)
	}
	if after := dirtest.Tree(t, dir, ".test-files"); after["constant.txt"] != before["constant.txt"] {
		t.Errorf("the unchanged file was %q and is %q", before["constant.txt"], after["constant.txt"])
	}
}

// TestReplaceFindsEveryDifference has files change at their beginning, beyond
// what is compared at a time, and in nothing but their length.
func TestReplaceFindsEveryDifference(t *testing.T) {
	long := strings.Repeat("0123456789abcdef", 20_000) // several buffers
	contents := []string{long, "x" + long[1:], long[:len(long)-1] + "x", long[:200_000] + "x" + long[200_001:], long + "x", long[:len(long)-1], long[:128<<10], "", long}
	dir := t.TempDir()
	for i, content := range contents {
		for _, want := range []bool{true, false} {
			results, _ := replace(t, dir, text("a.txt", content))
			got, err := os.ReadFile(filepath.Join(dir, "a.txt"))
			if err != nil || string(got) != content {
				t.Fatalf("content %d: there are %d bytes of others, %v", i, len(got), err)
			}
			if results[0].Changed != want || results[0].Size != int64(len(content)) {
				t.Errorf("content %d: %+v, want changed %v", i, results[0], want)
			}
		}
	}
}

// A power failure may leave a file empty that was written just before, and the
// list as well.
func TestReplaceWritesAnewWhatAPowerFailureEmptied(t *testing.T) {
	dir := t.TempDir()
	replace(t, dir, text("a.txt", "A"), text("b.txt", "B"))
	for _, name := range []string{"a.txt", ".test-files"} {
		if err := os.Truncate(filepath.Join(dir, name), 0); err != nil {
			t.Fatal(err)
		}
	}
	results, _ := replace(t, dir, text("a.txt", "A"), text("b.txt", "B"))
	if content, err := os.ReadFile(filepath.Join(dir, "a.txt")); string(content) != "A" || !results[0].Changed || results[1].Changed {
		t.Errorf("a.txt holds %q, %v; %v", content, err, results)
	}
	if _, removed := replace(t, dir, text("b.txt", "B")); !cmp.Equal(removed, []string{"a.txt"}) {
		t.Errorf("afterwards removed %v, want a.txt", removed)
	}
}

func TestReplaceDoesNotFollowLinks(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "notes.txt"), []byte("precious"), 0o666); err != nil {
		t.Fatal(err)
	}
	replace(t, dir, text("notes.txt", "Zero"))
	if err := os.Remove(filepath.Join(dir, "notes.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "notes.txt"), filepath.Join(dir, "notes.txt")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	replace(t, dir, text("notes.txt", "One"), text("folder/notes.txt", "One"))
	if data, _ := os.ReadFile(filepath.Join(dir, "notes.txt")); string(data) != "One" {
		t.Errorf("notes.txt holds %q", data)
	}
	// Now a folder leads out: nothing is removed through it, nor written.
	if err := os.RemoveAll(filepath.Join(dir, "folder")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "folder")); err != nil {
		t.Fatal(err)
	}
	replace(t, dir, text("notes.txt", "Two"))
	_, _, err := Dir{Path: dir, Prefix: ".test-"}.Replace(t.Context(), []File{text("folder/notes.txt", "Three")})
	if err == nil {
		t.Error("wrote through a link that leads out")
	}
	if data, _ := os.ReadFile(filepath.Join(outside, "notes.txt")); string(data) != "precious" {
		t.Errorf("the file that the link led to holds %q", data)
	}
}

// TestReplaceFails proves that a run that fails leaves the directory as it was.
func TestReplaceFails(t *testing.T) {
	broken := errors.New("broken")
	ended, end := context.WithCancel(t.Context())
	end()
	failing := File{Name: "failing.txt", Write: func(_ context.Context, w io.Writer) error {
		if _, err := w.Write(make([]byte, 1<<20)); err != nil {
			return err
		}
		return broken
	}}
	tests := map[string]struct {
		ctx     context.Context
		prepare func(t *testing.T, dir string)
		files   []File // first and third have files from before, and so has fourth
		want    string
		is      error
	}{
		"a file fails":          {files: []File{text("first.txt", "Two"), failing, text("third.txt", "Two")}, is: broken},
		"the context has ended": {ctx: ended, files: []File{text("first.txt", "Two"), text("second.txt", "Two")}, is: context.Canceled},
		"a directory is in a file's place": {
			prepare: func(t *testing.T, dir string) {
				if err := os.Mkdir(filepath.Join(dir, "second.txt"), 0o777); err != nil {
					t.Fatal(err)
				}
			},
			files: []File{text("first.txt", "Two"), text("second.txt", "Two"), text("third.txt", "Two")},
			want:  "second.txt: a directory is in the file's place",
		},
		"a file is in a folder's place":    {files: []File{text("first.txt", "Two"), text("first.txt/second.txt", "Two")}, want: "first.txt"},
		"a name leads out":                 {files: []File{text("first.txt", "Two"), text("../second.txt", "Two")}, want: `"../second.txt" is no name of a file below the directory`},
		"a name is a folder's":             {files: []File{text("second/", "Two")}, want: `"second/" is no name of a file below the directory`},
		"a name is of two lines":           {files: []File{text("sec\nond", "Two")}, want: `"sec\nond" is no name of a file below the directory`},
		"a name is the list's":             {files: []File{text(".test-files", "Two")}, want: `names with ".test-" are taken`},
		"a name is like the list's":        {files: []File{text(".Test-files", "Two")}, want: `names with ".test-" are taken`},
		"a name of Windows":                {files: []File{text(`a\b`, "Two")}, want: "is no name of a file"},
		"two files of one name":            {files: []File{text("first.txt", "Two"), text("FIRST.txt", "Two")}, want: `another file is called "FIRST.txt" too`},
		"two files of one name in Unicode": {files: []File{text("\u00e9.txt", "Two"), text("e\u0301.txt", "Two")}, want: "too"},
		"the list names what is outside": {
			prepare: func(t *testing.T, dir string) {
				if err := os.WriteFile(filepath.Join(dir, ".test-files"), []byte("first.txt\n../precious.txt\n"), 0o666); err != nil {
					t.Fatal(err)
				}
			},
			files: []File{text("first.txt", "Two")}, want: `.test-files:2: "../precious.txt" is no name of a file below the directory`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			replace(t, dir, text("first.txt", "One"), text("third.txt", "One"), text("fourth/fourth.txt", "One"))
			if test.prepare != nil {
				test.prepare(t, dir)
			}
			ctx := test.ctx
			if ctx == nil {
				ctx = t.Context()
			}
			before, list := dirtest.Age(t, dir, ".test-files"), listed(t, dir)
			results, removed, err := Dir{Path: dir, Prefix: ".test-"}.Replace(ctx, test.files)
			if err == nil || !strings.Contains(err.Error(), test.want) || test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("got error %v, want %q", err, test.want)
			}
			if results != nil || removed != nil {
				t.Errorf("got %v, %v beside the error", results, removed)
			}
			if diff := cmp.Diff(before, dirtest.Tree(t, dir, ".test-files")); diff != "" {
				t.Errorf("directory (-before +after):\n%s", diff)
			}
			if diff := cmp.Diff(list, listed(t, dir)); diff != "" {
				t.Errorf("list (-before +after):\n%s", diff)
			}
		})
	}
}

func TestReplaceFailsAndMakesNoDirectory(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "before"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, below := range []string{"new", "new/inner", "before", "before/new"} {
		_, _, err := Dir{Path: filepath.Join(dir, below), Prefix: ".test-"}.Replace(ended, []File{text("first.txt", "One")})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got error %v", below, err)
		}
		if diff := cmp.Diff(map[string]string{"before/": ""}, dirtest.Tree(t, dir, ".test-files")); diff != "" {
			t.Errorf("%s: directory (-want +got):\n%s", below, diff)
		}
	}
}

// TestReplaceUndoes has the last file fail to take its place when the others
// have taken theirs, among them one whose folder has the last one's name.
func TestReplaceUndoes(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "first.txt"), []byte("before"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("elsewhere", filepath.Join(dir, "link.txt")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	before := dirtest.Age(t, dir, ".test-files")
	_, _, err := Dir{Path: dir, Prefix: ".test-", Overwrite: true}.Replace(t.Context(), []File{
		text("first.txt", "Two"), text("link.txt", "Two"), text("new.txt", "Two"), text("last.txt/inner.txt", "Two"), text("last.txt", "Two"),
	})
	if err == nil || !strings.Contains(err.Error(), "last.txt: a directory is in the file's place") {
		t.Errorf("got error %v, want one about last.txt", err)
	}
	before["last.txt/"] = "" // a folder that was made stays, empty
	if diff := cmp.Diff(before, dirtest.Tree(t, dir, ".test-files")); diff != "" {
		t.Errorf("directory (-before +after):\n%s", diff)
	}
	if list := listed(t, dir); list != nil {
		t.Errorf("the list names %v", list)
	}
}

func TestReplaceNeedsADirectory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, _, err := (Dir{Path: file, Prefix: ".test-"}).Replace(t.Context(), []File{text("notes.txt", "One")}); err == nil {
		t.Error("wrote into a file")
	}
}
