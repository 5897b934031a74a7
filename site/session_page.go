package site

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/view"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// preview is how much of a body stands for it in the head of a page, in characters.
const preview = 200

// around is how many sessions a list beside a session names.
const around = 5

// addSessionPages adds the page of each session, and its calendar.
func (p *pages) addSessionPages() {
	for _, e := range p.doc.Entries() {
		if e.Page == "" {
			continue
		}
		added := []*entry{p.site.add(e.Page, sheet{pages: p, name: e.Page, kind: "session-page", fill: func(s *page.Sheet) { p.showSession(s, e) }}, p.doc)}
		if calendar := (export.ICalendar{}).ForSession(e); calendar != nil {
			added = append(added, p.site.add(strings.TrimSuffix(e.Page, ".html")+".ics", calendar, p.doc))
		}
		link(added)
		p.site.addSessionCard(added[0], e)
	}
}

func (p *pages) showSession(s *page.Sheet, e *export.Entry) {
	s.Heading, s.Description = e.Marked(e.Title), e.Excerpt(p.doc, preview)
	s.Data = export.JSONLD{}.SessionData(p.doc, e)
	if e.Image.URL != "" {
		s.Preview = ogImage(e.Image)
	}
	if s.Session = p.sessionSheet(e); s.Session.Players != "" {
		s.Scripts = append(s.Scripts, s.Root+p.playerScript)
	}
	d := p.dayOf[e]
	var way []page.Link
	if d != nil {
		way = append(way, page.Link{URL: s.Session.DayURL, Title: p.dayLong(d.date)})
	}
	if f := p.trackOf[e.Track]; f != nil {
		way = append(way, page.Link{URL: s.Session.TrackURL, Title: p.doc.Marked(f.title)})
	}
	s.Crumbs = p.crumbs(e.Page, way...)
	beside := p.neighbours[e]
	s.Previous, s.Next = p.beside(e, beside[0], p.words.Previous), p.beside(e, beside[1], p.words.Next)
	s.Updated = p.dateOf(e.Updated)
	p.addAround(s, e)
}

func (p *pages) beside(e, other *export.Entry, role page.Text) *page.Link {
	if other == nil || other.Page == "" {
		return nil
	}
	return &page.Link{URL: weburl.Relative(e.Page, other.Page), Title: page.Text(other.Start.Format("15:04")+" ") + other.Marked(other.Title), Role: role}
}

func (p *pages) sessionSheet(e *export.Entry) *page.SessionSheet {
	sheet := &page.SessionSheet{Key: p.keys[e], Words: p.words, LevelName: e.MarkedLevel()}
	_, sheet.StatusText = e.MarkedStatus()
	sheet.Session = page.Session{
		Code: string(e.Code), Subtitle: e.Marked(e.Subtitle), Cancelled: e.Status == recap.StatusCancelled,
		Track: p.doc.Marked(e.TrackName), Kind: p.doc.MarkedValue(string(e.Kind)), Room: p.doc.Marked(e.RoomName), Tags: e.MarkedTags(),
		License: e.LicenseName, LicenseURL: e.LicenseURL, Image: p.picture(e.Image, e.LanguageOf(e.Image.Alt)),
		Body: page.NewBody(p.doc.Fit(e.Summary, export.BodyFit{At: e.Page, Heading: 2, Pictures: p.pictures}), e.LanguageOf(string(e.Summary)), p.wording.In()),
	}
	if e.Language != p.post.Language {
		sheet.LanguageName = page.NewText(p.languageName(e.Language), "", "")
	}
	if d := p.dayOf[e]; d != nil {
		sheet.DayURL = "../days/" + d.iso() + ".html#" + p.hourOf[e]
		sheet.When = page.Time{Machine: d.iso(), Text: p.wording.Date("Monday, 2 January 2006", d.date), Language: p.wording.Foreign("Monday, 2 January 2006")}
		clock := p.clock(d.date)
		sheet.Start, sheet.End = clock.Time(e.Start), clock.Time(e.End)
		sheet.Zone = p.post.Event.TimeZone
	}
	if f := p.roomOf[e.Room]; f != nil {
		sheet.RoomURL = "../" + escapePath(f.name+".html")
	}
	if f := p.trackOf[e.Track]; f != nil {
		sheet.TrackURL, sheet.TrackClass = "../"+escapePath(f.name+".html"), p.classes[f.id]
	}
	var players []*export.Player
	for _, r := range e.Resources() {
		link := page.Link{URL: r.URL, Title: e.MarkedLabel(r)}
		if r.Role == recap.LinkVideo || r.Role == recap.LinkAudio {
			if player := e.Player(p.doc, r); player != nil {
				link.Play, link.Source, link.Captions = player.Kind, player.URL, player.Captions
				link.From = view.PlayerNote(p.wording, player.Host, player.Start)
				link.Poster = p.pictures.Poster(p.doc, e)
				players = append(players, player)
			}
			sheet.Recordings = append(sheet.Recordings, link)
		} else {
			sheet.Links = append(sheet.Links, link)
		}
	}
	sheet.Players = export.PlayerSources(players)
	for i, who := range e.Speakers {
		sheet.Speakers = append(sheet.Speakers, p.speaker(e, i, who))
	}
	return sheet
}

