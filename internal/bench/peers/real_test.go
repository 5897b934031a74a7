package peers

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-e2fd8668/recap"
)

// corpora has the real files of others. They are no part of the project: without
// them there is nothing to measure.
const corpora = "../../../../shared/corpora"

// BenchmarkReal runs recap convert and recap site over real programmes, in turn
// with Hugo over the same sessions: with one page and one feed of them beside
// convert, and with a page for each session and speaker beside site. It reports
// what ours took of Hugo's time, of its processors' time, and of its memory.
func BenchmarkReal(b *testing.B) {
	program := build(b, b.TempDir(), "recap", "../../../cmd/recap")
	for _, name := range []string{
		"fosdem-2023-schedule.xml",
		"himmel-schedule.xml",
		"34c3-schedule.xml",
		"droidcon-2022-sf.GridSmart.json",
		"reinforce-2024-recordings.md",
	} {
		b.Run(name, func(b *testing.B) {
			input, err := filepath.Abs(filepath.Join(corpora, name))
			if err != nil {
				b.Fatal(err)
			}
			if _, err := os.Stat(input); err != nil {
				b.Skip(err)
			}
			compareReal(b, program, input)
		})
	}
}

func compareReal(b *testing.B, program, input string) {
	dir := memoryDir(b)
	ours := func(name string, args ...string) *peer {
		out := filepath.Join(dir, name)
		args = append([]string{program}, args...)
		return &peer{name: name, dir: dir, out: out, args: append(args, "--url", "https://example.org/", "--zone", "Europe/Brussels", "-o", out, input)}
	}
	post := read(b, ours("json", "convert", "--to", "json"))
	pairs := []struct {
		hugo string // its configuration
		ours []*peer
	}{
		{"hugo", []*peer{ours("convert", "convert"), ours("page-and-rss", "convert", "--to", "html,rss")}},
		{"site", []*peer{ours("site", "site")}},
	}
	var others []*peer
	for _, p := range pairs {
		other, err := hugo(dir, p.hugo, post)
		if err != nil {
			b.Skip(err)
		}
		others = append(others, other)
	}
	for b.Loop() {
		for i, p := range pairs {
			for _, p := range append(p.ours, others[i]) {
				if err := p.run(); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	b.ReportMetric(0, "ns/op")
	for i, p := range pairs {
		for _, ours := range p.ours {
			b.ReportMetric(float64(ours.took.Milliseconds())/float64(b.N), "ms/"+ours.name)
			b.ReportMetric(float64(ours.took)/float64(others[i].took), "time/"+ours.name)
			b.ReportMetric(float64(ours.cpu)/float64(others[i].cpu), "cpu/"+ours.name)
			b.ReportMetric(float64(ours.peak)/float64(others[i].peak), "memory/"+ours.name)
		}
	}
}

// memoryDir makes a directory in memory where the system has one. On a disk, making
// files costs by how many were removed in the minute before: ext4 without a journal
// looks at each of them again for each new file, and runs then measure the one before.
func memoryDir(b *testing.B) string {
	b.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "recap-bench-")
	if err != nil {
		return b.TempDir()
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// read returns the post that a run of recap convert has written as JSON.
func read(b *testing.B, convert *peer) recap.Post {
	b.Helper()
	if err := convert.run(); err != nil {
		b.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(convert.out, "post.json"))
	if err != nil {
		b.Fatal(err)
	}
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		b.Fatal(err)
	}
	if len(post.Sessions) == 0 {
		b.Fatal("there are no sessions")
	}
	return post
}
