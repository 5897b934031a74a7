package recap

import (
	"cmp"
	"errors"
	"time"
)

// An Event is the conference that a post is about.
type Event struct {
	// Name is the event's name with its year or number, such as
	// "AWS re:Invent 2023". Required unless the whole event is left out.
	// Session IDs are derived from it, see [Post.SessionIDs].
	Name string `json:"name,omitempty" validate:"text=300"`
	// Acronym is a short name for file names and apps, such as "reinvent2023".
	Acronym string `json:"acronym,omitempty" validate:"text=300"`
	// URL is the event's home page.
	URL string `json:"url,omitempty" validate:"omitempty,weburl"`
	// Logo is the event's sign.
	Logo Image `json:"logo,omitzero"`
	// Venue is the name of the place; Address is its postal address on one line.
	Venue   string `json:"venue,omitempty" validate:"text=300"`
	Address string `json:"address,omitempty" validate:"text=1000"`
	// TimeZone is the IANA name of the zone that the event's clocks show, such
	// as "America/Los_Angeles". Where only the offset is known, it is that, such
	// as "+05:30", which says nothing about daylight saving. Required when a
	// session has a time.
	TimeZone string `json:"timeZone,omitempty" validate:"omitempty,zone"`
	// Start and End are the first and the last day. Their dates in TimeZone
	// count, and their times of day only where they are not midnight; the last
	// day belongs to the event.
	Start time.Time `json:"start,omitzero"`
	End   time.Time `json:"end,omitzero"`
	// Rooms are the rooms in the order of the programme's columns. A post need
	// not list them: then the rooms of the sessions come in order of first
	// appearance.
	Rooms []Room `json:"rooms,omitempty" validate:"dive"`
	// Translations say it in other languages; see [Post.In].
	Translations []EventTranslation `json:"translations,omitempty" validate:"dive"`
}

// IsZero reports whether nothing is said of the event.
func (e Event) IsZero() bool {
	return e.Name == "" && e.Acronym == "" && e.URL == "" && e.Logo == (Image{}) && e.Venue == "" && e.Address == "" &&
		e.TimeZone == "" && e.Start.IsZero() && e.End.IsZero() && len(e.Rooms) == 0 && len(e.Translations) == 0
}

// Location returns the event's time zone, UTC where none is named. That of an
// offset such as +05:30 is called UTC+05:30. The name "Local" is refused, since a
// post means the same on every machine; other errors are those of
// [time.LoadLocation].
func (e Event) Location() (*time.Location, error) {
	if e.TimeZone == "Local" {
		return nil, errors.New(`time zone "Local" differs from machine to machine`)
	}
	if offset, ok := parseOffset(e.TimeZone); ok {
		return time.FixedZone("UTC"+e.TimeZone, offset), nil
	}
	return time.LoadLocation(e.TimeZone)
}

// parseOffset returns the seconds east of UTC that an offset such as +05:30
// names. RFC 3339 section 4.3 gives -00:00 the meaning that the offset is not
// known, so it is none.
func parseOffset(s string) (seconds int, ok bool) {
	if len(s) != len("+05:30") || s[0] != '+' && s[0] != '-' || s == "-00:00" {
		return 0, false
	}
	t, err := time.Parse("15:04", s[1:])
	if err != nil {
		return 0, false
	}
	seconds = t.Hour()*3600 + t.Minute()*60
	if s[0] == '-' {
		seconds = -seconds
	}
	return seconds, true
}

// A Room is a place for sessions within the venue.
type Room struct {
	// ID identifies the room; Session.Room names it. Required.
	ID string `json:"id" validate:"required,text=300"`
	// Name is the room's name as on its door. Empty means the ID.
	Name string `json:"name,omitempty" validate:"text=300"`
	// Translations say it in other languages; see [Post.In].
	Translations []RoomTranslation `json:"translations,omitempty" validate:"dive"`
}

// Room returns the room with this ID: the listed one, or else a room whose
// name is its ID.
func (e Event) Room(id string) Room {
	room := Room{ID: id}
	for _, r := range e.Rooms {
		if r.ID == id {
			room = r
			break
		}
	}
	room.Name = cmp.Or(room.Name, id)
	return room
}
