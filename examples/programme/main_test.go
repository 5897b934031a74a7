package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap/export"
	_ "github.com/seed-e2fd8668/recap/internal/golden" // the flag -update
	"github.com/seed-e2fd8668/recap/site"
)

func TestPublishesEveryFormat(t *testing.T) {
	dir := t.TempDir()
	var first map[string]string
	for range 2 {
		var stdout, stderr bytes.Buffer
		if status := run(t.Context(), []string{"-o", dir}, &stdout, &stderr); status != 0 {
			t.Fatalf("exit status %d: %s", status, stderr.Bytes())
		}
		got := read(t, dir)
		for name, content := range got {
			if content == "" || !strings.Contains(stdout.String(), filepath.Join(dir, name)) {
				t.Errorf("%s is empty or not reported", name)
			}
		}
		const omission = "icalendar        1  a color is one of the names in CSS (RFC 7986 section 5.9) (tracks[*].color)\n"
		if !strings.Contains(stderr.String(), omission) {
			t.Errorf("what is left out is not said: %s", stderr.Bytes())
		}
		if first == nil {
			first = got
		}
		if diff := cmp.Diff(first, got); diff != "" {
			t.Errorf("second run (-first +second):\n%s", diff)
		}
	}
	var names []string
	for name := range first {
		names = append(names, name)
	}
	slices.Sort(names)
	want := []string{
		"atom.xml", "event.jsonld", "feed.json", "index.html", "podcast.xml", "post.json", "post.md", "rss.xml",
		"schedule.ics", "schedule.json", "schedule.xml", "sessions.csv",
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func TestReport(t *testing.T) {
	page := filepath.Join(t.TempDir(), "index.html")
	files := []site.Written{
		{Format: export.Format{Name: "html"}, Path: page, Size: 7, Omissions: []export.Omission{
			{Path: "sessions[*].license", Reason: "no place"},
			{Path: "sessions[2]", Reason: "no time"},
			{Path: "tracks", Reason: "no place"},
			{Path: "related", Reason: "no place"},
		}},
		{Format: export.Format{Name: "icalendar"}, Skipped: export.ErrNotApplicable},
	}
	var stdout, stderr bytes.Buffer
	if err := report(&stdout, &stderr, files); err != nil {
		t.Fatal(err)
	}
	wantOut := "html           " + page + "  7 bytes\n" +
		"icalendar      not written: format does not apply to this post\n" +
		"\nOpen file://" + filepath.ToSlash(page) + " in a browser.\n"
	if diff := cmp.Diff(wantOut, stdout.String()); diff != "" {
		t.Errorf("standard output (-want +got):\n%s", diff)
	}
	wantErr := "html             3  no place (sessions[*].license and 2 more)\n" +
		"html             1  no time (sessions[2])\n"
	if diff := cmp.Diff(wantErr, stderr.String()); diff != "" {
		t.Errorf("standard error (-want +got):\n%s", diff)
	}
}

func TestUsage(t *testing.T) {
	for args, want := range map[string]int{"-h": 0, "-x": 2, "out": 2} {
		var stdout, stderr bytes.Buffer
		if status := run(t.Context(), []string{args}, &stdout, &stderr); status != want || !strings.Contains(stderr.String(), "-o DIR") {
			t.Errorf("%s: exit status %d, %s", args, status, stderr.Bytes())
		}
	}
}

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
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		found[e.Name()] = string(data)
	}
	return found
}
