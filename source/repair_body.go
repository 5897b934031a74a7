package source

import (
	"fmt"
	"strings"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/body"
)

// bodies makes plain text of the bodies that cannot be rendered whole. That is
// no rule of a post, so Validate does not find them.
func (r *repairer) bodies() {
	type repaired struct {
		body recap.Markdown
		err  error
	}
	checked := make(map[recap.Markdown]repaired) // people are in many sessions
	check := func(md *recap.Markdown, path string, at ...any) {
		if *md == "" {
			return
		}
		c, ok := checked[*md]
		if !ok {
			c = repaired{*md, body.Check(string(*md))}
			if c.err != nil {
				c.body = plainBody(*md)
			}
			checked[*md] = c
		}
		if c.err != nil {
			r.note(fmt.Sprintf(path, at...), "cannot be rendered: it was made plain text", c.err.Error())
			*md = c.body
		}
	}
	check(&r.post.Introduction, "introduction")
	check(&r.post.Conclusion, "conclusion")
	for i := range r.post.Authors {
		check(&r.post.Authors[i].Biography, "authors[%d].biography", i)
	}
	for i := range r.post.Sessions {
		s := &r.post.Sessions[i]
		check(&s.Summary, "sessions[%d].summary", i)
		for j := range s.Speakers {
			check(&s.Speakers[j].Biography, "sessions[%d].speakers[%d].biography", i, j)
		}
	}
}

// plainBody is a body whose markup is shown as it was written.
func plainBody(md recap.Markdown) recap.Markdown {
	var b strings.Builder
	for line := range strings.Lines(string(md)) {
		b.WriteString(body.EscapeInline(strings.TrimSpace(line)))
		b.WriteByte('\n')
	}
	return recap.Markdown(b.String())
}
