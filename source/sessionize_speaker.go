package source

import (
	"cmp"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// A listedSpeaker is one whom a view lists with all that it says of people.
type listedSpeaker struct {
	recap.Speaker
	value *value
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
	root, err := parseJSON(r.ctx, in)
	if err != nil {
		return in, err
	}
	if view := sessionizeViewOf(in.text); view != "Speakers" && view != "SpeakerWall" {
		return in, root.fail("is not the view Speakers of Sessionize")
	}
	for speaker := range objects(elements(root)) {
		r.speaker(speaker)
	}
	return in, nil
}

// speaker reads what is said of a speaker.
func (r *sessionizeReader) speaker(v *value) {
	s := recap.Speaker{ID: v.line("id"), Name: speakerName(v)}
	nameByID(v, "speaker", s.ID)
	s.Job, s.Biography = v.line("tagLine"), recap.Markdown(v.body("bio"))
	s.Avatar = v.get("profilePicture").address(nil)
	for link := range objects(elements(v.get("links"))) {
		if l := profile(link); l.URL != "" {
			s.Links = append(s.Links, l)
		}
	}
	v.skip("sessions")
	if top := v.get("isTopSpeaker"); top.kind == 't' {
		top.noteKind("has no place in a post: left out", "speaker: isTopSpeaker")
	}
	v.rest("speaker")
	if s.EffectiveID() == "" {
		v.note("is a speaker without ID and name: left out", v.raw())
		return
	}
	listed := &listedSpeaker{Speaker: s, value: v}
	if _, ok := r.speakers[s.EffectiveID()]; ok && s.ID == "" {
		v.note("is a second speaker of this name without an ID: left out", s.Name)
		return
	}
	r.speakers[s.EffectiveID()] = listed
	r.listed = append(r.listed, listed)
}

// noteIdle notes the speakers of no session, whom a post has no place for.
func (r *sessionizeReader) noteIdle() {
	for _, s := range r.listed {
		if v := s.value; !s.met && r.speakers[s.EffectiveID()] == s {
			v.note("is a speaker of no session: left out", s.Name)
		}
	}
}

// speakerName is a speaker's full name, however it is given.
func speakerName(o *value) string {
	first, last := o.line("firstName"), o.line("lastName")
	full, name := o.line("fullName"), o.line("name")
	return cmp.Or(full, name, strings.TrimSpace(first+" "+last))
}

// profile reads a link of a speaker. A title that only says what the link type
// says is none.
func profile(o *value) recap.Link {
	address := o.get("url")
	l := recap.Link{Title: o.line("title")}
	role := strings.ReplaceAll(o.line("linkType"), "_", " ")
	if strings.EqualFold(role, l.Title) {
		role, l.Title = cmp.Or(l.Title, role), ""
	}
	l.Role = recap.LinkRole(role)
	o.rest("link of a speaker")
	if address.isEmpty() {
		o.note("is a link without an address: left out", o.raw())
		return l
	}
	l.URL = address.address(nil)
	return l
}

// speakersOf reads the speakers of a session: their IDs, or IDs with names.
func (r *sessionizeReader) speakersOf(list *value) []recap.Speaker {
	var speakers []recap.Speaker
	on := make(map[string]bool)
	for v := range elements(list) {
		s := recap.Speaker{}
		switch v.kind {
		case '{':
			s = recap.Speaker{ID: v.line("id"), Name: speakerName(v)}
			v.rest("speaker of a session")
		case '0', '"':
			s.ID = v.oneLine()
		case 'n':
			continue
		}
		if known, ok := r.speakers[s.EffectiveID()]; ok {
			known.met = true
			known.Name = cmp.Or(known.Name, s.Name)
			s = known.Speaker
		}
		if s.Name == "" {
			v.note("is a speaker of whom nothing is said: left out", v.raw())
			continue
		}
		if id := s.EffectiveID(); !on[id] {
			on[id] = true
			speakers = append(speakers, s)
		}
	}
	return speakers
}
