package source

import (
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// An articlePart is a section of the article, and what its heading says.
type articlePart struct {
	mdSection
	name      string
	code      recap.Code
	title     string   // the name without the code
	urls      []string // where the heading leads
	isSession bool
}

// parts reads the headings. Where none has a code, a section is a session if
// it has a recording or names speakers.
func (r *articleReader) parts() []articlePart {
	var parts []articlePart
	coded := false
	for _, s := range r.doc.sections {
		p := articlePart{mdSection: s}
		if s.level > 0 {
			heading := r.doc.inline(s.title)
			p.name = withoutNumber(plain(heading...))
			p.code, p.title = recap.FindCode(p.name)
			for _, n := range heading {
				if n.isLink {
					p.urls = append(p.urls, n.link)
				}
			}
			p.isSession = p.code != ""
			coded = coded || p.isSession
		}
		parts = append(parts, p)
	}
	if coded {
		return parts
	}
	for i, p := range parts {
		parts[i].isSession = p.level > 1 && !isKnownPart(p.name) && r.looksLikeSession(p)
	}
	return parts
}

// withoutNumber takes a number off a heading, such as "1. SVS401 …".
func withoutNumber(name string) string {
	rest := strings.TrimLeft(name, "0123456789")
	if after, ok := strings.CutPrefix(rest, ". "); ok && len(rest) < len(name) {
		return after
	}
	return name
}

func (r *articleReader) looksLikeSession(p articlePart) bool {
	for _, q := range r.doc.paragraphs(p.start, p.end) {
		a := articleSession{articleReader: &articleReader{in: r.in, doc: r.doc, post: &recap.Post{}, events: make(map[string]int)}, tagged: make(map[string]bool)}
		if isSpeakersLabel(q.lines()[0]) || a.details(q) || a.loneLink(q) {
			return len(a.session.Speakers) > 0 || len(a.session.Links) > 0 || isSpeakersLabel(q.lines()[0])
		}
	}
	return false
}

// isKnownPart holds for headings that no session and no track has.
func isKnownPart(name string) bool {
	switch partOf(name) {
	case "":
		return false
	}
	return true
}

// partOf tells the parts around the sessions by their headings.
func partOf(name string) string {
	switch strings.ToLower(strings.Trim(name, " .:!")) {
	case "introduction", "intro", "overview":
		return "introduction"
	case "conclusion", "conclusions", "wrap-up", "wrap up", "wrapping up", "summary", "final thoughts", "in closing":
		return "conclusion"
	case "author", "authors", "about the author", "about the authors":
		return "authors"
	case "related", "related posts", "related blog posts", "related articles", "further reading", "see also", "read more":
		return "related"
	case "contents", "table of contents", "on this page":
		return "contents"
	}
	return ""
}

// hasSessions reports whether a session stands below a heading of a level.
func hasSessions(parts []articlePart, level int) bool {
	for _, p := range parts {
		if p.level <= level {
			return false
		}
		if p.isSession {
			return true
		}
	}
	return false
}
