package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/golden"
)

// Many clients ask a server whose post is published anew all the time, each time as a
// revision of the one before. Each response is one version's, whole, and after each
// round there is no more of anything than there was after the first.
func TestServeSoak(t *testing.T) {
	soak(t, 20, 3, time.Second/2)
}

func TestServeSoakLong(t *testing.T) {
	golden.Long(t) // for two minutes
	soak(t, 200, 12, 10*time.Second)
}

// A soaking is a server, and what its clients have learnt of it.
type soaking struct {
	t        *testing.T
	dir      string // what is published
	url      string
	client   *http.Client
	bodies   sync.Map // the hash of a body by path and ETag
	version  atomic.Int64
	seen     sync.Map // the versions that were served
	revision atomic.Int64
	asked    atomic.Int64
	fresh    atomic.Int64
}

func soak(t *testing.T, clients, rounds int, length time.Duration) {
	s := soaking{t: t, dir: t.TempDir(), client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}}}
	s.revise()
	url, stop := start(t, filepath.Join(s.dir, "post.json"))
	s.url = strings.TrimSuffix(url, "/")
	var first, last usage
	for round := range rounds {
		s.round(clients, length)
		s.client.CloseIdleConnections()
		if last = s.settled(first); round == 0 {
			first = last
		}
		t.Logf("round %d: %+v after %d requests, of which %d found nothing new", round, last, s.asked.Load(), s.fresh.Load())
	}
	if status := stop(); status != statusDone {
		t.Errorf("the server ended with status %d", status)
	}
	versions := 0
	s.seen.Range(func(any, any) bool { versions++; return true })
	if versions < rounds || s.fresh.Load() == 0 {
		t.Errorf("%d versions were served in %d rounds, and %d responses were fresh", versions, rounds, s.fresh.Load())
	}
	if n := s.revision.Load(); n < int64(rounds) {
		t.Errorf("the last post that was served is revision %d, after %d rounds", n, rounds)
	}
	if last.exceeds(first) {
		t.Errorf("after the first round there were %+v, after the last %+v", first, last)
	}
}

// revise publishes the next version of a programme, as recap convert does it in a
// directory that holds the version before. All that it says of itself is in it several
// times.
func (s *soaking) revise() {
	n := s.version.Add(1)
	var b strings.Builder
	fmt.Fprintf(&b, `{"title": "Version %d.", "url": "https://example.org/", "description": "Version %d.", "sessions": [`, n, n)
	for i := range 30 {
		status := []string{"", "cancelled"}[(int(n)+i)%7/6]
		fmt.Fprintf(&b, `{"id": "s%d", "title": "Session %d", "status": %q, "summary": "Version %d. %s"}`, i, i, status, n, strings.Repeat("Some *words*. ", 50))
		b.WriteString([]string{",", "]}"}[i/29])
	}
	at := time.Date(2026, time.May, 8, 0, int(n), 0, 0, time.UTC).Format(time.RFC3339)
	var said strings.Builder
	args := []string{"convert", "-", "-o", s.dir, "--to", "json", "--quiet", "--at", at}
	if status := run(s.t.Context(), args, strings.NewReader(b.String()), io.Discard, &said); status != statusDone {
		s.t.Errorf("version %d: status %d: %s", n, status, said.String())
	}
}

// round lets clients ask for a while, in which several versions are published.
func (s *soaking) round(clients int, length time.Duration) {
	var wg sync.WaitGroup
	end := time.Now().Add(length)
	wg.Go(func() {
		for time.Now().Before(end) && !s.t.Failed() {
			time.Sleep(length / 8)
			s.revise()
		}
	})
	for i := range clients {
		wg.Go(func() {
			etags := make(map[string]string)
			for n := i; time.Now().Before(end) && !s.t.Failed(); n++ {
				path := []string{"/", "/index.html", "/post.json", "/rss.xml", "/sessions/" + fmt.Sprint(n%30), "/feed.json", "/schedule.ics"}[n%7]
				s.ask(path, etags, n%50 == 0, n%31 == 0)
				time.Sleep(time.Millisecond)
			}
		})
	}
	wg.Wait()
}

