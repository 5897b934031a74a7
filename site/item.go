package site

import (
	"cmp"
	"net/url"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/page"
)

// instant is how a time element holds a moment.
const instant = "2006-01-02T15:04Z07:00"

// item is a session in a list of a page from which root leads to the site's folder.
func (p *pages) item(e *export.Entry, root string) *page.Item {
	item := &page.Item{
		Key: p.keys[e], URL: root + escapePath(e.Page), Title: e.Title, Status: e.StatusName, Cancelled: e.Status == recap.StatusCancelled,
		Room: page.Link{Title: e.RoomName}, Track: page.Link{Title: e.TrackName}, Class: "s",
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
	if e.Written != p.post.Language {
		item.Language = e.Written
	}
	for _, s := range e.Speakers {
		item.Speakers = append(item.Speakers, s.Name)
	}
	if e.Scheduled() {
		date := recap.Day(e.Start)
		item.Date = p.dayShort(date)
		item.Start, item.End = p.clock(e.Start, date), p.clock(e.End, date)
	}
	return item
}

// clock is a time of a day, with the weekday where that is another. The zero time
// has none.
func (p *pages) clock(t, date time.Time) page.Time {
	if t.IsZero() {
		return page.Time{}
	}
	layout := "15:04"
	if t.Format(time.DateOnly) != date.Format(time.DateOnly) {
		layout = "Mon 15:04"
	}
	return page.Time{Machine: t.Format(instant), Text: p.wording.Date(layout, t)}
}

// list is a list of sessions under a heading, at most so many of them; zero means
// all.
func (p *pages) list(heading string, entries []*export.Entry, most int) page.List {
	list := page.List{Heading: heading, Words: p.words}
	for i, e := range entries {
		if most > 0 && i == most {
			list.More = p.wording.Count("{n} more", len(entries)-most)
			break
		}
		list.Rows = append(list.Rows, p.items[e])
	}
	return list
}

// zoneText says what zone the times are in.
func (p *pages) zoneText() string {
	return p.wording.Fill("All times are those of the zone {}.", "", cmp.Or(p.post.Event.TimeZone, "UTC"))
}

// escapePath makes a URL of a path.
func escapePath(path string) string { return (&url.URL{Path: path}).String() }
