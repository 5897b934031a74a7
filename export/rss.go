package export

import (
	"cmp"
	"context"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"strconv"
	"time"

	"github.com/gorilla/feeds"

	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// RSS writes an RSS 2.0 feed with an item for each session: for feed readers,
// and where a recording is a media file, for podcast apps. It follows the
// RSS Advisory Board's specification and Best Practices Profile, and uses
// three name spaces: content:encoded for the full text, dc:creator for people,
// whom RSS would name by their e-mail addresses, and atom:link for the feed's
// own URL.
//
// An item has the session's title, behind "Cancelled: " or "Moved: " if that
// is its status, its URL, its speakers as creators, its track, level and tags
// as categories, and the dates on which the entry was published and last
// changed, never when the session takes place. Its content opens with the
// speakers, the code, the time and the room, holds the summary, and ends with
// the links. Its guid is an absolute URI that is made from the session's ID
// alone, so it is the same in Atom, and stays when anything else changes: the
// ID as a urn:uuid if it is a UUID, the ID itself if it is an http, https, tag
// or urn URI, or else a UUID derived from the event's name (from the post's URL
// if there is none) and the ID.
//
// The first recording that is an audio or video file of known size is the
// item's enclosure; RSS has one. All other links stand in the content.
//
// Titles and names are plain text. Where one holds an HTML end tag or character
// reference, which readers would take for markup, an invisible U+2060 WORD
// JOINER parts it.
//
// RSS carries of the post the title, URL, language, description, authors'
// names, categories and dates. It has no place for the introduction in full and
// the conclusion, the event, the tracks' descriptions and colors, related
// pages, biographies, avatars and the profiles of people, and consent to being
// recorded. An item has no date where neither session, recording nor post has
// one.
//
// A channel must have a link, so Export refuses a post without a URL with an
// error that wraps [ErrNotApplicable]. Other errors are a FeedURL that is not one,
// and the writer's.
type RSS struct {
	// FeedURL is where the feed will be found: an absolute http or https URL.
	// Readers keep it as the feed's address. Empty means rss.xml beside the
	// post; see [Document.Beside].
	FeedURL string
	// Limit is the most items that the feed may have; the first ones stay. Zero
	// or less means all.
	Limit int
	// NewestFirst puts the items in the order of their publication, undated ones
	// last. Otherwise they are in the post's order.
	NewestFirst bool
	// ExcerptOnly gives the beginning of each summary, at most 300 characters,
	// in place of the whole, so that who wants to read on comes to the page.
	ExcerptOnly bool
	// WholePost makes the post as a whole the one entry: introduction, sessions and
	// conclusion. It suits a blog, whose readers wait for the next post; see [Series]
	// for a feed of several.
	WholePost bool

	at string // the path of its file beside the post; empty means the usual one
}

// Format implements [Exporter].
func (RSS) Format() Format {
	return Format{Name: "rss", Title: "RSS feed", MediaType: "application/rss+xml; charset=utf-8", Extension: ".xml"}
}

// PlacedAt implements [Placer].
func (e RSS) PlacedAt(path string) Exporter {
	e.at = path
	return e
}

// Export implements [Exporter].
func (e RSS) Export(ctx context.Context, w io.Writer, doc *Document) error {
	if doc.base == nil {
		return failed(e.Format(), fmt.Errorf("%w: RSS requires the address of the page, and the post has no URL", ErrNotApplicable))
	}
	f, err := newFeed(doc, feedOptions{e.FeedURL, cmp.Or(e.at, "rss.xml"), e.Limit, e.NewestFirst, e.ExcerptOnly, e.WholePost})
	if err == nil {
		err = f.write(strictWriter{ctx, w}, newRSSChannel(f))
	}
	return failed(e.Format(), err)
}

// rssChannel is the feed's <channel> of which gorilla/feeds knows a part.
type rssChannel struct {
	Title       plainText `xml:"title"`
	Description plainText `xml:"description"`
	*feeds.RssFeed
	Self       rssSelf     `xml:"atom:link"`
	Creators   []plainText `xml:"dc:creator"`
	Categories []plainText `xml:"category"`
	Image      *rssImage   `xml:"image"`
	*podcastChannel
	Items rssItems `xml:"item"`
}

func newRSSChannel(f *feed) *rssChannel {
	about := f.about()
	if about == "" {
		about = f.post.Title // the element is required
	}
	channel := &rssChannel{
		RssFeed: &feeds.RssFeed{
			Link:          f.page,
			Language:      feedLanguage(f.post.Language),
			PubDate:       rssTime(f.post.Published),
			LastBuildDate: rssTime(f.doc.Changed()),
			Generator:     generatorName + " (" + generatorURL + ")",
		},
		Title:       newPlainText(f.post.Title),
		Description: newPlainText(about),
		Self:        rssSelf{Href: f.url, Rel: "self", Type: "application/rss+xml"},
		Creators:    plainTexts(speakerNames(f.post.Authors)),
		Categories:  plainTexts(f.post.Categories),
		Items:       rssItems{f, newRSSItem},
	}
	if f.post.Image.URL != "" { // its title and link are the channel's (RSS profile, section 4.1.1.8)
		channel.Image = &rssImage{weburl.ASCII(f.post.Image.URL), channel.Title, f.page}
	}
	return channel
}

// FeedXml implements [feeds.XmlFeed].
func (c *rssChannel) FeedXml() any {
	root := &rssRoot{
		RssFeedXml: c.RssFeed.FeedXml().(*feeds.RssFeedXml),
		AtomSpace:  "http://www.w3.org/2005/Atom",
		DCSpace:    "http://purl.org/dc/elements/1.1/",
		Channel:    c,
	}
	if c.podcastChannel != nil {
		root.ITunesSpace, root.PodcastSpace = "http://www.itunes.com/dtds/podcast-1.0.dtd", "https://podcastindex.org/namespace/1.0"
	}
	return root
}

type rssRoot struct {
	*feeds.RssFeedXml
	AtomSpace    string      `xml:"xmlns:atom,attr"`
	DCSpace      string      `xml:"xmlns:dc,attr"`
	ITunesSpace  string      `xml:"xmlns:itunes,attr,omitempty"`
	PodcastSpace string      `xml:"xmlns:podcast,attr,omitempty"`
	Channel      *rssChannel `xml:"channel"`
}

type rssImage struct {
	URL   string    `xml:"url"`
	Title plainText `xml:"title"`
	Link  string    `xml:"link"`
}

// rssSelf names the feed's own URL (RSS profile, section 5.1.1).
type rssSelf struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
}

