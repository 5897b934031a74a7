package site

import (
	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/timetable"
	"github.com/seed-e2fd8668/recap/internal/view"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// addDayPages adds the page of each day, whose table is a timetable where there is
// room for it.
func (p *pages) addDayPages() {
	for i, d := range p.days {
		name := "days/" + d.iso()
		p.addFacet(name, "day "+view.PaperOf(d.grid), d.doc, func(s *page.Sheet) {
			s.Heading, s.Description = p.dayLong(d.date), p.doc.Marked(p.siteName())
			s.Crumbs = p.crumbs(name)
			s.Day = p.daySheet(d)
			s.Scripts = append(s.Scripts, s.Root+p.dayScript)
			if i > 0 {
				s.Previous = p.dayLink(name, i-1)
			}
			if i+1 < len(p.days) {
				s.Next = p.dayLink(name, i+1)
			}
		})
	}
}

func (p *pages) dayLink(from string, i int) *page.Link {
	d := p.days[i]
	return &page.Link{URL: weburl.Relative(from, "days/"+d.iso()+".html"), Title: p.dayLong(d.date)}
}

func (p *pages) daySheet(d *day) *page.DaySheet {
	sheet := view.Timetable{Words: p.wording, Said: p.said, Room: p.roomHead, Item: p.itemOf}.Day(d.date, d.grid)
	sheet.Anchor, sheet.Label = "timetable", "timetable-heading"
	for i, h := range d.grid.Hours {
		sheet.Hours[i].Anchor = p.hourAnchor(d, h)
	}
	return sheet
}

func (p *pages) roomHead(id string) page.Head {
	f := p.roomOf[id]
	return page.Head{Name: p.doc.Marked(f.title), URL: "../" + escapePath(f.name+".html")}
}

// itemOf is the item of a session on the page of a day, which needs no date.
func (p *pages) itemOf(s *recap.Session) page.Item {
	item := *p.items[p.doc.Entry(s.ID)]
	item.Date = ""
	return item
}

func (p *pages) hourAnchor(d *day, h timetable.Hour) string {
	return view.HourAnchor(p.wording, d.date, d.grid, h)
}
