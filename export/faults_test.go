package export_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

var errFault = errors.New("the cable is out")

// A faultyWriter takes some bytes and then no more: it fails or, with no error
// of its own, takes less than it was given, which is against the contract of
// io.Writer and happens.
type faultyWriter struct {
	left  int
	err   error
	after int // calls after the first that failed
	over  bool
}

// errStuck ends an export that would call a writer for ever.
var errStuck = errors.New("called a hundred times since it failed")

func (w *faultyWriter) Write(p []byte) (int, error) {
	if w.over {
		if w.after++; w.after > 100 {
			return 0, errStuck
		}
	}
	n := min(len(p), w.left)
	w.left -= n
	if n == len(p) {
		return n, nil
	}
	w.over = true
	return n, w.err
}

// faultExporters are the built-in exporters, and the page without what makes
// it long.
func faultExporters() map[string]export.Exporter {
	all := map[string]export.Exporter{"html fragment": export.HTML{Fragment: true}}
	for _, e := range export.All() {
		all[e.Format().Name] = e
	}
	return all
}

// faultPost is a short post that every format applies to.
func faultPost() recap.Post {
	at := time.Date(2024, 3, 30, 23, 30, 0, 0, time.UTC)
	return recap.Post{
		Title: "T", URL: "https://example.org/", Introduction: "I", Published: at,
		Event: recap.Event{Name: "E", TimeZone: "Europe/Brussels"},
		Sessions: []recap.Session{{
			Code: "SVS401", Title: "S", Summary: "A *b*.", Start: at, End: at.Add(time.Hour),
			Speakers: []recap.Speaker{{Name: "N"}}, Links: []recap.Link{{URL: "https://example.org/v.mp4", Role: recap.LinkVideo}},
		}},
	}
}

// faultStride keeps the whole page, most of which is one style and one script,
// to some hundred offsets.
func faultStride(name string, size int) int {
	switch {
	case testing.Short() || raceDetector:
		return 1 + size/20
	case name == "html":
		return 1 + size/200
	}
	return 1
}

// TestWriterFailsAtEveryByte has the writer of every exporter fail at each byte
// of the output in turn.
func TestWriterFailsAtEveryByte(t *testing.T) {
	before := runtime.NumGoroutine()
	doc := prepare(t, faultPost())
	for name, e := range faultExporters() {
		t.Run(name, func(t *testing.T) {
			var whole bytes.Buffer
			if err := e.Export(context.Background(), &whole, doc); err != nil {
				t.Fatal(err)
			}
			stride := faultStride(name, whole.Len())
			for offset := 0; offset < whole.Len() && !t.Failed(); offset += stride {
				checkFault(t, e, doc, offset, errFault, errFault)
				if offset%7 == 0 {
					checkFault(t, e, doc, offset, nil, io.ErrShortWrite)
				}
			}
			checkFault(t, e, doc, whole.Len(), errFault, nil)
		})
	}
	checkGoroutines(t, before)
}

// TestWriterTakesNothing has a writer take no byte of a long text, and say
// nothing: a loop that waits for it to take some would not end.
func TestWriterTakesNothing(t *testing.T) {
	post := faultPost()
	post.Sessions[0].Summary = recap.Markdown(strings.Repeat("Long. ", 2000))
	doc := prepare(t, post)
	for name, e := range faultExporters() {
		var whole bytes.Buffer
		if err := e.Export(context.Background(), &whole, doc); err != nil {
			t.Fatal(err)
		}
		for _, offset := range []int{0, 1, whole.Len() / 2, whole.Len() - 1} {
			err := e.Export(context.Background(), &faultyWriter{left: offset}, doc)
			if !errors.Is(err, io.ErrShortWrite) {
				t.Errorf("%s: a writer that takes nothing from byte %d on: got %v", name, offset, err)
			}
		}
	}
}

// checkFault exports to a writer that stops at an offset, with the error that
// it returns and the one that the exporter is to return.
func checkFault(t *testing.T, e export.Exporter, doc *export.Document, offset int, fails, want error) {
	t.Helper()
	w := &faultyWriter{left: offset, err: fails}
	if err := e.Export(context.Background(), w, doc); !errors.Is(err, want) {
		t.Errorf("a writer that stops at byte %d with error %v: got %v, want %v", offset, fails, err, want)
	}
	if w.after > 0 {
		t.Errorf("a writer that stopped at byte %d with error %v was called %d times after that", offset, fails, w.after)
	}
}

// checkGoroutines waits for there to be as few goroutines as before.
func checkGoroutines(t *testing.T, before int) {
	t.Helper()
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("%d goroutines, and %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
}

// A lastWord writer panics at some byte, as a closed response may.
type lastWord struct{ left int }

func (w *lastWord) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		panic(errFault)
	}
	return len(p), nil
}

// TestDocumentSurvivesPanics checks that a document can be exported after the
// writer of an export panicked: nothing in it stays locked or half made.
func TestDocumentSurvivesPanics(t *testing.T) {
	for name, e := range faultExporters() {
		t.Run(name, func(t *testing.T) {
			want := exportString(t, faultPost(), e)
			doc := prepare(t, faultPost())
			for _, offset := range []int{0, len(want) / 2, len(want) - 1} {
				func() {
					defer func() {
						if v := recover(); v != errFault {
							t.Errorf("at byte %d recovered %v, want the writer's panic", offset, v)
						}
					}()
					_ = e.Export(context.Background(), &lastWord{offset}, doc)
				}()
			}
			var got bytes.Buffer
			if err := e.Export(context.Background(), &got, doc); err != nil || got.String() != want {
				t.Errorf("afterwards: error %v, %d bytes, want %d", err, got.Len(), len(want))
			}
		})
	}
}
