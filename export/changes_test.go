package export_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
)

// quay is a programme in the rooms of a harbour.
func quay(sessions ...recap.Session) recap.Post {
	return recap.Post{
		Title:    "Quay Days",
		Event:    recap.Event{Name: "Quay Days", TimeZone: "Europe/Brussels", Rooms: []recap.Room{{ID: "d", Name: "Dock"}, {ID: "l", Name: "Lighthouse"}}},
		Sessions: sessions,
	}
}

// quayTime is a time on a day of March 2026 by the clocks of the event.
func quayTime(day, hour, minute int) time.Time {
	return time.Date(2026, time.March, day, hour-1, minute, 0, 0, time.UTC)
}

func TestChangeLines(t *testing.T) {
	ada, bob := recap.Speaker{Name: "Ada Example"}, recap.Speaker{Name: "Bob Example"}
	talk := func(change func(*recap.Session)) recap.Session {
		s := recap.Session{
			ID: "1", Title: "Queues at low tide", Room: "d", Speakers: []recap.Speaker{ada},
			Start: quayTime(27, 13, 30), End: quayTime(27, 14, 15),
		}
		change(&s)
		return s
	}
	same := talk(func(*recap.Session) {})
	tests := map[string]struct{ old, new []recap.Session }{
		"Queues at low tide moves from Friday 13:30, Dock, to Saturday 10:00, Lighthouse.": {
			[]recap.Session{same}, []recap.Session{talk(func(s *recap.Session) {
				s.Start, s.End, s.Room = quayTime(28, 10, 0), quayTime(28, 10, 45), "l"
			})}},
		"Queues at low tide moves from Friday 13:30 to Friday 15:00.": {
			[]recap.Session{same}, []recap.Session{talk(func(s *recap.Session) { s.Start, s.End = quayTime(27, 15, 0), quayTime(27, 15, 45) })}},
		"Queues at low tide moves from 27 March 13:30 to 13 March 13:30.": {
			[]recap.Session{same}, []recap.Session{talk(func(s *recap.Session) { s.Start, s.End = quayTime(13, 13, 30), quayTime(13, 14, 15) })}},
		"Queues at low tide moves from Friday 13:30 to no time.": {
			[]recap.Session{same}, []recap.Session{talk(func(s *recap.Session) { s.Start, s.End = time.Time{}, time.Time{} })}},
		"Queues at low tide is with Bob Example.": {
			[]recap.Session{talk(func(s *recap.Session) { s.Speakers = nil })}, []recap.Session{talk(func(s *recap.Session) { s.Speakers = []recap.Speaker{bob} })}},
		"Queues at low tide has its speakers in other roles.": {
			[]recap.Session{same}, []recap.Session{talk(func(s *recap.Session) { s.Speakers = []recap.Speaker{{Name: "Ada Example", Role: "host"}} })}},
		"Queues at low tide moves from Dock to Lighthouse.": {
			[]recap.Session{same}, []recap.Session{talk(func(s *recap.Session) { s.Room = "l" })}},
		"Queues at low tide moves from Dock to no room.": {
			[]recap.Session{same}, []recap.Session{talk(func(s *recap.Session) { s.Room = "" })}},
		"Queues at low tide ends at 14:30 instead of 14:15.": {
			[]recap.Session{same}, []recap.Session{talk(func(s *recap.Session) { s.End = quayTime(27, 14, 30) })}},
		`Queues at high tide was called "Queues at low tide"; is with Bob Example instead of Ada Example.`: {
			[]recap.Session{same}, []recap.Session{talk(func(s *recap.Session) { s.Title, s.Speakers = "Queues at high tide", []recap.Speaker{bob} })}},
		"Queues at low tide is also with Bob Example; has a recording; has another description.": {
			[]recap.Session{same}, []recap.Session{talk(func(s *recap.Session) {
				s.Speakers = []recap.Speaker{ada, bob}
				s.Links = []recap.Link{{URL: "https://example.org/1.mp4", Role: recap.LinkVideo}}
				s.Summary = "More."
			})}},
		"Queues at low tide is without Ada Example; changes in details: level, tags.": {
			[]recap.Session{same}, []recap.Session{talk(func(s *recap.Session) { s.Speakers, s.Level, s.Tags = nil, 300, []string{"sea"} })}},
		"Queues at low tide is cancelled.": {
			[]recap.Session{same}, []recap.Session{talk(func(s *recap.Session) { s.Status = recap.StatusCancelled })}},
		"Queues at low tide takes place after all; moves from Dock to Lighthouse.": {
			[]recap.Session{talk(func(s *recap.Session) { s.Status = recap.StatusCancelled })}, []recap.Session{talk(func(s *recap.Session) { s.Room = "l" })}},
		"Queues at low tide is gone.": {[]recap.Session{same}, nil},
		"Queues at low tide is new: Friday 13:30, Dock, with Ada Example and Bob Example.": {
			nil, []recap.Session{talk(func(s *recap.Session) { s.Speakers = []recap.Speaker{ada, bob} })}},
		"": {[]recap.Session{same}, []recap.Session{same}},
	}
	for want, test := range tests {
		old, new := quay(test.old...), quay(test.new...)
		var said []string
		for _, l := range export.ChangeLines(new, recap.Diff(old, new, recap.DiffOptions{})) {
			said = append(said, l.String())
		}
		if got := strings.Join(said, "\n"); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// TestChangeLinesInOrder: first comes what sends an attendee to a closed door.
func TestChangeLinesInOrder(t *testing.T) {
	talk := func(id, title string) recap.Session { return recap.Session{ID: id, Title: title, Room: "d"} }
	text, room, gone, off := talk("1", "Text"), talk("2", "Room"), talk("3", "Gone"), talk("4", "Off")
	old := quay(text, room, gone, off, talk("5", "Same"))
	text.Summary, room.Room, off.Status = "New.", "l", recap.StatusCancelled
	new := quay(text, room, off, talk("5", "Same"), talk("6", "New"))
	new.Event.Venue = "The Old Quay"
	var titles []string
	for _, l := range export.ChangeLines(new, recap.Diff(old, new, recap.DiffOptions{})) {
		titles = append(titles, l.Title)
	}
	if diff := cmp.Diff([]string{"Off", "Gone", "Room", "New", "Text", "Quay Days"}, titles); diff != "" {
		t.Error(diff)
	}
}
