package body

import (
	"testing"
)

func TestMarkdownLevels(t *testing.T) {
	b := ParseHTML("<h4>a</h4>\n<h5>b</h5>\n<h6>c</h6>", nil)
	for top, want := range map[int]string{
		2: "## a\n\n### b\n\n#### c",
		5: "##### a\n\n###### b\n\n###### c",
		9: "###### a\n\n###### b\n\n###### c",
	} {
		if got := b.Markdown(MarkdownOptions{Heading: top}); got != want {
			t.Errorf("from %d:\n%s", top, got)
		}
	}
}

// lossy are bodies that Markdown cannot say as they are, with the reason.
var lossy = map[string]string{
	"1986. A year.\n\nIn\n1986. it was.":   "markdownlint would have lists begin with 1",
	"- a\n- b\n  1. c\n\n+ d":              "markdownlint would have one kind of bullet",
	"> one\n\n> two":                       "markdownlint takes them for one with a gap",
	"```go\nx := \"<b>\" // {{ no }}\n```": "Hugo and Jekyll run templates in code",
	"<dl><dt>Term</dt><dd>Definition</dd></dl><table><tr><td>a<td>b</table>":                            "no definition lists",
	"2<sup>10</sup> H<sub>2</sub>O <kbd>Ctrl</kbd> <q>quote</q> <u>under</u> <span class=x>span</span>": "no sub, sup, kbd",
	"- a\n\n  para\n\n  ```go\n  func f() {\n  \treturn\n  }\n  ```\n\n- b":                             "markdownlint would have no tabs",
	"<h2>Title</h2>\n<p>Text &amp; more <a href=\"/x\">link</a></p>\n<ol start=\"3\"><li>c<li>d</ol>":   "markdownlint would have lists begin with 1",
}

// TestRoundTrip checks that what Markdown writes is read as what it was
// written from, and written the same again; what is lossy must be so.
func TestRoundTrip(t *testing.T) {
	base := testBase(t)
	for _, src := range append(ordinary, "- [ ] a\n- [x] b", "a[^1] b[^2]\n\n[^1]: c\n[^2]: d\n\n    - e", "|a|b|\n|:-|-:|\n|c|d|", "www.x.example, a@x.example") {
		b, err := Parse(src, base)
		if err != nil {
			t.Fatal(err)
		}
		md := b.Markdown(MarkdownOptions{})
		again, err := Parse(md, base)
		if err != nil {
			t.Fatal(err)
		}
		reason, isLossy := lossy[src]
		got, want := again.HTML(HTMLOptions{}), b.HTML(HTMLOptions{})
		if (got == want) == isLossy {
			t.Errorf("%q\n(lossy: %s) gives\n%s\nthat gives\n%s\nthat gives\n%s", src, reason, want, md, got)
		}
		if md2 := again.Markdown(MarkdownOptions{}); md2 != md {
			t.Errorf("written again:\n%s\nwas\n%s", md2, md)
		}
	}
}
