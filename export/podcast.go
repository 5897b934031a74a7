package export

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/gorilla/feeds"

	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// Podcast writes a podcast: an RSS 2.0 feed with an episode for each session whose
// recording is an audio or video file, in the name spaces of iTunes and of
// Podcasting 2.0. Export a part of a document for a podcast of a part, such as one
// track: [Document.Select].
//
// An episode is the item that [RSS] has for the session, with the same guid and
// text. Its enclosure is the session's recording (see [Entry.Recording]) or, where
// that is a page, the first of its media files; further ones are alternate
// enclosures. What goes with a session, such as filmed slides, is no episode; see
// [Resource.IsMedia]. Of the other links, WebVTT and SubRip files become transcripts,
// and one whose role is "chapters" becomes the chapters. Speakers are persons, with
// their pages and pictures, and guests, since a podcast's hosts are something else. The
// session's image, or else a link whose role is "thumbnail", is the episode's.
//
// Sizes and durations are those of [recap.Link]. Apps expect both;
// [Podcast.Omissions] names the recordings that lack them, and the sessions that are
// no episodes. A size that is not known is written as 0, as the RSS profile asks.
//
// The podcast's guid is made from the feed's URL. The authors are its authors, and
// the first of them that has an e-mail address its owner.
//
// Of what Apple's directory requires, a feed has all but what nobody gave: see Cover.
// Episodes are in no order to be heard in, so the podcast is episodic. Nothing in it is
// called explicit, and nobody is kept from importing it elsewhere (podcast:locked).
//
// Export refuses a post without a URL, and one that no session of which has a media
// file, with errors that wrap [ErrNotApplicable]. Other errors are a FeedURL, a Cover or
// a Category that is not one, and the writer's.
type Podcast struct {
	// FeedURL is where the feed will be found: an absolute http or https URL.
	// Apps keep it as the podcast's address. Empty means podcast.xml beside the
	// post; see [Document.Beside].
	FeedURL string
	// Cover is the URL of the podcast's picture: a square JPEG or PNG of 1400 to
	// 3000 pixels. Empty means the post's image; Apple's directory requires one, and
	// [Podcast.Omissions] says where it is missing or of another size.
	Cover string
	// Category is one of those of Apple's directory, which requires one, such as
	// "Science", or one of their subcategories, such as "Science > Physics". Empty means
	// "Technology".
	Category string

	at string // the path of its file beside the post; empty means the usual one
}

// Format implements [Exporter].
func (Podcast) Format() Format {
	return Format{Name: "podcast", Title: "Podcast", MediaType: "application/rss+xml; charset=utf-8", Extension: ".xml"}
}

// PlacedAt implements [Placer].
func (e Podcast) PlacedAt(path string) Exporter {
	e.at = path
	return e
}

// Applies implements [Applier].
func (e Podcast) Applies(doc *Document) error {
	switch {
	case doc.base == nil:
		return failed(e.Format(), fmt.Errorf("%w: RSS requires the address of the page, and the post has no URL", ErrNotApplicable))
	case !slices.ContainsFunc(doc.entries, isEpisode):
		return failed(e.Format(), fmt.Errorf("%w: no session has a recording that is an audio or video file", ErrNotApplicable))
	}
	return nil
}

// Export implements [Exporter].
func (e Podcast) Export(ctx context.Context, w io.Writer, doc *Document) error {
	if err := e.Applies(doc); err != nil {
		return err
	}
	if e.Cover != "" && !weburl.IsWeb(e.Cover) {
		return failed(e.Format(), fmt.Errorf("the Cover is %q; expected an absolute http or https URL", e.Cover))
	}
	genre, err := newPodcastGenre(cmp.Or(e.Category, "Technology"))
	if err != nil {
		return failed(e.Format(), err)
	}
	episodes := doc.Select(isEpisode)
	episodes.changed = latest(doc.post.Published, doc.post.Updated, episodes.changed) // it is a feed of the whole post
	f, err := newFeed(episodes, feedOptions{feedURL: e.FeedURL, file: cmp.Or(e.at, "podcast.xml")})
	if err == nil {
		channel := newRSSChannel(f)
		channel.podcastChannel = newPodcastChannel(f, e, genre)
		channel.Items.item = newEpisode
		err = f.write(strictWriter{ctx, w}, channel)
	}
	return failed(e.Format(), err)
}

func isEpisode(s *Entry) bool { return len(s.mediaFiles()) > 0 }

// podcastChannel is what a podcast has beyond the channel of a feed.
type podcastChannel struct {
	Author   string        `xml:"itunes:author,omitempty"`
	Owner    *podcastOwner `xml:"itunes:owner"`
	Image    *podcastImage `xml:"itunes:image"`
	Category *podcastGenre `xml:"itunes:category"`
	Explicit bool          `xml:"itunes:explicit"`
	Type     string        `xml:"itunes:type"`
	GUID     string        `xml:"podcast:guid"`
	Medium   string        `xml:"podcast:medium"`
}

type podcastOwner struct {
	Name  string `xml:"itunes:name"`
	Email string `xml:"itunes:email"`
}

type podcastImage struct {
	URL string `xml:"href,attr"`
}

