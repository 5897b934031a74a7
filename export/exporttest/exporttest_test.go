package exporttest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/seed-e2fd8668/recap/export"
	_ "github.com/seed-e2fd8668/recap/internal/golden" // the flag -update
)

func TestBuiltInExporters(t *testing.T) {
	for _, e := range export.All() {
		t.Run(e.Format().Name, func(t *testing.T) {
			t.Parallel()
			if err := TestExporter(e); err != nil {
				t.Error(err)
			}
		})
	}
}

// wrong is an exporter that breaks a rule.
type wrong struct {
	format func() export.Format
	export func(w io.Writer, doc *export.Document) error
}

func (e wrong) Format() export.Format { return e.format() }
func (e wrong) Export(ctx context.Context, w io.Writer, doc *export.Document) error {
	return e.export(w, doc)
}

func plain() export.Format {
	return export.Format{Name: "plain", MediaType: "text/plain; charset=utf-8", Extension: ".txt"}
}

func titles(w io.Writer, doc *export.Document) error {
	_, err := io.WriteString(w, doc.Post().Title+"\n")
	return err
}

func TestRightExporter(t *testing.T) {
	if err := TestExporter(wrong{plain, titles}); err != nil {
		t.Error(err)
	}
}

func TestWrongExporters(t *testing.T) {
	var calls atomic.Int64
	var mu sync.Mutex // the wrong exporters are wrong, but no data race
	formats := func(f export.Format) func() export.Format { return func() export.Format { return f } }
	tests := []struct {
		name, rule string
		exporter   wrong
	}{
		{"no name", ruleFormat, wrong{formats(export.Format{MediaType: "text/plain", Extension: ".txt"}), titles}},
		{"upper case", ruleFormat, wrong{formats(export.Format{Name: "Plain", MediaType: "text/plain", Extension: ".txt"}), titles}},
		{"no media type", ruleFormat, wrong{formats(export.Format{Name: "plain", Extension: ".txt"}), titles}},
		{"no dot", ruleFormat, wrong{formats(export.Format{Name: "plain", MediaType: "text/plain", Extension: "txt"}), titles}},
		{"another format each time", ruleFormat, wrong{func() export.Format {
			f := plain()
			f.Name = fmt.Sprintf("plain%d", calls.Add(1))
			return f
		}, titles}},
		{"other bytes each time", ruleSame, wrong{plain, func(w io.Writer, _ *export.Document) error {
			_, err := fmt.Fprintln(w, calls.Add(1))
			return err
		}}},
		{"no room for several callers", ruleConcurrent, wrong{plain, twoAtMost()}},
		{"changes the post", ruleUnchanged, wrong{plain, func(w io.Writer, doc *export.Document) error {
			mu.Lock()
			for _, s := range doc.Entries() {
				s.Title = "changed"
			}
			mu.Unlock()
			return titles(w, doc)
		}}},
		{"forgets an error", ruleError, wrong{plain, func(w io.Writer, doc *export.Document) error {
			_ = titles(w, doc)
			return nil
		}}},
		{"hides an error", ruleError, wrong{plain, func(w io.Writer, doc *export.Document) error {
			if err := titles(w, doc); err != nil {
				return fmt.Errorf("could not write: %v", err)
			}
			return nil
		}}},
		{"writes on", ruleStop, wrong{plain, func(w io.Writer, doc *export.Document) error {
			err := titles(w, doc)
			_, _ = io.WriteString(w, "the end\n")
			return err
		}}},
		{"writes, then refuses", ruleNothing, wrong{plain, func(w io.Writer, doc *export.Document) error {
			_ = titles(w, doc)
			return export.ErrNotApplicable
		}}},
		{"refuses without a reason", ruleApplies, wrong{plain, func(io.Writer, *export.Document) error {
			return fmt.Errorf("no")
		}}},
		{"Latin-1", ruleUTF8, wrong{plain, func(w io.Writer, _ *export.Document) error {
			_, err := io.Copy(w, bytes.NewReader([]byte("\xe9t\xe9")))
			return err
		}}},
	}
	for _, tt := range tests {
		err := TestExporter(tt.exporter)
		if err == nil || !strings.Contains(err.Error(), tt.rule) {
			t.Errorf("%s: got %v\nwant the rule %q", tt.name, err, tt.rule)
		}
	}
}

// twoAtMost returns an export function with room for two calls a document, as
// one with a pool that is never refilled: enough for one caller after another,
// not for several at once.
func twoAtMost() func(io.Writer, *export.Document) error {
	var mu sync.Mutex
	calls := make(map[*export.Document]int)
	return func(w io.Writer, doc *export.Document) error {
		mu.Lock()
		calls[doc]++
		n := calls[doc]
		mu.Unlock()
		if err := titles(w, doc); err != nil || n <= 2 {
			return err
		}
		_, err := fmt.Fprintln(w, "call", n)
		return err
	}
}
