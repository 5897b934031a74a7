package main

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	_ "github.com/seed-e2fd8668/recap/internal/golden"
	"github.com/seed-e2fd8668/recap/site"
)

func document(t *testing.T) *export.Document {
	t.Helper()
	doc, err := export.Prepare(recap.Post{
		Title:  "Two talks",
		URL:    "https://example.org/two/",
		Tracks: []recap.Track{{ID: "SVS", Name: "Serverless"}},
		Sessions: []recap.Session{
			{Code: "SVS401", Title: "Best practices", Summary: "What *matters*.\n\nAnd why."},
			{Title: "Opening", Links: []recap.Link{{URL: "https://example.org/v", Role: recap.LinkVideo}}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestOutline(t *testing.T) {
	const want = `Two talks
https://example.org/two/

Serverless

  * SVS401 Best practices
    What matters.

Other sessions

  * Opening
    https://example.org/v
`
	var b strings.Builder
	if err := (Outline{}).Export(context.Background(), &b, document(t)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("outline (-want +got):\n%s", diff)
	}
}

// TestOutlineGoesAnywhere publishes it beside a built-in exporter.
func TestOutlineGoesAnywhere(t *testing.T) {
	dir := t.TempDir()
	tree, err := site.New(document(t), site.Options{Files: []site.File{{Exporter: export.JSON{}}, {Exporter: Outline{GroupBy: recap.ByLevel}}}})
	if err != nil {
		t.Fatal(err)
	}
	report, err := site.Write(t.Context(), dir, tree)
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(dir, "outline.txt"); report.Files[1].Path != want {
		t.Errorf("published as %s, want %s", report.Files[1].Path, want)
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestOutlineReturnsWriterErrors(t *testing.T) {
	full := errors.New("disk full")
	if err := (Outline{}).Export(context.Background(), brokenWriter{full}, document(t)); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
}

func TestRun(t *testing.T) {
	for _, test := range []struct {
		args   []string
		status int
		stdout string
		stderr string
	}{
		{[]string{"../reinvent/post.json"}, 0, "* SVS401 Best practices for serverless developers\n", ""},
		{[]string{"missing.json"}, 1, "", "missing.json"},
		{[]string{"main.go"}, 1, "", "custom: "},
		{[]string{"a", "b"}, 2, "", "usage"},
	} {
		var stdout, stderr bytes.Buffer
		if status := run(test.args, &stdout, &stderr); status != test.status {
			t.Errorf("%s: exit status %d, want %d", test.args, status, test.status)
		}
		if !strings.Contains(stdout.String(), test.stdout) || !strings.Contains(stderr.String(), test.stderr) {
			t.Errorf("%s: said %q and %q", test.args, stdout.Bytes(), stderr.Bytes())
		}
	}
}
