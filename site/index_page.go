package site

import (
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/view"
)

// showIndex fills the first page.
func (p *pages) showIndex(s *page.Sheet) {
	s.Heading, s.Description = p.doc.Marked(p.post.Title), p.doc.Marked(p.post.Description)
	s.Data = export.JSONLD{}.EventData(p.doc)
	s.Updated = p.dateOf(p.doc.Changed())
	s.Image = p.picture(p.post.Image, p.doc.LanguageOf(p.post.Image.Alt))
	index := &page.Index{
		Lede:         p.doc.Marked(p.post.Description),
		Event:        p.event(),
		From:         p.first.Format(time.RFC3339),
		To:           p.last.Format(time.RFC3339),
		Introduction: p.body(p.post.Introduction, export.BodyFit{Heading: 2, Pictures: p.pictures}),
		Conclusion:   p.body(p.post.Conclusion, export.BodyFit{Heading: 3, IDPrefix: "c-", Pictures: p.pictures}),
		Counts:       p.counts(),
		Tracks:       p.facetEntries(p.tracks, "index.html"),
		Rooms:        p.facetEntries(p.rooms, "index.html"),
	}
	if p.site.hasChanges() {
		index.Changes = changesPage
	}
	for _, d := range p.days {
		index.Days = append(index.Days, page.IndexEntry{
			URL: "days/" + d.iso() + ".html", Title: p.dayLong(d.date), Note: page.CountOf(p.wording, "{n} sessions", len(d.entries)),
		})
	}
	for i, a := range p.post.Authors {
		index.Authors = append(index.Authors, p.author(i, a))
	}
	index.Related = view.Related(p.post.Related, p.doc.Marked)
	s.Index = index
	if len(p.unscheduled) > 0 {
		list := page.List{Heading: p.words.NotScheduled, Words: p.said}
		for _, e := range p.unscheduled {
			list.Rows = append(list.Rows, p.item(e, ""))
		}
		s.Lists = append(s.Lists, list)
	}
}

func (p *pages) counts() []page.Link {
	counts := []page.Link{{Title: page.CountOf(p.wording, "{n} sessions", len(p.doc.Entries()))}}
	if len(p.tracks) > 0 {
		counts = append(counts, page.Link{URL: "tracks/index.html", Title: page.CountOf(p.wording, "{n} tracks", len(p.tracks))})
	}
	if len(p.people) > 0 {
		counts = append(counts, page.Link{URL: "speakers/index.html", Title: page.CountOf(p.wording, "{n} speakers", len(p.people))})
	}
	if len(p.rooms) > 0 {
		counts = append(counts, page.Link{URL: "rooms/index.html", Title: page.CountOf(p.wording, "{n} rooms", len(p.rooms))})
	}
	return counts
}

func (p *pages) author(i int, a recap.Speaker) page.Person {
	return page.Person{
		Name: a.Name, Role: p.doc.Marked(a.Role), Job: p.doc.Marked(a.Job), Organization: a.Organization, URL: a.URL, Initials: view.Initials(a.Name), Avatar: p.pictures.Shown(p.doc, a.Avatar),
		Biography: p.body(a.Biography, export.BodyFit{Heading: 4, IDPrefix: "a-", Pictures: p.pictures}),
	}
}

// event is what the first page says of the event.
func (p *pages) event() page.Event {
	e := p.post.Event
	event := page.Event{Name: p.doc.Marked(e.Name), URL: e.URL, Place: p.doc.MarkedPlace()}
	if e.Name == p.post.Title {
		event.Name = page.NewText(shortURL(e.URL), "", "") // the title says the name
	}
	zone, err := e.Location()
	start, end := e.Start, e.End
	if start.IsZero() && len(p.days) > 0 { // then it lasts from the first session to the last
		start, end, zone = p.days[0].date, p.days[len(p.days)-1].date, time.UTC
	}
	if err != nil || start.IsZero() {
		return event
	}
	start, end = start.In(zone), end.In(zone)
	day := func(t time.Time) page.Time {
		return page.Time{Machine: t.Format(time.DateOnly), Text: p.wording.Date("2 January 2006", t), Language: p.wording.Foreign("2 January 2006")}
	}
	event.Start = day(start)
	if !end.IsZero() && day(end) != event.Start {
		event.End = day(end)
	}
	return event
}
