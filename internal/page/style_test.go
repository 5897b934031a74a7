package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRestyle(t *testing.T) {
	const style = `/* url(comment.png) */ @import "x.css";
@font-face { font-family: "url(name)"; src: local(Quay), url(quay.woff2) format("woff2"), url( 'q uay.woff' ); }
@FONT-face
{ src: url("a\"b\28 .woff") } b { background: URL(pics/b\ c.png) } @media print { i::before { content: url() } }
@font-face; p { background: url(p.png) } } q { cursor: url(unclosed`
	var found []StyleAddress
	got := Restyle(style, func(a StyleAddress) string {
		found = append(found, a)
		if a.URL == "quay.woff2" {
			return `theme/"quay".woff2`
		}
		return ""
	})
	want := []StyleAddress{
		{"quay.woff2", true, 2}, {"q uay.woff", true, 2}, {`a"b(.woff`, true, 4}, {"pics/b c.png", false, 4}, {"", false, 4}, {"p.png", false, 5}, {"unclosed", false, 5},
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("addresses (-want +got):\n%s", diff)
	}
	if want := strings.Replace(style, "url(quay.woff2)", `url("theme/\"quay\".woff2")`, 1); got != want {
		t.Errorf("got %s", got)
	}
}

// FuzzRestyle: what is not to be changed stays as it is, and what was changed is found again.
func FuzzRestyle(f *testing.F) {
	for _, style := range []string{"a { b: url(c) }", `@font-face { src: url("a\"b") }`, "url(", "url('\n')", "/* url(x)", "\\", "a\x00url(b)", `url(\`, "@font-face{{url(a)}}url(b)", "url(a b)"} {
		f.Add(style)
	}
	f.Fuzz(func(t *testing.T, style string) {
		n := 0
		same := Restyle(style, func(StyleAddress) string { n++; return "" })
		if same != style {
			t.Fatalf("%q became %q", style, same)
		}
		i := 0
		changed := Restyle(style, func(StyleAddress) string { i++; return fmt.Sprintf("a \"\\\n%d.png", i) })
		i = 0
		Restyle(changed, func(a StyleAddress) string {
			if i++; a.URL != fmt.Sprintf("a \"\\\n%d.png", i) {
				t.Fatalf("%q has %q as address %d", changed, a.URL, i)
			}
			return ""
		})
		if i != n {
			t.Fatalf("%q has %d addresses, %q has %d", style, n, changed, i)
		}
	})
}

// TestPolicyOfAHead: what a head and a style name may load, and nothing else.
func TestPolicyOfAHead(t *testing.T) {
	for _, test := range []struct{ head, css, want string }{
		{"", "", ""},
		{`<link rel="stylesheet" href="https://css.example/a.css">`, "", "style-src https://css.example; font-src https://css.example"},
		{`<link rel="Preconnect" href="//fonts.example" crossorigin>`, "", "font-src https://fonts.example"},
		{`<link rel="preload" as="font" href="/a.woff2"><link rel="preload" as="script" href="/a.js">`, "", "font-src 'self'"},
		{`<link rel="apple-touch-icon icon" href="/a.png"><link rel="manifest" href="https://m.example/m.json">`, "", "img-src 'self'; manifest-src https://m.example"},
		{`<script src="/count.js"></script><script src="https://count.example:8443/c.js"></script>`, "", "script-src 'self' https://count.example:8443; connect-src 'self' https://count.example:8443"},
		{`<style>@font-face { src: url(https://fonts.example/a) }</style>`, "", "style-src 'sha256-RjvjKNYkFg9Fdx7/50+BvnbvTO/2fOmMj07Z4pplP3Q='; font-src https://fonts.example"},
		{`<link rel="me" href="https://social.example/@me"><meta name="a" content="b">`, "", ""},
		{`<script src="blob:x"></script><script src="https://a;b/"></script><script src="javascript:x"></script>`, "", ""},
		{"", `@font-face { src: url(a.woff2), url(data:font/woff2;base64,AA==) } b { background: url(https://cdn.example/b.png) } i { mask: url(#m) }`, "img-src https://cdn.example; font-src 'self' data:"},
	} {
		p := make(Policy)
		p.AddHead(test.head)
		p.AddStyle(test.css)
		want := strings.TrimSuffix("default-src 'none'; "+test.want, "; ") + "; base-uri 'none'; form-action 'none'"
		if got := p.String(); got != want {
			t.Errorf("%s %s:\n got %s\nwant %s", test.head, test.css, got, want)
		}
	}
}
