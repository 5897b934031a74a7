package export_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/htmltest"
)

func TestHTMLPolicyAdmitsReplacedBlocks(t *testing.T) {
	mine := template.Must(template.New("").Parse(
		`{{define "style"}}<style>{{.Style}}</style><style>h1 { color: red; }</style>{{end}}` +
			`{{define "script"}}<script>mine("</a>");</script>{{end}}` +
			`{{define "footer"}}<script>strange();</script>{{end}}`))
	root := page(t, export.HTML{Templates: mine}, readCase(t, "full"))
	policy := htmltest.Attr(htmltest.Find(root, func(n *html.Node) bool { return htmltest.Attr(n, "http-equiv") == "Content-Security-Policy" }), "content")
	admitted := 0
	for n := range root.Descendants() {
		if n.Data != "style" && n.Data != "script" {
			continue
		}
		content := n.FirstChild.Data
		sum := sha256.Sum256([]byte(content))
		got := strings.Contains(policy, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
		if want := content != "strange();"; got != want {
			t.Errorf("%.40q is admitted: %v, want %v", content, got, want)
		}
		if got {
			admitted++
		}
	}
	if admitted != 4 || strings.Count(policy, "sha256-") != admitted {
		t.Errorf("the policy admits %d elements of the page, want two of style, one script and the data: %s", admitted, policy)
	}
}

func TestHTMLTemplates(t *testing.T) {
	post := readCase(t, "full")
	mine := template.Must(template.New("").Parse(
		`{{define "footer"}}<footer>Mine: {{.Title}}</footer>{{end}}` +
			`{{define "links"}}{{range .Links}}[{{.Title}}]{{end}}{{end}}` +
			`{{define "session"}}<article id="{{.Anchor}}">{{.Title}} {{template "links" .}}</article>{{end}}`))
	before := definitions(mine)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			got := exportString(t, post, export.HTML{Templates: mine})
			for _, want := range []string{
				"<footer>Mine: " + post.Title + "</footer>",
				`<article id="lmp301">Lamps through the night [Lamps thru the night (LMP301)]`,
				`<nav class="contents"`,
			} {
				if !strings.Contains(got, want) {
					t.Errorf("%q is missing", want)
				}
			}
			if strings.Contains(got, "Back to the top") {
				t.Error("the footer was not replaced")
			}
		})
	}
	group.Wait()
	if diff := cmp.Diff(before, definitions(mine)); diff != "" {
		t.Errorf("the user's templates were changed (-before +after):\n%s", diff)
	}
	if plain := exportString(t, post, export.HTML{}); !strings.Contains(plain, "Back to the top") {
		t.Error("the built-in templates were changed")
	}
	wrong := template.Must(template.New("footer").Parse(`{{.Nothing}}`))
	var b bytes.Buffer
	if err := export.Write(context.Background(), &b, post, export.HTML{Templates: wrong}); err == nil || b.Len() > 0 {
		t.Errorf("a template that fails: error %v, %d bytes", err, b.Len())
	}
}

func TestHTMLTemplatesKeepTheirFunctions(t *testing.T) {
	mine := template.Must(template.New("").
		Funcs(template.FuncMap{"shout": strings.ToUpper}).
		Parse(`{{define "footer"}}<footer>{{shout .Title}}</footer>{{end}}`))
	post := recap.Post{Title: "Quiet", URL: "https://example.org/"}
	if got := exportString(t, post, export.HTML{Templates: mine}); !strings.Contains(got, "<footer>QUIET</footer>") {
		t.Errorf("the function was not called: …%s", got[len(got)-300:])
	}
	if err := mine.ExecuteTemplate(io.Discard, "footer", post); err != nil {
		t.Errorf("the user's templates were changed: %v", err)
	}
	var b bytes.Buffer
	if err := export.Write(context.Background(), &b, post, export.HTML{Templates: mine}); err == nil || b.Len() > 0 {
		t.Errorf("templates that were executed: error %v, %d bytes", err, b.Len())
	}
}

// A template of one's own that is named like a block replaces it, so that
// every block has to be known.
func TestHTMLBlocksAreDocumented(t *testing.T) {
	read := func(name string) string {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	var defined, documented []string
	for _, m := range regexp.MustCompile(`{{define "([^"]+)"`).FindAllStringSubmatch(read("../internal/page/html/page.tmpl"), -1) {
		defined = append(defined, m[1])
	}
	for _, m := range regexp.MustCompile(`(?m)^\t//\t([a-z-]+) +[A-Z]`).FindAllStringSubmatch(read("html.go"), -1) {
		documented = append(documented, m[1])
	}
	slices.Sort(defined)
	slices.Sort(documented)
	if diff := cmp.Diff(defined, documented); diff != "" {
		t.Errorf("blocks of the page (-defined +documented):\n%s", diff)
	}
}

// definitions returns the texts of the templates by name.
func definitions(t *template.Template) map[string]string {
	texts := make(map[string]string)
	for _, d := range t.Templates() {
		if d.Tree != nil {
			texts[d.Name()] = d.Tree.Root.String()
		}
	}
	return texts
}
