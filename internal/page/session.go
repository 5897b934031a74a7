package page

// A Session is an article of the page.
type Session struct {
	Anchor, Code        string
	Title, Subtitle     Text
	URL                 string // of its own page; empty if it has none
	TrackID             string
	Track, Kind, Room   Text
	Level               Text
	LevelNumber         string // for the filter
	Spoken              string // the language spoken, where it is not the page's
	Status              Text   // a sentence; empty if the session takes place as planned
	Cancelled           bool
	Start, End          Time
	Zone                string // of Start and End
	Speakers            []Person
	Image               *Picture
	Body                Text
	Links               []Link
	Tags                []Text
	License, LicenseURL string
	Alone               bool // the page is about this session, and shows its title itself
	Page                *Page
}

// A Link is a link of a session or a person.
type Link struct {
	URL         string
	Title, Role Text
	Published   Time
	Watch       bool // a recording, to be found first
	// Play is frame, video or audio where the recording can play in the page; Source
	// is what then loads, Captions and Poster what goes with it, From says where it
	// loads from and when it begins.
	Play, Source, Captions, Poster string
	From                           Text
}
