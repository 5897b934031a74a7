package export_test

import (
	"bytes"
	"context"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/golden"
)

// TestFieldsTable keeps the table in docs/formats.md of what each format carries. The
// table is made from what the exporters do with a post that has every field.
func TestFieldsTable(t *testing.T) {
	golden.CheckSection(t, "../docs/formats.md", "fields", fieldsTable(t))
}

func fieldsTable(t *testing.T) string {
	post := everything(t)
	exporters := export.All()
	var b strings.Builder
	b.WriteString("| Field |")
	for _, e := range exporters {
		fmt.Fprintf(&b, " %s |", e.Format().Name)
	}
	b.WriteString("\n| --- |" + strings.Repeat(" :-: |", len(exporters)) + "\n")
	carriers := make([]carrier, len(exporters))
	for i, e := range exporters {
		carriers[i] = newCarrier(t, e, post)
	}
	for _, path := range tableRows() {
		fmt.Fprintf(&b, "| `%s` |", strings.ReplaceAll(path, "[*]", "[]"))
		for _, c := range carriers {
			b.WriteString(strings.TrimRight(" "+c.carries(t, path), " ") + " |")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// everything is a post in which every field says something that nothing else does.
func everything(t *testing.T) recap.Post {
	post := readCase(t, "full")
	post.Sessions[1].Level = recap.Advanced // the others have theirs by their codes
	post.Sessions[1].Links = append(post.Sessions[1].Links, recap.Link{URL: "https://media.example/opening.mp3", Role: recap.LinkAudio})
	post.Event.Acronym = "LF26" // not what the title would give
	return post
}

// tableRows are the fields of the model, those of a person's links together, and those
// of the history and of translations.
func tableRows() []string {
	links := regexp.MustCompile(`((authors|speakers)\[\*\]\.links|^history|translations).*`)
	var rows []string
	for _, path := range fieldPaths(reflect.TypeFor[recap.Post](), "") {
		rows = append(rows, links.ReplaceAllString(path, "$1"))
	}
	return slices.Compact(rows)
}

// A carrier says what an exporter carries of a post.
type carrier struct {
	exporter export.Exporter
	post     recap.Post
	whole    string
	named    map[string]bool
}

func newCarrier(t *testing.T, e export.Exporter, post recap.Post) carrier {
	t.Helper()
	c := carrier{e, post, exportString(t, post, e), make(map[string]bool)}
	index := regexp.MustCompile(`\[\d+\]`)
	if o, ok := e.(export.Omitter); ok {
		for _, omission := range o.Omissions(prepare(t, post)) {
			// What is said of one session alone is no matter of the format.
			if starred := index.ReplaceAllString(omission.Path, "[*]"); starred != "sessions[*]" {
				c.named[starred] = true
			}
		}
	}
	return c
}

// without exports the post without a field. It reports whether there can be
// such a post, and whether the output is the same.
func (c carrier) without(t *testing.T, path string) (possible, same bool) {
	t.Helper()
	var text bytes.Buffer
	err := export.Write(context.Background(), &text, cleared(t, c.post, path), c.exporter)
	return err == nil, text.String() == c.whole
}

// carries returns ● for a field that is carried, ◐ for one that is carried in
// part or in another form, and nothing for one that is not. Of a field that
// every post must have the omissions alone can tell.
func (c carrier) carries(t *testing.T, path string) string {
	t.Helper()
	possible, same := c.without(t, path)
	named := isNamed(c.named, path)
	switch {
	case possible && same, !possible && named:
		return ""
	case named:
		return "◐"
	}
	return "●"
}
