// Package peers compares whole programs, from the start of the process to its
// end: recap convert with what else one could publish a programme with. Each
// runs on the same sessions, in turn, in one benchmark.
//
//	go test ./internal/bench/peers -bench .
//
// Hugo is Debian's package hugo; the packages for Node are installed from npm
// when the benchmark runs. A peer that is missing is named and left out.
package peers

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	_ "github.com/seed-e2fd8668/recap/internal/golden" // the flag -update
)

// sessions is the size of the programme.
const sessions = 1000

// programme has bodies of about 1.9 kB like those that people write.
func programme() recap.Post {
	post := recap.Post{
		Title: "Programme", URL: "https://example.org/programme/",
		Published: time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC),
		Tracks:    []recap.Track{{ID: "all", Name: "All"}},
		Event:     recap.Event{Name: "Queue Days 2024", TimeZone: "Europe/Brussels"},
	}
	for i := range sessions {
		body := ""
		for len(body) < 1900 {
			body += fmt.Sprintf("The speakers of session %d show how a queue decouples *producers* from its consumers, "+
				"what that costs, and why the **first** measurement is taken before anything is changed. "+
				"The numbers come from a year of operation; see [the report](https://example.org/reports/%d).\n\n", i, len(body))
		}
		start := time.Date(2024, 5, 6+i/80, 9+i/10%8, 0, 0, 0, time.UTC)
		post.Sessions = append(post.Sessions, recap.Session{
			ID: fmt.Sprintf("s%d", i), Code: recap.Code(fmt.Sprintf("SV%c4%02d", 'A'+i/100%26, i%100)), Track: "all",
			Title:    fmt.Sprintf("Lessons from %d queues", i),
			Summary:  recap.Markdown(body),
			Speakers: []recap.Speaker{{Name: "Ada Example", Organization: "Example Ltd"}, {Name: "Ben Example"}},
			Links:    []recap.Link{{URL: fmt.Sprintf("https://video.example.org/watch?v=%d", i), Role: recap.LinkVideo}},
			Room:     fmt.Sprintf("Room %d", i%10), Start: start, End: start.Add(45 * time.Minute),
		})
	}
	return post
}

// A peer is a command, made ready.
type peer struct {
	name string
	dir  string // where it runs
	out  string // a directory that it makes, which is removed before each run; "" if it stays
	args []string
	took time.Duration
	cpu  time.Duration // of all processors
	peak int64         // resident memory in KiB
}

func BenchmarkPeers(b *testing.B) {
	dir := b.TempDir()
	data, err := json.Marshal(programme())
	if err != nil {
		b.Fatal(err)
	}
	input := filepath.Join(dir, "post.json")
	if err := os.WriteFile(input, data, 0o666); err != nil {
		b.Fatal(err)
	}
	ours := convert(b, dir, input)
	others := []*peer{straight(b, dir, input)}
	ofHugo := func(dir, _ string) (*peer, error) { return hugo(dir, "hugo", programme()) }
	for name, prepare := range map[string]func(dir, input string) (*peer, error){"hugo": ofHugo, "node": node} {
		p, err := prepare(dir, input)
		if err != nil {
			b.Logf("without %s: %v", name, err)
			continue
		}
		others = append(others, p)
	}
	for b.Loop() {
		for _, p := range append(others, ours) {
			if err := p.run(); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ours.took.Seconds()*1000/float64(b.N), "ms")
	b.ReportMetric(float64(ours.peak)/1024, "MiB")
	for _, p := range others {
		b.ReportMetric(float64(ours.took)/float64(p.took), "time/"+p.name)
		b.ReportMetric(float64(ours.peak)/float64(p.peak), "memory/"+p.name)
	}
}

// run runs the command once and notes what it took.
func (p *peer) run() error {
	c := exec.Command(p.args[0], p.args[1:]...)
	c.Dir = p.dir
	if p.out != "" {
		if err := os.RemoveAll(p.out); err != nil {
			return err
		}
	}
	start := time.Now()
	out, err := c.CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s: %w\n%s", p.name, err, out)
	}
	p.took += time.Since(start)
	p.cpu += c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		p.peak = max(p.peak, usage.Maxrss)
	}
	return nil
}

// build builds a program of this module.
func build(b *testing.B, dir, name, pkg string) string {
	program := filepath.Join(dir, name)
	if out, err := exec.Command("go", "build", "-o", program, pkg).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return program
}

func convert(b *testing.B, dir, input string) *peer {
	program := build(b, dir, "recap", "../../../cmd/recap")
	out := filepath.Join(dir, "out-convert")
	return &peer{name: "convert", dir: dir, out: out, args: []string{program, "convert", "-o", out, input}}
}

func straight(b *testing.B, dir, input string) *peer {
	program := build(b, dir, "straight", "./straight")
	out := filepath.Join(dir, "out-straight")
	if err := os.Mkdir(out, 0o777); err != nil {
		b.Fatal(err)
	}
	return &peer{name: "straight", dir: dir, args: []string{program, input, out}}
}
