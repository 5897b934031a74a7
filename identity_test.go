package recap_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/seed-e2fd8668/recap"
)

// These IDs are in feeds and calendars that people have subscribed to.
func TestSessionIDIsFrozen(t *testing.T) {
	post := recap.Post{URL: "https://example.org/", Event: recap.Event{Name: "AWS re:Invent 2023"}}
	tests := []struct {
		session recap.Session
		want    string
	}{
		{recap.Session{ID: "given", Code: "SVS401"}, "given"},
		{recap.Session{Code: "SVS401", Title: "A"}, "142a9ebc-79b5-5768-9dcc-0b914a41c185"},
		{recap.Session{Title: "Keynote"}, "0c43a932-a030-5223-a559-4b5900bebf18"},
	}
	for _, tt := range tests {
		if got := post.SessionID(tt.session); got != tt.want {
			t.Errorf("SessionID(%+v) = %q, want %q", tt.session, got, tt.want)
		}
	}
}

func TestSessionIDSurvivesEdits(t *testing.T) {
	post := recap.Post{Event: recap.Event{Name: "Conf 2023", TimeZone: "Europe/Brussels"}}
	before := recap.Session{Code: "SVS401", Title: "Before", Room: "A"}
	after := recap.Session{Code: "svs401 ", Title: "After", Room: "B", Start: at("2023-11-27T10:00:00Z"),
		Links: []recap.Link{{URL: "https://example.org/v", Role: recap.LinkVideo}}}
	if a, b := post.SessionID(before), post.SessionID(after); a != b {
		t.Errorf("the ID changed from %s to %s", a, b)
	}
	id, err := uuid.Parse(post.SessionID(before))
	if err != nil || id.Version() != 5 {
		t.Errorf("derived ID %v, %v: want a UUID of version 5", id, err)
	}
}

func TestSessionIDTellsApart(t *testing.T) {
	video := func(url string) []recap.Link { return []recap.Link{{URL: url, Role: recap.LinkVideo}} }
	last, next := recap.Post{Event: recap.Event{Name: "Conf 2023"}}, recap.Post{Event: recap.Event{Name: "Conf 2024"}}
	ids := map[string]string{}
	for name, id := range map[string]string{
		"code":                 last.SessionID(recap.Session{Code: "SVS401"}),
		"repeat":               last.SessionID(recap.Session{Code: "SVS401-R1"}),
		"next year":            next.SessionID(recap.Session{Code: "SVS401"}),
		"title":                last.SessionID(recap.Session{Title: "SVS401"}),
		"title and recording":  last.SessionID(recap.Session{Title: "SVS401", Links: video("https://example.org/1")}),
		"title, other one":     last.SessionID(recap.Session{Title: "SVS401", Links: video("https://example.org/2")}),
		"no event, one post":   recap.Post{URL: "https://example.org/a"}.SessionID(recap.Session{Code: "SVS401"}),
		"no event, other post": recap.Post{URL: "https://example.org/b"}.SessionID(recap.Session{Code: "SVS401"}),
	} {
		if other, ok := ids[id]; ok {
			t.Errorf("%q and %q share the ID %s", name, other, id)
		}
		ids[id] = name
	}
}
