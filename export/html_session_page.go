package export

import (
	"fmt"

	"github.com/seed-e2fd8668/recap/internal/text"
)

// ownPage returns where a session has a page of its own, "" if nowhere: the URL
// that it was given, or else that of a page beside the post.
func (d *Document) ownPage(s *Session) string {
	if given := d.source.Sessions[s.index].URL; given != "" && given != d.fragment(s.Anchor) {
		return given
	}
	return s.Page
}

// showSession makes the page one of a single session, whose title becomes the
// page's. What is about the post gives way to a link to the post.
func (p *HTMLPage) showSession(e HTML, doc *Document, level int) error {
	s := doc.byID[e.Session]
	if s == nil {
		return fmt.Errorf("%w: it has no session %q", ErrNotApplicable, e.Session)
	}
	const preview = 200 // characters, which is what search engines show
	p.Post = &HTMLLink{URL: p.URL, Title: p.Title}
	p.Title, p.Description = text.Clean(s.Title), text.Excerpt(doc.Text(s.Summary), preview)
	p.URL = s.URL
	if s.Page != "" {
		p.URL = doc.Beside(s.Page)
	}
	p.Language, p.Direction, p.Locale = s.Language, direction(s.Language), locale(s.Language)
	p.Published, p.Updated = dateTime(s.Published), dateTime(s.Updated)
	p.Categories, p.Related = nil, nil
	p.Count = 1
	view := newSessionView(doc, p, newBodyView(doc, nil), level+1)
	group := view.group(Group{Sessions: []*Session{s}})
	group.Sessions = func(yield func(*HTMLSession) bool) {
		session := view.session(s)
		session.Alone = true
		yield(session)
	}
	p.Groups = []HTMLGroup{group}
	return nil
}
