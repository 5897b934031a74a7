package export

import (
	"bytes"
	"cmp"
	"io"
	"slices"
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
	wholePost   bool
}

// A feed is what one export of a document as a feed works on, in all formats
// alike.
type feed struct {
	doc         *Document
	post        recap.Post
	url         string // the feed's own
	page        string // the post's
	home        string // a link to it
	entries     []*Entry
	excerptOnly bool
	html        bytes.Buffer // the content of the entry at hand
}

func newFeed(doc *Document, o feedOptions) (*feed, error) {
	own, err := feedURL(doc, o)
	if err == nil && o.wholePost {
		doc, err = doc.asOne()
	}
	if err != nil {
		return nil, err
	}
	post := doc.Post()
	f := &feed{
		doc: doc, post: post, excerptOnly: o.excerptOnly,
		url: own, page: weburl.ASCII(cmp.Or(post.URL, doc.page)),
		entries: doc.Entries(),
	}
	f.home = anchorHTML(f.page, doc.title)
	if o.newestFirst {
		f.entries = slices.SortedStableFunc(slices.Values(f.entries), func(a, b *Entry) int {
			return b.dated().Compare(a.dated())
		})
	}
	if o.limit > 0 && o.limit < len(f.entries) {
		f.entries = f.entries[:o.limit]
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

// updated is when an entry last changed, as far as is known; the post was
// published with it when the post last changed.
func (f *feed) updated(e *Entry) time.Time {
	if e.Updated.IsZero() {
		return f.post.Updated
	}
	return e.Updated
}

// language is the tag of a session's language if that is not the post's: of the one
// that is spoken or, for what is written of it, of [Entry.Written].
func (f *feed) language(of string) string {
	if of == f.post.Language {
		return ""
	}
	if tag := feedLanguage(of); tag != feedLanguage(f.post.Language) {
		return tag
	}
	return ""
}

// scheme identifies the set of a category, to whose terms this post gives a
// meaning; tags are in none.
func (f *feed) scheme(c Category) string {
	if c.Set == "" {
		return ""
	}
	return withoutFragment(f.page) + "#" + c.Set
}

// feedTime writes a date as Atom (RFC 4287 section 3.3) and JSON Feed ask, "" for
// the zero time.
func feedTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
