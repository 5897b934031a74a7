package export_test

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// bodyElements are the elements that a body may be rendered to, each with its
// attributes: the list in the documentation of internal/body, and the levels
// that a page or a feed moves headings to.
var bodyElements = map[string][]string{
	"p": nil, "h2": nil, "h3": nil, "h4": nil, "h5": nil, "h6": nil, "ul": nil, "ol": {"start"}, "li": nil,
	"dl": nil, "dt": nil, "dd": nil, "blockquote": nil, "pre": nil, "hr": nil,
	"table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": nil, "td": nil,
	"a": {"href", "title"}, "em": nil, "strong": nil, "del": nil, "code": {"class"},
	"kbd": nil, "sub": nil, "sup": nil, "br": nil, "mark": nil, "abbr": {"title"},
	"details": nil, "summary": nil, "figure": nil, "figcaption": nil,
	"img": {"src", "alt", "title", "width", "height", "loading"},
}

// A markupJudge says what in some HTML is not allowed: what is neither in the
// list of bodies nor in what the same exporter makes of a harmless post.
type markupJudge struct {
	known map[string]bool // elements, and attributes with theirs, of the harmless
	ids   map[string]bool
	found []string
}

// newMarkupJudge returns a judge who allows what bodies may hold, and the
// elements that the parser adds to a fragment.
func newMarkupJudge() *markupJudge {
	return &markupJudge{known: map[string]bool{"html": true, "head": true, "body": true}}
}

// learn allows what is in a harmless page or fragment.
func (j *markupJudge) learn(harmless []byte) {
	for n := range parsedHTML(harmless).Descendants() {
		if n.Type == html.ElementNode {
			j.known[n.Data] = true
			for _, a := range n.Attr {
				j.known[n.Data+" "+attributeName(a)] = true
			}
		}
	}
}

func parsedHTML(data []byte) *html.Node {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		panic(err) // a reader of bytes does not fail
	}
	return root
}

func attributeName(a html.Attribute) string { return a.Namespace + a.Key }

// judge returns what is not allowed in the HTML.
func (j *markupJudge) judge(data []byte) []string {
	j.ids, j.found = make(map[string]bool), nil
	for n := range parsedHTML(data).Descendants() {
		switch n.Type {
		case html.CommentNode:
			j.found = append(j.found, "comment "+n.Data)
		case html.ElementNode:
			j.element(n)
		}
	}
	return j.found
}

func (j *markupJudge) element(n *html.Node) {
	attributes, inBody := bodyElements[n.Data]
	if n.Namespace != "" || !inBody && !j.known[n.Data] {
		j.found = append(j.found, "element "+n.Namespace+" "+n.Data)
	}
	for _, a := range n.Attr {
		name := attributeName(a)
		if !slices.Contains(attributes, name) && !j.known[n.Data+" "+name] {
			j.found = append(j.found, "attribute "+name+" of "+n.Data)
		}
		switch name {
		case "href", "src", "action", "cite", "poster", "data":
			if !isLawfulAddress(a.Val) || n.Data == "img" && !strings.HasPrefix(a.Val, "http") {
				j.found = append(j.found, "URL "+a.Val+" of "+n.Data)
			}
		case "id":
			if j.ids[a.Val] {
				j.found = append(j.found, "a second id "+a.Val)
			}
			j.ids[a.Val] = true
		}
	}
}

// isLawfulAddress holds for what a link may lead to: a place on the page, a
// file beside it, the web, or an e-mail address.
func isLawfulAddress(raw string) bool {
	u, err := url.Parse(raw)
	if err != nil || strings.ContainsAny(raw, "\\\t\n\r ") {
		return false
	}
	switch u.Scheme {
	case "":
		return u.Host == "" && (raw[:min(len(raw), 1)] == "#" || !strings.Contains(raw, ":"))
	case "http", "https":
		return u.Host != "" && u.User == nil
	case "mailto":
		return strings.Contains(u.Opaque, "@")
	}
	return false
}
