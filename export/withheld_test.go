package export_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/posttest"
)

// secrets are what nobody may learn of somebody who is hidden.
func secrets() []string {
	return []string{"Quidnunc", "quidnunc", "sauterelle", "bocage", "lanterne", "moufette"}
}

// secret is a person of whom the secrets tell.
func secret(role string) recap.Speaker {
	return recap.Speaker{
		ID: "moufette-7", Name: "Perpetua Quidnunc", Role: role, Biography: "Lives at the sauterelle.", Hidden: true,
		URL: "https://quidnunc.example/", Avatar: "https://example.org/bocage.png",
		Links: []recap.Link{{URL: "https://example.org/lanterne"}},
	}
}

// leaks returns which of the texts an exporter writes.
func leaks(t *testing.T, doc *export.Document, texts []string) (found []string) {
	t.Helper()
	for _, e := range export.All() {
		var b bytes.Buffer
		e.Export(context.Background(), &b, doc) // a refusal writes nothing
		for _, text := range texts {
			if strings.Contains(b.String(), text) {
				found = append(found, fmt.Sprintf("%s has %s", e.Format().Name, text))
			}
		}
	}
	return found
}

// A hidden person is in no byte of any format, wherever the person stood in a post: on
// stage, among the authors, under another entry of the same person, in a version that
// was published when the person was not hidden.
func TestHiddenPeopleAreNowhere(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for range 12 {
		before := recap.Post(posttest.Valid{}.Generate(r, 5).Interface().(posttest.Valid))
		before.Authors = append(before.Authors, secret("editor"))
		for i := range before.Sessions {
			s := &before.Sessions[i]
			s.ID = before.SessionIDs()[i]
			s.Speakers = append(slices.Clone(s.Speakers), secret("moderator"))
		}
		after := before
		after.Sessions = slices.Clone(before.Sessions)
		for i := range before.Sessions { // published once, and flagged but once thereafter
			before.Sessions[i].Speakers = unhidden(before.Sessions[i].Speakers)
			if i > 0 {
				after.Sessions[i].Speakers = before.Sessions[i].Speakers
				after.Sessions[i].Title += "!"
			}
		}
		before.Authors = unhidden(before.Authors)
		post, changes, err := recap.Revise(before, after, recap.ReviseOptions{At: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC), Keep: -1})
		if err != nil {
			t.Fatal(err)
		}
		doc := prepare(t, post)
		if found := leaks(t, doc, secrets()); found != nil {
			t.Fatalf("%v", found)
		}
		if text := fmt.Sprintf("%+v%s", changes, doc.Withheld()); strings.Contains(text, "Quidnunc") || strings.Contains(text, "moufette") {
			t.Fatalf("changes or omissions tell the name: %s", text)
		}
		if want := 1 + len(after.Sessions); len(doc.Withheld()) < want {
			t.Fatalf("%d omissions, want %d: %v", len(doc.Withheld()), want, doc.Withheld())
		}
	}
}

func unhidden(speakers []recap.Speaker) []recap.Speaker {
	speakers = slices.Clone(speakers)
	for i := range speakers {
		speakers[i].Hidden = false
	}
	return speakers
}

func TestNoRecordingWithoutConsent(t *testing.T) {
	post := readCase(t, "full")
	for i := range post.Sessions {
		post.Sessions[i].RecordingConsent = recap.ConsentNo
		for j := range post.Sessions[i].Links {
			if l := &post.Sessions[i].Links[j]; l.Role == recap.LinkVideo || l.Role == recap.LinkAudio {
				l.URL, l.Title = "https://media.example/lanterne", "bocage"
			}
		}
	}
	if found := leaks(t, prepare(t, post), []string{"lanterne", "bocage"}); found != nil {
		t.Errorf("%v", found)
	}
}

func TestWithheld(t *testing.T) {
	post := recap.Post{
		Title: "T", URL: "https://example.org/", Description: "With PERPETUA QUIDNUNC.",
		Authors: []recap.Speaker{{Name: "Ada"}},
		Sessions: []recap.Session{
			{Title: "A", Speakers: []recap.Speaker{{Name: "Ada"}, secret("")}},
			{Title: "B", Speakers: []recap.Speaker{{Name: "Perpetua Quidnunc"}}},
			{Title: "C", Speakers: []recap.Speaker{{ID: "another", Name: "Perpetua Quidnunc"}}},
			{Title: "D", RecordingConsent: recap.ConsentNo, Links: []recap.Link{{URL: "https://example.org/s"}, {URL: "https://example.org/v", MediaType: "video/mp4"}}},
		},
	}
	doc := prepare(t, post)
	var got []string
	for _, o := range doc.Withheld() {
		got = append(got, o.String())
	}
	const text = ": the text names somebody who is not to be named on the net; it is somebody's text, so it stays"
	want := []string{
		"description" + text,
		"sessions[0].speakers[1]: the person is not to be named on the net",
		"sessions[1].speakers[0]: the person is not to be named on the net",
		"sessions[2].speakers[0].name" + text,
		"sessions[3].links[1]: the speakers do not agree to a recording",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("withheld (-want +got):\n%s", diff)
	}
	if speakers := doc.Source().Sessions[0].Speakers; len(speakers) != 1 || len(post.Sessions[0].Speakers) != 2 {
		t.Errorf("the document has %v", speakers)
	}
}
