package export

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// A Document is a valid post made ready for exporters: its defaults are filled
// in, its sessions are addressed, and what is rendered for one exporter is
// there for the next. It is safe for concurrent use. Nothing that it returns
// may be changed.
type Document struct {
	source      recap.Post
	post        recap.Post
	base        *url.URL
	page        string // base without a fragment
	sessions    []*Session
	byID        map[string]*Session
	anchors     anchors
	changed     time.Time
	bodies      bodies
	scheduling  scheduling
	sessionPage func(*Session) string
	given       struct {
		once  sync.Once
		paths map[string]bool
	}
}

// A Session is a session of a document: all defaults are filled in, as by
// [recap.Post.All], and its URL as well.
type Session struct {
	recap.Session
	// Anchor identifies the session within a page: its code in lower case, or
	// else a name made from its ID. It does not change with the title.
	Anchor string
	// Page is where a page about the session alone stands: a path beside the
	// post, such as sessions/svs401.html. Empty means that it has none; see
	// [SessionPages].
	Page string

	index int // its place in the document
}

// A Group is a group of a document's sessions under a heading; see [recap.Group].
type Group struct {
	Key, Heading string
	// Anchor identifies the group within a page.
	Anchor   string
	Sessions []*Session
}

// Prepare validates the post and makes a document of it. The error is a
// [recap.Problems] that names everything that is wrong with the post, bodies
// that cannot be rendered whole included.
//
// The document holds on to the post: its slices must not be changed while the
// document is in use.
func Prepare(post recap.Post, options ...Option) (*Document, error) {
	if err := validate(post); err != nil {
		return nil, err
	}
	base, err := url.Parse(post.URL)
	if err != nil {
		return nil, err
	}
	d := &Document{
		source:  post,
		post:    post.Resolved(),
		base:    base,
		byID:    make(map[string]*Session, len(post.Sessions)),
		anchors: newAnchors(),
		bodies:  newBodies(base),
	}
	for _, set := range options {
		set(d)
	}
	d.page = d.slowFragment("")
	d.changed = latest(d.post.Published, d.post.Updated)
	sessions := make([]Session, len(post.Sessions))
	d.sessions = make([]*Session, len(post.Sessions))
	for i, s := range d.post.Sessions {
		s.Links, s.Speakers = atTheirStarts(s.Links), linkedAtStarts(s.Speakers)
		anchor := d.anchors.add(sessionAnchor(post.Sessions[i], s.ID))
		sessions[i] = Session{Session: s, Anchor: anchor, index: i}
		if d.sessionPage != nil {
			sessions[i].Page = d.sessionPage(&sessions[i])
		}
		switch {
		case s.URL != "":
		case sessions[i].Page != "":
			sessions[i].URL = d.Beside(sessions[i].Page)
		default:
			sessions[i].URL = d.fragment(anchor)
		}
		d.sessions[i] = &sessions[i]
		d.byID[s.ID] = &sessions[i]
		d.changed = latest(d.changed, s.Updated)
	}
	return d, nil
}

// linkedAtStarts are people with links as atTheirStarts has them.
func linkedAtStarts(people []recap.Speaker) []recap.Speaker {
	if !slices.ContainsFunc(people, func(s recap.Speaker) bool { return slices.ContainsFunc(s.Links, hasStart) }) {
		return people
	}
	people = slices.Clone(people)
	for i := range people {
		people[i].Links = atTheirStarts(people[i].Links)
	}
	return people
}

func hasStart(l recap.Link) bool { return l.Start > 0 }

// atTheirStarts are the links with the addresses that lead to where the session
// begins in a recording.
func atTheirStarts(links []recap.Link) []recap.Link {
	if !slices.ContainsFunc(links, hasStart) {
		return links
	}
	links = slices.Clone(links)
	for i, l := range links {
		links[i].URL, links[i].Start = l.Address(), 0
	}
	return links
}

// An Option is an option of [Prepare].
type Option func(*Document)

// SessionPages has sessions whose URL is not given lead to pages of their own.
// The function returns the path of a session's page beside the post, such as
// sessions/svs401.html, or "" where it has none.
func SessionPages(page func(*Session) string) Option {
	return func(d *Document) { d.sessionPage = page }
}

// Source returns the post as it was given to [Prepare].
func (d *Document) Source() recap.Post { return d.source }

// Post returns the post with its defaults filled in, as by
// [recap.Post.Resolved].
func (d *Document) Post() recap.Post { return d.post }

// Sessions returns the sessions in the post's order.
func (d *Document) Sessions() []*Session { return d.sessions }

// Groups returns the sessions in groups; nil groups by track.
func (d *Document) Groups(by recap.Grouping) []Group {
	taken := d.anchors.clone()
	var groups []Group
	add := func(g recap.Group, sessions []*Session) {
		groups = append(groups, Group{Key: g.Key, Heading: g.Heading, Anchor: taken.add(groupAnchor(g)), Sessions: sessions})
	}
	if by == nil {
		tracks, examples := d.tracks()
		for _, g := range recap.ByTrack(examples) {
			add(g, tracks[g.Key])
		}
		return groups
	}
	for _, g := range by(d.post) {
		var sessions []*Session
		for _, s := range g.Sessions {
			if session, ok := d.byID[s.ID]; ok {
				sessions = append(sessions, session)
			}
		}
		add(g, sessions)
	}
	return groups
}

// tracks returns the sessions of each track, and the post with one session of
// each. Groupings copy the sessions that they are given; to put tracks in order
// the first of each is enough.
func (d *Document) tracks() (all map[string][]*Session, examples recap.Post) {
	all, examples = make(map[string][]*Session), d.post
	examples.Sessions = nil
	for i, s := range d.sessions {
		if all[s.Track] == nil {
			examples.Sessions = append(examples.Sessions, d.post.Sessions[i])
		}
		all[s.Track] = append(all[s.Track], s)
	}
	return all, examples
}

// Changed returns the latest date of publication or change of the post and of
// its sessions, zero if the post holds none.
func (d *Document) Changed() time.Time { return d.changed }

// Beside returns the URL of a file that stands beside the post, such as
// rss.xml. The last part of the post's path counts as a folder unless it has
// an extension:
//
//	https://example.org/recap        https://example.org/recap/rss.xml
//	https://example.org/recap/       https://example.org/recap/rss.xml
//	https://example.org/recap.html   https://example.org/rss.xml
func (d *Document) Beside(name string) string {
	u := *d.base
	u.RawQuery, u.Fragment, u.RawFragment = "", "", ""
	if path.Ext(u.Path) == "" && !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
		u.RawPath = ""
	}
	return u.ResolveReference(&url.URL{Path: name}).String()
}

// fragment returns the URL of a place in the post.
func (d *Document) fragment(anchor string) string {
	if isPlainAnchor(anchor) {
		return d.page + "#" + anchor
	}
	return d.slowFragment(anchor)
}

// isPlainAnchor reports whether nothing in an anchor is encoded in a URL, as in
// nearly all. It may be false for one that is not.
func isPlainAnchor(anchor string) bool {
	for i := range len(anchor) {
		switch c := anchor[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '/':
		default:
			return false
		}
	}
	return anchor != ""
}

// slowFragment is fragment for any anchor.
func (d *Document) slowFragment(anchor string) string {
	u := *d.base
	u.Fragment, u.RawFragment = anchor, ""
	return u.String()
}

func latest(times ...time.Time) time.Time {
	var last time.Time
	for _, t := range times {
		if t.After(last) {
			last = t
		}
	}
	return last
}
