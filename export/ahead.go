package export

import (
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

const (
	minAhead = 8  // how many sessions are worth a goroutine
	maxAhead = 64 // how many are rendered ahead in a document that forgets
)

// inTurn yields the sessions that an exporter writes, one after another. While it
// writes one, the next ones are rendered on the processors that are idle: render
// asks for what the exporter will ask for. Since a body is rendered once, whoever
// comes first, the exporter itself goes on as if it were alone.
//
// In a document that forgets, what was rendered of a session goes when its turn
// is over.
func (d *Document) inTurn(sessions []*Session, render func(*Session)) iter.Seq[*Session] {
	return func(yield func(*Session) bool) {
		t := turns{ahead: len(sessions)}
		if d.bodies.forgets {
			t.ahead = maxAhead
		}
		t.changed.L = &t.mu
		workers := min(runtime.GOMAXPROCS(0)-1, len(sessions)/minAhead)
		wait := sideBySide(workers, len(sessions), func(i int) bool {
			wanted, more := t.await(i)
			if !wanted {
				return more
			}
			render(sessions[i])
			if t.isOver(i) {
				d.forget(sessions[i])
			}
			return true
		})
		defer wait()
		defer t.stop()
		for _, s := range sessions {
			if !yield(s) {
				return
			}
			t.next()
			d.forget(s)
		}
	}
}

// turns says whose turn it is.
type turns struct {
	mu      sync.Mutex
	changed sync.Cond
	over    int // turns that are over
	ahead   int // how many sessions may be rendered beyond that
	stopped bool
}

// await waits until the i-th session may be rendered. It is not wanted any more
// if its turn is over or the exporter has ended; then there are no more.
func (t *turns) await(i int) (wanted, more bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for !t.stopped && i >= t.over+t.ahead {
		t.changed.Wait()
	}
	return !t.stopped && i >= t.over, !t.stopped
}

func (t *turns) isOver(i int) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return i < t.over
}

func (t *turns) next() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.over++
	t.changed.Broadcast()
}

func (t *turns) stop() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.stopped = true
	t.changed.Broadcast()
}

// sideBySide calls f for each number below n, in order but for what overlaps, in
// so many goroutines at most, until all are done or f has returned false. What
// it returns waits for that. A panic in f is left to who asks for the same body:
// in a goroutine of ours, where nobody can recover it, it would end the program.
func sideBySide(goroutines, n int, f func(i int) bool) (wait func()) {
	var next atomic.Int64
	var running sync.WaitGroup
	try := func(i int) (more bool) {
		defer func() { more = more || recover() != nil }()
		return f(i)
	}
	for range min(goroutines, n) {
		running.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n || !try(i) {
					return
				}
			}
		})
	}
	return running.Wait
}

// htmlInTurn is inTurn for exporters that ask for summaries as HTML, textInTurn
// for those that ask for them also as text.
func (d *Document) htmlInTurn(sessions []*Session) iter.Seq[*Session] {
	return d.inTurn(sessions, func(s *Session) { d.HTML(s.Summary) })
}

func (d *Document) textInTurn(sessions []*Session) iter.Seq[*Session] {
	return d.inTurn(sessions, func(s *Session) { d.Text(s.Summary) })
}
