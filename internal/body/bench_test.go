package body

import (
	"bytes"
	"strings"
	"testing"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldhtml "github.com/yuin/goldmark/renderer/html"
)

// benchBodies are bodies of about 1.9 kB, as speakers write them.
var benchBodies = []struct{ name, body string }{
	{"prose", strings.Repeat(strings.Repeat("Teams that move from a monolith to events often find that the hardest part is not the code, "+
		"it's knowing what happened when something didn't. ", 2)+"\n\n", 5) + strings.Repeat("Bring a laptop. ", 45)},
	{"markdown", strings.Repeat("In this session you learn how **Step Functions** and *EventBridge* work together; see [the guide](https://docs.example.com/guide).\n\n"+
		"You will:\n\n- build a `state machine` with retries\n- test it locally, before it is deployed\n- measure what it costs\n\n"+
		"### What to bring\n\nA laptop, an account, and some patience: we go through failures one by one, and every one of them happened to somebody.\n\n", 4)},
	{"html", strings.Repeat("<p>In this talk we look at <b>three years</b> of running the project, see <a href=\"https://example.org/wiki\">the wiki</a>.</p>\n\n"+
		"<ul>\n<li>What went well</li>\n<li>What did not &amp; why</li>\n</ul>\n\n<p>It is meant for people who maintain packages, and nobody needs to know the code beforehand.</p>\n\n", 6)},
}

// BenchmarkHTML compares a body as sanitised HTML with its floor, the two
// libraries one after the other.
func BenchmarkHTML(b *testing.B) {
	base := testBase(b)
	ugc := bluemonday.UGCPolicy()
	gm := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(goldhtml.WithUnsafe()))
	for _, bb := range benchBodies {
		b.Run(bb.name+"/ours", func(b *testing.B) {
			b.SetBytes(int64(len(bb.body)))
			b.ReportAllocs()
			for b.Loop() {
				body, err := Parse(bb.body, base)
				if err != nil {
					b.Fatal(err)
				}
				body.HTML(HTMLOptions{})
			}
		})
		b.Run(bb.name+"/floor", func(b *testing.B) {
			b.SetBytes(int64(len(bb.body)))
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				if err := gm.Convert([]byte(bb.body), &out); err != nil {
					b.Fatal(err)
				}
				ugc.SanitizeBytes(out.Bytes())
			}
		})
	}
}

// BenchmarkWriters measures what is written of a tree.
func BenchmarkWriters(b *testing.B) {
	for _, bb := range benchBodies {
		body, err := Parse(bb.body, nil)
		if err != nil {
			b.Fatal(err)
		}
		for name, write := range map[string]func(){
			"HTML": func() { body.HTML(HTMLOptions{}) }, "Text": func() { body.Text() }, "Markdown": func() { body.Markdown(MarkdownOptions{}) },
		} {
			b.Run(bb.name+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					write()
				}
			})
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	for _, bb := range benchBodies {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.body)))
			for b.Loop() {
				if err := Check(bb.body); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