// rssItems writes the items one by one.
type rssItems struct {
	*feed
	item func(*feed, *Entry) *rssItem
}

// MarshalXML implements [xml.Marshaler].
func (items rssItems) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	for _, s := range items.entries {
		if err := e.EncodeElement(items.item(items.feed, s), start); err != nil {
			return err
		}
	}
	return nil
}

// rssItem is an <item>. The order matters in one place: some readers show of
// description and content:encoded what comes last (RSS profile, section 5.2.1).
type rssItem struct {
	Title       plainText   `xml:"title"`
	Description htmlText    `xml:"description"`
	Content     *htmlText   `xml:"content:encoded"`
	Creators    []plainText `xml:"dc:creator"`
	Language    string      `xml:"dc:language,omitempty"`
	Categories  []plainText `xml:"category"`
	*feeds.RssItem
	Updated string `xml:"atom:updated,omitempty"`
	*podcastItem
}

func newRSSItem(f *feed, s *Entry) *rssItem {
	item := &rssItem{
		RssItem: &feeds.RssItem{
			Link:      s.Address,
			Enclosure: rssEnclosure(s),
			PubDate:   rssTime(s.dated()),
		},
		Title:    newPlainText(s.Headline),
		Language: f.language(s.Written),
	}
	// A guid is a permalink if it can be opened as one.
	id := f.entryID(s)
	item.Guid = &feeds.RssGuid{Id: id, IsPermaLink: strconv.FormatBool(id == item.Link)}
	if s.Updated.After(s.Published) && !s.Published.IsZero() {
		item.Updated = feedTime(s.Updated)
	}
	item.Creators = plainTexts(speakerNames(s.Speakers))
	for _, c := range s.Categories() {
		item.Categories = append(item.Categories, newPlainText(c.Name))
	}
	f.describe(item, s)
	return item
}

// describe sets the item's texts. Full text that has no excerpt stands in the
// description itself (RSS profile, section 5.2.1).
func (f *feed) describe(item *rssItem, s *Entry) {
	excerpt := f.excerpt(s)
	switch {
	case f.excerptOnly:
		item.Description.HTML = []byte(html.EscapeString(f.lead(s)))
	case excerpt == "":
		item.Description.HTML = f.content(s)
	default:
		item.Description.HTML = []byte(html.EscapeString(excerpt))
		item.Content = &htmlText{f.content(s)}
	}
}

// rssEnclosure is the session's recording if it is a media file of known size,
// or else the first other one: the element requires length and type.
func rssEnclosure(s *Entry) *feeds.RssEnclosure {
	for _, r := range s.mediaFiles() {
		if r.Size > 0 {
			return &feeds.RssEnclosure{Url: r.Address, Length: strconv.FormatInt(r.Size, 10), Type: r.MediaType}
		}
	}
	return nil
}

// rssTime writes a date in the form that all readers understand (RSS profile,
// section 3.2), "" for the zero time.
func rssTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC1123Z)
}
