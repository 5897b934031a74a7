package export

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/gorilla/feeds"
	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// The program that feeds say they come from.
const (
	generatorName = "recap"
	generatorURL  = "https://github.com/seed-e2fd8668/recap"
)

// feedOptions are the options that the feed formats share.
type feedOptions struct {
	feedURL     string
	file        string // the feed's usual name, which stands beside the post
	limit       int
	newestFirst bool
	excerptOnly bool
}

// A feed is what one export of a document as a feed works on, in RSS and in
// Atom alike.
type feed struct {
	doc         *Document
	post        recap.Post
	url         string // the feed's own
	page        string // the post's
	home        string // a link to it
	sessions    []*Session
	tracks      map[string]string // title by ID
	excerptOnly bool
	html        bytes.Buffer // the content of the session at hand
}

func newFeed(doc *Document, o feedOptions) (*feed, error) {
	own, err := feedURL(doc, o)
	if err != nil {
		return nil, err
	}
	post := doc.Post()
	f := &feed{
		doc: doc, post: post, excerptOnly: o.excerptOnly,
		url: own, page: weburl.ASCII(post.URL), home: anchorHTML(weburl.ASCII(post.URL), post.Title),
		sessions: doc.Sessions(), tracks: make(map[string]string, len(post.Tracks)),
	}
	for _, t := range post.Tracks {
		f.tracks[t.ID] = t.Title()
	}
	if o.newestFirst {
		f.sessions = slices.SortedStableFunc(slices.Values(f.sessions), func(a, b *Session) int {
			return published(b).Compare(published(a))
		})
	}
	if o.limit > 0 && o.limit < len(f.sessions) {
		f.sessions = f.sessions[:o.limit]
	}
	return f, nil
}

// write writes the feed and ends its last line. WriteXML encodes item by item,
// since the items of our feeds are made when it asks for them.
func (f *feed) write(w io.Writer, x feeds.XmlFeed) error {
	if err := feeds.WriteXML(x, w); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// published is when the entry of a session was published, or failing that when
// it last changed, by which time it was; zero if neither is known.
func published(s *Session) time.Time {
	if s.Published.IsZero() {
		return s.Updated
	}
	return s.Published
}

// updated is when the entry of a session last changed, as far as is known; the
// post was published with it when the post last changed.
func (f *feed) updated(s *Session) time.Time {
	if s.Updated.IsZero() {
		return f.post.Updated
	}
	return s.Updated
}

// title is a session's title, and what has become of the session: in a list of
// headlines, nothing else would tell.
func (f *feed) title(s *Session) string {
	if status := statusLabel(s.Status); status != "" {
		return status + ": " + s.Title
	}
	return s.Title
}

func statusLabel(s recap.Status) string {
	switch s {
	case recap.StatusCancelled:
		return "Cancelled"
	case recap.StatusMoved:
		return "Moved"
	}
	return ""
}

// language is the tag of the session's language if that is not the post's.
func (f *feed) language(s *Session) string {
	if s.Language == f.post.Language {
		return ""
	}
	if tag := feedLanguage(s.Language); tag != feedLanguage(f.post.Language) {
		return tag
	}
	return ""
}

// A category files an entry. Its scheme says what kind of term the term is.
type category struct {
	scheme, term string
	label        string // for people, if it differs from the term
}

// name is the category's name for people.
func (c category) name() string {
	if c.label != "" {
		return c.label
	}
	return c.term
}

// categories are a session's track, level and tags, each once.
func (f *feed) categories(s *Session) []category {
	all := make([]category, 0, 2+len(s.Tags))
	add := func(c category) {
		if c.label == c.term {
			c.label = ""
		}
		if c.term != "" && !slices.ContainsFunc(all, func(other category) bool { return other.name() == c.name() }) {
			all = append(all, c)
		}
	}
	add(category{f.scheme("tracks"), s.Track, f.tracks[s.Track]})
	if s.Level != 0 {
		add(category{f.scheme("levels"), strconv.Itoa(int(s.Level)), s.Level.Title()})
	}
	for _, tag := range s.Tags {
		add(category{term: tag})
	}
	return all
}

// scheme identifies a set of terms that this post gives a meaning.
func (f *feed) scheme(set string) string { return withoutFragment(f.page) + "#" + set }
