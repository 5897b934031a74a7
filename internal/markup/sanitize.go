package markup

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	policyOnce sync.Once
	policy     *bluemonday.Policy
)

// sanitiser is the policy for what strangers wrote: a list of what may pass,
// to which everything else does not belong. It is shorter than bluemonday's
// UGCPolicy, which lets images load and ids through.
func sanitiser() *bluemonday.Policy {
	policyOnce.Do(func() {
		p := bluemonday.NewPolicy()
		p.AllowElements("p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
			"ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre",
			"table", "thead", "tbody", "tfoot", "tr", "th", "td",
			"em", "i", "cite", "dfn", "var", "strong", "b", "del", "s", "strike",
			"code", "tt", "samp", "kbd", "sub", "sup", "q")
		p.AllowAttrs("start").Matching(regexp.MustCompile(`^[0-9]{1,9}$`)).OnElements("ol")
		p.AllowAttrs("class").Matching(regexp.MustCompile(`^language-[A-Za-z0-9+#._-]+$`)).OnElements("code")
		p.RequireParseableURLs(true)
		p.AllowRelativeURLs(true)
		p.AllowURLSchemes("http", "https", "mailto")
		p.AllowAttrs("href", "title").OnElements("a")
		p.AllowAttrs("src", "alt").OnElements("img")
		policy = p
	})
	return policy
}

// render writes the children of root, and with them what the author wrote as
// HTML.
func render(root *html.Node) (string, error) {
	var b strings.Builder
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		if err := html.Render(&b, n); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// sanitise returns the tree of what htm says, as far as that is allowed. Where
// all its tags are plain, it saves the sanitiser the way: FuzzSanitiserAgrees
// has it that the writer then writes the same.
func (b *nodeBuilder) sanitise(htm string) (*html.Node, error) {
	htm, plain := scrub(htm)
	if plain {
		return b.parseWritten(htm)
	}
	return sanitiseAll(htm)
}

// sanitiseAll is sanitise for scrubbed HTML, always by way of the sanitiser.
func sanitiseAll(htm string) (*html.Node, error) {
	var clean bytes.Buffer
	if err := sanitiser().SanitizeReaderToWriter(strings.NewReader(htm), &clean); err != nil {
		return nil, err
	}
	return parseHTML(&clean)
}

// parseHTML is the tree of a fragment of HTML, under a body.
func parseHTML(r io.Reader) (*html.Node, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(r, body)
	if err != nil {
		return nil, err
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	return body, nil
}
