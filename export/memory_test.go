package export_test

import (
	"io"
	"runtime"
	"slices"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// maxExtraMemory is how much memory an export may hold beside the post and what
// of it is rendered, in bytes, however long the post is.
const maxExtraMemory = 8 << 20

// A heapGauge is a writer that measures, again and again, how much more memory
// is in use than at its beginning.
type heapGauge struct {
	before, most uint64
	next         int // bytes until the next measurement
	written      int
}

func newHeapGauge() *heapGauge { return &heapGauge{before: heapInUse()} }

func (g *heapGauge) Write(p []byte) (int, error) {
	const interval = 8 << 20
	g.written += len(p)
	if g.next -= len(p); g.next <= 0 {
		g.next = interval
		now := heapInUse()
		g.most = max(g.most, now-min(now, g.before))
	}
	return len(p), nil
}

func heapInUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestExportNeedsLittleMemory exports a long programme whose bodies are
// rendered, since what is rendered stays with the document.
func TestExportNeedsLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	doc := prepare(t, longProgramme(t, 20_000))
	for _, e := range export.All() {
		name := e.Format().Name
		if err := e.Export(io.Discard, doc); err != nil { // renders
			t.Fatal(err)
		}
		gauge := newHeapGauge()
		if err := e.Export(gauge, doc); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %.1f MiB for %.1f MiB", name, float64(gauge.most)/(1<<20), float64(gauge.written)/(1<<20))
		if gauge.most > maxExtraMemory && !slices.Contains(holdMore, name) {
			t.Errorf("%s holds %d bytes, want at most %d", name, gauge.most, maxExtraMemory)
		}
	}
	runtime.KeepAlive(doc)
}

// holdMore are the formats that hold more, which they are not to.
var holdMore = []string{}

// longProgramme is a programme of n sessions that share a few bodies, so that
// these are rendered in no time.
func longProgramme(t *testing.T, n int) recap.Post {
	post := scheduledProgrammeOf(t, n)
	for i := range post.Sessions {
		post.Sessions[i].Code = ""
		post.Sessions[i].Summary = post.Sessions[i%10].Summary
	}
	return post
}
