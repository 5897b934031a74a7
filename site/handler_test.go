package site_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

func served(t *testing.T, title string) *export.Document {
	t.Helper()
	return prepare(t, recap.Post{
		Title: title, URL: "https://example.org/recap/", Description: strings.Repeat("about ", 50),
		Published: time.Date(2024, 5, 1, 8, 0, 0, 5, time.UTC),
		Sessions:  []recap.Session{{Code: "SVS401", Title: "Servers", Summary: "How they serve."}},
	})
}

func handlerOf(t *testing.T, doc *export.Document) *site.Handler {
	t.Helper()
	s := newSite(t, doc)
	return &site.Handler{Load: func(context.Context) (*site.Site, error) { return s, nil }}
}

// get asks a handler; headers come as pairs of name and value.
func get(h http.Handler, method, path string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestHandlerServesEveryFile(t *testing.T) {
	doc := served(t, "T")
	h := handlerOf(t, doc)
	for _, f := range site.Files() {
		var want bytes.Buffer
		err := f.Exporter.Export(t.Context(), &want, doc)
		r := get(h, "GET", "/"+f.Name)
		if errors.Is(err, export.ErrNotApplicable) {
			if r.StatusCode != http.StatusNotFound || !strings.Contains(body(t, r), err.Error()) {
				t.Errorf("%s: status %d, want 404 and the reason %q", f.Name, r.StatusCode, err)
			}
			continue
		}
		if f.Name == "index.html" { // it names the other files too
			if got := body(t, r); !strings.Contains(got, `<link rel="alternate" type="application/rss&#43;xml" title="RSS feed" href="rss.xml">`) || strings.Contains(got, "schedule.ics") {
				t.Errorf("the page does not name the feed, or names a calendar that is not there")
			}
		} else if got := body(t, r); r.StatusCode != http.StatusOK || got != want.String() {
			t.Errorf("%s: status %d, %d bytes; want %d bytes", f.Name, r.StatusCode, len(got), want.Len())
		}
		if got := r.Header.Get("Content-Type"); got != f.Exporter.Format().MediaType {
			t.Errorf("%s: Content-Type %q", f.Name, got)
		}
		if got := r.Header.Get("Last-Modified"); got != "" {
			t.Errorf("%s: Last-Modified %q, which nobody knows", f.Name, got)
		}
		if got := r.Header.Get("Cache-Control"); got != "no-cache" {
			t.Errorf("%s: Cache-Control %q", f.Name, got)
		}
		cors := r.Header.Get("Access-Control-Allow-Origin")
		if html := f.Exporter.Format().Name == "html"; (cors == "*") == html {
			t.Errorf("%s: Access-Control-Allow-Origin %q", f.Name, cors)
		}
	}
}

func TestHandlerNegotiation(t *testing.T) {
	h := handlerOf(t, served(t, "T"))
	for _, tt := range []struct {
		accept, want string
	}{
		{"", "text/html"},
		{"*/*", "text/html"},
		{"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"},
		{"application/rss+xml", "application/rss+xml"},
		{"application/atom+xml;q=0.9, application/rss+xml;q=0.5", "application/atom+xml"},
		{"text/html;q=0, text/markdown", "text/markdown"},
		{"application/json", "application/json"},
		{"application/*", "application/json"},
		{"image/png", ""},
		{"text/html;q=0", ""},
		{"; nonsense", "text/html"},
	} {
		var headers []string
		if tt.accept != "" {
			headers = []string{"Accept", tt.accept}
		}
		r := get(h, "GET", "/", headers...)
		got, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
		if tt.want == "" {
			if message := body(t, r); r.StatusCode != http.StatusNotAcceptable || !strings.Contains(message, "rss.xml") {
				t.Errorf("Accept %q: status %d, want 406 with directions: %s", tt.accept, r.StatusCode, message)
			}
			continue
		}
		if r.StatusCode != http.StatusOK || got != tt.want {
			t.Errorf("Accept %q: status %d, type %q; want %q", tt.accept, r.StatusCode, got, tt.want)
		}
		if vary := strings.Join(r.Header.Values("Vary"), ", "); vary != "Accept, Accept-Encoding" {
			t.Errorf("Accept %q: Vary %q", tt.accept, vary)
		}
	}
}

func TestHandlerConditions(t *testing.T) {
	h := handlerOf(t, served(t, "T"))
	etag := get(h, "GET", "/rss.xml").Header.Get("ETag")
	if len(etag) < 10 || etag[0] != '"' {
		t.Fatalf("ETag %q is not a strong, quoted one", etag)
	}
	if other := get(handlerOf(t, served(t, "U")), "GET", "/rss.xml").Header.Get("ETag"); other == etag {
		t.Error("two contents share an ETag")
	}
	if again := get(handlerOf(t, served(t, "T")), "GET", "/rss.xml").Header.Get("ETag"); again != etag {
		t.Error("one content has two ETags")
	}
	for _, tt := range []struct {
		name, value string
		want        int
	}{
		{"If-None-Match", etag, 304},
		{"If-None-Match", "W/" + etag, 304},
		{"If-None-Match", `"other", ` + etag, 304},
		{"If-None-Match", "*", 304},
		{"If-None-Match", `"other"`, 200},
		{"If-None-Match", strings.Trim(etag, `"`), 200},
		{"If-Modified-Since", "Wed, 01 May 2024 08:00:00 GMT", 200},
		{"If-Modified-Since", "Wed, 01 May 2024 07:59:59 GMT", 200},
	} {
		r := get(h, "GET", "/rss.xml", tt.name, tt.value)
		if r.StatusCode != tt.want || (tt.want == 304 && body(t, r) != "") {
			t.Errorf("%s: %s: status %d, want %d", tt.name, tt.value, r.StatusCode, tt.want)
		}
	}
}

// A client that asks by date alone gets content that has changed, also when
// the post's dates have not: they are set by people, who forget.
func TestHandlerShowsChangesToWhoAsksByDate(t *testing.T) {
	var current atomic.Pointer[site.Site]
	h := &site.Handler{Load: func(context.Context) (*site.Site, error) { return current.Load(), nil }}
	current.Store(newSite(t, served(t, "Old")))
	first := get(h, "GET", "/rss.xml")
	current.Store(newSite(t, served(t, "New")))
	for _, since := range []string{first.Header.Get("Last-Modified"), "Wed, 01 May 2024 08:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"} {
		if since == "" {
			continue
		}
		if r := get(h, "GET", "/rss.xml", "If-Modified-Since", since); r.StatusCode != 200 || !strings.Contains(body(t, r), "<title>New</title>") {
			t.Errorf("If-Modified-Since %s: status %d, want the new content", since, r.StatusCode)
		}
	}
	if r := get(h, "GET", "/rss.xml", "If-None-Match", first.Header.Get("ETag")); r.StatusCode != 200 {
		t.Errorf("with the old ETag: status %d", r.StatusCode)
	}
}

func TestHandlerCacheControl(t *testing.T) {
	s := newSite(t, served(t, "T"))
	h := &site.Handler{Load: func(context.Context) (*site.Site, error) { return s, nil }, CacheControl: "public, max-age=300"}
	if got := get(h, "GET", "/").Header.Get("Cache-Control"); got != "public, max-age=300" {
		t.Errorf("Cache-Control %q", got)
	}
	if got := get(h, "GET", "/nothing").Header.Get("Cache-Control"); got != "" {
		t.Errorf("of nothing: Cache-Control %q", got)
	}
}

func TestHandlerRanges(t *testing.T) {
	h := handlerOf(t, served(t, "T"))
	whole := get(h, "GET", "/rss.xml")
	content, etag := body(t, whole), whole.Header.Get("ETag")
	r := get(h, "GET", "/rss.xml", "Range", "bytes=10-19", "If-Range", etag)
	if got := body(t, r); r.StatusCode != http.StatusPartialContent || got != content[10:20] || r.Header.Get("Accept-Ranges") != "bytes" {
		t.Errorf("status %d, %q, want %q", r.StatusCode, got, content[10:20])
	}
	if r := get(h, "GET", "/rss.xml", "Range", "bytes=10-19", "If-Range", `"other"`); r.StatusCode != 200 || body(t, r) != content {
		t.Errorf("a range of other content: status %d, want the whole", r.StatusCode)
	}
	if r := get(h, "GET", "/rss.xml", "Range", "bytes=9999999-"); r.StatusCode != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("a range behind the end: status %d", r.StatusCode)
	}
}

