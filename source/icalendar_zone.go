package source

import (
	"slices"
	"strings"
	"time"

	"github.com/teambition/rrule-go"

	"github.com/seed-e2fd8668/recap"
)

// An icalZone is what a TZID stands for: a zone that is known by its name, or
// what a VTIMEZONE says of when its clocks change.
type icalZone struct {
	name     string // of the IANA, "" where only the changes are known
	location *time.Location
	changes  []icalChange // in their order
}

// An icalChange is a time from which on clocks have an offset.
type icalChange struct {
	at time.Time // by the clocks before it, as if they were UTC
	to *time.Location
}

// zoneOfTZID returns the zone that a parameter TZID names, nil where it is not
// known.
func (c *icalReader) zoneOfTZID(tzid *value) *icalZone {
	id := tzid.oneLine()
	if zone, ok := c.zones[id]; ok {
		return zone
	}
	zone := namedICalZone(id)
	const mostZones = 50 // that are followed through their changes
	if definition := c.timezones[id]; zone == nil && definition != nil && len(c.zones) < mostZones {
		if zone = namedICalZone(definition.line("X-LIC-LOCATION")); zone == nil {
			zone = observedZone(definition)
		}
	}
	switch {
	case zone == nil:
		tzid.noteKind("is a time zone that is neither known nor defined: its times were read as local ones", id)
	case zone.name == "":
		tzid.noteKind("is a time zone that is not known: times have the offsets of its definition", id)
	case zone.name != id:
		tzid.noteKind("is not the IANA name of a time zone: it was read as "+zone.name, id)
	}
	c.zones[id] = zone
	return zone
}

// namedICalZone finds the zone in a TZID such as Europe/Brussels, Berlin,
// /example.org/2024a/Europe/Brussels or (UTC+01:00) Amsterdam, Berlin.
func namedICalZone(id string) *icalZone {
	id = strings.Trim(id, `" `)
	candidates := []string{id}
	if _, after, found := strings.Cut(id, ") "); found {
		candidates = append(candidates, strings.Split(after, ", ")...)
	}
	for rest := id; strings.Contains(rest, "/"); {
		_, rest, _ = strings.Cut(rest, "/")
		if strings.Contains(rest, "/") {
			candidates = append(candidates, rest)
		}
	}
	for _, candidate := range candidates[:min(len(candidates), 10)] {
		if name, ok := TimeZoneNamed(candidate); ok {
			location, _ := (recap.Event{TimeZone: name}).Location()
			return &icalZone{name: name, location: location}
		}
	}
	return nil
}

// maxChanges bounds the changes of clocks of an observance: Windows counts them
// from 1601 on.
const maxChanges = 600

// observedZone reads a VTIMEZONE, nil where it has no offset.
func observedZone(definition *value) *icalZone {
	zone := &icalZone{}
	for o := range definition.each("STANDARD", "DAYLIGHT") {
		offset, ok := zoneOffset(o.line("TZOFFSETTO"))
		to, err := (recap.Event{TimeZone: offset}).Location()
		if !ok || err != nil || len(zone.changes) > 10*maxChanges {
			continue
		}
		start, _, _, _ := parseICalTime(o.line("DTSTART"))
		zone.changes = append(zone.changes, icalChange{start, to})
		for v := range o.each("RDATE") {
			for item := range strings.SplitSeq(v.text, ",") {
				if t, _, _, ok := parseICalTime(item); ok {
					zone.changes = append(zone.changes, icalChange{t, to})
				}
			}
		}
		rule, err := newICalRule(o.line("RRULE"), start, time.UTC, maxChanges)
		if err != nil || rule.OrigOptions.Freq != rrule.YEARLY {
			continue
		}
		next := rule.Iterator()
		for n := 0; n < maxChanges; n++ {
			t, ok := next()
			if !ok {
				break
			}
			zone.changes = append(zone.changes, icalChange{t, to})
		}
	}
	if len(zone.changes) == 0 {
		return nil
	}
	slices.SortStableFunc(zone.changes, func(a, b icalChange) int { return a.at.Compare(b.at) })
	return zone
}

// in returns what a clock of the zone shows as a time.
func (z *icalZone) in(wall time.Time) time.Time {
	if z.location != nil {
		return inLocation(wall, z.location)
	}
	after, _ := slices.BinarySearchFunc(z.changes, wall, func(c icalChange, t time.Time) int {
		if c.at.After(t) {
			return 1
		}
		return -1
	})
	return inLocation(wall, z.changes[max(0, after-1)].to)
}

// zoneName is the zone that the calendar's people live in: the one of most
// events, or else the one that the calendar names.
func (c *icalReader) zoneName() string {
	most := ""
	for name, n := range c.used {
		if n > c.used[most] || n == c.used[most] && name < most || most == "" {
			most = name
		}
	}
	if own := c.ownZone; most == "" || c.used[own] == c.used[most] && own != "" {
		return own
	}
	return most
}
