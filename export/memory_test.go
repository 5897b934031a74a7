package export_test

import (
	"context"
	"errors"
	"runtime"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/golden"
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

func newHeapGauge() *heapGauge {
	heapInUse() // what is pooled survives one collection
	return &heapGauge{before: heapInUse()}
}

func (g *heapGauge) Write(p []byte) (int, error) {
	const interval = 4 << 20
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

// TestExportNeedsLittleMemory exports a programme of a fifth of the sessions that
// there may be, in every format, and has for it a fifth of the memory and some
// for what does not grow: all of them take half a minute.
func TestExportNeedsLittleMemory(t *testing.T) {
	golden.Long(t)
	const sessions, fixed = recap.MaxSessions / 5, 1 << 20
	const limit = maxExtraMemory/5 + fixed
	doc := prepare(t, longProgramme(t, sessions))
	for _, e := range export.All() {
		gauge := newHeapGauge()
		if err := e.Export(context.Background(), gauge, doc); errors.Is(err, export.ErrNotApplicable) {
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %.1f MiB for %.1f MiB", e.Format().Name, float64(gauge.most)/(1<<20), float64(gauge.written)/(1<<20))
		if gauge.most > limit {
			t.Errorf("%s holds %d bytes, want at most %d", e.Format().Name, gauge.most, limit)
		}
	}
	runtime.KeepAlive(doc)
}

// TestWriteNeedsLittleMemory writes a long programme in one format, of which
// nothing was rendered before: what is rendered does not stay.
func TestWriteNeedsLittleMemory(t *testing.T) {
	golden.Long(t)
	post := scheduledProgrammeOf(t, 8000)
	for i := range post.Sessions {
		post.Sessions[i].Code = ""
	}
	for _, e := range export.All() {
		gauge := newHeapGauge()
		if err := export.Write(context.Background(), gauge, post, e); errors.Is(err, export.ErrNotApplicable) {
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %.1f MiB for %.1f MiB", e.Format().Name, float64(gauge.most)/(1<<20), float64(gauge.written)/(1<<20))
		// The document of so many sessions takes 8 MiB by itself, their bodies 32.
		if gauge.most > 2*maxExtraMemory {
			t.Errorf("%s holds %d bytes beside the post, want at most %d", e.Format().Name, gauge.most, 2*maxExtraMemory)
		}
	}
	runtime.KeepAlive(post)
}

// longProgramme is a programme of n sessions that share a few bodies: what is
// rendered stays with the document, and is not to count.
func longProgramme(t *testing.T, n int) recap.Post {
	post := scheduledProgrammeOf(t, n)
	for i := range post.Sessions {
		post.Sessions[i].Code = ""
		post.Sessions[i].Summary = post.Sessions[i%10].Summary[:600]
	}
	return post
}
