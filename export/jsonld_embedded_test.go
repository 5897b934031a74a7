package export

import (
	"encoding/json"
	"html/template"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
)

// TestJSONLDEmbedded puts hostile text into a page, has a browser's parser
// take the script element out again, and finds the text whole.
func TestJSONLDEmbedded(t *testing.T) {
	hostile := "</script><script>alert(1)</script><!--<script> ]]> \u2028\u2029 [] </ScRiPt> &lt; \u202Ex"
	doc, err := Prepare(recap.Post{
		Title: hostile, URL: "https://example.org/?a=1&b=[]", Description: hostile,
		Sessions: []recap.Session{{Title: hostile, Summary: recap.Markdown("`" + hostile + "`"), Tags: []string{hostile}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	var content template.JS
	for piece, err := range (JSONLD{}).embedded(doc) {
		if err != nil {
			t.Fatal(err)
		}
		content += piece
	}
	if strings.ContainsAny(string(content), "<>&\u2028\u2029\n") {
		t.Errorf("the script holds characters that mean something in HTML or JavaScript: %s", content)
	}

	page := template.Must(template.New("").Parse(`<script type="application/ld+json">{{.}}</script><p>after</p>`))
	var b strings.Builder
	if err := page.Execute(&b, content); err != nil {
		t.Fatal(err)
	}
	z := html.NewTokenizer(strings.NewReader(b.String()))
	var tokens []html.Token
	for z.Next() != html.ErrorToken {
		tokens = append(tokens, z.Token())
	}
	if len(tokens) != 6 || tokens[4].Data != "after" {
		t.Fatalf("the page is parsed as %v", tokens)
	}
	var node struct {
		Headline   string `json:"headline"`
		MainEntity struct {
			Items []struct {
				Item struct{ Name, Description string } `json:"item"`
			} `json:"itemListElement"`
		} `json:"mainEntity"`
	}
	if err := json.Unmarshal([]byte(tokens[1].Data), &node); err != nil {
		t.Fatal(err)
	}
	want := hostile + "\u202C" // the override is closed
	if node.Headline != want || len(node.MainEntity.Items) != 1 || node.MainEntity.Items[0].Item.Name != want {
		t.Errorf("read back as %+v, want %q", node, want)
	}
}
