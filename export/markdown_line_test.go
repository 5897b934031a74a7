package export

import (
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/markup"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// FuzzMarkdownLine compares lines whose Markdown is put together by itself with
// what package markup makes of their HTML.
func FuzzMarkdownLine(f *testing.F) {
	f.Add("Lessons from 7 queues", "SVS401", "https://example.org/a?b=1#c", "Ada Example", "video/mp4, 12 bytes")
	f.Add("re:Invent: 10:00 to 11:00 (UTC-08:00)", "`x`", "https://example.org/?a=b&copy=1", "https://example.org/?a=b&copy=1", `"q"`)
	f.Add("1. www.example.org ... :tada: -- a_b_c", "{{x}}", "mailto:a@example.org", "a@example.org", "")
	f.Add("Click here", "more", "http://a/(b)*c", "Link", "a & b")
	f.Add("Schön – „gut“ 中文 ½ שלום", "é", "https://example.org/é", "https://example.org/é", "\u202e")
	f.Add("# not a heading #", "-", "#id", "+ x", "x\u00a0y")
	f.Fuzz(func(t *testing.T, text, label, address, name, title string) {
		var lines []*mdLine
		add := func(write func(*mdLine)) {
			line := new(mdLine)
			write(line)
			lines = append(lines, line)
		}
		add(func(l *mdLine) { l.text(text) })
		add(func(l *mdLine) { l.text(label); l.layout(": "); l.text(text) })
		add(func(l *mdLine) { l.text("Tags"); l.layout(": "); l.code(label); l.layout(", "); l.code(text) })
		add(func(l *mdLine) { l.link(address, name, title); l.layout(", "); l.text(text) })
		add(func(l *mdLine) { l.strong(text); l.layout(" ("); l.emphasis(name); l.layout("), "); l.text(label) })
		add(func(l *mdLine) { mdHeading{text: mdOneLine(text), label: mdOneLine(label), number: 2}.addLinkTo(l) })
		var d mdDetails
		d.addSpeakers("Speakers", []recap.Speaker{
			{Name: text, Role: label, Job: name, Organization: title, Links: []recap.Link{{URL: address, Title: name}, {URL: address}}},
			{Name: name, URL: address, Job: text},
		})
		lines = append(lines, &d.line)

		var items, list []string
		for _, line := range lines {
			items = append(items, "<li>"+string(line.html)+"</li>\n")
			if item := line.item(nil); len(item) > 0 {
				list = append(list, string(item))
			}
		}
		want := markup.Markdown("<ul>\n"+strings.Join(items, "")+"</ul>\n", 1, nil)
		if got := strings.Join(list, "\n"); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
		for _, line := range lines {
			want := markup.Markdown("<h4>"+string(line.html)+"</h4>\n", 2, nil)
			if got := line.heading(2, nil); got != want {
				t.Errorf("as a heading: got  %q\nwant %q", got, want)
			}
		}
	})
}

// TestMarkdownLinesAreSimple checks that what programmes are full of does not
// take the long way.
func TestMarkdownLinesAreSimple(t *testing.T) {
	for _, text := range []string{
		"Lessons from 7 queues", "Best practices for serverless developers (part 2)", "What's new?", "Monday, 6 May 2024, 09:00 to 09:45 (UTC+02:00)",
		"400 Expert", "Über-Größe – „gut“", "Keynote: the state of things", "C++, C# & co."[:7],
	} {
		if !mdIsPlain(text) || !mdIsPlainStart(text) {
			t.Errorf("%q is not plain", text)
		}
	}
	for _, address := range []string{"https://video.example.org/watch?v=7", "https://example.org/recap/#svs401", "mailto:a@example.org"} {
		if !mdIsPlainURL(address) {
			t.Errorf("%q is not plain", address)
		}
	}
}

// FuzzMarkdownOneLine compares the short way to a line with the long one.
func FuzzMarkdownOneLine(f *testing.F) {
	for _, s := range []string{"a b", " a", "a ", "a  b", "a\tb", "a\u00a0b", "é\u2003", "", "\x00", "\u202ea"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := mdOneLine(s), strings.Join(strings.Fields(text.Clean(s)), " "); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	})
}
