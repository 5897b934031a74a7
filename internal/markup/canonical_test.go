package markup

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// outline is a tree as text in which all counts that the parsers must agree on.
func outline(n *html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		fmt.Fprintf(&b, "%*s%d %q %q\n", depth, "", n.Type, n.Data, n.Attr)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth+1)
		}
	}
	walk(n, 0)
	return b.String()
}

func checkParsers(t *testing.T, htm string) {
	t.Helper()
	fast := new(nodeBuilder).parseCanonical(htm)
	if fast == nil {
		return
	}
	slow, err := parseHTML(strings.NewReader(htm))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := outline(fast), outline(slow); got != want {
		t.Errorf("of %q the fast parser makes\n%s\nthe slow one\n%s", htm, got, want)
	}
}

// What HTML returns takes the fast way, and it leads to the same place.
func TestParseCanonicalReadsAllThatIsWritten(t *testing.T) {
	for _, src := range append(append([]string{}, ordinary...), payloads...) {
		out, err := HTML(src, testBase(t))
		if err != nil {
			continue
		}
		if new(nodeBuilder).parseCanonical(out) == nil {
			t.Errorf("%q takes the slow way", out)
		}
		checkParsers(t, out)
	}
}

// FuzzParseCanonical gives the parser HTML of every kind, and what HTML makes
// of it.
func FuzzParseCanonical(f *testing.F) {
	addSeeds(f)
	for _, s := range []string{
		"<p>a<p>b", "<ul><li><p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</li></ul>", "<table><tbody><tr><td>a</td>b</tr></tbody></table>",
		"<pre>\n<code>x</code></pre>", "<p><em>a</p></em>", "<a href=\"x\" href=\"y\">z</a>", "<a><a>x</a></a>", "<p>&amp;lt; &copy; &lt", "<br></br>",
		"<p title=\"&copy=\">", "<em>a<table><tr><td></td></tr></table></em>", "<hr /><br/>",
		"<div><div><p><b>a</b> <i>b</i><br />&nbsp;&rsquo;&notit; &#x80;</p></div></div>", "<h1><b>a</b></h1><div>b</div>", "<b><div>a</div></b>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		checkParsers(t, src)
		if out, err := HTML(src, nil); err == nil {
			checkParsers(t, out)
			if new(nodeBuilder).parseCanonical(out) == nil {
				t.Errorf("%q takes the slow way", out)
			}
		}
	})
}
