package sourcetest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/seed-e2fd8668/recap"
	_ "github.com/seed-e2fd8668/recap/internal/golden" // the flag -update
	"github.com/seed-e2fd8668/recap/source"
)

// samples are the inputs of the cases that a reader takes and reads.
func samples(t *testing.T, r source.Reader) []string {
	t.Helper()
	files, err := filepath.Glob("../testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var texts []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			if !strings.HasPrefix(f.Name, "input") || !r.Detect(f.Data) {
				continue
			}
			_, err := source.Read(t.Context(), strings.NewReader(string(f.Data)), source.Options{Readers: []source.Reader{r}, TimeZone: "Europe/Brussels"})
			if err == nil && len(texts) < 5 {
				texts = append(texts, string(f.Data))
			}
		}
	}
	return texts
}

func TestBuiltInReaders(t *testing.T) {
	for _, r := range source.All() {
		t.Run(r.Format().Name, func(t *testing.T) {
			t.Parallel()
			if err := TestReader(r, samples(t, r)...); err != nil {
				t.Error(err)
			}
		})
	}
}

// minutes is a format of one's own, and what its reader does wrong.
type minutes struct {
	format func() source.Format
	detect func(text []byte) bool
	read   func(ctx context.Context, in *source.Input) (recap.Post, error)
}

func (m minutes) Format() source.Format {
	if m.format != nil {
		return m.format()
	}
	return source.Format{Name: "minutes", Title: "Minutes"}
}

func (m minutes) Detect(text []byte) bool {
	if m.detect != nil {
		return m.detect(text)
	}
	return strings.HasPrefix(string(text), "MINUTES")
}

func (m minutes) Read(ctx context.Context, in *source.Input) (recap.Post, error) {
	if m.read != nil {
		return m.read(ctx, in)
	}
	return read(ctx, in)
}

func read(ctx context.Context, in *source.Input) (recap.Post, error) {
	post := recap.Post{Title: "Minutes"}
	at := 0
	for line := range strings.Lines(string(in.Text())) {
		if title, ok := strings.CutPrefix(line, "* "); ok {
			in.Locate(at, "an item")
			post.Sessions = append(post.Sessions, recap.Session{Title: strings.TrimSpace(title)})
		}
		at += len(line)
	}
	if len(post.Sessions) == 0 {
		return post, in.Fail(0, "", "holds no item: expected lines that begin with a star")
	}
	return post, ctx.Err()
}

const sample = "MINUTES\n* Bricks\n* Clay\n"

func TestRightReader(t *testing.T) {
	if err := TestReader(minutes{}, sample); err != nil {
		t.Error(err)
	}
}

func TestNoSample(t *testing.T) {
	if err := TestReader(minutes{}); err == nil {
		t.Error("a contract that was not tried was kept")
	}
}

func TestWrongReaders(t *testing.T) {
	var calls atomic.Int64
	always := func(f source.Format) func() source.Format { return func() source.Format { return f } }
	tests := []struct {
		name, rule string
		reader     minutes
	}{
		{"no title", ruleFormat, minutes{format: always(source.Format{Name: "minutes"})}},
		{"upper case", ruleFormat, minutes{format: always(source.Format{Name: "Minutes", Title: "Minutes"})}},
		{"another format each time", ruleFormat, minutes{format: func() source.Format {
			return source.Format{Name: fmt.Sprint("minutes", calls.Add(1)), Title: "Minutes"}
		}}},
		{"takes nothing", ruleDetect, minutes{detect: func([]byte) bool { return false }}},
		{"takes everything", ruleForeign, minutes{detect: func([]byte) bool { return true }}},
		{"looks at the first byte", rulePanic, minutes{detect: func(text []byte) bool { return string(text[:7]) == "MINUTES" }}},
		{"lowers the text", ruleUnchanged, minutes{detect: func(text []byte) bool {
			if len(text) > 0 {
				text[0] |= 0x20
			}
			return strings.HasPrefix(string(text), "mINUTES")
		}}},
		{"changes the text", ruleUnchanged, minutes{read: func(ctx context.Context, in *source.Input) (recap.Post, error) {
			post, err := read(ctx, in)
			in.Text()[0] = 'm'
			return post, err
		}}},
		{"counts its calls", ruleSame, minutes{read: func(ctx context.Context, in *source.Input) (recap.Post, error) {
			post, err := read(ctx, in)
			post.Description = fmt.Sprint(calls.Add(1))
			return post, err
		}}},
		{"has room for three", ruleConcurrent, minutes{read: threeAtMost()}},
		{"never looks at the context", ruleContext, minutes{read: func(_ context.Context, in *source.Input) (recap.Post, error) {
			return read(context.Background(), in)
		}}},
		{"returns an empty post", ruleSessions, minutes{read: func(ctx context.Context, in *source.Input) (recap.Post, error) {
			return recap.Post{Title: "Minutes"}, ctx.Err()
		}}},
		{"says nothing of why", ruleCut, minutes{read: func(ctx context.Context, in *source.Input) (recap.Post, error) {
			if !strings.Contains(string(in.Text()), "Clay") {
				return recap.Post{}, fmt.Errorf("no clay")
			}
			return read(ctx, in)
		}}},
		{"counts on the second line", rulePanic, minutes{read: func(ctx context.Context, in *source.Input) (recap.Post, error) {
			_ = strings.SplitN(string(in.Text()), "\n", 2)[1]
			return read(ctx, in)
		}}},
	}
	for _, test := range tests {
		err := TestReader(test.reader, sample)
		if err == nil || !strings.Contains(err.Error(), test.rule) {
			t.Errorf("%s: got %v\nwant the rule %q", test.name, err, test.rule)
		}
	}
}

// threeAtMost reads right three times: enough for one caller after another.
func threeAtMost() func(context.Context, *source.Input) (recap.Post, error) {
	var calls atomic.Int64
	return func(ctx context.Context, in *source.Input) (recap.Post, error) {
		post, err := read(ctx, in)
		if n := calls.Add(1); n > 3 {
			post.Title = fmt.Sprint("call ", n)
		}
		return post, err
	}
}
