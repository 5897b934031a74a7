package export

import (
	"context"
	"crypto/sha256"
	"fmt"
	"html/template"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/page"
)

// TestPageDataHasItsHash checks what the page's policy admits against what the
// page holds, also where that is too much to be kept.
func TestPageDataHasItsHash(t *testing.T) {
	for _, sessions := range []int{0, 1, 100} {
		post := recap.Post{Title: "Long", URL: "https://example.org/"}
		for i := range sessions {
			body := strings.Repeat(fmt.Sprintf("Session %d says & does <much>. ", i), 1800)
			post.Sessions = append(post.Sessions, recap.Session{Title: fmt.Sprint(i), Summary: recap.Markdown(body)})
		}
		doc, err := Prepare(post)
		if err != nil {
			t.Fatal(err)
		}
		data, err := newPageData(doc)
		if err != nil {
			t.Fatal(err)
		}
		var want strings.Builder
		if err := (JSONLD{}).Export(context.Background(), &want, doc); err != nil {
			t.Fatal(err)
		}
		if kept, small := data.kept != nil, want.Len() <= maxKeptData; kept != small {
			t.Errorf("%d bytes are kept: %v", want.Len(), kept)
		}
		for range 2 { // a page may be executed twice
			var got strings.Builder
			for piece := range data.pieces {
				got.WriteString(string(piece))
			}
			if got.String() != strings.TrimSuffix(want.String(), "\n") {
				t.Errorf("%d sessions: the pieces are not the JSON-LD", sessions)
			}
			if sum := sha256.Sum256([]byte(got.String())); data.hash != page.SourceHash(sum[:]) {
				t.Errorf("%d sessions: the hash is %s", sessions, data.hash)
			}
		}
		for range data.pieces {
			break // as when the writer fails
		}
	}
}

// TestPieceWriterHoldsBackTheLineFeed writes in ways in which an exporter might.
func TestPieceWriterHoldsBackTheLineFeed(t *testing.T) {
	for _, writes := range [][]string{{"ab\n"}, {"ab", "\n"}, {"a\n", "b\n"}, {"a\n", "\n", "b", "\n"}, {"\n"}, {}} {
		var got template.JS
		w := pieceWriter{yield: func(piece template.JS, _ error) bool {
			got += piece
			return true
		}}
		for _, s := range writes {
			if n, err := w.Write([]byte(s)); n != len(s) || err != nil {
				t.Errorf("%q: wrote %d bytes, error %v", s, n, err)
			}
		}
		if want := strings.TrimSuffix(strings.Join(writes, ""), "\n"); string(got) != want {
			t.Errorf("%q: got %q, want %q", writes, got, want)
		}
	}
}
