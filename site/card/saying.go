package card

import (
	"net/url"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/shade"
	"github.com/seed-e2fd8668/recap/internal/view"
)

// A saying is what a card says. Of each part there are wordings, of which the card
// takes the first that the fonts can show, or none.
type saying struct {
	doc      *export.Document
	language string
	rtl      bool
	shade    shade.Shade

	above    []wording // beside each other, above the title
	initials string    // in a circle, in the place of what is above
	title    wording   // large
	names    []string  // one after the other, under the title
	job      wording   // in the place of names
	rows     []wording // one below another, under those
	foot     wording
	side     []wording // at the other end of the foot
}

// A wording is a text and what is said in its place where no font can show it.
type wording []string

// plainShade is the color of cards without that of a track: the one of the site's
// links.
var plainShade = shade.Shade{Color: "#0b5c8a", Tint: "#e8f1f6"}

func newSaying(doc *export.Document) *saying {
	s := &saying{doc: doc, language: doc.Post().Language, shade: plainShade}
	s.rtl = view.Direction(s.language) == "rtl"
	return s
}

// event is what the event is called, and where there is none the post.
func (s *saying) event() wording {
	post := s.doc.Post()
	name := wording{post.Event.Name, post.Event.Acronym}
	if post.Event.Name == "" {
		name = wording{post.Title}
	}
	if address, err := url.Parse(post.URL); err == nil {
		name = append(name, address.Host)
	}
	return name
}

// more says that there are more than those that are named.
func (s *saying) more(n int) string { return s.doc.Wording().Count("{n} more", n) }

func (s *saying) post() {
	post := s.doc.Post()
	event := s.event()
	s.title = append(wording{post.Title}, event...)
	if post.Event.Name != "" && !strings.EqualFold(post.Event.Name, post.Title) {
		s.above = []wording{event}
	}
	for _, a := range post.Authors {
		s.names = append(s.names, a.Name)
	}
	s.rows = []wording{s.days(post.Event), {post.Event.Venue}}
	s.foot = wording{s.doc.Wording().Count("{n} sessions", len(s.doc.Entries()))}
}

// days are the first and the last day of the event.
func (s *saying) days(e recap.Event) wording {
	zone, err := e.Location()
	if err != nil || e.Start.IsZero() {
		return nil
	}
	days := s.moment("2 January 2006", time.DateOnly, e.Start.In(zone))
	if e.End.IsZero() {
		return days
	}
	for i, last := range s.moment("2 January 2006", time.DateOnly, e.End.In(zone)) {
		if last != days[i] {
			days[i] += " – " + last
		}
	}
	return days
}

// moment is a time in words or, where these cannot be shown, in digits.
func (s *saying) moment(words, digits string, t time.Time) wording {
	return wording{s.doc.Wording().Date(words, t), t.Format(digits)}
}

func (s *saying) session(e *export.Entry) {
	if e.Written != "" {
		s.language, s.rtl = e.Written, view.Direction(e.Written) == "rtl"
	}
	event := s.event()
	s.title = append(wording{e.Headline, string(e.Code)}, event...)
	s.above = []wording{{string(e.Code)}, {e.TrackName}}
	for _, who := range e.Speakers {
		s.names = append(s.names, who.Name)
	}
	s.foot = event
	if e.Scheduled() {
		s.side = append(s.side, s.moment("Mon 2 January, 15:04", "2006-01-02 15:04", e.Start))
	}
	s.side = append(s.side, wording{e.RoomName})
	s.track(e.Track)
}

func (s *saying) speaker(who recap.Person) {
	s.initials = view.Initials(who.Name)
	s.title = append(wording{who.Name}, s.event()...)
	s.job = wording{strings.Trim(who.Job+", "+who.Organization, ", "), who.Organization}
	s.foot = s.event()
	track := ""
	for i, one := range who.Sessions {
		s.rows = append(s.rows, wording{one.Title, string(one.Code)})
		if i == 0 {
			track = one.Track
		} else if track != one.Track {
			track = ""
		}
	}
	s.track(track)
}

// track takes the color of a track, if that has one.
func (s *saying) track(id string) {
	var colors []string
	at := -1
	for i, t := range s.doc.Post().Tracks {
		colors = append(colors, t.Color)
		if t.ID == id {
			at = i
		}
	}
	if at < 0 {
		return
	}
	if light, _, ok := shade.Of(colors, at); ok {
		s.shade = light
	}
}