// ask asks for a file, and looks at what comes. A slow client takes its time; one that
// leaves does not take all.
func (s *soaking) ask(path string, etags map[string]string, slow, leaves bool) {
	s.asked.Add(1)
	request, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.url+path, nil)
	if err != nil {
		s.t.Error(err)
		return
	}
	if etags[path] != "" {
		request.Header.Set("If-None-Match", etags[path])
	}
	response, err := s.client.Do(request)
	if err != nil {
		s.t.Errorf("%s: %v", path, err)
		return
	}
	defer response.Body.Close()
	if leaves {
		return
	}
	var in io.Reader = response.Body
	if slow {
		in = slowReader{in}
	}
	body, err := io.ReadAll(in)
	etag := response.Header.Get("ETag")
	switch {
	case err != nil:
		s.t.Errorf("%s: after %d bytes: %v", path, len(body), err)
	case response.StatusCode == http.StatusNotModified && etag == etags[path] && len(body) == 0:
		s.fresh.Add(1)
	case response.StatusCode == http.StatusNotFound && etag == "": // of a session, or a format that does not apply
	case response.StatusCode != http.StatusOK:
		s.t.Errorf("%s: %s, ETag %s after %s", path, response.Status, etag, etags[path])
	default:
		etags[path] = etag
		s.whole(path, etag, body)
	}
}

var versionSaid = regexp.MustCompile(`Version [0-9]+\.`)

// whole checks that a body is one version's, and always the same under one ETag.
func (s *soaking) whole(path, etag string, body []byte) {
	now := body
	if path == "/post.json" {
		now = s.withoutPast(body)
	}
	said := versionSaid.FindAll(now, -1)
	for _, v := range said {
		if !bytes.Equal(v, said[0]) {
			s.t.Errorf("%s says %s and %s", path, said[0], v)
			return
		}
	}
	if len(said) > 0 {
		s.seen.Store(string(said[0]), true)
	}
	sum := sha256.Sum256(body)
	if before, known := s.bodies.LoadOrStore(path+etag, sum); known && before != sum {
		s.t.Errorf("%s: two bodies have the ETag %s", path, etag)
	}
}

// withoutPast is a post without its history, which says what earlier versions were.
func (s *soaking) withoutPast(body []byte) []byte {
	var post recap.Post
	if err := json.Unmarshal(body, &post); err != nil {
		s.t.Errorf("post.json: %v", err)
	}
	if len(post.History) > 0 && post.History[0].Number != post.Revision {
		s.t.Errorf("post.json is revision %d, and the newest of its history %d", post.Revision, post.History[0].Number)
	}
	for before := s.revision.Load(); int64(post.Revision) > before && !s.revision.CompareAndSwap(before, int64(post.Revision)); {
		before = s.revision.Load()
	}
	post.History = nil
	body, err := json.Marshal(post)
	if err != nil {
		s.t.Error(err)
	}
	return body
}

// A slowReader reads little at once.
type slowReader struct{ from io.Reader }

func (r slowReader) Read(p []byte) (int, error) {
	time.Sleep(time.Millisecond)
	return r.from.Read(p[:min(len(p), 4<<10)])
}

// A usage is what a process has in use.
type usage struct{ goroutines, descriptors, heapKiB int }

// settled is what is in use when nothing moves any more, which takes a moment.
func (s *soaking) settled(first usage) usage {
	var u usage
	for range 100 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		open, _ := os.ReadDir("/proc/self/fd") // none where there is no such thing
		u = usage{runtime.NumGoroutine(), len(open), int(m.HeapAlloc >> 10)}
		if first != (usage{}) && !u.exceeds(first) {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	return u
}

// exceeds leaves room for a reload that is under way, and for the versions that the
// clients remember.
func (u usage) exceeds(first usage) bool {
	return u.goroutines > first.goroutines+4 || u.descriptors > first.descriptors+4 || u.heapKiB > first.heapKiB+first.heapKiB/4+(8<<10)
}
