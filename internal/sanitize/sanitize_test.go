package sanitize

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestHTML(t *testing.T) {
	for src, want := range map[string]string{
		"List<T> and <user name>, if <a and b>":                               "List&lt;T&gt; and &lt;user name&gt;, if &lt;a and b&gt;",
		`a <Video id="a"/> b <Note>c</Note> d`:                                "a  b c d",
		"a <Note></Note> b, a <p hidden>c</p>, a <a foo>d</a>":                "a  b, a <p>c</p>, a &lt;a foo&gt;d",
		"a Map<K> of </K2> and <V>":                                           "a Map&lt;K&gt; of &lt;/K2&gt; and &lt;V&gt;",
		"foo <![CDATA[>&<]]> bar, <![CDATA[ baz":                              "foo  bar, &lt;![CDATA[ baz",
		"the <script> tag, an <object>":                                       "the &lt;script&gt; tag, an &lt;object&gt;",
		"a<script>b</script>c<style>d":                                        "ac&lt;style&gt;d",
		"<section>a</section><object data=x>b</object>":                       "<div>a</div>b",
		"a <!-- b --> c <!-- d":                                               "a  c &lt;!-- d",
		"<p onclick=x style=y class=z>a":                                      "<p>a</p>",
		"<a href=javascript:x>a</a><img src=y onerror=z>":                     `a<img src="y"/>`,
		"<td align=right>a":                                                   "a",
		"<table><td align=right style='text-align: center' class=x>a</table>": `<table><tbody><tr><td align="right" style="text-align: center">a</td></tr></tbody></table>`,
	} {
		root, err := HTML(src)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for n := root.FirstChild; n != nil; n = n.NextSibling {
			if err := html.Render(&b, n); err != nil {
				t.Fatal(err)
			}
		}
		if got := b.String(); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", src, got, want)
		}
	}
}

func TestTooManyOpenTags(t *testing.T) {
	for _, src := range []string{strings.Repeat("<blockquote>", 5000), strings.Repeat("<b>", 20000), strings.Repeat("<ul>", 199) + strings.Repeat("</p>", 100_000)} {
		if _, err := HTML(src); err == nil {
			t.Errorf("%.20s is read", src)
		}
	}
}

// What is closed is not open any more, and a br was never: much of it is read.
func TestManyTags(t *testing.T) {
	const n = 6000
	bold := strings.Repeat("<b>x</b>", n)
	for _, src := range []string{bold, "<br>", "<hr>", "<img src=x>", "<input type=checkbox>"} {
		if src != bold {
			src = strings.Repeat(src, n) + bold
		}
		if _, err := HTML(src); err != nil {
			t.Errorf("%.20s: %v", src, err)
		}
	}
}
