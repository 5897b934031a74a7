package page

import (
	"html/template"
	"io"
	"sync"

	"github.com/seed-e2fd8668/recap/internal/compiled"
)

// A Sheet is a page of a site: a frame that all of them have, and one of the
// contents.
type Sheet struct {
	Words *SheetWords
	// Kind is the class of the html element: index, day, session-page, person,
	// listing, text, mine or missing.
	Kind                           string
	Title, URL                     string
	Heading, Subtitle, Description Text
	Language, Direction            string // of the html element
	TitleLanguage                  string // where it is not the page's
	Hidden                         bool   // from search engines

	// What all pages have: addresses are relative to the page.
	Site                Text
	Home, Style, Policy string
	Scripts             []string
	Icon                string
	VectorIcon          bool          // it is an SVG
	Logo                template.HTML // see NewLogo
	Image, Preview      *Picture
	Footer, Head        template.HTML
	Root                string // the way to the site's folder, such as ../
	Key, ZoneID         string // of the event, for the script
	Said                string // the language by whose tag the script finds its words
	Days                []Tab
	Menu                []Tab
	Versions            []Version // the page in its languages, its own among them

	Data           template.JS
	Crumbs         []Link
	Alternates     []Alternate
	Calendar, Feed string // that stand beside, empty if they do not
	Previous, Next *Link
	Zone           Text // in words, of a page that has times
	Updated        Time

	// One of these is there, on some pages with Lists.
	Index   *Index
	Day     *DaySheet
	Session *SessionSheet
	Person  *Person
	People  []Letter
	Entries []IndexEntry
	Lists   []List
	Text    template.HTML
	Mine    bool
	Code    string // of the script that draws codes
	Missing bool
}

// A Tab is a link of a menu.
type Tab struct {
	URL         string
	Title, Long Text
	Current     bool
	Mine        bool
}

// An Index is the first page of a site.
type Index struct {
	Lede                     Text
	Event                    Event
	From, To                 string // the first start and the last end
	Changes                  string // the page of them, empty if there is none
	Introduction, Conclusion Text
	Counts                   []Link
	Days                     []IndexEntry
	Tracks                   []IndexEntry
	Rooms                    []IndexEntry
	Authors                  []Person
	Related                  []Related
}

// An IndexEntry leads to a page about several sessions.
type IndexEntry struct {
	URL, Class  string
	Title, Note Text
}

// A Letter is the people whose names begin with it.
type Letter struct {
	Letter, Anchor string
	People         []IndexEntry
}

// A List is rows under a heading.
type List struct {
	Heading Text
	Rows    []*Item
	More    Text   // how many are left out, in words
	MoreURL string // where they are, if anywhere
	Brief   bool   // no table, but a list of titles
	Words   *DayWords
}

// A SessionSheet is a session on a page of its own.
type SessionSheet struct {
	Session
	Key                                 string
	When                                Time // the day, which leads to its page
	DayURL                              string
	RoomURL                             string
	TrackURL                            string
	TrackClass                          string
	LanguageName, StatusText, LevelName Text
	Recordings                          []Link
	Players                             string // the directives of the policy that they need
	Words                               *SheetWords
}

var sheets struct {
	once     sync.Once
	compiled *compiled.Template[*Sheet]
	err      error
}

func loadSheets() {
	s := &sheets
	s.once.Do(func() {
		t := template.Must(template.ParseFS(htmlFiles, "html/page.tmpl", "sheet/*.tmpl"))
		template.Must(t.New("all").Parse(`{{if .}}{{template "sheet" .}}{{end}}`))
		if s.err = t.ExecuteTemplate(io.Discard, "all", nil); s.err == nil {
			s.compiled, s.err = compiled.Compile[*Sheet](t.Lookup("sheet"))
		}
	})
}

// WriteSheet writes a page of a site.
func WriteSheet(w io.Writer, s *Sheet) error {
	loadSheets()
	if sheets.err != nil {
		return sheets.err
	}
	return sheets.compiled.Execute(w, s)
}
