package recap_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
)

func TestLinkAddress(t *testing.T) {
	for want, l := range map[string]recap.Link{
		"https://www.youtube.com/watch?v=a&t=2042": {URL: "https://www.youtube.com/watch?v=a", Start: 2042 * time.Second},
		"https://youtu.be/a?t=60":                  {URL: "https://youtu.be/a", Start: time.Minute},
		"https://youtu.be/a?t=1#x":                 {URL: "https://youtu.be/a#x", Start: time.Second},
		"https://vimeo.com/1#t=5":                  {URL: "https://vimeo.com/1", Start: 5 * time.Second},
		"https://example.org/a.mp4#t=5":            {URL: "https://example.org/a.mp4#old", Start: 5 * time.Second},
		"https://example.org/a":                    {URL: "https://example.org/a"},
	} {
		if got := l.Address(); got != want {
			t.Errorf("%+v: got %s, want %s", l, got, want)
		}
	}
}

// In JSON the start is a number of seconds, as people count.
func TestLinkStartInJSON(t *testing.T) {
	l := recap.Link{URL: "https://youtu.be/a", Role: recap.LinkVideo, Start: 2042 * time.Second}
	data, err := json.Marshal(l)
	if want := `{"url":"https://youtu.be/a","role":"video","start":2042}`; err != nil || string(data) != want {
		t.Fatalf("got %s, %v, want %s", data, err, want)
	}
	var back recap.Link
	if err := json.Unmarshal(data, &back); err != nil || back != l {
		t.Errorf("got %+v, %v, want %+v", back, err, l)
	}
}
