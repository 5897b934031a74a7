package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"io"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Policy is a Content-Security-Policy (CSP Level 3): the sources of each directive, in
// the order in which they were added. Nothing loads but what is in it.
type Policy map[string][]string

// Add adds sources to a directive, each once.
func (p Policy) Add(directive string, sources ...string) {
	for _, s := range sources {
		if !slices.Contains(p[directive], s) {
			p[directive] = append(p[directive], s)
		}
	}
}

// Clone returns a copy to which others can be added.
func (p Policy) Clone() Policy {
	clone := make(Policy, len(p))
	for directive, sources := range p {
		clone[directive] = slices.Clone(sources)
	}
	return clone
}

// AddDirectives adds those of a policy, or of a part of one.
func (p Policy) AddDirectives(policy string) {
	for directive := range strings.SplitSeq(policy, ";") {
		if words := strings.Fields(directive); len(words) > 0 {
			p.Add(words[0], words[1:]...)
		}
	}
}

// AddInline adds the hashes of the elements style and script in some HTML.
func (p Policy) AddInline(r io.Reader) {
	z := html.NewTokenizer(r)
	for open := ""; ; {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			name, _ := z.TagName()
			open = string(name)
		case html.TextToken:
			if open == "style" || open == "script" {
				sum := sha256.Sum256(z.Text())
				p.Add(open+"-src", "'"+SourceHash(sum[:])+"'")
			}
		case html.EndTagToken:
			open = ""
		}
	}
}

// AddStyle adds what CSS loads by url().
func (p Policy) AddStyle(css string) {
	Restyle(css, func(a StyleAddress) string {
		if a.Font {
			p.Add("font-src", sourceOf(a.URL)...)
		} else {
			p.Add("img-src", sourceOf(a.URL)...)
		}
		return ""
	})
}

// AddPictures adds what pictures load from.
func (p Policy) AddPictures(addresses ...string) {
	for _, address := range addresses {
		p.Add("img-src", sourceOf(address)...)
	}
}

// AddHead adds what the HTML of a head holds and loads. A host to which it connects
// beforehand is one of fonts that a style sheet names.
func (p Policy) AddHead(head string) {
	nodes, err := html.ParseFragment(strings.NewReader(head), &html.Node{Type: html.ElementNode, Data: "head", DataAtom: atom.Head})
	if err != nil || head == "" {
		return // never from a string
	}
	p.AddInline(strings.NewReader(head))
	for _, n := range nodes {
		attributes := make(map[string]string)
		for _, a := range n.Attr {
			attributes[a.Key] = a.Val
		}
		switch {
		case n.DataAtom == atom.Style && n.FirstChild != nil:
			p.AddStyle(n.FirstChild.Data)
		case n.DataAtom == atom.Script && attributes["src"] != "":
			p.Add("script-src", sourceOf(attributes["src"])...)
			p.Add("connect-src", sourceOf(attributes["src"])...)
		case n.DataAtom == atom.Link:
			for rel := range strings.FieldsSeq(strings.ToLower(attributes["rel"])) {
				for _, directive := range loadedBy(rel, attributes["as"]) {
					p.Add(directive, sourceOf(attributes["href"])...)
				}
			}
		}
	}
}

// loadedBy are the directives for what a link of the head loads.
func loadedBy(rel, as string) []string {
	switch {
	case rel == "stylesheet":
		return []string{"style-src", "font-src"}
	case rel == "preconnect", rel == "preload" && strings.EqualFold(as, "font"):
		return []string{"font-src"}
	case rel == "icon", rel == "apple-touch-icon", rel == "mask-icon":
		return []string{"img-src"}
	case rel == "manifest":
		return []string{"manifest-src"}
	}
	return nil
}

// sourceOf is what admits an address: its host, or that of the page. It is nothing for
// what no policy can name.
func sourceOf(address string) []string {
	u, err := url.Parse(strings.TrimSpace(address))
	switch {
	case err != nil || address == "" || strings.ContainsAny(u.Host, ";, '\""):
		return nil
	case strings.EqualFold(u.Scheme, "data"):
		return []string{"data:"}
	case u.Scheme == "" && u.Host == "" && u.Path == "":
		return nil // a place in the page
	case u.Scheme == "" && u.Host == "":
		return []string{"'self'"}
	case u.Host == "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https":
		return nil
	case u.Scheme == "":
		u.Scheme = "https"
	}
	return []string{u.Scheme + "://" + u.Host}
}

// String returns the policy as it stands in a page, which lets nobody change where its
// links lead from, nor send forms.
func (p Policy) String() string {
	var b strings.Builder
	b.WriteString("default-src 'none'")
	for _, directive := range []string{"style-src", "script-src", "connect-src", "img-src", "font-src", "manifest-src", "frame-src", "media-src"} {
		if sources := p[directive]; len(sources) > 0 {
			b.WriteString("; " + directive + " " + strings.Join(sources, " "))
		}
	}
	b.WriteString("; base-uri 'none'; form-action 'none'")
	return b.String()
}

// policy returns the policy that lets the page's own style and script run, its pictures
// and what its head names load, and nothing else. The hashes are
// those of what the blocks style and script write, be they built in or the user's.
// The blocks are executed apart from the page, so that nothing is admitted that got
// into another part of it.
func policy(t *template.Template, page *Page) (string, error) {
	p := make(Policy)
	for _, block := range []string{"style", "script"} {
		var b bytes.Buffer
		if err := t.ExecuteTemplate(&b, block, page); err != nil {
			return "", err
		}
		p.AddInline(&b)
	}
	if page.DataHash != "" {
		// Browsers neither run it nor hold it to a policy, but checkers of pages do.
		p.Add("script-src", "'"+page.DataHash+"'")
	}
	p.AddDirectives("img-src " + page.PictureSources + page.PlayerSources)
	p.AddStyle(page.CSS)
	p.AddHead(string(page.Head))
	p.AddPictures(page.LogoURL, string(page.Icon))
	return p.String(), nil
}

// SourceHash is the source by which a policy admits the inline element whose
// content has this SHA-256 sum (CSP Level 3 section 2.3.1).
func SourceHash(sum []byte) string {
	return "sha256-" + base64.StdEncoding.EncodeToString(sum)
}
