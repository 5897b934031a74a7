package markup

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
)

// goldmarked is what goldmark, an independent reader that trusts its input,
// makes of Markdown with GFM's tables and strikethrough.
func goldmarked(t testing.TB, md string) string {
	t.Helper()
	var out bytes.Buffer
	gm := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify),
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

// FuzzHTML checks that whatever comes in, what goes out is allowed and
// canonical, that Check tells of every error, and that what is made of the
// result is as safe.
func FuzzHTML(f *testing.F) {
	addSeeds(f)
	base := testBase(f)
	f.Fuzz(func(t *testing.T, src string) {
		out, err := HTML(src, base)
		if checked := Check(src); (err == nil) != (checked == nil) {
			t.Fatalf("HTML says %v, Check %v", err, checked)
		}
		if isValidBody(src) && (CheckValid(src) == nil) != (err == nil) {
			t.Fatalf("HTML says %v, CheckValid %v", err, CheckValid(src))
		}
		checkAllowed(t, out)
		checkCanonical(t, out)
		if text := Excerpt(Text(out), 20); utf8.RuneCountInString(text) > 20 {
			t.Errorf("excerpt of %d runes: %q", utf8.RuneCountInString(text), text)
		}
		md := Markdown(out, 4, nil)
		if _, err := HTML(md, base); err != nil && len(src) < 500 {
			t.Errorf("of its Markdown, HTML says %v", err)
		}
		checkGoldmark(t, md)
	})
}

// isValidBody reports whether a body may be in a valid post.
func isValidBody(src string) bool {
	return utf8.ValidString(src) && !strings.ContainsFunc(src, func(r rune) bool {
		return unicode.IsControl(r) && !strings.ContainsRune("\t\n\r", r) || r&0xFFFE == 0xFFFE
	})
}

// checkGoldmark says what goldmark, which trusts its input, makes of Markdown
// that it should not.
func checkGoldmark(t *testing.T, md string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(goldmarked(t, md)))
	for z.Next() != html.ErrorToken {
		tag := z.Token()
		if tag.Type != html.StartTagToken && tag.Type != html.SelfClosingTagToken {
			continue
		}
		if _, ok := allowedAttributes[tag.Data]; !ok {
			t.Errorf("element %s by goldmark of %q", tag.Data, md)
		}
		for _, a := range tag.Attr {
			if a.Key == "href" {
				checkURL(t, a.Val)
			}
		}
	}
}

// FuzzMarkdown checks that goldmark finds the text in our Markdown that is in
// our HTML, all of it.
func FuzzMarkdown(f *testing.F) {
	addSeeds(f)
	for _, s := range plainTexts {
		f.Add("<p>" + s + "</p><h1>" + s + "</h1><b>" + s + "</b>" + s + "<table><td>" + s + "<td><code>" + s + "</table>")
	}
	f.Fuzz(func(t *testing.T, src string) {
		out, err := HTML(src, nil)
		if err != nil || strings.Contains(out, "<sub>") || strings.Contains(out, "<sup>") || strings.Contains(out, "<ol start") {
			return // written otherwise, see Markdown
		}
		md := Markdown(out, 4, &Headings{})
		got, want := withoutSpace(plainOf(goldmarked(t, md))), withoutSpace(plainOf(out))
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

// FuzzSanitiserAgrees proves that the bodies that do not pass the sanitiser, for
// speed, come out as if they did: those without raw HTML, and those whose tags
// are plain.
func FuzzSanitiserAgrees(f *testing.F) {
	addSeeds(f)
	base := testBase(f)
	f.Fuzz(func(t *testing.T, src string) {
		fast, err := HTML(src, base)
		src = cleanChars(src)
		if err != nil || !isHTML(src) && tooLaborious(src) {
			return
		}
		htm := src
		if !isHTML(src) {
			b := treeBuilder{base: base}
			root := element("body")
			b.node(root, parse(prepareSource(src)))
			if htm, err = render(root); err != nil {
				t.Fatal(err)
			}
		}
		scrubbed, _ := scrub(htm)
		root, err := sanitiseAll(scrubbed)
		if err != nil {
			t.Fatal(err)
		}
		if slow := write(root, base); slow != fast {
			t.Errorf("past the sanitiser\n%s\nas it is\n%s", slow, fast)
		}
	})
}

// FuzzEscapeInline checks that goldmark shows escaped text as the text it is,
// wherever in a line it stands.
func FuzzEscapeInline(f *testing.F) {
	addSeeds(f)
	for _, s := range plainTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.Join(strings.Fields(Clean(s)), " ")
		esc := EscapeInline(s)
		if want == "" {
			return
		}
		for _, frame := range []string{"%s", "## %s", "- %s", "> %s", "[%s](http://x.example/)", "*%s*"} {
			if frame == "*%s*" && !isWordEdged(want) {
				continue // no emphasis
			}
			md := strings.Replace(frame, "%s", esc, 1)
			if got := plainOf(goldmarked(t, md)); got != want {
				t.Errorf("%s shows %q, want %q", md, got, want)
			}
		}
	})
}

// isWordEdged reports whether s begins and ends with a letter or digit.
func isWordEdged(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return isWord(first) && isWord(last)
}

// plainOf is the text of HTML, its white space collapsed.
func plainOf(fragment string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(fragment))
	for z.Next() != html.ErrorToken {
		if tok := z.Token(); tok.Type == html.TextToken {
			b.WriteString(tok.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
