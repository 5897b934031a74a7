// Package sourcetest holds the contract of [source.Reader] as a test that a
// reader written elsewhere runs to prove itself, with inputs in its format:
//
//	func TestContract(t *testing.T) {
//		if err := sourcetest.TestReader(mypkg.Minutes{}, "MINUTES\n* Bricks\n"); err != nil {
//			t.Error(err)
//		}
//	}
//
// The built-in readers pass through the same door.
package sourcetest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// The rules of the contract, as the errors of TestReader quote them.
const (
	ruleFormat     = "Format returns a name in lower case and a title, the same at every call"
	ruleDetect     = "Detect takes an input that is in the format"
	ruleForeign    = "Detect leaves alone what cannot be in any format for text"
	ruleUnchanged  = "Detect and Read do not change the input's text"
	ruleSame       = "Read returns the same post and notes for the same input at every call"
	ruleConcurrent = "Detect and Read may be called by several goroutines at once"
	ruleContext    = "Read returns the error of a context that is done"
	ruleSessions   = "Read finds a session, or fails and says what it looked for"
	rulePanic      = "Detect and Read do not panic, whatever the input"
	ruleCut        = "Read fails only with what it told the input, such that errors.As finds source.Notes"
)

// TestReader checks a reader against its contract, with inputs in its format
// that hold sessions, and with parts of these, which may be in none. It returns
// nil, or an error that joins one for each breach; each names the rule.
func TestReader(r source.Reader, samples ...string) error {
	c := check{reader: r}
	c.format()
	c.foreign()
	if len(samples) == 0 {
		return errors.New("sourcetest: there is no sample to read")
	}
	for i, text := range samples {
		c.sample = fmt.Sprintf("sample %d", i+1)
		c.whole(text)
		c.parts(text)
	}
	return errors.Join(c.errs...)
}

// check is the state of the checks.
type check struct {
	reader source.Reader
	sample string
	errs   []error
}

func (c *check) fail(rule, format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf("%s: %s", rule, fmt.Sprintf(format, args...)))
}

func (c *check) format() {
	f := c.reader.Format()
	if again := c.reader.Format(); again != f {
		c.fail(ruleFormat, "got %+v, then %+v", f, again)
	}
	if f.Name == "" || f.Title == "" || f.Name != strings.ToLower(f.Name) || strings.ContainsAny(f.Name, " \t\n") {
		c.fail(ruleFormat, "the name is %q and the title %q", f.Name, f.Title)
	}
}

func (c *check) foreign() {
	for _, text := range []string{"", " \n", "\x00\x01\x02", "%PDF-1.7\n%\u00e2\u00e3", "PK\x03\x04\x14"} {
		if taken, err := c.detect(text); err != nil || taken {
			c.fail(ruleForeign, "it takes %q (error: %v)", text, err)
		}
	}
}

// detect calls Detect, whose panic is an error.
func (c *check) detect(text string) (taken bool, err error) {
	defer recovered(&err)
	data := []byte(text)
	taken = c.reader.Detect(data)
	if string(data) != text {
		c.fail(ruleUnchanged, "Detect does with %s", c.sample)
	}
	return taken, nil
}

func recovered(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", errPanic, p)
	}
}

var errPanic = errors.New("panic")

// read reads a text by way of source.Read, as programs do.
func (c *check) read(ctx context.Context, text string) (result *source.Result, err error) {
	defer recovered(&err)
	return source.Read(ctx, strings.NewReader(text), source.Options{
		Readers: []source.Reader{c}, URL: "https://example.org/", TimeZone: "Europe/Brussels",
	})
}

// Format implements [source.Reader]: the check stands between source.Read and
// the reader.
func (c *check) Format() source.Format { return c.reader.Format() }

// Detect implements [source.Reader].
func (c *check) Detect(text []byte) bool { return c.reader.Detect(text) }

// Read implements [source.Reader].
func (c *check) Read(ctx context.Context, in *source.Input) (recap.Post, error) {
	before := bytes.Clone(in.Text())
	post, err := c.reader.Read(ctx, in)
	if !bytes.Equal(before, in.Text()) {
		return post, errors.New(ruleUnchanged + ": Read does")
	}
	return post, err
}

// whole reads an input that is in the format.
func (c *check) whole(text string) {
	if taken, err := c.detect(text); err != nil || !taken {
		c.fail(ruleDetect, "it does not take %s (error: %v)", c.sample, err)
	}
	result, err := c.read(context.Background(), text)
	switch {
	case err != nil:
		c.fail(ruleSessions, "%s: %v", c.sample, err)
		return
	case len(result.Post.Sessions) == 0:
		c.fail(ruleSessions, "%s has none", c.sample)
	}
	want := snapshot(result)
	if again, err := c.read(context.Background(), text); err != nil || snapshot(again) != want {
		c.fail(ruleSame, "a second call with %s differs (error: %v)", c.sample, err)
	}
	c.concurrently(text, want)
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := c.cancelled(cancelled, text); !errors.Is(err, context.Canceled) {
		c.fail(ruleContext, "with %s the error is %v", c.sample, err)
	}
}

func (c *check) concurrently(text, want string) {
	var group sync.WaitGroup
	differ := make([]bool, 8)
	for i := range differ {
		group.Go(func() {
			result, err := c.read(context.Background(), text)
			differ[i] = err != nil || snapshot(result) != want || !c.reader.Detect([]byte(text))
		})
	}
	group.Wait()
	for _, d := range differ {
		if d {
			c.fail(ruleConcurrent, "one of %d calls with %s differs", len(differ), c.sample)
			return
		}
	}
}

// cancelled has the reader begin with a context that is done.
func (c *check) cancelled(ctx context.Context, text string) (result *source.Result, err error) {
	defer recovered(&err)
	return source.Read(context.Background(), strings.NewReader(text), source.Options{Readers: []source.Reader{late{c.reader, ctx}}, TimeZone: "Europe/Brussels"})
}

// late is a reader whose context is done when it begins.
type late struct {
	source.Reader
	ctx context.Context
}

// Read implements [source.Reader].
func (l late) Read(_ context.Context, in *source.Input) (recap.Post, error) {
	return l.Reader.Read(l.ctx, in)
}

// parts reads an input that is cut off at many places, and one of which a piece
// is missing.
func (c *check) parts(text string) {
	const places = 60
	step := max(1, len(text)/places)
	for at := 0; at < len(text); at += step {
		c.part(text[:at])
		c.part(text[:at] + text[min(len(text), at+step):])
		if len(c.errs) > 20 {
			return
		}
	}
}

func (c *check) part(text string) {
	if _, err := c.detect(text); err != nil {
		c.fail(rulePanic, "Detect does with %q: %v", text, err)
	}
	result, err := c.read(context.Background(), text)
	switch notes := (source.Notes)(nil); {
	case errors.Is(err, errPanic):
		c.fail(rulePanic, "Read does with %q: %v", text, err)
	case err == nil && len(result.Post.Sessions) == 0:
		c.fail(ruleSessions, "neither with %q", text)
	case err != nil && !errors.As(err, &notes) && strings.TrimSpace(text) != "":
		c.fail(ruleCut, "with %q the error is %v", text, err)
	}
}

// snapshot is all that was read, as text.
func snapshot(r *source.Result) string {
	text, err := json.Marshal(r)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
