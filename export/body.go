package export

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"iter"
	"net/url"
	"runtime"
	"strings"
	"sync"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/body"
)

// bodies holds the bodies of a document, each read when it is first asked for.
type bodies struct {
	base   *url.URL
	places *places
	keeps  int // how many bodies stay, the latest; 0 means all
	mu     sync.Mutex
	made   map[recap.Markdown]*rendered
	order  []recap.Markdown // in which they were made, where not all stay
}

// fewBodies is how many bodies stay in a document that one exporter writes: it
// asks for what a session holds several times, and then no more.
const fewBodies = 64

// rendered is a body and what formats ask of it again and again.
type rendered struct {
	tree           func() *body.Body
	feed, md, text func() string
}

func newBodies(base *url.URL, places *places) *bodies {
	return &bodies{base: base, places: places, made: make(map[recap.Markdown]*rendered)}
}

func (b *bodies) get(md recap.Markdown) *rendered {
	b.mu.Lock()
	defer b.mu.Unlock()
	r := b.made[md]
	if r == nil {
		r = b.render(md)
		b.made[md] = r
		if b.keeps > 0 {
			b.forget(md)
		}
	}
	return r
}

// forget lets go of the oldest body, now that there is a new one.
func (b *bodies) forget(newest recap.Markdown) {
	b.order = append(b.order, newest)
	if len(b.order) > b.keeps {
		delete(b.made, b.order[0])
		b.order = b.order[1:]
	}
}

func (b *bodies) render(md recap.Markdown) *rendered {
	r := &rendered{tree: sync.OnceValue(func() *body.Body { return b.parse(md) })}
	r.feed = sync.OnceValue(func() string {
		return r.tree().HTML(body.HTMLOptions{Feed: true, Link: b.places.absolute, Picture: anyPicture})
	})
	r.md = sync.OnceValue(func() string {
		return r.tree().Markdown(body.MarkdownOptions{Heading: markdownLevel, Link: b.places.absolute})
	})
	r.text = sync.OnceValue(func() string { return r.tree().Text() })
	return r
}

// parse reads a body that Prepare has checked. What no Prepare has seen, an
// exporter's own text, may nest too deep, and is then shown as the text that it is.
func (b *bodies) parse(md recap.Markdown) *body.Body {
	tree, err := body.Parse(string(md), b.base)
	if err != nil {
		return body.ParseHTML("<pre>"+template.HTMLEscapeString(string(md))+"</pre>", b.base)
	}
	return tree
}

// anyPicture lets every picture load: a feed reader decides by itself.
func anyPicture(string) bool { return true }

// markdownLevel is the level of the largest headings of a body in a schedule: no
// larger than what an app has around them.
const markdownLevel = 4

// HTML returns a body as HTML that is safe to publish: it holds no script and
// no style, its only links are http, https and mailto URLs, its headings begin at
// h4. Pictures on the post's own host are shown, others are links to themselves;
// see [Pictures]. Each body is read once.
func (d *Document) HTML(md recap.Markdown) template.HTML {
	if md == "" {
		return ""
	}
	return template.HTML(d.body(md).HTML(body.HTMLOptions{Picture: Pictures{}.allow(d)}))
}

// Text returns a body as plain text, its paragraphs apart by blank lines.
func (d *Document) Text(md recap.Markdown) string {
	if md == "" {
		return ""
	}
	return d.bodies.get(md).text()
}

// body returns a body as a tree.
func (d *Document) body(md recap.Markdown) *body.Body { return d.bodies.get(md).tree() }

// Render reads all bodies now, side by side on all processors. Without it, a
// body is read when an exporter first asks for it. Render is for who wants that
// done at a time of their choosing, as a server before it lets requests in, or
// bounded by a deadline: no body takes a second by itself.
//
// It ends when ctx does and returns the cause. What was read by then stays.
func (d *Document) Render(ctx context.Context) error {
	work := make(chan recap.Markdown)
	var running sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		running.Go(func() {
			for md := range work {
				d.body(md)
			}
		})
	}
	for md := range bodiesOf(d.post) {
		if ctx.Err() != nil {
			break
		}
		work <- md
	}
	close(work)
	running.Wait()
	return context.Cause(ctx)
}

// validate returns what is wrong with the post and with its bodies.
func validate(post recap.Post) error {
	err := post.Validate()
	var problems recap.Problems
	if err != nil && !errors.As(err, &problems) {
		return err
	}
	checked := make(map[recap.Markdown]error) // a speaker's biography may stand at thousands of sessions
	for md, at := range bodiesOf(post) {
		err, known := checked[md]
		if !known {
			err = body.Check(string(md))
			checked[md] = err
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
