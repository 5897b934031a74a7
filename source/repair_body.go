package source

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/body"
	"github.com/seed-e2fd8668/recap/internal/markdown"
	"github.com/seed-e2fd8668/recap/internal/text"
)

// A repairedBody is what became of a body, and why.
type repairedBody struct {
	md             recap.Markdown
	problem, value string
}

// bodies repairs the bodies: what no text may hold, what is too long, and what
// nests too deep to be shown, which is no rule of a post, so that Validate does
// not find it.
func (r *repairer) bodies() {
	repaired := make(map[recap.Markdown]repairedBody) // people are in many sessions
	repair := func(md *recap.Markdown, path string, at ...any) {
		fixed, ok := repaired[*md]
		if !ok {
			fixed = repairBody(*md)
			repaired[*md] = fixed
		}
		if fixed.problem != "" {
			r.note(fmt.Sprintf(path, at...), fixed.problem, fixed.value)
			*md = fixed.md
		}
	}
	repair(&r.post.Introduction, "introduction")
	repair(&r.post.Conclusion, "conclusion")
	for i := range r.post.Authors {
		repair(&r.post.Authors[i].Biography, "authors[%d].biography", i)
	}
	for i := range r.post.Sessions {
		s := &r.post.Sessions[i]
		repair(&s.Summary, "sessions[%d].summary", i)
		for j := range s.Speakers {
			repair(&s.Speakers[j].Biography, "sessions[%d].speakers[%d].biography", i, j)
		}
	}
}

func repairBody(md recap.Markdown) repairedBody {
	fixed := repairedBody{md: md}
	if text.Problem(string(md), "\t\n\r") != "" {
		fixed = repairedBody{recap.Markdown(text.Clean(string(md))), "holds characters that no text may hold: they were left out", string(md)}
	}
	if len(fixed.md) > recap.MaxBody {
		fixed = repairedBody{recap.Markdown(strings.Clone(cutBody(string(fixed.md)))), "is too long: its end was left out", string(md)}
	}
	if err := body.Check(string(fixed.md)); err != nil {
		fixed = repairedBody{plainBody(fixed.md), "cannot be rendered: it was made plain text", err.Error()}
	}
	return fixed
}

// cutBody cuts a body at the end of a paragraph, a line or at least a character.
func cutBody(s string) string {
	s = s[:recap.MaxBody]
	for len(s) > 0 && !utf8.ValidString(s[max(0, len(s)-utf8.UTFMax):]) {
		s = s[:len(s)-1]
	}
	for _, end := range []string{"\n\n", "\n", " "} {
		if i := strings.LastIndex(s, end); i > recap.MaxBody/2 {
			return s[:i]
		}
	}
	return s
}

// plainBody is a body whose markup is shown as it was written.
func plainBody(md recap.Markdown) recap.Markdown {
	var b strings.Builder
	for line := range strings.Lines(string(md)) {
		b.WriteString(markdown.EscapeInline(strings.TrimSpace(line)))
		b.WriteByte('\n')
	}
	return recap.Markdown(b.String())
}
