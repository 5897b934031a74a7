package recap_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-e2fd8668/recap"
)

// bilingual is in English, and in German where it is translated.
func bilingual() recap.Post {
	return recap.Post{
		Title: "Lamps", Introduction: "Light.", Conclusion: "Dark.",
		Translations: []recap.PostTranslation{{Language: "fr", Title: "Lampes"}, {Language: "de", Title: "Lampen", Introduction: "Licht."}},
		Authors:      []recap.Speaker{{Name: "Ada Example", Biography: "Writes.", Translations: []recap.SpeakerTranslation{{Language: "de", Biography: "Schreibt."}}}},
		Event: recap.Event{
			Name: "Lamp Days", Venue: "Hall", Translations: []recap.EventTranslation{{Language: "de", Name: "Lampentage"}},
			Rooms: []recap.Room{{ID: "a", Translations: []recap.RoomTranslation{{Language: "de", Name: "Saal A"}}}},
		},
		Tracks: []recap.Track{{ID: "LMP", Name: "Oil", Translations: []recap.TrackTranslation{{Language: "de", Name: "Öl", Description: "Alles über Öl."}}}},
		Sessions: []recap.Session{
			{
				Code: "LMP301", Title: "Wicks", Summary: "How they burn.", Room: "a",
				Speakers:     []recap.Speaker{{Name: "Ben Example", Translations: []recap.SpeakerTranslation{{Language: "de", Name: "Benno Beispiel"}}}},
				Translations: []recap.SessionTranslation{{Language: "de-AT", Title: "Dochte"}},
			},
			{Title: "Coffee", Translations: []recap.SessionTranslation{{Language: "de", Title: "Kaffee"}}},
			{Title: "Coffee", Translations: []recap.SessionTranslation{{Language: "de", Title: "Kaffee"}}},
			{Title: "Gas"},
		},
	}
}

func TestIn(t *testing.T) {
	post := bilingual()
	german := post.In("de")
	type said struct{ Post, Introduction, Conclusion, Event, Venue, Room, Track, About, Session, Summary, Speaker, Author string }
	want := said{"Lampen", "Licht.", "Dark.", "Lampentage", "Hall", "Saal A", "Öl", "Alles über Öl.", "Dochte", "How they burn.", "Benno Beispiel", "Schreibt."}
	s := german.Sessions[0]
	got := said{
		german.Title, string(german.Introduction), string(german.Conclusion), german.Event.Name, german.Event.Venue, german.Event.Room("a").Name,
		german.Tracks[0].Name, german.Tracks[0].Description, s.Title, string(s.Summary), s.Speakers[0].Name, string(german.Authors[0].Biography),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("in German (-want +got):\n%s", diff)
	}
	if german.Language != "de" || s.Language != "en" || german.WrittenIn(s) != "de" || german.WrittenIn(german.Sessions[3]) != "en" {
		t.Errorf("the post is in %s, a session spoken in %s and written in %s, one that is not translated in %s",
			german.Language, s.Language, german.WrittenIn(s), german.WrittenIn(german.Sessions[3]))
	}
	if !slices.Equal(post.SessionIDs(), german.SessionIDs()) {
		t.Errorf("the IDs are %q, want %q", german.SessionIDs(), post.SessionIDs())
	}
	if err := german.Validate(); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(bilingual(), post); diff != "" {
		t.Errorf("the original was changed:\n%s", diff)
	}
}

// The way back leads to the original, but for what goes without saying there.
func TestInAndBack(t *testing.T) {
	post := bilingual()
	post.Tracks[0].Translations[0].Description = "" // which is nothing to go back to
	back := post.In("de").In("en")
	post.Language = "en"
	for i, id := range post.SessionIDs() {
		post.Sessions[i].ID, post.Sessions[i].Language = id, "en"
	}
	post.Sessions[0].Speakers[0].ID, post.Event.Rooms[0].Name = "Ben-Example", "a"
	post.Sessions[0].Translations[0].Language = "de"
	if diff := cmp.Diff(post, back, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := back.In("en"); !cmp.Equal(got, back) {
		t.Error("In of the post's own language changes it")
	}
}

func TestLanguages(t *testing.T) {
	if got, want := bilingual().Languages(), []string{"en", "fr", "de", "de-AT"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTranslationsAreValid(t *testing.T) {
	post := bilingual()
	post.Tracks[0].Translations = []recap.TrackTranslation{{Language: "de"}, {Language: "DE", Name: "two\nlines"}, {Name: "no language"}}
	err := post.Validate()
	want := `recap: the post has 3 problems
	tracks[0].translations[1].language: is "DE", as that of translations[0] is
	tracks[0].translations[1].name: holds the control character U+000A at byte 3
	tracks[0].translations[2].language: is required`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}
