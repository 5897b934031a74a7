package main

import (
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// patience is how long a piece of work takes before a bar shows how far it is.
const patience = time.Second

// A progress shows on a terminal how far a piece of work has come, once that
// takes long. A nil *progress shows nothing.
type progress struct {
	w io.Writer

	mu    sync.Mutex
	timer *time.Timer
	done  int64
	bar   *progressbar.ProgressBar // nil until the work takes long
}

// newProgress returns nil where standard error is no terminal.
func newProgress(stderr io.Writer) *progress {
	if !isTerminal(stderr) {
		return nil
	}
	return &progress{w: stderr}
}

// reading shows how much is read of an input of this size, -1 for an unknown
// one.
func (p *progress) reading(r io.Reader, size int64) io.Reader {
	if p == nil {
		return r
	}
	if size >= 0 {
		size++ // not complete before the post is read
	}
	p.start("reading", size)
	return measured{r, p}
}

type measured struct {
	r        io.Reader
	progress *progress
}

func (m measured) Read(b []byte) (int, error) {
	n, err := m.r.Read(b)
	m.progress.add(n)
	return n, err
}

// writing shows how many of the files are written.
func (p *progress) writing(files int) {
	if p != nil {
		p.start("writing", int64(files), progressbar.OptionShowCount())
	}
}

func (p *progress) start(what string, size int64, options ...progressbar.Option) {
	p.end()
	options = append(options,
		progressbar.OptionSetWriter(p.w),
		progressbar.OptionSetDescription(what),
		progressbar.OptionSetWidth(30),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionSetSpinnerChangeInterval(0), // or it would be drawn beyond the end
		progressbar.OptionClearOnFinish(),
	)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done = 0
	p.timer = time.AfterFunc(patience, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.timer == nil {
			return // ended meanwhile
		}
		p.bar = progressbar.NewOptions64(size, options...)
		p.bar.Set64(p.done)
	})
}

// add says that so much more is done.
func (p *progress) add(n int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += int64(n)
	if p.bar != nil {
		p.bar.Set64(p.done)
	}
}

// end takes the bar away, so that what is printed next has the line.
func (p *progress) end() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.timer != nil {
		p.timer.Stop()
		p.timer = nil
	}
	if p.bar != nil {
		p.bar.Finish()
		p.bar.Clear()
		p.bar = nil
	}
}
