package export_test

import (
	"bytes"
	"context"
	"errors"
	"mime"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap/export"
)

// What is here concerns the built-in exporters together, with every post of
// testdata; package exporttest holds each of them to the contract of Exporter.

func eachExporter(t *testing.T, test func(t *testing.T, e export.Exporter)) {
	for _, e := range export.All() {
		t.Run(e.Format().Name, func(t *testing.T) { test(t, e) })
	}
}

// eachOutput calls the test for every post that the exporter does not refuse,
// with what it makes of it.
func eachOutput(t *testing.T, e export.Exporter, test func(t *testing.T, c goldenCase, output []byte)) {
	for _, c := range goldenCases() {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			err := export.Write(context.Background(), &b, c.post(t), e)
			switch {
			case err == nil:
				test(t, c, b.Bytes())
			case b.Len() > 0:
				t.Errorf("wrote %d bytes before it refused: %v", b.Len(), err)
			case !errors.Is(err, export.ErrNotApplicable):
				t.Error(err)
			}
		})
	}
}

func TestFormatsAreDistinct(t *testing.T) {
	name := regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	extension := regexp.MustCompile(`^\.[a-z0-9]+$`)
	taken := make(map[string]bool)
	eachExporter(t, func(t *testing.T, e export.Exporter) {
		f := e.Format()
		if !name.MatchString(f.Name) || taken[f.Name] {
			t.Errorf("name %q is malformed or not the only one", f.Name)
		}
		taken[f.Name] = true
		if taken[f.FileName()] {
			t.Errorf("file name %q is not the only one", f.FileName())
		}
		taken[f.FileName()] = true
		if !extension.MatchString(f.Extension) {
			t.Errorf("extension %q, want a dot and what follows it", f.Extension)
		}
		mediaType, params, err := mime.ParseMediaType(f.MediaType)
		if err != nil {
			t.Fatalf("media type %q: %v", f.MediaType, err)
		}
		wantsCharset := strings.HasPrefix(mediaType, "text/") || strings.HasSuffix(mediaType, "xml")
		if got := params["charset"]; wantsCharset && got != "utf-8" {
			t.Errorf("media type %q has charset %q, want utf-8", f.MediaType, got)
		}
	})
}

func TestExportIsDeterministic(t *testing.T) {
	eachExporter(t, func(t *testing.T, e export.Exporter) {
		eachOutput(t, e, func(t *testing.T, c goldenCase, want []byte) {
			local := time.Local
			time.Local = time.FixedZone("Elsewhere", 11*60*60)
			defer func() { time.Local = local }()
			var got bytes.Buffer
			if err := export.Write(context.Background(), &got, c.post(t), e); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("in another time zone (-before +after):\n%s", diff)
			}
		})
	})
}

// TestExportsShareADocument runs all exporters on one document at once,
// several times each, while nothing in it has been rendered yet.
func TestExportsShareADocument(t *testing.T) {
	for _, c := range goldenCases() {
		t.Run(c.name, func(t *testing.T) {
			post := c.post(t)
			doc, err := export.Prepare(post)
			if err != nil {
				t.Fatal(err)
			}
			const times = 4
			exporters := export.All()
			outputs := make([]bytes.Buffer, times*len(exporters))
			var wg sync.WaitGroup
			for i := range outputs {
				wg.Go(func() {
					// A refusal leaves the buffer empty, below as well.
					exporters[i%len(exporters)].Export(context.Background(), &outputs[i], doc)
				})
			}
			wg.Wait()
			for i := range outputs {
				e := exporters[i%len(exporters)]
				var alone bytes.Buffer
				export.Write(context.Background(), &alone, c.post(t), e)
				if !bytes.Equal(outputs[i].Bytes(), alone.Bytes()) {
					t.Errorf("%s side by side with others (-alone +together):\n%s", e.Format().Name, cmp.Diff(alone.String(), outputs[i].String()))
				}
			}
			if diff := cmp.Diff(c.post(t), post); diff != "" {
				t.Errorf("the post (-before +after):\n%s", diff)
			}
			if diff := cmp.Diff(c.post(t), doc.Source()); diff != "" {
				t.Errorf("the document's source (-before +after):\n%s", diff)
			}
			if diff := cmp.Diff(prepare(t, c.post(t)).Post(), doc.Post()); diff != "" {
				t.Errorf("the document's post (-before +after):\n%s", diff)
			}
		})
	}
}
