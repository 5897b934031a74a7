package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/lint"
)

// Two talks in one room at one time, in a venue.
const clashing = `{"title": "T", "url": "https://example.org/", "event": {"name": "E", "venue": "Quay", "address": "Quay 1", "timeZone": "Europe/Brussels"},
	"sessions": [
		{"id": "1", "title": "A", "summary": "S", "room": "Pier", "start": "2026-03-27T10:00:00+01:00", "end": "2026-03-27T11:00:00+01:00"},
		{"id": "2", "title": "B", "summary": "S", "room": "Pier", "start": "2026-03-27T10:30:00+01:00", "end": "2026-03-27T11:00:00+01:00"}
	]}`

func TestLint(t *testing.T) {
	inProject(t, map[string]string{"post.json": clashing})
	got := say(t, "lint", "post.json")
	if got.status != 1 || !strings.HasPrefix(got.stdout, "error: room-twice, 1 place\n       \"B\", room: is taken from 10:30 on") ||
		!strings.HasPrefix(got.stderr, "recap: post.json: 1 error in ") {
		t.Errorf("got %+v", got)
	}
	if got := say(t, "lint", "post.json", "--ignore", "room-twice:2"); got.status != 0 || strings.Contains(got.stdout, "room-twice") || got.stderr != "" {
		t.Errorf("without the rule: %+v", got)
	}
	if got := say(t, "lint", "post.json", "--ignore", "room-twice", "--strict"); got.status != 1 {
		t.Errorf("strictly: %+v", got)
	}
	if got := say(t, "lint", "post.json", "--ignore", strings.Join(ruleNames(), ","), "--strict"); got != (outcome{0, "", "post.json: nothing was found\n"}) {
		t.Errorf("without any rule: %+v", got)
	}
	got = say(t, "lint", "post.json", "--format", "json")
	var findings lint.Findings
	if err := json.Unmarshal([]byte(got.stdout), &findings); err != nil || got.status != 1 || findings[0].Rule != "room-twice" || findings[0].Source == "" {
		t.Errorf("%v: got %+v", err, got)
	}
}

// TestLintGroups: a programme of a thousand sessions has not a thousand lines of
// one kind.
func TestLintGroups(t *testing.T) {
	session := `{"title": "A", "id": "ID", "start": "2026-03-27T10:00:00+01:00", "end": "2026-03-27T11:00:00+01:00", "room": "RID"},`
	var sessions string
	for _, id := range strings.Fields("1 2 3 4 5 6") {
		sessions += strings.ReplaceAll(session, "ID", id)
	}
	inProject(t, map[string]string{"post.json": `{"title": "T", "event": {"name": "E", "timeZone": "Europe/Brussels"}, "sessions": [` + strings.TrimSuffix(sessions, ",") + `]}`})
	short, long := say(t, "lint", "post.json"), say(t, "lint", "post.json", "--notes")
	if !strings.Contains(short.stdout, ": summary, 6 places\n") || !strings.Contains(short.stdout, "       … and 3 more; --notes lists all\n") {
		t.Errorf("got %s", short.stdout)
	}
	if strings.Contains(long.stdout, "more; --notes") || strings.Count(long.stdout, "\"A\", summary: ") != 6 {
		t.Errorf("got %s", long.stdout)
	}
}

// TestLintNamesSessions: organisers know a session of a table by its title and its code, and
// not by its number; what an address would mend names the flag.
func TestLintNamesSessions(t *testing.T) {
	inProject(t, map[string]string{"talks.csv": "Code,Title,Speaker\nABC101,One,TBA\n,Two,TBA\n"})
	got := say(t, "lint", "talks.csv")
	for _, want := range []string{"       ABC101 \"One\", summary: is empty", "       \"Two\", summary: is empty", "       title: there will be no RSS feed: RSS requires the address of the page, and the post has no URL\n"} {
		if !strings.Contains(got.stdout, want) {
			t.Errorf("there is no %q in\n%s", want, got.stdout)
		}
	}
	const hint = "--url gives the address at which the files will stand, such as --url https://example.org/2026/\n"
	if !strings.Contains(got.stderr, hint) {
		t.Errorf("got %s", got.stderr)
	}
	if got := say(t, "lint", "talks.csv", "--url", "https://example.org/"); strings.Contains(got.stderr, "--url") {
		t.Errorf("with an address: %s", got.stderr)
	}
}

func TestLintRules(t *testing.T) {
	got := say(t, "lint", "--rules")
	for _, r := range lint.Rules() {
		if !strings.Contains(got.stdout, "\n"+r.Name+" ") || !strings.Contains(got.stdout, r.Source) {
			t.Errorf("%s is not in the list", r.Name)
		}
	}
}

func TestLintMistakes(t *testing.T) {
	for args, want := range map[string]string{
		"":                  "there is no FILE to read; - is standard input",
		"a --format xml":    `--format: "xml" is no format; expected text, json`,
		"a --ignore rom":    `--ignore: "rom" is no rule; did you mean room?`,
		"a --ignore colour": `--ignore: "colour" is no rule; recap lint --rules lists them`,
		"a --rules":         `unexpected argument "a"; --rules takes none`,
	} {
		if got := say(t, append([]string{"lint"}, strings.Fields(args)...)...); got != (outcome{2, "", "recap: " + want + "\nrecap lint --help says more.\n"}) {
			t.Errorf("%s: got %+v", args, got)
		}
	}
}
