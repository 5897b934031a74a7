package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// A painter colours words where the terminal shows colours.
type painter bool

// newPainter paints on terminals alone, and not where NO_COLOR is set
// (https://no-color.org) or the terminal is a plain one.
func newPainter(w io.Writer) painter {
	return painter(isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb")
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func (p painter) red(s string) string    { return p.paint("1;31", s) }
func (p painter) yellow(s string) string { return p.paint("33", s) }
func (p painter) bold(s string) string   { return p.paint("1", s) }

func (p painter) paint(code, s string) string {
	if !p {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
