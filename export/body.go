package export

import (
	"errors"
	"fmt"
	"html/template"
	"iter"
	"net/url"
	"strings"
	"sync"
	"unsafe"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/markup"
)

// bodies holds each body of a document, rendered when it is first asked for.
type bodies struct {
	base    *url.URL
	mu      *sync.Mutex
	made    map[recap.Markdown]*body
	known   map[place]*body // the same by where the text stands
	forgets bool            // what sessions hold is kept for the time of their turn only
}

// A place is where a text stands in memory. Exporters ask for the bodies of a
// post again and again, and two texts that stand in one place are the same: so a
// map need not read them.
type place struct {
	data   *byte
	length int
}

func placeOf(md recap.Markdown) place { return place{unsafe.StringData(string(md)), len(md)} }

// A body is a body in the forms that exporters ask for.
type body struct{ html, text, markdown onDemand }

// onDemand is a text that is made when it is first asked for. Whoever asks after
// a making that panicked makes it again, and gets the panic and no empty text.
type onDemand struct {
	mu    sync.Mutex
	done  bool
	value string
}

func (m *onDemand) get(f func() string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.done {
		m.value = f()
		m.done = true
	}
	return m.value
}

func newBodies(base *url.URL) bodies {
	return bodies{base: base, mu: new(sync.Mutex), made: make(map[recap.Markdown]*body), known: make(map[place]*body)}
}

func (b bodies) get(md recap.Markdown) *body {
	b.mu.Lock()
	defer b.mu.Unlock()
	found := b.known[placeOf(md)]
	if found == nil {
		if found = b.made[md]; found == nil {
			found = new(body)
			b.made[md] = found
		}
		b.known[placeOf(md)] = found
	}
	return found
}

// forget lets go of what a session holds, in a document that forgets.
func (d *Document) forget(s *Session) {
	if !d.bodies.forgets {
		return
	}
	d.bodies.mu.Lock()
	defer d.bodies.mu.Unlock()
	d.bodies.forget(s.Summary)
	for i := range s.Speakers {
		d.bodies.forget(s.Speakers[i].Biography)
	}
}

func (b bodies) forget(md recap.Markdown) {
	delete(b.made, md)
	delete(b.known, placeOf(md))
}

func (b bodies) html(md recap.Markdown) string {
	return b.get(md).html.get(func() string { return b.render(md) })
}

func (b bodies) text(md recap.Markdown) string {
	return b.get(md).text.get(func() string { return markup.Text(b.html(md)) })
}

func (b bodies) markdown(md recap.Markdown) string {
	return b.get(md).markdown.get(func() string { return markup.Markdown(b.html(md), markdownLevel, nil) })
}

// render renders a body that Prepare has checked. What no Prepare has seen, an
// exporter's own text, may fail, and is then shown as the text that it is.
func (b bodies) render(md recap.Markdown) string {
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
	return template.HTML(d.bodies.html(md))
}

// Text returns a body as plain text, its paragraphs apart by blank lines.
func (d *Document) Text(md recap.Markdown) string {
	if md == "" {
		return ""
	}
	return d.bodies.text(md)
}

// markdownLevel is the level of the largest headings that [Document.markdown]
// writes: no larger than what an app has around them.
const markdownLevel = 4

// markdown returns a body as Markdown that says what its HTML says.
func (d *Document) markdown(md recap.Markdown) string {
	if md == "" {
		return ""
	}
	return d.bodies.markdown(md)
}

// validate returns what is wrong with the post and with its bodies.
func validate(post recap.Post) error {
	err := post.Validate()
	var problems recap.Problems
	if err != nil && !errors.As(err, &problems) {
		return err
	}
	check := markup.Check
	if err == nil {
		check = markup.CheckValid
	}
	checked := make(map[place]error, len(post.Sessions)) // a speaker's biography may stand at thousands of sessions
	for md, at := range bodiesOf(post) {
		err, known := checked[placeOf(md)]
		if !known {
			err = check(string(md))
			checked[placeOf(md)] = err
		}
		if err != nil {
			problems = append(problems, &recap.Problem{Path: at.String(), Rule: "body", Message: err.Error()})
		}
	}
	if len(problems) == 0 {
		return nil
	}
	problems.Sort()
	return problems
}

// A bodyPlace says where in a post a body stands: in a field, of the i-th and
// j-th entries of the lists in which that is.
type bodyPlace struct {
	path string // with verbs for the numbers
	i, j int
}

func (p bodyPlace) String() string {
	return fmt.Sprintf(p.path, []any{p.i, p.j}[:strings.Count(p.path, "%d")]...)
}

// bodiesOf returns the bodies of a post that say something.
func bodiesOf(post recap.Post) iter.Seq2[recap.Markdown, bodyPlace] {
	return func(yield func(recap.Markdown, bodyPlace) bool) {
		visit := func(md recap.Markdown, path string, i, j int) bool {
			return md == "" || yield(md, bodyPlace{path, i, j})
		}
		if !visit(post.Introduction, "introduction", 0, 0) || !visit(post.Conclusion, "conclusion", 0, 0) {
			return
		}
		for i := range post.Authors {
			if !visit(post.Authors[i].Biography, "authors[%d].biography", i, 0) {
				return
			}
		}
		for i := range post.Sessions {
			s := &post.Sessions[i]
			if !visit(s.Summary, "sessions[%d].summary", i, 0) {
				return
			}
			for j := range s.Speakers {
				if !visit(s.Speakers[j].Biography, "sessions[%d].speakers[%d].biography", i, j) {
					return
				}
			}
		}
	}
}
