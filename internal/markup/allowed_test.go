package markup

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// allowedAttributes are the elements that HTML may return, each with the
// attributes that it may have: the list of the package comment, written down a
// second time.
var allowedAttributes = map[string][]string{
	"p": nil, "h4": nil, "h5": nil, "h6": nil, "ul": nil, "ol": {"start"}, "li": nil,
	"dl": nil, "dt": nil, "dd": nil, "blockquote": nil, "pre": nil, "hr": nil,
	"table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": nil, "td": nil,
	"a": {"href", "title"}, "em": nil, "strong": nil, "del": nil, "code": {"class"},
	"kbd": nil, "sub": nil, "sup": nil, "br": nil,
}

// checkAllowed says what in a fragment is outside of what HTML may return, by
// an independent parser and an independent list.
func checkAllowed(t *testing.T, fragment string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(fragment))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("%s in %q", z.Raw(), fragment)
		case html.StartTagToken, html.SelfClosingTagToken:
			checkTag(t, z.Token(), fragment)
		}
	}
}

func checkTag(t *testing.T, tag html.Token, fragment string) {
	t.Helper()
	attributes, ok := allowedAttributes[tag.Data]
	if !ok {
		t.Errorf("element %s in %q", tag.Data, fragment)
	}
	for _, a := range tag.Attr {
		switch {
		case !slices.Contains(attributes, a.Key):
			t.Errorf("attribute %s of %s in %q", a.Key, tag.Data, fragment)
		case a.Key == "href":
			checkURL(t, a.Val)
		case a.Key == "class" && !strings.HasPrefix(a.Val, "language-"):
			t.Errorf("class %q in %q", a.Val, fragment)
		}
	}
}

func checkURL(t *testing.T, raw string) {
	t.Helper()
	u, err := url.Parse(raw)
	switch {
	case err != nil:
		t.Errorf("URL %q: %v", raw, err)
	case u.Scheme == "mailto" && strings.Contains(u.Opaque, "@"):
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil:
	default:
		t.Errorf("URL %q is not allowed", raw)
	}
}

// checkCanonical says whether a fragment is nested as HTML's content model and
// the parser have it: parsed and written again, it is the same.
func checkCanonical(t *testing.T, fragment string) {
	t.Helper()
	root, err := parseHTML(strings.NewReader(fragment))
	if err != nil {
		t.Fatalf("%v in %q", err, fragment)
	}
	if again := write(root, nil); again != fragment {
		t.Errorf("written again, it is another:\n%s\nwas\n%s", again, fragment)
	}
}

func testBase(t testing.TB) *url.URL {
	base, err := url.Parse("https://conf.example/2023/talks/")
	if err != nil {
		t.Fatal(err)
	}
	return base
}
