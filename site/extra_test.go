package site_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

// signs writes what hangs beside the doors of rooms: a format of one's own.
type signs struct{}

func (signs) Format() export.Format {
	return export.Format{Name: "signs", Title: "Door signs", MediaType: "text/plain; charset=utf-8", Extension: ".txt"}
}

func (signs) Export(_ context.Context, w io.Writer, doc *export.Document) error {
	for _, e := range doc.Entries() {
		if _, err := fmt.Fprintln(w, e.Session.Room, e.Session.Title); err != nil {
			return err
		}
	}
	return nil
}

// TestExtraFiles: further files stand beside all that a site has, and one of the
// name of another stands in its place.
func TestExtraFiles(t *testing.T) {
	doc, plain := withPages(t, "full")
	s, err := site.New(doc, site.Options{Extra: []site.File{{Name: "signs.txt", Exporter: signs{}}, {Exporter: export.RSS{Limit: 1}}}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(s.Files()), len(plain.Files())+2; got != want {
		t.Errorf("%d files, want %d: those of a site, and one in each of two languages", got, want)
	}
	if text := read(t, s, "signs.txt"); !strings.Contains(text, doc.Entries()[0].Session.Title) {
		t.Errorf("signs.txt holds no session:\n%s", text)
	}
	if items := strings.Count(read(t, s, "rss.xml"), "<item>"); items != 1 {
		t.Errorf("rss.xml has %d items, want 1, its limit", items)
	}
}
