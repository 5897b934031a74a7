package export

import (
	"bytes"
	"cmp"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"strconv"

	"github.com/gorilla/feeds"
	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// Atom writes an Atom 1.0 feed (RFC 4287) with an entry for each session.
//
// An entry has the session's title, behind "Cancelled: " or "Moved: " if that
// is its status, its speakers as authors, and its track, level and tags as
// categories, tracks and levels each with a scheme of its own. It is dated by
// when it was published and last changed, never by when the session takes
// place. Its summary is the beginning of the session's summary as plain text,
// its content the same HTML as in [RSS], and its id is the same as the guid
// there. It links to the session's URL (alternate), to each recording that is
// an audio or video file (enclosure) and to each other link (related). If the
// session is in another language than the post, so is the entry.
//
// Of the post, the feed carries the title, URL, language, description, authors,
// categories, date of change, and as related links the event's page and the
// related pages. The feed's id is made from its own URL. Where the post names
// no authors and a session no speakers, the event counts as the feed's author,
// which RFC 4287 section 4.1.1 then requires; without an event, the host of the
// post's URL does, or else its title.
//
// Atom has no place for the introduction in full and the conclusion, the
// tracks' descriptions and colors, biographies, avatars, and consent to being
// recorded.
//
// Atom must be told when each entry last changed. If a session has no date,
// and neither its recording nor the post has one, Export refuses the document
// with an error that wraps [ErrNotApplicable]. Other errors are a FeedURL that
// is not one, and the writer's.
type Atom struct {
	// FeedURL is where the feed will be found: an absolute http or https URL.
	// Readers keep it as the feed's address. Empty means atom.xml beside the
	// post; see [Document.Beside].
	FeedURL string
	// Limit is the most entries that the feed may have; the first ones stay.
	// Zero or less means all.
	Limit int
	// NewestFirst puts the entries in the order of their publication.
	// Otherwise they are in the post's order.
	NewestFirst bool
	// ExcerptOnly leaves out the content of the entries; their summary, at most
	// 300 characters, stays, so that who wants to read on comes to the page.
	ExcerptOnly bool
	// WholePost makes the post as a whole the one entry: introduction, sessions and
	// conclusion. It suits a blog, whose readers wait for the next post; see [Series]
	// for a feed of several.
	WholePost bool

	at string // the path of its file beside the post; empty means the usual one
}

// Format implements [Exporter].
func (Atom) Format() Format {
	return Format{Name: "atom", Title: "Atom feed", MediaType: "application/atom+xml; charset=utf-8", Extension: ".xml"}
}

// PlacedAt implements [Placer].
func (e Atom) PlacedAt(path string) Exporter {
	e.at = path
	return e
}

// Export implements [Exporter].
func (e Atom) Export(ctx context.Context, w io.Writer, doc *Document) error {
	f, err := e.feed(doc)
	if err == nil {
		err = f.write(strictWriter{ctx, w}, newAtomFeed(f))
	}
	return failed(e.Format(), err)
}

// Applies implements [Applier].
func (e Atom) Applies(doc *Document) error {
	_, err := e.feed(doc)
	return failed(e.Format(), err)
}

func (e Atom) feed(doc *Document) (*feed, error) {
	f, err := newFeed(doc, feedOptions{e.FeedURL, cmp.Or(e.at, "atom.xml"), e.Limit, e.NewestFirst, e.ExcerptOnly, e.WholePost})
	if err != nil {
		return nil, err
	}
	return f, f.requireDates()
}

// requireDates refuses what has no date for atom:updated, which feed and
// entries must have (RFC 4287 section 4.1.1 and 4.1.2).
func (f *feed) requireDates() error {
	if f.doc.Changed().IsZero() {
		return fmt.Errorf("%w: Atom requires the date of the last change, but neither the post nor a session says when it was published or updated", ErrNotApplicable)
	}
	for _, s := range f.entries {
		if f.updated(s).IsZero() {
			return fmt.Errorf("%w: Atom requires the date of the last change, but neither session %q nor its recording nor the post says when it was published or updated", ErrNotApplicable, s.Title)
		}
	}
	return nil
}

// atomFeed is the <feed> of which gorilla/feeds knows a part.
type atomFeed struct {
	Lang string `xml:"xml:lang,attr"`
	*feeds.AtomFeed
	Title      plainText          `xml:"title"`
	Subtitle   *plainText         `xml:"subtitle"`
	Links      []atomLink         `xml:"link"`
	Authors    []feeds.AtomAuthor `xml:"author"`
	Categories []atomCategory     `xml:"category"`
	Generator  atomGenerator      `xml:"generator"`
	Entries    atomEntries        `xml:"entry"`
}

func newAtomFeed(f *feed) *atomFeed {
	feed := &atomFeed{
		Lang: feedLanguage(f.post.Language),
		AtomFeed: &feeds.AtomFeed{
			Xmlns:   "http://www.w3.org/2005/Atom",
			Id:      f.feedID(),
			Updated: feedTime(f.doc.Changed()),
		},
		Title:     newPlainText(f.post.Title),
		Links:     atomFeedLinks(f),
		Authors:   atomAuthors(f),
		Generator: atomGenerator{generatorURL, generatorName},
		Entries:   atomEntries{f},
	}
	if about := f.about(); about != "" {
		subtitle := newPlainText(about)
		feed.Subtitle = &subtitle
	}
	if f.post.Image.URL != "" {
		feed.Logo = weburl.ASCII(f.post.Image.URL)
	}
	if f.post.Event.Logo.URL != "" {
		feed.Icon = weburl.ASCII(f.post.Event.Logo.URL)
	}
	for _, c := range f.post.Categories {
		feed.Categories = append(feed.Categories, newAtomCategory(Category{Term: c, Name: c}, ""))
	}
	return feed
}

// FeedXml implements [feeds.XmlFeed].
func (f *atomFeed) FeedXml() any { return f }

func atomFeedLinks(f *feed) []atomLink {
	links := []atomLink{
		newAtomLink(f.url, "self", "application/atom+xml", ""),
		newAtomLink(f.page, "alternate", "text/html", ""),
	}
	if f.post.Event.URL != "" {
		links = append(links, newAtomLink(weburl.ASCII(f.post.Event.URL), "related", "", f.post.Event.Name))
	}
	for _, r := range f.post.Related {
		if r.URL != "" {
			links = append(links, newAtomLink(weburl.ASCII(r.URL), "related", "", r.Title))
		}
	}
	return links
}

// atomAuthors are the feed's authors. There must be one unless every entry has
// its own (RFC 4287 section 4.1.1).
func atomAuthors(f *feed) []feeds.AtomAuthor {
	var authors []feeds.AtomAuthor
	for _, a := range f.post.Authors {
		authors = append(authors, newAtomAuthor(a.Name, a.URL))
	}
	if len(authors) > 0 {
		return authors
	}
	for _, s := range f.entries {
		if len(s.Speakers) == 0 {
			return []feeds.AtomAuthor{publisher(f.post)}
		}
	}
	return nil
}

func publisher(p recap.Post) feeds.AtomAuthor {
	if p.Event.Name != "" {
		return newAtomAuthor(p.Event.Name, p.Event.URL)
	}
	if u, err := url.Parse(p.URL); err == nil && u.Host != "" {
		return newAtomAuthor(u.Hostname(), "")
	}
	return newAtomAuthor(p.Title, "")
}

func newAtomAuthor(name, contact string) feeds.AtomAuthor {
	person := feeds.AtomPerson{Name: unmistakable(name)}
	if person.Email = weburl.Email(contact); person.Email == "" && contact != "" {
		person.Uri = weburl.ASCII(contact)
	}
	return feeds.AtomAuthor{AtomPerson: person}
}

// atomEntries writes the entries one by one.
type atomEntries struct{ *feed }

// MarshalXML implements [xml.Marshaler]. What is in an entry is written beside the
// feed first, so that other feeds can have it too.
func (entries atomEntries) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	var beside bytes.Buffer
	encoder := xml.NewEncoder(&beside)
	encoder.Indent("  ", "  ")
	format := "atom"
	if entries.excerptOnly {
		format = "atom with excerpts"
	}
	for _, s := range entries.entries {
		inner, err := entries.doc.block(s, format, func() ([]byte, error) {
			beside.Reset()
			if err := encoder.EncodeElement(newAtomEntry(entries.feed, s), start); err != nil {
				return nil, err
			}
			_, inner, _ := bytes.Cut(beside.Bytes(), []byte(">"))
			return inner[:bytes.LastIndexByte(inner, '<')], nil
		})
		if err != nil {
			return err
		}
		if err := e.EncodeElement(writtenEntry{entries.language(s.Written), inner}, start); err != nil {
			return err
		}
	}
	return nil
}

