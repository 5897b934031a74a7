package recap_test

import (
	"encoding/json"
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/posttest"
)

// revised is the next version of a post, which has to be valid.
func revised(t *testing.T, old, new recap.Post, when string) (recap.Post, recap.Changes) {
	t.Helper()
	post, changes, err := recap.Revise(old, new, recap.ReviseOptions{At: at(when)})
	if err == nil {
		err = post.Validate()
	}
	if err != nil {
		t.Fatal(err)
	}
	return post, changes
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestReviseTellsWhatChanged(t *testing.T) {
	first, none := revised(t, recap.Post{}, harbour(), "2026-04-01T10:00:00Z")
	if !none.IsZero() {
		t.Errorf("the first version changed %v", none)
	}
	if first.Revision != 1 || first.History != nil || !first.Updated.Equal(at("2026-04-01T10:00:00Z")) {
		t.Errorf("the first version: revision %d, history %v, updated %s", first.Revision, first.History, first.Updated)
	}
	for s := range first.All() {
		if s.Published.IsZero() || s.Sequence != 0 || s.Status != recap.StatusConfirmed {
			t.Errorf("first: %s is published %s, sequence %d, status %s", s.ID, s.Published, s.Sequence, s.Status)
		}
	}
	source := harbour()
	source.Sessions[0].Room = "lighthouse"
	source.Sessions[1].Speakers = append(source.Sessions[1].Speakers, recap.Speaker{Name: "Dee Example"})
	source.Sessions = append(source.Sessions[:3:3], recap.Session{ID: "5", Title: "Salt"}) // Gulls are gone
	second, changes := revised(t, first, source, "2026-04-02T10:00:00Z")
	type state struct {
		ID       string
		Status   recap.Status
		Sequence int
		Updated  string
	}
	var got []state
	for _, s := range second.Sessions {
		got = append(got, state{s.ID, s.Status, s.Sequence, s.Updated.Format("2006-01-02")})
	}
	want := []state{
		{"1", recap.StatusMoved, 1, "2026-04-02"},
		{"2", "", 1, "2026-04-02"},
		{"3", "", 0, "2026-04-01"},
		{"4", recap.StatusCancelled, 1, "2026-04-02"},
		{"5", "", 0, "2026-04-02"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
	if second.Revision != 2 || len(second.History) != 1 || second.History[0].Number != 2 {
		t.Errorf("revision %d, history %+v", second.Revision, second.History)
	}
	if len(changes.Cancelled) != 1 || len(changes.Removed) != 0 || len(changes.Added) != 1 || len(changes.Changed) != 2 {
		t.Errorf("changes %s", jsonOf(t, changes))
	}
}

func TestReviseOfTheSameSource(t *testing.T) {
	first, _ := revised(t, recap.Post{}, harbour(), "2026-04-01T10:00:00Z")
	source := harbour()
	source.Sessions[0].Room = "lighthouse"
	source.Sessions = source.Sessions[:3]
	second, _ := revised(t, first, source, "2026-04-02T10:00:00Z")
	third, changes := revised(t, second, source, "2026-04-03T10:00:00Z")
	if diff := cmp.Diff(jsonOf(t, second), jsonOf(t, third)); diff != "" || !changes.IsZero() {
		t.Errorf("nothing changed (-before +after):\n%s%s", diff, jsonOf(t, changes))
	}
}

// A schedule names the time at which it was made, which is no change of it.
func TestReviseOfADatedSource(t *testing.T) {
	source := harbour()
	source.Updated = at("2026-04-01T09:00:00Z")
	first, _ := revised(t, recap.Post{}, source, "2026-04-01T10:00:00Z")
	source.Updated = at("2026-04-02T09:00:00Z")
	second, _ := revised(t, first, source, "2026-04-02T10:00:00Z")
	if diff := cmp.Diff(jsonOf(t, first), jsonOf(t, second)); diff != "" {
		t.Errorf("nothing changed but the date of the version (-before +after):\n%s", diff)
	}
	source.Sessions[0].Room = "lighthouse"
	third, _ := revised(t, second, source, "2026-04-03T10:00:00Z")
	if !third.Updated.Equal(source.Updated) {
		t.Errorf("updated %s, want the source's own %s", third.Updated, source.Updated)
	}
}

func TestReviseIsIdempotent(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for i := range 100 {
		old := recap.Post(posttest.Valid{}.Generate(r, 8).Interface().(posttest.Valid))
		new := mixed(r, old, recap.Post(posttest.Valid{}.Generate(r, 8).Interface().(posttest.Valid)))
		if len(new.Tracks) > 0 { // what mixed copied may name a track of the other post
			for j := range new.Sessions {
				new.Sessions[j].Track = new.Tracks[0].ID
			}
		}
		new.Event = old.Event
		if new.Validate() != nil {
			continue
		}
		if i%3 == 0 {
			for j := range new.Sessions {
				new.Sessions[j].Updated, new.Sessions[j].Status, new.Sessions[j].Sequence = time.Time{}, "", 0
			}
			new.Updated = time.Time{}
		}
		if old.Event.IsZero() {
			new.Title = old.Title
		}
		o := recap.ReviseOptions{At: at("2027-04-01T10:00:00Z"), Keep: []time.Duration{1 << 62, -1}[i%2]}
		once, changes, err := recap.Revise(old, new, o)
		if err != nil {
			t.Fatal(err)
		}
		if err := once.Validate(); err != nil {
			t.Fatal(err)
		}
		twice, again, err := recap.Revise(old, once, o)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(jsonOf(t, once), jsonOf(t, twice)); diff != "" {
			t.Fatalf("once and twice (-once +twice):\n%s", diff)
		}
		if diff := cmp.Diff(jsonOf(t, changes), jsonOf(t, again)); diff != "" {
			t.Fatalf("changes (-once +twice):\n%s", diff)
		}
		o.At = o.At.Add(time.Hour)
		later, changes, err := recap.Revise(once, new, o)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(jsonOf(t, once), jsonOf(t, later)); diff != "" || !changes.IsZero() {
			t.Fatalf("the same source an hour later (-before +after):\n%s%s", diff, jsonOf(t, changes))
		}
	}
}

func TestReviseBelievesTheSource(t *testing.T) {
	first, _ := revised(t, recap.Post{}, harbour(), "2026-04-01T10:00:00Z")
	source := harbour()
	own := at("2026-04-01T22:00:00Z")
	source.Sessions[0].Room, source.Sessions[0].Updated, source.Sessions[0].Status = "lighthouse", own, recap.StatusConfirmed
	second, _ := revised(t, first, source, "2026-04-02T10:00:00Z")
	if s := second.Sessions[0]; !s.Updated.Equal(own) || s.Status != recap.StatusConfirmed || s.Sequence != 1 {
		t.Errorf("updated %s, status %s, sequence %d", s.Updated, s.Status, s.Sequence)
	}
}

func TestReviseKeepsTheIDOfANewTitle(t *testing.T) {
	old := harbour()
	for i := range old.Sessions {
		old.Sessions[i].ID = ""
	}
	first, _ := revised(t, recap.Post{}, old, "2026-04-01T10:00:00Z")
	id := first.SessionIDs()[0]
	source := old
	source.Sessions = append([]recap.Session{}, old.Sessions...)
	source.Sessions[0].Title = "Queues at high tide"
	for _, when := range []string{"2026-04-02T10:00:00Z", "2026-04-03T10:00:00Z"} {
		first, _ = revised(t, first, source, when)
		if got := first.SessionIDs()[0]; got != id || len(first.Sessions) != len(old.Sessions) {
			t.Errorf("%s: the ID is %s, was %s; %d sessions", when, got, id, len(first.Sessions))
		}
	}
}

// Of three sessions of one title the first goes: the others keep their IDs, and so does
// the one that is kept as cancelled.
func TestReviseKeepsIDsThatAreNumbered(t *testing.T) {
	post := recap.Post{Title: "T", Event: recap.Event{Name: "E", TimeZone: "UTC"}}
	for i := range 3 {
		post.Sessions = append(post.Sessions, recap.Session{Title: "Coffee", Start: at(fmt.Sprintf("2026-05-08T%d:00:00Z", 10+i))})
	}
	first, _ := revised(t, recap.Post{}, post, "2026-04-01T10:00:00Z")
	post.Sessions = post.Sessions[:2]
	second, changes := revised(t, first, post, "2026-04-02T10:00:00Z")
	if diff := cmp.Diff(first.SessionIDs(), second.SessionIDs()); diff != "" || len(changes.Cancelled) != 1 {
		t.Errorf("IDs (-before +after):\n%s%s", diff, jsonOf(t, changes))
	}
}

// Of lunch on three days that of the first day goes, and later that of the second: the
// others are the same lunches as before, although their numbers change.
func TestReviseOfSessionsOfOneTitle(t *testing.T) {
	source := recap.Post{Title: "T", Event: recap.Event{Name: "E", TimeZone: "UTC"}}
	for day := range 3 {
		source.Sessions = append(source.Sessions, recap.Session{Title: "Lunch", Room: "quay", Start: at(fmt.Sprintf("2026-05-0%dT12:00:00Z", 7+day))})
	}
	post, _ := revised(t, recap.Post{}, source, "2026-04-01T10:00:00Z")
	ids := post.SessionIDs()
	for gone := 1; gone < 3; gone++ {
		source.Sessions = source.Sessions[1:]
		if c := recap.Diff(post, source, recap.DiffOptions{}); len(c.Removed) != gone || len(c.Changed) != 0 || len(c.Revived) != 0 {
			t.Errorf("%d gone: %s", gone, jsonOf(t, c))
		}
		post, _ = revised(t, post, source, "2026-04-02T10:00:00Z")
		for i, s := range post.Sessions {
			if want := i < gone; (s.Status == recap.StatusCancelled) != want || s.Sequence > 1 {
				t.Errorf("%d gone: number %d is %s, sequence %d", gone, i, s.Status, s.Sequence)
			}
		}
		if diff := cmp.Diff(ids, post.SessionIDs()); diff != "" {
			t.Errorf("IDs (-before +after):\n%s", diff)
		}
	}
	source.Sessions[0].Start = source.Sessions[0].Start.Add(time.Hour)
	post, changes := revised(t, post, source, "2026-04-03T10:00:00Z")
	if post.SessionIDs()[2] != ids[2] || len(changes.Changed) != 1 || len(post.Sessions) != 3 {
		t.Errorf("moved: %s", jsonOf(t, changes))
	}
}

func TestReviseForgetsCancelledSessions(t *testing.T) {
	first, _ := revised(t, recap.Post{}, harbour(), "2026-04-01T10:00:00Z")
	source := harbour()
	source.Sessions = source.Sessions[1:]
	second, _ := revised(t, first, source, "2026-04-02T10:00:00Z")
	for when, want := range map[string]int{"2026-06-07T12:00:00Z": 4, "2026-06-08T00:00:00Z": 3} {
		// The last session that has a time begins at 14:00 on 8 May.
		if later, _ := revised(t, second, source, when); len(later.Sessions) != want {
			t.Errorf("%s: %d sessions, want %d", when, len(later.Sessions), want)
		}
	}
	gone, changes, err := recap.Revise(first, source, recap.ReviseOptions{At: at("2026-04-02T10:00:00Z"), Keep: -1})
	if err != nil || len(gone.Sessions) != 3 || len(changes.Removed) != 1 {
		t.Errorf("kept for no time: %d sessions, %v", len(gone.Sessions), err)
	}
}

func TestReviseBackInTime(t *testing.T) {
	post, _ := revised(t, recap.Post{}, harbour(), "2026-04-01T10:00:00Z")
	source := harbour()
	for i, when := range []string{"2026-04-02T10:00:00Z", "2020-01-01T10:00:00Z"} {
		source.Sessions[0].Title += "!"
		before := post
		post, _ = revised(t, post, source, when)
		s, was := post.Sessions[0], before.Sessions[0]
		if s.Sequence != i+1 || s.Updated.Before(was.Updated) || post.Updated.Before(before.Updated) || post.Revision != i+2 {
			t.Errorf("%s: sequence %d, updated %s, revision %d", when, s.Sequence, s.Updated, post.Revision)
		}
	}
}

func TestReviseRefuses(t *testing.T) {
	old, _ := revised(t, recap.Post{}, harbour(), "2026-04-01T10:00:00Z")
	other := harbour()
	other.Event.Name = "Tidecon 2027"
	_, _, err := recap.Revise(old, other, recap.ReviseOptions{At: at("2026-04-02T10:00:00Z")})
	want := `recap: the old post is about another event, "Tidecon 2026", not "Tidecon 2027": begin anew with no old post`
	if err == nil || err.Error() != want {
		t.Errorf("another event: %v", err)
	}
	if _, _, err := recap.Revise(old, harbour(), recap.ReviseOptions{}); err == nil {
		t.Error("no time is accepted")
	}
}

func TestHistoryIsBounded(t *testing.T) {
	post, _ := revised(t, recap.Post{}, harbour(), "2026-04-01T10:00:00Z")
	source := harbour()
	long := strings.Repeat("Fog comes on little cat feet. ", 500)
	for i := range 40 {
		source.Sessions[2].Summary = recap.Markdown(fmt.Sprintf("%s%d%s", long, i, long))
		post, _ = revised(t, post, source, "2026-04-02T10:00:00Z")
	}
	if len(post.History) != 20 || post.History[0].Number != 41 || post.History[19].Number != 22 {
		t.Errorf("%d revisions, %d to %d", len(post.History), post.History[0].Number, post.History[len(post.History)-1].Number)
	}
	edit := post.History[0].Changes.Changed[0].Fields["summary"]
	want := `"…n little cat feet. 38Fog comes on little cat feet. Fog comes on little cat feet. Fog comes on little…"`
	if string(edit.Old) != want {
		t.Errorf("a body is cut to %s", edit.Old)
	}
	if kinds := post.History[0].Changes.Changed[0].Kinds(); len(kinds) != 1 || kinds[0] != recap.ChangeText {
		t.Errorf("kinds %v", kinds)
	}
}
