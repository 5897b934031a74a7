package swapdir

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// A staged file is a file on its way to its place.
type stagedFile struct {
	Result
	File
	staged string
}

// writeAll writes the files to the stage, side by side. The first error stops
// the others, and so does a panic, which goes on in the caller's goroutine:
// there it can be recovered from.
func (s *swap) writeAll(ctx context.Context, files []*stagedFile) error {
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

// write writes the staged file and finds out whether it is any different from
// the one that it is to replace.
func (s *swap) write(ctx context.Context, f *stagedFile, buffer *bufio.Writer) (err error) {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	// A published file is as readable as others are here.
	file, err := s.root.OpenFile(f.staged, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := file.Close(); err == nil {
			err = closeErr
		}
	}()
	buffer.Reset(contextWriter{ctx, file, &f.Size})
	if err := f.Write(ctx, buffer); err != nil {
		return err
	}
	if err := buffer.Flush(); err != nil {
		return fmt.Errorf("%s: %w", f.Name, err)
	}
	same, err := s.sameContent(f.Name, file, f.Size)
	f.Changed = !same
	return err
}

// sameContent reports whether a file of this name stands in the directory and
// holds the same as the staged one.
func (s *swap) sameContent(name string, staged *os.File, size int64) (bool, error) {
	info, err := s.existing(name)
	if err != nil || info == nil || !info.Mode().IsRegular() || info.Size() != size {
		return false, err
	}
	file, err := s.root.Open(name)
	if err != nil {
		return false, err
	}
	defer file.Close()
	var before, after [32 << 10]byte
	for at := int64(0); at < size; at += int64(len(before)) {
		n, err := file.ReadAt(before[:], at)
		if err != nil && err != io.EOF {
			return false, err
		}
		m, err := staged.ReadAt(after[:], at)
		if err != nil && err != io.EOF {
			return false, err
		}
		if !bytes.Equal(before[:n], after[:m]) {
			return false, nil
		}
	}
	return true, nil
}

// A contextWriter counts what it writes, and stops when its context ends.
type contextWriter struct {
	ctx context.Context
	w   io.Writer
	n   *int64
}

func (w contextWriter) Write(p []byte) (int, error) {
	if err := context.Cause(w.ctx); err != nil {
		return 0, err
	}
	n, err := w.w.Write(p)
	*w.n += int64(n)
	return n, err
}
