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
