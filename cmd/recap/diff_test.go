package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
)

const changedPost = `{"title": "T", "url": "https://example.org/", "event": {"name": "E", "timeZone": "Europe/Brussels", "rooms": [{"id": "r1", "name": "The Pier"}, {"id": "r2", "name": "Dock"}]},
	"tracks": [{"id": "t1", "name": "Sails, Ropes"}, {"id": "t2", "name": "Harbours"}, {"id": "t3", "name": "Empty"}],
	"sessions": [
		{"title": "A", "track": "t1", "level": 200, "room": "r2", "speakers": [{"name": "Ada Example", "id": "ada"}], "start": "2026-03-28T10:00:00+01:00"},
		{"title": "B *and* more", "track": "t2", "level": 300, "room": "r2", "speakers": [{"name": "Max Muster"}], "start": "2026-03-28T10:00:00+01:00"},
		{"title": "C", "code": "COM401", "speakers": [{"name": "ada example"}], "start": "2026-03-29T00:30:00+01:00"}
	]}`

func TestDiff(t *testing.T) {
	inProject(t, map[string]string{"old.json": choicesPost, "new.json": changedPost})
	const guessed = "1 session recognised by code, title, recording or speakers; --exact goes by IDs alone\n"
	for args, want := range map[string]outcome{
		"old.json new.json": {0, `D is gone.
A moves from Friday 10:00, The Pier, to Saturday 10:00, Dock.
B *and* more was called "B".
`, guessed},
		"old.json new.json --format markdown": {0, `- **D** is gone.
- **A** moves from Friday 10:00, The Pier, to Saturday 10:00, Dock.
- **B \*and\* more** was called "B".
`, guessed},
		"old.json new.json --exact -q": {0, `B is gone.
D is gone.
A moves from Friday 10:00, The Pier, to Saturday 10:00, Dock.
B *and* more is new: Saturday 10:00, Dock, with Max Muster.
`, ""},
		"old.json old.json": {0, "", "Nothing changed.\n"},
	} {
		if got := say(t, append([]string{"diff"}, strings.Fields(args)...)...); got != want {
			t.Errorf("%s: exit status %d\n%s%s", args, got.status, got.stdout, got.stderr)
		}
	}
	german := strings.Replace(changedPost, `"title": "T",`, `"title": "T", "language": "de",`, 1)
	swedish := strings.Replace(changedPost, `"title": "T",`, `"title": "T", "language": "sv",`, 1)
	inProject(t, map[string]string{"old.json": choicesPost, "de.json": german, "sv.json": swedish, "new.json": changedPost})
	for name, want := range map[string]string{"de.json": "A wechselt von Freitag 10:00, The Pier, auf Samstag 10:00, Dock.\n", "sv.json": "A moves from Friday 10:00, The Pier, to Saturday 10:00, Dock.\n"} {
		if got := say(t, "diff", "old.json", name, "-q"); !strings.Contains(got.stdout, want) {
			t.Errorf("%s: %s%s", name, got.stdout, got.stderr)
		}
	}
	got := say(t, "diff", "old.json", "new.json", "--format", "json")
	var changes recap.Changes
	if err := json.Unmarshal([]byte(got.stdout), &changes); err != nil || len(changes.Changed) != 2 || len(changes.Removed) != 1 {
		t.Errorf("%v: got %+v", err, got)
	}
}

// TestDiffSaysWhyNothingChanged: who edits a start beside a date is told that the date
// counts, before what the schedule has no place for.
func TestDiffSaysWhyNothingChanged(t *testing.T) {
	const schedule = `<schedule><conference><title>Tidings</title><color>red</color></conference><day index="1" date="2026-05-01"><room name="Pier">
<event id="1"><date>2026-05-01T10:30:00+02:00</date><title>One</title><start>10:30</start><duration>01:00</duration></event></room></day></schedule>`
	inProject(t, map[string]string{"old.xml": schedule, "new.xml": strings.Replace(schedule, ">10:30<", ">11:30<", 1)})
	const small = "    1  has no place in a post: left out: line 1: conference: \"conference: color\"\n"
	want := "old.xml: 1 session read as schedule XML (1 day, Europe/Brussels); 1 note\n" + small +
		"new.xml: 1 session read as schedule XML (1 day, Europe/Brussels); 2 notes\n" +
		"    1  the start is another than that of the date: the date counts: line 2: event \"1\": \"11:30 2026-05-01T10:30:00+02:00\"\n" + small +
		"Nothing changed.\n"
	if got := say(t, "diff", "old.xml", "new.xml", "--zone", "Europe/Brussels"); got != (outcome{0, "", want}) {
		t.Errorf("exit status %d, got\n%swant\n%s", got.status, got.stderr, want)
	}
	if got := say(t, "diff", "old.xml", "new.xml", "--zone", "Europe/Brussels", "-q"); got != (outcome{}) {
		t.Errorf("got %+v", got)
	}
}

func TestDiffMistakes(t *testing.T) {
	for args, want := range map[string]string{
		"":                  "there are two files to compare: OLD and NEW; - is standard input",
		"a":                 "there are two files to compare: OLD and NEW; - is standard input",
		"a b c":             `unexpected argument "c"; two files are compared`,
		"- -":               "only one of the two can be standard input",
		"a b --format html": `--format: "html" is no format; expected text, markdown, json`,
		"a b --format jsn":  `--format: "jsn" is no format; did you mean json?`,
	} {
		if got := say(t, append([]string{"diff"}, strings.Fields(args)...)...); got != (outcome{2, "", "recap: " + want + "\nrecap diff --help says more.\n"}) {
			t.Errorf("%s: got %+v", args, got)
		}
	}
}
