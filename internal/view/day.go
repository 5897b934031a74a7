package view

import (
	"html/template"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
	"github.com/seed-e2fd8668/recap/internal/page"
	"github.com/seed-e2fd8668/recap/internal/timetable"
)

// A Timetable makes of the grids of days what pages show of them.
type Timetable struct {
	Words *catalogue.Words
	Said  *page.DayWords
	// Room is what stands above the columns of a room, by the room's ID.
	Room func(id string) page.Head
	// Item is a session in a row. Its times are those of the day.
	Item func(*recap.Session) page.Item
}

// maxRooms is how many rooms people look at side by side.
const maxRooms = 40

// Day shows the grid of a day.
func (t Timetable) Day(date time.Time, g timetable.Grid) *page.DaySheet {
	clock := NewClock(t.Words, date, g)
	sheet := &page.DaySheet{Words: t.Said, Class: strings.Join(gridPlace(g), " "), List: len(g.Rooms) > maxRooms, ClockChange: clock.change()}
	for _, r := range g.Rooms {
		var head page.Head
		switch {
		case r.ID != "":
			head = t.Room(r.ID)
		case len(g.Rooms) > 1:
			head.Name = t.Said.NoRoom
		default:
			head.Name = t.Said.Session
		}
		head.Class = "w" + strconv.Itoa(r.Columns)
		sheet.Rooms = append(sheet.Rooms, head)
	}
	for i, h := range g.Hours {
		hour := t.hour(h, g, clock)
		if i > 0 && !h.Start.IsZero() && h.Start.Day() != date.Day() && g.Hours[i-1].Start.Day() == date.Day() {
			hour.Class += " midnight"
		}
		sheet.Hours = append(sheet.Hours, hour)
	}
	return sheet
}

func (t Timetable) hour(h timetable.Hour, g timetable.Grid, clock Clock) page.Hour {
	hour := page.Hour{Class: strings.Join(hourPlace(h), " "), AllDay: h.Start.IsZero()}
	if !hour.AllDay {
		hour.Time = clock.Time(h.Start)
	}
	for _, s := range h.Spots {
		item := t.Item(s.Session)
		item.Start, item.End = clock.span(s.Session)
		classes := append(spotPlace(s), sizeOf(s.Lines*g.LineHeight))
		if s.Across {
			classes = append(classes, "across")
		}
		if hour.AllDay {
			classes = append(classes, "whole")
		}
		item.Class += " " + strings.Join(classes, " ")
		hour.Rows = append(hour.Rows, &item)
	}
	return hour
}

// Places are the classes of all places in a grid, of which the style needs a rule
// each.
func Places(g timetable.Grid) []string {
	places := gridPlace(g)
	for _, r := range g.Rooms {
		places = append(places, "w"+strconv.Itoa(r.Columns))
	}
	for _, h := range g.Hours {
		places = append(places, hourPlace(h)...)
		for _, s := range h.Spots {
			places = append(places, spotPlace(s)...)
		}
	}
	return places
}

// The classes of places in a grid; lines and columns begin with 1 there, and the
// first column is for times.
func hourPlace(h timetable.Hour) []string {
	return []string{"g" + strconv.Itoa(h.Line+1), "h" + strconv.Itoa(h.Lines)}
}

func spotPlace(s timetable.Spot) []string {
	place := []string{"g" + strconv.Itoa(s.Line+1), "h" + strconv.Itoa(s.Lines), "c" + strconv.Itoa(s.Column+2)}
	if s.Columns > 1 {
		place = append(place, "w"+strconv.Itoa(s.Columns))
	}
	return place
}

func gridPlace(g timetable.Grid) []string {
	columns := 0
	for _, r := range g.Rooms {
		columns += r.Columns
	}
	return []string{"n" + strconv.Itoa(columns), "r" + strconv.Itoa(g.Lines), "l" + strconv.Itoa(g.LineHeight)}
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

// PaperOf says by the number of rooms what a grid is printed on: A4, A3, or as a
// list.
func PaperOf(g timetable.Grid) string {
	switch n := len(g.Rooms); {
	case n <= 8:
		return "few"
	case n <= 13:
		return "many"
	}
	return "lots"
}

// HourAnchor names an hour of a day, for links to it: h09, or with its date and zone
// where that is another day or the clocks change.
func HourAnchor(words *catalogue.Words, date time.Time, g timetable.Grid, h timetable.Hour) string {
	switch clock := NewClock(words, date, g); {
	case h.Start.IsZero():
		return "all-day"
	case clock.newOffset != "" || date.Format(time.DateOnly) != h.Start.Format(time.DateOnly):
		return strings.NewReplacer("+", "p", "-", "m").Replace("h" + strings.ToLower(h.Start.Format("0215Z0700")))
	}
	return "h" + h.Start.Format("15")
}

// changed says that the clocks change.
const changed = "The clocks change during this day’s programme, from {old} to {new}. Times after the change say {new}."

func (c Clock) change() template.HTML {
	if c.newOffset == "" {
		return ""
	}
	return page.Fill(c.words, changed, "old", c.oldOffset, "new", c.newOffset)
}
