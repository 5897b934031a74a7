package recap_test

import (
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
)

func TestRedactKnowsPeople(t *testing.T) {
	for what, test := range map[string]struct {
		hidden, other recap.Speaker
		want          bool // whether the other is hidden, too
	}{
		"the same name":               {recap.Speaker{Name: "Ada"}, recap.Speaker{Name: "ada"}, true},
		"the same ID":                 {recap.Speaker{ID: "7", Name: "Ada"}, recap.Speaker{ID: "7", Name: "Ada Example"}, true},
		"a name without its ID":       {recap.Speaker{ID: "7", Name: "Ada"}, recap.Speaker{Name: "Ada"}, true},
		"an ID beside the same name":  {recap.Speaker{Name: "Ada"}, recap.Speaker{ID: "7", Name: "Ada"}, true},
		"another person of that name": {recap.Speaker{ID: "7", Name: "Ada"}, recap.Speaker{ID: "8", Name: "Ada"}, false},
		"somebody else":               {recap.Speaker{Name: "Ada"}, recap.Speaker{Name: "Bob"}, false},
	} {
		test.hidden.Hidden = true
		post := recap.Post{Title: "T", Sessions: []recap.Session{{Title: "A", Speakers: []recap.Speaker{test.hidden}}, {Title: "B", Speakers: []recap.Speaker{test.other}}}}
		redacted := recap.Redact(post)
		if got := len(redacted.Sessions[1].Speakers) == 0; got != test.want || len(redacted.Sessions[0].Speakers) != 0 {
			t.Errorf("%s: hidden %t, want %t", what, got, test.want)
		}
		if len(post.Sessions[0].Speakers) != 1 {
			t.Errorf("%s: the post itself was changed", what)
		}
	}
}

// Somebody was named, and is hidden now: what changed for the public does not tell.
func TestRedactWithAnother(t *testing.T) {
	old, new := harbour(), harbour()
	old.Sessions[0].Links = []recap.Link{{URL: "https://video.example/1", Role: recap.LinkVideo}}
	new.Sessions[0].RecordingConsent = recap.ConsentNo
	new.Sessions[0].Speakers[0].Hidden = true
	new.Sessions[0].Room = "lighthouse"
	c := recap.Diff(recap.Redact(old, new), recap.Redact(new, old), recap.DiffOptions{})
	if text := jsonOf(t, c); strings.Contains(text, "Ada") || strings.Contains(text, "video.example") || len(c.Changed) != 1 {
		t.Errorf("changes %s", text)
	}
	revisedPost, changes := revised(t, old, new, "2026-04-01T10:00:00Z")
	if text := jsonOf(t, changes) + jsonOf(t, revisedPost.History); strings.Contains(text, "Ada") || strings.Contains(text, "video.example") {
		t.Errorf("changes and history %s", text)
	}
}
