package source

import (
	"cmp"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// A listedSpeaker is one whom a view lists with all that it says of people.
type listedSpeaker struct {
	recap.Speaker
	value jsonValue
	met   bool // whether a session has this speaker
}

// enrich reads the view Speakers, of which notes say so. It returns the input
// that these are of.
func (r *sessionizeReader) enrich(text []byte) (*Input, error) {
	options := r.in.options
	options.Name = cmp.Or(options.Name, "sessions") + " (speakers)"
	in, err := newInput(text, options)
	if err != nil {
		return nil, named(options.Name, err)
	}
	root, err := parseJSON(in)
	if err != nil {
		return in, err
	}
	if view := sessionizeViewOf(in.text); view != "Speakers" && view != "SpeakerWall" {
		return in, in.Fail(root.at, "", "is not the view Speakers of Sessionize")
	}
	for speaker := range objects(elements(root)) {
		r.speaker(&speaker)
	}
	return in, nil
}

// speaker reads what is said of a speaker.
func (r *sessionizeReader) speaker(o *jsonObject) {
	v := o.value
	s := recap.Speaker{ID: o.line("id"), Name: speakerName(o)}
	path := pathOf("speaker", s.ID, v)
	s.Job, s.Biography = o.line("tagLine"), recap.Markdown(o.text("bio"))
	at := o.members["profilePicture"].at
	if picture := o.line("profilePicture"); picture != "" {
		s.Avatar = withScheme(v.in, at, path, picture)
	}
	for link := range objects(elements(o.get("links"))) {
		if l := profile(&link, path); l.URL != "" {
			s.Links = append(s.Links, l)
		}
	}
	o.drop("sessions")
	if top := o.get("isTopSpeaker"); top.kind() == 't' {
		v.in.NoteKind(top.at, "", "has no place in a post: left out", "speaker: isTopSpeaker")
	}
	o.rest("speaker")
	if s.EffectiveID() == "" {
		v.in.Note(v.at, v.path, "is a speaker without ID and name: left out", string(v.text))
		return
	}
	listed := &listedSpeaker{Speaker: s, value: v}
	if _, ok := r.speakers[s.EffectiveID()]; ok && s.ID == "" {
		v.in.Note(v.at, v.path, "is a second speaker of this name without an ID: left out", s.Name)
		return
	}
	r.speakers[s.EffectiveID()] = listed
	r.listed = append(r.listed, listed)
}

// noteIdle notes the speakers of no session, whom a post has no place for.
func (r *sessionizeReader) noteIdle() {
	for _, s := range r.listed {
		if v := s.value; !s.met && r.speakers[s.EffectiveID()] == s {
			v.in.Note(v.at, v.path, "is a speaker of no session: left out", s.Name)
		}
	}
}

// speakerName is a speaker's full name, however it is given.
func speakerName(o *jsonObject) string {
	first, last := o.line("firstName"), o.line("lastName")
	full, name := o.line("fullName"), o.line("name")
	return cmp.Or(full, name, strings.TrimSpace(first+" "+last))
}

// profile reads a link of a speaker. A title that only says what the link type
// says is none.
func profile(o *jsonObject, path string) recap.Link {
	at := o.value.at
	address := o.line("url")
	l := recap.Link{Title: o.line("title")}
	role := strings.ReplaceAll(o.line("linkType"), "_", " ")
	if strings.EqualFold(role, l.Title) {
		role, l.Title = cmp.Or(l.Title, role), ""
	}
	l.Role = recap.LinkRole(role)
	o.rest("link of a speaker")
	if address == "" {
		o.value.in.Note(at, path, "is a link without an address: left out", string(o.value.text))
		return l
	}
	l.URL = withScheme(o.value.in, at, path, address)
	return l
}

// speakersOf reads the speakers of a session: their IDs, or IDs with names.
func (r *sessionizeReader) speakersOf(list jsonValue) []recap.Speaker {
	var speakers []recap.Speaker
	on := make(map[string]bool)
	for v := range elements(list) {
		s := recap.Speaker{}
		switch v.kind() {
		case '{':
			o := v.object()
			s = recap.Speaker{ID: o.line("id"), Name: speakerName(&o)}
			o.rest("speaker of a session")
		case '0':
			s.ID = string(v.text)
		case '"':
			text, _ := v.str()
			s.ID = oneLine(text)
		case 'n':
			continue
		}
		if known, ok := r.speakers[s.EffectiveID()]; ok {
			known.met = true
			known.Name = cmp.Or(known.Name, s.Name)
			s = known.Speaker
		}
		if s.Name == "" {
			r.in.Note(v.at, v.path, "is a speaker of whom nothing is said: left out", string(v.text))
			continue
		}
		if id := s.EffectiveID(); !on[id] {
			on[id] = true
			speakers = append(speakers, s)
		}
	}
	return speakers
}
