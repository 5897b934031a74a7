package source

import (
	"fmt"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// listTracks lists the tracks of the conference. Those that only events name
// follow when they are met.
func (m *scheduleMapper) listTracks() {
	for _, n := range m.file.conference.children {
		switch {
		case n.name == "track":
			m.listTrack(n)
		case n.name == "tracks":
			for _, t := range n.children {
				m.listTrack(t)
			}
		}
	}
}

func (m *scheduleMapper) listTrack(n scheduleNode) {
	if n.isEmpty() || n.attribute {
		return
	}
	name := n.line("name", "title")
	if name == "" {
		name = n.oneLine()
	}
	if _, ok := m.tracks[name]; ok || name == "" {
		m.in.Note(n.at, "conference", "a track without a name or with that of another: left out", name+" "+n.line("slug"))
		return
	}
	m.addTrack(recap.Track{ID: n.line("slug"), Name: name, Description: n.line("description"), Color: color(n.line("color", "colour"))})
	for _, c := range n.children {
		switch c.name {
		case "name", "title", "slug", "id", "description", "color", "colour":
		default:
			if !c.isEmpty() {
				m.in.NoteKind(c.at, "", "has no place in a post: left out", "track: "+c.name)
			}
		}
	}
}

// addTrack adds a track, whose ID is that which it has or its name, and made
// another where it is taken.
func (m *scheduleMapper) addTrack(t recap.Track) string {
	if t.ID == "" || m.trackIDs[t.ID] {
		t.ID = t.Name
	}
	for n := 2; m.trackIDs[t.ID]; n++ {
		t.ID = fmt.Sprintf("%s (%d)", t.Name, n)
	}
	if t.Name == t.ID {
		t.Name = ""
	}
	m.post.Tracks = append(m.post.Tracks, t)
	m.tracks[t.Title()], m.trackIDs[t.ID] = t.ID, true
	return t.ID
}

// color is a color as #RRGGBB, where it is one that CSS would take.
func color(s string) string {
	digits := strings.TrimPrefix(s, "#")
	if strings.Trim(strings.ToLower(digits), "0123456789abcdef") != "" {
		return s
	}
	switch len(digits) {
	case 3:
		return "#" + strings.Repeat(digits[:1], 2) + strings.Repeat(digits[1:2], 2) + strings.Repeat(digits[2:], 2)
	case 6:
		return "#" + digits
	}
	return s
}
