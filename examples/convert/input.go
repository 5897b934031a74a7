package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// stdinName stands for standard input on the command line.
const stdinName = "-"

// spareInput refuses to write a file in the place of the input.
func (a arguments) spareInput() error {
	input, err := os.Stat(a.file)
	if err != nil || a.file == stdinName {
		return nil // if there is no such file, opening it says so
	}
	for _, f := range a.files() {
		path := filepath.Join(a.dir, filepath.FromSlash(f.Name))
		// Not os.Stat: a symbolic link is replaced, not what it leads to.
		if info, err := os.Lstat(path); err == nil && os.SameFile(info, input) {
			return fmt.Errorf("the file %s would take the place of the input; give another directory with -o, or other formats with -to", path)
		}
	}
	return nil
}

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
