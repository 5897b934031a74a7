package export

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// A Document is a valid post made ready for exporters: its defaults are filled
// in, its text is clean, its sessions are addressed, and each of its bodies is read
// once for all exporters. It is safe for concurrent use. Nothing that it returns
// may be changed.
type Document struct {
	source  recap.Post
	post    recap.Post
	base    *url.URL // nil for a post without a URL
	texts   *url.URL // that relative addresses in texts count from: the base, or that of the original
	page    string   // the address of the post's page, without a fragment
	title   string   // the post's, also in a document of a part of it
	zone    *time.Location
	entries []*Entry
	byID    map[string]*Entry
	ids     map[string]*Entry // byID of the whole, also in a document of a part of it
	anchors anchors
	changed time.Time
	first   time.Time // the earliest start, zero if no session has a time
	words   *catalogue.Words
	own     map[string]string // words that the user gives
	up      string            // the way to the folder from which relative addresses in texts count; see In
	pages   func(*Entry) string
	bodies  *bodies
	places  *places
	given   *givenFields
	without []Omission // what must not be published
	plan    *schedulePlan
	blocks  *blocks

	original *Document       // that this is a translation of, or nil; see In
	kept     map[string]bool // its texts that are those of the original
}

// A Group is a group of a document's entries under a heading; see [recap.Group].
type Group struct {
	Key, Heading string
	// Anchor identifies the group within a page.
	Anchor  string
	Entries []*Entry
}

// An Option says more of a post than the post itself; see [Prepare].
type Option func(*Document)

// SessionPages says where the sessions have pages: path returns the address of a
// session's page relative to the folder of the post, such as
// sessions/svs401.html, or "" for a session that has none. A session whose own
// URL is given keeps it.
func SessionPages(path func(*Entry) string) Option {
	return func(d *Document) { d.pages = path }
}

// Words words pages, feeds, Markdown and calendars otherwise than the catalogue
// of the post's language does, or in a language that has none, which is in English
// else. The keys are the words in English, as internal/catalogue/words lists
// them, and also kinds, roles of links and headings of groups of one's own:
//
//	export.Words(map[string]string{"Speakers": "Who speaks", "2 January 2006": "January 2, 2006"})
//
// What stands in braces, such as {n}, stays. source.Markdown does not read back
// what is worded so.
func Words(words map[string]string) Option {
	return func(d *Document) { d.own = words }
}

// Prepare validates the post and makes a document of it. The error is a
// [recap.Problems] that names everything that is wrong with the post, and in its
// bodies the lists and quotations that nest too deep.
//
// What must not be published does not get into the document, and so into no
// format: see [recap.Redact] and [Document.Withheld].
//
// The document holds on to the post: its slices must not be changed while the
// document is in use.
func Prepare(post recap.Post, options ...Option) (*Document, error) {
	if err := validate(post); err != nil {
		return nil, err
	}
	withheld := recap.Redactions(post)
	post = recap.Redact(post)
	d := &Document{
		source: post, post: clean(post.Resolved()), page: indexPage, anchors: newAnchors(),
		given: new(givenFields), plan: new(schedulePlan), blocks: new(blocks),
	}
	zone, err := d.post.Event.Location()
	if err != nil {
		return nil, err
	}
	d.title, d.zone = d.post.Title, zone
	for _, r := range withheld {
		d.without = append(d.without, Omission{r.Path, r.Reason})
	}
	if post.URL != "" {
		base, err := url.Parse(post.URL)
		if err != nil {
			return nil, err
		}
		base.Fragment, base.RawFragment = "", ""
		d.base, d.texts, d.page = base, base, base.String()
	}
	for _, o := range options {
		o(d)
	}
	d.words = catalogue.For(d.post.Language, d.own)
	d.addEntries()
	d.places = newPlaces(d.texts, d.entries)
	d.bodies = newBodies(d.texts, d.places)
	d.address()
	return d, nil
}

// indexPage is the page of a post that has no URL, as its other files know it.
const indexPage = "index.html"

