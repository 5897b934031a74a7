package export_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/microcosm-cc/bluemonday"

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

// checkAndRender does to a body all that can take long.
func checkAndRender(t testing.TB, body string) {
	doc, err := export.Prepare(postWithBody(body))
	if err != nil {
		if _, ok := errors.AsType[recap.Problems](err); !ok {
			t.Fatal(err)
		}
		return
	}
	doc.Text(doc.Post().Introduction)
}

// BenchmarkQuadraticBodies compares each body with prose of the same length
// that gomarkdown renders and bluemonday sanitises, which takes some 6 ms: to be
// within a second, no body may take 150 times as long. It takes parsers
// without bounds thousands of times as long. The best of three runs counts.
func BenchmarkQuadraticBodies(b *testing.B) {
	const tolerated = 150
	policy := bluemonday.UGCPolicy()
	prose := recap.Post{Sessions: []recap.Session{{
		Summary: recap.Markdown(strings.Repeat("The speakers show how a queue decouples *producers* from consumers. ", recap.MaxBody/68)),
	}}}
	for _, body := range quadraticBodies() {
		b.Run(fmt.Sprintf("%.12q", body), func(b *testing.B) {
			for b.Loop() {
				ours, plain := time.Duration(1<<62), time.Duration(1<<62)
				for range 3 {
					ours = min(ours, timed(func() { checkAndRender(b, body) }))
					plain = min(plain, timed(func() { floor(prose, policy) }))
				}
				ratio := float64(ours) / float64(plain)
				b.ReportMetric(ratio, "ours/prose")
				if ratio > tolerated {
					b.Errorf("takes %.0f times as long as prose; expected at most %d", ratio, tolerated)
				}
			}
		})
	}
}

// A cancellingWriter ends a context when it is first written to.
type cancellingWriter struct{ cancel func() }

func (w cancellingWriter) Write(p []byte) (int, error) {
	w.cancel()
	return len(p), nil
}

// TestExportEndsWithItsContext ends the context when a format begins to be
// written: formats that are written session by session do not render the rest
// first.
func TestExportEndsWithItsContext(t *testing.T) {
	const sessions = 20
	for _, e := range []export.Exporter{export.JSONFeed{}, export.RSS{}} {
		ctx, cancel := context.WithCancel(t.Context())
		doc := prepare(t, laboriousPost(sessions))
		if err := e.Export(ctx, cancellingWriter{cancel}, doc); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got error %v, want the context's", e.Format().Name, err)
		}
		if n := renderedSessions(doc); n > sessions/2 {
			t.Errorf("%s: %d of %d bodies were rendered though the context ended at once", e.Format().Name, n, sessions)
		}
	}
}