// speaker is somebody on the page of a session: the name leads to their page.
func (p *pages) speaker(e *export.Entry, i int, who recap.Speaker) page.Person {
	view := page.Person{
		Avatar: p.pictures.Shown(p.doc, who.Avatar), Name: who.Name, Role: p.doc.Marked(who.Role), Job: p.doc.Marked(who.Job), Organization: who.Organization, URL: who.URL, Initials: view.Initials(who.Name),
	}
	// Of a short biography all is here; a long one is on the speaker's page.
	if known := p.doc.Text(who.Biography); len(known) < 600 {
		view.Biography = p.body(who.Biography, export.BodyFit{At: e.Page, Heading: 4, IDPrefix: "s" + strconv.Itoa(i+1) + "-", Pictures: p.pictures})
	}
	if one := p.of(e, who); one != nil {
		view.URL = weburl.Relative(e.Page, one.name+".html")
	}
	return view
}

// addAround adds what is near: in time, in the track and by who speaks.
func (p *pages) addAround(s *page.Sheet, e *export.Entry) {
	add := func(heading page.Text, all string, entries []*export.Entry) {
		if len(entries) > 0 {
			s.Lists = append(s.Lists, p.brief(heading, all, e, entries))
		}
	}
	seen := map[*export.Entry]bool{e: true}
	var same []*export.Entry
	for _, one := range p.personOf[e] {
		for _, other := range one.entries {
			if !seen[other] {
				seen[other] = true
				same = append(same, other)
			}
		}
	}
	add(p.words.SameSpeakers, "", same)
	if d := p.dayOf[e]; d != nil && e.Kind != recap.KindBreak {
		var now []*export.Entry
		for _, other := range d.entries {
			if other != e && other.Kind != recap.KindBreak && other.Start.Before(endOf(e)) && e.Start.Before(endOf(other)) {
				now = append(now, other)
			}
		}
		slices.SortStableFunc(now, func(a, b *export.Entry) int {
			return rank(a.Track == e.Track && e.Track != "", b.Track == e.Track && e.Track != "")
		})
		add(p.words.SameTime, s.Session.DayURL, now)
	}
	if f := p.trackOf[e.Track]; f != nil {
		at := slices.Index(f.entries, e)
		var next []*export.Entry
		for i := range f.entries {
			if other := f.entries[(at+1+i)%len(f.entries)]; !seen[other] {
				next = append(next, other)
			}
		}
		add(p.words.SameTrack, s.Session.TrackURL, next)
	}
}

// brief lists the first of the sessions beside one, and leads to all of them.
func (p *pages) brief(heading page.Text, all string, from *export.Entry, entries []*export.Entry) page.List {
	list := p.list(heading, entries, around)
	list.Brief, list.MoreURL = true, all
	for i, item := range list.Rows {
		short := *item
		short.Class = strings.TrimSpace(strings.TrimPrefix(item.Class, "s"))
		if at := entries[i].Page; at != "" {
			short.URL = weburl.Relative(from.Page, at)
		}
		list.Rows[i] = &short
	}
	return list
}

// rank puts what holds first.
func rank(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func endOf(e *export.Entry) time.Time {
	if e.End.IsZero() {
		return e.Start.Add(time.Minute)
	}
	return e.End
}

func (p *pages) dateOf(t time.Time) page.Time {
	if t.IsZero() {
		return page.Time{}
	}
	return page.Time{Machine: t.Format(time.RFC3339), Text: p.wording.Date("2 January 2006", t), Language: p.wording.Foreign("2 January 2006")}
}

// body is a body of the post, or of a person, on a page.
func (p *pages) body(md recap.Markdown, fit export.BodyFit) page.Text {
	return page.NewBody(p.doc.Fit(md, fit), p.doc.LanguageOf(string(md)), p.wording.In())
}

// languageName is what a language is called in the words of the site.
func (p *pages) languageName(tag string) string {
	named, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	in, err := language.Parse(p.wording.Language())
	if err != nil {
		return tag
	}
	if namer := display.Tags(in); namer != nil {
		return namer.Name(named)
	}
	return tag
}
