package markdown

import (
	"strings"
	"testing"
)

func TestCodeBlock(t *testing.T) {
	for _, tt := range []struct{ name, language, code, want string }{
		{"plain", "go", "\nx := 1\n", "```go\nx := 1\n```"},
		{"without a language", "", "a", "```text\na\n```"},
		{"tabs", "go", "\tx\ty\n\t\tz", "```go\n    x   y\n        z\n```"},
		{"a fence in it", "md", "```\na\n```` b", "`````md\n```\na\n```` b\n`````"},
		{"a template", "html", "{{ .X }}\n\n  {% y %}", "\\{\\{ .X }}\\\n&#160;&#160;&#123;% y %}"},
		{"commands alone", "sh", "$ ls\n$ cat a", "`$ ls`\\\n`$ cat a`"},
		{"commands with output", "sh", "$ ls\na", "```sh\n$ ls\na\n```"},
	} {
		if got := CodeBlock(tt.language, tt.code); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

func TestAppendCode(t *testing.T) {
	for _, tt := range []struct {
		s      string
		inCell bool
		want   string
	}{
		{"a", false, "`a`"},
		{"`", false, "`` ` ``"},
		{"a``b`c", false, "```a``b`c```"},
		{"`a", false, "`` `a ``"},
		{"a`", false, "`` a` ``"},
		{" a ", false, "`  a  `"},
		{" a", false, "` a`"},
		{"a ", false, "`a `"},
		{"a|b", false, "`a|b`"},
		{"a|b", true, `a\|b`},
		{"{{a}}", false, `\{\{a}}`},
		{"{%a%}", false, "&#123;%a%}"},
		{"", false, ""},
	} {
		if got := string(AppendCode([]byte("x "), tt.s, false, tt.inCell)); got != "x "+tt.want {
			t.Errorf("%q in a cell %v: %q, want %q", tt.s, tt.inCell, got, tt.want)
		}
	}
}

func TestJoinLines(t *testing.T) {
	for want, lines := range map[string][]string{
		"":                   nil,
		"a":                  {"a"},
		"a\\\nb\\\nc":        {"a", "b", "c"},
		`a&#92;` + "\\\nb":   {`a\\`, "b"},
		`a\\&#92;` + "\\\nb": {`a\\\\`, "b"},
		"a\\*\\\nb":          {`a\*`, "b"},
	} {
		if got := JoinLines(lines); got != want {
			t.Errorf("%q are %q, want %q", lines, got, want)
		}
	}
}

func TestHeadingID(t *testing.T) {
	for text, want := range map[string]string{
		"Hello World":       "hello-world",
		"az AZ 09 -_":       "az-az-09--_",
		"Ünï-Code: 語, № 2!": "ünï-code-語--2",
		"a‿b e\u0301":       "a‿b-e\u0301",
		"{`/:@[":            "",
		"":                  "",
	} {
		if got := HeadingID(text); got != want {
			t.Errorf("%q has the ID %q, want %q", text, got, want)
		}
	}
}

func TestLinksParts(t *testing.T) {
	for href, want := range map[string]string{
		"https://x.example/a":          "https://x.example/a",
		"https://x.example/(a(b))":     "https://x.example/(a(b))",
		"https://x.example/a)":         "https://x.example/a%29",
		"https://x.example/a)(":        "https://x.example/a%29%28",
		"https://x.example/(a":         "https://x.example/%28a",
		"https://x.example/*a*":        "https://x.example/%2Aa%2A",
		"https://x.example/?a&copy;&b": "https://x.example/?a&amp;copy;&b",
	} {
		if got := Destination(href); got != want {
			t.Errorf("%s is written %s, want %s", href, got, want)
		}
	}
	if got, want := Title(`a "b" [c] \d é`), "a &#34;b&#34; &#91;c&#93; &#92;d é"; got != want {
		t.Errorf("the title is %s, want %s", got, want)
	}
	for text, want := range map[string]bool{"Here": true, "click  here!": true, "Link…": true, "more": true, "more of it": false, "": false, "Sphere": false} {
		if got := SaysNothing(text); got != want {
			t.Errorf("%q says nothing: %v", text, got)
		}
	}
}

// Of two headings that say the same, each has another source.
func TestHeadingsAreDistinct(t *testing.T) {
	var h Headings
	seen := make(map[string]bool)
	for range 13 { // with zeros before the numbers
		line := h.Line(2, "No")
		if seen[line] {
			t.Errorf("%s comes again", line)
		}
		seen[line] = true
	}
	if line := h.Line(2, "No"); line != "## No" {
		t.Errorf("beyond all spellings the heading is %q", line)
	}
	if first, second := h.Line(0, "…"), h.Line(9, "…"); first != "# …" || second != "###### …" {
		t.Errorf("without letters they are %q and %q", first, second)
	}
	if got, want := (*Headings)(nil).Line(3, `a\!`), "### a&#33;"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := h.Line(1, strings.Repeat("a", 3)+"&#33;"); got != "# aaa&#33;" {
		t.Errorf("a reference at the end becomes %q", got)
	}
}

func TestAppendTextAtTheBeginningOfALine(t *testing.T) {
	for text, want := range map[string]string{
		"1. a": `1\. a`, "1) a": `1\) a`, "(1) a": `\(1\) a`, "iv. a": `iv\. a`, "a. b": `a\. b`, "#. a": `\#. a`, "(@) a": `\(@\) a`, "%a": "&#37;a", "=": `\=`,
		"1.5 a": "1.5 a", "abc. d": "abc. d", "1": "1", "(a": "(a", "a\u00a0b": "a&#160;b", "": "",
	} {
		if got := string(AppendText(nil, text, true)); got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
	if got := Unescape([]byte("as it is")); got != "as it is" {
		t.Errorf("got %q", got)
	}
}

// Code that would be run is text, escaped as where it stands: at the beginning of a line
// or behind an indentation. In a cell, so is code with a bar at its beginning.
func TestCodeThatIsText(t *testing.T) {
	for code, want := range map[string]string{
		"# {{b}}":            `\# \{\{b}}`,
		"  # {{b}}":          `&#160;&#160;# \{\{b}}`,
		"# {{b}}\n\n# {{c}}": "\\# \\{\\{b}}\\\n\\# \\{\\{c}}",
	} {
		if got := CodeBlock("", code); got != want {
			t.Errorf("%q is %q, want %q", code, got, want)
		}
	}
	if got := string(AppendCode(nil, "|a", false, true)); got != `\|a` {
		t.Errorf("in a cell it is %s", got)
	}
}

// A backslash at the end of a line is shown, and breaks no line by itself.
func TestBackslashAtTheEnd(t *testing.T) {
	for line, want := range map[string]string{"a": "a", `a\`: "a&#92;", `a\\`: "a&#92;", `a\\\`: `a\\&#92;`, `a\\\\`: `a\\&#92;`} {
		if got := string(TrimBackslash([]byte(line))); got != want {
			t.Errorf("%s is %s, want %s", line, got, want)
		}
	}
}
