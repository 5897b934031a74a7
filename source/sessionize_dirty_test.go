package source_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// readSessionize reads a view that gives neither a title nor an event, and
// returns the notes that say more than that.
func readSessionize(t *testing.T, text string, r source.Sessionize) (recap.Post, []string) {
	t.Helper()
	result := read(t, text, source.Options{URL: "https://example.org/", TimeZone: "Europe/Brussels", Readers: []source.Reader{r}})
	texts := noteTexts(result.Notes)
	return result.Post, slices.DeleteFunc(texts, func(s string) bool { return strings.HasPrefix(s, "the input ") })
}

func checkStrings(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func titlesOf(p recap.Post) []string {
	var all []string
	for _, s := range p.Sessions {
		all = append(all, s.Title)
	}
	return all
}

// Sessions without an ID are known by their title, time and room.
func TestSessionizeWithoutIDs(t *testing.T) {
	const tea, talk = `{"id": null, "title": "Tea", "startsAt": "2026-03-28T11:00:00"}`, `{"title": "Bricks", "startsAt": "2026-03-28T10:00"}`
	post, notes := readSessionize(t, `[{"date": "2026-03-28T00:00:00",
"rooms": [{"id": 3, "name": "Yard", "sessions": [`+tea+`, `+talk+`]}, {"id": 4, "name": "Kiln", "sessions": [`+tea+`]}],
"timeSlots": [{"slotStart": "10:00:00", "rooms": [{"id": 3, "name": "Yard", "session": `+talk+`}]},
{"slotStart": "11:00:00", "rooms": [{"id": 3, "name": "Yard", "session": `+tea+`}, {"id": 4, "name": "Kiln", "session": `+tea+`}]}]}]`, source.Sessionize{})
	checkStrings(t, "titles", titlesOf(post), "Bricks", "Tea", "Tea") // in the order of the slots
	if s := post.Sessions; s[1].Room != "3" || s[2].Room != "4" {
		t.Errorf("rooms %q and %q", s[1].Room, s[2].Room)
	}
	checkStrings(t, "notes", notes)
}

// A speaker without an ID is known by the name alone.
func TestSessionizeSpeakersWithoutIDs(t *testing.T) {
	const text = `[{"groupId": null, "groupName": "All", "sessions": [
{"id": 1, "title": "A", "speakers": [{"id": null, "name": "Ben"}, {"name": "Ada"}, {"name": "Ben"}]}]}]`
	const speakers = `[{"id": null, "fullName": "Ada", "tagLine": "Mason", "bio": null},
{"id": "c", "firstName": "Cy", "lastName": "Example", "fullName": null},
{"id": null, "fullName": null}, "Dee"]`
	post, notes := readSessionize(t, text, source.Sessionize{Speakers: []byte(speakers)})
	want := []recap.Speaker{{Name: "Ben"}, {Name: "Ada", Job: "Mason"}}
	if diff := cmp.Diff(want, post.Sessions[0].Speakers); diff != "" {
		t.Errorf("speakers (-want +got):\n%s", diff)
	}
	checkStrings(t, "notes", notes,
		`sessions (speakers):2: speaker c: is a speaker of no session: left out: "Cy Example"`,
		`sessions (speakers):3: speaker [2]: is a speaker without ID and name: left out: "{\"id\": null, \"fullName\": null}"`,
		`sessions (speakers):3: [3]: expected an object: left out: "\"Dee\""`,
	)
}

func TestSessionizeRooms(t *testing.T) {
	post, notes := readSessionize(t, `{"speakers": [], "rooms": [{"id": 3, "name": "Yard"}, {"id": 4, "name": "Kiln"}], "sessions": [
{"id": 1, "title": "By ID", "roomId": "3"},
{"id": 2, "title": "By name", "roomId": null, "room": "Kiln"},
{"id": 3, "title": "Not listed", "roomId": 5},
{"id": 1, "title": "By ID", "roomId": 4}]}`, source.Sessionize{})
	var rooms []string
	for _, s := range post.Sessions {
		rooms = append(rooms, s.Room)
	}
	checkStrings(t, "rooms", rooms, "3", "4", "5")
	want := []recap.Room{{ID: "3", Name: "Yard"}, {ID: "4", Name: "Kiln"}, {ID: "5"}}
	if diff := cmp.Diff(want, post.Event.Rooms); diff != "" {
		t.Errorf("rooms (-want +got):\n%s", diff)
	}
	checkStrings(t, "notes", notes,
		`line 4: session 3: is in a room that is not listed: its ID stands for its name: "5"`,
		`line 5: session 1: is in a second room: the first counts: "Kiln"`,
	)
}

// Sessions of the organisers are breaks unless something says otherwise.
func TestSessionizeService(t *testing.T) {
	post, notes := readSessionize(t, `[
{"id": "a", "title": "Lunch", "isServiceSession": true, "speakers": []},
{"id": "b", "title": "Opening keynote", "isServiceSession": true},
{"id": "c", "title": "Welcome", "isServiceSession": true, "speakers": [{"id": "s", "name": "Ada"}]},
{"id": "d", "title": "Ovens", "isServiceSession": true, "categories": [{"name": "Format", "categoryItems": [{"name": "Workshop"}]}]},
{"id": "e", "title": "Keynote", "isServiceSession": false}]`, source.Sessionize{})
	var kinds []string
	for _, s := range post.Sessions {
		kinds = append(kinds, string(s.Kind))
	}
	checkStrings(t, "kinds", kinds, "break", "keynote", "", "workshop", "")
	checkStrings(t, "notes", notes)
}

func TestSessionizeStatus(t *testing.T) {
	post, notes := readSessionize(t, `{"speakers": [], "sessions": [
{"id": 1, "title": "A", "startsAt": null, "status": "Accepted"},
{"id": 2, "title": "B", "startsAt": null, "status": "Withdrawn"},
{"id": 3, "title": "C", "startsAt": null, "status": "Declined"},
{"id": 4, "title": "D", "startsAt": null, "status": "Nominated"},
{"id": 5, "title": "E", "startsAt": "tomorrow", "status": null}]}`, source.Sessionize{})
	checkStrings(t, "titles", titlesOf(post), "A", "B", "D", "E")
	if got := post.Sessions[1].Status; got != recap.StatusCancelled {
		t.Errorf("withdrawn: status %q", got)
	}
	checkStrings(t, "notes", notes,
		`line 4: session 3: is a session that the organisers declined: left out: "C"`,
		`line 5: session 4: is a status that a post does not know: the session is as if it were accepted: "Nominated"`,
		`line 6: session 5: is not a time such as 2006-01-02T15:04:05: left out: "\"tomorrow\""`,
	)
}

func TestSessionizeAddresses(t *testing.T) {
	post, notes := readSessionize(t, `{"questions": [{"id": 1, "question": "Repository"}],
"speakers": [{"id": "a", "fullName": "Ada", "profilePicture": "//example.org/ada.png",
 "links": [{"title": "Blog", "linkType": "Blog", "url": "ada.example.org"}, {"title": "X", "url": null}]}],
"sessions": [{"id": 1, "title": "A", "speakers": ["a"], "categoryItems": null, "recordingUrl": "video.example.org/1",
 "questionAnswers": [{"questionId": 1, "answerValue": "www.example.org/code"}]}]}`, source.Sessionize{})
	want := recap.Session{
		ID: "1", Title: "A",
		Speakers: []recap.Speaker{{ID: "a", Name: "Ada", Avatar: "https://example.org/ada.png", Links: []recap.Link{{URL: "https://ada.example.org", Role: "Blog"}}}},
		Links:    []recap.Link{{URL: "https://video.example.org/1", Role: recap.LinkVideo}, {URL: "https://www.example.org/code", Title: "Repository", Role: recap.LinkCode}},
	}
	if diff := cmp.Diff([]recap.Session{want}, post.Sessions); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
	checkStrings(t, "notes", notes,
		`line 2: speaker a: is an address without a scheme: https: was put before it: "//example.org/ada.png"`,
		`line 3: speaker a: is an address without a scheme: https: was put before it: "ada.example.org"`,
		`line 3: speaker a: is a link without an address: left out: "{\"title\": \"X\", \"url\": null}"`,
		`line 4: session 1: is an address without a scheme: https: was put before it: "video.example.org/1"`,
		`line 5: session 1: is an address without a scheme: https: was put before it: "www.example.org/code"`,
	)
}

// What is of another type than it should be is left out, and the rest is read.
func TestSessionizeTypes(t *testing.T) {
	post, notes := readSessionize(t, `[{"groupId": 1, "groupName": ["G"], "sessions": [
"A", null,
{"id": {"a": 1}, "title": "B", "speakers": {"id": "a"}, "categories": "Track", "isServiceSession": "perhaps", "questionAnswers": [null, 8]}]},
7, null]`, source.Sessionize{})
	checkStrings(t, "titles", titlesOf(post), "B")
	checkStrings(t, "notes", notes,
		`line 1: [0].groupName: is not a text but consists of several values: one of them was taken: "groupName"`,
		`line 2: [0].sessions[0]: expected a session: left out: "\"A\""`,
		`line 2: [0].sessions[1]: expected a session: left out: "null"`,
		`line 3: [0].sessions[2].id: is not a text but consists of several values: one of them was taken: "id"`,
		`line 3: [0].sessions[2].speakers: expected an array: left out: "{\"id\": \"a\"}"`,
		`line 3: [0].sessions[2].categories: expected an array: left out: "\"Track\""`,
		`line 3: [0].sessions[2].isServiceSession: expected true or false: left out: "\"perhaps\""`,
		`line 3: [0].sessions[2].questionAnswers[1]: expected an object: left out: "8"`,
		`line 4: [1]: expected an object: left out: "7"`,
	)
}

func TestSessionizeTellsOthersApart(t *testing.T) {
	for text, want := range map[string]string{
		`{"sessions": [{"id": 1, "title": "A", "startTimestamp": 1, "room": "R"}], "speakers": []}`: `line 1: sessions: are not sessions of Sessionize: expected them to have id, title and startsAt`,
		`[{"date": "2026-03-28", "rooms": {"Yard": [{"id": 1, "title": "A"}]}}]`:                    `line 1: [0].rooms: is an object: expected an array`,
		`[{"id": "a", "firstName": "Ada", "fullName": "Ada Example", "tagLine": "Mason"}]`:          `line 1: is the view SpeakerWall, which has no sessions: expected one of the views All, GridSmart and Sessions, beside which this one can be given`,
		`{"url": "https://example.org/", "categories": ["Clay"], "sessions": [{"title": "A"}]}`:     "json",
		`{"sessions": [], "speakers": [], "rooms": []}`:                                             `line 1: holds no session: expected at least one that was not declined`,
		`[{"id": 1, "title": "A", "isServiceSession": false}]`:                                      "sessionize",
	} {
		got := ""
		result, err := source.Read(context.Background(), strings.NewReader(text), source.Options{URL: "https://example.org/"})
		if err != nil {
			got = err.Error()
		} else {
			got = result.Format.Name
		}
		if got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// Speakers that are none are refused by their own name.
func TestSessionizeRefusesSpeakers(t *testing.T) {
	for speakers, want := range map[string]string{
		`[{"id": "a"`: `s.json (speakers):1: is not JSON: unexpected end of JSON input`,
		`{"a": 1}`:    `s.json (speakers):1: is not the view Speakers of Sessionize`,
		" ":           `s.json (speakers): the input is empty`,
	} {
		_, err := source.Read(context.Background(), strings.NewReader(sessionizeAll), source.Options{
			Name: "s.json", URL: "https://example.org/", TimeZone: "UTC", Readers: []source.Reader{source.Sessionize{Speakers: []byte(speakers)}},
		})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", speakers, err, want)
		}
	}
}
