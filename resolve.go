package recap

import (
	"cmp"
	"iter"
	"slices"
	"time"
)

// All yields the sessions in the post's order, each with its defaults filled
// in: ID, track, level, language, status and dates of publication, and its
// times in the event's zone. Filters, comparisons and groupings read these
// fields, so All is where a chain of them begins.
func (p Post) All() iter.Seq[Session] {
	return func(yield func(Session) bool) {
		d := p.defaults()
		for i, s := range p.Sessions {
			if !yield(d.fill(i, s)) {
				return
			}
		}
	}
}

// Resolved returns a copy of the post with every default filled in: its
// language and date of change, its sessions as [Post.All] yields them, and
// after the listed tracks those that only codes name, in order of first
// appearance. The copy shares with the original what needs no filling.
func (p Post) Resolved() Post {
	p.Language = p.language()
	if p.Updated.IsZero() {
		p.Updated = p.Published
	}
	d := p.defaults()
	sessions := make([]Session, len(p.Sessions))
	known := make(map[string]bool, len(p.Tracks))
	for _, t := range p.Tracks {
		known[t.ID] = true
	}
	p.Tracks = slices.Clip(p.Tracks)
	for i, s := range p.Sessions {
		sessions[i] = d.fill(i, s)
		if id := sessions[i].Track; id != "" && !known[id] {
			known[id] = true
			p.Tracks = append(p.Tracks, Track{ID: id})
		}
	}
	p.Sessions = sessions
	return p
}

// sessionDefaults is what a post gives to its sessions.
type sessionDefaults struct {
	ids       []string
	language  string
	published time.Time
	zone      *time.Location // nil where it is not known
}

func (p Post) defaults() sessionDefaults {
	d := sessionDefaults{ids: p.SessionIDs(), language: p.language(), published: p.Published}
	if p.Event.TimeZone != "" {
		if zone, err := p.Event.Location(); err == nil {
			d.zone = zone
		}
	}
	return d
}

func (d sessionDefaults) fill(i int, s Session) Session {
	s.ID = d.ids[i]
	s.Track = s.EffectiveTrack()
	s.Level = s.EffectiveLevel()
	s.Language = cmp.Or(s.Language, s.Code.Language(), d.language)
	s.Status = cmp.Or(s.Status, StatusConfirmed)
	if s.Published = s.published(); s.Published.IsZero() {
		s.Published = d.published
	}
	if s.Updated.IsZero() {
		s.Updated = s.Published
	}
	if d.zone != nil {
		s.Start, s.End = inZone(s.Start, d.zone), inZone(s.End, d.zone)
	}
	return s
}

// inZone moves t to a zone; the zero time stays as it is, so that it still
// means that there is none.
func inZone(t time.Time, zone *time.Location) time.Time {
	if t.IsZero() {
		return t
	}
	return t.In(zone)
}
