package source_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// sessionizeAll is a small event as the view All has it.
const sessionizeAll = `{
"sessions": [
 {"id": "7", "title": " Laying\n bricks ", "description": "How to.\r\n\r\nTwice.", "startsAt": "2026-03-28T10:00:00", "endsAt": "2026-03-28T10:45:00",
  "isServiceSession": false, "isPlenumSession": true, "speakers": ["a-1", "b-2", "nobody"], "categoryItems": [11, 21, 31, 41, 51, 52, 99],
  "questionAnswers": [{"questionId": 1, "answerValue": "https://slides.example/7"}, {"questionId": 2, "answerValue": "vegan"}],
  "roomId": 3, "liveUrl": "https://live.example/7", "recordingUrl": null, "status": "Accepted"},
 {"id": "0aa5a7a1-3c8f-4c42-a3bc-3a0c5e0d5a33", "title": "Lunch", "description": null, "startsAt": "2026-03-29T12:00:00", "endsAt": null,
  "isServiceSession": true, "speakers": [], "categoryItems": [], "roomId": null},
 {"id": "8", "title": "Kilns", "startsAt": null, "endsAt": null, "speakers": ["a-1"], "categoryItems": [12, 22], "roomId": 4, "status": "Cancelled"}
],
"speakers": [
 {"id": "a-1", "firstName": "Ada", "lastName": "Example", "fullName": "Ada Example", "bio": "Lays *bricks*.", "tagLine": "Mason", "profilePicture": "https://example.org/ada.png",
  "isTopSpeaker": true, "links": [{"title": "Company Website", "url": "https://ada.example/", "linkType": "Company_Website"}, {"title": "My notes", "url": "https://ada.example/notes", "linkType": "Blog"}], "sessions": [7]},
 {"id": "b-2", "firstName": "Ben", "lastName": "Example", "bio": null, "links": []}
],
"questions": [{"id": 1, "question": "Link to your slides"}, {"id": 2, "question": "Diet"}],
"categories": [
 {"id": 1, "title": "Track", "sort": 2, "items": [{"id": 12, "name": "Fire", "sort": 2}, {"id": 11, "name": "Clay", "sort": 1}]},
 {"id": 2, "title": "Level", "sort": 1, "items": [{"id": 21, "name": "Introductory and overview"}, {"id": 22, "name": "For everybody"}]},
 {"id": 3, "title": "Language", "items": [{"id": 31, "name": "Dutch"}]},
 {"id": 4, "title": "Session format", "items": [{"id": 41, "name": "Session"}]},
 {"id": 5, "title": "Hands-on", "items": [{"id": 51, "name": "Yes"}, {"id": 52, "name": "bricks"}]}
],
"rooms": [{"id": 4, "name": "Kiln", "sort": 1}, {"id": 3, "name": "Yard", "sort": 0}]
}`

func TestSessionizeAll(t *testing.T) {
	o := source.Options{Name: "all.json", URL: "https://example.org/bricks/", TimeZone: "Europe/Brussels"}
	result := read(t, sessionizeAll, o)
	zone, err := time.LoadLocation("Europe/Brussels")
	if err != nil {
		t.Fatal(err)
	}
	ada := recap.Speaker{
		ID: "a-1", Name: "Ada Example", Job: "Mason", Biography: "Lays *bricks*.", Avatar: "https://example.org/ada.png",
		Links: []recap.Link{{URL: "https://ada.example/", Role: "Company Website"}, {URL: "https://ada.example/notes", Title: "My notes", Role: "Blog"}},
	}
	want := recap.Post{
		Title: "Programme", URL: "https://example.org/bricks/",
		Event:  recap.Event{Name: "Programme", TimeZone: "Europe/Brussels", Rooms: []recap.Room{{ID: "3", Name: "Yard"}, {ID: "4", Name: "Kiln"}}},
		Tracks: []recap.Track{{ID: "11", Name: "Clay"}, {ID: "12", Name: "Fire"}},
		Sessions: []recap.Session{
			{
				ID: "7", Title: "Laying bricks", Track: "11", Level: recap.Foundational, Kind: recap.KindTalk, Language: "nl",
				Summary: "How to.\r\n\r\nTwice.", Speakers: []recap.Speaker{ada, {ID: "b-2", Name: "Ben Example"}}, Room: "3",
				Start: time.Date(2026, 3, 28, 10, 0, 0, 0, zone), End: time.Date(2026, 3, 28, 10, 45, 0, 0, zone),
				Tags:  []string{"Hands-on: Yes", "bricks"},
				Links: []recap.Link{{URL: "https://live.example/7", Role: "live"}, {URL: "https://slides.example/7", Title: "Link to your slides", Role: recap.LinkSlides}},
			},
			// Summer time has begun in the night before.
			{ID: "0aa5a7a1-3c8f-4c42-a3bc-3a0c5e0d5a33", Title: "Lunch", Kind: recap.KindBreak, Start: time.Date(2026, 3, 29, 10, 0, 0, 0, time.UTC).In(zone)},
			{ID: "8", Title: "Kilns", Track: "12", Room: "4", Tags: []string{"For everybody"}, Speakers: []recap.Speaker{ada}, Status: recap.StatusCancelled},
		},
	}
	if diff := cmp.Diff(want, result.Post, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("post (-want +got):\n%s", diff)
	}
	checkNotes(t, result.Notes,
		`all.json: the input has no title: this one was given to it: "Programme"`,
		`all.json: the input does not name the event: the title stands for it: "Programme"`,
		`all.json:4: session 7: is a speaker of whom nothing is said: left out: "\"nobody\""`,
		`all.json:4: session 7: is an item of no category that is listed: left out: "99"`,
		`all.json:4: session 7: has no place in a post: left out: "session: isPlenumSession"`,
		`all.json:5: session 7: has no place in a post: left out: "session: answer to Diet"`,
		`all.json:9: session 8: has no place in its field: it was made a tag: "Level: For everybody"`,
		`all.json:13: speaker a-1: has no place in a post: left out: "speaker: isTopSpeaker"`,
	)
}

