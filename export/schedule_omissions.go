package export

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/schedule"
)

// Omissions implements [Omitter].
func (ScheduleXML) Omissions(doc *Document) []Omission {
	return scheduleOmissions(doc, schedule.Zone.FitsXML, "it is neither the name of a place nor UTC, and apps refuse names that they do not know")
}

// Omissions implements [Omitter].
func (ScheduleJSON) Omissions(doc *Document) []Omission {
	return scheduleOmissions(doc, schedule.Zone.FitsJSON, "the schema takes names such as Europe/Brussels and UTC only")
}

// scheduleOmissions says what a schedule leaves out, and what the names of
// time zones have to fit.
func scheduleOmissions(doc *Document, fits func(schedule.Zone) bool, zoneReason string) []Omission {
	p, post := doc.scheduled(), doc.Source()
	list := omitted(doc, uncarriedAroundSchedule())
	list = append(list, p.eventOmissions(post.Event)...)
	if zone := post.Event.TimeZone; zone != "" && !fits(schedule.Zone(zone)) {
		list = append(list, Omission{"event.timeZone", zoneReason})
	}
	list = append(list, p.roomOmissions(post.Event)...)
	list = append(list, p.trackOmissions(post.Tracks)...)
	list = append(list, p.identityOmissions(post)...)
	list = append(list, omitted(doc, uncarriedBySchedule())...)
	for i, s := range doc.Entries() {
		path := fmt.Sprintf("sessions[%d]", i)
		if reason := notInSchedule(s); reason != "" {
			list = append(list, Omission{path, reason})
			continue
		}
		list = append(list, p.sessionOmissions(path, s)...)
	}
	return append(append(list, omitted(doc, []uncarried{{"related", programmeAlone}})...), untranslated(doc)...)
}

const programmeAlone = "a schedule holds the programme alone"

// uncarriedAroundSchedule are the fields of the post that no schedule has.
func uncarriedAroundSchedule() []uncarried {
	return []uncarried{
		{"title", "a schedule goes by the name of the event"},
		{"url", "a schedule names the event's page and those of the sessions"},
		{"description", programmeAlone},
		{"image", programmeAlone},
		{"introduction", programmeAlone},
		{"conclusion", programmeAlone},
		{"authors", programmeAlone},
		{"categories", programmeAlone},
		{"event.logo", "there is no place for it"},
		{"published", "there is one date, the version: that of the last change"},
		{"history", memory},
	}
}

// uncarriedBySchedule are the fields of sessions that no schedule has.
func uncarriedBySchedule() []uncarried {
	const noPlace, nameAlone = "there is no place for it", "a person has a name, a number and a guid"
	const one = "there is one date, the version: that of the last change"
	return []uncarried{
		{"sessions[*].image", noPlace},
		{"sessions[*].level", noPlace},
		{"sessions[*].speakers[*].role", nameAlone},
		{"sessions[*].speakers[*].job", nameAlone},
		{"sessions[*].speakers[*].organization", nameAlone},
		{"sessions[*].speakers[*].biography", nameAlone},
		{"sessions[*].speakers[*].url", nameAlone},
		{"sessions[*].speakers[*].avatar", nameAlone},
		{"sessions[*].speakers[*].links", nameAlone},
		{"sessions[*].tags", noPlace},
		{"sessions[*].links[*].mediaType", noPlace},
		{"sessions[*].links[*].size", noPlace},
		{"sessions[*].links[*].duration", noPlace},
		{"sessions[*].links[*].published", noPlace},
		{"sessions[*].published", one},
		{"sessions[*].updated", one},
		{"sessions[*].sequence", memory},
	}
}

// eventOmissions says what of the event, but for its zone and its rooms, is
// written differently.
func (p *scheduled) eventOmissions(e recap.Event) []Omission {
	var list []Omission
	if e.Acronym != "" && p.acronym != "" && e.Acronym != p.acronym {
		list = append(list, Omission{"event.acronym", "an acronym is four or more small letters and digits: written as " + p.acronym})
	}
	if _, used := p.room[""]; e.Venue != "" && !used {
		list = append(list, Omission{"event.venue", "there is no place for it"})
	}
	if e.Address != "" {
		list = append(list, Omission{"event.address", "there is no place for it"})
	}
	return list
}