// addEntries makes the entries of the post's sessions.
func (d *Document) addEntries() {
	view := newEntryView(d.post, d.words)
	entries := make([]Entry, len(d.post.Sessions))
	d.entries = make([]*Entry, len(entries))
	d.byID = make(map[string]*Entry, len(entries))
	d.changed = latest(d.post.Published, d.post.Updated)
	for i := range entries {
		given := &d.source.Sessions[i]
		entries[i] = view.entry(d.post.Sessions[i], given)
		entries[i].at = i
		if entries[i].Written = d.writtenIn(i); d.original != nil {
			entries[i].original = d.original.entries[i]
		}
		entries[i].Anchor = d.anchors.add(sessionAnchor(*given, entries[i].ID))
		d.entries[i] = &entries[i]
		d.byID[entries[i].ID] = &entries[i]
		d.note(&entries[i])
	}
	d.ids = d.byID
}

// note takes the dates of an entry into those of the document.
func (d *Document) note(e *Entry) {
	d.changed = latest(d.changed, e.Updated)
	if e.Scheduled() && (d.first.IsZero() || e.Start.Before(d.first)) {
		d.first = e.Start
	}
}

// address gives each entry its URL: its own, or else that of its page, or else
// its place in the post.
func (d *Document) address() {
	for _, e := range d.entries {
		if d.pages != nil {
			e.Page = d.pages(e)
		}
		switch {
		case e.URL != "":
		case e.Page != "":
			e.URL = d.Beside(e.Page)
		default:
			e.URL = d.fragment(e.Anchor)
		}
		e.Address = weburl.ASCII(e.URL)
	}
}

// Withheld says what must not be published and is in no format, and where a name
// that must not be published stands in somebody's text, which is published. The
// paths are those of the post that was given to [Prepare].
func (d *Document) Withheld() []Omission { return d.without }

// Source returns the post as it was given to [Prepare], but for what is withheld.
func (d *Document) Source() recap.Post { return d.source }

// Post returns the post with its defaults filled in, as by
// [recap.Post.Resolved], and its text clean: without characters that XML and HTML
// refuse, and such that no bidirectional control reaches beyond its text.
func (d *Document) Post() recap.Post { return d.post }

// Entries returns the sessions, as formats show them, in the post's order.
func (d *Document) Entries() []*Entry { return d.entries }

// Entry returns the entry of the session with this ID, or nil.
func (d *Document) Entry(id string) *Entry { return d.byID[id] }

// Select returns a document of the entries that keep wants, such as those of one
// track. It shares entries and bodies with d, so that many can be made: an
// entry's address and anchor are the same in both. The tracks that are not in use
// are not in its post. It has changed when its sessions did, if they all say when.
func (d *Document) Select(keep func(*Entry) bool) *Document {
	var kept []*Entry
	for _, e := range d.entries {
		if keep(e) {
			kept = append(kept, e)
		}
	}
	return d.part(kept)
}

// Of is [Document.Select] of these entries of d, in the post's order. It takes no longer
// for being a small part of a large document.
func (d *Document) Of(entries ...*Entry) *Document {
	entries = slices.DeleteFunc(slices.Clone(entries), func(e *Entry) bool { return d.byID[e.ID] != e })
	slices.SortFunc(entries, func(a, b *Entry) int { return a.at - b.at })
	return d.part(slices.Compact(entries))
}

// part is the document of entries that are in the post's order.
func (d *Document) part(entries []*Entry) *Document {
	part := *d
	part.entries, part.post.Tracks = entries, nil
	part.post.Sessions, part.source.Sessions = make([]recap.Session, 0, len(entries)), make([]recap.Session, 0, len(entries))
	part.byID = make(map[string]*Entry, len(entries))
	part.given, part.plan = new(givenFields), new(schedulePlan)
	part.changed, part.first = time.Time{}, time.Time{}
	dated := true
	tracks := make(map[string]bool)
	for _, e := range entries {
		given := *e.given
		given.ID = cmp.Or(given.ID, e.ID) // which may be derived from its place among others
		part.post.Sessions = append(part.post.Sessions, e.Session)
		part.source.Sessions = append(part.source.Sessions, given)
		part.byID[e.ID] = e
		part.note(e)
		dated = dated && !e.Updated.IsZero()
		tracks[e.Track] = true
	}
	for _, t := range d.post.Tracks {
		if tracks[t.ID] {
			part.post.Tracks = append(part.post.Tracks, t)
		}
	}
	if len(part.entries) == 0 || !dated {
		part.changed = latest(part.changed, d.post.Published, d.post.Updated)
	}
	part.source.Tracks = nil
	for _, t := range d.source.Tracks {
		if tracks[t.ID] {
			part.source.Tracks = append(part.source.Tracks, t)
		}
	}
	return &part
}

