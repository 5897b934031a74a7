package export

import (
	"cmp"
	"context"
	"io"

	"github.com/gorilla/feeds"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// JSONFeed writes a JSON Feed 1.1 (https://jsonfeed.org/version/1.1) with an
// item for each session.
//
// An item has the same id as its entry in [RSS] and [Atom], and the same title,
// behind "Cancelled: " or "Moved: " if that is its status; the session's URL;
// its speakers as authors with their pages and pictures; its track, level and
// tags as tags; and the dates on which the entry was published and last
// changed, never when the session takes place. The content is the HTML that
// RSS and Atom have too; the summary is its beginning as plain text. Links to
// audio and video files are attachments, with their size and duration if they are
// known. An item without speakers has no authors, so that those of the feed count.
// If the session is in another language than the post, so is the item. The
// session's image, or else a link whose role is "thumbnail", is the item's.
//
// The feed has the post's title, description, authors, language and URL.
//
// JSON Feed has no place for the post's categories and dates, the introduction
// in full and the conclusion, the event, the tracks' descriptions and colors,
// related pages, biographies and the profiles of people, and consent to being
// recorded. The jobs of speakers, the code, the time, the room, the license and
// the links that are no attachments stand in the content. The singular author of
// version 1 is not written.
//
// Errors are a FeedURL that is not one, and the writer's.
type JSONFeed struct {
	// FeedURL is where the feed will be found: an absolute http or https URL.
	// Readers keep it as the feed's address. Empty means feed.json beside the
	// post; see [Document.Beside].
	FeedURL string
	// Limit is the most items that the feed may have; the first ones stay. Zero
	// or less means all. (The specification finds 100 KB ideal for a feed and
	// 250 KB fine.)
	Limit int
	// NewestFirst puts the items in the order of their publication, undated ones
	// last. Otherwise they are in the post's order.
	NewestFirst bool
	// ExcerptOnly gives the beginning of each summary as text, at most 300
	// characters, in place of the content, so that who wants to read on comes to
	// the page.
	ExcerptOnly bool
	// WholePost makes the post as a whole the one entry: introduction, sessions and
	// conclusion. It suits a blog, whose readers wait for the next post; see [Series]
	// for a feed of several.
	WholePost bool
	// Indent is written once per level of nesting, such as two spaces. Empty
	// means the compact form on one line.
	Indent string

	at string // the path of its file beside the post; empty means the usual one
}

// Format implements [Exporter]. The media type is the one that the
// specification suggests; like all of JSON it has no charset parameter.
func (JSONFeed) Format() Format {
	return Format{Name: "jsonfeed", Title: "JSON feed", MediaType: "application/feed+json", Extension: ".json", File: "feed"}
}

// PlacedAt implements [Placer].
func (e JSONFeed) PlacedAt(path string) Exporter {
	e.at = path
	return e
}

// Export implements [Exporter].
func (e JSONFeed) Export(ctx context.Context, w io.Writer, doc *Document) error {
	f, err := newFeed(doc, feedOptions{e.FeedURL, cmp.Or(e.at, "feed.json"), e.Limit, e.NewestFirst, e.ExcerptOnly, e.WholePost})
	if err != nil {
		return failed(e.Format(), err)
	}
	items := func(yield func(any) bool) {
		for _, s := range f.entries {
			if !yield(newJSONFeedItem(f, s)) {
				return
			}
		}
	}
	list := jsonList{member: "items", indent: e.Indent, depth: 2}
	return failed(e.Format(), list.write(ctx, w, newJSONFeedTop(f), items))
}

// jsonFeedTop is the top level of a feed. In gorilla/feeds an empty list of
// items disappears, but the specification requires one.
type jsonFeedTop struct {
	*feeds.JSONFeed
	Items []*jsonFeedItem `json:"items"`
}

func newJSONFeedTop(f *feed) jsonFeedTop {
	top := &feeds.JSONFeed{
		Version:     "https://jsonfeed.org/version/1.1",
		Title:       f.post.Title,
		Language:    feedLanguage(f.post.Language),
		FeedUrl:     f.url,
		Description: f.about(),
	}
	if f.doc.base != nil {
		top.HomePageUrl = f.page
	}
	if f.post.Event.Logo.URL != "" {
		top.Icon = weburl.ASCII(f.post.Event.Logo.URL)
	}
	for _, a := range f.post.Authors {
		top.Authors = append(top.Authors, newJSONFeedAuthor(a.Name, a.URL, a.Avatar))
	}
	return jsonFeedTop{top, []*jsonFeedItem{}}
}

// jsonFeedItem is an item with what gorilla/feeds lacks or names otherwise
// than the specification.
type jsonFeedItem struct {
	*feeds.JSONItem
	DatePublished string               `json:"date_published,omitempty"`
	DateModified  string               `json:"date_modified,omitempty"`
	Language      string               `json:"language,omitempty"`
	Attachments   []jsonFeedAttachment `json:"attachments,omitempty"`
}

type jsonFeedAttachment struct {
	URL      string `json:"url"`
	MIMEType string `json:"mime_type"`
	Title    string `json:"title,omitempty"`
	Size     int64  `json:"size_in_bytes,omitempty"`
	Duration int64  `json:"duration_in_seconds,omitempty"`
}

func newJSONFeedItem(f *feed, s *Entry) *jsonFeedItem {
	item := &jsonFeedItem{
		JSONItem: &feeds.JSONItem{
			Id:    f.entryID(s),
			Url:   s.Address,
			Title: s.Headline,
		},
		DatePublished: feedTime(s.Published),
		Language:      f.language(s.Written),
	}
	if s.Updated.After(s.Published) {
		item.DateModified = feedTime(s.Updated)
	}
	if f.excerptOnly {
		item.ContentText = f.lead(s)
	} else {
		item.ContentHTML = string(f.content(s))
		item.Summary = f.excerpt(s)
	}
	for _, sp := range s.Speakers {
		item.Authors = append(item.Authors, newJSONFeedAuthor(sp.Name, sp.URL, sp.Avatar))
	}
	for _, c := range s.Categories() {
		item.Tags = append(item.Tags, c.Name)
	}
	for _, r := range s.Resources() {
		if r.IsMedia() {
			item.Attachments = append(item.Attachments, jsonFeedAttachment{r.Address, r.MediaType, r.Title, r.Size, int64(r.Duration.Seconds())})
		}
	}
	item.Image = s.picture()
	return item
}

// newJSONFeedAuthor makes an author. The URL may be a mailto.
func newJSONFeedAuthor(name, contact, avatar string) *feeds.JSONAuthor {
	author := &feeds.JSONAuthor{Name: name, Url: contact}
	if weburl.IsWeb(contact) {
		author.Url = weburl.ASCII(contact)
	}
	if avatar != "" {
		author.Avatar = weburl.ASCII(avatar)
	}
	return author
}
