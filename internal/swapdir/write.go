package swapdir

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// A stagedFile is a file on its way to its place.
type stagedFile struct {
	Result
	File
	staged string
	isNew  bool // nothing was in its place
}

// writeAll writes the files to the stage, side by side. The first error stops
// the others, and so does a panic, which goes on in the caller's goroutine:
// there it can be recovered from.
func (s *swap) writeAll(ctx context.Context, files []*stagedFile) (err error) {
	// Open, it need not be found anew for each file.
	if s.inside, err = s.root.OpenRoot(s.stage); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.inside.Close()) }()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var next atomic.Int64
	var written sync.Mutex
	var bug atomic.Pointer[string]
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			buffer := bufio.NewWriterSize(nil, 64<<10)
			at := ""
			defer func() {
				if v := recover(); v != nil {
					said := fmt.Sprintf("write %s: %v\n\n%s", at, v, debug.Stack())
					bug.Store(&said)
					stop(nil)
				}
			}()
			for i := next.Add(1) - 1; i < int64(len(files)); i = next.Add(1) - 1 {
				f := files[i]
				at = f.Path
				s.step()
				if err := s.write(ctx, f, buffer); err != nil {
					stop(err)
					return
				}
				if s.Written != nil {
					written.Lock()
					s.Written(int(i), f.Result)
					written.Unlock()
				}
			}
		})
	}
	workers.Wait()
	if said := bug.Load(); said != nil {
		panic(*said)
	}
	return context.Cause(ctx)
}

// write writes a file to the stage, unless it would be the same as the one that
// it is to replace.
func (s *swap) write(ctx context.Context, f *stagedFile, buffer *bufio.Writer) (err error) {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	d := &difference{swap: s, file: f}
	if err := d.open(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.close()) }()
	buffer.Reset(contextWriter{ctx, d})
	if err := f.Write(ctx, buffer); err != nil {
		return err
	}
	if err := buffer.Flush(); err != nil {
		return fmt.Errorf("%s: %w", f.Name, err)
	}
	return d.end()
}

// A contextWriter stops when its context ends.
type contextWriter struct {
	ctx context.Context
	w   io.Writer
}

func (w contextWriter) Write(p []byte) (int, error) {
	if err := context.Cause(w.ctx); err != nil {
		return 0, err
	}
	return w.w.Write(p)
}
