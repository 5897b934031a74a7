package recap_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/source"
)

// An article to which a recording was added, and whose sessions got other titles: the IDs
// stay, and the changes say what happened.
func TestArticleWithAPast(t *testing.T) {
	read := func(name string) recap.Post {
		file, err := os.Open("../shared/cases/recaps/" + name)
		if err != nil {
			t.Skip(err)
		}
		defer file.Close()
		result, err := source.Read(t.Context(), file, source.Options{URL: "https://example.org/r/"})
		if err != nil {
			t.Fatal(err)
		}
		return result.Post
	}
	before, after := read("feed_id_before.md"), read("feed_id_after_video_added.md")
	c := recap.Diff(before, after, recap.DiffOptions{Exact: true})
	if len(c.Added) != 0 || len(c.Removed) != 0 || len(c.Changed) != 1 {
		t.Fatalf("changes %s", jsonOf(t, c))
	}
	if diff := cmp.Diff([]recap.ChangeKind{recap.ChangeRecording}, c.Changed[0].Kinds()); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
	first, _ := revised(t, recap.Post{}, before, "2026-04-01T10:00:00Z")
	after.URL = "http://example.org/r/"
	after.Sessions[0].Title, after.Sessions[1].Title = "Opening", "Goodbye"
	second, _ := revised(t, first, after, "2026-04-02T10:00:00Z")
	if diff := cmp.Diff(first.SessionIDs(), second.SessionIDs()); diff != "" {
		t.Errorf("IDs (-before +after):\n%s", diff)
	}
}
