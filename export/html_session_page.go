package export

import (
	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// ownPage returns where a session has a page of its own, "" if nowhere: the URL
// that it was given, or else how a file at a path beside the post refers to the
// page that stands there.
func (d *Document) ownPage(s *Entry, at string) string {
	if given := s.given.URL; given != "" && given != d.fragment(s.Anchor) {
		return given
	}
	if s.Page == "" {
		return ""
	}
	return weburl.Relative(at, s.Page)
}

// showSession makes the page one of a single session, whose title becomes the
// page's. What is about the post gives way to a link to the post.
func (p *HTMLPage) showSession(e HTML, doc *Document, level int) {
	s := doc.byID[e.Session]
	const preview = 200 // characters, which is what search engines show
	p.Post = &HTMLLink{URL: p.URL, Title: p.Title}
	if e.post != "" {
		p.Post.URL = weburl.Relative(e.at, e.post)
	}
	p.Title, p.Description = text.Clean(s.Title), text.Excerpt(doc.Text(s.Summary), preview)
	p.URL = s.URL
	if s.Page != "" {
		p.URL = doc.Beside(s.Page)
	}
	p.Language, p.Direction, p.Locale = s.Language, direction(s.Language), locale(s.Language)
	p.Published, p.Updated = dateTime(s.Published), dateTime(s.Updated)
	p.Categories, p.Related = nil, nil
	p.Count = 1
	view := newSessionView(doc, p, newBodyView(doc, e, nil), level+1)
	group := view.group(Group{Entries: []*Entry{s}})
	group.Sessions = func(yield func(*HTMLSession) bool) {
		session := view.session(s)
		session.Alone = true
		yield(session)
	}
	p.Groups = []HTMLGroup{group}
}
