package export

import (
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/text"
	"github.com/seed-e2fd8668/recap/internal/timetable"
	"github.com/seed-e2fd8668/recap/internal/view"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// timetable returns the timetable of the sessions that are on the page, or nil if
// none of them has a time.
func (v pageView) timetable(groups []Group) *page.Timetable {
	taken := v.doc.anchors.clone()
	for _, g := range groups {
		taken[g.Anchor] = true
	}
	var sessions []*recap.Session
	for _, s := range v.doc.Entries() {
		if v.GroupBy == nil || v.bodies.shown()[s] {
			sessions = append(sessions, &s.Session)
		}
	}
	days := timetable.Days(sessions, v.doc.Post().Event.Rooms)
	if len(days) == 0 {
		return nil
	}
	shown := &page.Timetable{Zone: v.doc.zoneName(), Page: v.page}
	placed := make(map[string]bool)
	for _, d := range days {
		for _, place := range view.Places(d.Grid()) {
			if !placed[place] {
				placed[place] = true
				v.page.Places = append(v.page.Places, place)
			}
		}
		date := v.time(time.DateOnly, longDay, d.Date)
		shown.Dates = append(shown.Dates, page.Date{Anchor: taken.add("timetable-" + date.Machine), Date: date})
	}
	sheets := view.Timetable{Words: v.words, Said: page.NewWords[page.DayWords](v.words), Room: v.roomHead, Item: v.item}
	shown.Days = func(yield func(*page.Day) bool) {
		for i, date := range shown.Dates {
			grid := days[i].Grid() // made again: those of all days at once take much memory
			sheet := sheets.Day(days[i].Date, grid)
			sheet.Anchor, sheet.Label = taken.add(date.Anchor+"-grid"), taken.add(date.Anchor+"-heading")
			if !yield(&page.Day{Anchor: date.Anchor, Date: date.Date, Paper: view.PaperOf(grid), Sheet: sheet, Page: v.page}) {
				return
			}
		}
	}
	return shown
}

func (v pageView) roomHead(id string) page.Head {
	return page.Head{Name: v.doc.Marked(text.Clean(v.doc.post.Event.Room(id).Name))}
}

func (v pageView) item(s *recap.Session) page.Item {
	e := v.doc.byID[s.ID]
	status, _ := e.MarkedStatus()
	item := page.Item{
		URL: "#" + e.Anchor, Title: e.Marked(e.Title), Room: v.doc.Marked(e.RoomName), Track: v.doc.Marked(e.TrackName), Class: "s",
		Status: status, Cancelled: e.Status == recap.StatusCancelled,
		Speakers: speakerNames(e.Speakers),
	}
	if e.Page != "" {
		item.URL = weburl.Relative(v.at, e.Page)
	}
	if class := v.classes[e.Track]; class != "" {
		item.Class += " " + class
	}
	if e.Kind == recap.KindBreak {
		item.Class += " break"
	}
	return item
}
