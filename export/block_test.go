package export_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/export"
)

// TestPartsShareEntries writes documents of a part and of the whole one after the
// other: an entry is the same in all of them, and the same as without any part.
func TestPartsShareEntries(t *testing.T) {
	for _, c := range goldenCases() {
		post := c.post(t)
		doc := prepare(t, post)
		part := doc.Select(func(*export.Entry) bool { return true }).Titled(doc.Post().Title)
		for _, e := range []export.Exporter{export.Atom{}, export.Atom{ExcerptOnly: true}, export.ICalendar{}, export.ICalendar{UTC: true}} {
			want := entriesOf(written(e, prepare(t, post)))
			for i, same := range []*export.Document{part, doc, part} {
				if got := entriesOf(written(e, same)); got != want {
					t.Errorf("%s, %s, the %d. time:\n%s\nwant:\n%s", c.name, e.Format().Name, i+1, got, want)
				}
			}
		}
	}
}

// entriesOf is what stands behind the head of a feed or a calendar.
func entriesOf(file string) string {
	for _, start := range []string{"<entry", "BEGIN:VEVENT"} {
		if i := strings.Index(file, start); i >= 0 {
			return file[i:]
		}
	}
	return file
}

func written(e export.Exporter, doc *export.Document) string {
	var b bytes.Buffer
	if err := e.Export(context.Background(), &b, doc); err != nil {
		return err.Error()
	}
	return b.String()
}

// TestPartLeadsToPost reads the last link of an entry: it leads to the post, whatever
// the document of a part is called.
func TestPartLeadsToPost(t *testing.T) {
	post := readCase(t, "full")
	doc := prepare(t, post).Select(func(*export.Entry) bool { return true }).Titled("Track A")
	for _, e := range []export.Exporter{export.Atom{}, export.RSS{}} {
		got := written(e, doc)
		if !strings.Contains(got, `">`+post.Title+"</a></p>\n]]>") || strings.Contains(got, `">Track A</a></p>`) {
			t.Errorf("%s does not end with a link to %q:\n%s", e.Format().Name, post.Title, got)
		}
	}
}
