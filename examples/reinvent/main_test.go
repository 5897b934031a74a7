package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	_ "github.com/seed-e2fd8668/recap/internal/golden"
)

func files() []string {
	return []string{
		"index.html", "post.md", "post.json", "rss.xml", "atom.xml", "feed.json", "event.jsonld", "sessions.csv",
	}
}

func TestPublishes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	var first map[string]string
	for range 2 {
		var stdout, stderr bytes.Buffer
		if status := run(t.Context(), []string{"-o", dir}, &stdout, &stderr); status != 0 || stderr.Len() > 0 {
			t.Fatalf("exit status %d, %s", status, stderr.Bytes())
		}
		got := read(t, dir)
		for _, name := range files() {
			line := fmt.Sprintf(`(?m)^[\w-]+ +%s  %d bytes$`, regexp.QuoteMeta(filepath.Join(dir, name)), len(got[name]))
			if !regexp.MustCompile(line).MatchString(stdout.String()) || got[name] == "" {
				t.Errorf("no line matches %s in\n%s", line, stdout.Bytes())
			}
		}
		if calendar := "icalendar      not written: "; !strings.Contains(stdout.String(), calendar) {
			t.Errorf("%q is not in\n%s", calendar, stdout.Bytes())
		}
		if open := "Open file://" + filepath.ToSlash(dir) + "/index.html "; !strings.Contains(stdout.String(), open) {
			t.Errorf("%q is not in\n%s", open, stdout.Bytes())
		}
		if first == nil {
			first = got
		}
		if diff := cmp.Diff(first, got); diff != "" {
			t.Errorf("second run (-first +second):\n%s", diff)
		}
	}
	if len(first) != len(files()) {
		t.Errorf("%d files, want %d", len(first), len(files()))
	}
}

func TestFailureLeavesFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("before"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "rss.xml"), 0o777); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	if status := run(t.Context(), []string{"-o", dir}, &stdout, &stderr); status != 1 {
		t.Errorf("exit status %d, want 1", status)
	}
	if !strings.Contains(stderr.String(), "rss.xml") || stdout.Len() > 0 {
		t.Errorf("said %q and %q, want an error about rss.xml", stdout.Bytes(), stderr.Bytes())
	}
	if diff := cmp.Diff(map[string]string{"index.html": "before", "rss.xml": ""}, read(t, dir)); diff != "" {
		t.Errorf("directory (-want +got):\n%s", diff)
	}
}

func TestInterrupt(t *testing.T) {
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	dir := t.TempDir()
	var stdout, stderr bytes.Buffer
	if status := run(ctx, []string{"-o", dir}, &stdout, &stderr); status != 1 || len(read(t, dir)) > 0 {
		t.Errorf("exit status %d, files %v, want 1 and none", status, read(t, dir))
	}
}

func TestUsage(t *testing.T) {
	for _, test := range []struct {
		args   string
		status int
	}{{"-h", 0}, {"-x", 2}, {"-o", 2}, {"out", 2}} {
		var stdout, stderr bytes.Buffer
		if status := run(t.Context(), strings.Fields(test.args), &stdout, &stderr); status != test.status {
			t.Errorf("%s: exit status %d, want %d", test.args, status, test.status)
		}
		if !strings.Contains(stderr.String(), "-o DIR") || stdout.Len() > 0 {
			t.Errorf("%s: said %q and %q, want the usage", test.args, stdout.Bytes(), stderr.Bytes())
		}
	}
}

// read returns what stands in a directory by name; a folder holds "".
func read(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]string)
	for _, e := range entries {
		if e.Name() == ".recap-files" {
			continue // the list of the others
		}
		data, _ := os.ReadFile(filepath.Join(dir, e.Name()))
		found[e.Name()] = string(data)
	}
	return found
}
