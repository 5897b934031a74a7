package markup

import (
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"inline", "*a* **b** ***c*** `d` ~~e~~ [f](https://x.example/ \"g\")", "*a* **b** ***c*** `d` ~~e~~ [f](https://x.example/ \"g\")"},
		{"headings", "# A\n## B\n## B\n# What now!", "#### A\n\n##### B\n\n##### &#66;\n\n#### What now&#33;"},
		{"autolinks", "https://x.example/ <me@x.example>", "<https://x.example/> <me@x.example>"},
		{"break", "a\\\n\\- b", "a\\\n\\- b"},
		{"lists", "* a\n* b\n  1. c\n\n+ d", "- a\n- b\n  1. c\n- d"},
		{"loose list", "- a\n\n  ```\n  b\n  ```\n- c", "- a\n\n  ```text\n  b\n  ```\n\n- c"},
		{"numbers", "7. a\n8. b", "7\\. a\\\n8\\. b"},
		{"quotation", "> a\n>\n> b", "> a\n>\n> b"},
		{"fences", "````\n```\n````", "````text\n```\n````"},
		{"tables", "|a|b|\n|-|-|\n|`c\\|d`|e<br>f|", "| a | b |\n| --- | --- |\n| c\\|d | e f |"},
		{"a table without header", "<table><tr><td>a<td>b</table>", "| | |\n| --- | --- |\n| a | b |"},
		{"definitions", "<dl><dt>a<dd>b</dl>", "- a\n\n  b"},
		{"templates", "{{< a >}} `{% b %}`\n\n```\n  {{ c }}\n```", "\\{\\{&lt; a >}} &#123;% b %}\n\n&#160;&#160;\\{\\{ c }}"},
		{"commands", "```\n$ a\n$ b\n```", "`$ a`\\\n`$ b`"},
		{"within words", "<b>a</b>b <i>c</i>, d<i>e</i>", "**a**&#98; *c*, &#100;*e*"},
		{"side by side", "<b>a</b><i>b</i>", "**a**&#98;"},
		{"emphasis alone", "**Note**", "**&#78;ote**"},
		{"a link's text", "[here](https://x.example/)! ![x](https://x.example/y)", "[&#104;ere](https://x.example/)! [x](https://x.example/y)"},
		{"beside a link", `<p>a!<a href="https://x.example/(y">b</a></p>`, `a\![b](https://x.example/%28y)`},
		{"scripts", "2<sup>10</sup>", "2¹⁰"},
		{"line starts", "<p># a</p><p>1. b</p><p>- c</p><p>+ d</p><p>> e</p><p>= f</p><p>(1) g</p>",
			"\\# a\n\n1\\. b\n\n\\- c\n\n\\+ d\n\n\\> e\n\n\\= f\n\n\\(1\\) g"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := HTML(tt.src, nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := Markdown(out, 4, &Headings{}); got != tt.want {
				t.Errorf("of\n%s\ngot\n%s\nwant\n%s", out, got, tt.want)
			}
		})
	}
}

func TestMarkdownLevels(t *testing.T) {
	const src = "<h4>a</h4>\n<h5>b</h5>\n<h6>c</h6>"
	for top, want := range map[int]string{
		2: "## a\n\n### b\n\n#### c",
		5: "##### a\n\n###### b\n\n###### c",
		9: "###### a\n\n###### b\n\n###### c",
	} {
		if got := Markdown(src, top, nil); got != want {
			t.Errorf("from %d:\n%s", top, got)
		}
	}
}

// lossy are bodies that Markdown cannot say as they are, with the reason.
var lossy = map[string]string{
	"7. a\n8. b": "markdownlint would have lists begin with 1",
	"<dl><dt>Term</dt><dd>Definition</dd></dl><table><tr><td>a<td>b</table>":                            "no definition lists",
	"2<sup>10</sup> H<sub>2</sub>O <kbd>Ctrl</kbd> <q>quote</q> <u>under</u> <span class=x>span</span>": "no sub, sup, kbd",
	"```go\nx := \"<b>\" // {{ no }}\n```":                                                              "Hugo and Jekyll run templates in code",
	"<h2>Title</h2>\n<p>Text &amp; more <a href=\"/x\">link</a></p>\n<ol start=\"3\"><li>c<li>d</ol>":   "markdownlint would have lists begin with 1",
}

