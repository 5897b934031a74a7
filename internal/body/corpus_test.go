package body

// ordinary are bodies as authors write them.
var ordinary = []string{
	"A paragraph.",
	"Two lines\nof one paragraph.\n\nAnd another.",
	"Costs $5 and $10, 24/7 \"quoted\" it's snake_case_name & a < b.",
	"*em* **strong** ***both*** `code` ~~gone~~ [link](https://x.example/a_b \"title\") <https://x.example/>",
	"You'll learn:\n- one\n- two\n- three\n",
	"- a\n- b\n  - c\n  - d\n    more of d\n- e",
	"- a\n\n  para\n\n  ```go\n  func f() {\n  \treturn\n  }\n  ```\n\n- b",
	"1. one\n2. two\n   - nested\n3. three",
	"1986. A year.\n\nIn\n1986. it was.",
	"# One\n\ntext\n\n## Two\n\ntext\n\n### Three\n\n# One again",
	"One\n===\n\nTwo\n---\n\ntext",
	"> quoted\n> text\n>\n> - list\n>   - deeper\n\nafter",
	"> one\n\n> two",
	"```go\nx := \"<b>\" // {{ no }}\n```",
	"```\nplain\n\n  indented\n```\n\n    indented code",
	"| a | b |\n|---|--:|\n| 1 | `x` |\n| 2 | **y** |",
	"line\\\nbreak  \nand another<br>third",
	"<p>HTML <b>bold</b> and <i>it</i>.</p>\n\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n",
	"<h2>Title</h2>\n<p>Text &amp; more <a href=\"/x\">link</a></p>\n<ol start=\"3\"><li>c<li>d</ol>",
	"<dl><dt>Term</dt><dd>Definition</dd></dl><table><tr><td>a<td>b</table>",
	"![alt](https://x.example/a.png) [![badge](https://x.example/b.svg)](https://x.example/)",
	"Bare https://x.example/a_b_c?d=1&e=2. (https://x.example/(f)) and mail a@x.example.",
	"Intro<br><br>Second<br/>line",
	"---\n\ntext\n\n***",
	"שלום **עולם** 中文*强调*。 👩‍👩‍👧‍👦 é नमस्ते",
	"[ref] and [text][ref] and [gone]\n\n[ref]: https://x.example/ref \"Title\"\n[Update]: moved",
	"Text with **bold:** and *it.*\n\n**Only bold**\n\n- [here](https://x.example/)",
	"2<sup>10</sup> H<sub>2</sub>O <kbd>Ctrl</kbd> <q>quote</q> <u>under</u> <span class=x>span</span>",
}

// plainTexts are titles and names that hold what some Markdown takes for
// markup.
var plainTexts = []string{
	"# hash", "1. one", "1) one", "- dash", "+ plus", "* star", "> gt", "= eq", "---", "===", "***", "___",
	": def", "% title", "| a | b |", "~~~", "```", "a. fancy", "(1) fancy", "(@) ex", "#. num", "iv) roman",
	"A. B. Smith", "12345678901. x", "[x]: http://foo", "[^1]: note", "{: .class}", "{#id}", "$$ x $$",
	`\begin{x}`, "@cite says @foo and [@foo]", "^[note] x^2^ H~2~O ~~del~~", ":smile: a:b:c",
	"http://x.example/ www.foo.example ftp://a.b mail@foo.example", "-- --- ... --flag",
	"&amp; &copy; & &#35; AT&T", `a\b \* C:\dir\`, "![img](x) [a](b) [a][b] [a]", "snake_case _a_ __b__ *a* **b** `c`",
	"<b> <T> <http://x.y> <!-- c --> a < b", "{{< ref >}} {{% x %}} {{ site.x }} {% raw %}", "Level 400!", "C#", "F# ##",
	"ends in backslash \\", "a _b_c d_ e", "*", "_", "`", "[", "]", "<", "&", "Bob's \"talk\"", "😀 *x*", "a\u00a0b", "\u2003x",
}
