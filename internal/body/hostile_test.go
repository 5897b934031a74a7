package body

import (
	"strings"
	"testing"
)

// payloads are bodies that try to run or to load something, or to break out of
// where they are shown.
var payloads = []string{
	// Script, plain and disguised.
	`<script>alert(1)</script>`,
	`<SCRIPT SRC=//evil.example/x.js></SCRIPT>`,
	`<script/src="data:,alert(1)"></script>`,
	`<scr<script>ipt>alert(1)</scr</script>ipt>`,
	"<script\n>alert(1)</script\n>",
	`<<script>alert(1);//<</script>`,
	`</div></article><script>alert(1)</script>`,
	`<script>alert(1)`,
	`<style>@import "https://evil.example/x.css";</style>`,
	`<style><!--</style><img src=x onerror=alert(1)>`,
	// Handlers.
	`<p onclick="alert(1)">x</p>`,
	`<img src=x onerror=alert(1)>`,
	`<img/src=x/onerror=alert(1)>`,
	"<img\fsrc=x\fonerror=alert(1)>",
	`<body onload=alert(1)>`,
	`<b onmouseover="alert(1)" x="` + "`" + `">x</b>`,
	`<a href="https://x.example" onfocus=alert(1) autofocus>x</a>`,
	`<details open ontoggle=alert(1)><summary>x</summary></details>`,
	`<video><source onerror=alert(1)></video>`,
	`<marquee onstart=alert(1)>x</marquee>`,
	`<input autofocus onfocus=alert(1)>`,
	`<select autofocus onfocus=alert(1)><option>x</select>`,
	`<textarea autofocus onfocus=alert(1)>x</textarea>`,
	`<audio src=x onerror=alert(1)></audio>`,
	`<p title="x"onclick="alert(1)">x</p>`,
	// SVG, MathML, and what parsers make of them.
	`<svg onload=alert(1)>`,
	`<svg><script>alert(1)</script></svg>`,
	`<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>`,
	`<svg><animate onbegin=alert(1) attributeName=x></svg>`,
	`<svg><foreignObject><body onload=alert(1)></foreignObject></svg>`,
	`<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">`,
	`<math><mi xlink:href="javascript:alert(1)">x</mi></math>`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`,
	`<noscript><p title="</noscript><img src=x onerror=alert(1)>">`,
	`<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
	`<xmp><p title="</xmp><img src=x onerror=alert(1)>">`,
	`<template><img src=x onerror=alert(1)></template>`,
	`<title><img src=x onerror=alert(1)></title>`,
	`<plaintext><img src=x onerror=alert(1)>`,
	`<noembed><img src=x onerror=alert(1)></noembed>`,
	`<p><table><p title="<style><img src=x onerror=alert(1)></style>">`,
	`<a><a href="javascript:alert(1)">x</a></a>`,
	// javascript: in its spellings.
	`[x](javascript:alert(1))`,
	`[x](JaVaScRiPt:alert(1))`,
	`[x](&#106;avascript:alert(1))`,
	`[x](java&#x0A;script:alert(1))`,
	`[x](java&Tab;script:alert(1))`,
	"[x](<java\tscript:alert(1)>)",
	`[x](\j\avascript:alert(1))`,
	`[x](javascript&colon;alert(1))`,
	`[x](%6Aavascript:alert(1))`,
	"[x](\x01javascript:alert(1))",
	`[x](vbscript:msgbox(1))`,
	`[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`,
	`[x](view-source:javascript:alert(1))`,
	`[x](feed:javascript:alert(1))`,
	`<a href=" javascript:alert(1)">x</a>`,
	`<a href="java` + "\n" + `script:alert(1)">x</a>`,
	`<a href="&#0000106avascript:alert(1)">x</a>`,
	`<a href=javascript&#58;alert(1)>x</a>`,
	`<javascript:alert(1)>`,
	`<JAVASCRIPT:alert(1)>`,
	`![x](javascript:alert(1))`,
	`![x](data:image/svg+xml,<svg/onload=alert(1)>)`,
	"[x]\n\n[x]: javascript:alert(1)",
	"[x][y]\n\n[y]: <javascript:alert(1)> \"t\"",
	// URLs that deceive.
	`[x](https://user:secret@evil.example/)`,
	`[x](http://good.example\@evil.example/)`,
	`[x](//evil.example/x)`,
	`[x](\\evil.example\x)`,
	`[x](http:evil.example)`,
	`[x](https://)`,
	`<https://user@evil.example>`,
	`https://user:pass@evil.example/x`,
	`<a href="http://[::1">x</a>`,
	`<a href="file:///etc/passwd">x</a>`,
	// What loads or leads elsewhere by itself.
	`<meta http-equiv="refresh" content="0;url=https://evil.example">`,
	`<base href="https://evil.example/">`,
	`<iframe src="javascript:alert(1)"></iframe>`,
	`<iframe srcdoc="<script>alert(1)</script>"></iframe>`,
	`<object data="x.swf"></object><embed src="x.swf">`,
	`<link rel=stylesheet href="https://evil.example/x.css">`,
	`<form action="https://evil.example"><button>x</button></form>`,
	`<img src="https://evil.example/pixel.gif" srcset="https://evil.example/2 2x">`,
	`![pixel](https://evil.example/pixel.gif)`,
	`<picture><source srcset="https://evil.example/x"><img src="https://evil.example/y"></picture>`,
	`<p style="background:url(https://evil.example/x)">x</p>`,
	`<div style="position:fixed;inset:0">over the page</div>`,
	`<table background="https://evil.example/x"><tr><td>x</table>`,
	`<video poster="https://evil.example/x"></video>`,
	`<isindex action="javascript:alert(1)" type=image>`,
	// What gomarkdown writes raw.
	"```\"><script>alert(1)</script>\nx\n```",
	"~~~ \" onmouseover=\"alert(1)\nx\n~~~",
	"```{.go onclick=alert(1)}\nx\n```",
	`# x {#y" onclick="alert(1)}`,
	"# x {#\"><script>alert(1)</script>}",
	`[x](https://x.example "t" onclick="alert(1)")`,
	"[x](https://x.example '\"><script>alert(1)</script>')",
	`![x](https://x.example/"onerror="alert(1))`,
	`![a"onerror="alert(1)](https://x.example/y)`,
	`{onclick="alert(1)"}` + "\n# x",
	`[^1]` + "\n\n" + `[^1]: <script>alert(1)</script>`,
	"|a|\n|-|\n|<img src=x onerror=alert(1)>|",
	// Ids, names and markup that clash with the page's own.
	`<p id="main" name="main" class="badge">x</p>`,
	`<a id="top" name="top">x</a>`,
	`</div></section></body></html>`,
	`<!--`,
	`<!-- --><script>alert(1)</script><!-- -->`,
	`<!--><img src=x onerror=alert(1)>-->`,
	`<!doctype html><html><head><title>x</title></head><body>y</body></html>`,
	`<![CDATA[<script>alert(1)</script>]]>`,
	`]]><script>alert(1)</script>`,
	`<?xml version="1.0"?><?php echo 1 ?>`,
	// Encodings.
	"\xfe\xff<script>alert(1)</script>",
	"+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
	"\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
	"\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
	"&lt;script&gt;alert(1)&lt;/script&gt;",
	"&amp;lt;script&amp;gt;",
	"\xc0\xbcscript\xc0\xbealert(1)",
	"\u202e<b>txt.exe",
	"&#x202e;reversed [link](https://x.example)",
}

