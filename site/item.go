package site

import (
	"cmp"
	"net/url"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/timetable"
	"github.com/seed-e2fd8668/recap/internal/view"
)

// item is a session in a list of a page from which root leads to the site's folder.
func (p *pages) item(e *export.Entry, root string) *page.Item {
	status, _ := e.MarkedStatus()
	item := &page.Item{
		Key: p.keys[e], URL: root + escapePath(e.Page), Title: e.Marked(e.Title), Status: status, Cancelled: e.Status == recap.StatusCancelled,
		Room: p.doc.Marked(e.RoomName), Track: p.doc.Marked(e.TrackName), Class: "s",
	}
	if e.Page == "" {
		item.URL = e.URL
	}
	if class := p.classes[e.Track]; class != "" {
		item.Class += " " + class
	}
	if e.Kind == recap.KindBreak {
		item.Class += " break"
	}
	for _, s := range e.Speakers {
		item.Speakers = append(item.Speakers, s.Name)
	}
	if e.Scheduled() {
		date := recap.Day(e.Start)
		item.Date = p.dayShort(date)
		clock := p.clock(date)
		item.Start, item.End = clock.Time(e.Start), clock.Time(e.End)
	}
	return item
}

// clock words the times of a day, whether or not the clocks change on it.
func (p *pages) clock(date time.Time) view.Clock {
	return view.NewClock(p.wording, date, timetable.Grid{})
}

// list is a list of sessions under a heading, at most so many of them; zero means
// all.
func (p *pages) list(heading page.Text, entries []*export.Entry, most int) page.List {
	list := page.List{Heading: heading, Words: p.said}
	for i, e := range entries {
		if most > 0 && i == most {
			list.More = page.CountOf(p.wording, "{n} more", len(entries)-most)
			break
		}
		list.Rows = append(list.Rows, p.items[e])
	}
	return list
}

// zoneText says what zone the times are in.
func (p *pages) zoneText() page.Text {
	return page.Fill(p.wording, "All times are those of the zone {}.", "", cmp.Or(p.post.Event.TimeZone, "UTC"))
}

// escapePath makes a URL of a path.
func escapePath(path string) string { return (&url.URL{Path: path}).String() }
