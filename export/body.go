package export

import (
	"errors"
	"fmt"
	"html/template"
	"net/url"
	"sync"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/markup"
)

// bodies holds each body of a document, rendered when it is first asked for.
type bodies struct {
	base *url.URL
	mu   *sync.Mutex
	made map[recap.Markdown]*body
}

// A body is made when it is first asked for. Whoever asks after a rendering that
// panicked gets the same panic, and no empty text.
type body struct{ html, text, markdown func() string }

func newBodies(base *url.URL) bodies {
	return bodies{base, new(sync.Mutex), make(map[recap.Markdown]*body)}
}

func (b bodies) get(md recap.Markdown) *body {
	b.mu.Lock()
	defer b.mu.Unlock()
	found := b.made[md]
	if found == nil {
		html := sync.OnceValue(func() string { return b.html(md) })
		found = &body{
			html:     html,
			text:     sync.OnceValue(func() string { return markup.Text(html()) }),
			markdown: sync.OnceValue(func() string { return markup.Markdown(html(), markdownLevel, nil) }),
		}
		b.made[md] = found
	}
	return found
}

// html renders a body that Prepare has checked. What no Prepare has seen, an
// exporter's own text, may fail, and is then shown as the text that it is.
func (b bodies) html(md recap.Markdown) string {
	html, err := markup.HTML(string(md), b.base)
	if err != nil {
		return "<pre>" + template.HTMLEscapeString(string(md)) + "</pre>\n"
	}
	return html
}

// HTML returns a body as HTML that is safe to publish: it holds no script and
// no style, its only links are absolute http, https and mailto URLs, its
// headings begin at h4. Each body is rendered once.
func (d *Document) HTML(md recap.Markdown) template.HTML {
	if md == "" {
		return ""
	}
	return template.HTML(d.bodies.get(md).html())
}

// Text returns a body as plain text, its paragraphs apart by blank lines.
func (d *Document) Text(md recap.Markdown) string {
	if md == "" {
		return ""
	}
	return d.bodies.get(md).text()
}

// markdownLevel is the level of the largest headings that [Document.markdown]
// writes: no larger than what an app has around them.
const markdownLevel = 4

// markdown returns a body as Markdown that says what its HTML says.
func (d *Document) markdown(md recap.Markdown) string {
	if md == "" {
		return ""
	}
	return d.bodies.get(md).markdown()
}

// validate returns what is wrong with the post and with its bodies.
func validate(post recap.Post) error {
	err := post.Validate()
	var problems recap.Problems
	if err != nil && !errors.As(err, &problems) {
		return err
	}
	check := func(md recap.Markdown, path string, at ...any) {
		if err := markup.Check(string(md)); err != nil {
			problems = append(problems, &recap.Problem{Path: fmt.Sprintf(path, at...), Rule: "body", Message: err.Error()})
		}
	}
	check(post.Introduction, "introduction")
	check(post.Conclusion, "conclusion")
	for i, a := range post.Authors {
		check(a.Biography, "authors[%d].biography", i)
	}
	for i, s := range post.Sessions {
		check(s.Summary, "sessions[%d].summary", i)
		for j, sp := range s.Speakers {
			check(sp.Biography, "sessions[%d].speakers[%d].biography", i, j)
		}
	}
	if len(problems) == 0 {
		return nil
	}
	problems.Sort()
	return problems
}
