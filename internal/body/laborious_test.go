package body

import (
	"strings"
	"testing"
)

const laboriousSize = 64 << 10

// laborious are bodies of 64 KiB for which goldmark, gomarkdown, bluemonday or the
// HTML parser by themselves take time beyond proportion, or memory.
func laborious() []string {
	var bodies []string
	for _, unit := range laboriousUnits {
		bodies = append(bodies, strings.Repeat(unit, laboriousSize/len(unit)))
	}
	rise := func(indent, marker string) string {
		var b strings.Builder
		for i := 0; b.Len() < laboriousSize; i++ {
			b.WriteString(strings.Repeat(indent, i) + marker)
		}
		return b.String()
	}
	var fall strings.Builder
	for i := 360; i > 0; i-- {
		fall.WriteString(strings.Repeat("`", i) + " a ")
	}
	return append(bodies,
		rise("  ", "- a\n"), rise(">", " a\n"), fall.String(),
		strings.Repeat("|a", 1<<14)+"\n"+strings.Repeat("|-", 1<<13)+"\n"+strings.Repeat("|\n", 1<<13),
		strings.Repeat("|a", 100)+"\n"+strings.Repeat("|-", 100)+"\n"+strings.Repeat("|\n", 1<<15),
		"**a"+strings.Repeat("[*", 1<<15), "*a"+strings.Repeat("[b*c", 1<<14),
		"a"+strings.Repeat(" ", laboriousSize)+"b", "a | b"+strings.Repeat(" ", laboriousSize)+"c",
		strings.Repeat("> ", 30)+strings.Repeat("a ", 1<<15),
		strings.Repeat(strings.Repeat("> ", 30)+"```a\n", 1000),
		"<table>"+strings.Repeat("<td>", 1<<13)+strings.Repeat("<tr><td>a", 3000),
		strings.Repeat("`", laboriousSize)+"|", strings.Repeat("x", laboriousSize),
		strings.Repeat("- ", 24)+"a"+strings.Repeat("\n", 65000), strings.Repeat(strings.Repeat("- ", 20)+"\n", 1600),
		strings.Repeat("- ", 100)+"a"+strings.Repeat("\n", 65000), strings.Repeat(">", 24)+strings.Repeat("\n", 65000),
		strings.Repeat("[^a]", 1<<14)+"\n\n[^a]: x",
	)
}

var laboriousUnits = []string{
	"a <![CDATA[", "![[]()", "[", "[a](b", "<!--", "<", "<a ", "*a ", "_a ", "**a", "`", "`` ` ", "~~a",
	"> ", "- ", "1. ", "|a", "&", "\\", "http://", "![", "](", "<?", "<x:", "[^a]", "{", "$", ":::",
	"<div>", "<b>", "<!--\n\n", "<div>\n\n", "```a\n", "> ```a\n", "~~~\n\n", "- a\n1. b\n",
	"- a\n\n1. b\n\n", "[*", "**[*", "*a[*", "**a `*", " ", "\t", "a  \n", "`a", "\n", "# \n", "*", "**",
	"***", "_", "* a *a* ", "*a*b", "<a href=\"", "<a href='x", "<script>", "</script", "<p>", "<li>",
	"<td>", "<table>", "<table><tr><td>", "<ul><li>", "</b>", "<b></i>", "<b><p>", "<a href=x>",
	"<i><b></i>", "<script><", "<title>", "<svg>", "<math>", "<select>", "<blockquote>", "[a]: b\n",
	"[a]: http://b\n\n", "[a][", "[a][b]", "[a](http://b) ", "<http://a>", "<a@b.c>", "a@b.c ",
	"https://a.b ", "https://a.b/(", "\u202e", "&#x202e;", "&lt;", "&aaaa", "|-|\n", "a|b\n-|-\n",
	"a\n=\n", "a\n-\n", "1986. ", ".# a\n", "a\n> ", "> a\n\n", "> - ", "- > ", "`a`", "``a`b", "*_",
	"_*", "**_", "~~*", "\\\n", "!![", "[![", "[![](", "<img src=x>", "<br>", "<hr>", "<br><b>",
	"<pre>", "<code>", "<q>", "<dl><dt>", "<h1>", "<h1><p>", "<em><p>", "<p><em>", "<a href=x><p>",
	"[a](b \"", "[a](b)", "[a]((b)", "-\n  ", "[^a]: x\n\n", "- [ ] ", "<details><summary>", "<figure>", "<i><b><p>", "<a href=x><b><p>", "<em>a<li>",
	": ", "*a `", "*a <", "[a <", "*[a](b", "**[a](b*", "*a[b][", "a*b[c]", "*`", "**`*", "[`",
	"](*", "[a]*(", "(*[", "[a](<", "[a](b \"", "[a](b '", "[a](((", "|`\n", "|``a\n", "|a `\n",
	"<ul>", "<dl><dt>a<dd>", "<ol><li>a", "www.", "://", "h://", "http://a)", "\u00a0",
	"<a\n", "</", "</p>", "</p>\n\n", "<p>\n\n", "<b>\n\n", "<table>\n\n", "a\n\n    b\n\n", "- a\n\n  b\n\n",
	"<p>a\n\n", "<p><b>a</b>\n\n", "<ul><li>a</li></ul>", "<blockquote>a</blockquote>",
}

// TestLaboriousBodies checks that whatever a body asks for, what is written of it
// is in proportion, and that Check knows of every error.
func TestLaboriousBodies(t *testing.T) {
	for _, src := range laborious() {
		b, err := Parse(src, nil)
		if checked := Check(src); (err == nil) != (checked == nil) {
			t.Errorf("%.20q: Parse says %v, Check %v", src, err, checked)
		}
		if err != nil {
			continue
		}
		out := b.HTML(HTMLOptions{})
		checkAllowed(t, out)
		for format, s := range map[string]string{"HTML": out, "text": b.Text(), "Markdown": b.Markdown(MarkdownOptions{})} {
			if len(s) > 20*len(src) {
				t.Errorf("%.20q: %d bytes became %d of %s", src, len(src), len(s), format)
			}
		}
	}
}

// TestLaboriousText checks that a body that is not parsed keeps its text.
func TestLaboriousText(t *testing.T) {
	for _, unit := range []string{"[a](b", "> - ", "**a[*"} {
		src := strings.Repeat(unit, laboriousSize/len(unit))
		b, err := Parse(src, nil)
		if err != nil || !isLaborious(src) {
			t.Fatalf("%q: laborious %v, %v", unit, isLaborious(src), err)
		}
		if got := b.Text(); got != strings.TrimSpace(src) {
			t.Errorf("%q shows %.40q", unit, got)
		}
	}
}

// TestOrdinaryEffort checks that ordinary bodies stay far from every limit:
// the longest that a post may hold, and long ones made of the shortest blocks.
func TestOrdinaryEffort(t *testing.T) {
	checkEffort := func(unit string, size int) {
		src := strings.Repeat(unit+"\n\n", size/(len(unit)+2))
		if n := max(nesting(src), lineEffort(src), tableCells(src)*(maxEffort/maxCells)); n > maxEffort/10 && size == laboriousSize || isLaborious(src) {
			t.Errorf("%.40q takes %d of %d steps", unit, n, maxEffort)
		}
	}
	for _, bb := range benchBodies {
		checkEffort(bb.body, laboriousSize)
	}
	for _, body := range ordinary {
		checkEffort(body, laboriousSize/4)
	}
	checkEffort(strings.Repeat("- [a link](https://example.org/some/path) in *a list*\n", 600), laboriousSize)
	checkEffort(strings.Repeat("-", 80), laboriousSize)
}
