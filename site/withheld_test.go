package site_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

// A person who was named in the first version and is hidden in the second is in no byte of
// the second: on no page, in no feed, and not in the history of changes.
func TestHiddenPeopleAreInNoFile(t *testing.T) {
	ghost := recap.Speaker{ID: "moufette-7", Name: "Perpetua Quidnunc", Avatar: "https://example.org/bocage.png", Biography: "Lives at the sauterelle."}
	source := readCase(t, "full")
	source.Revision, source.History = 0, nil
	for i := range source.Sessions {
		source.Sessions[i].Speakers = append(slices.Clone(source.Sessions[i].Speakers), ghost)
	}
	first, _, err := recap.Revise(recap.Post{}, source, recap.ReviseOptions{At: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	source.Sessions = slices.Clone(source.Sessions)
	speakers := slices.Clone(source.Sessions[0].Speakers)
	speakers[len(speakers)-1].Hidden = true
	source.Sessions[0].Speakers = speakers
	source.Sessions[1].Title += ", at night"
	second, _, err := recap.Revise(first, source, recap.ReviseOptions{At: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	s, err := site.New(prepare(t, second, export.SessionPages(site.SessionPages())), site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	files := 0
	err = fs.WalkDir(s, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		data, err := fs.ReadFile(s, name)
		for _, secret := range []string{"Quidnunc", "quidnunc", "moufette", "bocage", "sauterelle"} {
			if strings.Contains(string(data), secret) || strings.Contains(name, secret) {
				t.Errorf("%s has %s", name, secret)
			}
		}
		return err
	})
	if err != nil || files < 10 {
		t.Errorf("%d files: %v", files, err)
	}
}
