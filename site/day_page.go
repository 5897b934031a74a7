package site

import (
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/timetable"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// addDayPages adds the page of each day, whose table is a timetable where there is
// room for it.
func (p *pages) addDayPages() {
	for i, d := range p.days {
		name := "days/" + d.iso()
		p.addFacet(name, "day "+paperOf(d.grid), d.doc, func(s *page.Sheet) {
			s.Heading, s.Description = p.dayLong(d.date), p.siteName()
			s.Crumbs = p.crumbs(name)
			s.Day = p.daySheet(d)
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
	sheet := &page.DaySheet{Words: p.words, Class: strings.Join(gridPlace(d.grid), " ")}
	for _, r := range d.grid.Rooms {
		head := page.Head{Name: p.words.NoRoom, Class: "w" + strconv.Itoa(r.Columns)}
		if f := p.roomOf[r.ID]; f != nil {
			head.Name, head.URL = f.title, "../"+escapePath(f.name+".html")
		}
		sheet.Rooms = append(sheet.Rooms, head)
	}
	for _, h := range d.grid.Hours {
		sheet.Hours = append(sheet.Hours, p.hour(d, h))
	}
	return sheet
}

func (p *pages) hour(d *day, h timetable.Hour) page.Hour {
	hour := page.Hour{Anchor: "all-day", Class: strings.Join(hourPlace(h), " "), Time: page.Time{Text: p.words.AllDay}}
	if !h.Start.IsZero() {
		hour.Time = p.clock(h.Start, d.date)
		hour.Anchor = "h" + strings.ToLower(h.Start.Format("0215Z0700"))
		hour.Anchor = strings.NewReplacer("+", "p", "-", "m").Replace(hour.Anchor)
		if d.date.Format(time.DateOnly) == h.Start.Format(time.DateOnly) && !p.clocksChange(d) {
			hour.Anchor = "h" + h.Start.Format("15")
		}
	}
	for _, s := range h.Spots {
		e := p.doc.Entry(s.Session.ID)
		item := *p.items[e]
		item.Date = ""
		item.Start, item.End = p.clock(e.Start, d.date), p.clock(e.End, d.date)
		classes := append(spotPlace(s), sizeOf(s.Lines*d.grid.LineHeight))
		if s.Across {
			classes = append(classes, "across")
		}
		if h.Start.IsZero() {
			classes = append(classes, "whole")
		}
		item.Class += " " + strings.Join(classes, " ")
		hour.Rows = append(hour.Rows, &item)
	}
	return hour
}

// paperOf says by the number of rooms what a grid is printed on: A4, A3, or as a
// list.
func paperOf(g timetable.Grid) string {
	switch n := len(g.Rooms); {
	case n <= 8:
		return "few"
	case n <= 13:
		return "many"
	}
	return "lots"
}

// clocksChange reports whether an hour may come twice on a day.
func (p *pages) clocksChange(d *day) bool {
	first, last := d.entries[0].Start, d.entries[len(d.entries)-1].Start
	_, a := first.Zone()
	_, b := last.Zone()
	return a != b
}

// sizeOf says by the height of a cell in pixels what it has room for.
func sizeOf(height int) string {
	switch {
	case height < 44:
		return "z1"
	case height < 72:
		return "z2"
	case height < 88:
		return "z3"
	case height < 116:
		return "z4"
	}
	return "z5"
}
