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
	workers := min(runtime.GOMAXPROCS(0)-1, len(sessions)/minAhead)
	var next, stopped atomic.Int64
	var running sync.WaitGroup
	for range workers {
		running.Go(func() {
			for stopped.Load() == 0 {
				i := next.Add(1) - 1
				if i >= int64(len(sessions)) {
					return
				}
				render(sessions[i])
			}
		})
	}
	return func() {
		stopped.Store(1)
		running.Wait()
	}
}

// htmlAhead renders the summaries of sessions ahead as HTML, textAhead also as
// text.
func (d *Document) htmlAhead(sessions []*Session) (stop func()) {
	return d.renderAhead(sessions, func(s *Session) { d.HTML(s.Summary) })
}

func (d *Document) textAhead(sessions []*Session) (stop func()) {
	return d.renderAhead(sessions, func(s *Session) { d.Text(s.Summary) })
}
