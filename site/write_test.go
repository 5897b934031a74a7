package site_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/dirtest"
	"github.com/seed-e2fd8668/recap/site"
)

// A stubExporter writes what its function says.
type stubExporter struct {
	name  string
	write func(w io.Writer, doc *export.Document) error
}

func (e stubExporter) Format() export.Format {
	return export.Format{Name: e.name, MediaType: "text/plain; charset=utf-8", Extension: ".txt"}
}

func (e stubExporter) Export(_ context.Context, w io.Writer, doc *export.Document) error {
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

// files returns files with the usual names of the exporters' formats.
func files(exporters ...export.Exporter) []site.File {
	var files []site.File
	for _, e := range exporters {
		files = append(files, site.File{Exporter: e})
	}
	return files
}

// write writes a site of files into a directory.
func write(ctx context.Context, dir string, doc *export.Document, files ...site.File) (*site.Report, error) {
	s, err := site.New(doc, site.Options{Files: files})
	if err != nil {
		return nil, err
	}
	return site.Write(ctx, dir, s)
}

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "site")
	all := []site.File{
		{Name: "index.html", Exporter: titled("html")},
		{Exporter: titled("notes")},
		{Name: "more/notes.txt", Exporter: titled("notes")},
	}
	publish := func(title string) []site.Written {
		t.Helper()
		report, err := write(t.Context(), dir, titledDocument(t, title), all...)
		if err != nil {
			t.Fatal(err)
		}
		return report.Files
	}
	want := []site.Written{
		{Name: "index.html", Path: filepath.Join(dir, "index.html"), Size: 10, Changed: true},
		{Name: "notes.txt", Path: filepath.Join(dir, "notes.txt"), Size: 11, Changed: true},
		{Name: "more/notes.txt", Path: filepath.Join(dir, "more", "notes.txt"), Size: 11, Changed: true},
	}
	but := cmpopts.IgnoreFields(site.Written{}, "Format")
	got := publish("One")
	if diff := cmp.Diff(want, got, but); diff != "" {
		t.Errorf("first time (-want +got):\n%s", diff)
	}
	if got[1].Format.Name != "notes" {
		t.Errorf("the second file is said to be %s, want notes", got[1].Format.Name)
	}
	before := dirtest.Age(t, dir, ".recap-files")
	for i := range want {
		want[i].Changed = false
	}
	if diff := cmp.Diff(want, publish("One"), but); diff != "" {
		t.Errorf("second time (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(before, dirtest.Tree(t, dir, ".recap-files")); diff != "" {
		t.Errorf("what was published again (-before +after):\n%s", diff)
	}

	publish("Two")
	for name, want := range map[string]string{"index.html": "html: Two\n", "more/notes.txt": "notes: Two\n"} {
		if data, err := os.ReadFile(filepath.Join(dir, name)); string(data) != want {
			t.Errorf("%s holds %q, %v, want %q", name, data, err, want)
		}
	}
	if n := len(dirtest.Tree(t, dir, ".recap-files")); n != 4 {
		t.Errorf("%d entries, want three files and a folder", n)
	}
}

func TestWriteChangesOnlyWhatDiffers(t *testing.T) {
	dir := t.TempDir()
	constant := stubExporter{"constant", func(w io.Writer, _ *export.Document) error {
		_, err := io.WriteString(w, "always\n")
		return err
	}}
	all := files(constant, titled("notes"))
	if _, err := write(t.Context(), dir, titledDocument(t, "One"), all...); err != nil {
		t.Fatal(err)
	}
	before := dirtest.Age(t, dir, ".recap-files")
	report, err := write(t.Context(), dir, titledDocument(t, "Two"), all...)
	if err != nil {
		t.Fatal(err)
	}
	if report.Files[0].Changed || !report.Files[1].Changed {
		t.Errorf("changed: %t, %t, want false, true", report.Files[0].Changed, report.Files[1].Changed)
	}
	if after := dirtest.Tree(t, dir, ".recap-files"); after["constant.txt"] != before["constant.txt"] {
		t.Errorf("the unchanged file was %q and is %q", before["constant.txt"], after["constant.txt"])
	}
}

func TestWriteSkipsWhatDoesNotApply(t *testing.T) {
	dir := t.TempDir()
	silent := stubExporter{"silent", func(io.Writer, *export.Document) error {
		return fmt.Errorf("export silent: %w", export.ErrNotApplicable)
	}}
	report, err := write(t.Context(), dir, titledDocument(t, "One"), files(silent, titled("notes"))...)
	if err != nil {
		t.Fatal(err)
	}
	files := report.Files
	if !errors.Is(files[0].Skipped, export.ErrNotApplicable) || files[0].Changed || files[0].Size != 0 {
		t.Errorf("got %+v, want a skipped file", files[0])
	}
	if files[1].Skipped != nil {
		t.Errorf("got %+v, want a written file", files[1])
	}
	if got := dirtest.Tree(t, dir, ".recap-files"); len(got) != 1 {
		t.Errorf("published %v, want notes.txt alone", got)
	}
}

