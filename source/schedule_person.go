package source

import (
	"cmp"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// listPeople reads the list of people that some schedules have beside the
// events, which then name them by ID alone or by ID and name.
func (m *scheduleMapper) listPeople() {
	for list := range m.file.conference.each("persons", "speakers") {
		for p := range list.items() {
			if p.isEmpty() {
				continue
			}
			id := p.line("guid", "id", "code")
			p.named("person " + shortened(id))
			name := personName(p)
			if _, taken := m.profiles[id]; id == "" || name == "" || taken {
				p.note("is listed without an ID or a name, or with the ID of another: left out", name)
				continue
			}
			sp := recap.Speaker{Name: name}
			m.profile(p, &sp)
			m.profiles[id] = sp
		}
	}
}

// persons maps the people of an event, who stand in a list or by themselves.
func (m *scheduleMapper) persons(e scheduleEvent, s *recap.Session) {
	for v := range e.each("persons", "speakers", "participants", "person", "speaker") {
		isPerson := v.kind != '[' && (v.name == "person" || v.name == "speaker")
		if isPerson || v.oneLine() != "" {
			m.person(v, s)
			continue
		}
		for p := range v.items() {
			m.person(p, s)
		}
	}
}

func (m *scheduleMapper) person(p *value, s *recap.Session) {
	if p.isEmpty() {
		return
	}
	var listed recap.Speaker
	for _, name := range []string{"code", "id", "guid"} {
		if sp, ok := m.profiles[p.line(name)]; ok {
			listed = sp
		}
	}
	sp := recap.Speaker{Name: cmp.Or(personName(p), listed.Name)}
	if sp.Name == "" {
		p.note("a person without a name: left out", p.line("guid", "id", "code"))
		return
	}
	sp.ID = p.line("guid")
	if known, ok := m.given("person", sp.ID, p.line("id"), sp.Name); ok {
		if sp.ID = known; known == sp.Name {
			sp.ID = "" // it was the name that identified the person
		}
	} else if sp.ID == "" {
		sp.ID = m.personID(p, sp.Name)
	}
	if sp.Role = p.line("role"); strings.EqualFold(sp.Role, "speaker") {
		sp.Role = ""
	}
	m.profile(p, &sp)
	complete(&sp, listed)
	s.Speakers = append(s.Speakers, sp)
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
	if sp.Biography == listed.Biography {
		sp.Translations = listed.Translations
	}
}

// personName is the name of a person, however it is given.
func personName(p *value) string {
	name := p.line("public_name", "name", "full_public_name", "fullname")
	return cmp.Or(name, p.oneLine(), strings.TrimSpace(p.line("first_name")+" "+p.line("last_name")))
}

// profile maps what a person's element says of the person.
func (m *scheduleMapper) profile(p *value, sp *recap.Speaker) {
	sp.Biography = m.summary(m.said(p.get("biography", "bio"), func(w wording) {
		sp.Translations = append(sp.Translations, recap.SpeakerTranslation{Language: w.language, Biography: recap.Markdown(trimBody(w.text))})
	}), p.body("extended_biography"))
	sp.URL = p.get("url", "href").address(m.base)
	sp.Avatar = p.get("avatar", "avatar_url").address(m.base)
	for list := range p.each("links") {
		for l := range list.items() {
			sp.Links = m.link(l, "", sp.Links)
		}
	}
	p.skip("guid", "id", "code", "name", "public_name", "full_public_name", "fullname", "first_name", "last_name", "slug", "role")
	p.rest("person")
}

// personID is the number or the code of a person without a guid. Where several
// programmes were put together, numbers stand for one person in each of them,
// and tools that count no persons write 0 for all: whom such an ID would make
// one with another is known by the name.
func (m *scheduleMapper) personID(p *value, name string) string {
	id := p.line("id", "code")
	if id == "" || id == "0" {
		return ""
	}
	if known, ok := m.people[id]; ok && !strings.EqualFold(known, name) {
		p.noteKind("the ID of a person is that of a person with another name: it was left out, and the name stands for the person", "")
		return ""
	}
	m.people[id] = name
	return id
}
