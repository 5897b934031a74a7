package source

import (
	"cmp"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// enrich reads the view Speakers, of which notes say so.
func (r *sessionizeReader) enrich(text []byte) error {
	options := r.in.options
	options.Name = cmp.Or(options.Name, "sessions") + " (speakers)"
	in, err := newInput(text, options)
	if err != nil {
		return named(options.Name, err)
	}
	own := r.in
	defer func() {
		r.in = own
		own.notes = append(own.notes, in.notes...)
		own.failures = append(own.failures, in.failures...)
	}()
	r.in = in
	root, err := parseJSON(in)
	if err != nil {
		return err
	}
	if sessionizeViewOf(in.text) != "Speakers" {
		return in.Fail(root.at, "", "is not the view Speakers of Sessionize")
	}
	for _, v := range root.items() {
		r.speaker(v)
	}
	return nil
}

// speaker reads what is said of a speaker.
func (r *sessionizeReader) speaker(v jsonValue) {
	if v.kind() != '{' {
		r.in.Note(v.at, v.path, "expected a speaker: left out", string(v.text))
		return
	}
	o := v.object()
	s := recap.Speaker{ID: o.line("id"), Name: speakerName(&o)}
	s.Job, s.Biography, s.Avatar = o.line("tagLine"), recap.Markdown(o.text("bio")), o.line("profilePicture")
	for _, v := range o.get("links").items() {
		s.Links = append(s.Links, profile(v))
	}
	o.drop("sessions")
	if top := o.get("isTopSpeaker"); top.kind() == 't' {
		r.in.NoteKind(top.at, "", "has no place in a post: left out", "speaker: isTopSpeaker")
	}
	o.rest("speaker")
	r.speakers[s.ID] = s
}

// speakerName is a speaker's full name, however it is given.
func speakerName(o *jsonObject) string {
	first, last := o.line("firstName"), o.line("lastName")
	full, name := o.line("fullName"), o.line("name")
	return cmp.Or(full, name, strings.TrimSpace(first+" "+last))
}

// profile reads a link of a speaker. A title that only says what the link type
// says is none.
func profile(v jsonValue) recap.Link {
	o := v.object()
	l := recap.Link{URL: o.line("url"), Title: o.line("title")}
	role := strings.ReplaceAll(o.line("linkType"), "_", " ")
	if strings.EqualFold(role, l.Title) {
		role, l.Title = cmp.Or(l.Title, role), ""
	}
	l.Role = recap.LinkRole(role)
	o.rest("link of a speaker")
	return l
}

// speakersOf reads the speakers of a session: their IDs, or IDs with names.
func (r *sessionizeReader) speakersOf(list jsonValue) []recap.Speaker {
	var speakers []recap.Speaker
	for _, v := range list.items() {
		s := recap.Speaker{}
		if v.kind() == '{' {
			o := v.object()
			s = recap.Speaker{ID: o.line("id"), Name: speakerName(&o)}
			o.rest("speaker of a session")
		} else {
			s.ID, _ = v.str()
			if v.kind() == '0' {
				s.ID = string(v.text)
			}
		}
		if known, ok := r.speakers[s.ID]; ok {
			known.Name = cmp.Or(known.Name, s.Name)
			s = known
		}
		if s.Name == "" {
			r.in.Note(v.at, v.path, "is a speaker of whom nothing is said: left out", string(v.text))
			continue
		}
		speakers = append(speakers, s)
	}
	return speakers
}
