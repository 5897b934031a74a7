package source

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// speakers reads who speaks: names in a text, a list of names or of objects, or
// of the IDs of a list beside the talks.
func (t talkValue) speakers() []recap.Speaker {
	var speakers []recap.Speaker
	seen := map[string]bool{"": true} // who has no name either is nobody
	add := func(found ...recap.Speaker) {
		for _, sp := range found {
			if id := sp.EffectiveID(); !seen[id] && sp.Name != "" {
				seen[id] = true
				speakers = append(speakers, sp)
			}
		}
	}
	for _, m := range t.all("speakers") {
		if len(speakers) > 0 {
			if t.r.isTable && !m.isEmpty() && slices.ContainsFunc(t.r.person(m, m.name), func(sp recap.Speaker) bool { return !seen[sp.EffectiveID()] }) {
				m.noteKind("is another column of people, of which the first counts: left out", t.r.text(m))
			}
			continue
		}
		switch {
		case m.kind == '[':
			for c := range m.items() {
				add(t.r.person(c, m.name)...)
			}
		default:
			add(t.r.person(m, m.name)...)
		}
	}
	if len(speakers) == 0 && t.r.isTable {
		add(peopleIn(oneLine(t.cell("first name") + " " + t.cell("last name")))...)
	}
	t.about(speakers)
	return speakers
}

// cell is what a column says that is no field by itself.
func (t talkValue) cell(key string) string {
	for i := range t.children {
		if c := &t.children[i]; columnKey(c.name) == key {
			c.asked = true
			return undefuse(c.text)
		}
	}
	return ""
}

// about reads the columns that say something of the one speaker.
func (t talkValue) about(speakers []recap.Speaker) {
	columns := make(map[string]string)
	for _, field := range []string{"organization", "job", "biography", "avatar"} {
		if columns[field] = t.text(field); columns[field] != "" && len(speakers) > 1 && !t.r.isOwn {
			t.noteKind("says something of a speaker, and there are several: left out", field)
		}
	}
	if len(speakers) != 1 {
		return
	}
	sp := &speakers[0]
	sp.Organization = cmp.Or(sp.Organization, oneLine(columns["organization"]))
	sp.Job = cmp.Or(sp.Job, oneLine(columns["job"]))
	sp.Biography = cmp.Or(sp.Biography, recap.Markdown(trimBody(columns["biography"])))
	if isWebAddress(columns["avatar"]) {
		sp.Avatar = cmp.Or(sp.Avatar, columns["avatar"])
	}
}

// person reads somebody who is an object, an ID of the list of speakers, or a
// text with names, in a column of this name.
func (r *recordReader) person(v *value, column string) []recap.Speaker {
	if v.kind == '{' {
		sp := r.profile(v)
		if listed := r.named["speaker"][sp.ID]; listed != nil && listed != v {
			known := r.profile(listed)
			known.Name = cmp.Or(known.Name, sp.Name)
			return []recap.Speaker{known}
		}
		return []recap.Speaker{sp}
	}
	text := r.shown(v, undefuse(v.text))
	if listed := r.named["speaker"][oneLine(text)]; listed != nil {
		return []recap.Speaker{r.profile(listed)}
	}
	if r.named["speaker"] != nil {
		var speakers []recap.Speaker
		for id := range strings.FieldsFuncSeq(text, func(c rune) bool { return c == ',' || c == ';' }) {
			if listed := r.named["speaker"][oneLine(id)]; listed != nil {
				speakers = append(speakers, r.profile(listed))
			}
		}
		if len(speakers) > 0 {
			return speakers
		}
	}
	if key := columnKey(column); v.kind == '0' || strings.HasSuffix(key, " id") || strings.HasSuffix(key, " ids") {
		v.noteKind("is the ID of a speaker whom no list names: left out", text)
		return nil
	}
	if r.isTable || v.is('"') && strings.ContainsAny(text, ",;&(\n") {
		return peopleIn(text)
	}
	return []recap.Speaker{{Name: oneLine(text)}}
}

// profile reads an object that is a person.
func (r *recordReader) profile(v *value) recap.Speaker {
	members := make(map[string]*value)
	for i := range v.children {
		c := &v.children[i]
		if key := columnKey(c.name); members[key] == nil && !c.isEmpty() {
			members[key] = c
		}
	}
	first := func(names ...string) *value {
		for _, name := range names {
			if c := members[name]; c != nil {
				c.asked = true
				return c
			}
		}
		return &value{tree: v.tree, at: v.at, end: v.at, kind: 'n'}
	}
	line := func(names ...string) string { return r.line(v, r.text(first(names...))) }
	sp := recap.Speaker{
		ID:           line("id", "code", "guid", "uuid", "slug", "key"),
		Name:         cmp.Or(line("name", "full name", "speaker name", "public name", "display name"), oneLine(line("first name", "firstname")+" "+line("last name", "lastname", "surname")), line("title")),
		Organization: line("company", "organization", "organisation", "affiliation", "employer"),
		Biography:    recap.Markdown(trimBody(r.text(first("bio", "biography", "about", "long biography", "description", "short bio", "short biography")))),
	}
	if surname := line("surname"); members["name"] != nil && surname != "" && !strings.HasSuffix(sp.Name, surname) {
		sp.Name += " " + surname
	}
	if members["name"] != nil || members["full name"] != nil || members["first name"] != nil {
		sp.Job = line("job", "job title", "position", "role", "tagline", "tag line", "title")
	}
	if sp.ID == "" {
		sp.ID = v.name // of the object that lists people by their IDs
		if sp.ID == "speakers" || sp.ID == "speaker" {
			sp.ID = ""
		}
	}
	if avatar := r.text(first("avatar url", "avatar", "photo url", "photo", "image url", "image", "picture", "profile picture", "thumbnail image url")); isWebAddress(avatar) {
		sp.Avatar = avatar
	}
	if page := r.text(first("url", "website", "homepage", "web", "site")); isWebAddress(page) {
		sp.URL = withWWW(page)
	}
	for _, role := range []recap.LinkRole{"Twitter", "GitHub", "LinkedIn", "Mastodon", "Facebook"} {
		account := first(strings.ToLower(string(role)))
		if address := r.text(account); isWebAddress(address) {
			sp.Links = append(sp.Links, recap.Link{URL: withWWW(address), Role: role})
		} else if address != "" {
			account.noteKind("is not an address: left out", account.name)
		}
	}
	for _, list := range []string{"socials", "social", "links"} {
		for item := range first(list).items() {
			if address := item.line("link", "url", "href"); isWebAddress(address) {
				sp.Links = addLink(sp.Links, recap.Link{URL: withWWW(address), Role: recap.LinkRole(cmp.Or(item.line("name", "title", "type"), "page"))})
			}
		}
	}
	slices.SortStableFunc(sp.Links, func(a, b recap.Link) int { return cmp.Compare(a.URL, b.URL) })
	return sp
}
