package body

import (
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// FuzzLine checks that a line of Markdown says what was put into it: what reads
// it back has the same text.
func FuzzLine(f *testing.F) {
	f.Add("Lessons from 7 queues", "SVS401", "https://example.org/a?b=1#c", "Ada Example")
	f.Add("re:Invent: 10:00 to 11:00 (UTC-08:00)", "`x`", "https://example.org/?a=b&copy=1", "https://example.org/?a=b&copy=1")
	f.Add("1. www.example.org ... :tada: -- a_b_c", "{{x}}", "mailto:a@example.org", "a@example.org")
	f.Add("Click here", "more", "http://a/(b)*c", "Link")
	f.Add("Schön – „gut“ 中文 ½ שלום", "é", "https://example.org/é", "\u202e")
	f.Add("# not a heading #", "-", "#id", "+ x\u00a0y")
	f.Fuzz(func(t *testing.T, words, code, address, name string) {
		for what, write := range map[string]func(*Line){
			"text":           func(l *Line) { l.Text(words) },
			"label and text": func(l *Line) { l.Text(name); l.Layout(": "); l.Text(words) },
			"code spans":     func(l *Line) { l.Text("Tags"); l.Layout(": "); l.Code(code); l.Layout(", "); l.Code(words) },
			"a link":         func(l *Line) { l.Link("https://example.org/", name, func() { l.Text(words) }) },
			"strong, emphasis": func(l *Line) {
				l.Strong(func() { l.Text(words) })
				l.Layout(" (")
				l.Emphasis(func() { l.Text(name) })
				l.Layout(")")
			},
			"an address": func(l *Line) {
				if href, ok := weburl.Clean(address, nil); ok {
					l.Link(href, "", func() { l.Text(href) })
				}
			},
		} {
			var line Line
			write(&line)
			want := strings.Join(strings.Fields(plainOf(&line.top)), " ")
			item := line.Item()
			if strings.Contains(item, "\n") {
				t.Errorf("%s is of several lines: %q", what, item)
			}
			b, err := Parse(item, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join(strings.Fields(strings.TrimPrefix(b.Text(), "- ")), " ")
			if got != want {
				t.Errorf("%s: %q reads as %q, want %q", what, item, got, want)
			}
		}
	})
}