// writtenEntry is an <entry> with what is in it.
type writtenEntry struct {
	Lang  string `xml:"xml:lang,attr,omitempty"`
	Inner []byte `xml:",innerxml"`
}

type atomEntry struct {
	*feeds.AtomEntry
	Title      plainText          `xml:"title"`
	Links      []atomLink         `xml:"link"`
	Authors    []feeds.AtomAuthor `xml:"author"`
	Categories []atomCategory     `xml:"category"`
	Summary    *atomText          `xml:"summary"`
	Content    *atomHTML          `xml:"content"`
}

func newAtomEntry(f *feed, s *Entry) *atomEntry {
	entry := &atomEntry{
		AtomEntry: &feeds.AtomEntry{
			Id:      f.entryID(s),
			Updated: feedTime(f.updated(s)),
		},
		Title: newPlainText(s.Headline),
		Links: atomEntryLinks(f, s),
	}
	entry.Published = feedTime(s.Published)
	for _, sp := range s.Speakers {
		entry.Authors = append(entry.Authors, newAtomAuthor(sp.Name, sp.URL))
	}
	for _, c := range s.Categories() {
		entry.Categories = append(entry.Categories, newAtomCategory(c, f.scheme(c)))
	}
	if f.excerptOnly {
		entry.Summary = newAtomText(f.lead(s))
		return entry
	}
	if excerpt := f.excerpt(s); excerpt != "" {
		entry.Summary = newAtomText(excerpt)
	}
	entry.Content = &atomHTML{"html", htmlText{f.content(s)}}
	return entry
}