// The view Sessions has groups, between which a session may be more than once.
func TestSessionizeGroups(t *testing.T) {
	const text = `[
{"groupId": 11, "groupName": "Clay", "isDefault": false, "sessions": [
  {"id": 7, "title": "Laying bricks", "speakers": [{"id": "a-1", "name": "Ada E."}], "categories": [{"id": 1, "name": "Track", "categoryItems": [{"id": 11, "name": "Clay"}]}], "roomId": 3, "room": "Yard", "startsAt": "2026-03-28T10:00:00Z"}]},
{"groupId": 90, "groupName": "Saturday", "sessions": [{"id": "7", "title": "Laying bricks"}, {"id": "9", "title": "Glaze", "room": "Shed"}]}
]`
	const speakers = `[{"id": "a-1", "fullName": "Ada Example", "tagLine": "Mason", "sessions": [{"id": 7}], "pronouns": "she"}]`
	result := read(t, text, source.Options{
		Name: "sessions.json", URL: "https://example.org/", Readers: []source.Reader{source.Sessionize{Speakers: []byte(speakers)}},
	})
	want := []recap.Session{
		{
			ID: "7", Title: "Laying bricks", Track: "11", Room: "3", Speakers: []recap.Speaker{{ID: "a-1", Name: "Ada Example", Job: "Mason"}},
			Start: time.Date(2026, 3, 28, 10, 0, 0, 0, time.UTC), Tags: []string{"Saturday"},
		},
		{ID: "9", Title: "Glaze", Room: "Shed", Tags: []string{"Saturday"}},
	}
	if diff := cmp.Diff(want, result.Post.Sessions, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
	if got, want := noteTexts(result.Notes)[3], `sessions.json (speakers):1: speaker a-1: has no place in a post: left out: "speaker: pronouns"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The view GridSmart has each session in its room and again in its slot.
func TestSessionizeGrid(t *testing.T) {
	const session = `{"id": "7", "title": "Laying bricks", "startsAt": "2026-03-28T10:00:00"}`
	const text = `[{"date": "2026-03-28T00:00:00", "isDefault": true,
"rooms": [{"id": 3, "name": "Yard", "sessions": [` + session + `], "hasOnlyPlenumSessions": false}],
"timeSlots": [{"slotStart": "10:00:00", "rooms": [{"id": 3, "name": "Yard", "session": ` + session + `, "index": 0}, {"id": 4, "name": "Kiln", "session": {"id": "8", "title": "Only here"}}]}]}]`
	result := read(t, text, source.Options{URL: "https://example.org/", TimeZone: "Europe/Brussels"})
	want := []recap.Session{
		{ID: "7", Title: "Laying bricks", Room: "3", Start: time.Date(2026, 3, 28, 9, 0, 0, 0, time.UTC)},
		{ID: "8", Title: "Only here", Room: "4"},
	}
	if diff := cmp.Diff(want, result.Post.Sessions, cmpopts.EquateEmpty(), cmpopts.EquateApproxTime(0)); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
	if len(result.Notes) != 2 { // no title, no event
		t.Errorf("notes: %v", result.Notes)
	}
	_, err := source.Read(context.Background(), strings.NewReader(text), source.Options{URL: "https://example.org/"})
	if !errors.Is(err, source.ErrNoTimeZone) {
		t.Errorf("without a zone: %v", err)
	}
}

// An organiser who calls the categories otherwise says so.
func TestSessionizeMapping(t *testing.T) {
	text := strings.NewReplacer(`"title": "Track"`, `"title": "Spoor"`, `"title": "Level"`, `"title": "Niveau"`).Replace(sessionizeAll)
	result := read(t, text, source.Options{
		URL: "https://example.org/", TimeZone: "Europe/Brussels",
		Readers: []source.Reader{source.Sessionize{Track: "spoor", Level: "niveau"}},
	})
	s := result.Post.Sessions[0]
	if s.Track != "11" || s.Level != recap.Foundational || s.Language != "nl" {
		t.Errorf("track %q, level %d, language %q", s.Track, s.Level, s.Language)
	}
}

// Breaks may share an ID. Each keeps its time.
func TestSessionizeSlots(t *testing.T) {
	const text = `[{"groupId": null, "groupName": "All", "sessions": [
{"id": "tea", "title": "Tea", "startsAt": "2026-03-28T10:00:00Z", "isServiceSession": true},
{"id": "tea", "title": "Tea", "startsAt": "2026-03-28T15:00:00Z", "isServiceSession": true},
{"id": "tea", "title": "Tea", "startsAt": "2026-03-28T10:00:00Z", "isServiceSession": true},
{"id": "tea", "title": "Tea", "startsAt": "2026-03-28T15:00:00Z", "isServiceSession": true}]}]`
	result := read(t, text, source.Options{URL: "https://example.org/", TimeZone: "UTC"})
	if s := result.Post.Sessions; len(s) != 2 || s[0].ID != "tea" || s[1].ID != "tea-2" || s[1].Start.Hour() != 15 {
		t.Errorf("sessions %+v", s)
	}
}

func TestSessionizeRefuses(t *testing.T) {
	for text, want := range map[string]string{
		`[{"id": "a", "firstName": "Ada", "fullName": "Ada Example", "sessions": [1]}]`:                                 `line 1: is the view Speakers, which has no sessions: expected one of the views All, GridSmart and Sessions, beside which this one can be given`,
		`{"sessions": {"7": {}}, "speakers": []}`:                                                                       `line 1: sessions: is an object: expected an array of sessions`,
		"{\"sessions\": [],\n\"speakers\": [":                                                                           `line 2: is not JSON: unexpected end of JSON input`,
		`[{"groupId": 1, "groupName": "A", "sessions": [` + strings.Repeat("[", 200) + strings.Repeat("]", 200) + `]}]`: `line 1: nests deeper than 100 levels`,
	} {
		_, err := source.Read(context.Background(), strings.NewReader(text), source.Options{URL: "https://example.org/"})
		if err == nil || err.Error() != want {
			t.Errorf("%s:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

// The views of one event give the same sessions, where each says all.
func TestSessionizeViewsAgree(t *testing.T) {
	corpora := corpora(t)
	sessions := func(file string, r source.Sessionize) map[string]recap.Session {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(corpora, file))
		if err != nil {
			t.Fatal(err)
		}
		result := read(t, string(data), source.Options{URL: "https://example.org/", TimeZone: "America/Los_Angeles", Readers: []source.Reader{r}})
		byID := make(map[string]recap.Session)
		for _, s := range result.Post.Sessions {
			byID[s.ID] = s
		}
		return byID
	}
	speakers, err := os.ReadFile(filepath.Join(corpora, "sessionize-speakers.json"))
	if err != nil {
		t.Fatal(err)
	}
	all := sessions("sessionize-all.json", source.Sessionize{})
	grouped := sessions("sessionize-sessions.json", source.Sessionize{Speakers: speakers})
	grid := sessions("sessionize-gridsmart.json", source.Sessionize{Speakers: speakers})
	if len(all) != 11 || len(grid) != 11 || len(grouped) != 10 {
		t.Errorf("%d, %d and %d sessions", len(all), len(grid), len(grouped))
	}
	for id, s := range grouped {
		if diff := cmp.Diff(all[id], s, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("session %s (-All +Sessions):\n%s", id, diff)
		}
	}
	for id, s := range grid {
		s.Language = all[id].Language // the sample's grid leaves this category out
		if diff := cmp.Diff(all[id], s, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("session %s (-All +GridSmart):\n%s", id, diff)
		}
	}
}
