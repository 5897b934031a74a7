// Package startup measures what the library adds to the start of a program.
package startup

import (
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	_ "github.com/seed-e2fd8668/recap/internal/golden" // the flag -update
)

// BenchmarkStart runs the two programs in turn: ms-more is by how many
// milliseconds the one with the library takes longer.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	build := exec.Command("go", "build", "-o", dir, "./empty", "./linked")
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
	var empty, linked time.Duration
	for b.Loop() {
		empty += run("empty")
		linked += run("linked")
	}
	b.ReportMetric((linked-empty).Seconds()*1000/float64(b.N), "ms-more")
	b.ReportMetric(float64(linked)/float64(empty), "linked/empty")
}
