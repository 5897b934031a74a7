package body

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap/internal/text"

	"github.com/seed-e2fd8668/recap/internal/markdown"
)

// goldmarked is what goldmark, trusting its input, makes of Markdown with GFM's
// tables, strikethrough and task lists, and footnotes.
func goldmarked(t testing.TB, md string) string {
	t.Helper()
	var out bytes.Buffer
	gm := goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote),
		goldmark.WithRendererOptions(goldhtml.WithUnsafe()),
	)
	if err := gm.Convert([]byte(md), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func addSeeds(f *testing.F) {
	for _, s := range ordinary {
		f.Add(s)
	}
	for _, s := range payloads {
		f.Add(s)
	}
	for _, s := range laborious() {
		f.Add(s[:min(len(s), 200)])
	}
}

// FuzzHTML checks that whatever comes in, as Markdown or as HTML, what goes out
// is allowed, and the same when it is read again; that Check tells of every
// error, and that the Markdown is as safe.
func FuzzHTML(f *testing.F) {
	addSeeds(f)
	base := testBase(f)
	f.Fuzz(func(t *testing.T, src string) {
		b, err := Parse(src, base)
		if checked := Check(src); (err == nil) != (checked == nil) {
			t.Fatalf("Parse says %v, Check %v", err, checked)
		}
		checkBody(t, ParseHTML(src, base))
		if err != nil {
			return
		}
		checkBody(t, b)
		if _, err := Parse(b.Markdown(MarkdownOptions{}), base); err != nil && len(src) < 500 {
			t.Errorf("of its Markdown, Parse says %v", err)
		}
	})
}

// checkGoldmark says what goldmark, which trusts its input, makes of Markdown
// that it should not.
func checkGoldmark(t *testing.T, md string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(goldmarked(t, md)))
	for z.Next() != html.ErrorToken {
		tag := z.Token()
		if tag.Type != html.StartTagToken && tag.Type != html.SelfClosingTagToken || tag.Data == "div" {
			continue
		}
		if _, ok := allowedAttributes[tag.Data]; !ok && tag.Data[0] != 'h' {
			t.Errorf("element %s by goldmark of %q", tag.Data, md)
		}
		for _, a := range tag.Attr {
			if a.Key == "href" || a.Key == "src" {
				checkURL(t, a.Val)
			}
		}
	}
}

// FuzzReaders checks that both readers make the same of Markdown without HTML:
// that what goldmark renders says what its tree does.
func FuzzReaders(f *testing.F) {
	addSeeds(f)
	for _, s := range []string{"[0](:)", "[0](12:30.html)", "![0](12:30.png)", "[r]\n\n[r]://", "- [x](/x)", "- [x] done"} {
		f.Add(s)
	}
	base := testBase(f)
	f.Fuzz(func(t *testing.T, src string) {
		b, err := Parse(src, base)
		if src = text.CleanChars(src); err != nil || isLaborious(src) || isHTML(src) {
			return
		}
		if strings.Count(src, "_")+strings.Count(src, "*") > 500 {
			return // nested deeper than the sanitiser takes HTML
		}
		d := parseMarkdown(src)
		if _, holdsHTML := d.scan(); holdsHTML {
			return
		}
		if got, want := parseHTML(d.render(base), base).HTML(HTMLOptions{}), b.HTML(HTMLOptions{}); got != want {
			t.Errorf("%q\nas HTML\n%s\nas a tree\n%s", src, got, want)
		}
	})
}

// FuzzMarkdown checks that goldmark finds the text in our Markdown that is in
// the body, all of it.
func FuzzMarkdown(f *testing.F) {
	addSeeds(f)
	for _, s := range plainTexts {
		f.Add("<p>" + s + "</p><h1>" + s + "</h1><b>" + s + "</b>" + s + "<table><td>" + s + "<td><code>" + s + "</table>")
	}
	f.Fuzz(func(t *testing.T, src string) {
		b, err := Parse(src, nil)
		if err != nil || strings.Contains(src, "<s>") || strings.Contains(src, "[^") || strings.Contains(src, "[ ]") || strings.Contains(src, "[x]") || strings.Contains(src, "<input") {
			return // written otherwise, see Markdown
		}
		out := b.HTML(HTMLOptions{Picture: func(string) bool { return true }})
		if strings.Contains(out, "<ol start") || strings.Contains(out, "<ol>") || strings.Contains(out, "<su") {
			return
		}
		md := b.Markdown(MarkdownOptions{Headings: &markdown.Headings{}})
		got, want := withoutSpace(shown(goldmarked(t, md))), withoutSpace(shown(out))
		if got != want {
			t.Errorf("of\n%s\nmade\n%s\nthat shows\n%s\nwant\n%s", out, md, got, want)
		}
	})
}

func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
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
