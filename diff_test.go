package recap_test

import (
	"encoding/json"
	"math/rand"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/internal/posttest"
)

// harbour is a small programme before anything happened to it.
func harbour() recap.Post {
	return recap.Post{
		Title: "Tidecon 2026", URL: "https://tidecon.example/",
		Event: recap.Event{Name: "Tidecon 2026", TimeZone: "Europe/Lisbon", Rooms: []recap.Room{{ID: "dock"}, {ID: "lighthouse"}}},
		Sessions: []recap.Session{
			{ID: "1", Title: "Queues at low tide", Room: "dock", Start: at("2026-05-08T13:30:00+01:00"), End: at("2026-05-08T14:00:00+01:00"), Speakers: []recap.Speaker{{Name: "Ada Example"}}},
			{ID: "2", Title: "Ropes and knots", Room: "dock", Start: at("2026-05-08T14:00:00+01:00"), Speakers: []recap.Speaker{{Name: "Bob Example"}}},
			{ID: "3", Title: "Fog", Summary: "Where it comes from.", Speakers: []recap.Speaker{{Name: "Cy Example"}}},
			{ID: "4", Title: "Gulls"},
		},
	}
}

func TestDiffSortsWhatHappened(t *testing.T) {
	old, new := harbour(), harbour()
	old.Sessions[3].Status = recap.StatusCancelled
	new.Sessions[0].Start, new.Sessions[0].End = at("2026-05-09T10:00:00+01:00"), at("2026-05-09T10:30:00+01:00")
	new.Sessions[0].Room = "lighthouse"
	new.Sessions[1].Status = recap.StatusCancelled
	new.Sessions[2].Summary = "Where it goes."
	new.Sessions = append(new.Sessions, recap.Session{ID: "5", Title: "Salt"})
	new.Event.Venue = "The Old Ropery"
	old.Sessions = append(old.Sessions, recap.Session{ID: "6", Title: "Tar"})
	c := recap.Diff(old, new, recap.DiffOptions{})
	ids := func(list []recap.Change) (ids []string) {
		for _, change := range list {
			ids = append(ids, change.ID)
		}
		return ids
	}
	got := [][]string{ids(c.Added), ids(c.Removed), ids(c.Cancelled), ids(c.Revived), ids(c.Changed)}
	if diff := cmp.Diff([][]string{{"5"}, {"6"}, {"2"}, {"4"}, {"1", "3"}}, got); diff != "" {
		t.Errorf("added, removed, cancelled, revived, changed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]recap.ChangeKind{recap.ChangeTime, recap.ChangeRoom}, c.Changed[0].Kinds()); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	data, err := json.Marshal(c.Changed[0].Fields)
	want := `{"end":{"old":"2026-05-08T14:00:00+01:00","new":"2026-05-09T10:30:00+01:00"},` +
		`"room":{"old":"dock","new":"lighthouse"},` +
		`"start":{"old":"2026-05-08T13:30:00+01:00","new":"2026-05-09T10:00:00+01:00"}}`
	if string(data) != want || err != nil {
		t.Errorf("fields:\n%s\nwant\n%s", data, want)
	}
	if data, _ := json.Marshal(c.Fields); string(data) != `{"event.venue":{"old":null,"new":"The Old Ropery"}}` {
		t.Errorf("fields of the post: %s", data)
	}
}

func TestDiffOfEqualPosts(t *testing.T) {
	for what, edit := range map[string]func(*recap.Post){
		"nothing":                          func(*recap.Post) {},
		"a time in another zone":           func(p *recap.Post) { p.Sessions[0].Start = p.Sessions[0].Start.UTC() },
		"an empty list":                    func(p *recap.Post) { p.Sessions[3].Links = []recap.Link{} },
		"the status that goes unsaid":      func(p *recap.Post) { p.Sessions[0].Status = recap.StatusConfirmed },
		"what is no longer said to be old": func(p *recap.Post) { p.History, p.Revision = []recap.Revision{{Number: 1}}, 1 },
	} {
		old, new := harbour(), harbour()
		edit(&new)
		if c := recap.Diff(old, new, recap.DiffOptions{}); !c.IsZero() {
			t.Errorf("%s is a change: %+v", what, c)
		}
	}
	old := harbour()
	old.Revision, old.Updated = 3, at("2026-05-01T00:00:00Z")
	old.Sessions[0].Updated, old.Sessions[0].Published, old.Sessions[0].Sequence, old.Sessions[0].Status = old.Updated, old.Updated, 4, recap.StatusMoved
	if c := recap.Diff(old, harbour(), recap.DiffOptions{}); !c.IsZero() {
		t.Errorf("a source that is silent about what Revise remembers has changed: %+v", c)
	}
}

// Each case has one session whose IDs differ. It is recognised by what is named, and not
// at all if only IDs count.
func TestGuesses(t *testing.T) {
	rec := []recap.Link{{URL: "https://video.example/1", Role: recap.LinkVideo}}
	ada := []recap.Speaker{{Name: "Ada Example"}}
	start := at("2026-05-08T13:30:00Z")
	for _, test := range []struct {
		what     string
		old, new recap.Session
		want     recap.Guess
	}{
		{"an ID that came", recap.Session{Code: "SVS401", Title: "S"}, recap.Session{ID: "x", Code: "svs401", Title: "T"}, recap.GuessCode},
		{"another ID", recap.Session{ID: "1", Title: "Queues"}, recap.Session{ID: "x", Title: "queues"}, recap.GuessTitle},
		{"a title with a recording", recap.Session{Title: "A", Links: rec}, recap.Session{Title: "B", Links: rec}, recap.GuessRecording},
		{"a title at its time", recap.Session{Title: "A", Speakers: ada, Start: start}, recap.Session{Title: "B", Speakers: ada, Start: start}, recap.GuessSpeakers},
		{"a title with its speaker", recap.Session{Title: "A", Speakers: ada}, recap.Session{Title: "B", Speakers: ada, Start: start}, recap.GuessSpeakers},
		{"nothing in common", recap.Session{Title: "A"}, recap.Session{Title: "B"}, ""},
	} {
		post := func(s recap.Session) recap.Post {
			p := harbour()
			p.Sessions = []recap.Session{{Code: "ABC200", Title: "Another"}, s}
			return p
		}
		old, new := post(test.old), post(test.new)
		c := recap.Diff(old, new, recap.DiffOptions{})
		if test.want == "" {
			if len(c.Added) != 1 || len(c.Removed) != 1 {
				t.Errorf("%s: %+v", test.what, c)
			}
		} else if len(c.Changed) != 1 || c.Changed[0].Guess != test.want || c.Changed[0].ID != old.SessionIDs()[1] {
			t.Errorf("%s: want a guess by %s: %+v", test.what, test.want, c)
		}
		if c := recap.Diff(old, new, recap.DiffOptions{Exact: true}); len(c.Added) != 1 || len(c.Removed) != 1 {
			t.Errorf("%s: exactly, a session is guessed: %+v", test.what, c)
		}
	}
}

// A source that keeps its IDs is believed: a new ID is a new session, whatever else is
// the same.
func TestNoGuessAgainstLastingIDs(t *testing.T) {
	old, new := harbour(), harbour()
	new.Sessions[0].ID = "new"
	if c := recap.Diff(old, new, recap.DiffOptions{}); len(c.Added) != 1 || len(c.Removed) != 1 || len(c.Changed) != 0 {
		t.Errorf("%+v", c)
	}
}

// mixed makes a later version of a post: of the sessions some are gone, some have moved in
// the list, and some have fields of another post.
func mixed(r *rand.Rand, old, other recap.Post) recap.Post {
	new := other
	ids := old.SessionIDs()
	new.Sessions = nil
	for i, s := range old.Sessions {
		s.ID = ids[i]
		if len(other.Sessions) > 0 && r.Intn(2) == 0 {
			from := other.Sessions[r.Intn(len(other.Sessions))]
			id, code, level := s.ID, s.Code, s.Level
			s = from
			s.ID, s.Code, s.Level = id, code, level
		}
		if r.Intn(4) > 0 {
			new.Sessions = append(new.Sessions, s)
		}
	}
	for _, s := range other.Sessions {
		if s.ID = "n" + s.ID; r.Intn(3) == 0 {
			s.Code = ""
			s.ID += string(rune('a' + len(new.Sessions)))
			new.Sessions = append(new.Sessions, s)
		}
	}
	r.Shuffle(len(new.Sessions)*r.Intn(2), func(i, j int) {
		new.Sessions[i], new.Sessions[j] = new.Sessions[j], new.Sessions[i]
	})
	return new
}

// equal compares posts by what they mean.
func equal() cmp.Options {
	return cmp.Options{cmpopts.EquateEmpty(), cmp.Comparer(time.Time.Equal)}
}

func TestApplyGivesTheNewPost(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 100 {
		old := recap.Post(posttest.Valid{}.Generate(r, 8).Interface().(posttest.Valid))
		new := mixed(r, old, recap.Post(posttest.Valid{}.Generate(r, 8).Interface().(posttest.Valid)))
		changes := recap.Diff(old, new, recap.DiffOptions{Exact: true})
		data, err := json.Marshal(changes)
		if err != nil {
			t.Fatal(err)
		}
		var read recap.Changes
		if err := json.Unmarshal(data, &read); err != nil {
			t.Fatal(err)
		}
		got, err := read.Apply(old)
		if err != nil {
			t.Fatal(err)
		}
		// What the new post is silent about stays as it was.
		want := new
		want.History, want.Revision = old.History, old.Revision
		if want.Updated.IsZero() {
			want.Updated = old.Updated
		}
		want.Sessions = slices.Clone(want.Sessions)
		ids := old.SessionIDs()
		for i := range want.Sessions {
			s := &want.Sessions[i]
			j := slices.Index(ids, s.ID)
			if j < 0 {
				continue
			}
			was := reflect.ValueOf(old.Sessions[j])
			for _, field := range []string{"Published", "Updated", "Sequence"} {
				if f := reflect.ValueOf(s).Elem().FieldByName(field); f.IsZero() {
					f.Set(was.FieldByName(field))
				}
			}
			if s.Status == "" && old.Sessions[j].Status != recap.StatusCancelled || s.Status == recap.StatusConfirmed && old.Sessions[j].Status == "" {
				s.Status = old.Sessions[j].Status
			}
		}
		if diff := cmp.Diff(want, got, equal()); diff != "" {
			t.Fatalf("applied (-want +got):\n%s", diff)
		}
	}
}

func TestApplyRefuses(t *testing.T) {
	old, new := harbour(), harbour()
	new.Sessions[0].Title = "Another"
	changes := recap.Diff(old, new, recap.DiffOptions{})
	old.Sessions = old.Sessions[1:]
	if _, err := changes.Apply(old); err == nil || err.Error() != `recap: changes: changed: the old post has no session 1, "Another"` {
		t.Errorf("%v", err)
	}
	for what, c := range map[string]recap.Changes{
		"an unknown field":        {Fields: recap.Fields{"colour": {New: json.RawMessage(`"red"`)}}},
		"the sessions":            {Fields: recap.Fields{"sessions": {New: json.RawMessage(`[]`)}}},
		"a value of no use":       {Fields: recap.Fields{"title": {New: json.RawMessage(`7`)}}},
		"a session that is there": {Added: []recap.Change{{ID: "2"}}},
		"a circle":                {Order: []recap.Place{{ID: "2", After: "3"}, {ID: "3", After: "2"}}},
	} {
		if _, err := c.Apply(old); err == nil {
			t.Errorf("%s is applied", what)
		}
	}
}

// Changes come from files, so nothing in them may stop a program.
func FuzzApply(f *testing.F) {
	old, new := harbour(), harbour()
	new.Sessions[0].Room, new.Event.Venue = "lighthouse", "The Old Ropery"
	new.Sessions = append(new.Sessions[1:], recap.Session{ID: "5", Title: "Salt"}, new.Sessions[0])
	data, err := json.Marshal(recap.Diff(old, new, recap.DiffOptions{}))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(data))
	f.Add(`{"changed":[{"id":"1","fields":{"links.url":{"new":1},"start.wall":{"new":1},"":{"old":{}},"speakers":{"new":[null]}}}]}`)
	f.Add(`{"fields":{"event":{"new":{"rooms":[{}]}},"event.start.ext":{"new":7},"event.":{"new":null}},"order":[{"id":"1","after":"1"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		var c recap.Changes
		if json.Unmarshal([]byte(text), &c) != nil {
			return
		}
		post, err := c.Apply(harbour())
		if err == nil && len(post.Sessions) != 4+len(c.Added)-len(c.Removed) {
			t.Errorf("%d sessions", len(post.Sessions))
		}
		for _, change := range append(c.Changed, c.Added...) {
			change.Kinds()
		}
		history := recap.Post{Title: "T", History: []recap.Revision{{Number: 1, Changes: c}}}
		recap.Redact(history)
		history.Validate()
	})
}
