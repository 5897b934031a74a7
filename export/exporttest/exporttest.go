// Package exporttest holds the contract of [export.Exporter] as a test that an
// exporter written elsewhere runs to prove itself:
//
//	func TestContract(t *testing.T) {
//		if err := exporttest.TestExporter(mypkg.OrgMode{}); err != nil {
//			t.Error(err)
//		}
//	}
//
// The built-in exporters pass through the same door.
package exporttest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// The rules of the contract, as the errors of TestExporter quote them.
const (
	ruleFormat     = "Format returns a name in lower case, a media type and an extension with its dot, the same at every call"
	ruleSame       = "Export writes the same bytes for the same post at every call"
	ruleConcurrent = "Export may be called by several goroutines at once, also with one document"
	ruleUnchanged  = "Export does not change the document or anything it leads to"
	ruleError      = "Export returns every error of the writer, such that errors.Is finds it"
	ruleStop       = "Export does not write on after the writer has failed"
	ruleNothing    = "Export writes nothing when it refuses a document"
	ruleApplies    = "Export refuses a valid document only with an error that wraps ErrNotApplicable"
	ruleUTF8       = "Text formats are written in UTF-8"
)

// TestExporter checks an exporter against its contract, with posts that go to
// the bounds of what is valid. It returns nil, or an error that joins one for
// each breach; each names the rule and the post.
func TestExporter(e export.Exporter) error {
	errs := []error{checkFormat(e)}
	for _, sample := range samples() {
		doc, err := export.Prepare(sample.post)
		if err != nil {
			return fmt.Errorf("exporttest: the %s post is not valid: %w", sample.name, err)
		}
		c := check{exporter: e, name: sample.name, doc: doc}
		c.run()
		errs = append(errs, c.errs...)
	}
	return errors.Join(errs...)
}

func checkFormat(e export.Exporter) error {
	f := e.Format()
	_, _, err := mime.ParseMediaType(f.MediaType)
	switch {
	case e.Format() != f:
		return fmt.Errorf("%s: got %+v, then %+v", ruleFormat, f, e.Format())
	case f.Name == "" || f.Name != strings.ToLower(f.Name) || strings.ContainsAny(f.Name, " \t\n"):
		return fmt.Errorf("%s: the name is %q", ruleFormat, f.Name)
	case err != nil || !strings.Contains(f.MediaType, "/"):
		return fmt.Errorf("%s: the media type is %q", ruleFormat, f.MediaType)
	case len(f.Extension) < 2 || f.Extension[0] != '.' || strings.ContainsAny(f.Extension, "/\\ "):
		return fmt.Errorf("%s: the extension is %q", ruleFormat, f.Extension)
	}
	return nil
}

// check is the state of the checks with one post.
type check struct {
	exporter export.Exporter
	name     string
	doc      *export.Document
	output   []byte
	errs     []error
}

func (c *check) fail(rule, format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf("%s: with the %s post %s", rule, c.name, fmt.Sprintf(format, args...)))
}

func (c *check) run() {
	before := snapshot(c.doc)
	output, err := c.export(c.doc)
	if err != nil {
		if len(output) > 0 {
			c.fail(ruleNothing, "%d bytes were written before %q", len(output), err)
		}
		if !errors.Is(err, export.ErrNotApplicable) {
			c.fail(ruleApplies, "the error is %q", err)
		}
		c.checkOptional(err)
		return
	}
	c.output = output
	c.checkOptional(nil)
	c.checkText()
	c.checkRepetition()
	c.checkConcurrency()
	c.checkWriterErrors()
	if !bytes.Equal(before, snapshot(c.doc)) {
		c.fail(ruleUnchanged, "it has changed")
	}
}

func (c *check) export(doc *export.Document) ([]byte, error) {
	var b bytes.Buffer
	err := c.exporter.Export(context.Background(), &b, doc)
	return b.Bytes(), err
}

func (c *check) checkText() {
	mediaType, params, err := mime.ParseMediaType(c.exporter.Format().MediaType)
	if err != nil {
		return // checkFormat has said so
	}
	text := strings.HasPrefix(mediaType, "text/") || strings.HasSuffix(mediaType, "xml") ||
		strings.HasSuffix(mediaType, "json") || params["charset"] != ""
	if text && !utf8.Valid(c.output) {
		c.fail(ruleUTF8, "the output is not")
	}
}

func (c *check) checkRepetition() {
	if again, err := c.export(c.doc); err != nil || !bytes.Equal(again, c.output) {
		c.fail(ruleSame, "a second call differs at byte %d (error: %v)", difference(again, c.output), err)
	}
	fresh, err := export.Prepare(c.doc.Source())
	if err != nil {
		c.fail(ruleUnchanged, "it is no longer valid: %v", err)
		return
	}
	if again, err := c.export(fresh); err != nil || !bytes.Equal(again, c.output) {
		c.fail(ruleSame, "a call with a new document differs at byte %d (error: %v)", difference(again, c.output), err)
	}
}

func (c *check) checkConcurrency() {
	doc, err := export.Prepare(c.doc.Source())
	if err != nil {
		return // checkRepetition has said so
	}
	var group sync.WaitGroup
	outputs, errs := make([][]byte, 8), make([]error, 8)
	for i := range outputs {
		group.Go(func() { outputs[i], errs[i] = c.export(doc) })
	}
	group.Wait()
	for i, output := range outputs {
		if errs[i] != nil || !bytes.Equal(output, c.output) {
			c.fail(ruleConcurrent, "one of %d calls differs at byte %d (error: %v)", len(outputs), difference(output, c.output), errs[i])
			return
		}
	}
}

func (c *check) checkWriterErrors() {
	n := len(c.output)
	for _, offset := range []int{0, 1, n / 3, n / 2, n - 1} {
		if offset < 0 || offset >= n {
			continue
		}
		w := &failingWriter{left: offset}
		err := c.exporter.Export(context.Background(), w, c.doc)
		if !errors.Is(err, errWriter) {
			c.fail(ruleError, "the error of a writer that fails at byte %d of %d becomes %v", offset, n, err)
		}
		if w.after {
			c.fail(ruleStop, "it does after byte %d of %d", offset, n)
		}
	}
}

var errWriter = errors.New("the disk is full")

// failingWriter takes some bytes and then fails for good.
type failingWriter struct {
	left          int
	failed, after bool
}

func (w *failingWriter) Write(p []byte) (int, error) {
	w.after = w.after || w.failed
	if len(p) <= w.left {
		w.left -= len(p)
		return len(p), nil
	}
	w.failed = true
	return w.left, errWriter
}

// snapshot returns all that a document leads to, as text.
func snapshot(doc *export.Document) []byte {
	text, err := json.Marshal([]any{doc.Source(), doc.Post(), doc.Entries(), doc.Groups(recap.Ungrouped)})
	if err != nil {
		return []byte(err.Error())
	}
	return text
}

// difference returns the index of the first byte in which a and b differ.
func difference(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}
