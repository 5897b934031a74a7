package export

import (
	"context"
	"fmt"
	"html/template"
	"io"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/page"
)

// HTML writes a page in the HTML Living Standard, made to WCAG 2.2 AA: the
// introduction, a list of contents, a timetable, a section for each group, an
// article for each session with a permalink on its code, the conclusion, the
// authors and related pages. The head carries the canonical URL, Open Graph
// properties, links to feeds, and the post's [JSONLD] for search engines.
//
// Sessions that have a time are in the timetable, a table for each day (see
// [recap.Day]) with a row for each session, which is laid out with rooms across and
// time down, in proportion. A break spans the rooms in which nothing else takes
// place, and sessions at the same time in one room stand beside each other. On a
// phone each table is a list, on paper a landscape page. Times are those of the
// event's zone; a script switches to the reader's own where they differ.
//
// The page stands alone: style and script are embedded, nothing but pictures
// is requested from anywhere, see [Pictures], and a Content-Security-Policy (CSP
// Level 3) lets nothing else run or load. A recording is a link, which a script turns
// into a player when it is clicked, see [Player]; only then its host is asked. The page follows the
// reader's light or dark scheme, prints, and reads without JavaScript; with it
// the sessions can be filtered by text, track and level, and the filter is
// part of the address.
//
// HTML carries nearly all of the model; [HTML.Omissions] names the rest.
type HTML struct {
	// Fragment leaves out all but the post itself, an article element to put
	// into a page of one's own: no head, style, script, contents, timetable or
	// filter.
	Fragment bool
	// HeadingLevel is the level of the post's title, from 1 to 3. Zero means 1.
	// The headings below follow from it.
	HeadingLevel int
	// Session is the ID of one session, for a page about that session alone.
	// Empty means the whole post.
	Session string
	// GroupBy divides the sessions into sections. Nil means [recap.ByTrack].
	GroupBy recap.Grouping
	// Alternates are the post's other formats, such as its feeds, for the
	// page's head.
	Alternates []Alternate
	// Versions are the page in its languages, to which it leads, its own among them.
	// Nil means none.
	Versions []Version
	// Nav is a menu above the page, such as links to other pages of a site; of a link
	// only Title and URL count. A relative address is relative to the page; the pages of
	// single sessions have no menu, but lead to the page of the whole post. Nil means none.
	Nav []recap.Link
	// Brand is a look of one's own, with a logo, links and words at the foot. A fragment
	// has none of it. Nil means none.
	Brand *Brand
	// Pictures says from where pictures load, in bodies and beside them.
	Pictures Pictures
	// Templates replaces blocks of the page: each of its templates takes the
	// place of the block of the same name; an empty one removes the block. The
	// blocks and what they are given, whose fields are those of the structs of
	// that name in internal/page:
	//
	//	page               Page           the whole page
	//	fragment           Page           the article alone, also when it is the page's main part
	//	policy             Page           the Content-Security-Policy
	//	meta               Page           the rest of the head
	//	data               Page           the element with the JSON-LD
	//	preview            Picture        what Open Graph says of the picture of the page
	//	style              Page           the style element
	//	head               Page           what a brand adds to the head
	//	icon               Page           its link to the icon
	//	script             Page           the script element
	//	top                Page           the header with the logo and all links of a page that has a brand
	//	menu               Page           the links above a page that has no such header
	//	languages          Page           the links to the page in other languages
	//	header             Page           the title with what belongs to it
	//	introduction       Page
	//	contents           Page           the list of contents
	//	timetable          Timetable      the days, of a page that has sessions with a time
	//	day                Day            a heading and a grid
	//	grid               DaySheet       a table, laid out as a grid where there is room for it
	//	columns            DayWords       the heads of its columns
	//	row                Item           a session in a table
	//	filter             Page           the form that filters the sessions
	//	group              Group          a section of sessions
	//	session            Session        an article
	//	session-attributes Session        the attributes by which the filter knows an article
	//	speakers           Session        the people of a session
	//	links              Session        its links
	//	conclusion         Page
	//	authors            Page
	//	version            Version        the links of the head to the page in a language
	//	picture            Picture        that of the post, of a session, or the event's logo
	//	avatar             Person         a picture, or the initials
	//	name               Person         an author's or a speaker's name
	//	about              Person         the biography and the links
	//	related            Page
	//	footer             Page
	//	time               Time           a time element
	//
	// What the post says is template.HTML, escaped, with its language where that is not
	// the page's; {{print .Title}} makes a string of it for a function of one's own.
	// What there can be many of, such as the sessions of a group, are iterators:
	// range takes them like lists, len and index do not.
	//
	// A template may call the others and functions of its own, and html/template
	// escapes what it writes. The policy admits what style and script write, also
	// when they are replaced; who loads something from elsewhere replaces the
	// policy. Templates must not have been executed, after which html/template
	// can no longer copy them. Export leaves them as they are.
	Templates *template.Template

	at   string // the path of its file beside the post
	post string // on the page of a session, the path of the whole post's

	preview recap.Image // that a site has for the page

	find func(name string) string // where a file that the brand names stands beside the post; see Branded
}

// An Alternate is the post in another format.
type Alternate struct {
	Title     string // for people, such as "RSS feed"
	MediaType string // such as "application/rss+xml"
	URL       string // absolute or relative to the page
}

// Format implements [Exporter].
func (HTML) Format() Format {
	return Format{Name: "html", Title: "Web page", MediaType: "text/html; charset=utf-8", Extension: ".html", File: "index"}
}

// Applies implements [Applier].
func (e HTML) Applies(doc *Document) error {
	if e.Session != "" && doc.byID[e.Session] == nil {
		return failed(e.Format(), fmt.Errorf("%w: it has no session %q", ErrNotApplicable, e.Session))
	}
	return nil
}

// PlacedAt implements [Placer].
func (e HTML) PlacedAt(path string) Exporter {
	e.at = path
	return e
}

// LinkedTo implements [Linker].
func (e HTML) LinkedTo(alternates []Alternate) Exporter {
	if e.Alternates == nil {
		e.Alternates = alternates
	}
	return e
}

// PreviewedBy implements [Previewer].
func (e HTML) PreviewedBy(picture recap.Image) Exporter {
	e.preview = picture
	return e
}

// BrandedBy implements [Branded].
func (e HTML) BrandedBy(b *Brand, find func(name string) string) Exporter {
	if e.Brand == nil {
		e.Brand, e.find = b, find
	}
	return e
}

// InLanguages implements [Polyglot].
func (e HTML) InLanguages(versions []Version) Exporter {
	if e.Versions == nil {
		e.Versions = versions
	}
	return e
}

// ForSession implements [SessionExporter]. A fragment has no pages.
func (e HTML) ForSession(s *Entry) Exporter {
	if e.Fragment {
		return nil
	}
	e.Session, e.Alternates, e.Versions, e.Nav, e.preview = s.ID, nil, nil, nil, recap.Image{}
	e.post, e.at = e.at, s.Page
	return e
}

// Export implements [Exporter]. It refuses a Session that the document does not
// hold with an error that wraps [ErrNotApplicable].
func (e HTML) Export(ctx context.Context, w io.Writer, doc *Document) error {
	if err := e.Applies(doc); err != nil {
		return err
	}
	p, err := newPage(e, doc)
	if err == nil {
		err = page.Write(strictWriter{ctx, w}, p, e.Templates)
	}
	return failed(e.Format(), err)
}
