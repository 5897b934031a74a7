package recap_test

import (
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/seed-e2fd8668/recap"
)

// sessionID is the ID of a session that stands alone in a post.
func sessionID(p recap.Post, s recap.Session) string {
	p.Sessions = []recap.Session{s}
	return p.SessionIDs()[0]
}

// These IDs are in feeds and calendars that people have subscribed to.
func TestSessionIDsAreFrozen(t *testing.T) {
	post := recap.Post{URL: "https://example.org/", Event: recap.Event{Name: "AWS re:Invent 2023"}}
	tests := []struct {
		session recap.Session
		want    string
	}{
		{recap.Session{ID: "given", Code: "SVS401"}, "given"},
		{recap.Session{Code: "SVS401", Title: "A"}, "142a9ebc-79b5-5768-9dcc-0b914a41c185"},
		{recap.Session{Title: "Keynote"}, "8bcd6c66-f30b-59ed-a4fe-51391374eaf8"},
	}
	for _, tt := range tests {
		if got := sessionID(post, tt.session); got != tt.want {
			t.Errorf("the ID of %+v is %q, want %q", tt.session, got, tt.want)
		}
	}
}

func TestSessionIDsSurviveEdits(t *testing.T) {
	conf := recap.Post{Event: recap.Event{Name: "Conf 2023", TimeZone: "Europe/Brussels"}}
	video := []recap.Link{{URL: "https://example.org/v", Role: recap.LinkVideo}}
	tests := []struct {
		name          string
		before, after recap.Session
	}{
		{"code", recap.Session{Code: "SVS401", Title: "Before", Room: "A"},
			recap.Session{Code: "svs401 ", Title: "After", Room: "B", Start: at("2023-11-27T10:00:00Z"), Links: video}},
		{"title", recap.Session{Title: "Keynote", Room: "A"},
			recap.Session{Title: "Keynote", Room: "B", Start: at("2023-11-27T10:00:00Z"), Links: video}},
	}
	for _, tt := range tests {
		a, b := sessionID(conf, tt.before), sessionID(conf, tt.after)
		if a != b {
			t.Errorf("%s: the ID changed from %s to %s", tt.name, a, b)
		}
		if id, err := uuid.Parse(a); err != nil || id.Version() != 5 {
			t.Errorf("%s: derived ID %v, %v: want a UUID of version 5", tt.name, id, err)
		}
	}
	plain, secure := recap.Post{URL: "http://example.org/r/"}, recap.Post{URL: "https://example.org/r/"}
	if a, b := sessionID(plain, recap.Session{Title: "Keynote"}), sessionID(secure, recap.Session{Title: "Keynote"}); a != b {
		t.Errorf("the ID changed from %s to %s with the scheme of the post", a, b)
	}
}

func TestSessionIDsTellApart(t *testing.T) {
	last, next := recap.Post{Event: recap.Event{Name: "Conf 2023"}}, recap.Post{Event: recap.Event{Name: "Conf 2024"}}
	ids := map[string]string{}
	for name, id := range map[string]string{
		"code":                 sessionID(last, recap.Session{Code: "SVS401"}),
		"repeat":               sessionID(last, recap.Session{Code: "SVS401-R1"}),
		"next year":            sessionID(next, recap.Session{Code: "SVS401"}),
		"title":                sessionID(last, recap.Session{Title: "SVS401"}),
		"no event, one post":   sessionID(recap.Post{URL: "https://example.org/a"}, recap.Session{Code: "SVS401"}),
		"no event, other post": sessionID(recap.Post{URL: "https://example.org/b"}, recap.Session{Code: "SVS401"}),
		"nothing of the post":  sessionID(recap.Post{}, recap.Session{Code: "SVS401"}),
	} {
		if other, ok := ids[id]; ok {
			t.Errorf("%q and %q share the ID %s", name, other, id)
		}
		ids[id] = name
	}
}

func TestEqualTitlesAreNumbered(t *testing.T) {
	coffee, tea := recap.Session{Title: "Coffee"}, recap.Session{Title: "Tea"}
	post := recap.Post{Title: "Breaks", Sessions: []recap.Session{coffee, tea, coffee, {Title: "Coffee", ID: "own"}, coffee}}
	ids := post.SessionIDs()
	sorted := slices.Sorted(slices.Values(ids))
	if len(slices.Compact(sorted)) != len(ids) {
		t.Errorf("IDs are shared: %q", ids)
	}
	if ids[0] != sessionID(post, coffee) || ids[1] != sessionID(post, tea) {
		t.Errorf("the first of a title is numbered: %q", ids)
	}
	if err := post.Validate(); err != nil {
		t.Error(err)
	}
}
