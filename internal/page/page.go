// Package page holds the template, the style and the script of a page, and the
// plain views of a post that the templates are given. It knows nothing of posts.
package page

import (
	"html/template"
	"iter"
	"strings"
)

// A Page is what the blocks of a page are given. Its text is plain and
// safe to show: html/template escapes it, and controls of direction are closed.
type Page struct {
	Title, URL          string
	Description         Text
	Language, Direction string // of the html element; Direction is ltr or rtl
	TitleLanguage       string // where it is not the page's
	Locale              string // for Open Graph, such as en_GB; may be empty
	Categories          []Text
	Published, Updated  Time
	Event               Event
	Image               *Picture // shown at the top; nil if there is none or it may not load
	Preview             *Picture // for Open Graph; nil if there is none
	Introduction        Text
	Timetable           *Timetable // nil if no session has a time
	Groups              []Group
	Conclusion          Text
	Authors             []Person
	Related             []Related
	Alternates          []Alternate
	Tracks              []Choice // of the filter
	Levels              []Choice
	Count               int    // of sessions
	CountAll, CountSome string // that many sessions, and {shown} of them, in words
	Fragment            bool
	Menu                []Tab
	Versions            []Version // the page in its languages, its own among them
	Post                *Link     // the whole post, on the page of one session
	Words               *Words

	// What a brand adds. Site is empty on a page that has neither a logo nor links of its own.
	CSS        string        // added to the style
	Site       Text          // the name beside the logo
	Home       string        // where that leads
	Logo       template.HTML // see NewLogo
	LogoURL    string
	Icon       template.URL
	VectorIcon bool          // it is an SVG
	Foot, Head template.HTML // at the foot of the page, and in its head

	// Style, Script and Policy are set by Write. The policy (CSP Level 3) admits
	// what the blocks style and script write, Data, and pictures from the sources.
	Style  template.CSS
	Script template.JS
	Policy string

	Data           iter.Seq[template.JS] // the post as JSON-LD, in pieces; nil where the page has none
	DataHash       string                // of Data, for the policy
	TrackColors    []string              // of the tracks in their order; empty for one without
	Places         []string              // the classes of the places in the timetable
	PictureSources string                // of the policy's directive img-src
	PlayerSources  string                // the directives frame-src and media-src, empty without players

	// H1 to H4 are the headings of the post, of a section, of a session or a
	// person, and of what is below.
	H1, H2, H3, H4 Heading
}

// An Alternate is the post in another format.
type Alternate struct {
	Title          Text
	MediaType, URL string
}

// Related is a page that a reader may want next.
type Related struct {
	Title, Summary Text
	URL            string
}

// A Heading is the pair of tags of a heading whose level depends on
// the page that it stands in.
type Heading struct{ Open, Close template.HTML }

// A Choice is an option of the filter.
type Choice struct {
	Value string
	Label Text
}

// A Time is a date or a time for a time element; its zero value is none.
type Time struct {
	Machine, Text string
	Language      string // of the text, where it holds words that are not in the page's
}

// A Picture is a picture beside text.
type Picture struct {
	URL, Alt      string
	Language      string // of Alt, where it is not the page's
	Width, Height int    // 0 where they are not known
}

// NewPicture returns the picture at an address, nil if there is none.
func NewPicture(url, alt, language string, width, height int) *Picture {
	if url == "" {
		return nil
	}
	if alt == "" {
		language = ""
	}
	return &Picture{url, alt, language, width, height}
}

// An Event is the event of the post.
type Event struct {
	Name, Place Text
	URL, Zone   string
	Start, End  Time // the days; End is zero for an event of one day
	Logo        *Picture
}

// A Group is a section of the page.
type Group struct {
	Anchor      string
	Heading     Text
	Class       string // of the section, where the track has a color
	Description Text
	Contents    iter.Seq[Reference] // the sessions, for the list of contents
	Sessions    iter.Seq[*Session]
	Page        *Page
}

// A Reference is a session in the list of contents.
type Reference struct {
	Anchor, Code string
	Title        Text
}

// A Person is an author or a speaker.
type Person struct {
	Name, Organization, URL string
	Role, Job               Text
	Initials                string
	Avatar                  string // the address of a picture; initials stand in for none
	Biography               Text
	Links                   []Link
}

// NewLogo returns the picture beside a name, which is its text. One that the page holds, in
// a data: URL, is in the style which is returned too: it then stands in the page once, and
// checkers of pages know no such source of an img element.
func NewLogo(url string) (logo template.HTML, style string) {
	switch {
	case url == "":
		return "", ""
	case strings.HasPrefix(url, "data:"):
		return `<span class="logo"></span>`, `.home > .logo { content: url("` + escapeCSS(url) + `"); }` + "\n"
	}
	return `<img class="logo" src="` + template.HTML(template.HTMLEscapeString(url)) + `" alt="">`, "" // #nosec G203 -- it is escaped
}
