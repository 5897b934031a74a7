package main

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/site"
)

// work does what convert does with its progress.
func work(t *testing.T, p *progress, input string, size int64) {
	t.Helper()
	// Without strings.Reader's WriteTo, which would write the input in one piece.
	got, err := io.ReadAll(p.reading(io.LimitReader(strings.NewReader(input), size+1), size))
	if err != nil || string(got) != input {
		t.Errorf("read %d of %d bytes: %v", len(got), len(input), err)
	}
	p.end()
	p.writing(2)
	p.written(site.Written{})
	p.written(site.Written{})
	p.end()
	p.end()
}

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	work(t, &progress{w: &b}, strings.Repeat("a", large-1), large-1)
	if b.Len() > 0 {
		t.Errorf("a small input made a bar: %q", b.String())
	}
	work(t, &progress{w: &b}, strings.Repeat("a", 2*large), 2*large)
	got := b.String()
	for _, want := range []string{"reading  99%", "writing", "(1/2)"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
	lines := strings.Split(got, "\r")
	if last := lines[len(lines)-2]; strings.TrimSpace(last) != "" || !strings.HasSuffix(got, "\r") {
		t.Errorf("the bar is still there: %q", last)
	}
}

func TestProgressOfUnknownSize(t *testing.T) {
	var b bytes.Buffer
	p := &progress{w: &b}
	if _, err := io.Copy(io.Discard, p.reading(strings.NewReader(strings.Repeat("a", 2*large)), -1)); err != nil {
		t.Error(err)
	}
	p.end()
	if !strings.Contains(b.String(), "reading") {
		t.Errorf("got %q", b.String())
	}
}

func TestProgressIsForTerminals(t *testing.T) {
	if p := newProgress(new(bytes.Buffer)); p != nil {
		t.Error("a buffer has a progress bar")
	}
	work(t, nil, "a", 1)
}
