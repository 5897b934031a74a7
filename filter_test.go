package recap_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/seed-e2fd8668/recap"
)

// festival is a programme of five sessions in two tracks over one evening.
func festival() recap.Post {
	return recap.Post{
		Title: "Festival", URL: "https://example.org/", Language: "fr",
		Published: at("2024-02-01T00:00:00Z"),
		Event: recap.Event{Name: "Festival 2024", TimeZone: "Europe/Brussels",
			Rooms: []recap.Room{{ID: "main", Name: "Main hall"}, {ID: "side"}}},
		Tracks: []recap.Track{{ID: "ops", Name: "Operations"}, {ID: "SVS", Name: "Serverless"}, {ID: "unused"}},
		Sessions: []recap.Session{
			{Code: "SVS401-JA", Title: "Étude", Room: "side", Kind: recap.KindWorkshop, Tags: []string{"Queues"},
				Start: at("2024-03-30T20:00:00Z"), End: at("2024-03-30T21:00:00Z"),
				Speakers: []recap.Speaker{{ID: "u1", Name: "Søren Łukasz"}},
				Links: []recap.Link{{URL: "https://example.org/s"},
					{URL: "https://example.org/v", Role: recap.LinkVideo, Published: at("2024-04-02T00:00:00Z")}}},
			{Code: "API300", Title: "edge cases", Language: "en-GB", Room: "main", Status: recap.StatusCancelled,
				Start: at("2024-03-31T00:30:00Z")},
			{ID: "k", Title: "Keynote", Kind: recap.KindKeynote, Track: "ops", Level: 200, Room: "main", Tags: []string{"queues", "people"},
				Start: at("2024-03-30T20:00:00Z"), End: at("2024-03-30T20:30:00Z"),
				Speakers: []recap.Speaker{{Name: "Ada Straße"}, {ID: "u1", Name: "S. Lukasz"}}},
			{Code: "svs305", Title: "Ebb", Summary: "About CAFÉ culture.", Speakers: []recap.Speaker{{Name: "Ada Straße"}}},
			{Code: "opaque", Title: "Zebra", Room: "roof", Links: []recap.Link{{URL: "https://example.org/a", Role: recap.LinkAudio}}},
		},
	}
}

func titles(sessions []recap.Session) string {
	var list []string
	for _, s := range sessions {
		list = append(list, s.Title)
	}
	return strings.Join(list, " ")
}

func TestFilter(t *testing.T) {
	is := func(title string) recap.Predicate { return func(s recap.Session) bool { return s.Title == title } }
	tests := []struct {
		name string
		keep recap.Predicate
		want string
	}{
		{"track by code", recap.InTrack("SVS"), "Étude Ebb"},
		{"tracks", recap.InTrack("ops", "API"), "edge cases Keynote"},
		{"level by code", recap.AtLevel(recap.Advanced, recap.Expert), "Étude edge cases Ebb"},
		{"own level", recap.AtLevel(recap.Intermediate), "Keynote"},
		{"levels between", recap.LevelBetween(0, 300), "edge cases Keynote Ebb"},
		{"kind", recap.OfKind(recap.KindKeynote, recap.KindWorkshop), "Étude Keynote"},
		{"speaker by ID", recap.WithSpeaker("u1"), "Étude Keynote"},
		{"speaker by name", recap.WithSpeaker("ada strasse"), "Keynote Ebb"},
		{"speaker, stroke letters", recap.WithSpeaker("soren lukasz"), "Étude"},
		{"tag", recap.Tagged("QUEUES"), "Étude Keynote"},
		{"room", recap.InRoom("main"), "edge cases Keynote"},
		{"language of the code", recap.InLanguage("ja"), "Étude"},
		{"language of the post", recap.InLanguage("fr"), "Keynote Ebb Zebra"},
		{"language and variants", recap.InLanguage("EN"), "edge cases"},
		{"no wider language", recap.InLanguage("en-US", "e"), ""},
		{"day with its night", recap.OnDay(2024, time.March, 30), "Étude edge cases Keynote"},
		{"day after", recap.OnDay(2024, time.March, 31), ""},
		{"during", recap.During(at("2024-03-30T20:30:00Z"), at("2024-03-30T22:00:00Z")), "Étude"},
		{"during, by start alone", recap.During(at("2024-03-31T00:30:00Z"), at("2024-03-31T01:00:00Z")), "edge cases"},
		{"until its start", recap.During(at("2024-03-30T19:00:00Z"), at("2024-03-30T20:00:00Z")), ""},
		{"recorded", recap.Recorded(), "Étude Zebra"},
		{"cancelled", recap.HasStatus(recap.StatusCancelled), "edge cases"},
		{"confirmed", recap.HasStatus(recap.StatusConfirmed), "Étude Keynote Ebb Zebra"},
		{"text, any order, accents", recap.Matching("culture cafe"), "Ebb"},
		{"text in a title", recap.Matching("ETUDE"), "Étude"},
		{"text in a speaker", recap.Matching("strasse"), "Keynote Ebb"},
		{"text in a tag", recap.Matching("people"), "Keynote"},
		{"text in a code", recap.Matching("svs"), "Étude Ebb"},
		{"text across fields", recap.Matching("ebbabout"), ""},
		{"empty text", recap.Matching("  "), "Étude edge cases Keynote Ebb Zebra"},
		{"and", recap.And(recap.InTrack("SVS"), recap.Recorded()), "Étude"},
		{"and of none", recap.And(), "Étude edge cases Keynote Ebb Zebra"},
		{"or with one's own", recap.Or(is("Ebb"), recap.OfKind(recap.KindKeynote)), "Keynote Ebb"},
		{"or of none", recap.Or(), ""},
		{"not", recap.Not(recap.Recorded()), "edge cases Keynote Ebb"},
	}
	post := festival()
	for _, tt := range tests {
		got := titles(slices.Collect(recap.Filter(post.All(), tt.keep)))
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if got := titles(post.Filter(tt.keep).Sessions); got != tt.want {
			t.Errorf("%s: Post.Filter got %q, want %q", tt.name, got, tt.want)
		}
	}
	if diff := cmp.Diff(festival(), post); diff != "" {
		t.Errorf("the post was changed:\n%s", diff)
	}
}