func atomEntryLinks(f *feed, s *Entry) []atomLink {
	links := []atomLink{newAtomLink(s.Address, "alternate", "text/html", "")}
	for _, l := range s.Resources() {
		link := newAtomLink(l.Address, "related", l.MediaType, l.Label)
		if l.IsMedia() {
			link.Rel = "enclosure"
		}
		if l.Size > 0 {
			link.Length = strconv.FormatInt(l.Size, 10)
		}
		links = append(links, link)
	}
	return links
}

// atomLink is a <link> with the title that feeds.AtomLink lacks.
type atomLink struct {
	feeds.AtomLink
	Title string `xml:"title,attr,omitempty"`
}

func newAtomLink(href, rel, mediaType, title string) atomLink {
	return atomLink{feeds.AtomLink{Href: href, Rel: rel, Type: mediaType}, unmistakable(title)}
}

// atomCategory is a <category> (RFC 4287 section 4.2.2).
type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr,omitempty"`
	Label  string `xml:"label,attr,omitempty"`
}

func newAtomCategory(c Category, scheme string) atomCategory {
	category := atomCategory{Term: c.Term, Scheme: scheme}
	if c.Name != c.Term {
		category.Label = unmistakable(c.Name)
	}
	return category
}

type atomGenerator struct {
	URI  string `xml:"uri,attr"`
	Name string `xml:",chardata"`
}

// atomText is a text construct of type text (RFC 4287 section 3.1.1.1).
type atomText struct {
	Type string `xml:"type,attr"`
	plainText
}

func newAtomText(s string) *atomText { return &atomText{"text", newPlainText(s)} }

// atomHTML is content of type html (RFC 4287 section 4.1.3.3).
type atomHTML struct {
	Type string `xml:"type,attr"`
	htmlText
}
