package source_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap/source"
)

// BenchmarkScheduleXML reads real schedules, positions and notes included, and in turn
// lets encoding/xml find their tokens and makes nothing
// of them. It reports how many times as long reading takes.
func BenchmarkScheduleXML(b *testing.B) {
	for _, name := range []string{"fosdem-2023-schedule.xml", "himmel-schedule.xml", "34c3-schedule.xml"} {
		b.Run(name, func(b *testing.B) {
			text, err := os.ReadFile(filepath.Join("../../shared/corpora", name))
			if err != nil {
				b.Skip(err)
			}
			var reading, tokens time.Duration
			for b.Loop() {
				start := time.Now()
				options := source.Options{Name: name, URL: "https://example.org/", TimeZone: "Europe/Brussels"}
				if _, err := source.Read(b.Context(), bytes.NewReader(text), options); err != nil {
					b.Fatal(err)
				}
				read := time.Now()
				for d := xml.NewDecoder(bytes.NewReader(text)); ; {
					if _, err := d.RawToken(); err == io.EOF {
						break
					} else if err != nil {
						b.Fatal(err)
					}
				}
				reading, tokens = reading+read.Sub(start), tokens+time.Since(read)
			}
			b.ReportMetric(float64(reading)/float64(tokens), "time/tokens")
			b.ReportMetric(float64(reading.Milliseconds())/float64(b.N), "ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}
