package source

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/markdown"
)

var mdFragmentPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(\]\(<?|href=")#([^)\s"<>]+)`)
})

// leadToSessions has links to headings of the document lead to where pages have
// the sessions: their codes in lower case, or a part of their IDs.
func (r *mdReader) leadToSessions() {
	post := *r.post
	if r.in.options.URL != "" {
		post.URL = r.in.options.URL
	}
	var ids []string
	anchors := make(map[string]int) // the sessions by the ids of headings
	seen := make(map[string]int)
	numbers := make(map[*mdTalk]int, len(r.read))
	for i, t := range r.read {
		numbers[t] = i
	}
	for i, h := range r.headings {
		id := markdown.HeadingID(h.text.line())
		if n := seen[id]; n > 0 {
			id += "-" + strconv.Itoa(n)
		}
		seen[id]++
		for above := i; above >= 0; above = r.headings[above].parent {
			if session, ok := numbers[r.headings[above].talk]; ok && r.headings[above].isTalk {
				anchors[strings.ToLower(id)] = session
				break
			}
		}
	}
	lead := func(body recap.Markdown) recap.Markdown {
		if len(anchors) == 0 || !strings.Contains(string(body), "#") {
			return body
		}
		return recap.Markdown(mdFragmentPattern().ReplaceAllStringFunc(string(body), func(match string) string {
			before, id, _ := strings.Cut(match, "#")
			i, known := anchors[strings.ToLower(id)]
			if !known {
				return match
			}
			if code := post.Sessions[i].Code; code != "" {
				return before + "#" + strings.ToLower(string(code))
			}
			if ids == nil {
				ids = post.SessionIDs()
			}
			return before + "#session-" + ids[i][:8]
		}))
	}
	r.post.Introduction, r.post.Conclusion = lead(post.Introduction), lead(post.Conclusion)
	for i, s := range r.post.Sessions {
		r.post.Sessions[i].Summary = lead(s.Summary)
	}
}
