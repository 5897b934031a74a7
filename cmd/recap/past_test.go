package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
)

// TestRemembersWhatWasPublished: the directory is the memory, by which what moved
// and what is gone is told.
func TestRemembersWhatWasPublished(t *testing.T) {
	dir := newDir(t)
	first := convertTo(t, dir, choicesPost, "--at", "2026-03-01", "-")
	if first.status != 0 || strings.Contains(first.stderr, "Revision") || strings.Contains(first.stderr, "last run") {
		t.Fatalf("got %+v", first)
	}
	before := tree(t, dir)
	again := convertTo(t, dir, choicesPost, "--at", "2026-03-02", "-")
	if diff := cmp.Diff(before, tree(t, dir)); again.status != 0 || diff != "" || !strings.Contains(again.stderr, "\nNothing changed since the last run.\n") {
		t.Errorf("nothing changed, and yet: %s\n%s", again.stderr, diff)
	}
	// A talk moves to another room, another is gone.
	changed := strings.Replace(strings.Replace(choicesPost, `"room": "r1"`, `"room": "r2"`, 1), `,
		{"title": "D", "summary": "About a Café"}`, "", 1)
	third := convertTo(t, dir, changed, "--at", "2026-03-03T10:00:00Z", "-")
	if third.status != 0 || !strings.Contains(third.stderr, "Revision 2: 1 session cancelled, 1 session changed\n       D is cancelled.\n       A moves from The Pier to Dock.\n") {
		t.Errorf("got %+v", third)
	}
	post := postIn(t, filepath.Join(dir, "post.json"))
	moved, gone := post.Sessions[0], post.Sessions[3]
	if moved.Status != recap.StatusMoved || moved.Sequence != 1 || moved.Updated.Format("2006-01-02") != "2026-03-03" || gone.Status != recap.StatusCancelled {
		t.Errorf("moved %+v\ngone %+v", moved, gone)
	}
}

// TestRefusesAnotherPast: what the directory holds is not overwritten or cancelled
// by mistake.
func TestRefusesAnotherPast(t *testing.T) {
	whole := strings.NewReplacer(`"E"`, `"Other"`)
	for name, test := range map[string]struct {
		input string
		args  []string
		spoil string
		want  string
	}{
		"another selection": {input: choicesPost, args: []string{"--track", "t1"},
			want: "DIR holds 3 sessions that this run does not choose, and would be cancelled; give another directory with -o\n"},
		"another event": {input: whole.Replace(choicesPost), want: `DIR: the old post is about another event, "E", not "Other": begin anew with no old post
recap: give another directory with -o, or remove its post.json to begin anew
`},
		"a broken memory": {input: choicesPost, spoil: "{", want: `DIR/post.json is not JSON: unexpected end of JSON input
recap: it holds what was published before; remove it to begin anew, or give another directory with -o
`},
	} {
		dir := newDir(t)
		convertTo(t, dir, choicesPost, "-")
		if test.spoil != "" {
			if err := os.WriteFile(filepath.Join(dir, "post.json"), []byte(test.spoil), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		before := tree(t, dir)
		got := convertTo(t, dir, test.input, append(test.args, "-q", "-")...)
		if want := "recap: " + strings.ReplaceAll(test.want, "DIR", dir); got != (outcome{1, "", want}) {
			t.Errorf("%s: exit status %d, got\n%swant\n%s", name, got.status, got.stderr, want)
		}
		if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
			t.Errorf("%s: the directory changed:\n%s", name, diff)
		}
	}
}
