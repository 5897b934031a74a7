package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
)

// stdinName stands for standard input on the command line.
const stdinName = "-"

// open opens the input. When the context ends, so does the input, even while a
// read waits for a terminal or a pipe.
func (r *reading) open(ctx context.Context, c console, name string, bar *progress) (io.ReadCloser, error) {
	if isURL(name) {
		return r.fetched(ctx, name, bar)
	}
	input := io.NopCloser(c.in)
	file, _ := c.in.(*os.File)
	if name != stdinName {
		var err error
		if file, err = os.Open(name); err != nil {
			return nil, notOpened(name, err)
		}
		input = file
	}
	if file != nil {
		info, err := file.Stat()
		if err == nil && info.Mode().IsRegular() { // whose reads do not wait
			if bar == nil {
				return file, nil // which tells its size
			}
			return shown{file, bar.reading(file, info.Size())}, nil
		}
	}
	pr, pw := io.Pipe()
	stop := context.AfterFunc(ctx, func() { pw.CloseWithError(context.Cause(ctx)) })
	go func() {
		defer stop()
		defer input.Close()
		_, err := io.Copy(pw, input)
		pw.CloseWithError(err)
	}()
	return shown{pr, bar.reading(pr, -1)}, nil
}

// shown is an input of which a bar shows how much is read.
type shown struct {
	io.Closer
	io.Reader
}

// A headed input keeps how it begins, for what is said of one that is unknown.
type headed struct {
	io.ReadCloser
	head []byte
}

func (h *headed) Read(p []byte) (int, error) {
	n, err := h.ReadCloser.Read(p)
	h.head = append(h.head, p[:min(n, 1024-min(len(h.head), 1024))]...)
	return n, err
}

// Stat is that of a file, whose reader then knows how much there is to read.
func (h *headed) Stat() (fs.FileInfo, error) {
	if file, ok := h.ReadCloser.(*os.File); ok {
		return file.Stat()
	}
	return nil, errors.ErrUnsupported
}
