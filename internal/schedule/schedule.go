// Package schedule holds the wire structs of the conference schedule format
// that Pentabarf began, frab and pretalx write and the C3VOC describes
// (https://c3voc.de/wiki/schedule): an XML and a JSON that say the same. One
// struct serves both, with a tag for each; where the two differ in more than
// names, the comment says how.
//
//	XML   schedule > generator, version, conference, day > room > event
//	JSON  {generator, schedule: {version, conference: {…, days: [{rooms: {name: [event]}}]}}}
//
// Days and rooms hold the events and are written around them piece by piece,
// so that a schedule is never in memory as a whole: [WriteXML], [WriteJSON].
package schedule

import (
	"encoding/json"
	"iter"
)

// MediaType is the media type of the XML, as registered with IANA.
const MediaType = "application/vnd.c3voc.schedule+xml; charset=utf-8"

// JSONSchema names the schema of the JSON, as its $schema.
const JSONSchema = "https://c3voc.de/schedule/schema.json"

// The formats of times, as [time.Time.Format] takes them. A duration is hours and
// minutes, such as 01:30, and 99:59 at most.
const (
	DateTime = "2006-01-02T15:04:05Z07:00" // date, day_start, day_end, end
	Date     = "2006-01-02"                // a day's date, a conference's start and end
	Clock    = "15:04"                     // start, by the clock on the wall
)

// A Schedule is the whole of it.
type Schedule struct {
	Generator  Generator
	Version    string
	Conference Conference
	Days       []Day
}

// A Generator is the program that wrote the schedule.
type Generator struct {
	Name    string `xml:"name,attr" json:"name"`
	Version string `xml:"version,attr" json:"version"`
}

// A Conference is what a schedule says of the event as a whole.
type Conference struct {
	Title   string `xml:"title" json:"title"`
	Acronym string `xml:"acronym" json:"acronym"`
	// Start and End are the first and the last day.
	Start string `xml:"start" json:"start"`
	End   string `xml:"end" json:"end"`
	Days  int    `xml:"days" json:"daysCount"`
	// TimeslotDuration is the grid of the timetable.
	TimeslotDuration string  `xml:"timeslot_duration" json:"timeslot_duration"`
	TimeZone         Zone    `xml:"time_zone_name,omitempty" json:"time_zone_name,omitempty"`
	URL              string  `xml:"url,omitempty" json:"url,omitempty"`
	Tracks           []Track `xml:"track" json:"tracks"`
	// Rooms are those of the whole event. The XML has no such list: there the
	// order of the rooms within the days says it.
	Rooms []RoomInfo `xml:"-" json:"rooms"`
}

// A Track is a track of the conference. Events name it by its name.
type Track struct {
	Name  string `xml:"name,attr" json:"name"`
	Slug  string `xml:"slug,attr,omitempty" json:"slug,omitempty"`
	Color string `xml:"color,attr,omitempty" json:"color,omitempty"`
}

// A RoomInfo is what a schedule says of a room.
type RoomInfo struct {
	Name string `xml:"name,attr" json:"name"`
	GUID string `xml:"guid,attr,omitempty" json:"guid"`
}

// A Day is a day of the conference, which may end after midnight.
type Day struct {
	Index int    `xml:"index,attr" json:"index"`
	Date  string `xml:"date,attr" json:"date"`
	Start string `xml:"start,attr" json:"day_start"`
	End   string `xml:"end,attr" json:"day_end"`
	Rooms []Room `xml:"-" json:"-"`
}

// A Room is a room on one day. In the JSON the rooms of a day are an object
// whose keys are the names, in order.
type Room struct {
	RoomInfo
	Events iter.Seq[Event]
}

// An Event is a session in its slot. The fields are in an order that suits
// readers who keep the last element of a name, such as Giggity: recording,
// which may hold a url and a link of its own, comes before links and url.
type Event struct {
	GUID string      `xml:"guid,attr" json:"guid"`
	ID   json.Number `xml:"id,attr" json:"id"`
	// Code is six of A to Z and 0 to 9. The JSON's schema would take any
	// number of them, but what turns JSON into XML takes the code along.
	Code string `xml:"code,attr,omitempty" json:"code,omitempty"`
	// Date is the start with its offset, Start the same by the clock on the wall.
	Date     string   `xml:"date" json:"date"`
	Start    string   `xml:"start" json:"start"`
	Duration string   `xml:"duration" json:"duration"`
	Room     string   `xml:"room" json:"room"`
	Slug     string   `xml:"slug,omitempty" json:"slug"`
	Title    string   `xml:"title" json:"title"`
	Subtitle string   `xml:"subtitle" json:"subtitle"`
	Language string   `xml:"language,omitempty" json:"language"`
	Track    string   `xml:"track" json:"track"`
	Type     string   `xml:"type" json:"type"`
	Abstract Text     `xml:"abstract" json:"abstract"`
	Detail   Text     `xml:"description,omitempty" json:"description,omitempty"`
	Persons  []Person `xml:"persons>person" json:"persons"`
	// License and OptOut are both given or both nil: the XML's recording needs
	// the two.
	License     *string `xml:"recording>license" json:"recording_license,omitempty"`
	OptOut      *bool   `xml:"recording>optout" json:"do_not_record,omitempty"`
	Links       []Link  `xml:"links>link" json:"links"`
	URL         string  `xml:"url,omitempty" json:"url"`
	FeedbackURL string  `xml:"feedback_url,omitempty" json:"feedback_url,omitempty"`
}

// A Person is a speaker. The JSON's schema has a second shape, with
// public_name and id, and refuses a person who has both.
type Person struct {
	GUID string      `xml:"guid,attr,omitempty" json:"guid,omitempty"`
	ID   json.Number `xml:"id,attr,omitempty" json:"id,omitempty"`
	Name string      `xml:",chardata" json:"name"`
}

// A Link leads to a resource. Type is one of the [LinkTypes].
type Link struct {
	URL   string `xml:"href,attr" json:"url"`
	Type  string `xml:"type,attr,omitempty" json:"type,omitempty"`
	Title string `xml:",chardata" json:"title"`
}

// LinkTypes returns the types of links that the JSON's schema allows.
func LinkTypes() []string {
	return []string{"slides", "paper", "web", "blog", "article", "media", "related", "activitypub"}
}
