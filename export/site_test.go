package export_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// A stubExporter writes what its function says.
type stubExporter struct {
	name  string
	write func(w io.Writer, doc *export.Document) error
}

func (e stubExporter) Format() export.Format {
	return export.Format{Name: e.name, MediaType: "text/plain; charset=utf-8", Extension: ".txt"}
}

func (e stubExporter) Export(ctx context.Context, w io.Writer, doc *export.Document) error {
	return e.write(w, doc)
}

// titled returns an exporter that writes its name and the post's title.
func titled(name string) stubExporter {
	return stubExporter{name, func(w io.Writer, doc *export.Document) error {
		_, err := fmt.Fprintf(w, "%s: %s\n", name, doc.Post().Title)
		return err
	}}
}

func titledDocument(t *testing.T, title string) *export.Document {
	t.Helper()
	doc, err := export.Prepare(recap.Post{Title: title, URL: "https://example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func site(exporters ...export.Exporter) export.Site {
	var s export.Site
	for _, e := range exporters {
		s.Files = append(s.Files, export.File{Exporter: e})
	}
	return s
}

// tree returns what stands below a directory: for each file its content and
// the time of its last change, for each link where it leads. The list of what
// was written is left out.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == dir || d.Name() == ".recap-files" {
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

// age gives every file of a directory a time of change in the past, and
// returns its tree.
func age(t *testing.T, dir string) map[string]string {
	t.Helper()
	old := time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)
	for name, content := range tree(t, dir) {
		if strings.HasSuffix(name, "/") || strings.HasPrefix(content, "→") {
			continue
		}
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	return tree(t, dir)
}

func TestSitePublishes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "site")
	s := export.Site{Files: []export.File{
		{Exporter: titled("html")},
		{Exporter: titled("notes")},
		{Name: "more/notes.txt", Exporter: titled("notes")},
	}}
	publish := func(title string) []export.SiteFile {
		t.Helper()
		files, err := s.Publish(t.Context(), dir, titledDocument(t, title))
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	want := []export.SiteFile{
		{Path: filepath.Join(dir, "index.html"), Size: 10, Changed: true},
		{Path: filepath.Join(dir, "notes.txt"), Size: 11, Changed: true},
		{Path: filepath.Join(dir, "more", "notes.txt"), Size: 11, Changed: true},
	}
	but := cmpopts.IgnoreFields(export.SiteFile{}, "Format")
	got := publish("One")
	if diff := cmp.Diff(want, got, but); diff != "" {
		t.Errorf("first time (-want +got):\n%s", diff)
	}
	if got[1].Format.Name != "notes" {
		t.Errorf("the second file is said to be %s, want notes", got[1].Format.Name)
	}
	before := age(t, dir)
	for i := range want {
		want[i].Changed = false
	}
	if diff := cmp.Diff(want, publish("One"), but); diff != "" {
		t.Errorf("second time (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("what was published again (-before +after):\n%s", diff)
	}

	publish("Two")
	for name, want := range map[string]string{"index.html": "html: Two\n", "more/notes.txt": "notes: Two\n"} {
		if data, err := os.ReadFile(filepath.Join(dir, name)); string(data) != want {
			t.Errorf("%s holds %q, %v, want %q", name, data, err, want)
		}
	}
	if n := len(tree(t, dir)); n != 4 {
		t.Errorf("%d entries, want three files and a folder", n)
	}
}

func TestSiteChangesOnlyWhatDiffers(t *testing.T) {
	dir := t.TempDir()
	constant := stubExporter{"constant", func(w io.Writer, _ *export.Document) error {
		_, err := io.WriteString(w, "always\n")
		return err
	}}
	s := site(constant, titled("notes"))
	if _, err := s.Publish(t.Context(), dir, titledDocument(t, "One")); err != nil {
		t.Fatal(err)
	}
	before := age(t, dir)
	files, err := s.Publish(t.Context(), dir, titledDocument(t, "Two"))
	if err != nil {
		t.Fatal(err)
	}
	if files[0].Changed || !files[1].Changed {
		t.Errorf("changed: %t, %t, want false, true", files[0].Changed, files[1].Changed)
	}
	if after := tree(t, dir); after["constant.txt"] != before["constant.txt"] {
		t.Errorf("the unchanged file was %q and is %q", before["constant.txt"], after["constant.txt"])
	}
}

func TestSiteSkipsWhatDoesNotApply(t *testing.T) {
	dir := t.TempDir()
	silent := stubExporter{"silent", func(io.Writer, *export.Document) error {
		return fmt.Errorf("export silent: %w", export.ErrNotApplicable)
	}}
	files, err := site(silent, titled("notes")).Publish(t.Context(), dir, titledDocument(t, "One"))
	if err != nil {
		t.Fatal(err)
	}
	if !errors.Is(files[0].Skipped, export.ErrNotApplicable) || files[0].Changed || files[0].Size != 0 {
		t.Errorf("got %+v, want a skipped file", files[0])
	}
	if files[1].Skipped != nil {
		t.Errorf("got %+v, want a written file", files[1])
	}
	if got := tree(t, dir); len(got) != 1 {
		t.Errorf("published %v, want notes.txt alone", got)
	}
}

func TestSiteReplacesLinksAndDoesNotFollowThem(t *testing.T) {
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "outside.txt")
	if err := os.WriteFile(outside, []byte("precious"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "notes.txt")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if _, err := site(titled("notes")).Publish(t.Context(), dir, titledDocument(t, "One")); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(outside); string(data) != "precious" {
		t.Errorf("the file that the link led to holds %q", data)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "notes.txt")); string(data) != "notes: One\n" {
		t.Errorf("notes.txt holds %q", data)
	}
}

// TestSiteFailures proves that a run that fails leaves the directory as it was.
func TestSiteFailures(t *testing.T) {
	broken := errors.New("broken")
	ended, end := context.WithCancel(t.Context())
	end()
	failing := func(after int) stubExporter {
		return stubExporter{"failing", func(w io.Writer, _ *export.Document) error {
			if _, err := w.Write(make([]byte, after)); err != nil {
				return err
			}
			return broken
		}}
	}
	tests := map[string]struct {
		ctx     context.Context
		prepare func(t *testing.T, dir string)
		// site makes the site; first and third have files from before.
		site func(dir string) export.Site
		want string
		is   error
	}{
		"an exporter fails": {
			site: func(string) export.Site { return site(titled("first"), failing(1<<20), titled("third")) },
			want: "broken", is: broken,
		},
		"the context has ended": {
			ctx:  ended,
			site: func(string) export.Site { return site(titled("first"), titled("second"), titled("third")) },
			is:   context.Canceled,
		},
		"a directory is in a file's place": {
			prepare: func(t *testing.T, dir string) {
				if err := os.Mkdir(filepath.Join(dir, "second.txt"), 0o777); err != nil {
					t.Fatal(err)
				}
			},
			site: func(string) export.Site { return site(titled("first"), titled("second"), titled("third")) },
			want: "second.txt: a directory is in the file's place",
		},
		"a file is in a folder's place": {
			site: func(string) export.Site {
				s := site(titled("first"), titled("second"), titled("third"))
				s.Files[1].Name = "first.txt/second.txt"
				return s
			},
			want: "first.txt",
		},
		"a name leads out of the directory": {
			site: func(string) export.Site {
				s := site(titled("first"), titled("second"))
				s.Files[1].Name = "../second.txt"
				return s
			},
			want: `"../second.txt" is no name of a file below the directory`,
		},
		"two files of one name": {
			site: func(string) export.Site {
				s := site(titled("first"), titled("second"))
				s.Files[1].Name = "FIRST.txt"
				return s
			},
			want: `another file is called "FIRST.txt" too`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if _, err := site(titled("first"), titled("third")).Publish(t.Context(), dir, titledDocument(t, "One")); err != nil {
				t.Fatal(err)
			}
			if test.prepare != nil {
				test.prepare(t, dir)
			}
			ctx := test.ctx
			if ctx == nil {
				ctx = t.Context()
			}
			before := age(t, dir)
			files, err := test.site(dir).Publish(ctx, dir, titledDocument(t, "Two"))
			if err == nil || !strings.Contains(err.Error(), test.want) || test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("got error %v, want %q", err, test.want)
			}
			if files != nil {
				t.Errorf("got %v beside the error", files)
			}
			if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
				t.Errorf("directory (-before +after):\n%s", diff)
			}
		})
	}
}

