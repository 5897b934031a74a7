package source

import (
	"fmt"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// listRooms lists the rooms: those that the conference lists, then those that
// the days have, in their order.
func (m *scheduleMapper) listRooms() {
	rooms := m.file.rooms
	m.file.rooms, m.file.roomIndex = nil, nil
	for _, n := range m.file.conference.children {
		switch n.name {
		case "room":
			m.listRoom(n)
		case "rooms":
			for _, r := range n.children {
				m.listRoom(r)
			}
		}
	}
	for _, r := range rooms {
		m.file.addRoom(r.name, r.guid, r.at)
	}
	taken := make(map[string]bool)
	for _, r := range m.file.rooms {
		id := r.guid
		if known, ok := m.given("room", r.guid, r.name, ""); ok {
			id = known
		}
		if id == "" && r.guid != "" { // the place of the sessions without a room
			if r.name != m.post.Event.Name && m.post.Event.Venue == "" {
				m.post.Event.Venue = r.name
			}
			m.rooms[r.name] = ""
			continue
		}
		if taken[id] {
			m.in.Note(r.at, "", "a room has the guid of another: its name took the place of it", r.name)
		}
		if id == "" || taken[id] {
			id = r.name
		}
		for n := 2; taken[id]; n++ {
			id = fmt.Sprintf("%s (%d)", r.name, n)
		}
		taken[id] = true
		room := recap.Room{ID: id, Name: r.name}
		if room.Name == room.ID {
			room.Name = ""
		}
		m.rooms[r.name] = id
		m.post.Event.Rooms = append(m.post.Event.Rooms, room)
	}
}

func (m *scheduleMapper) listRoom(n scheduleNode) {
	if n.isEmpty() || n.attribute {
		return
	}
	name := n.line("name", "title")
	if name == "" {
		name = n.oneLine()
	}
	if name == "" {
		m.in.Note(n.at, "conference", "a room without a name: left out", n.line("guid", "id", "slug"))
		return
	}
	m.file.addRoom(name, strings.TrimSpace(n.child("guid").text), n.at)
	for _, c := range n.children {
		switch c.name {
		case "name", "title", "guid", "id", "slug":
		default:
			if !c.isEmpty() {
				m.in.NoteKind(c.at, "", "has no place in a post: left out", "room: "+c.name)
			}
		}
	}
}
