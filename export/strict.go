package export

import "io"

// A strictWriter makes an error of what many a caller does not look at: a
// Write that took less than it was given, without an error of its own.
type strictWriter struct{ w io.Writer }

func (s strictWriter) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	return n, whole(n, len(p), err)
}

// WriteString spares writers that have a WriteString of their own a copy.
func (s strictWriter) WriteString(text string) (int, error) {
	n, err := io.WriteString(s.w, text)
	return n, whole(n, len(text), err)
}

func whole(n, of int, err error) error {
	if err == nil && n < of {
		return io.ErrShortWrite
	}
	return err
}
