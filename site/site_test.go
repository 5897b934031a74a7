package site_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

func prepare(t *testing.T, post recap.Post, options ...export.Option) *export.Document {
	t.Helper()
	doc, err := export.Prepare(post, options...)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func readCase(t *testing.T, name string) recap.Post {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../testdata", name, "input.json"))
	if err != nil {
		t.Fatal(err)
	}
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		t.Fatal(err)
	}
	return post
}

// newSite returns a site of files, nil for all formats.
func newSite(t *testing.T, doc *export.Document, files ...site.File) *site.Site {
	t.Helper()
	s, err := site.New(doc, site.Options{Files: files})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// withPages returns the site of a case of testdata with pages for its sessions.
func withPages(t *testing.T, name string) (*export.Document, *site.Site) {
	doc := prepare(t, readCase(t, name), export.SessionPages(site.SessionPages()))
	return doc, newSite(t, doc)
}

func read(t *testing.T, s *site.Site, name string) string {
	t.Helper()
	content, err := fs.ReadFile(s, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestSiteIsAFileSystem(t *testing.T) {
	_, s := withPages(t, "full")
	var names []string
	for _, f := range s.Files() {
		names = append(names, f.Name)
	}
	if len(names) < 12 {
		t.Fatalf("there are only the files %v", names)
	}
	if err := fstest.TestFS(s, names...); err != nil {
		t.Error(err)
	}
	walked := 0
	err := fs.WalkDir(s, ".", func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			walked++
		}
		return err
	})
	if err != nil || walked != len(names) {
		t.Errorf("a walk finds %d files, %v; want %d", walked, err, len(names))
	}
}

// fstest.TestFS is content with files that say they are empty, and then a
// server sends nothing: so this looks at the bytes.
func TestSiteHoldsWhatExportersWrite(t *testing.T) {
	doc, s := withPages(t, "full")
	plain := http.FileServerFS(s)
	changes, err := doc.History()
	if err != nil {
		t.Fatal(err)
	}
	german, err := doc.In("de", "de/")
	if err != nil {
		t.Fatal(err)
	}
	germanChanges, err := german.History()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Files() {
		about, changed := doc, changes
		if strings.HasPrefix(f.Name, "de/") {
			about, changed = german, germanChanges
		}
		if isOfChanges(f) {
			about = changed
		}
		var want bytes.Buffer
		if err := f.Exporter.Export(t.Context(), &want, about); err != nil {
			t.Fatal(err)
		}
		if want.Len() == 0 {
			t.Errorf("%s is empty", f.Name)
		}
		file, err := s.Open(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		info, err := file.Stat()
		if err != nil || info.Size() != int64(want.Len()) || info.Name() != path.Base(f.Name) || !info.ModTime().IsZero() {
			t.Errorf("%s is said to have %d bytes and the name %s, %v; want %d bytes and no time", f.Name, info.Size(), info.Name(), err, want.Len())
		}
		var got bytes.Buffer
		if n, err := file.(io.WriterTo).WriteTo(&got); err != nil || n != info.Size() || got.String() != want.String() {
			t.Errorf("%s wrote %d bytes, %v", f.Name, n, err)
		}
		if _, err := file.(io.Seeker).Seek(-7, io.SeekEnd); err != nil {
			t.Error(err)
		}
		if tail, err := io.ReadAll(file); err != nil || string(tail) != want.String()[want.Len()-7:] {
			t.Errorf("%s ends in %q, %v", f.Name, tail, err)
		}
		if err := file.Close(); err != nil {
			t.Error(err)
		}
		w := httptest.NewRecorder()
		plain.ServeHTTP(w, httptest.NewRequest("GET", "/"+strings.TrimSuffix(f.Name, "index.html"), nil))
		if w.Body.String() != want.String() {
			t.Errorf("a file server sends %d bytes of %s, want %d", w.Body.Len(), f.Name, want.Len())
		}
	}
}

func TestSiteOpensWhatIsThere(t *testing.T) {
	_, s := withPages(t, "smallest")
	for name, want := range map[string]error{
		"nothing.xml": fs.ErrNotExist, "INDEX.HTML": fs.ErrNotExist, "schedule.ics": fs.ErrNotExist, "index.html/more": fs.ErrNotExist,
		"/index.html": fs.ErrInvalid, "../index.html": fs.ErrInvalid, "": fs.ErrInvalid,
	} {
		_, err := s.Open(name)
		var pathError *fs.PathError
		if !errors.Is(err, want) || !errors.As(err, &pathError) || pathError.Path != name {
			t.Errorf("%q: got error %v, want %v", name, err, want)
		}
	}
}

func TestSiteTellsWhatIsLeftOut(t *testing.T) {
	doc, s := withPages(t, "smallest")
	skipped := make(map[string]error)
	for _, f := range s.Skipped() {
		skipped[f.Name] = f.Reason
	}
	for _, f := range site.Files() {
		err := f.Exporter.Export(t.Context(), io.Discard, doc)
		if got := skipped[f.Name]; errors.Is(err, export.ErrNotApplicable) != errors.Is(got, export.ErrNotApplicable) {
			t.Errorf("%s is skipped for %v, but the exporter says %v", f.Name, got, err)
		}
	}
	if len(skipped) == 0 || len(s.Files())-len(doc.Entries())+len(skipped) != len(site.Files()) {
		t.Errorf("%d files and %d skipped of %d", len(s.Files()), len(skipped), len(site.Files()))
	}
	doc, s = withPages(t, "full")
	some := false
	for _, f := range s.Files() {
		var want []export.Omission
		if o, ok := f.Exporter.(export.Omitter); ok && path.Dir(f.Name) == "." && !isOfChanges(f) {
			want = o.Omissions(doc)
		}
		some = some || len(want) > 0
		if diff := cmp.Diff(want, s.Omissions(f.Name)); diff != "" {
			t.Errorf("%s: omissions (-want +got):\n%s", f.Name, diff)
		}
	}
	if !some {
		t.Error("no file leaves anything out")
	}
	if got := s.Omissions("nothing.xml"); got != nil {
		t.Errorf("a file that is not there leaves out %v", got)
	}
}

func TestNewRefusesNames(t *testing.T) {
	for _, tt := range []struct {
		names []string
		want  string
	}{
		{[]string{"a.txt", "../b.txt"}, `"../b.txt" is no name of a file`},
		{[]string{"/a.txt"}, `"/a.txt" is no name of a file`},
		{[]string{"a/"}, `"a/" is no name of a file`},
		{[]string{`a\b`}, `is no name of a file`},
		{[]string{"."}, `"." is no name of a file`},
		{[]string{"a.txt", "A.TXT"}, `another file is called "A.TXT" too`},
		{[]string{"\u00e9", "e\u0301"}, `too`},
		{[]string{"a/b", "a"}, `"a" cannot be a file`},
		{[]string{"a", "a/b"}, `"a" cannot be a file`},
	} {
		var files []site.File
		for i, name := range tt.names {
			files = append(files, site.File{Name: name, Exporter: titled(fmt.Sprint("format", i))})
		}
		if _, err := site.New(titledDocument(t, "T"), site.Options{Files: files}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: got error %v, want %q", tt.names, err, tt.want)
		}
	}
}

// isOfChanges reports whether a file is about what changed of the post.
func isOfChanges(f site.File) bool { return strings.HasPrefix(path.Base(f.Name), "changes") }
