package source

import (
	"cmp"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// listPeople reads the list of people that some schedules have beside the
// events, which then name them by ID alone or by ID and name.
func (m *scheduleMapper) listPeople() {
	for _, list := range m.file.conference.children {
		if list.name != "persons" && list.name != "speakers" {
			continue
		}
		for _, p := range list.children {
			id := p.line("guid", "id", "code")
			if p.attribute || p.isEmpty() {
				continue
			}
			where := scheduleEvent{path: "person " + shortened(id)}
			name := personName(p)
			if _, taken := m.profiles[id]; id == "" || name == "" || taken {
				m.in.Note(p.at, where.path, "is listed without an ID or a name, or with the ID of another: left out", name)
				continue
			}
			sp := recap.Speaker{Name: name}
			m.profile(where, p, &sp)
			m.profiles[id] = sp
		}
	}
}

// listed returns what the list says of a person of an event.
func (m *scheduleMapper) listed(p scheduleNode) recap.Speaker {
	for _, name := range []string{"guid", "id", "code"} {
		if sp, ok := m.profiles[p.line(name)]; ok {
			return sp
		}
	}
	return recap.Speaker{}
}

// complete adds to a person of an event what the list says and the event does
// not. A person of another name is another one, see personID.
func complete(sp *recap.Speaker, listed recap.Speaker) {
	if !strings.EqualFold(listed.Name, sp.Name) {
		return
	}
	sp.Biography = cmp.Or(sp.Biography, listed.Biography)
	sp.URL = cmp.Or(sp.URL, listed.URL)
	sp.Avatar = cmp.Or(sp.Avatar, listed.Avatar)
	if len(sp.Links) == 0 {
		sp.Links = listed.Links
	}
}
