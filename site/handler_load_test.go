package site_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

// TestHandlerUnderLoad sends requests side by side while the site is
// replaced again and again. Each response is one version's, whole.
func TestHandlerUnderLoad(t *testing.T) {
	before := runtime.NumGoroutine()
	requests := 10_000
	if testing.Short() {
		requests = 1_000
	}
	var sites []*site.Site
	contents := make(map[string]string) // by path and ETag
	var paths []string
	for i := range 4 {
		s := newSite(t, served(t, fmt.Sprint("Version ", i)))
		sites = append(sites, s)
		h := &site.Handler{Load: func(context.Context) (*site.Site, error) { return s, nil }}
		for _, f := range s.Files() {
			r := get(h, "GET", "/"+f.Name)
			if r.StatusCode == http.StatusOK {
				contents[f.Name+r.Header.Get("ETag")] = body(t, r)
				paths = append(paths, f.Name)
			}
		}
	}
	if len(paths) < 4*8 || len(contents) < 4*7 { // one file does not hold the title
		t.Fatalf("%d contents of %d files, want more", len(contents), len(paths))
	}
	var current atomic.Pointer[site.Site]
	current.Store(sites[0])
	h := &site.Handler{Load: func(context.Context) (*site.Site, error) { return current.Load(), nil }}
	var next, fresh atomic.Int64
	var wg sync.WaitGroup
	for range 32 {
		wg.Go(func() {
			for i := next.Add(1); i <= int64(requests) && !t.Failed(); i = next.Add(1) {
				if i%500 == 0 {
					current.Store(sites[int(i/500)%len(sites)])
				}
				path := paths[int(i)%len(paths)]
				r := get(h, "GET", "/"+path)
				etag := r.Header.Get("ETag")
				if want, ok := contents[path+etag]; r.StatusCode != http.StatusOK || !ok || body(t, r) != want {
					t.Errorf("request %d for %s: status %d, ETag %s, and no version's content", i, path, r.StatusCode, etag)
				}
				switch again := get(h, "GET", "/"+path, "If-None-Match", etag); {
				case again.StatusCode == http.StatusNotModified:
					fresh.Add(1)
				case again.StatusCode != http.StatusOK || again.Header.Get("ETag") == etag:
					t.Errorf("request %d for %s once more: status %d, ETag %s after %s", i, path, again.StatusCode, again.Header.Get("ETag"), etag)
				}
			}
		})
	}
	wg.Wait()
	if fresh.Load() < int64(requests)/2 {
		t.Errorf("of %d responses %d were still fresh at the next request", requests, fresh.Load())
	}
	checkGoroutines(t, before)
}

// A sometimes exporter panics until it does not.
type sometimes struct{ fails *atomic.Bool }

func (sometimes) Format() export.Format {
	return export.Format{Name: "sometimes", MediaType: "text/plain; charset=utf-8", Extension: ".txt"}
}

func (e sometimes) Export(_ context.Context, w io.Writer, doc *export.Document) error {
	if e.fails.Load() {
		panic("a bug")
	}
	_, err := io.WriteString(w, doc.Post().Title)
	return err
}

// TestHandlerExporterPanics checks that the panic reaches the server, which
// logs it, and that no later request takes what was not written for content.
func TestHandlerExporterPanics(t *testing.T) {
	var fails atomic.Bool
	all := files(sometimes{&fails}, titled("notes"))
	s := newSite(t, served(t, "T"), all...)
	fails.Store(true)
	h := &site.Handler{
		Load: func(context.Context) (*site.Site, error) { return s, nil },
		Log:  slog.New(slog.DiscardHandler),
	}
	func() {
		defer func() {
			if v := recover(); fmt.Sprint(v) != "a bug" {
				t.Errorf("recovered %v, want the exporter's panic", v)
			}
		}()
		get(h, "GET", "/sometimes.txt")
	}()
	if r := get(h, "GET", "/sometimes.txt"); r.StatusCode != http.StatusInternalServerError {
		t.Errorf("after the panic: status %d, %q; want 500", r.StatusCode, body(t, r))
	}
	if r := get(h, "GET", "/notes.txt"); r.StatusCode != http.StatusOK || body(t, r) != "notes: T\n" {
		t.Errorf("another file: status %d", r.StatusCode)
	}
	fails.Store(false)
	s = newSite(t, served(t, "T"), all...)
	if r := get(h, "GET", "/sometimes.txt"); r.StatusCode != http.StatusOK || body(t, r) != "T" {
		t.Errorf("with the next site: status %d", r.StatusCode)
	}
}

// TestHandlerWithoutSite has Load return nothing, as a pointer does that no site
// was stored in yet.
func TestHandlerWithoutSite(t *testing.T) {
	var log bytes.Buffer
	h := &site.Handler{
		Load: func(context.Context) (*site.Site, error) {
			return new(atomic.Pointer[site.Site]).Load(), nil
		},
		Log: slog.New(slog.NewTextHandler(&log, nil)),
	}
	for _, path := range []string{"/", "/rss.xml"} {
		if r := get(h, "GET", path); r.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("%s: status %d, want 503", path, r.StatusCode)
		}
	}
	if !strings.Contains(log.String(), "there is no site") {
		t.Errorf("the log does not say why: %s", log.String())
	}
}

var errFault = errors.New("the cable is out")

// A brokenResponse takes no byte of a response.
type brokenResponse struct{ header http.Header }

func (w brokenResponse) Header() http.Header       { return w.header }
func (w brokenResponse) WriteHeader(int)           {}
func (w brokenResponse) Write([]byte) (int, error) { return 0, errFault }

// TestHandlerClientsLeave has clients go away in the middle of a response, and
// asks for the same file afterwards.
func TestHandlerClientsLeave(t *testing.T) {
	before := runtime.NumGoroutine()
	h := handlerOf(t, served(t, "T"))
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
			defer cancel()
			r, err := http.NewRequestWithContext(ctx, "GET", "/rss.xml", nil)
			if err != nil {
				t.Error(err)
				return
			}
			h.ServeHTTP(brokenResponse{make(http.Header)}, r)
		})
	}
	wg.Wait()
	if r := get(h, "GET", "/rss.xml"); r.StatusCode != http.StatusOK || !strings.Contains(body(t, r), "</rss>") {
		t.Errorf("afterwards: status %d", r.StatusCode)
	}
	checkGoroutines(t, before)
}

// checkGoroutines waits for there to be as few goroutines as before.
func checkGoroutines(t *testing.T, before int) {
	t.Helper()
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("%d goroutines, and %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
}
