package body

import (
	"bufio"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDiffer is how many of the specification's examples may come out in another
// way than it says.
const maxDiffer = 45

// TestCommonMark compares what becomes of the examples of the CommonMark
// specification with what it says. The environment variable RECAP_COMMONMARK
// names its file spec.txt, as the npm package commonmark-spec has it. The
// examples that differ are listed in testdata, each with its reason.
func TestCommonMark(t *testing.T) {
	name := os.Getenv("RECAP_COMMONMARK")
	if name == "" {
		t.Skip("RECAP_COMMONMARK does not name a specification")
	}
	examples := readExamples(t, name)
	reasons := readReasons(t)
	if len(examples) < 600 || len(reasons) > maxDiffer {
		t.Errorf("%d examples, %d of which may differ; at most %d may", len(examples), len(reasons), maxDiffer)
	}
	for i, e := range examples {
		number := i + 1
		b, err := Parse(e.markdown, testBase(t))
		if err != nil {
			t.Errorf("example %d: %v", number, err)
			continue
		}
		got := comparable(t, b.HTML(HTMLOptions{Picture: func(string) bool { return true }}))
		want := comparable(t, repaired(t, e.html))
		reason, listed := reasons[number]
		switch {
		case got != want && !listed:
			t.Errorf("example %d:\n%s\ngot  %s\nwant %s", number, e.markdown, got, want)
		case got == want && listed:
			t.Errorf("example %d does not differ, but is listed: %s", number, reason)
		}
	}
}

type example struct{ markdown, html string }

func readExamples(t *testing.T, name string) []example {
	t.Helper()
	spec, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	const fence = "````````````````````````````````"
	var examples []example
	for _, part := range strings.Split(strings.ReplaceAll(string(spec), "→", "\t"), fence+" example\n")[1:] {
		markdown, rest, _ := strings.Cut(part, "\n.\n")
		if strings.HasPrefix(part, ".\n") {
			markdown, rest = "", part[2:]
		}
		want, _, _ := strings.Cut("\n"+rest, "\n"+fence)
		examples = append(examples, example{markdown + "\n", want})
	}
	return examples
}

// readReasons reads the list of the examples that differ.
func readReasons(t *testing.T) map[int]string {
	t.Helper()
	f, err := os.Open("testdata/commonmark.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	reasons := make(map[int]string)
	for s := bufio.NewScanner(f); s.Scan(); {
		numbers, reason, ok := strings.Cut(s.Text(), ": ")
		if !ok || strings.HasPrefix(numbers, "#") {
			continue
		}
		for field := range strings.FieldsSeq(numbers) {
			n, err := strconv.Atoi(field)
			if err != nil {
				t.Fatal(err)
			}
			reasons[n] = reason
		}
	}
	return reasons
}

var (
	spaces   = regexp.MustCompile(`[ \n\t]+`)
	aroundP  = regexp.MustCompile(` *¶[ ¶]*`)
	spaceIn  = regexp.MustCompile(`((?:<(?:em|strong|del|a)\b[^>]*>)+)( +)`)
	spaceOut = regexp.MustCompile(`( +)((?:</(?:em|strong|del|a)>)+)`)
	atTag    = regexp.MustCompile(`¶?(<[^>]*>)¶?`)
	inBlock  = regexp.MustCompile(` *(</?(?:ul|ol|li|blockquote|pre|h|hr|br|table|tr|td|th)\b[^>]*>) *`)
)

// repaired is HTML as a browser takes it, with all its elements closed.
func repaired(t *testing.T, fragment string) string {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(fragment), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, n := range nodes {
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// comparable is HTML without what this package does not promise: white space
// that nobody sees, whether the paragraph of an item stands in p, the level of
// headings, and elements that are no markup of Markdown's.
func comparable(t *testing.T, fragment string) string {
	t.Helper()
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(fragment))
	pre, skip := 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			s := spaces.ReplaceAllString(spaceIn.ReplaceAllString(spaceOut.ReplaceAllString(b.String(), "$2$1"), "$2$1"), " ")
			s = atTag.ReplaceAllString(aroundP.ReplaceAllString(s, "¶"), "$1")
			return strings.Trim(inBlock.ReplaceAllString(s, "$1"), " ¶")
		case html.TextToken:
			switch s := string(z.Text()); {
			case skip > 0:
			case pre > 0:
				b.WriteString(strings.NewReplacer(" ", "·", "\n", "⏎", "\t", "⇥").Replace(html.UnescapeString(strings.TrimRight(s, "\n"))))
			default:
				b.WriteString(spaces.ReplaceAllString(html.UnescapeString(s), " "))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Token()
			pre += map[string]int{"pre": 1}[tag.Data]
			skip += map[string]int{"script": 1, "style": 1}[tag.Data]
			b.WriteString(comparableTag(t, tag))
		case html.EndTagToken:
			tag := z.Token()
			pre -= map[string]int{"pre": 1}[tag.Data]
			skip -= map[string]int{"script": 1, "style": 1}[tag.Data]
			if s := comparableTag(t, html.Token{Data: tag.Data}); s == "¶" || s == "" {
				b.WriteString(s)
			} else {
				b.WriteString("</" + s[1:])
			}
		}
	}
}

func comparableTag(t *testing.T, tag html.Token) string {
	t.Helper()
	name := tag.Data
	if same, ok := map[string]string{"i": "em", "b": "strong", "s": "del", "strike": "del"}[name]; ok {
		name = same
	}
	switch name {
	case "p", "div":
		return "¶"
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return "<h>"
	case "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a", "hr", "br", "table", "tr", "td", "th", "del", "img":
	default:
		return ""
	}
	s := "<" + name
	for _, a := range tag.Attr {
		switch a.Key {
		case "href", "src":
			u, err := testBase(t).Parse(a.Val)
			if err == nil {
				a.Val = u.String()
			}
		case "title", "alt", "start":
			a.Val = strings.TrimSpace(spaces.ReplaceAllString(a.Val, " "))
		case "class":
			if name != "code" {
				continue
			}
		default:
			continue
		}
		if a.Val != "" {
			s += " " + a.Key + "=" + strconv.Quote(a.Val)
		}
	}
	return s + ">"
}

func testBase(t testing.TB) *url.URL {
	base, err := url.Parse("https://conf.example/2023/talks/")
	if err != nil {
		t.Fatal(err)
	}
	return base
}
