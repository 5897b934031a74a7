package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Of the tracks and levels, COM and 400 are said by codes alone.
const choicesPost = `{"title": "T", "url": "https://example.org/", "event": {"name": "E", "timeZone": "Europe/Brussels", "rooms": [{"id": "r1", "name": "The Pier"}, {"id": "r2", "name": "Dock"}]},
	"tracks": [{"id": "t1", "name": "Sails, Ropes"}, {"id": "t2", "name": "Harbours"}, {"id": "t3", "name": "Empty"}],
	"sessions": [
		{"title": "A", "track": "t1", "level": 200, "room": "r1", "speakers": [{"name": "Ada Example", "id": "ada"}], "start": "2026-03-27T10:00:00+01:00"},
		{"title": "B", "track": "t2", "level": 300, "room": "r2", "speakers": [{"name": "Max Muster"}], "start": "2026-03-28T10:00:00+01:00"},
		{"title": "C", "code": "COM401", "speakers": [{"name": "ada example"}], "start": "2026-03-29T00:30:00+01:00"},
		{"title": "D", "summary": "About a Café"}
	]}`

func TestSelection(t *testing.T) {
	tests := []struct {
		args []string
		want string
	}{
		{[]string{"--track", "t2"}, "B"},
		{[]string{"--track", "T2"}, "B"},
		{[]string{"--track", "harbours"}, "B"},
		{[]string{"--track", " com , t2,"}, "B C"},
		{[]string{"--track", "Sails, Ropes"}, "A"},
		{[]string{"--track", "COM,sails, ropes,Harbours"}, "A B C"},
		{[]string{"--track", "t1", "--track", "t2"}, "A B"},
		{[]string{"--level", "300"}, "B"},
		{[]string{"--level", "200, expert"}, "A C"},
		{[]string{"--track", "t1,t2", "--level", "300,400"}, "B"},
		{[]string{"--room", "the pier"}, "A"},
		{[]string{"--room", "r1,Dock", "--track", "t2"}, "B"},
		{[]string{"--speaker", "ADA EXAMPLE"}, "A C"},
		{[]string{"--speaker", "ada,Max Muster"}, "A B C"},
		{[]string{"--day", "2026-03-27"}, "A"},
		{[]string{"--day", "saturday"}, "B C"}, // half past midnight belongs to the evening
		{[]string{"--day", "1"}, "A"},
		{[]string{"--day", "1,2"}, "A B C"},
		{[]string{"--search", "cafe about"}, "D"},
		{[]string{"--search", "ada", "--day", "2"}, "C"},
	}
	for _, test := range tests {
		dir := newDir(t)
		got := convertTo(t, dir, choicesPost, append(test.args, "--to", "json", "-")...)
		if got.status != 0 {
			t.Errorf("%q: exit status %d: %s", test.args, got.status, got.stderr)
			continue
		}
		var titles []string
		for _, s := range postIn(t, filepath.Join(dir, "post.json")).Sessions {
			titles = append(titles, s.Title)
		}
		if diff := cmp.Diff(test.want, strings.Join(titles, " ")); diff != "" {
			t.Errorf("%q: sessions (-want +got):\n%s", test.args, diff)
		}
		count := string('0'+rune(len(titles))) + " of 4 sessions chosen\n"
		if !strings.Contains(got.stderr, count) {
			t.Errorf("%q: standard error is %q; want %q", test.args, got.stderr, count)
		}
	}
}

func TestNothingToSelect(t *testing.T) {
	tests := []struct {
		input, flag, value, want string
	}{
		{choicesPost, "--track=t1", "--level=400", "no session is what all of --track, --level ask for\n"},
		{choicesPost, "--track", "t2,Mars", `no session is in a track "Mars"; there are t1 (Sails, Ropes), t2 (Harbours), COM` + "\n"},
		{choicesPost, "--track", "Sails", `no session is in a track "Sails"; did you mean Sails, Ropes?` + "\n"},
		{choicesPost, "--track", "t3", `no session is in a track "t3"; there are t1 (`},
		{choicesPost, "--track", "Harbors", `no session is in a track "Harbors"; did you mean Harbours?` + "\n"},
		{choicesPost, "--level", "300,500", "no session is at a level \"500\"; there are 200 Intermediate, 300 Advanced, 400 Expert\n"},
		{choicesPost, "--room", "Attic", `no session is in a room "Attic"; there are The Pier, Dock` + "\n"},
		{choicesPost, "--day", "2026-04-01", `no session is on a day "2026-04-01"; there are 2026-03-27 (Friday, 27 March 2026), 2026-03-28 (Saturday, 28 March 2026)` + "\n"},
		{choicesPost, "--speaker", "Ada Exmple", `no session is held by a speaker "Ada Exmple"; did you mean Ada Example?` + "\n"},
		{choicesPost, "--search", "submarine", `no session holds the words "submarine"` + "\n"},
		{smallPost, "--track", "t2", `no session is in a track "t2"; there are none` + "\n"},
		{smallPost, "--level", "300", "no session is at a level \"300\"; there are none\n"},
		{smallPost, "--day", "1", `no session is on a day "1"; there are none` + "\n"},
	}
	for _, test := range tests {
		dir := newDir(t)
		got := convertTo(t, dir, test.input, test.flag, test.value, "-")
		if got.status != 1 || !strings.Contains(got.stderr, "recap: "+test.want) || tree(t, dir) != nil {
			t.Errorf("%s %s: got %+v, want %s", test.flag, test.value, got, test.want)
		}
	}
}