func TestHandlerServesSessionPages(t *testing.T) {
	doc := prepare(t, readCase(t, "full"), export.SessionPages(site.SessionPages()))
	s := newSite(t, doc)
	h := &site.Handler{Load: func(context.Context) (*site.Site, error) { return s, nil }}
	for _, f := range s.Files() {
		r := get(h, "GET", "/"+f.Name)
		if got := body(t, r); r.StatusCode != 200 || got != read(t, s, f.Name) {
			t.Errorf("%s: status %d and other content than in the tree", f.Name, r.StatusCode)
		}
	}
	// No page of one session is a form of the post.
	if message := body(t, get(h, "GET", "/", "Accept", "image/png")); strings.Contains(message, "sessions/") {
		t.Errorf("directions to sessions: %s", message)
	}
}

// The files are those of the site that is loaded: they come and go.
func TestHandlerServesOtherFilesOfAnotherSite(t *testing.T) {
	current := newSite(t, served(t, "T"), site.File{Exporter: titled("one")}, site.File{Exporter: titled("two")})
	h := &site.Handler{Load: func(context.Context) (*site.Site, error) { return current, nil }}
	for range 2 {
		for name := range map[string]bool{"one.txt": true, "two.txt": true, "three.txt": true} {
			_, err := fs.Stat(current, name)
			if status := get(h, "GET", "/"+name).StatusCode; (status == 200) != (err == nil) {
				t.Errorf("%s: status %d, but in the tree %v", name, status, err)
			}
		}
		current = newSite(t, served(t, "T"), site.File{Exporter: titled("two")}, site.File{Exporter: titled("three")})
	}
}

