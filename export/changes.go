package export

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/catalogue"
)

// A ChangeLine says for people what changed of one session, or of the post
// itself.
type ChangeLine struct {
	// ID is the session's, empty for the post itself.
	ID string
	// Title is the session's, or that of the post.
	Title string
	// Text says what changed, as what follows the title: "moves from Friday 13:30,
	// Dock, to Saturday 10:00, Lighthouse".
	Text string
	// Guess says by what the session was recognised, if not by its ID.
	Guess recap.Guess
}

// String returns the line as a sentence.
func (l ChangeLine) String() string { return l.Title + " " + l.Text + "." }

// ChangeLines words changes for people, a line for each session, in the order in
// which an attendee must know of them: what is cancelled or gone, what is at
// another time or in another room, what takes place after all, what is new, and
// then the rest. The post is the new one, by whose clocks and rooms times and
// places are told, and in whose language.
func ChangeLines(post recap.Post, changes recap.Changes) []ChangeLine {
	return changeLines(post, changes, catalogue.For(post.Resolved().Language, nil))
}

func changeLines(post recap.Post, changes recap.Changes, words *catalogue.Words) []ChangeLine {
	w := changeWords{words, post.Event, time.UTC}
	if zone, err := post.Event.Location(); err == nil {
		w.zone = zone
	}
	moved := slices.Clone(changes.Changed)
	other := slices.DeleteFunc(slices.Clone(moved), isMoved)
	moved = slices.DeleteFunc(moved, func(c recap.Change) bool { return !isMoved(c) })
	var lines []ChangeLine
	for _, list := range []struct {
		changes []recap.Change
		text    func(recap.Change) string
	}{
		{changes.Cancelled, w.with("is cancelled")},
		{changes.Removed, func(recap.Change) string { return w.Text("is gone") }},
		{moved, w.changed},
		{changes.Revived, w.with("takes place after all")},
		{changes.Added, w.added},
		{other, w.changed},
	} {
		for _, c := range list.changes {
			lines = append(lines, ChangeLine{ID: c.ID, Title: c.Title, Text: list.text(c), Guess: c.Guess})
		}
	}
	if len(changes.Fields) > 0 {
		text := w.Fill("changes: {}", "", strings.Join(slices.Sorted(maps.Keys(changes.Fields)), ", "))
		lines = append(lines, ChangeLine{Title: post.Title, Text: text})
	}
	return lines
}

func isMoved(c recap.Change) bool {
	kinds := c.Kinds()
	return slices.Contains(kinds, recap.ChangeTime) || slices.Contains(kinds, recap.ChangeRoom)
}

// changeWords words the changes of an event.
type changeWords struct {
	*catalogue.Words
	event recap.Event
	zone  *time.Location
}

// with words a change of status, and what else changed.
func (w changeWords) with(status string) func(recap.Change) string {
	return func(c recap.Change) string {
		c.Fields = maps.Clone(c.Fields)
		delete(c.Fields, "status")
		return strings.Join(append([]string{w.Text(status)}, w.parts(c)...), "; ")
	}
}

func (w changeWords) added(c recap.Change) string {
	s := c.After()
	var parts []string
	if s.Scheduled() {
		parts = append(parts, w.Date("Monday 15:04", s.Start.In(w.zone)))
	}
	if s.Room != "" {
		parts = append(parts, w.event.Room(s.Room).Name)
	}
	text := w.Text("is new")
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	if by := speakerNames(s.Speakers); len(by) > 0 {
		text += w.Fill(", with {}", "", w.listOf(by))
	}
	return text
}

func (w changeWords) changed(c recap.Change) string {
	if parts := w.parts(c); len(parts) > 0 {
		return strings.Join(parts, "; ")
	}
	return w.Text("has another status")
}

// parts words each kind of change to a session.
func (w changeWords) parts(c recap.Change) []string {
	before, after := c.Before(), c.After()
	kinds := c.Kinds()
	has := func(k recap.ChangeKind) bool { return slices.Contains(kinds, k) }
	var parts []string
	if has(recap.ChangeTime) || has(recap.ChangeRoom) {
		parts = append(parts, w.moved(c))
	}
	if has(recap.ChangeTitle) {
		parts = append(parts, w.Fill("was called {}", "", strconv.Quote(before.Title)))
	}
	if has(recap.ChangeSpeakers) {
		parts = append(parts, w.recast(speakerNames(before.Speakers), speakerNames(after.Speakers)))
	}
	if has(recap.ChangeRecording) {
		parts = append(parts, w.Text("has a recording"))
	}
	if has(recap.ChangeText) {
		parts = append(parts, w.Text("has another description"))
	}
	if has(recap.ChangeOther) {
		parts = append(parts, w.Fill("changes in details: {}", "", strings.Join(details(c), ", ")))
	}
	return parts
}

// moved words a change of time, of room, or of both.
func (w changeWords) moved(c recap.Change) string {
	before, after := c.Before(), c.After()
	_, start := c.Fields["start"]
	_, room := c.Fields["room"]
	if !start && !room {
		return w.Fill("ends at {new} instead of {old}", "new", w.clock(after.End, "15:04"), "old", w.clock(before.End, "15:04"))
	}
	layout := "Monday 15:04"
	if d := after.Start.Sub(before.Start).Abs(); before.Scheduled() && after.Scheduled() && d > 6*24*time.Hour {
		layout = "2 January 15:04"
	}
	place := func(s recap.Session) string {
		var parts []string
		if start {
			parts = append(parts, w.clock(s.Start, layout))
		}
		if room {
			name := w.Text("no room")
			if s.Room != "" {
				name = w.event.Room(s.Room).Name
			}
			parts = append(parts, name)
		}
		return strings.Join(parts, ", ")
	}
	comma := ""
	if start && room {
		comma = ","
	}
	return w.Fill("moves from {old} to {new}", "old", place(before)+comma, "new", place(after))
}

func (w changeWords) clock(t time.Time, layout string) string {
	if t.IsZero() {
		return w.Text("no time")
	}
	return w.Date(layout, t.In(w.zone))
}

// recast words who came and who went.
func (w changeWords) recast(before, after []string) string {
	without := func(names, others []string) []string {
		return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return slices.Contains(others, n) })
	}
	came, went := without(after, before), without(before, after)
	switch {
	case len(came) > 0 && len(went) > 0:
		return w.Fill("is with {new} instead of {old}", "new", w.listOf(came), "old", w.listOf(went))
	case len(before) == 0:
		return w.Fill("is with {}", "", w.listOf(came))
	case len(came) > 0:
		return w.Fill("is also with {}", "", w.listOf(came))
	case len(went) > 0:
		return w.Fill("is without {}", "", w.listOf(went))
	}
	return w.Text("has its speakers in other roles")
}

// details are the fields of a change that are of no other kind.
func details(c recap.Change) []string {
	told := []string{"start", "end", "room", "title", "subtitle", "summary", "status"}
	if slices.Contains(c.Kinds(), recap.ChangeSpeakers) {
		told = append(told, "speakers")
	}
	if slices.Contains(c.Kinds(), recap.ChangeRecording) {
		told = append(told, "links")
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(c.Fields)), func(f string) bool { return slices.Contains(told, f) })
}

// listOf joins names as in a sentence.
func (w changeWords) listOf(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + w.Text(" and ") + names[len(names)-1]
}
