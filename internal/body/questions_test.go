package body

import (
	"slices"
	"testing"
)

func TestQuestions(t *testing.T) {
	b, err := Parse("# [A](b) <c@x.example>\n\n![d *e*](f.png) <img src=https://x.example/g.png>\n\n## H `i`\n\n[^1]\n\n[^1]: [j](#k)", testBase(t))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := slices.Collect(b.Pictures()), []Picture{{"https://conf.example/2023/talks/f.png", "d e"}, {"https://x.example/g.png", ""}}; !slices.Equal(got, want) {
		t.Errorf("pictures %q, want %q", got, want)
	}
	if got, want := slices.Collect(b.Headings()), []string{"A c@x.example", "H i"}; !slices.Equal(got, want) {
		t.Errorf("headings %q, want %q", got, want)
	}
	if b.BeginsWithParagraph() || b.BeginsWithList() || b.BeginsWithBreak() {
		t.Error("it begins with a heading")
	}
}

// TestOptions checks what a caller may ask of the writers.
func TestOptions(t *testing.T) {
	b, err := Parse("# A\n\n[b](#s1) ![c](d.png) [^1]\n\n- [x] e\n\n|f|\n|-:|\n\n[^1]: g", testBase(t))
	if err != nil {
		t.Fatal(err)
	}
	link := func(url string) string {
		if url == "https://conf.example/2023/talks/#s1" {
			return "#session-1"
		}
		return url
	}
	no := func(string) bool { return false }
	const html = `<h2>A</h2>
<p><a href="#session-1">b</a> <a href="https://conf.example/2023/talks/d.png">c</a> <sup><a href="#x-fn1" id="x-fnref1">1</a></sup></p>
<ul>
<li>☑ e</li>
</ul>
<table>
<thead>
<tr>
<th align="right">f</th>
</tr>
</thead>
</table>
<ol>
<li id="x-fn1">
<p>g <a href="#x-fnref1">↩` + "\uFE0E" + `</a></p>
</li>
</ol>`
	if got := b.HTML(HTMLOptions{Heading: 2, Link: link, Picture: no, Feed: true, IDPrefix: "x-"}); got != html {
		t.Errorf("got\n%s\nwant\n%s", got, html)
	}
	const md = "## A\n\n[b](#session-1) ![c](https://conf.example/2023/talks/d.png) [^x-1]\n\n- [x] e\n\n| f |\n| --: |\n\n[^x-1]: g"
	if got := b.Markdown(MarkdownOptions{Heading: 2, Link: link, IDPrefix: "x-"}); got != md {
		t.Errorf("got\n%s\nwant\n%s", got, md)
	}
}

// Without a base, what is relative stays so.
func TestWithoutBase(t *testing.T) {
	b, err := Parse("[a](b#c) [d](#e) ![f](../g.png) [h](//x.example/i) [j](javascript:x) [k]()", nil)
	if err != nil {
		t.Fatal(err)
	}
	const want = `<p><a href="b#c">a</a> <a href="#e">d</a> <img src="../g.png" alt="f" loading="lazy"> <a href="https://x.example/i">h</a> j k</p>`
	if got := b.HTML(HTMLOptions{Picture: func(string) bool { return true }}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
