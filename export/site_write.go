package export

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// fill has every exporter write its file to the stage: the pages, which take
// longest, first.
func (s Site) fill(ctx context.Context, stage *stage, files []*plannedFile, doc *Document) error {
	var pages, others []*plannedFile
	for i, f := range files {
		f.staged = stage.path(i, f, "new")
		if needsAlternates(f.exporter) {
			pages = append(pages, f)
			continue
		}
		f.exporter = placed(f.exporter, doc, f.name)
		others = append(others, f)
	}
	if len(pages) > 0 {
		present := presentFiles(ctx, others, doc)
		for _, f := range pages {
			f.exporter = withAlternates(f.exporter, f.name, present)
		}
	}
	return s.writeAll(ctx, stage, append(pages, others...), doc)
}

// presentFiles are the files that a page is to name, as far as they are known
// when the context ends.
func presentFiles(ctx context.Context, files []*plannedFile, doc *Document) []File {
	applied := make([]bool, len(files))
	sideBySide(runtime.GOMAXPROCS(0), len(files), func(i int) bool {
		applied[i] = isWhole(files[i].exporter) && applies(files[i].exporter, doc)
		return ctx.Err() == nil
	})()
	var present []File
	for i, f := range files {
		if applied[i] {
			present = append(present, File{Name: f.name, Exporter: f.exporter})
		}
	}
	return present
}

// writeAll writes files side by side and puts them on disk. The first error
// stops the others, and so does an exporter's panic, which goes on in the
// caller's goroutine: there it can be recovered from.
func (s Site) writeAll(ctx context.Context, stage *stage, files []*plannedFile, doc *Document) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var progress sync.Mutex
	var bug atomic.Pointer[string]
	sideBySide(runtime.GOMAXPROCS(0), len(files), func(i int) bool {
		f := files[i]
		defer func() {
			if v := recover(); v != nil {
				said := fmt.Sprintf("publish %s: %v\n\n%s", f.Format.Name, v, debug.Stack())
				bug.Store(&said)
				stop(nil)
			}
		}()
		stage.step()
		if err := f.write(ctx, doc); err != nil {
			stop(err)
			return false
		}
		if s.Progress != nil {
			progress.Lock()
			defer progress.Unlock()
			s.Progress(f.SiteFile)
		}
		return true
	})()
	if said := bug.Load(); said != nil {
		panic(*said)
	}
	sideBySide(maxSyncs, len(files), func(i int) bool {
		if ctx.Err() != nil {
			return false
		}
		if err := files[i].sync(); err != nil {
			stop(err)
		}
		return true
	})()
	return context.Cause(ctx)
}

// write writes the staged file and finds out whether it is any different from
// the one that it is to replace.
func (f *plannedFile) write(ctx context.Context, doc *Document) (err error) {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	// Not os.CreateTemp: a published file is as readable as others are here.
	file, err := os.OpenFile(f.staged, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := file.Close(); err == nil {
			err = closeErr
		}
	}()
	if o, ok := f.exporter.(Omitter); ok {
		f.Omissions = o.Omissions(doc)
	}
	w := bufio.NewWriterSize(contextWriter{ctx, file, &f.Size}, 64<<10)
	err = f.exporter.Export(w, doc)
	if errors.Is(err, ErrNotApplicable) {
		f.Skipped = err
		return nil
	}
	if err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return failed(f.Format, err)
	}
	same, err := sameContent(f.Path, file)
	if err != nil || same {
		return err
	}
	f.Changed = true
	beginSync(file)
	return nil
}

// maxSyncs is how many files wait for the disk at the same time.
const maxSyncs = 16

// sync waits until the staged file is on disk: or a crash after the swap could
// leave an empty one. All files wait together, when the last of them is written:
// while a file system puts one on disk, it keeps who writes others waiting.
func (f *plannedFile) sync() error {
	if !f.Changed {
		return nil
	}
	file, err := os.OpenFile(f.staged, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	return file.Sync()
}

// sameContent reports whether a file stands at the path and holds the same as
// the staged one.
func sameContent(path string, staged *os.File) (bool, error) {
	info, err := existing(path)
	if err != nil || info == nil || !info.Mode().IsRegular() {
		return false, err
	}
	stagedInfo, err := staged.Stat()
	if err != nil || info.Size() != stagedInfo.Size() {
		return false, err
	}
	file, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer file.Close()
	var before, after [32 << 10]byte
	for at := int64(0); at < info.Size(); at += int64(len(before)) {
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
