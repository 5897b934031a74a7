package export

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// minAhead is how many sessions are worth a goroutine.
const minAhead = 8

// renderAhead renders what an exporter is about to ask for, on the processors
// that are idle while it writes. The sessions are those that it will come to,
// in that order, and render asks for what it will ask for. Since a body is
// rendered once, whoever comes first, the exporter itself goes on as if it were
// alone. The function that renderAhead returns ends it; the exporter calls it
// before it returns.
func (d *Document) renderAhead(sessions []*Session, render func(*Session)) (stop func()) {
	var stopped atomic.Bool
	workers := min(runtime.GOMAXPROCS(0)-1, len(sessions)/minAhead)
	wait := sideBySide(workers, len(sessions), func(i int) bool {
		if stopped.Load() {
			return false
		}
		render(sessions[i])
		return true
	})
	return func() {
		stopped.Store(true)
		wait()
	}
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

// htmlAhead renders the summaries of sessions ahead as HTML, textAhead also as
// text.
func (d *Document) htmlAhead(sessions []*Session) (stop func()) {
	return d.renderAhead(sessions, func(s *Session) { d.HTML(s.Summary) })
}

func (d *Document) textAhead(sessions []*Session) (stop func()) {
	return d.renderAhead(sessions, func(s *Session) { d.Text(s.Summary) })
}
