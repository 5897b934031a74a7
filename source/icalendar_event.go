package source

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// event reads an event with its repeats.
func (c *icalReader) event(e *value) {
	s := recap.Session{
		ID:    e.line("UID"),
		Title: e.line("SUMMARY"),
		URL:   e.get("URL").address(nil),
	}
	if !c.isExported {
		s.Title = oneLine(e.shown(s.Title))
	}
	if c.uids[s.ID] > 1 {
		e.noteKind("is the UID of several events and identifies none of them: left out", s.ID)
		s.ID = ""
	}
	c.status(e, &s)
	c.times(e, &s)
	c.place(e, &s)
	c.categories(e, &s)
	c.description(e, &s)
	if len(s.Speakers) == 0 {
		s.Speakers = c.people(e)
	}
	for a := range e.each("ATTACH") {
		s.Links = addLink(s.Links, recap.Link{URL: a.address(nil), Title: a.line("FILENAME")})
	}
	for a := range e.each("CONFERENCE", "X-GOOGLE-CONFERENCE") {
		s.Links = addLink(s.Links, recap.Link{URL: a.address(nil), Role: "live"})
	}
	s.Published = icalStamp(e.get("CREATED"))
	if updated := icalStamp(e.get("LAST-MODIFIED")); updated.After(s.Published) && !s.Published.IsZero() {
		s.Updated = updated
	}
	c.occurrences(e, s)
	e.skip("DTSTAMP", "SEQUENCE", "TRANSP", "CLASS", "PRIORITY", "VALARM", "DESCRIPTION", "ORGANIZER", "ATTENDEE",
		"X-RECAP-ID", "X-RECAP-ROOM", "X-RECAP-STATUS", "X-RECAP-TITLE")
	e.rest("event")
}

// occurrences adds the session and its repeats, but for those that another
// event replaces.
func (c *icalReader) occurrences(e *value, s recap.Session) {
	again := e.get("RECURRENCE-ID")
	starts, isExcepted := c.repeats(e, s.Start)
	replaces := !again.isEmpty()
	uid, length := s.ID, s.End.Sub(s.Start)
	isReplaced := func(s recap.Session) bool {
		return !replaces && len(starts) > 0 && (c.replaced[uid+"\x00"+icalInstant(s.Start.UTC().Format("20060102T150405Z"))] ||
			c.replaced[uid+"\x00"+icalInstant(s.Start.Format("20060102T150405"))])
	}
	if own := e.line("X-RECAP-ID"); own != "" {
		s.ID = own
	} else if replaces && uid != "" {
		at, _ := c.time(again)
		s.ID = uid + "-" + at.UTC().Format("20060102T150405Z")
	}
	if !isExcepted && !isReplaced(s) {
		c.read = append(c.read, icalSession{s, e})
	}
	for _, start := range starts {
		repeat := s
		if repeat.Start = start; !s.End.IsZero() {
			repeat.End = start.Add(length)
		}
		if uid != "" {
			repeat.ID = uid + "-" + start.UTC().Format("20060102T150405Z")
		}
		if !isReplaced(repeat) && len(c.read) <= recap.MaxSessions {
			c.read = append(c.read, icalSession{repeat, e})
		}
	}
}

// status reads whether an event takes place, which some write before its title.
func (c *icalReader) status(e *value, s *recap.Session) {
	status := e.get("STATUS")
	var isKnown bool
	if s.Status, isKnown = statusOfWords(status.oneLine()); !isKnown {
		status.noteKind("is not a status that a post knows: left out", status.text)
	}
	if own := e.line("X-RECAP-TITLE"); own != "" { // without the word in the calendar's language
		s.Status, s.Title = recap.Status(e.line("X-RECAP-STATUS", "X-RECAP-TITLE")), own
		return
	}
	word, title, found := strings.Cut(s.Title, ": ")
	if !found || c.isExported {
		return
	}
	if status, _ := statusOfWords(word); status == recap.StatusCancelled {
		s.Status, s.Title = status, title
	}
}

// venue finds what all places end with, such as the address of the venue.
func (c *icalReader) venue() {
	places := make(map[string]bool)
	var common []string
	for _, e := range c.events {
		place := e.line("LOCATION")
		if place == "" || places[place] || isWebAddress(place) {
			continue
		}
		parts := strings.Split(place, ", ")
		if len(places) == 0 {
			common = parts
		}
		places[place] = true
		n := 0
		for n < min(len(common), len(parts)) && common[len(common)-1-n] == parts[len(parts)-1-n] {
			n++
		}
		common = common[len(common)-n:]
	}
	if len(places) < 2 || len(common) == 0 {
		return
	}
	c.suffix = strings.Join(common, ", ")
	c.post.Event.Venue = common[0]
	c.post.Event.Address = strings.Join(common[1:], ", ")
	c.in.NoteKind(c.events[0].at, "", "what all places end with was taken for the venue", c.suffix)
}

// place reads where an event is.
func (c *icalReader) place(e *value, s *recap.Session) {
	v := e.get("LOCATION")
	place := v.oneLine()
	switch {
	case c.isExported:
		s.Room = e.line("X-RECAP-ROOM")
	case isWebAddress(place):
		s.Links = addLink(s.Links, recap.Link{URL: v.address(nil), Role: "live"})
	case c.suffix != "":
		s.Room = strings.TrimSuffix(strings.TrimSuffix(place, c.suffix), ", ")
	default:
		s.Room = place
	}
}

// categories reads the track, the level and the tags.
func (c *icalReader) categories(e *value, s *recap.Session) {
	for list := range e.each("CATEGORIES") {
		for item := range list.items() {
			name := item.oneLine()
			switch level := levelTitled(name); {
			case name == "":
			case level != 0:
				s.Level = level
			case s.Track == "":
				s.Track = name
			case !slices.Contains(s.Tags, name):
				s.Tags = append(s.Tags, name)
			}
		}
	}
}

// levelTitled is the level whose title a text is, such as "300 Advanced", where
// the word may be one of any language.
func levelTitled(s string) recap.Level {
	number, _, _ := strings.Cut(s, " ")
	for _, level := range recap.Levels() {
		if strings.EqualFold(s, level.String()) || number == strconv.Itoa(int(level)) {
			return level
		}
	}
	return 0
}

// commonOrganizer finds whom all events have as their organizer, who is the
// organizer of the whole and speaks at none of them.
func (c *icalReader) commonOrganizer() {
	for i, e := range c.events {
		name := icalPerson(e.get("ORGANIZER")).Name
		if i > 0 && name != c.organizer {
			c.organizer = ""
			return
		}
		c.organizer = name
	}
}

// icalStamp is a moment, which RFC 5545 has in UTC, zero where it cannot be read.
func icalStamp(v *value) time.Time {
	t, _, _, ok := parseICalTime(v.text)
	if !ok && !v.isEmpty() {
		v.note("is not a time such as 20060102T150405Z: left out", v.text)
	}
	return t
}

// addLink adds a link that has an address and is not there yet. What does not
// know its role gets the one that its title or its address tell.
func addLink(links []recap.Link, l recap.Link) []recap.Link {
	if l.URL == "" || slices.ContainsFunc(links, func(other recap.Link) bool { return other.URL == l.URL }) {
		return links
	}
	if l.Role == "" {
		l.Role = cmp.Or(linkRole("", l.Title, l.URL), roleOfAddress(l.URL))
	}
	return append(links, l)
}
