package markup

import (
	"errors"
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"nothing", " \n\n", ""},
		{"paragraphs", "One\nline.\n\nTwo.", "<p>One line.</p>\n<p>Two.</p>"},
		{"inline", "*a* **b** ***c*** `d` ~~e~~", "<p><em>a</em> <strong>b</strong> <strong><em>c</em></strong> <code>d</code> <del>e</del></p>"},
		{"breaks", "a\\\nb  \nc\nd", "<p>a<br>\nb<br>\nc d</p>"},
		{"prose", `$5 to $10, 24/7, "it's" (c) a_b_c -- ...`, `<p>$5 to $10, 24/7, "it's" (c) a_b_c -- ...</p>`},
		{"references", "&copy; &#169; &amp;lt; &nosuch; R&D", "<p>© © &amp;lt; &amp;nosuch; R&amp;D</p>"},
		{"type", "List<T> of <b>bold</b>", "<p>List&lt;T&gt; of <strong>bold</strong></p>"},
		{"year", "1986. A year.", "<p>1986. A year.</p>"},
		{"year in a list", "- 1986. A year.\n\n- b", "<ul>\n<li>1986. A year.</li>\n<li>b</li>\n</ul>"},
		{"start", "7. a\n8. b", "<ol start=\"7\">\n<li>a</li>\n<li>b</li>\n</ol>"},
		{"list after text", "Learn:\n- a\n- b", "<p>Learn:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"},
		{"number after text", "It is\n12. of May", "<p>It is 12. of May</p>"},
		{"nested list", "- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>"},
		{"loose list", "- a\n\n  b\n- c", "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n<li>\n<p>c</p>\n</li>\n</ul>"},
		{"text beside items", "<ul><li>a</li>b<ul><li>c</li></ul>d</ul>", "<ul>\n<li>\n<p>ab</p>\n<ul>\n<li>c</li>\n</ul>\n<p>d</p>\n</li>\n</ul>"},
		{"quotation", "> a\n> b\n>\n> - c", "<blockquote>\n<p>a b</p>\n<ul>\n<li>c</li>\n</ul>\n</blockquote>"},
		{"ranks", "## A\n#### B\n## C", "<h4>A</h4>\n<h5>B</h5>\n<h4>C</h4>"},
		{"ranks that begin low", "### A\n# B\n## C", "<h4>A</h4>\n<h4>B</h4>\n<h5>C</h5>"},
		{"heading's end", "# C# ##\n## F#\nText", "<h4>C#</h4>\n<h5>F#</h5>\n<p>Text</p>"},
		{"code", "```go extra\na <b>\n\n  c\n```", "<pre><code class=\"language-go\">a &lt;b&gt;\n\n  c</code></pre>"},
		{"code without end", "```\na\n\nb", "<pre><code>a\n\nb</code></pre>"},
		{"table", "|a|b|\n|-|-:|\n|1|", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td></td>\n</tr>\n</tbody>\n</table>"},
		{"link", "[a](b?c=d&e#f \"t\") <https://x.example> <me@x.example>", `<p><a href="https://conf.example/2023/talks/b?c=d&amp;e#f" title="t">a</a> <a href="https://x.example">https://x.example</a> <a href="mailto:me@x.example">me@x.example</a></p>`},
		{"bare link", "see https://x.example/a_b_c, (https://x.example/(d)).", `<p>see <a href="https://x.example/a_b_c">https://x.example/a_b_c</a>, (<a href="https://x.example/(d)">https://x.example/(d)</a>).</p>`},
		{"no links", "[a](javascript:x) [1] (page) [b](c d) [c](https://u:p@x.example)", "<p>a [1] (page) [b](c d) c</p>"},
		{"references of links", "[a][r] [R]\n\n[r]: https://x.example/ 'T'\n[Note]: moved", "<p><a href=\"https://x.example/\" title=\"T\">a</a> <a href=\"https://x.example/\" title=\"T\">R</a></p>\n<p>[Note]: moved</p>"},
		{"images", "![alt](a.png) ![](https://x.example/b.png) [![c](d.png)](https://x.example)", `<p><a href="https://conf.example/2023/talks/a.png">alt</a> <a href="https://x.example/b.png">b.png</a> <a href="https://x.example">c</a></p>`},
		{"HTML", "<p>a <b>b<p>c</b></p>\n\n<ul><li>d<li>e</ul>", "<p>a <strong>b</strong></p>\n<p><strong>c</strong></p>\n<ul>\n<li>d</li>\n<li>e</li>\n</ul>"},
		{"HTML, indented", "<div>\n    <p>a</p>\n\n    <p>b</p>\n</div>", "<p>a</p>\n<p>b</p>"},
		{"HTML's breaks", "a<br><br/>b<br>c", "<p>a</p>\n<p>b<br>\nc</p>"},
		{"HTML's empties", "<p>&nbsp;</p><h1></h1><p><a href=\"https://x.example\"> </a>a<b></b></p>", "<p>a</p>"},
		{"HTML of old", "<center><font color=red>a</font></center><tt>b</tt><s>c</s>", "<p>a</p>\n<p><code>b</code><del>c</del></p>"},
		{"a link to nowhere before text", "<http://>A ![http://]()b", `<p><a href="http://a">http://A</a> <a href="http://b">http://b</a></p>`},
		{"links in links", `<a href="/x">a <a href="/y">b</a></a>`, `<p><a href="https://conf.example/x">a</a> <a href="https://conf.example/y">b</a></p>`},
		{"definitions", "<dl><dt>a<dd>b<dd>c</dl>", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd>c</dd>\n</dl>"},
		{"definitions of nothing", "<dl><dd>b<dt>a</dl>", "<p>b</p>\n<p>a</p>"},
		{"ids", "# a {#b}\n\n<p id=x class=y style=z>c</p>", "<h4>a {#b}</h4>\n<p>c</p>"},
		{"direction", "a \u202eb", "<p>a \u202eb\u202c</p>"},
		{"direction, by reference", "&#x202e;a\n\nb\u202c", "<p>\u202ea\u202c</p>\n<p>b</p>"},
		{"controls", "a\x00b\ufffe&#1;c\xff", "<p>abc\ufffd</p>"},
	}
	base := testBase(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := HTML(tt.src, base)
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			checkAllowed(t, got)
			checkCanonical(t, got)
		})
	}
}