func TestHandlerCompression(t *testing.T) {
	h := handlerOf(t, served(t, "T"))
	plain := get(h, "GET", "/rss.xml")
	want := body(t, plain)
	for accept, compressed := range map[string]bool{
		"gzip": true, "br, gzip;q=0.5": true, "GZIP": true, "*": true, "deflate, *;q=0.1": true,
		"": false, "br": false, "gzip;q=0": false, "gzip; q=0.0, *": false, "identity": false, "gzip;q=x": false,
	} {
		r := get(h, "GET", "/rss.xml", "Accept-Encoding", accept)
		if got := r.Header.Get("Content-Encoding") == "gzip"; got != compressed {
			t.Errorf("Accept-Encoding %q: compressed %v", accept, got)
			continue
		}
		if r.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: Vary %q", accept, r.Header.Get("Vary"))
		}
		if !compressed {
			continue
		}
		if r.Header.Get("ETag") == plain.Header.Get("ETag") {
			t.Error("the compressed response shares the ETag of the plain one")
		}
		z, err := gzip.NewReader(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(z); err != nil || string(got) != want {
			t.Errorf("Accept-Encoding %q: other content (error: %v)", accept, err)
		}
		if r := get(h, "GET", "/rss.xml", "Accept-Encoding", accept, "If-None-Match", r.Header.Get("ETag")); r.StatusCode != 304 {
			t.Errorf("Accept-Encoding %q: status %d for its own ETag", accept, r.StatusCode)
		}
	}
}

func TestHandlerMethods(t *testing.T) {
	h := handlerOf(t, served(t, "T"))
	if r := get(h, "HEAD", "/rss.xml"); r.StatusCode != 200 || body(t, r) != "" || r.Header.Get("ETag") == "" || r.ContentLength == 0 {
		t.Errorf("HEAD: status %d, header %v", r.StatusCode, r.Header)
	}
	if r := get(h, "POST", "/rss.xml"); r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD, OPTIONS" {
		t.Errorf("POST: status %d, Allow %q", r.StatusCode, r.Header.Get("Allow"))
	}
	if r := get(h, "OPTIONS", "/rss.xml", "Origin", "https://example.com", "Access-Control-Request-Method", "GET"); r.StatusCode != 204 ||
		r.Header.Get("Access-Control-Allow-Origin") != "*" || !strings.Contains(r.Header.Get("Access-Control-Allow-Headers"), "If-None-Match") {
		t.Errorf("OPTIONS: status %d, header %v", r.StatusCode, r.Header)
	}
	for _, path := range []string{"/nothing.xml", "/rss.xml/", "/../rss", "/RSS.XML"} {
		if r := get(h, "GET", path); path != "/rss.xml/" && r.StatusCode != 404 {
			t.Errorf("%s: status %d, want 404", path, r.StatusCode)
		}
	}
}

func TestHandlerLoadFails(t *testing.T) {
	var log bytes.Buffer
	h := &site.Handler{
		Load: func(context.Context) (*site.Site, error) { return nil, errors.New("the disk is gone") },
		Log:  slog.New(slog.NewTextHandler(&log, nil)),
	}
	r := get(h, "GET", "/rss.xml")
	if message := body(t, r); r.StatusCode != 503 || strings.Contains(message, "disk") {
		t.Errorf("status %d, %q; want 503 without the reason", r.StatusCode, message)
	}
	if !strings.Contains(log.String(), "the disk is gone") || !strings.Contains(log.String(), "/rss.xml") {
		t.Errorf("the log does not say why: %s", log.String())
	}
}

// counting is an exporter that counts how often it has written.
type counting struct{ calls *atomic.Int64 }

func (counting) Format() export.Format {
	return export.Format{Name: "counting", MediaType: "text/plain; charset=utf-8", Extension: ".txt"}
}

func (e counting) Export(_ context.Context, w io.Writer, doc *export.Document) error {
	time.Sleep(time.Millisecond)
	_, err := io.WriteString(w, doc.Post().Title)
	if err == nil { // and it was not only asked whether it applies
		e.calls.Add(1)
	}
	return err
}

func TestHandlerRendersOnce(t *testing.T) {
	var calls atomic.Int64
	var current atomic.Pointer[site.Site]
	h := &site.Handler{Load: func(context.Context) (*site.Site, error) { return current.Load(), nil }}
	for _, title := range []string{"first", "second"} {
		current.Store(newSite(t, served(t, title), site.File{Name: "count.txt", Exporter: counting{&calls}}))
		var group sync.WaitGroup
		for range 50 {
			group.Go(func() {
				if got := body(t, get(h, "GET", "/count.txt")); got != title {
					t.Errorf("got %q, want %q", got, title)
				}
			})
		}
		group.Wait()
	}
	if got := calls.Load(); got != 2 {
		t.Errorf("two versions were rendered %d times", got)
	}
}
