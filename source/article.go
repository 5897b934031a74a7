package source

import (
	"context"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// articleReader reads an article as people write it.
type articleReader struct {
	ctx    context.Context
	in     *Input
	doc    *mdDocument
	post   *recap.Post
	events map[string]int // how often recordings name them
}

// article reads the document as an article.
func (d *mdDocument) article(ctx context.Context, post *recap.Post) error {
	r := articleReader{ctx: ctx, in: d.in, doc: d, post: post, events: make(map[string]int)}
	var err error
	if parts := r.parts(); slices.ContainsFunc(parts, func(p articlePart) bool { return p.isSession }) {
		err = r.read(parts)
	} else {
		err = r.plainText()
	}
	best := ""
	for event, n := range r.events {
		if best == "" || n > r.events[best] || n == r.events[best] && event < best {
			best = event
		}
	}
	if post.Event.Name == "" {
		post.Event.Name = best
	}
	return err
}

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
				if isElement(n, "a") {
					p.urls = append(p.urls, attribute(n, "href"))
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
		a := articleSession{articleReader: &articleReader{in: r.in, doc: r.doc, post: &recap.Post{}, events: make(map[string]int)}}
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

// read walks through the parts.
func (r *articleReader) read(parts []articlePart) error {
	first := slices.IndexFunc(parts, func(p articlePart) bool { return p.isSession })
	sessionLevel := parts[first].level
	track, trackLevel := "", 0
	for i := 0; i < len(parts); i++ {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		p := parts[i]
		next := i + 1
		if p.level <= trackLevel {
			track, trackLevel = "", 0
		}
		switch {
		case p.level == 0 || i < first && r.isTitle(p, parts[next:], sessionLevel):
			r.opening(p)
		case !p.isSession && partOf(p.name) == "" && hasSessions(parts[next:], p.level):
			track, trackLevel = r.trackPart(p, parts[next:]), p.level
		case p.isSession || i > first && track != "" && p.level == sessionLevel && partOf(p.name) == "":
			for next < len(parts) && parts[next].level > p.level && !parts[next].isSession {
				next++ // a heading within the session
			}
			r.session(p, parts[i:next], track)
		default:
			r.around(p, i < first)
		}
		i = next - 1
	}
	return nil
}

// isTitle reports whether a heading before the sessions is that of the article,
// and not of a track beside which there are others.
func (r *articleReader) isTitle(p articlePart, rest []articlePart, sessionLevel int) bool {
	if r.post.Title != "" {
		return p.level == 1 && p.name == r.post.Title
	}
	if partOf(p.name) != "" || p.level > 1 && p.level >= sessionLevel-1 {
		return false
	}
	for i, q := range rest {
		if q.level <= p.level && !q.isSession && hasSessions(rest[i+1:], q.level) {
			return !hasSessions(rest, p.level)
		}
	}
	return true
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

func (r *articleReader) session(p articlePart, within []articlePart, track string) {
	s := recap.Session{Code: p.code, Title: p.title}
	if s.Title == "" {
		s.Title = p.name
	}
	if track != s.Code.Prefix() {
		s.Track = track
	}
	for _, address := range p.urls {
		switch {
		case isVideo(address):
			s.Links = append(s.Links, recap.Link{URL: address, Role: recap.LinkVideo})
		case s.URL == "" && isWebAddress(address):
			s.URL = address
		}
	}
	r.add(p.at, s, r.doc.paragraphs(p.start, within[len(within)-1].end))
}

// trackPart reads a heading that sessions stand below, and returns the track's
// ID: what all codes below begin with, or the heading.
func (r *articleReader) trackPart(p articlePart, below []articlePart) string {
	prefix, same := "", true
	for _, q := range below {
		if q.level <= p.level {
			break
		}
		if q.code != "" {
			same = same && (prefix == "" || prefix == q.code.Prefix())
			prefix = q.code.Prefix()
		}
	}
	id := p.name
	if same && prefix != "" {
		id = prefix
	}
	if !slices.ContainsFunc(r.post.Tracks, func(t recap.Track) bool { return t.ID == id }) {
		t := recap.Track{ID: id, Name: p.name, Description: oneLine(r.doc.body(p.start, p.end))}
		if t.Name == t.ID {
			t.Name = ""
		}
		r.post.Tracks = append(r.post.Tracks, t)
	}
	return id
}

// track lists a track that a session names, and returns its ID.
func (r *articleReader) track(name string) string {
	name = oneLine(name)
	for _, t := range r.post.Tracks {
		if strings.EqualFold(t.ID, name) || strings.EqualFold(t.Name, name) {
			return t.ID
		}
	}
	r.post.Tracks = append(r.post.Tracks, recap.Track{ID: name})
	return name
}

// opening reads the title and what stands under it.
func (r *articleReader) opening(p articlePart) {
	if p.level > 0 && r.post.Title == "" {
		r.post.Title = p.name
	}
	var rest []paragraph
	for _, q := range r.doc.paragraphs(p.start, p.end) {
		if !r.postDetails(q) {
			rest = append(rest, q)
		}
	}
	r.introduce(joined(rest))
}

// postDetails reads a paragraph in which every line says something of the post.
func (r *articleReader) postDetails(p paragraph) bool {
	post := *r.post
	for _, line := range p.lines() {
		label, value, ok := cutLabel(line)
		if by, isBy := strings.CutPrefix(strings.Trim(line, "*_ "), "By "); isBy && !ok {
			label, value, ok = "by", by, true
		}
		if !ok || value == "" {
			return false
		}
		switch label {
		case "author", "authors", "by", "written by":
			speakers := speakersIn(value)
			if speakers == nil {
				return false
			}
			for _, s := range speakers {
				post.Authors = append(slices.Clip(post.Authors), recap.Author{Name: s.Name, URL: s.URL, Job: s.Job, Organisation: s.Organisation})
			}
		case "categories", "category", "tags":
			for word := range strings.SplitSeq(value, ",") {
				post.Categories = append(slices.Clip(post.Categories), oneLine(word))
			}
		case "event", "conference":
			post.Event.Name = oneLine(value)
		default:
			return false
		}
	}
	*r.post = post
	return true
}

func (r *articleReader) introduce(text string) {
	if text != "" {
		r.post.Introduction = recap.Markdown(strings.TrimSpace(string(r.post.Introduction) + "\n\n" + text))
	}
}

// around reads a part before or behind the sessions.
func (r *articleReader) around(p articlePart, before bool) {
	body := r.doc.body(p.start, p.end)
	switch part := partOf(p.name); {
	case part == "contents":
		r.in.Note(r.doc.at+p.at, "", "is a list of contents: left out", p.name)
	case part == "related":
		r.relatedLinks(p)
	case part == "authors":
		r.aboutAuthor(body)
	case part == "introduction" && before:
		r.introduce(body)
	case part == "conclusion" && !before:
		r.conclude(body)
	case before:
		r.introduce(r.doc.body(p.at, p.end))
	default:
		r.conclude(r.doc.body(p.at, p.end))
	}
}

func (r *articleReader) conclude(text string) {
	if text != "" {
		r.post.Conclusion = recap.Markdown(strings.TrimSpace(string(r.post.Conclusion) + "\n\n" + text))
	}
}

// relatedLinks reads the links of a list; what is none belongs to the end.
func (r *articleReader) relatedLinks(p articlePart) {
	for _, q := range r.doc.paragraphs(p.start, p.end) {
		for _, line := range q.lines() {
			item, ok := isListItem(line)
			if !ok {
				item = line
			}
			if link, ok := cutLink(item); ok && strings.TrimSpace(link.before) == "" {
				r.post.Related = append(r.post.Related, recap.Related{
					Title: oneLine(unescapeMarkdown(link.title)), URL: link.url, Summary: strings.Trim(link.after, " -–—:"),
				})
				continue
			}
			r.post.Related = append(r.post.Related, recap.Related{Title: oneLine(item)})
		}
	}
}

// aboutAuthor reads what is said of the author.
func (r *articleReader) aboutAuthor(body string) {
	switch len(r.post.Authors) {
	case 0:
		name, _, _ := strings.Cut(body, " is ")
		if name = strings.Trim(name, "*_[] \n"); !isName(name) {
			r.conclude(body)
			return
		}
		r.post.Authors = []recap.Author{{Name: name, Biography: recap.Markdown(body)}}
	case 1:
		r.post.Authors[0].Biography = recap.Markdown(body)
	default:
		r.conclude(body)
	}
}