// TestRoundTrip checks that what Markdown writes is read as what it was
// written from, and written the same again; what is lossy must be so.
func TestRoundTrip(t *testing.T) {
	base := testBase(t)
	for _, src := range ordinary {
		out, err := HTML(src, base)
		if err != nil {
			t.Fatal(err)
		}
		md := Markdown(out, 4, nil)
		again, err := HTML(md, base)
		if err != nil {
			t.Fatal(err)
		}
		reason, isLossy := lossy[src]
		if same := again == out; same == isLossy {
			t.Errorf("%q\n(lossy: %s) gives\n%s\nthat gives\n%s\nthat gives\n%s", src, reason, out, md, again)
		}
		if md2 := Markdown(again, 4, nil); md2 != md {
			t.Errorf("written again:\n%s\nwas\n%s", md2, md)
		}
	}
}

// TestGoldmarkReadsTheSame checks that an independent reader of our Markdown
// finds the text and the elements of our HTML.
func TestGoldmarkReadsTheSame(t *testing.T) {
	base := testBase(t)
	for _, src := range ordinary {
		out, err := HTML(src, base)
		if err != nil {
			t.Fatal(err)
		}
		if _, isLossy := lossy[src]; isLossy {
			continue
		}
		read := goldmarked(t, Markdown(out, 4, nil))
		if got, want := plainOf(read), plainOf(out); got != want {
			t.Errorf("goldmark reads\n%s\nwant\n%s", got, want)
		}
		root, err := parseHTML(strings.NewReader(read))
		if err != nil {
			t.Fatal(err)
		}
		if got := write(root, nil); got != out {
			t.Errorf("goldmark makes\n%s\nwant\n%s", got, out)
		}
	}
}

func TestEscapeInline(t *testing.T) {
	for s, want := range map[string]string{
		"plain text":          "plain text",
		"a *b* _c_ d_e":       `a \*b\* \_c\_ d_e`,
		"# a":                 `\# a`,
		"1. a":                `1\. a`,
		"a | b":               `a \| b`,
		"<b> & &amp; R&D":     "&lt;b> & &amp;amp; R&amp;D",
		"a\nb\tc":             "a b c",
		"C# and F#":           `C# and F\#`,
		"{{< x >}} {% y %}":   `\{\{&lt; x >}} &#123;% y %}`,
		"see http://x.y":      "see http&#58;//x.y",
		"it's \"5 - 6\" -- 7": `it's "5 - 6" -\- 7`,
		"a\u202eb":            "a\u202eb\u202c",
		"":                    "",
	} {
		if got := EscapeInline(s); got != want {
			t.Errorf("EscapeInline(%q) = %s, want %s", s, got, want)
		}
	}
}

func TestHeadings(t *testing.T) {
	var h Headings
	seen := map[string]bool{}
	for _, inline := range []string{"Lunch", "Lunch", "Lunch", "[A1](https://x.example/) Lunch", "[A1](https://x.example/) Lunch", "1", "1", "1", "昼食", "昼食", "End.", `C:\\.`} {
		line := h.Line(3, inline)
		if seen[line] {
			t.Errorf("%q comes again", line)
		}
		seen[line] = true
		want := plainOf(goldmarked(t, "### "+inline))
		if got := plainOf(goldmarked(t, line)); got != want {
			t.Errorf("%q shows %q, want %q", line, got, want)
		}
		if strings.ContainsAny(line[len(line)-1:], ".,:!") {
			t.Errorf("%q ends with punctuation", line)
		}
	}
}
