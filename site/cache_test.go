package site

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// large writes a thousand bytes, and counts how often.
type large struct{ calls *atomic.Int64 }

func (large) Format() export.Format {
	return export.Format{Name: "large", MediaType: "text/plain; charset=utf-8", Extension: ".txt"}
}

func (e large) Export(_ context.Context, w io.Writer, _ *export.Document) error {
	_, err := io.WriteString(w, strings.Repeat("large\n", 167)[:1000])
	if err == nil {
		e.calls.Add(1)
	}
	return err
}

func TestCacheIsBounded(t *testing.T) {
	doc, err := export.Prepare(recap.Post{Title: "T", URL: "https://example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	var calls atomic.Int64
	var files []File
	for i := range 10 {
		files = append(files, File{Name: fmt.Sprint(i, ".txt"), Exporter: large{&calls}})
	}
	s, err := New(doc, Options{Files: files, Cache: 3500})
	if err != nil {
		t.Fatal(err)
	}
	open := func(i int) {
		t.Helper()
		if content, err := fs.ReadFile(s, fmt.Sprint(i, ".txt")); err != nil || len(content) != 1000 {
			t.Fatalf("%d bytes, %v", len(content), err)
		}
		if s.cache.size > 3500 || int64(len(s.cache.files)) > 3 {
			t.Errorf("%d bytes of %d files are kept", s.cache.size, len(s.cache.files))
		}
	}
	for i := range 10 {
		open(i)
	}
	if calls.Load() != 10 {
		t.Errorf("made %d files, want 10", calls.Load())
	}
	for _, i := range []int{9, 8, 7, 9, 8, 7} {
		open(i)
	}
	if calls.Load() != 10 {
		t.Errorf("files that are kept were made again: %d", calls.Load())
	}
	open(0) // now 9 goes, which was asked for longest ago
	open(8)
	if calls.Load() != 11 {
		t.Errorf("made %d files, want 11", calls.Load())
	}
	open(9)
	if calls.Load() != 12 {
		t.Errorf("made %d files, want 12", calls.Load())
	}
	// What is compressed counts, too.
	c, err := s.content(s.byName["9.txt"])
	if err != nil {
		t.Fatal(err)
	}
	before := s.cache.size
	if n := int64(len(c.compressed())); n == 0 || s.cache.size != before+n {
		t.Errorf("with %d more bytes, the cache has %d after %d", n, s.cache.size, before)
	}
	s.cache.bound = 10
	content, err := fs.ReadFile(s, "1.txt")
	if err != nil || len(content) != 1000 || len(s.cache.files) != 1 {
		t.Errorf("of a bound that is too small for any file, %d are kept, %v", len(s.cache.files), err)
	}
}

// A slow exporter notes how many of its kind run at once.
type slow struct{ now, most *atomic.Int64 }

func (slow) Format() export.Format {
	return export.Format{Name: "slow", MediaType: "text/plain; charset=utf-8", Extension: ".txt"}
}

func (e slow) Export(_ context.Context, w io.Writer, _ *export.Document) error {
	defer e.now.Add(-1)
	if n := e.now.Add(1); n > e.most.Load() {
		e.most.Store(n)
	}
	time.Sleep(time.Millisecond)
	_, err := io.WriteString(w, "slow")
	return err
}

func TestFilesMadeAtOnceAreBounded(t *testing.T) {
	doc, err := export.Prepare(recap.Post{Title: "T", URL: "https://example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	var now, most atomic.Int64
	var files []File
	for i := range 50 {
		files = append(files, File{Name: fmt.Sprint(i, ".txt"), Exporter: slow{&now, &most}})
	}
	s, err := New(doc, Options{Files: files})
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for _, f := range files {
		all.Go(func() {
			if content, err := fs.ReadFile(s, f.Name); err != nil || string(content) != "slow" {
				t.Errorf("%s: %q, %v", f.Name, content, err)
			}
		})
	}
	all.Wait()
	if bound := int64(runtime.GOMAXPROCS(0)); most.Load() > bound || most.Load() < 1 {
		t.Errorf("%d files were made at once, want at most %d", most.Load(), bound)
	}
}
