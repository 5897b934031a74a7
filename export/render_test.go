package export_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// After Render, nothing is left to do for who asks for a body.
func TestRender(t *testing.T) {
	body := func(name string) recap.Markdown { return recap.Markdown(strings.Repeat("***"+name+"*** ", 1000)) }
	post := postWithBody(string(body("introduction")))
	post.Authors = []recap.Author{{Name: "Ada", Biography: body("author")}}
	post.Sessions = []recap.Session{{Title: "S", Summary: body("session"), Speakers: []recap.Speaker{{Name: "Ben", Biography: body("speaker")}}}}
	post.Conclusion = body("conclusion")
	doc := prepare(t, post)
	if err := doc.Render(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"introduction", "author", "session", "speaker", "conclusion"} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		html := doc.HTML(body(name))
		runtime.ReadMemStats(&after)
		if n := after.Mallocs - before.Mallocs; n > 500 {
			t.Errorf("the %s is rendered again, in %d allocations", name, n)
		}
		if !strings.HasPrefix(string(html), "<p><strong><em>"+name+"</em>") {
			t.Errorf("the %s is %.50s", name, html)
		}
	}
}

// TestRenderEndsWithItsContext ends the context while bodies are rendered that
// take long. A busy machine has three tries.
func TestRenderEndsWithItsContext(t *testing.T) {
	if testing.Short() || raceDetector {
		t.Skip("it measures time")
	}
	post := postWithBody("")
	for i := range 40 {
		body := recap.Markdown(strings.Repeat("[a](b *c ", recap.MaxBody/10) + fmt.Sprint(i))
		post.Sessions = append(post.Sessions, recap.Session{ID: fmt.Sprint(i), Title: "S", Summary: body})
	}
	took := func(ctx context.Context) (time.Duration, error) {
		doc := prepare(t, post)
		start := time.Now()
		err := doc.Render(ctx)
		return time.Since(start), err
	}
	for try := range 3 {
		cause := errors.New("enough")
		ctx, cancel := context.WithCancelCause(t.Context())
		time.AfterFunc(5*time.Millisecond, func() { cancel(cause) })
		cut, err := took(ctx)
		if !errors.Is(err, cause) {
			t.Errorf("got error %v after %v, want the context's cause", err, cut)
		}
		whole, err := took(t.Context())
		switch {
		case err != nil:
			t.Fatal(err)
		case cut < whole/2:
			return
		case try == 2:
			t.Errorf("took %v though its context ended at once; the whole takes %v", cut, whole)
		}
	}
}

func TestRenderIsNotNeeded(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	doc := prepare(t, postWithBody("Hello"))
	if err := doc.Render(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v", err)
	}
	if err := (export.HTML{}).Export(io.Discard, doc); err != nil {
		t.Error(err)
	}
}