func TestSiteFailureMakesNoDirectory(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "before"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, below := range []string{"new", "new/inner", "before", "before/new"} {
		if _, err := site(titled("first")).Publish(ended, filepath.Join(dir, below), titledDocument(t, "One")); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got error %v", below, err)
		}
		if diff := cmp.Diff(map[string]string{"before/": ""}, tree(t, dir)); diff != "" {
			t.Errorf("%s: directory (-want +got):\n%s", below, diff)
		}
	}
}

// TestSiteRollsBack has the last file fail to take its place when the others
// have taken theirs, among them one whose folder has the last one's name.
func TestSiteRollsBack(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "first.txt"), []byte("before"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("elsewhere", filepath.Join(dir, "link.txt")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	before := age(t, dir)
	s := site(titled("first"), titled("link"), titled("new"), titled("inner"), titled("last"))
	s.Files[3].Name = "last.txt/inner.txt"
	_, err := s.Publish(t.Context(), dir, titledDocument(t, "Two"))
	if err == nil || !strings.Contains(err.Error(), "last.txt: a directory is in the file's place") {
		t.Errorf("got error %v, want one about last.txt", err)
	}
	before["last.txt/"] = "" // a folder that was made stays, empty
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("directory (-before +after):\n%s", diff)
	}
}

func TestSiteNeedsADirectory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := site(titled("notes")).Publish(t.Context(), file, titledDocument(t, "One")); err == nil {
		t.Error("published into a file")
	}
}

func TestFileNames(t *testing.T) {
	names := map[string]bool{}
	for _, e := range export.All() {
		names[e.Format().FileName()] = true
	}
	for _, want := range []string{"index.html", "post.md", "post.json", "rss.xml", "atom.xml"} {
		if !names[want] {
			t.Errorf("no built-in exporter writes %s; they write %v", want, names)
		}
	}
}
