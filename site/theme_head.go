package site

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/seed-e2fd8668/recap/internal/page"
)

// headSources are what the head of a theme loads, as a Content-Security-Policy names
// it: hosts, and hashes of what stands in the head itself (CSP Level 3 section 2.3.1).
type headSources struct {
	scripts, styles, hosts string // each beginning with a space, or empty
}

func sourcesOf(head string) headSources {
	nodes, err := html.ParseFragment(strings.NewReader(head), &html.Node{Type: html.ElementNode, Data: "head", DataAtom: atom.Head})
	if err != nil {
		return headSources{} // not from a string
	}
	inline := make(map[string]string)
	page.AddInlineSources(inline, strings.NewReader(head))
	var scripts, styles, hosts []string
	for _, n := range nodes {
		switch attributes := attributesOf(n); {
		case n.DataAtom == atom.Script && attributes["src"] != "":
			if host := hostOf(attributes["src"]); host != "" {
				scripts, hosts = append(scripts, host), append(hosts, host)
			}
		case n.DataAtom == atom.Link && strings.EqualFold(attributes["rel"], "stylesheet"):
			if host := hostOf(attributes["href"]); host != "" {
				styles = append(styles, host)
			}
		}
	}
	return headSources{inline["script"] + joined(scripts), inline["style"] + joined(styles), joined(hosts)}
}

func attributesOf(n *html.Node) map[string]string {
	attributes := make(map[string]string)
	for _, a := range n.Attr {
		attributes[a.Key] = a.Val
	}
	return attributes
}

// hostOf is the source of an address on another host, "" for one of the site.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || strings.ContainsAny(u.Host, "; '\"") {
		return ""
	}
	if u.Scheme == "" {
		u.Scheme = "https"
	}
	return u.Scheme + "://" + u.Host
}

func joined(sources []string) string {
	slices.Sort(sources)
	if sources = slices.Compact(sources); len(sources) == 0 {
		return ""
	}
	return " " + strings.Join(sources, " ")
}
