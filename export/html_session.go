package export

import (
	"html/template"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// An HTMLSession is an article of the page.
type HTMLSession struct {
	Anchor, Code, Title, Subtitle string
	URL                           string // of its own page; empty if it has none
	TrackID, Track, Level, Kind   string
	LevelNumber                   string // for the filter
	Language                      string // where it is not the page's
	Status                        string // a sentence; empty if the session takes place as planned
	Cancelled                     bool
	Start, End                    HTMLTime
	Room                          string
	Zone                          string // of Start and End
	Speakers                      []HTMLPerson
	Body                          template.HTML
	Links                         []HTMLLink
	Tags                          []string
	License, LicenseURL           string
	Alone                         bool // the page is about this session, and shows its title itself
	Page                          *HTMLPage
}

// An HTMLLink is a link of a session or a person.
type HTMLLink struct {
	URL, Title, Role string
	Published        HTMLTime
	Watch            bool // a recording, to be found first
}

// sessionView projects the sessions of a document onto a page.
type sessionView struct {
	doc       *Document
	page      *HTMLPage
	bodies    bodyView
	bodyLevel int
	tracks    map[string]string // title by ID
	rooms     map[string]string // name by ID
	times     *htmlTimes
}

func newSessionView(doc *Document, page *HTMLPage, bodies bodyView, bodyLevel int) sessionView {
	return sessionView{
		doc: doc, page: page, bodies: bodies, bodyLevel: bodyLevel,
		tracks: make(map[string]string), rooms: make(map[string]string), times: new(htmlTimes),
	}
}

// track is a track's title.
func (v sessionView) track(id string) string {
	return once(v.tracks, id, func() string { return text.Clean(v.doc.Post().Track(id).Title()) })
}

// room is a room's name.
func (v sessionView) room(id string) string {
	return once(v.rooms, id, func() string { return text.Clean(v.doc.Post().Event.Room(id).Name) })
}

func (v sessionView) group(g Group) HTMLGroup {
	group := HTMLGroup{Anchor: g.Anchor, Heading: text.Clean(g.Heading), Page: v.page}
	for i, t := range v.doc.Post().Tracks {
		if t.ID == g.Key && t.Title() == g.Heading {
			group.Description = text.Clean(t.Description)
			if t.Color != "" {
				group.Class = trackClass(i)
			}
		}
	}
	group.Contents = func(yield func(HTMLReference) bool) {
		for _, s := range g.Entries {
			if !yield(HTMLReference{s.Anchor, text.Clean(string(s.Code)), text.Clean(s.Title)}) {
				return
			}
		}
	}
	group.Sessions = func(yield func(*HTMLSession) bool) {
		for _, s := range g.Entries {
			if !yield(v.session(s)) {
				return
			}
		}
	}
	return group
}

func (v sessionView) session(s *Entry) *HTMLSession {
	view := &HTMLSession{
		Anchor: s.Anchor, Code: text.Clean(string(s.Code)), Title: text.Clean(s.Title), Subtitle: text.Clean(s.Subtitle),
		TrackID: s.Track, Level: s.Level.Title(), Kind: capitalised(text.Clean(string(s.Kind))),
		Body:  v.bodies.html(s.Summary, v.bodyLevel),
		Links: newHTMLLinks(s.Links),
		Tags:  cleanAll(s.Tags),
		Page:  v.page,
	}
	view.URL = v.doc.ownPage(s, v.page.at)
	if s.Track != "" {
		view.Track = v.track(s.Track)
	}
	if s.Level != 0 {
		view.LevelNumber = strconv.Itoa(int(s.Level))
	}
	if s.Language != v.page.Language {
		view.Language = s.Language
	}
	switch s.Status {
	case recap.StatusCancelled:
		view.Status, view.Cancelled = "This session is cancelled.", true
	case recap.StatusMoved:
		view.Status = "This session was moved to another time or room."
	}
	if s.Scheduled() {
		view.Start, view.End = v.times.span(s.Start, s.End)
		view.Zone = v.doc.Post().Event.TimeZone
	}
	if s.Room != "" {
		view.Room = v.room(s.Room)
	}
	view.License, view.LicenseURL = license(s.License)
	for _, sp := range s.Speakers {
		person := newHTMLPerson(sp.Name, sp.Job, sp.Organization, sp.URL, sp.Links)
		person.Role = text.Clean(sp.Role)
		person.Biography = v.bodies.html(sp.Biography, v.bodyLevel)
		view.Speakers = append(view.Speakers, person)
	}
	return view
}

func newHTMLLinks(links []recap.Link) []HTMLLink {
	views := make([]HTMLLink, len(links))
	for i, l := range links {
		role := text.Clean(string(l.Role))
		views[i] = HTMLLink{
			URL: l.Address(), Title: text.Clean(l.Title), Role: capitalised(role), Published: dateTime(l.Published),
			Watch: l.Role == recap.LinkVideo || l.Role == recap.LinkAudio,
		}
		if strings.EqualFold(views[i].Title, role) {
			views[i].Title = "" // "Slides Slides" says no more
		}
		if views[i].Title == "" && role == "" {
			views[i].Title = views[i].URL
		}
	}
	return views
}

// license returns the text of a license and, where it is a URL, the URL.
func license(s string) (words, url string) {
	if weburl.IsWeb(s) {
		return s, s
	}
	return text.Clean(s), ""
}

// dateTime is a moment of which people are told the day.
func dateTime(t time.Time) HTMLTime {
	if t.IsZero() {
		return HTMLTime{}
	}
	return HTMLTime{t.Format(time.RFC3339), t.Format("2 January 2006")}
}

func day(t time.Time) HTMLTime {
	return HTMLTime{t.Format(time.DateOnly), t.Format("2 January 2006")}
}

// htmlTimes remembers what it has worded last: the next session often takes place
// at the same time.
type htmlTimes struct {
	start, end time.Time
	from, to   HTMLTime
}

func (t *htmlTimes) span(start, end time.Time) (from, to HTMLTime) {
	if start != t.start || end != t.end {
		t.start, t.end = start, end
		t.from, t.to = timeSpan(start, end)
	}
	return t.from, t.to
}

// timeSpan words the time of a session; on the day of its start the end is a
// time alone. An end that is not known is zero.
func timeSpan(start, end time.Time) (from, to HTMLTime) {
	from = HTMLTime{start.Format(time.RFC3339), start.Format("Monday, 2 January 2006, 15:04")}
	if end.IsZero() {
		return from, HTMLTime{}
	}
	layout := "15:04"
	if end.Sub(start) >= 24*time.Hour {
		layout = "Monday, 2 January 2006, 15:04"
	}
	return from, HTMLTime{end.Format(time.RFC3339), end.Format(layout)}
}

// initials stand for a picture: the first letters of the first and the last word.
func initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) })
	if len(words) == 0 {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	if len(words) == 1 {
		return string(unicode.ToUpper(first))
	}
	last, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return string(unicode.ToUpper(first)) + string(unicode.ToUpper(last))
}

// once returns what a map holds for a key, which value makes when it is first
// asked for.
func once(known map[string]string, key string, value func() string) string {
	found, ok := known[key]
	if !ok {
		found = value()
		known[key] = found
	}
	return found
}
