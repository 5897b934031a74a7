package page

import "html/template"

// A Session is an article of the page.
type Session struct {
	Anchor, Code, Title, Subtitle string
	URL                           string // of its own page; empty if it has none
	TrackID, Track, Kind          string
	Level                         template.HTML
	LevelNumber                   string        // for the filter
	Language                      string        // of the text, where it is not the page's
	Spoken                        string        // the language spoken, where it is not the page's
	Status                        template.HTML // a sentence; empty if the session takes place as planned
	Cancelled                     bool
	Start, End                    Time
	Room                          string
	Zone                          string // of Start and End
	Speakers                      []Person
	Image                         *Picture
	Body                          template.HTML
	Links                         []Link
	Tags                          []string
	License, LicenseURL           string
	Alone                         bool // the page is about this session, and shows its title itself
	Page                          *Page
}

// A Link is a link of a session or a person.
type Link struct {
	URL, Title, Role string
	Published        Time
	Watch            bool // a recording, to be found first
	// Play is frame, video or audio where the recording can play in the page; Source
	// is what then loads, Captions and Poster what goes with it, From says where it
	// loads from and when it begins.
	Play, Source, Captions, Poster, From string
}