func TestPayloadsAreHarmless(t *testing.T) {
	for _, payload := range payloads {
		for _, src := range []string{
			payload, "text " + payload + " text", "<div>\n" + payload + "\n</div>", "> - " + payload,
			"*" + payload + "*", "|a|\n|-|\n|" + payload + "|", "[" + payload + "](https://x.example)",
			"<details><summary>" + payload + "</summary>\n\n" + payload + "\n\n</details>", "![" + payload + "](x.png)", "[^1]\n\n[^1]: " + payload,
		} {
			b, err := Parse(src, testBase(t))
			if err != nil {
				t.Errorf("%q: %v", src, err)
				continue
			}
			checkBody(t, b)
			checkBody(t, ParseHTML(src, testBase(t)))
		}
	}
}

// checkBody checks all that is written of a body.
func checkBody(t *testing.T, b *Body) {
	t.Helper()
	out := b.HTML(HTMLOptions{})
	checkAllowed(t, out)
	checkCanonical(t, out)
	checkAllowed(t, b.HTML(HTMLOptions{Feed: true, Picture: func(string) bool { return true }}))
	checkGoldmark(t, b.Markdown(MarkdownOptions{}))
}

// TestMarkupThatIsProse checks that nothing a reader should see vanishes.
func TestMarkupThatIsProse(t *testing.T) {
	for _, src := range []string{
		"List<T> and Map<String, List<T>> and vector<int>",
		"a < b and b > c, i<n, x<-y, <3, <>, </>, < p >",
		"if <a and b> then",
		"the <script> tag, the <title> tag, an <object>",
		"<std::string> and <foo:bar> and <user name>",
		"<!-- not closed, a <![CDATA[ b, <?php",
		"Promise<object> x",
		"<T>",
		"R&D, AT&T, &c; &nosuch; &#; &",
		"costs $5 and $10, 24/7, 1/2, \"quoted\", it's -- fine...",
		"snake_case_name and _private and __init__.py 2*3*4",
		"~5 min and ~10 min, ^1, x^2, a~b~c",
		"C:\\temp\\",
		"note [1] (page 3), arr[i](x y), [ ] open, [x] done",
		":smile: ::: %% @home #golang +1 =1",
		"50 %) of all {{ x }} {% y %} {#z}",
	} {
		b, err := Parse(src, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Text(); got != src && !strings.Contains(src, "__init__") {
			t.Errorf("%q shows %q", src, got)
		}
	}
}
