package export_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// After Render, nothing is left to do for who asks for a body.
func TestRender(t *testing.T) {
	body := func(name string) recap.Markdown { return recap.Markdown(strings.Repeat("***"+name+"*** ", 1000)) }
	post := postWithBody(string(body("introduction")))
	post.Authors = []recap.Speaker{{Name: "Ada", Biography: body("author")}}
	post.Sessions = []recap.Session{{Title: "S", Summary: body("session"), Speakers: []recap.Speaker{{Name: "Ben", Biography: body("speaker")}}}}
	post.Conclusion = body("conclusion")
	doc := prepare(t, post)
	if err := doc.Render(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"introduction", "author", "session", "speaker", "conclusion"} {
		if !isRendered(doc, body(name)) {
			t.Errorf("the %s is rendered again", name)
		}
		if html := doc.HTML(body(name)); !strings.HasPrefix(string(html), "<p><em><strong>"+name+"</strong>") {
			t.Errorf("the %s is %.50s", name, html)
		}
	}
}

// isRendered reports whether a body of much emphasis was read, and reads it if
// not. To write it takes a few times its length in memory, to read it much more.
func isRendered(doc *export.Document, md recap.Markdown) bool {
	const few = 30
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	doc.HTML(md)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc-before.TotalAlloc < few*uint64(len(md))
}

// laboriousPost has n sessions whose summaries take some time to read.
func laboriousPost(n int) recap.Post {
	post := postWithBody("")
	for i := range n {
		body := recap.Markdown(strings.Repeat("***c*** ", 1000) + fmt.Sprint(i))
		post.Sessions = append(post.Sessions, recap.Session{ID: fmt.Sprint(i), Title: "S", Summary: body})
	}
	return post
}

// renderedSessions counts the sessions whose summaries were rendered.
func renderedSessions(doc *export.Document) int {
	n := 0
	for _, s := range doc.Entries() {
		if isRendered(doc, s.Summary) {
			n++
		}
	}
	return n
}

// A countedContext ends when it was asked so many times whether it has ended.
type countedContext struct {
	context.Context
	left atomic.Int64
	end  func()
}

func (c *countedContext) Err() error {
	if c.left.Add(-1) < 0 {
		c.end()
	}
	return c.Context.Err()
}

// Render asks before each body whether its context has ended.
func TestRenderEndsWithItsContext(t *testing.T) {
	const asked = 5
	cause := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	counted := &countedContext{Context: ctx, end: func() { cancel(cause) }}
	counted.left.Store(asked)
	doc := prepare(t, laboriousPost(20))
	if err := doc.Render(counted); !errors.Is(err, cause) {
		t.Errorf("got error %v, want the context's cause", err)
	}
	if n := renderedSessions(doc); n != asked {
		t.Errorf("%d bodies were rendered, want %d", n, asked)
	}
}

func TestRenderIsNotNeeded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	doc := prepare(t, postWithBody("Hello"))
	if err := doc.Render(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v", err)
	}
	if err := (export.HTML{}).Export(context.Background(), io.Discard, doc); err != nil {
		t.Error(err)
	}
}
