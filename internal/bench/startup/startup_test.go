// Package startup measures what the library adds to the start of a program.
package startup

import (
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	_ "github.com/seed-e2fd8668/recap/internal/golden" // the flag -update
)

// BenchmarkStart runs three programs in turn: an empty one, one with the
// exporters in it and one with the whole library. ms-more is by how many
// milliseconds one of them takes longer than the empty one.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	build := exec.Command("go", "build", "-o", dir, "./empty", "./exporters", "./linked")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	run := func(name string) time.Duration {
		start := time.Now()
		if err := exec.Command(filepath.Join(dir, name)).Run(); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	var empty, exporters, linked time.Duration
	for b.Loop() {
		empty += run("empty")
		exporters += run("exporters")
		linked += run("linked")
	}
	more := func(d time.Duration) float64 { return (d - empty).Seconds() * 1000 / float64(b.N) }
	b.ReportMetric(more(exporters), "ms-more-exporters")
	b.ReportMetric(more(linked), "ms-more-all")
	b.ReportMetric(float64(linked)/float64(empty), "all/empty")
}
