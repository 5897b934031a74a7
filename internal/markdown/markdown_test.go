package markdown

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap/internal/text"
)

// goldmarked is what goldmark, trusting its input, makes of Markdown.
func goldmarked(t testing.TB, md string) string {
	t.Helper()
	var out bytes.Buffer
	gm := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(goldhtml.WithUnsafe()))
	if err := gm.Convert([]byte(md), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// shown is the text of HTML, its white space collapsed.
func shown(fragment string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(fragment))
	for z.Next() != html.ErrorToken {
		if tok := z.Token(); tok.Type == html.TextToken {
			b.WriteString(tok.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func isWordEdged(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return IsWord(first) && IsWord(last)
}

func TestEscapeInline(t *testing.T) {
	for s, want := range map[string]string{
		"plain text":          "plain text",
		"a *b* _c_ d_e":       `a \*b\* \_c\_ d_e`,
		"# a":                 `\# a`,
		"1. a":                `1\. a`,
		"a | b":               `a \| b`,
		"<b> & &amp; R&D":     "&lt;b> & &amp;amp; R&amp;D",
		"a\nb\tc":             "a b c",
		"C# and F#":           `C# and F\#`,
		"{{< x >}} {% y %}":   `\{\{&lt; x >}} &#123;% y %}`,
		"see http://x.y":      "see http&#58;//x.y",
		"it's \"5 - 6\" -- 7": `it's "5 - 6" -\- 7`,
		"a\u202eb":            "a\u202eb\u202c",
		"":                    "",
		"0. a":                `0\. a`,
		"9) a":                `9\) a`,
		"z. a":                `z\. a`,
		"(iv) a":              `\(iv\) a`,
		"(#) a (@) b":         `\(#\) a (@) b`,
		"(@) a":               `\(@\) a`,
		"(%) a":               "(%) a",
		"mmmmmmmmmmmm. a":     `mmmmmmmmmmmm\. a`,
		"mmmmmmmmmmmmm. a":    "mmmmmmmmmmmmm. a", // no number is as long
		"(mmmmmmmmmmmm) a":    `\(mmmmmmmmmmmm\) a`,
		"R&z & &":             "R&amp;z & &",
		"w, www, WwW. www.":   "w, www, WwW&#46; www&#46;",
		"a @ b @_c @d @é":     `a @ b &#64;\_c &#64;d &#64;é`,
		"a :b_c: :+1: ::":     `a \:b_c: \:+1: ::`,
		"a::b":                "a::b",
	} {
		if got := EscapeInline(s); got != want {
			t.Errorf("EscapeInline(%q) = %s, want %s", s, got, want)
		}
	}
}

func TestHeadings(t *testing.T) {
	var h Headings
	seen := map[string]bool{}
	for _, inline := range []string{"Lunch", "Lunch", "Lunch", "[A1](https://x.example/) Lunch", "[A1](https://x.example/) Lunch", "1", "1", "1", "昼食", "昼食", "End.", `C:\\.`, "x `aa` `bb`", "x `aa` `bb`", "x `aa` `bb`", "y <https://x.example/> `z`", "y <https://x.example/> `z`"} {
		line := h.Line(3, inline)
		if seen[line] {
			t.Errorf("%q comes again", line)
		}
		seen[line] = true
		want := shown(goldmarked(t, "### "+inline))
		if got := shown(goldmarked(t, line)); got != want {
			t.Errorf("%q shows %q, want %q", line, got, want)
		}
		if strings.ContainsAny(line[len(line)-1:], ".,:!") {
			t.Errorf("%q ends with punctuation", line)
		}
	}
}

// FuzzEscapeInline checks that goldmark shows escaped text as the text it is,
// wherever in a line it stands.
func FuzzEscapeInline(f *testing.F) {
	for _, s := range plainTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := text.Line(s)
		esc := EscapeInline(s)
		if want == "" {
			return
		}
		for _, frame := range []string{"%s", "## %s", "- %s", "> %s", "[%s](http://x.example/)", "*%s*"} {
			if frame == "*%s*" && !isWordEdged(want) {
				continue // no emphasis
			}
			md := strings.Replace(frame, "%s", esc, 1)
			if got := shown(goldmarked(t, md)); got != want {
				t.Errorf("%s shows %q, want %q", md, got, want)
			}
		}
	})
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

// Text that does not stand at the beginning of a line needs no escape that only holds
// there.
func TestTextWithinALine(t *testing.T) {
	for s, want := range map[string]string{"- a": "- a", "-a": "-a", "# a": "# a", "1. a": "1. a", "://x": "://x", "=": "=", "a://x": "a&#58;//x"} {
		if got := string(AppendText(nil, s, false)); got != want {
			t.Errorf("%q is %s, want %s", s, got, want)
		}
	}
}

// A heading that comes again has its first letter as a reference, then the second, and
// so on until all is tried: then it comes as it is.
func TestSpellingsOfAHeading(t *testing.T) {
	var h Headings
	var got []string
	for range 15 {
		got = append(got, h.Line(1, "ab"))
	}
	want := []string{
		"# ab", "# &#97;b", "# a&#98;", "# &#97;&#98;", "# &#097;b", "# a&#098;", "# &#097;&#098;", "# &#0097;b", "# a&#0098;", "# &#0097;&#0098;",
		"# &#00097;b", "# a&#00098;", "# &#00097;&#00098;", "# ab", "# ab",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
