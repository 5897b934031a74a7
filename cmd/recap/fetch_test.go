package main

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap/source"
)

// isolate gives a test a cache of its own.
func isolate(t *testing.T) (dir string) {
	t.Helper()
	home := t.TempDir()
	for _, variable := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData"} {
		t.Setenv(variable, home)
	}
	dir, err := cacheDir()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func serving(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

// TestAsksWhetherSomethingChanged: the second run gets the same from the cache.
func TestAsksWhetherSomethingChanged(t *testing.T) {
	dir := isolate(t)
	for _, header := range []string{"ETag", "Last-Modified"} {
		value, asked := `"one"`, "If-None-Match"
		if header == "Last-Modified" {
			value, asked = "Fri, 27 Mar 2026 10:00:00 GMT", "If-Modified-Since"
		}
		sent := 0
		url := serving(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set(header, value)
			if r.Header.Get(asked) == value {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			sent++
			w.Write([]byte(smallPost))
		})
		var first outcome
		for i := range 3 {
			got := convertTo(t, newDir(t), "", "--to", "json", "-o", "-", url+"/post.json")
			if i == 0 {
				first = got
			}
			if got.status != 0 || got != first || !strings.Contains(got.stdout, "Tidings") {
				t.Errorf("%s, run %d: %+v", header, i, got)
			}
		}
		if sent != 1 {
			t.Errorf("%s: it was sent %d times", header, sent)
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 2 {
		t.Errorf("in the cache: %v, %v", files, err)
	}
	for _, f := range files {
		if info, _ := f.Info(); info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %v", f.Name(), info.Mode())
		}
	}
}

func TestCacheForgets(t *testing.T) {
	dir := isolate(t)
	old := filepath.Join(dir, "old")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(old, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	before := time.Now().Add(-cacheAge - time.Hour)
	if err := os.Chtimes(old, before, before); err != nil {
		t.Fatal(err)
	}
	private := serving(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"x"`)
		w.Header().Set("Cache-Control", "private, no-store")
		w.Write([]byte(smallPost))
	})
	public := serving(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"x"`)
		w.Write([]byte(smallPost))
	})
	for _, url := range []string{private, public, strings.Replace(public, "//", "//ada:secret@", 1)} {
		if got := convertTo(t, newDir(t), "", "--to", "json", "-o", "-", url); got.status != 0 {
			t.Errorf("%s: %+v", url, got)
		}
	}
	files, _ := os.ReadDir(dir)
	if len(files) != 1 || files[0].Name() == "old" {
		t.Errorf("in the cache: %v", files)
	}
}

// TestRunsWithoutACache: it only saves time.
func TestRunsWithoutACache(t *testing.T) {
	dir := isolate(t)
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir, []byte("not a directory"), 0o600); err != nil {
		t.Fatal(err)
	}
	url := serving(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"x"`)
		w.Write([]byte(smallPost))
	})
	if got := convertTo(t, newDir(t), "", "--to", "json", "-o", "-", url); got.status != 0 {
		t.Errorf("%+v", got)
	}
}

func TestFollowsRedirects(t *testing.T) {
	isolate(t)
	url := serving(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/post.json" {
			w.Write([]byte(smallPost))
			return
		}
		http.Redirect(w, r, "/post.json", http.StatusFound)
	})
	if got := convertTo(t, newDir(t), "", url+"/elsewhere"); got.status != 0 {
		t.Errorf("%+v", got)
	}
}

// TestRefusesWhatIsFetched: of a conference the address is at hand, that of its
// schedule is not, and servers fail in their ways.
func TestRefusesWhatIsFetched(t *testing.T) {
	isolate(t)
	const page = `<!-- made by hand --><!DOCTYPE html><html><head><link rel="alternate" type="text/calendar" href="cal?format=ical"></head>
<body><a href="/about.html">About</a> <a href="export/schedule.xml">XML</a> <a href="export/schedule.xml">again</a>
<a href="webcal://example.org/all">Calendar</a> <a href="javascript:alert(1)//schedule.xml">no</a></body></html>`
	url := serving(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/2026/":
			w.Write([]byte(page))
		case "/plain":
			w.Write([]byte("<html><p>Welcome</p></html>"))
		case "/login":
			w.Write([]byte(`<html><form><input type=password></form></html>`))
		case "/private":
			w.WriteHeader(http.StatusUnauthorized)
		case "/busy":
			w.WriteHeader(http.StatusServiceUnavailable)
		case "/broken":
			w.WriteHeader(http.StatusInternalServerError)
		case "/ftp":
			w.Header().Set("Location", "ftp://example.org/schedule.xml")
			w.WriteHeader(http.StatusFound)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/large":
			w.Header().Set("Content-Length", strconv.Itoa(source.MaxBytes+1))
			w.Write([]byte("{"))
		case "/cut":
			w.Header().Set("Content-Length", "100")
			w.Write([]byte("{"))
		default:
			http.NotFound(w, r)
		}
	})
	closed := httptest.NewServer(nil)
	closed.Close()
	for _, test := range []struct{ address, want string }{
		{url + "/2026/", url + "/2026/ is a web page, and no schedule; it links to " + url + "/2026/cal?format=ical, " + url + "/2026/export/schedule.xml, https://example.org/all"},
		{url + "/plain", url + "/plain is a web page, and no schedule; look for a link to a schedule.xml, a schedule.json or a calendar (.ics) on it, and give its address"},
		{url + "/login", url + "/login is a page that asks for a login; save the file with a browser and convert that"},
		{url + "/private", url + "/private answers 401 Unauthorized; it needs a login: save the file with a browser and convert that"},
		{url + "/busy", url + "/busy answers 503 Service Unavailable; try again later"},
		{url + "/broken", url + "/broken answers 500 Internal Server Error"},
		{url + "/absent", url + "/absent answers 404 Not Found; nothing is there"},
		{url + "/ftp", url + "/ftp: it redirects to ftp://example.org/schedule.xml; only http and https are followed"},
		{url + "/round", url + "/round: it redirects more than 10 times"},
		{url + "/large", url + "/large is larger than the 64 MiB that are read"},
		{url + "/cut", url + "/cut: unexpected EOF"},
		{closed.URL, closed.URL + " does not answer: connect: connection refused"},
		{"http://me:secret@127.0.0.1:1/x", "http://me:xxxxx@127.0.0.1:1/x does not answer: connect: connection refused"},
		{"https:///schedule.xml", "https:///schedule.xml is no address; expected one such as https://example.org/schedule.xml"},
	} {
		dir := newDir(t)
		got := convertTo(t, dir, "", test.address)
		if want := (outcome{1, "", "recap: " + test.want + "\n"}); got != want || tree(t, dir) != nil {
			t.Errorf("%s: got\n%s\nwant\n%s", test.address, got.stderr, want.stderr)
		}
	}
}

func TestInterruptsAFetch(t *testing.T) {
	isolate(t)
	waiting := make(chan bool)
	url := serving(t, func(w http.ResponseWriter, r *http.Request) {
		close(waiting)
		<-r.Context().Done()
	})
	ctx, interrupt := context.WithCancel(t.Context())
	go func() { <-waiting; interrupt() }()
	var stdout, stderr bytes.Buffer
	if status := run(ctx, []string{"convert", "-o", newDir(t), url}, nil, &stdout, &stderr); status != 1 || stderr.String() != "recap: context canceled\n" {
		t.Errorf("exit status %d: %s", status, stderr.String())
	}
}