// Titled returns the document under another title, such as that of a track for
// the document of its entries.
func (d *Document) Titled(title string) *Document {
	d.blocks.shared.Store(true)
	other := *d
	other.post.Title, other.source.Title = title, title
	other.given, other.plan = new(givenFields), new(schedulePlan)
	return &other
}

// Groups returns the entries in groups; nil groups by track.
func (d *Document) Groups(by recap.Grouping) []Group {
	if by == nil {
		by = recap.ByTrack
	}
	taken := d.anchors.clone()
	var groups, originals []Group
	if d.original != nil {
		originals = d.original.Groups(by)
	}
	for _, g := range by(d.post) {
		group := Group{Key: g.Key, Heading: text.Clean(d.heading(g)), Anchor: taken.add(cmp.Or(anchorOf(originals, g.Key), groupAnchor(g)))}
		for _, s := range g.Sessions {
			if e := d.byID[s.ID]; e != nil {
				group.Entries = append(group.Entries, e)
			}
		}
		groups = append(groups, group)
	}
	return groups
}

// heading is a group's heading in the words of the post's language: the root's
// groupings make it in English.
func (d *Document) heading(g recap.Group) string {
	if number, err := strconv.Atoi(g.Key); err == nil && g.Heading == recap.Level(number).Title() {
		return levelName(recap.Level(number), d.words)
	}
	if day, err := time.Parse(time.DateOnly, g.Key); err == nil && g.Heading == day.Format(longDay) {
		return d.words.Date(longDay, day)
	}
	if g.Key == "" || g.Heading == capitalised(g.Key) {
		return d.words.Text(g.Heading)
	}
	return g.Heading
}

// The layouts of dates, which [catalogue.Words.Date] words.
const (
	longDay    = "Monday, 2 January 2006"
	longMoment = "Monday, 2 January 2006, 15:04"
	plainDay   = "2 January 2006"
)

// Changed returns the latest date of publication or change of the post and of
// its sessions, zero if the post holds none; see [Document.Select] for that of a part.
func (d *Document) Changed() time.Time { return d.changed }

// Beside returns the URL of a file that stands beside the post, such as
// rss.xml. The last part of the post's path counts as a folder unless it has
// an extension:
//
//	https://example.org/recap        https://example.org/recap/rss.xml
//	https://example.org/recap/       https://example.org/recap/rss.xml
//	https://example.org/recap.html   https://example.org/rss.xml
//
// For a post without a URL it is the relative address: rss.xml.
func (d *Document) Beside(name string) string {
	if d.base == nil {
		return (&url.URL{Path: name}).String()
	}
	u := *d.base
	u.RawQuery = ""
	if path.Ext(u.Path) == "" && !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
		u.RawPath = ""
	}
	return u.ResolveReference(&url.URL{Path: name}).String()
}

// fragment returns the URL of a place in the post.
func (d *Document) fragment(anchor string) string {
	return d.page + "#" + escapedFragment(anchor)
}

func escapedFragment(s string) string { return (&url.URL{Fragment: s}).EscapedFragment() }

func latest(times ...time.Time) time.Time {
	var last time.Time
	for _, t := range times {
		if t.After(last) {
			last = t
		}
	}
	return last
}

// Wording returns the words of the document's language, for the other packages of
// this module. Pages are in the language of the words, and what the post says in others
// is marked as such.
func (d *Document) Wording() *catalogue.Words { return d.words }
