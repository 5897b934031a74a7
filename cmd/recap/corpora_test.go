package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpus returns the path of a real file. They are not part of the project:
// without them there is nothing to test.
func corpus(t *testing.T, name string) string {
	t.Helper()
	for _, dir := range []string{"../../../shared/corpora", "../../../../shared/corpora"} {
		file := filepath.Join(dir, name)
		if _, err := os.Stat(file); err == nil {
			return file
		}
	}
	t.Skip("there is no ", name)
	return ""
}

// TestConvertsRealFiles has the number of sessions that each file holds. The
// views Sessions of Sessionize leave breaks out.
func TestConvertsRealFiles(t *testing.T) {
	tests := []struct {
		name, format string
		sessions     int
	}{
		{"reinvent-2023-serverless-article.txt", "Markdown", 12},
		{"reinforce-2024-recordings.md", "Markdown", 150},
		{"34c3-schedule.xml", "schedule XML", 169},
		{"fosdem-2013-schedule.xml", "schedule XML", 487},
		{"fosdem-2023-schedule.xml", "schedule XML", 780},
		{"privacyweek-2017-schedule.xml", "schedule XML", 109},
		{"himmel-schedule.xml", "schedule XML", 186},
		{"himmel-schedule.json", "schedule JSON", 186},
		{"camp2019-schedule.json", "schedule JSON", 79},
		{"democon-schedule.json", "schedule JSON", 36},
		{"sessionize-all.json", "Sessionize", 11},
		{"sessionize-gridsmart.json", "Sessionize", 11},
		{"sessionize-sessions.json", "Sessionize", 10},
		{"droidcon-2022-sf.GridSmart.json", "Sessionize", 84},
		{"droidcon-2022-sf.Sessions.json", "Sessionize", 65},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := corpus(t, test.name)
			dir := newDir(t)
			got := convertTo(t, dir, "", "--url", "https://example.org/", "--zone", "Europe/Brussels", file)
			if got.status != 0 {
				t.Fatalf("exit status %d: %s", got.status, got.stderr)
			}
			if want := fmt.Sprintf("%s: %s read as %s", file, counted(test.sessions, "session"), test.format); !strings.HasPrefix(got.stderr, want) {
				t.Errorf("standard error is\n%swant %s", got.stderr, want)
			}
			if written, lines := len(tree(t, dir)), strings.Count(got.stdout, " bytes\n"); written == 0 || written != lines {
				t.Errorf("%d files are written, and %d named:\n%s", written, lines, got.stdout)
			}
		})
	}
}

func TestRefusesARealFile(t *testing.T) {
	file := corpus(t, "invalid-schedule.json")
	dir := newDir(t)
	got := convertTo(t, dir, "", "--url", "https://example.org/", file)
	if got.status != 1 || !strings.HasPrefix(got.stderr, "recap: "+file+":") || tree(t, dir) != nil {
		t.Errorf("got %+v", got)
	}
}
