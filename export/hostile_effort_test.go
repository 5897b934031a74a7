package export_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// quadraticBodies are as long as a body may be, and made of what parsers of
// Markdown and HTML have taken time out of proportion for.
func quadraticBodies() []string {
	var bodies []string
	for _, unit := range []string{
		"![[]()", "[a](b", "<!--", "a <![CDATA[", "[", "![", "](", "[[]", "<", "<a ", "</", "<?", "<b>", "<div>\n\n", "`", "``a`", "*a ", "**a*", "_a_*",
		"~~a", "> ", "- ", "1. ", "> - ", "|a", "|-|\n", "&", "\\", "http://", "a@b.c ", "[a]: b\n", "[a][b]", "<a href=\"", "<table><tr><td>", "<ul><li>",
	} {
		bodies = append(bodies, strings.Repeat(unit, recap.MaxBody/len(unit)))
	}
	half := strings.Repeat("[", recap.MaxBody/2)
	return append(bodies, half+strings.Repeat("]", recap.MaxBody/2), "a"+strings.Repeat("*_", recap.MaxBody/4)+strings.Repeat("_*", recap.MaxBody/4-1),
		strings.Repeat("`", recap.MaxBody-2)+"a", strings.Repeat(" ", recap.MaxBody-1)+"a", strings.Repeat("a|", recap.MaxBody/4)+"\n"+strings.Repeat("-|", recap.MaxBody/4-1))
}

func postWithBody(body string) recap.Post {
	return recap.Post{Title: "T", URL: "https://example.org/", Introduction: recap.Markdown(body)}
}

// bodyTime is how long it takes to check and to render a body.
func bodyTime(t testing.TB, body string) time.Duration {
	start := time.Now()
	doc, err := export.Prepare(postWithBody(body))
	if err != nil {
		var problems recap.Problems
		if !errors.As(err, &problems) {
			t.Fatal(err)
		}
		return time.Since(start)
	}
	doc.Text(doc.Post().Introduction)
	return time.Since(start)
}

// TestBodiesTakeNoSecond has a second for each body: some ten times what the
// slowest takes, and a hundredth of what it takes a parser without bounds. A
// busy machine has three tries.
func TestBodiesTakeNoSecond(t *testing.T) {
	if testing.Short() || raceDetector {
		t.Skip("it measures time")
	}
	for _, body := range quadraticBodies() {
		took := bodyTime(t, body)
		for range 2 {
			if took > time.Second {
				took = min(took, bodyTime(t, body))
			}
		}
		if took > time.Second {
			t.Errorf("%.20q, %d bytes: %v", body, len(body), took)
		}
	}
}

func BenchmarkQuadraticBodies(b *testing.B) {
	for _, body := range quadraticBodies() {
		b.Run(fmt.Sprintf("%.12q", body), func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			for b.Loop() {
				bodyTime(b, body)
			}
		})
	}
}

// TestPublishEndsWithItsContext ends the context of a run whose bodies take
// long, as soon as it begins: formats that are written session by session do
// not render the rest first. A busy machine has three tries.
func TestPublishEndsWithItsContext(t *testing.T) {
	if testing.Short() || raceDetector {
		t.Skip("it measures time")
	}
	for try := range 3 {
		dir := t.TempDir()
		ctx, cancel := context.WithCancel(t.Context())
		cut, err := publishLaborious(t, ctx, dir, func() { time.AfterFunc(5*time.Millisecond, cancel) })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got error %v after %v, want the context's", err, cut)
		}
		if found := tree(t, dir); len(found) > 0 {
			t.Errorf("left %d files", len(found))
		}
		whole, err := publishLaborious(t, t.Context(), dir, func() {})
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

// publishLaborious publishes bodies that take long, and says how long.
func publishLaborious(t *testing.T, ctx context.Context, dir string, begins func()) (time.Duration, error) {
	t.Helper()
	post := postWithBody("")
	for i := range 30 {
		body := recap.Markdown(strings.Repeat("[a](b *c ", recap.MaxBody/10) + fmt.Sprint(i))
		post.Sessions = append(post.Sessions, recap.Session{ID: fmt.Sprint(i), Title: "S", Summary: body})
	}
	doc := prepare(t, post)
	begins()
	start := time.Now()
	_, err := site(export.JSONFeed{}, export.RSS{}).Publish(ctx, dir, doc)
	return time.Since(start), err
}