func newPodcastChannel(f *feed, e Podcast, genre *podcastGenre) *podcastChannel {
	c := &podcastChannel{Category: genre, Type: "episodic", GUID: podcastGUID(f.url), Medium: "podcast"}
	for _, a := range f.post.Authors {
		if email := weburl.Email(a.URL); email != "" && c.Owner == nil {
			c.Owner = &podcastOwner{a.Name, email}
		}
	}
	c.Author = cmp.Or(strings.Join(speakerNames(f.post.Authors), ", "), f.post.Event.Name)
	if cover := cmp.Or(e.Cover, f.post.Image.URL); cover != "" {
		c.Image = &podcastImage{weburl.ASCII(cover)}
	}
	if !slices.ContainsFunc(f.entries, func(s *Entry) bool { return !strings.HasPrefix(s.mediaFiles()[0].MediaType, "video/") }) {
		c.Medium = "video"
	}
	return c
}

// podcastNamespace is the name space of the guids of podcasts
// (https://podcasting2.org/podcast-namespace/tags/guid).
var podcastNamespace = uuid.UUID{0xea, 0xd4, 0xc2, 0x36, 0xbf, 0x58, 0x58, 0xc6, 0xa2, 0xc6, 0xa6, 0xb2, 0x8d, 0x12, 0x8c, 0xb6}

// podcastGUID is the UUID of version 5 of a feed's URL without its scheme and the
// slashes at its end.
func podcastGUID(feedURL string) string {
	_, address, _ := strings.Cut(feedURL, "://")
	return uuid.NewSHA1(podcastNamespace, []byte(strings.TrimRight(address, "/"))).String()
}

// podcastItem is what an episode has beyond the item of a feed.
type podcastItem struct {
	Title       string              `xml:"itunes:title"`
	Author      string              `xml:"itunes:author,omitempty"`
	Image       *podcastImage       `xml:"itunes:image"`
	Duration    int64               `xml:"itunes:duration,omitempty"` // in seconds
	Alternates  []podcastAlternate  `xml:"podcast:alternateEnclosure"`
	Transcripts []podcastAttachment `xml:"podcast:transcript"`
	Chapters    *podcastAttachment  `xml:"podcast:chapters"`
	Persons     []podcastPerson     `xml:"podcast:person"`
}

type podcastAlternate struct {
	Type   string        `xml:"type,attr"`
	Length int64         `xml:"length,attr,omitempty"`
	Title  string        `xml:"title,attr,omitempty"`
	Source podcastSource `xml:"podcast:source"`
}

type podcastSource struct {
	URI string `xml:"uri,attr"`
}

type podcastAttachment struct {
	URL  string `xml:"url,attr"`
	Type string `xml:"type,attr"`
}

type podcastPerson struct {
	Role string `xml:"role,attr"`
	URL  string `xml:"href,attr,omitempty"`
	Img  string `xml:"img,attr,omitempty"`
	Name string `xml:",chardata"`
}

// newEpisode makes the item of a session that has a media file.
func newEpisode(f *feed, s *Entry) *rssItem {
	item, files := newRSSItem(f, s), s.mediaFiles()
	item.Language = f.language(s.Language) // of what is heard
	main := files[0]
	item.Enclosure = &feeds.RssEnclosure{Url: fileURL(main), Length: strconv.FormatInt(main.Size, 10), Type: main.MediaType}
	e := &podcastItem{Title: s.Title, Duration: int64(main.Duration.Seconds())}
	item.podcastItem = e
	for _, r := range files[1:] {
		e.Alternates = append(e.Alternates, podcastAlternate{r.MediaType, r.Size, r.Title, podcastSource{fileURL(r)}})
	}
	for _, r := range s.Resources() {
		file := podcastAttachment{r.Address, r.MediaType}
		switch {
		case r.Role == linkChapters && e.Chapters == nil:
			file.Type = cmp.Or(file.Type, "application/json+chapters")
			e.Chapters = &file
		case isTranscript(r):
			e.Transcripts = append(e.Transcripts, file)
		}
	}
	for _, sp := range s.Speakers {
		person := podcastPerson{Role: "guest", Name: sp.Name}
		if weburl.IsWeb(sp.URL) {
			person.URL = weburl.ASCII(sp.URL)
		}
		if sp.Avatar != "" {
			person.Img = weburl.ASCII(sp.Avatar)
		}
		e.Persons = append(e.Persons, person)
	}
	e.Author = strings.Join(speakerNames(s.Speakers), ", ")
	if picture := s.picture(); picture != "" {
		e.Image = &podcastImage{picture}
	}
	return item
}

// fileURL is the address of a file as a whole: apps tell its type by how the address
// ends, and know no moments in it.
func fileURL(r Resource) string { return withoutFragment(r.Address) }

// linkChapters is the role of a link to a file that divides the recording.
const linkChapters = "chapters"

// isTranscript reports whether a resource is the text of a recording with its times.
func isTranscript(r Resource) bool {
	kind, _, _ := strings.Cut(strings.ToLower(r.MediaType), ";")
	return r.Role != linkChapters && slices.Contains([]string{"text/vtt", "application/x-subrip"}, kind)
}
