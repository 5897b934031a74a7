package page

import (
	"reflect"

	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

// SheetWords are the words of a site's pages, for templates and, as JSON, for the
// script.
type SheetWords struct {
	Skip           string `word:"Skip to the content"`
	Days           string `word:"Days"`
	Programme      string `word:"Programme"`
	Tracks         string `word:"Tracks"`
	Speakers       string `word:"Speakers"`
	Rooms          string `word:"Rooms"`
	Mine           string `word:"My schedule"`
	Home           string `word:"Home"`
	Breadcrumb     string `word:"Where this page stands"`
	SeeAll         string `word:"See the programme"`
	Search         string `word:"Search"`
	SearchHint     string `word:"title, person, track"`
	Filter         string `word:"Filter"`
	Clear          string `word:"Clear"`
	Show           Count  `word:"Show {n} sessions"`
	Close          string `word:"Close"`
	Found          Count  `word:"{n} sessions found"`
	FoundHere      Count  `word:"{shown} of {n} sessions"`
	NothingHere    string `word:"No session on this page matches."`
	When           string `word:"When"`
	Room           string `word:"Room"`
	Track          string `word:"Track"`
	Level          string `word:"Level"`
	Kind           string `word:"Kind"`
	Language       string `word:"Language"`
	Code           string `word:"Session code"`
	License        string `word:"License"`
	Tags           string `word:"Tags"`
	Links          string `word:"Links"`
	Calendar       string `word:"Calendar"`
	Feed           string `word:"Feed"`
	AddToCalendar  string `word:"Add to calendar"`
	Watch          string `word:"Recording"`
	Previous       string `word:"Before in this room"`
	Next           string `word:"Next in this room"`
	SameRoom       string `word:"In this room"`
	SameTime       string `word:"At the same time"`
	SameTrack      string `word:"More in this track"`
	SameSpeakers   string `word:"More by the same speakers"`
	More           Count  `word:"{n} more"`
	TimetableFrame string `word:"Timetable, rooms across and time down"`
	Time           string `word:"Time"`
	Session        string `word:"Session"`
	AllDay         string `word:"All day"`
	NotScheduled   string `word:"Not scheduled"`
	NoRoom         string `word:"No room named"`
	Star           string `word:"Star"`
	Now            string `word:"Now"`
	NextOn         string `word:"Next"`
	EventTime      string `word:"Event time"`
	MyTime         string `word:"My time"`
	MineEmpty      string `word:"Nothing is starred yet. Every session has a star: tap it, and the session is here."`
	MineScript     string `word:"My schedule needs JavaScript: it is kept in the browser alone."`
	Overlaps       string `word:"Overlaps {}"`
	Gap            string `word:"{} free"`
	Share          string `word:"Take it along"`
	CopyLink       string `word:"Copy the link"`
	Copied         string `word:"Copied"`
	Download       string `word:"Save as calendar"`
	QR             string `word:"QR code of the link"`
	Import         Count  `word:"This link holds {n} sessions, of which {new} are new."`
	Gone           Count  `word:"{n} are no longer in the programme."`
	ImportNew      string `word:"Add the new ones"`
	ImportAll      string `word:"Replace mine"`
	Kept           string `word:"Stars are kept in this browser only."`
	OnlyRecorded   string `word:"Only recorded"`
	OnlyMine       string `word:"Only starred"`
	All            string `word:"All"`
	None           string `word:"None"`
	Offline        string `word:"The list for the search could not be loaded; only this page is searched."`
	Updated        string `word:"Updated"`
	NotFound       string `word:"This page is not here"`
	NotFoundText   string `word:"It may have moved. The programme has all sessions."`
	AlsoAs         Around `word:"Also as {}."`
	Conclusion     string `word:"Conclusion"`
	Related        string `word:"Related"`
	Authors        string `word:"Authors"`
}

// A Count is a word with a number: its forms by CLDR's plural categories.
type Count map[string]string

// NewSheetWords words the pages of a site.
func NewSheetWords(from *catalogue.Words) *SheetWords {
	words := new(SheetWords)
	v := reflect.ValueOf(words).Elem()
	for i := range v.NumField() {
		key := v.Type().Field(i).Tag.Get("word")
		switch field := v.Field(i).Addr().Interface().(type) {
		case *string:
			*field = from.Text(key)
		case *Around:
			field.Before, field.After = from.Around(key)
		case *Count:
			*field = Count{"other": from.Text(key)}
			for _, form := range []string{"zero", "one", "two", "few", "many"} {
				if special := key + " @" + form; from.Text(special) != special {
					(*field)[form] = from.Text(special)
				}
			}
		}
	}
	return words
}
