package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// listTracks lists the tracks of the conference. Those that only events name
// follow when they are met.
func (m *scheduleMapper) listTracks() {
	for v := range m.file.conference.listed("track", "tracks") {
		t := recap.Track{ID: v.line("slug"), Color: color(cmp.Or(v.line("color", "colour"), v.get("colors").line("light")))}
		t.Name = m.nameOf(v, func(w wording) { ofTrack(&t, w.language).Name = oneLine(w.text) })
		t.Description = oneLine(m.said(v.get("description"), func(w wording) { ofTrack(&t, w.language).Description = oneLine(w.text) }))
		name := t.Name
		if _, ok := m.tracks[name]; ok || name == "" {
			v.note("a track without a name or with that of another: left out", name+" "+t.ID)
			continue
		}
		id := m.addTrack(t)
		for _, other := range v.names() { // by which events may name it
			if _, ok := m.tracks[other]; !ok {
				m.tracks[other] = id
			}
		}
		v.skip("id", "guid")
		v.rest("track")
	}
}

// track returns the ID of the track of this name.
func (m *scheduleMapper) track(name string) string {
	if id, ok := m.tracks[name]; ok || name == "" {
		return id
	}
	return m.addTrack(recap.Track{Name: name})
}

// addTrack adds a track, whose ID is that which it has or its name, and made
// another where it is taken.
func (m *scheduleMapper) addTrack(t recap.Track) string {
	if t.ID == "" || m.trackIDs[t.ID] {
		t.ID = t.Name
	}
	t.ID = untaken(t.ID, t.Name, m.trackIDs)
	if t.Name == t.ID {
		t.Name = ""
	}
	m.post.Tracks = append(m.post.Tracks, t)
	m.tracks[t.Title()] = t.ID
	return t.ID
}

// untaken takes an ID, or where it is taken one made of the name and a number.
func untaken(id, name string, taken map[string]bool) string {
	for n := 2; taken[id]; n++ {
		id = fmt.Sprintf("%s (%d)", name, n)
	}
	taken[id] = true
	return id
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

// listRooms lists the rooms: those that the conference lists, then those that
// the days have, in their order.
func (m *scheduleMapper) listRooms() {
	rooms := m.file.rooms
	m.file.rooms, m.file.roomIndex = nil, nil
	alias, translations := make(map[string]string), make(map[string][]recap.RoomTranslation) // by name
	for v := range m.file.conference.listed("room", "rooms") {
		var others []recap.RoomTranslation
		name := m.nameOf(v, func(w wording) {
			others = append(others, recap.RoomTranslation{Language: w.language, Name: oneLine(w.text)})
		})
		if name == "" {
			v.note("a room without a name: left out", v.line("guid", "id", "slug"))
			continue
		}
		m.file.addRoom(name, v.line("guid"), v)
		for _, other := range others {
			alias[other.Name] = name
		}
		translations[name] = others
		v.skip("id", "slug")
		v.rest("room")
	}
	for _, r := range rooms {
		if alias[r.name] == "" {
			m.file.addRoom(r.name, r.guid, r.at)
		}
	}
	taken := make(map[string]bool)
	for _, r := range m.file.rooms {
		m.addRoom(r, taken)
		if last := len(m.post.Event.Rooms) - 1; last >= 0 && m.rooms[r.name] == m.post.Event.Rooms[last].ID {
			m.post.Event.Rooms[last].Translations = translations[r.name]
		}
	}
	for other, name := range alias {
		if _, ok := m.rooms[other]; !ok {
			m.rooms[other] = m.rooms[name]
		}
	}
}

// nameOf is what something is called in the language of the post.
func (m *scheduleMapper) nameOf(v *value, other func(wording)) string {
	if name := v.get("name", "title"); name.wordings() != nil {
		return oneLine(m.said(name, other))
	}
	return v.title()
}

// ofTrack returns the translation of a track into a language.
func ofTrack(t *recap.Track, language string) *recap.TrackTranslation {
	i := slices.IndexFunc(t.Translations, func(other recap.TrackTranslation) bool { return other.Language == language })
	if i < 0 {
		i = len(t.Translations)
		t.Translations = append(t.Translations, recap.TrackTranslation{Language: language})
	}
	return &t.Translations[i]
}

// addRoom adds a room, whose ID is its guid, what that stands for, or its name.
func (m *scheduleMapper) addRoom(r scheduleRoom, taken map[string]bool) {
	id := r.guid
	if known, ok := m.given("room", r.guid, r.name, ""); ok {
		id = known
	}
	if id == "" && r.guid != "" { // the place of the sessions without a room
		if r.name != m.post.Event.Name && m.post.Event.Venue == "" {
			m.post.Event.Venue = r.name
		}
		m.rooms[r.name] = ""
		return
	}
	if taken[id] {
		r.at.note("a room has the guid of another: its name took the place of it", r.name)
	}
	if id == "" || taken[id] {
		id = r.name
	}
	room := recap.Room{ID: untaken(id, r.name, taken), Name: r.name}
	if room.Name == room.ID {
		room.Name = ""
	}
	m.rooms[r.name] = room.ID
	m.post.Event.Rooms = append(m.post.Event.Rooms, room)
}
