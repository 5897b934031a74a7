package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// scheduleJSON is a schedule of one day with these rooms.
func scheduleJSON(rooms string) string {
	return `{"schedule": {"version": "1", "base_url": "https://example.org/pebbles/", "conference": {"title": "Pebble Days",
"time_zone_name": "Europe/Brussels", "rooms": [{"name": "Reef", "guid": "7e6d7c33-0f4c-4f3f-9c60-0c2c8a6a2f10", "capacity": 9}], "days": [
{"index": 1, "date": "2031-03-29", "rooms": ` + rooms + `}]}}}`
}

func TestScheduleJSONEvent(t *testing.T) {
	result := read(t, scheduleJSON(`{
"Tide": [], "Cove": [{"id": "14022", "guid": null, "title": "Skipping", "subtitle": null, "language": "de", "date": "2031-03-29T10:00:00+01:00", "start": "10:00",
"duration": "00:45", "recording_license": "CC0-1.0", "do_not_record": false, "mood": {"a": [1, 2]}, "answers": [],
"persons": [{"code": "ABCDEF", "public_name": "Ada Example", "biography": "A *lot*.", "avatar": "/ada.png", "answers": []},
 {"id": 4, "guid": "0a4bb4cc-58f4-4c6c-9d5b-6f0a3b3f2c11", "name": "Bo Example", "url": "https://example.org/bo"}],
"links": ["https://example.org/x", {"url": "https://example.org/y", "title": "Y"}, {"title": "nothing"}], "attachments": null}]}`), source.Options{})
	checkNotes(t, result.Notes,
		`line 2: conference: has no place in a post: left out: "room: capacity"`,
		`line 4: event "14022": id is a string: expected a number: taken all the same`,
		`line 5: event "14022": has no place in a post: left out: "event: mood"`,
		`line 6: event "14022": is a relative address: it was completed with the one of the schedule: "/ada.png"`,
		`line 8: event "14022": a link without an address: left out: "nothing"`,
	)
	rooms := []recap.Room{{ID: "7e6d7c33-0f4c-4f3f-9c60-0c2c8a6a2f10", Name: "Reef"}, {ID: "Tide"}, {ID: "Cove"}}
	if diff := cmp.Diff(rooms, result.Post.Event.Rooms); diff != "" {
		t.Errorf("rooms (-want +got):\n%s", diff)
	}
	got := result.Post.Sessions[0]
	want := recap.Session{
		ID: "14022", Title: "Skipping", Language: "de", Start: got.Start, End: got.End, Room: "Cove", License: "CC0-1.0", RecordingConsent: recap.ConsentYes,
		Speakers: []recap.Speaker{
			{ID: "ABCDEF", Name: "Ada Example", Biography: "A *lot*.", Avatar: "https://example.org/ada.png"},
			{ID: "0a4bb4cc-58f4-4c6c-9d5b-6f0a3b3f2c11", Name: "Bo Example", URL: "https://example.org/bo"},
		},
		Links: []recap.Link{{URL: "https://example.org/x"}, {URL: "https://example.org/y", Title: "Y"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("session (-want +got):\n%s", diff)
	}
	if result.Post.Language != "de" || result.Post.URL != "https://example.org/pebbles/" {
		t.Errorf("the post is in %q at %s", result.Post.Language, result.Post.URL)
	}
}

// The order of the rooms is that of the object, which no map would keep.
func TestScheduleJSONRoomOrder(t *testing.T) {
	var rooms, want []string
	for i := range 30 {
		name := fmt.Sprintf("Room %d", i*7%30)
		want = append(want, name)
		rooms = append(rooms, fmt.Sprintf("%q: []", name))
	}
	rooms = append(rooms, `"Room 0": [{"id": 1, "title": "A"}]`)
	var got []string
	for _, r := range read(t, scheduleJSON("{"+strings.Join(rooms, ", ")+"}"), source.Options{}).Post.Event.Rooms {
		got = append(got, r.ID)
	}
	if diff := cmp.Diff(want, got[1:]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Of a text in several languages one is the post's, and the others are translations.
func TestScheduleJSONLocalised(t *testing.T) {
	result := read(t, scheduleJSON(`{"Cove": [{"id": 1, "title": {"en": "A"}, "track": {"nl": "Zee", "en": "Sea"}, "abstract": {"nl": "Hier."}},
{"id": 2, "title": "B", "track": {"id": 3, "name": "Sea"}, "abstract": "Flat", "description": "Flatter"}]}`), source.Options{})
	checkNotes(t, result.Notes,
		`line 2: conference: has no place in a post: left out: "room: capacity"`,
		`line 4: event "2": is not a text but consists of several values: one of them was taken: "track"`,
	)
	post, sessions := result.Post, result.Post.Sessions
	want := recap.Post{Tracks: []recap.Track{{ID: "Sea", Translations: []recap.TrackTranslation{{Language: "nl", Name: "Zee"}}}}}
	if diff := cmp.Diff(want.Tracks, post.Tracks); diff != "" || post.Language != "en" {
		t.Errorf("language %q, tracks (-want +got):\n%s", post.Language, diff)
	}
	if sessions[0].Track != "Sea" || sessions[1].Track != "Sea" || sessions[0].Summary != "Hier." || sessions[1].Summary != "Flat\n\nFlatter" {
		t.Errorf("got %+v", sessions)
	}
}

// What is in several languages is read whole, and comes out in each.
func TestScheduleJSONInLanguages(t *testing.T) {
	post := read(t, scheduleJSON(`{"Cove": [{"id": 1, "title": {"de": "Dochte", "en": "Wicks"}, "subtitle": {"en": "Two", "de": "Zwei"},
"abstract": {"en": "A.", "de": "B."}, "description": {"de": "C."}, "persons": [{"name": "Ada Example", "biography": {"en": "Writes.", "de": "Schreibt."}}]}]}`), source.Options{}).Post
	type said struct{ Title, Subtitle, Summary, Biography string }
	in := func(post recap.Post) said {
		s := post.Sessions[0]
		return said{s.Title, s.Subtitle, string(s.Summary), string(s.Speakers[0].Biography)}
	}
	if got, want := in(post), (said{"Wicks", "Two", "A.", "Writes."}); got != want {
		t.Errorf("in English %q, want %q", got, want)
	}
	if got, want := in(post.In("de")), (said{"Dochte", "Zwei", "B.\n\nC.", "Schreibt."}); got != want {
		t.Errorf("in German %q, want %q", got, want)
	}
}

// Tags are texts, or objects that hold one beside a color.
func TestScheduleJSONTags(t *testing.T) {
	result := read(t, scheduleJSON(`{"Cove": [{"id": 1, "title": "A", "tags": [{"tag": "flat", "color": "#fff"}, "grey", {"name": {"en": "round"}}, {"name": "wet"}, ""]}]}`), source.Options{})
	checkNotes(t, result.Notes,
		`line 2: conference: has no place in a post: left out: "room: capacity"`,
		`line 3: event "1": is neither a text nor has it a name: left out: "tags"`,
	)
	if diff := cmp.Diff([]string{"flat", "grey", "wet"}, result.Post.Sessions[0].Tags); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestScheduleJSONRefuses(t *testing.T) {
	const expected = `expected an object with "schedule", in it "conference", and in that "days" with events`
	for text, want := range map[string]string{
		scheduleJSON(`[{"name": "Cove"}]`): `s:3: schedule.conference.days[0].rooms: is an array: expected an object with the events of each room under its name`,
		strings.Replace(scheduleJSON("{\"Cove\": [{\"id\": \"6571\", \"title\": \"A\"},\n{\"id\": \"6572\", \"title\": \"B\", \"persons\": [{\"id\": \"x\", \"name\": \"A\"}]}]}"), `]}}}`, `]}, "rooms": []}}`, 1): `s:3: event "6571": id is a string: expected a number: "6571" (2 times)
s:4: schedule.rooms: is an array: expected the rooms in the conference and, with their events, in its days
s:4: event "6572": id of a person is a string: expected a number: "x"`,
		`{"schedule": [1, 2]}`:         `s:1: schedule: is an array and not the schedule of a conference: ` + expected,
		`{"schedule": {"monday": []}}`: `s:1: schedule: is not the schedule of a conference: ` + expected,
		`{"schedule2": {}}`:            `s:1: is version 2 of the schedule format (schedule2), which cannot be read: ` + expected,
		`{"schedule": {"conference": {"title": "P", "days": [{"date": "2031-03-29"}]}, "events": {"a": 1}}}`: `s:1: schedule.events: is an object: expected an array of events`,
		`{"schedule": {"conference": {}`: `s:1: is not JSON: unexpected end of JSON input`,
	} {
		readFails(t, text, want, source.Options{})
	}
}

// A file that is refused is refused for all that is wrong with it.
func TestScheduleJSONInvalidCorpus(t *testing.T) {
	readFails(t, scheduleCorpus(t, "invalid-schedule.json"), `s:23: event "2814": id is a string: expected a number: "2814"
s:43: event "2814": id of a person is a string: expected a number: "dsadf"
s:59: schedule.rooms: is an array: expected the rooms in the conference and, with their events, in its days`, source.Options{})
}