// roomOmissions says what of the event's days and rooms is written differently.
func (p *scheduled) roomOmissions(e recap.Event) []Omission {
	var list []Omission
	for _, day := range []struct {
		path string
		time time.Time
	}{{"event.start", e.Start}, {"event.end", e.End}} {
		if !day.time.IsZero() && day.time.In(p.zone).Format("150405") != "000000" {
			list = append(list, Omission{day.path, "it is written as a date, without the time of day"})
		}
	}
	if slices.ContainsFunc(e.Rooms, func(r recap.Room) bool { return !isUUID(r.ID) }) {
		list = append(list, Omission{"event.rooms[*].id", derivedGUID})
	}
	for i := range min(len(e.Rooms), len(p.rooms)) {
		if name := p.rooms[i].Name; name != cmp.Or(e.Rooms[i].Name, e.Rooms[i].ID) {
			list = append(list, Omission{fmt.Sprintf("event.rooms[%d].name", i), sharedName + name})
		}
	}
	return list
}

const (
	derivedGUID = "a guid is a UUID: for an ID of another kind one is derived"
	sharedName  = "apps go by the name alone, so no other may have it: written as "
)

func (p *scheduled) trackOmissions(tracks []recap.Track) []Omission {
	var list []Omission
	for i, t := range tracks {
		if slug := p.tracks[i].Slug; slug != t.ID {
			list = append(list, Omission{fmt.Sprintf("tracks[%d].id", i), "a slug has small letters and digits: written as " + cmp.Or(slug, "none")})
		}
		if name := p.tracks[i].Name; name != t.Title() {
			list = append(list, Omission{fmt.Sprintf("tracks[%d].name", i), sharedName + name})
		}
		if t.Description != "" {
			list = append(list, Omission{fmt.Sprintf("tracks[%d].description", i), "there is no place for it"})
		}
	}
	return list
}

// identityOmissions says of which IDs neither guid nor number is what was
// given, and of which roles the types of links are not.
func (p *scheduled) identityOmissions(post recap.Post) []Omission {
	var sessions, people, roles bool
	for _, s := range post.Sessions {
		sessions = sessions || s.ID != "" && !isUUID(s.ID) && string(scheduleNumber(p.numbers[s.ID])) != s.ID
		for _, sp := range s.Speakers {
			people = people || sp.ID != "" && !isUUID(sp.ID) && string(scheduleNumber(p.people[sp.ID])) != sp.ID
		}
		for _, l := range s.Links {
			roles = roles || l.Role != "" && !isFeedback(l) && scheduleLinkType(l.Role) != string(l.Role)
		}
	}
	var list []Omission
	if sessions {
		list = append(list, Omission{"sessions[*].id", derivedGUID})
	}
	if people {
		list = append(list, Omission{"sessions[*].speakers[*].id", derivedGUID})
	}
	if roles {
		list = append(list, Omission{"sessions[*].links[*].role", "there are eight types of link: video and audio are written as media, other roles as related"})
	}
	return list
}

// sessionOmissions says what of a session in the schedule is written
// differently, and what it had to do without.
func (p *scheduled) sessionOmissions(path string, s *Entry) []Omission {
	var list []Omission
	add := func(field, reason string) { list = append(list, Omission{path + "." + field, reason}) }
	if s.Code != "" && scheduleCode(s.Code) == "" {
		add("code", "a code is six letters from A to Z and digits")
	}
	if s.Room == "" {
		add("room", "none is given: written as "+p.rooms[p.room[""]].Name+", the name of the venue or of the event")
	}
	switch {
	case s.End.IsZero():
		add("end", "none is given: written as a duration of 00:00")
	case s.End.Sub(s.Start)%time.Minute != 0:
		add("end", "durations are whole minutes: the seconds are left out")
	}
	for i, l := range s.Links {
		if isFeedback(l) && l.Title != "" {
			add(fmt.Sprintf("links[%d].title", i), "an address for feedback has no title")
		}
	}
	if s.RecordingConsent == recap.ConsentAfterReview {
		add("recordingConsent", "there is only yes or no: written as yes")
	}
	if s.Status == recap.StatusMoved {
		add("status", "there is no status: apps compare the times themselves")
	}
	return list
}
