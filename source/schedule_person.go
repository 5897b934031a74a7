package source

import (
	"cmp"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// persons maps the people of an event, who stand in a list or by themselves.
func (m *scheduleMapper) persons(e scheduleEvent, s *recap.Session) {
	for _, list := range e.children {
		switch list.name {
		case "persons", "speakers":
		case "person", "speaker":
			if !list.isArray() {
				m.person(e, list, s)
				continue
			}
		default:
			continue
		}
		if name := list.oneLine(); name != "" && len(list.children) == 0 {
			s.Speakers = append(s.Speakers, recap.Speaker{Name: name})
		}
		for _, p := range list.children {
			if !p.attribute {
				m.person(e, p, s)
			}
		}
	}
}

func (m *scheduleMapper) person(e scheduleEvent, p scheduleNode, s *recap.Session) {
	if p.isEmpty() {
		return
	}
	listed := m.listed(p)
	sp := recap.Speaker{Name: cmp.Or(personName(p), listed.Name)}
	if sp.Name == "" {
		m.in.Note(p.at, e.path, "a person without a name: left out", p.line("guid", "id", "code"))
		return
	}
	sp.ID = p.line("guid")
	if known, ok := m.given("person", sp.ID, p.line("id"), sp.Name); ok {
		if sp.ID = known; known == sp.Name {
			sp.ID = "" // it was the name that identified the person
		}
	} else if sp.ID == "" {
		sp.ID = m.personID(e, p, sp.Name)
	}
	if sp.Role = p.line("role"); strings.EqualFold(sp.Role, "speaker") {
		sp.Role = ""
	}
	m.profile(e, p, &sp)
	complete(&sp, listed)
	s.Speakers = append(s.Speakers, sp)
}

// personName is the name of a person, however it is given.
func personName(p scheduleNode) string {
	if name := p.line("public_name", "name", "full_public_name", "fullname"); name != "" {
		return name
	}
	if name := p.oneLine(); name != "" {
		return name
	}
	return strings.TrimSpace(p.line("first_name") + " " + p.line("last_name"))
}

// profile maps what a person's element says of the person.
func (m *scheduleMapper) profile(e scheduleEvent, p scheduleNode, sp *recap.Speaker) {
	sp.Biography = m.summary(p.child("biography", "bio").text, p.child("extended_biography").text)
	if u := p.child("url", "href"); !u.isEmpty() {
		sp.URL = m.url(u, e.path, m.base)
	}
	if u := p.child("avatar", "avatar_url"); !u.isEmpty() {
		sp.Avatar = m.url(u, e.path, m.base)
	}
	for _, c := range p.children {
		switch c.name {
		case "links":
			for _, l := range c.children {
				sp.Links = m.link(e, l, "", sp.Links)
			}
		case "guid", "id", "code", "name", "public_name", "full_public_name", "fullname", "first_name", "last_name",
			"biography", "bio", "extended_biography", "url", "href", "avatar", "avatar_url", "slug", "role":
		default:
			if !c.isEmpty() {
				m.in.NoteKind(c.at, e.path, "has no place in a post: left out", "person: "+c.name)
			}
		}
	}
}

// personID is the number or the code of a person without a guid. Where several
// programmes were put together, numbers stand for one person in each of them,
// and tools that count no persons write 0 for all: whom such an ID would make
// one with another is known by the name.
func (m *scheduleMapper) personID(e scheduleEvent, p scheduleNode, name string) string {
	id := p.line("id", "code")
	if id == "" || id == "0" {
		return ""
	}
	if known, ok := m.people[id]; ok && !strings.EqualFold(known, name) {
		m.in.NoteKind(p.at, e.path, "the ID of a person is that of a person with another name: it was left out, and the name stands for the person", "")
		return ""
	}
	m.people[id] = name
	return id
}
