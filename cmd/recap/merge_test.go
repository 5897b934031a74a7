package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
)

func TestMergeFiles(t *testing.T) {
	inProject(t, map[string]string{"one.json": choicesPost, "two.json": strings.ReplaceAll(changedPost, `"A"`, `"E"`)})
	got := say(t, "merge", "one.json", "two.json")
	var post recap.Post
	if err := json.Unmarshal([]byte(got.stdout), &post); err != nil || got.status != 0 {
		t.Fatalf("%v: %+v", err, got)
	}
	if n := len(post.Sessions); n != 6 { // C, which has a code, is one
		t.Errorf("%d sessions", n)
	}
	if want := "6 sessions in all\n4 double bookings\n       Dock: \"B\" and \"E\", Saturday 10:00\n"; !strings.Contains(got.stderr, want) {
		t.Errorf("standard error is\n%swant %s", got.stderr, want)
	}

	inProject(t, map[string]string{"one.json": choicesPost, "two.json": strings.NewReplacer(`"T"`, `"Other"`, `"code": "COM401"`, `"code": "COM401", "room": "r1"`).Replace(changedPost)})
	const title, room = `two.json: title: is "Other": the first counts`, "two.json: sessions[2]: has other values in room: the first counts"
	if got := say(t, "merge", "one.json", "two.json"); got.status != 0 || !strings.Contains(got.stderr, "sessions in all; 2 differences\n       "+title+"\n       "+room+"\n") {
		t.Errorf("got %s", got.stderr)
	}
	if got := say(t, "merge", "one.json", "two.json", "--strict", "-q"); got != (outcome{1, "", "recap: " + title + "\nrecap: " + room + "\n"}) {
		t.Errorf("strictly: %+v", got)
	}
}

func TestMergeMistakes(t *testing.T) {
	for args, want := range map[string]string{
		"":      "there are no FILES to merge; - is standard input",
		"- a -": "only one of the FILES can be standard input",
	} {
		if got := say(t, append([]string{"merge"}, strings.Fields(args)...)...); got != (outcome{2, "", "recap: " + want + "\nrecap merge --help says more.\n"}) {
			t.Errorf("%s: got %+v", args, got)
		}
	}
}