func TestWriteReplacesLinksAndDoesNotFollowThem(t *testing.T) {
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "outside.txt")
	if err := os.WriteFile(outside, []byte("precious"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := write(t.Context(), dir, titledDocument(t, "Zero"), files(titled("notes"))...); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "notes.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "notes.txt")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if _, err := write(t.Context(), dir, titledDocument(t, "One"), files(titled("notes"))...); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(outside); string(data) != "precious" {
		t.Errorf("the file that the link led to holds %q", data)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "notes.txt")); string(data) != "notes: One\n" {
		t.Errorf("notes.txt holds %q", data)
	}
}

// TestWriteSparesWhatItDidNotWrite: a page of somebody else's own is not replaced, the
// post that was published is, wherever it came from.
func TestWriteSparesWhatItDidNotWrite(t *testing.T) {
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "post.json")
	own := filepath.Join(dir, "index.html")
	if err := os.WriteFile(own, []byte("my own page"), 0o666); err != nil {
		t.Fatal(err)
	}
	tree, err := site.New(prepare(t, readCase(t, "full")), site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = site.Write(t.Context(), dir, tree)
	if !errors.Is(err, site.ErrForeign) || !strings.HasSuffix(err.Error(), ": index.html") {
		t.Errorf("got error %v, want one that names index.html", err)
	}
	if found := dirtest.Tree(t, dir, ".recap-files"); len(found) != 1 {
		t.Errorf("there is %v", found)
	}
	if _, err = site.Write(t.Context(), dir, tree, site.Overwrite()); err != nil {
		t.Error(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "post.json"))
	if err == nil {
		err = os.WriteFile(file, bytes.Replace(data, []byte(`"title": "`), []byte(`"title": "Before: `), 1), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err = site.Write(t.Context(), filepath.Dir(file), tree); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(file, []byte("{}"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(filepath.Dir(file), ".recap-files")); err != nil {
		t.Fatal(err)
	}
	if _, err = site.Write(t.Context(), filepath.Dir(file), tree); !errors.Is(err, site.ErrForeign) {
		t.Errorf("replaced a post.json that is no post of a run: %v", err)
	}
}

// named gives the second of the files a name.
func named(name string, files ...site.File) []site.File {
	files[1].Name = name
	return files
}

// TestWriteFails proves that a run that fails leaves the directory as it was.
func TestWriteFails(t *testing.T) {
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
		files   []site.File // first and third have files from before
		want    string
		is      error
	}{
		"an exporter fails": {
			files: files(titled("first"), failing(1<<20), titled("third")),
			want:  "broken", is: broken,
		},
		"the context has ended": {
			ctx:   ended,
			files: files(titled("first"), titled("second"), titled("third")),
			is:    context.Canceled,
		},
		"a directory is in a file's place": {
			prepare: func(t *testing.T, dir string) {
				if err := os.Mkdir(filepath.Join(dir, "second.txt"), 0o777); err != nil {
					t.Fatal(err)
				}
			},
			files: files(titled("first"), titled("second"), titled("third")),
			want:  "second.txt: a directory is in the file's place",
		},
		"a file is in a folder's place": {
			files: named("first.txt/second.txt", files(titled("first"), titled("second"), titled("third"))...),
			want:  "first.txt",
		},
		"a name leads out of the directory": {
			files: named("../second.txt", files(titled("first"), titled("second"))...),
			want:  `"../second.txt" is no name of a file below the site`,
		},
		"two files of one name": {
			files: named("FIRST.txt", files(titled("first"), titled("second"))...),
			want:  `another file is called "FIRST.txt" too`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if _, err := write(t.Context(), dir, titledDocument(t, "One"), files(titled("first"), titled("third"))...); err != nil {
				t.Fatal(err)
			}
			if test.prepare != nil {
				test.prepare(t, dir)
			}
			ctx := test.ctx
			if ctx == nil {
				ctx = t.Context()
			}
			before := dirtest.Age(t, dir, ".recap-files")
			report, err := write(ctx, dir, titledDocument(t, "Two"), test.files...)
			if err == nil || !strings.Contains(err.Error(), test.want) || test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("got error %v, want %q", err, test.want)
			}
			if report != nil {
				t.Errorf("got %v beside the error", report)
			}
			if diff := cmp.Diff(before, dirtest.Tree(t, dir, ".recap-files")); diff != "" {
				t.Errorf("directory (-before +after):\n%s", diff)
			}
		})
	}
}

