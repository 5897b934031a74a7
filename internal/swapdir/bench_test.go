package swapdir

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkReplace compares 1,000 files that are new, and the same ones a second
// time, with writing them by os.WriteFile, and so does it with waiting for the
// disk after each file, which Replace does not do.
func BenchmarkReplace(b *testing.B) {
	const n = 1000
	var files []File
	content := strings.Repeat("0123456789abcdef", 1<<10)
	for i := range n {
		files = append(files, text(fmt.Sprintf("sessions/%d.html", i), content))
	}
	timed := func(f func() error) float64 {
		start := time.Now()
		if err := f(); err != nil {
			b.Fatal(err)
		}
		return float64(time.Since(start))
	}
	var plain, synced, first, again float64
	for b.Loop() {
		dir := b.TempDir()
		plain += timed(func() error { return writeFiles(filepath.Join(dir, "plain"), n, content, false) })
		synced += timed(func() error { return writeFiles(filepath.Join(dir, "synced"), n, content, true) })
		replace := func() error {
			_, _, err := Dir{Path: filepath.Join(dir, "ours"), Prefix: ".test-"}.Replace(b.Context(), files)
			return err
		}
		first += timed(replace)
		again += timed(replace)
	}
	b.ReportMetric(first/plain, "new/plain")
	b.ReportMetric(again/plain, "again/plain")
	b.ReportMetric(synced/plain, "synced/plain")
}

func writeFiles(dir string, n int, content string, sync bool) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for i := range n {
		f, err := os.Create(filepath.Join(dir, fmt.Sprintf("%d.html", i)))
		if err != nil {
			return err
		}
		if _, err := f.WriteString(content); err != nil {
			return err
		}
		if sync {
			if err := f.Sync(); err != nil {
				return err
			}
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}
