// Package markup turns the Markdown and HTML that strangers write into markup
// that can stand in a page, a feed or another Markdown document.
//
// [HTML] is the one door: whatever comes in, what goes out is made of the few
// elements below, properly nested, with absolute http, https and mailto links.
// [Text], [Excerpt] and [Markdown] take what HTML returned and nothing else.
//
// # Elements
//
// Blocks: p, h4 to h6, ul, ol (start), li, dl, dt, dd, blockquote, pre with one
// code (class="language-…"), hr, table, thead, tbody, tr, th, td. In lines: a
// (href, title), em, strong, del, code, kbd, sub, sup, br. There is no other
// attribute: no id or name that could clash with the page's own, no class but a
// code block's language, no style, no align.
//
// Elements with a near relation become it (b strong, i em, s del, tt code);
// others are taken away and their text stays, except the content of script and
// style. An image becomes a link to itself with its alternative text, because a
// page that loads nothing by itself has to stay so. What only looks like a tag,
// such as the <T> of List<T>, is shown as it was written.
//
// # How it works
//
// Most bodies are simple Markdown and are written as they are read (simple.go).
// Of all others, gomarkdown parses the Markdown, with what it reads otherwise
// than CommonMark put out of its way first (source.go). A budget on every construct that could take it
// quadratic time keeps the work in proportion to the length of a body: inline
// markup beyond it stays text (inline.go), and a body whose blocks alone would
// take too much is shown as plain text (effort.go). There is no clock and no
// goroutine: the same body always comes out the same.
//
// What the author wrote as HTML passes bluemonday, unless all its tags are ones
// that bluemonday leaves alone, and is parsed by x/net/html, unless it is so tidy
// that no rule of that parser would move anything (canonical.go). All ends in
// the writer (writer.go), which can write the elements above and no other: it is
// the writer that makes the result valid, and the sanitiser before it that keeps
// an error of ours harmless.
//
// Each of these shortcuts has a fuzz target that compares it with the long way.
package markup
