package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// terminal returns something that counts as a terminal.
func terminal(t *testing.T) *os.File {
	t.Helper()
	f, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { f.Close() })
	if !isTerminal(f) {
		t.Skip("no terminal")
	}
	return f
}

func TestColours(t *testing.T) {
	tty := terminal(t)
	for _, test := range []struct {
		noColor, term string
		want          painter
	}{
		{"", "xterm", true},
		{"1", "xterm", false},
		{"", "dumb", false},
	} {
		t.Setenv("NO_COLOR", test.noColor)
		t.Setenv("TERM", test.term)
		if got := newPainter(tty); got != test.want {
			t.Errorf("NO_COLOR=%s TERM=%s: %v", test.noColor, test.term, got)
		}
		if newPainter(new(bytes.Buffer)) {
			t.Error("a buffer is painted")
		}
	}
	if got := painter(true).red("recap:"); !strings.HasPrefix(got, "\x1b[1;31mrecap:") || !strings.HasSuffix(got, "\x1b[0m") {
		t.Errorf("got %q", got)
	}
	if newProgress(tty) == nil {
		t.Error("a terminal has no progress bar")
	}
}
