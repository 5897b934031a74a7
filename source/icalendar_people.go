package source

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// titles takes those who speak off the titles of a calendar that has them there, as
// "Lamps - Ada Example": off those whose description repeats what is before them, as
// pretalx writes it, and off all where half of the titles have them.
func (c *icalReader) titles() {
	if c.isExported {
		return
	}
	splits, without := make(map[int]mdSplit), 0
	for i := range c.read {
		s := &c.read[i].Session
		if len(s.Speakers) > 0 {
			continue
		}
		if title := oneLine(string(s.Summary)); title != "" && len(title) < len(s.Title) {
			if names, ok := strings.CutPrefix(s.Title, title+" - "); ok && namesIn(names) != nil {
				s.Title, s.Speakers, s.Summary = title, namesIn(names), ""
				continue
			}
		}
		without++
		if split, ok := peopleBehindAny(s.Title, " - ", " – ", " — "); ok {
			splits[i] = split
		}
	}
	if len(splits) < 2 || 2*len(splits) < without {
		return
	}
	for i := range c.read {
		if split, ok := splits[i]; ok {
			c.read[i].event.noteKind("has names behind a dash in its title: they were taken for the speakers", c.read[i].Title)
			c.read[i].Title, c.read[i].Speakers = split.title, split.people
		}
	}
}

// people reads who is at an event, for one whose description names no speakers.
func (c *icalReader) people(e *value) []recap.Speaker {
	var speakers []recap.Speaker
	for v := range e.each("ATTENDEE") {
		kind := strings.ToUpper(v.line("CUTYPE"))
		person := icalPerson(v)
		isKnown := slices.ContainsFunc(speakers, func(s recap.Speaker) bool { return s.Name == person.Name })
		if person.Name != "" && !isKnown && (kind == "" || kind == "INDIVIDUAL") {
			speakers = append(speakers, person)
		}
	}
	if organizer := icalPerson(e.get("ORGANIZER")); len(speakers) == 0 && organizer.Name != "" && organizer.Name != c.organizer &&
		organizer.Name != c.post.Title {
		speakers = append(speakers, organizer)
	}
	return speakers
}

// icalPerson is the person of a property, who may have a name. An address of
// e-mail, which nobody meant to publish on a page, is left out.
func icalPerson(v *value) recap.Speaker {
	name := cmp.Or(v.line("CN"), v.oneLine())
	if strings.Contains(name, "@") || strings.Contains(strings.ToLower(name), "mailto:") || strings.HasPrefix(name, "invalid:") {
		return recap.Speaker{}
	}
	return recap.Speaker{Name: name}
}
