package source_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/source"
)

// fuzzReader has a reader read whatever comes: it must not panic, and what it
// reads must be valid and go into every format.
func fuzzReader(f *testing.F, r source.Reader, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		result, err := source.Read(context.Background(), bytes.NewReader(text), source.Options{
			Readers: []source.Reader{r}, URL: "https://example.org/", TimeZone: "Europe/Brussels",
		})
		if err != nil {
			return
		}
		doc, err := export.Prepare(result.Post)
		if err != nil {
			t.Fatalf("what was read is not valid: %v", err)
		}
		for _, e := range export.All() {
			if err := e.Export(io.Discard, doc); err != nil && !errors.Is(err, export.ErrNotApplicable) {
				t.Errorf("%s: %v", e.Format().Name, err)
			}
		}
	})
}

func FuzzJSON(f *testing.F) {
	fuzzReader(f, source.JSON{},
		`{"title": "T", "url": "https://example.org/", "sessions": [{"title": "A", "code": "SVS401"}, {"title": "A", "code": "svs401"}, {"title": "B"}, {"title": "B"}]}`,
		`{"title": "\ud800\u0000", "published": "9999-12-31T23:59:59+23:59", "event": {"timeZone": "Local"}, "sessions": [{"start": "2024-03-31T02:30:00+05:30", "end": "2024-03-31T02:30:00Z", "track": "x", "level": 250}]}`,
		`{"url": "x", "sessions": [{"summary": "> > > > > > > > > > > > > > > > > > > > > > > > > > > > x", "speakers": [{"name": "", "links": [{"url": ""}]}, {"name": "A\nB", "id": " "}]}]}`,
	)
}

func FuzzSessionize(f *testing.F) {
	fuzzReader(f, source.Sessionize{Speakers: []byte(`[{"id": "a", "fullName": "Ada"}]`)},
		sessionizeAll,
		`[{"groupId": 1, "groupName": "A", "sessions": [{"id": 7, "title": null, "speakers": [{"id": "a"}], "categories": [{"name": "Track", "categoryItems": [{"id": 1, "name": "X"}, {"name": "Y"}]}]}]}]`,
		`[{"date": null, "rooms": [{"name": "R", "sessions": [{"id": " ", "startsAt": "2024-03-31T02:30:00"}]}], "timeSlots": [{"rooms": [{"session": {}}]}]}]`,
	)
}
