package recap_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
)

// kindsOf are the kinds of what edit changes of a session.
func kindsOf(t *testing.T, edit func(s *recap.Session)) []recap.ChangeKind {
	t.Helper()
	session := recap.Session{ID: "a", Title: "Lamps", Room: "hall", Speakers: []recap.Speaker{{ID: "1", Name: "Ada Example"}}}
	old := recap.Post{Title: "Brick Days", Sessions: []recap.Session{session}}
	changed := session
	changed.Speakers = slices.Clone(session.Speakers)
	edit(&changed)
	changes := recap.Diff(old, recap.Post{Title: "Brick Days", Sessions: []recap.Session{changed}}, recap.DiffOptions{})
	if len(changes.Changed) != 1 {
		t.Fatalf("the changes are %+v", changes)
	}
	return changes.Changed[0].Kinds()
}

// What the audience sees of a speaker is the name and the part; a status has no kind,
// and what has none of its own is another.
func TestKindsOfChanges(t *testing.T) {
	for what, test := range map[string]struct {
		edit func(s *recap.Session)
		want []recap.ChangeKind
	}{
		"another name":        {func(s *recap.Session) { s.Speakers[0].Name = "Ada B. Example" }, []recap.ChangeKind{recap.ChangeSpeakers}},
		"another part":        {func(s *recap.Session) { s.Speakers[0].Role = "host" }, []recap.ChangeKind{recap.ChangeSpeakers}},
		"another job":         {func(s *recap.Session) { s.Speakers[0].Job = "Mason" }, []recap.ChangeKind{recap.ChangeOther}},
		"a status":            {func(s *recap.Session) { s.Status = recap.StatusMoved }, nil},
		"a status and a room": {func(s *recap.Session) { s.Status, s.Room = recap.StatusMoved, "lab" }, []recap.ChangeKind{recap.ChangeRoom}},
		"a room and tags":     {func(s *recap.Session) { s.Room, s.Tags = "lab", []string{"x"} }, []recap.ChangeKind{recap.ChangeRoom, recap.ChangeOther}},
	} {
		if got := kindsOf(t, test.edit); !slices.Equal(got, test.want) {
			t.Errorf("%s: the kinds are %q, want %q", what, got, test.want)
		}
	}
}

// Of the changes those come first of which an attendee must know most: a status alone,
// which has no kind, comes last.
func TestOrderOfChanges(t *testing.T) {
	old := recap.Post{Title: "Brick Days", Sessions: []recap.Session{{ID: "a", Title: "A"}, {ID: "b", Title: "B"}, {ID: "c", Title: "C"}}}
	revised := recap.Post{Title: "Brick Days", Sessions: []recap.Session{{ID: "a", Title: "A", Status: recap.StatusMoved}, {ID: "b", Title: "B", Tags: []string{"x"}}, {ID: "c", Title: "C", Room: "lab"}}}
	var ids []string
	for _, c := range recap.Diff(old, revised, recap.DiffOptions{}).Changed {
		ids = append(ids, c.ID)
	}
	if want := []string{"c", "b", "a"}; !slices.Equal(ids, want) {
		t.Errorf("the order is %q, want %q", ids, want)
	}
}

// A session that moves among the others is one place, not several.
func TestOrderSaysWhatMoved(t *testing.T) {
	of := func(ids ...string) recap.Post {
		post := recap.Post{Title: "Brick Days"}
		for _, id := range ids {
			post.Sessions = append(post.Sessions, recap.Session{ID: id, Title: id})
		}
		return post
	}
	for _, test := range []struct {
		old, revised recap.Post
		want         []recap.Place
	}{
		{of("a", "b", "c", "d"), of("d", "a", "b", "c"), []recap.Place{{ID: "d"}}},
		{of("a", "b", "c", "d"), of("b", "c", "a", "d"), []recap.Place{{ID: "a", After: "c"}}},
		{of("a", "b", "c"), of("a", "x", "b", "c"), []recap.Place{{ID: "x", After: "a"}}},
		{of("a", "b", "c"), of("a", "b", "c", "x", "y", "z"), nil},
	} {
		if got := recap.Diff(test.old, test.revised, recap.DiffOptions{}).Order; !slices.Equal(got, test.want) {
			t.Errorf("from %q to %q the order is %+v, want %+v", test.old.SessionIDs(), test.revised.SessionIDs(), got, test.want)
		}
	}
	circle := recap.Changes{Order: []recap.Place{{ID: "a", After: "b"}, {ID: "b", After: "a"}}}
	if _, err := circle.Apply(of("a", "b", "c")); err == nil || !strings.HasSuffix(err.Error(), "order: 2 of 3 sessions have no place") {
		t.Errorf("places in a circle: %v", err)
	}
}

// A zone may be an offset, east or west of Greenwich.
func TestZonesThatAreOffsets(t *testing.T) {
	for zone, want := range map[string]int{"+05:30": 19_800, "-03:30": -12_600, "+00:00": 0, "-11:00": -39_600, "+12:45": 45_900} {
		location, err := recap.Event{TimeZone: zone}.Location()
		if err != nil {
			t.Errorf("%s: %v", zone, err)
			continue
		}
		if _, got := time.Date(2026, 5, 8, 0, 0, 0, 0, location).Zone(); got != want {
			t.Errorf("%s is %d seconds east, want %d", zone, got, want)
		}
	}
	for _, zone := range []string{"-00:00", "05:300", "*05:30", "+25:00", "+5:30"} {
		if _, err := (recap.Event{TimeZone: zone}).Location(); err == nil {
			t.Errorf("%s is a zone", zone)
		}
	}
}

