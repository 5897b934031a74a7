package main

import (
	"context"
	"io"
	"os"
)

// stdinName stands for standard input on the command line.
const stdinName = "-"

// open opens the input and returns its size, -1 where that is not known. When
// the context ends, so does the input, even while a read waits for a terminal
// or a pipe.
func open(ctx context.Context, name string, stdin io.Reader) (io.ReadCloser, int64, error) {
	r := io.NopCloser(stdin)
	file, _ := stdin.(*os.File)
	if name != stdinName {
		var err error
		if file, err = os.Open(name); err != nil {
			return nil, 0, err
		}
		r = file
	}
	if file != nil {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			return file, info.Size(), nil // reads of a file do not wait
		}
	}
	pr, pw := io.Pipe()
	stop := context.AfterFunc(ctx, func() { pw.CloseWithError(context.Cause(ctx)) })
	go func() {
		defer stop()
		defer r.Close()
		_, err := io.Copy(pw, r)
		pw.CloseWithError(err)
	}()
	return pr, -1, nil
}
