package body

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// allowedAttributes are the elements that HTML may write, each with the
// attributes that it may have.
var allowedAttributes = map[string][]string{
	"details": nil, "summary": nil, "figure": nil, "figcaption": nil, "abbr": {"title"}, "mark": nil,
	"img": {"src", "alt", "title", "width", "height", "loading"}, "label": nil, "input": {"type", "checked", "disabled"},
	"p": nil, "h4": nil, "h5": nil, "h6": nil, "ul": nil, "ol": {"start", "class"}, "li": {"id"},
	"dl": nil, "dt": nil, "dd": nil, "blockquote": nil, "pre": nil, "hr": nil,
	"table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": {"class", "align"}, "td": {"class", "align"},
	"a": {"href", "title", "id"}, "em": nil, "strong": nil, "del": nil, "code": {"class"},
	"kbd": nil, "sub": nil, "sup": nil, "br": nil,
}

var (
	allowedIDs     = regexp.MustCompile(`^fn(ref)?[0-9]+$`)
	allowedClasses = regexp.MustCompile(`^(language-[\pL\pN\pM+#._-]+|align-(left|right|center)|footnotes)$`)
)

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
		case a.Key == "href" || a.Key == "src":
			checkURL(t, a.Val)
		case a.Key == "id" && !allowedIDs.MatchString(a.Val), a.Key == "class" && !allowedClasses.MatchString(a.Val),
			a.Key == "type" && a.Val != "checkbox":
			t.Errorf("%s %q in %q", a.Key, a.Val, fragment)
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
	case u.Scheme == "" && u.Host == "" && u.User == nil && !strings.HasPrefix(u.Path, "//"):
	case (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil:
	default:
		t.Errorf("URL %q is not allowed", raw)
	}
}

// checkCanonical says whether a fragment is nested as HTML's content model and
// the parser have it: read and written again, it is the same.
func checkCanonical(t *testing.T, fragment string) {
	t.Helper()
	if again := ParseHTML(fragment, nil).HTML(HTMLOptions{}); again != fragment {
		t.Errorf("written again, it is another:\n%s\nwas\n%s", again, fragment)
	}
}