// Both ends of a range of levels are in it.
func TestLevelBetween(t *testing.T) {
	wants := recap.LevelBetween(200, 300)
	for level, want := range map[recap.Level]bool{0: false, 100: false, 200: true, 300: true, 400: false} {
		if got := wants(recap.Session{Title: "A", Level: level}); got != want {
			t.Errorf("level %d: %t, want %t", level, got, want)
		}
	}
	if got := recap.Code("BRK299").Level(); got != 200 {
		t.Errorf("BRK299 is of level %d", got)
	}
}

// A history has the newest revision, however much changed in it, and earlier ones as
// long as no more than a thousand sessions changed in all of them.
func TestHistoryOfManyChanges(t *testing.T) {
	programme := func(rooms ...int) recap.Post { // how many sessions are in each room
		post := recap.Post{Title: "Brick Days"}
		for room, n := range rooms {
			for range n {
				id := strconv.Itoa(len(post.Sessions))
				post.Sessions = append(post.Sessions, recap.Session{ID: id, Title: id, Room: strconv.Itoa(room)})
			}
		}
		return post
	}
	const all = 1100
	for _, test := range []struct {
		first, second int // the sessions that each revision moves
		want          []int
	}{{400, 600, []int{3, 2}}, {401, 600, []int{3}}, {5, 1050, []int{3}}} {
		post, _ := revised(t, recap.Post{}, programme(all), "2026-04-01T10:00:00Z")
		post, _ = revised(t, post, programme(all-test.first, test.first), "2026-04-02T10:00:00Z")
		next := programme(all-test.first, test.first)
		for i := range test.second {
			next.Sessions[i].Room = "elsewhere"
		}
		post, _ = revised(t, post, next, "2026-04-03T10:00:00Z")
		var numbers []int
		for _, r := range post.History {
			numbers = append(numbers, r.Number)
		}
		if !slices.Equal(numbers, test.want) {
			t.Errorf("after %d and %d changes the history has the revisions %v, want %v", test.first, test.second, numbers, test.want)
		}
	}
}

// Of speakers who come or go a history keeps no biographies, and of those who stay what
// stands around the first difference.
func TestHistoryOfSpeakers(t *testing.T) {
	of := func(speakers ...recap.Speaker) recap.Post {
		return recap.Post{Title: "Brick Days", Sessions: []recap.Session{{ID: "a", Title: "A", Speakers: speakers}}}
	}
	post, _ := revised(t, recap.Post{}, of(recap.Speaker{Name: "Ada", Biography: "Makes lamps."}), "2026-04-01T10:00:00Z")
	post, _ = revised(t, post, of(recap.Speaker{Name: "Ada", Biography: "Makes looms."}, recap.Speaker{Name: "Ben", Biography: "Weaves."}), "2026-04-02T10:00:00Z")
	edit := post.History[0].Changes.Changed[0].Fields["speakers"]
	if !strings.Contains(string(edit.Old), "lamps") || !strings.Contains(string(edit.New), "looms") || strings.Contains(string(edit.New), "Weaves") || !strings.Contains(string(edit.New), "Ben") {
		t.Errorf("it keeps %s and %s", edit.Old, edit.New)
	}
	post, _ = revised(t, post, of(recap.Speaker{Name: "Ada", Biography: "Makes looms."}), "2026-04-03T10:00:00Z")
	edit = post.History[0].Changes.Changed[0].Fields["speakers"]
	if strings.Contains(string(edit.Old), "Weaves") || strings.Contains(string(edit.Old), "looms") || !strings.Contains(string(edit.Old), "Ben") {
		t.Errorf("of who went it keeps %s", edit.Old)
	}
}

// Who writes and does not speak is in no group of speakers.
func TestAuthorsAreNoSpeakers(t *testing.T) {
	post := recap.Post{Title: "Brick Days", Authors: []recap.Speaker{{Name: "Dee Example"}}, Sessions: []recap.Session{{ID: "a", Title: "A", Speakers: []recap.Speaker{{Name: "Ada Example"}}}}}
	groups := recap.BySpeaker(post)
	if len(groups) != 1 || groups[0].Heading != "Ada Example" {
		t.Errorf("the groups are %+v", groups)
	}
}

// What stands around a difference is cut at whole characters, with dots for the rest.
func TestHistoryCutsWholeCharacters(t *testing.T) {
	of := func(middle string, n int) recap.Post {
		text := recap.Markdown(strings.Repeat("漢", n) + middle + strings.Repeat("字", n))
		return recap.Post{Title: "Brick Days", Sessions: []recap.Session{{ID: "a", Title: "A", Summary: text}}}
	}
	for n, want := range map[int]string{67: `"…` + strings.Repeat("漢", 7) + "a" + strings.Repeat("字", 27) + `…"`, 3: `"漢漢漢a字字字"`} {
		post, _ := revised(t, recap.Post{}, of("a", n), "2026-04-01T10:00:00Z")
		post, _ = revised(t, post, of("b", n), "2026-04-02T10:00:00Z")
		edit := post.History[0].Changes.Changed[0].Fields["summary"]
		if string(edit.Old) != want || string(edit.New) != strings.Replace(want, "a", "b", 1) {
			t.Errorf("it keeps %s and %s, want %s", edit.Old, edit.New, want)
		}
	}
}
