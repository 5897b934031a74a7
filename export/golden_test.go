package export_test

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/golden"
)

// A goldenCase is a folder of testdata: an input and all its outputs.
type goldenCase struct {
	name, input string
	// notApplicable are the formats that have nothing to say about the input.
	notApplicable []string
}

func goldenCases() []goldenCase {
	// These have nothing to say of sessions without a time.
	timed := []string{"icalendar", "schedule-xml", "schedule-json"}
	silent := append([]string{"podcast"}, timed...) // nor of recordings that are pages
	return []goldenCase{
		{name: "reinvent", input: "../examples/reinvent/post.json", notApplicable: silent},
		{name: "programme", input: "../examples/programme/post.json"},
		{name: "full"},
		{name: "smallest", notApplicable: append([]string{"atom"}, silent...)}, // it holds no date
		{name: "hostile", notApplicable: timed[1:]},
	}
}

func (c goldenCase) post(t testing.TB) recap.Post {
	t.Helper()
	if c.input == "" {
		c.input = filepath.Join("../testdata", c.name, "input.json")
	}
	return readPost(t, c.input)
}

// goldenExporters are the built-in exporters, as they are unless the output
// would be hard to compare.
func goldenExporters() []export.Exporter {
	exporters := export.All()
	for i, e := range exporters {
		if _, ok := e.(export.JSON); ok {
			exporters[i] = export.JSON{Indent: "  "}
		}
	}
	return exporters
}

func TestGolden(t *testing.T) {
	for _, c := range goldenCases() {
		doc, err := export.Prepare(c.post(t))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		for _, e := range goldenExporters() {
			t.Run(c.name+"/"+e.Format().Name, func(t *testing.T) {
				var got bytes.Buffer
				err := e.Export(context.Background(), &got, doc)
				if slices.Contains(c.notApplicable, e.Format().Name) {
					if !errors.Is(err, export.ErrNotApplicable) || got.Len() > 0 {
						t.Errorf("got error %v and %d bytes, want ErrNotApplicable and nothing", err, got.Len())
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				golden.Check(t, filepath.Join("../testdata", c.name, e.Format().FileName()), got.Bytes())
			})
		}
	}
}
