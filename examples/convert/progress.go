package main

import (
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/seed-e2fd8668/recap/site"
)

// large is the length in bytes from which on an input takes time.
const large = 2 << 20

// A progress shows on a terminal how far the work on a large input has come. A
// nil *progress shows nothing.
type progress struct {
	w     io.Writer
	large bool // the input is large
	bar   *progressbar.ProgressBar
}

// newProgress returns nil where standard error is no terminal.
func newProgress(stderr io.Writer) *progress {
	f, ok := stderr.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return &progress{w: f}
}

// reading shows how much is read of an input of this size, -1 for an unknown
// one.
func (p *progress) reading(r io.Reader, size int64) io.Reader {
	if p == nil {
		return r
	}
	return &measured{r: r, size: size, progress: p}
}

// measured starts the bar when what was read turns out to be large.
type measured struct {
	r       io.Reader
	n, size int64
	*progress
}

func (m *measured) Read(b []byte) (int, error) {
	n, err := m.r.Read(b)
	m.n += int64(n)
	if m.n >= large {
		if !m.large {
			m.large = true
			size := m.size
			if size >= 0 {
				size++ // not complete before the post is read
			}
			m.start("reading", size)
		}
		m.bar.Set64(m.n)
	}
	return n, err
}

// writing shows how many of the files are written.
func (p *progress) writing(files int) {
	if p != nil && p.large {
		p.start("writing", int64(files), progressbar.OptionShowCount())
	}
}

func (p *progress) written(site.Written) {
	if p != nil && p.bar != nil {
		p.bar.Add(1)
	}
}

func (p *progress) start(what string, size int64, options ...progressbar.Option) {
	options = append(options,
		progressbar.OptionSetWriter(p.w),
		progressbar.OptionSetDescription(what),
		progressbar.OptionSetWidth(30),
		progressbar.OptionSetPredictTime(false),
		progressbar.OptionSetSpinnerChangeInterval(0), // or it would be drawn beyond the end
		progressbar.OptionClearOnFinish(),
	)
	p.bar = progressbar.NewOptions64(size, options...)
}

// end takes the bar away, so that what is printed next has the line.
func (p *progress) end() {
	if p != nil && p.bar != nil {
		p.bar.Finish()
		p.bar.Clear()
		p.bar = nil
	}
}
