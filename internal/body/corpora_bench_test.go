package body_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldhtml "github.com/yuin/goldmark/renderer/html"

	"github.com/seed-e2fd8668/recap/internal/body"
	"github.com/seed-e2fd8668/recap/source"
)

// BenchmarkCorpora makes sanitised HTML of the bodies of real programmes, and in turn
// lets goldmark and bluemonday do so one after the other. It reports how many times as
// long ours takes.
func BenchmarkCorpora(b *testing.B) {
	policy := bluemonday.UGCPolicy()
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(goldhtml.WithUnsafe()))
	for _, name := range []string{"fosdem-2023-schedule.xml", "himmel-schedule.xml", "34c3-schedule.xml", "droidcon-2022-sf.GridSmart.json"} {
		b.Run(name, func(b *testing.B) {
			bodies := corpusBodies(b, name)
			var ours, floor time.Duration
			for b.Loop() {
				start := time.Now()
				for _, text := range bodies {
					tree, err := body.Parse(text, nil)
					if err != nil {
						b.Fatal(err)
					}
					tree.HTML(body.HTMLOptions{})
				}
				between := time.Now()
				for _, text := range bodies {
					var out bytes.Buffer
					if err := markdown.Convert([]byte(text), &out); err != nil {
						b.Fatal(err)
					}
					policy.SanitizeBytes(out.Bytes())
				}
				ours, floor = ours+between.Sub(start), floor+time.Since(between)
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(ours)/float64(floor), "time/floor")
		})
	}
}

// corpusBodies are the bodies of a real programme, each once.
func corpusBodies(b *testing.B, name string) []string {
	b.Helper()
	file, err := os.Open(filepath.Join("../../../shared/corpora", name))
	if err != nil {
		b.Skip(err)
	}
	defer file.Close()
	read, err := source.Read(b.Context(), file, source.Options{Name: name, TimeZone: "Europe/Brussels"})
	if err != nil {
		b.Fatal(err)
	}
	var bodies []string
	known := make(map[string]bool)
	add := func(text string) {
		if text != "" && !known[text] {
			known[text] = true
			bodies = append(bodies, text)
		}
	}
	for _, s := range read.Post.Sessions {
		add(string(s.Summary))
		for _, who := range s.Speakers {
			add(string(who.Biography))
		}
	}
	return bodies
}