func TestFilterStopsEarly(t *testing.T) {
	post := festival()
	seen := 0
	count := func(recap.Session) bool { seen++; return true }
	for range recap.Filter(post.All(), count) {
		break
	}
	if seen != 1 {
		t.Errorf("%d sessions were looked at for the first one", seen)
	}
}

func TestFilteredPostIsAPost(t *testing.T) {
	post := festival()
	mine := post.Filter(recap.InTrack("SVS"))
	if len(mine.Tracks) != 1 || mine.Tracks[0].ID != "SVS" {
		t.Errorf("tracks %v are kept, want SVS alone", mine.Tracks)
	}
	if got, want := mine.SessionIDs()[0], post.SessionIDs()[0]; got != want {
		t.Errorf("the ID changed from %s to %s", want, got)
	}
	if mine.Sessions[0].Track != "" {
		t.Errorf("a default was stored in the session: %q", mine.Sessions[0].Track)
	}
	if err := mine.Validate(); err != nil {
		t.Error(err)
	}
}

func TestFilterKeepsIDsOfEqualTitles(t *testing.T) {
	post := recap.Post{Title: "Breaks", Sessions: []recap.Session{{Title: "Coffee", Room: "A"}, {Title: "Coffee", Room: "B"}, {Title: "Tea"}}}
	all := post.SessionIDs()
	mine := post.Filter(recap.InRoom("B"))
	if got := mine.SessionIDs(); !slices.Equal(got, all[1:2]) {
		t.Errorf("the second of two breaks has the IDs %q by itself, and %q among all", got, all[1:2])
	}
	if tea := post.Filter(recap.Matching("tea")); tea.Sessions[0].ID != "" {
		t.Errorf("an ID that is derived all the same was stored: %q", tea.Sessions[0].ID)
	}
}

func TestResolved(t *testing.T) {
	post := festival()
	got := post.Resolved()
	if diff := cmp.Diff([]recap.Track{{ID: "ops", Name: "Operations"}, {ID: "SVS", Name: "Serverless"}, {ID: "unused"}, {ID: "API"}}, got.Tracks); diff != "" {
		t.Errorf("tracks (-want +got):\n%s", diff)
	}
	first, second := got.Sessions[0], got.Sessions[1]
	if first.ID == "" || first.Track != "SVS" || first.Level != 400 || first.Language != "ja" || first.Status != recap.StatusConfirmed {
		t.Errorf("defaults are missing in %+v", first)
	}
	if !first.Published.Equal(at("2024-04-02T00:00:00Z")) || !first.Updated.Equal(first.Published) {
		t.Errorf("published %v, updated %v; want the recording's date", first.Published, first.Updated)
	}
	if !second.Published.Equal(post.Published) {
		t.Errorf("published %v, want the post's date", second.Published)
	}
	if got := first.Start.Format(time.RFC3339); got != "2024-03-30T21:00:00+01:00" {
		t.Errorf("start %s, want it in the event's zone", got)
	}
	if !second.End.IsZero() || !got.Sessions[3].Start.IsZero() {
		t.Error("a time that was not given is no longer zero")
	}
	if got := (recap.Post{}).Resolved(); got.Language != "en" {
		t.Errorf("language %q, want en", got.Language)
	}
	if diff := cmp.Diff(festival(), post); diff != "" {
		t.Errorf("the post was changed:\n%s", diff)
	}
}

func TestSort(t *testing.T) {
	post := festival()
	for _, tt := range []struct {
		name    string
		compare func(a, b recap.Session) int
		want    string
	}{
		{"code", recap.CompareCode, "Zebra edge cases Ebb Étude Keynote"},
		{"title", recap.CompareTitle, "Ebb edge cases Étude Keynote Zebra"},
		{"start", recap.CompareStart, "Keynote Étude edge cases Ebb Zebra"},
	} {
		if got := titles(slices.SortedStableFunc(post.All(), tt.compare)); got != tt.want {
			t.Errorf("by %s: got %q, want %q", tt.name, got, tt.want)
		}
	}
	codes := []recap.Code{"SVS401-R1", "", "SVS401", "AIM3313", "AIM388", "SVS401-R"}
	var sessions []recap.Session
	for _, c := range codes {
		sessions = append(sessions, recap.Session{Code: c})
	}
	slices.SortStableFunc(sessions, recap.CompareCode)
	var got []recap.Code
	for _, s := range sessions {
		got = append(got, s.Code)
	}
	if diff := cmp.Diff([]recap.Code{"AIM388", "AIM3313", "SVS401", "SVS401-R", "SVS401-R1", ""}, got); diff != "" {
		t.Errorf("codes (-want +got):\n%s", diff)
	}
}
