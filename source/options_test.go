package source_test

import (
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap/source"
)

// TestOptionsOfThePost: what the caller says of the post wins over the input,
// and an event without a name is called as the post is.
func TestOptionsOfThePost(t *testing.T) {
	const text = `{"title": "Programme", "language": "de", "sessions": [{"title": "One", "start": "2026-05-01T10:00:00Z"}]}`
	o := source.Options{Title: "Tidings", Language: "en-GB", URL: "https://example.org/", TimeZone: "Europe/Brussels"}
	result, err := source.Read(t.Context(), strings.NewReader(text), o)
	if err != nil {
		t.Fatal(err)
	}
	if p := result.Post; p.Title != o.Title || p.Language != o.Language || p.URL != o.URL || p.Event.Name != o.Title || p.Event.TimeZone != o.TimeZone {
		t.Errorf("got %q, %q, %q, %q, %q", p.Title, p.Language, p.URL, p.Event.Name, p.Event.TimeZone)
	}
}
