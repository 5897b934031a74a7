package export

import (
	"runtime"
	"sync/atomic"
	"testing"
)

// Each session is rendered once at most, none after the end, and on one
// processor the exporter is left alone.
func TestRenderAhead(t *testing.T) {
	sessions := make([]*Session, 1000)
	for i := range sessions {
		sessions[i] = new(Session)
	}
	for _, procs := range []int{1, 2, 8} {
		func() {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
			counts := make(map[*Session]*atomic.Int64, len(sessions))
			for _, s := range sessions {
				counts[s] = new(atomic.Int64)
			}
			var total atomic.Int64
			stop := new(Document).renderAhead(sessions, func(s *Session) {
				counts[s].Add(1)
				total.Add(1)
			})
			for procs > 1 && total.Load() < int64(len(sessions)) {
				runtime.Gosched()
			}
			stop()
			if procs == 1 && total.Load() != 0 {
				t.Errorf("on one processor %d sessions were rendered ahead", total.Load())
			}
			for _, c := range counts {
				if c.Load() > 1 {
					t.Errorf("on %d processors a session was rendered %d times", procs, c.Load())
				}
			}
		}()
	}
}

// A rendering that panics ahead leaves the panic to who asks for the body: in
// its own goroutine it would end the program.
func TestRenderAheadPanics(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	sessions := make([]*Session, 100)
	var asked atomic.Int64
	stop := new(Document).renderAhead(sessions, func(*Session) {
		asked.Add(1)
		panic("a bug")
	})
	for asked.Load() == 0 {
		runtime.Gosched()
	}
	stop()
}

func TestRenderAheadEnds(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	before := runtime.NumGoroutine()
	sessions := make([]*Session, 10_000_000)
	var rendered atomic.Int64
	stop := new(Document).renderAhead(sessions, func(*Session) { rendered.Add(1) })
	stop()
	if n := rendered.Load(); n == int64(len(sessions)) {
		t.Error("it went on to the last session")
	}
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines before, %d after", before, after)
	}
}
