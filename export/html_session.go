package export

import (
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/view"
)

func (v pageView) group(g Group) page.Group {
	group := page.Group{Anchor: g.Anchor, Heading: v.groupHeading(g), Page: v.page}
	for _, t := range v.doc.Post().Tracks {
		if t.ID == g.Key && t.Title() == g.Heading {
			group.Description, group.Class = v.doc.Marked(t.Description), v.classes[t.ID]
		}
	}
	group.Contents = func(yield func(page.Reference) bool) {
		for _, s := range g.Entries {
			if !yield(page.Reference{Anchor: s.Anchor, Code: string(s.Code), Title: s.Marked(s.Title)}) {
				return
			}
		}
	}
	group.Sessions = func(yield func(*page.Session) bool) {
		for _, s := range g.Entries {
			if !yield(v.session(s)) {
				return
			}
		}
	}
	return group
}

// groupHeading is a text of the post where a group is a track or a room, and words else.
func (v pageView) groupHeading(g Group) page.Text {
	if v.doc.Post().Track(g.Key).Title() == g.Heading || v.doc.Post().Event.Room(g.Key).Name == g.Heading {
		return v.doc.Marked(g.Heading)
	}
	return page.NewText(g.Heading, "", "")
}

func (v pageView) session(s *Entry) *page.Session {
	_, status := s.MarkedStatus()
	view := &page.Session{
		Anchor: s.Anchor, Code: string(s.Code), Title: s.Marked(s.Title), Subtitle: s.Marked(s.Subtitle), URL: v.doc.ownPage(s, v.at),
		TrackID: s.Track, Track: v.doc.Marked(s.TrackName), Level: s.MarkedLevel(), Kind: v.doc.MarkedValue(string(s.Kind)), Room: v.doc.Marked(s.RoomName),
		Status: status, Cancelled: s.Status == recap.StatusCancelled,
		Body: v.body(s.Summary, s.LanguageOf(string(s.Summary)), v.level), Links: v.sessionLinks(s), Tags: s.MarkedTags(),
		Image: v.picture(s.Image, s.LanguageOf(s.Image.Alt)), License: s.LicenseName, LicenseURL: s.LicenseURL, Page: v.page,
	}
	if s.Level != 0 {
		view.LevelNumber = strconv.Itoa(int(s.Level))
	}
	if s.Language != v.doc.post.Language {
		view.Spoken = s.Language
	}
	if s.Scheduled() {
		view.Start, view.End = v.timeSpan(s.Start, s.End)
		view.Zone = v.doc.zoneName()
	}
	for _, sp := range s.Speakers {
		view.Speakers = append(view.Speakers, v.person(sp, v.level))
	}
	return view
}

// person is a speaker or an author; the headings of the biography begin at a level.
func (v pageView) person(s recap.Speaker, level int) page.Person {
	return page.Person{
		Name: s.Name, Role: v.doc.Marked(s.Role), Job: v.doc.Marked(s.Job), Organization: s.Organization, URL: s.URL,
		Initials: view.Initials(s.Name), Avatar: v.Pictures.Shown(v.doc, s.Avatar),
		Biography: v.body(s.Biography, v.doc.LanguageOf(string(s.Biography)), level), Links: v.links(s.Links, v.doc.Marked),
	}
}

// sessionLinks are a session's links, of which recordings play in the page where
// they can.
func (v pageView) sessionLinks(s *Entry) []page.Link {
	views := v.links(s.Links, s.Marked)
	for i, r := range s.Resources() {
		if p := s.Player(v.doc, r); p != nil {
			views[i].Play, views[i].Source, views[i].Captions = p.Kind, p.URL, p.Captions
			views[i].From = view.PlayerNote(v.words, p.Host, p.Start)
			views[i].Poster = v.Pictures.Poster(v.doc, s)
		}
	}
	return views
}

// players are those of all sessions that are on the page.
func (v pageView) players(entries []*Entry) (all []*Player) {
	for _, s := range entries {
		for _, r := range s.Resources() {
			if p := s.Player(v.doc, r); p != nil {
				all = append(all, p)
			}
		}
	}
	return all
}

// links are links whose titles are marked as a function does.
func (v pageView) links(links []recap.Link, mark func(string) page.Text) []page.Link {
	views := make([]page.Link, len(links))
	for i, l := range links {
		role := string(l.Role)
		views[i] = page.Link{
			URL: l.URL, Title: mark(l.Title), Role: v.doc.MarkedValue(role), Published: v.dateTime(l.Published),
			Watch: l.Role == recap.LinkVideo || l.Role == recap.LinkAudio,
		}
		if strings.EqualFold(l.Title, role) {
			views[i].Title = "" // "Slides Slides" says no more
		}
		if views[i].Title == "" && role == "" {
			views[i].Title = page.NewText(l.URL, "", "")
		}
	}
	return views
}

// dateTime is a moment of which people are told the day.
func (v pageView) dateTime(t time.Time) page.Time {
	if t.IsZero() {
		return page.Time{}
	}
	return v.time(time.RFC3339, plainDay, t)
}

func (v pageView) date(t time.Time) page.Time { return v.time(time.DateOnly, plainDay, t) }

// time words a time by a layout.
func (v pageView) time(machine, layout string, t time.Time) page.Time {
	return page.Time{Machine: t.Format(machine), Text: v.words.Date(layout, t), Language: v.words.Foreign(layout)}
}

// timeSpan words the time of a session; on the day of its start the end is a
// time alone. An end that is not known is zero.
func (v pageView) timeSpan(start, end time.Time) (from, to page.Time) {
	from = v.time(time.RFC3339, longMoment, start)
	if end.IsZero() {
		return from, page.Time{}
	}
	layout := "15:04"
	if end.Sub(start) >= 24*time.Hour {
		layout = longMoment
	}
	return from, v.time(time.RFC3339, layout, end)
}
