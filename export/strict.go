package export

import (
	"context"
	"io"
)

// A strictWriter ends when its context does, and makes an error of what many a
// caller does not look at: a Write that took less than it was given, without an
// error of its own.
type strictWriter struct {
	ctx context.Context
	w   io.Writer
}

func (s strictWriter) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.w.Write(p)
	return n, whole(n, len(p), err)
}

// WriteString spares writers that have a WriteString of their own a copy.
func (s strictWriter) WriteString(text string) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := io.WriteString(s.w, text)
	return n, whole(n, len(text), err)
}

func whole(n, of int, err error) error {
	if err == nil && n < of {
		return io.ErrShortWrite
	}
	return err
}