func TestWriteFailsAndMakesNoDirectory(t *testing.T) {
	ended, end := context.WithCancel(t.Context())
	end()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "before"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, below := range []string{"new", "new/inner", "before", "before/new"} {
		if _, err := write(ended, filepath.Join(dir, below), titledDocument(t, "One"), files(titled("first"))...); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got error %v", below, err)
		}
		if diff := cmp.Diff(map[string]string{"before/": ""}, dirtest.Tree(t, dir, ".recap-files")); diff != "" {
			t.Errorf("%s: directory (-want +got):\n%s", below, diff)
		}
	}
}

// TestWriteEndsWithItsContext ends the context when a format begins to be
// written.
func TestWriteEndsWithItsContext(t *testing.T) {
	for _, e := range []export.Exporter{export.JSONFeed{}, export.RSS{}} {
		dir := t.TempDir()
		end := func() {} // while the tree asks whether the format applies
		canceller := stubExporter{"canceller", func(io.Writer, *export.Document) error {
			end()
			return nil
		}}
		s := newSite(t, prepare(t, readCase(t, "full")), files(canceller, e)...)
		ctx, cancel := context.WithCancel(t.Context())
		end = cancel
		if _, err := site.Write(ctx, dir, s); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got error %v, want the context's", e.Format().Name, err)
		}
		if found := dirtest.Tree(t, dir, ".recap-files"); len(found) > 0 {
			t.Errorf("%s: left %d files", e.Format().Name, len(found))
		}
	}
}

// TestWriteRemovesWhatIsNoLongerPart has a format stop to apply and a session
// leave the programme: their files go, and nothing else does.
func TestWriteRemovesWhatIsNoLongerPart(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine.txt"), []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	publish := func(post recap.Post) *site.Report {
		report, err := write(t.Context(), dir, prepare(t, post, export.SessionPages(site.SessionPages())), site.Files()...)
		if err != nil {
			t.Fatal(err)
		}
		return report
	}
	post := readCase(t, "full")
	if report := publish(post); report.Removed != nil {
		t.Errorf("the first run removed %v", report.Removed)
	}
	before := dirtest.Tree(t, dir, ".recap-files")
	gone := prepare(t, post, export.SessionPages(site.SessionPages())).Entries()[0].Page
	post.Sessions = post.Sessions[1:]
	for i := range post.Sessions {
		post.Sessions[i].Start, post.Sessions[i].End = time.Time{}, time.Time{}
	}
	report := publish(post)
	after := dirtest.Tree(t, dir, ".recap-files")
	for name := range before {
		_, still := after[name]
		want := name != gone && path.Ext(name) != ".ics" && !strings.HasPrefix(name, "schedule.")
		if still != want {
			t.Errorf("%s is there: %v", name, still)
		}
		if removed := slices.Contains(report.Removed, name); removed == still {
			t.Errorf("%s is said to be removed: %v", name, removed)
		}
	}
}

func TestWriteNeedsADirectory(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := write(t.Context(), file, titledDocument(t, "One"), files(titled("notes"))...); err == nil {
		t.Error("published into a file")
	}
}

func TestFileNames(t *testing.T) {
	names := map[string]bool{}
	for _, f := range site.Files() {
		names[f.Name] = true
	}
	for _, want := range []string{"index.html", "post.md", "post.json", "rss.xml", "atom.xml"} {
		if !names[want] {
			t.Errorf("no built-in exporter writes %s; they write %v", want, names)
		}
	}
}

func TestWriteReports(t *testing.T) {
	var progress []string
	doc := prepare(t, readCase(t, "full"))
	s := newSite(t, doc, files(export.HTML{}, export.CSV{}, export.ICalendar{})...)
	report, err := site.Write(t.Context(), t.TempDir(), s, site.Progress(func(f site.Written) {
		if f.Size == 0 || !f.Changed {
			t.Errorf("%s is said to be empty or as before", f.Name)
		}
		progress = append(progress, filepath.Base(f.Path))
	}))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(progress)
	if diff := cmp.Diff([]string{"index.html", "schedule.ics", "sessions.csv"}, progress); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(export.ICalendar{}.Omissions(doc), report.Files[2].Omissions); diff != "" || len(report.Files[2].Omissions) == 0 {
		t.Errorf("omissions of the calendar (-want +got):\n%s", diff)
	}
}

// What is written is what the tree holds, and so what is served.
func TestWriteWritesTheTree(t *testing.T) {
	dir := t.TempDir()
	_, s := withPages(t, "full")
	if _, err := site.Write(t.Context(), dir, s); err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile(filepath.Join(dir, ".recap-files"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Files() {
		content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Name)))
		if err != nil || string(content) != read(t, s, f.Name) {
			t.Errorf("%s is another in the directory, %v", f.Name, err)
		}
		if !strings.Contains(string(list), "\n"+f.Name+"\n") {
			t.Errorf("%s is not on the list", f.Name)
		}
	}
}
