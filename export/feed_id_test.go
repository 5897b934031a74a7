package export

import (
	"strings"
	"testing"

	"github.com/seed-e2fd8668/recap"
)

const someUUID = "6ba7b810-9dad-41d1-80b4-00c04fd430c8"

func TestEntryID(t *testing.T) {
	for id, want := range map[string]string{
		// kept
		someUUID:                               "urn:uuid:" + someUUID,
		strings.ToUpper(someUUID):              "urn:uuid:" + strings.ToUpper(someUUID),
		"urn:uuid:" + someUUID:                 "urn:uuid:" + someUUID,
		"urn:isbn:9780131103627":               "urn:isbn:9780131103627",
		"tag:example.org,2024:talks/1":         "tag:example.org,2024:talks/1",
		"tag:me@example.org,2024-03-01:talk-1": "tag:me@example.org,2024-03-01:talk-1",
		"https://example.org/talks/1":          "https://example.org/talks/1",
		"http://example.org/?p=1":              "http://example.org/?p=1",
		"https://example.org/talks#1":          "https://example.org/talks#1",
		// neither a UUID nor a URI in its normal form
		"42":                             "",
		"talk-17":                        "",
		"NCZR93":                         "",
		"{" + someUUID + "}":             "",
		"urn:uuid:42":                    "",
		"urn:X:1":                        "",
		"tag:example.org,24:1":           "",
		"tag:example.org,2024-13:1":      "",
		"tag:example.org":                "",
		"https://example.org":            "",
		"https://EXAMPLE.org/":           "",
		"https://example.org:443/":       "",
		"https://example.org/a/../b":     "",
		"https://me@example.org/":        "",
		"https://example.org/%7Eme":      "",
		"https://bücher.example/":        "",
		"javascript:alert(1)":            "",
		"https://example.org/#a#b":       "",
		"https://example.org/\"><script": "",
	} {
		post := smallestPost()
		post.Sessions = []recap.Session{{ID: id, Title: "T"}}
		f, err := newFeed(prepared(t, post), feedOptions{file: "x"})
		if err != nil {
			t.Fatal(err)
		}
		got := f.entryID(f.entries[0])
		derived := len(got) == len("urn:uuid:")+36 && strings.HasPrefix(got, "urn:uuid:")
		if want == "" && !derived || want != "" && got != want {
			t.Errorf("ID %q: %q, want %q", id, got, want)
		}
	}
}

// TestDerivedEntryID holds fast what readers have stored.
func TestDerivedEntryID(t *testing.T) {
	post := smallestPost()
	post.Event.Name = "Example Days 2024"
	post.Sessions = []recap.Session{{ID: "break-1", Title: "T"}}
	const want = "urn:uuid:8143472a-33c5-5d47-8427-ade7a7ba5ef3"
	if got := guids(readBack(t, RSS{}, post))[0]; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	post.Event.Name = "Example Days 2025"
	if got := guids(readBack(t, RSS{}, post))[0]; got == want {
		t.Error("next year's break-1 has the same guid")
	}
}

func TestNoTwoSessionsShareAGUID(t *testing.T) {
	post := smallestPost()
	post.Published = date("2024-01-01T00:00:00Z")
	for _, id := range []string{someUUID, strings.ToUpper(someUUID), "urn:uuid:" + someUUID, "a", "A", "urn:uuid:a", "https://example.org/", "https://example.org", ""} {
		post.Sessions = append(post.Sessions, recap.Session{ID: id, Title: "The same"})
	}
	for _, e := range []Exporter{RSS{}, Atom{}} {
		seen := map[string]bool{}
		for _, id := range guids(readBack(t, e, post)) {
			if seen[id] {
				t.Errorf("%T: %q twice", e, id)
			}
			seen[id] = true
		}
		if len(seen) != len(post.Sessions) {
			t.Errorf("%T: %d guids for %d sessions", e, len(seen), len(post.Sessions))
		}
	}
}