func TestHTMLWithoutBase(t *testing.T) {
	const src = "[a](b) [c](https://x.example/) ![d](e.png)"
	const want = `<p>a <a href="https://x.example/">c</a> d</p>`
	if got, err := HTML(src, nil); err != nil || got != want {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestTooDeep(t *testing.T) {
	deepQuote := strings.Repeat("> ", maxDepth+1) + "x"
	var deepList strings.Builder
	for i := range maxDepth + 1 {
		deepList.WriteString(strings.Repeat("  ", i) + "- x\n")
	}
	tests := []struct {
		name, src string
		line      int // 0 for none
	}{
		{"quotations at the limit", deepQuote[2:], 0},
		{"quotations", "x\n\n" + deepQuote, 3},
		{"lists", deepList.String(), maxDepth},
		{"a rule", strings.Repeat("- ", 100), 0},
		{"code", "```\n" + strings.Repeat(" ", 200) + "x\n```", 0},
		{"HTML", "<p>a</p>\n" + strings.Repeat(" ", 200) + "<p>x</p>", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := HTML(tt.src, nil)
			checked := Check(tt.src)
			var deep *DepthError
			switch {
			case tt.line == 0 && (err != nil || checked != nil):
				t.Errorf("HTML says %v, Check %v", err, checked)
			case tt.line == 0:
			case !errors.As(err, &deep) || deep.Line != tt.line:
				t.Errorf("HTML says %v, want line %d", err, tt.line)
			case checked == nil || checked.Error() != err.Error():
				t.Errorf("HTML says %v, Check %v", err, checked)
			}
		})
	}
	const want = "line 3: lists and quotations are nested deeper than 24 levels"
	if err := Check("x\n\n" + deepQuote); err == nil || err.Error() != want {
		t.Errorf("Check says %v", err)
	}
}

func TestNextURL(t *testing.T) {
	for src, want := range map[string]string{
		"https://x.example":              "https://x.example",
		"a http://x.example/b. c":        "http://x.example/b",
		"(https://x.example/(b))":        "https://x.example/(b)",
		"“https://x.example/b”":          "https://x.example/b",
		"see HTTPS://X.example/b?c=d&e,": "HTTPS://X.example/b?c=d&e",
		"https://x.example/你好，世界":        "https://x.example/你好",
		"xhttps://x.example":             "",
		"https://":                       "",
		"https:// x":                     "",
		"ftp://x.example":                "",
		"://://https://x.example":        "https://x.example",
		"*https://x.example/a_b*":        "https://x.example/a_b",
		"https://x.example/<b>":          "https://x.example/",
	} {
		got := ""
		if start, end := nextURL(src); start >= 0 {
			got = src[start:end]
		}
		if got != want {
			t.Errorf("nextURL(%q) finds %q, want %q", src, got, want)
		}
	}
}
