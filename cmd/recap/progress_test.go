package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// work does what convert does with its progress, each step in this time.
func work(t *testing.T, p *progress, input string, size int64, step time.Duration) {
	t.Helper()
	// Without strings.Reader's WriteTo, which would write the input in one piece.
	r := p.reading(io.LimitReader(strings.NewReader(input), int64(len(input))+1), size)
	half := make([]byte, len(input)/2)
	if _, err := io.ReadFull(r, half); err != nil {
		t.Error(err)
	}
	time.Sleep(step)
	rest, err := io.ReadAll(r)
	if err != nil || string(half)+string(rest) != input {
		t.Errorf("read %d of %d bytes: %v", len(half)+len(rest), len(input), err)
	}
	p.end()
	p.writing(2)
	p.add(1)
	time.Sleep(step)
	p.add(1)
	p.end()
	p.end()
}

func TestProgress(t *testing.T) {
	input := strings.Repeat("a", 2<<20)
	synctest.Test(t, func(t *testing.T) {
		var b bytes.Buffer
		work(t, &progress{w: &b}, input, int64(len(input)), patience-1)
		if b.Len() > 0 {
			t.Errorf("work that took no second made a bar: %q", b.String())
		}
		work(t, &progress{w: &b}, input, int64(len(input)), 2*patience)
		got := b.String()
		for _, want := range []string{"reading  50%", "reading  99%", "writing", "(1/2)"} {
			if !strings.Contains(got, want) {
				t.Errorf("no %q in %q", want, got)
			}
		}
		lines := strings.Split(got, "\r")
		if last := lines[len(lines)-2]; strings.TrimSpace(last) != "" || !strings.HasSuffix(got, "\r") {
			t.Errorf("the bar is still there: %q", last)
		}
	})
}

func TestProgressOfUnknownSize(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b bytes.Buffer
		work(t, &progress{w: &b}, "abcd", -1, 2*patience)
		if !strings.Contains(b.String(), "reading") {
			t.Errorf("got %q", b.String())
		}
	})
}

func TestProgressIsForTerminals(t *testing.T) {
	if p := newProgress(new(bytes.Buffer)); p != nil {
		t.Error("a buffer has a progress bar")
	}
	work(t, nil, "ab", 1, 0)
}
