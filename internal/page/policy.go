package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"io"

	"golang.org/x/net/html"
)

// policy returns the Content-Security-Policy (CSP Level 3) that lets the page's
// own style and script run, its pictures load, and nothing else. The hashes are
// those of what the blocks style and script write, be they built in or the user's.
// The blocks are executed apart from the page, so that nothing is admitted that got
// into another part of it.
func policy(t *template.Template, page *Page) (string, error) {
	sources := make(map[string]string)
	for _, block := range []string{"style", "script"} {
		var b bytes.Buffer
		if err := t.ExecuteTemplate(&b, block, page); err != nil {
			return "", err
		}
		AddInlineSources(sources, &b)
	}
	if page.DataHash != "" {
		// Browsers neither run it nor hold it to a policy, but checkers of pages do.
		sources["script"] += " '" + page.DataHash + "'"
	}
	policy := "default-src 'none'"
	for _, tag := range []string{"style", "script"} {
		if sources[tag] != "" {
			policy += "; " + tag + "-src" + sources[tag]
		}
	}
	policy += "; img-src " + page.PictureSources + page.PlayerSources
	return policy + "; base-uri 'none'; form-action 'none'", nil
}

// AddInlineSources adds the sources of the elements style and script in some
// HTML to those of their tags, each behind a space.
func AddInlineSources(sources map[string]string, r io.Reader) {
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
				sources[open] += " '" + SourceHash(sum[:]) + "'"
			}
		case html.EndTagToken:
			open = ""
		}
	}
}

// SourceHash is the source by which a policy admits the inline element whose
// content has this SHA-256 sum (CSP Level 3 section 2.3.1).
func SourceHash(sum []byte) string {
	return "sha256-" + base64.StdEncoding.EncodeToString(sum)
}
