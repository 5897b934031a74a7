package source_test

import (
	"errors"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/seed-e2fd8668/recap/source"
)

// TestFolderOfArticles: a file for each talk, as static site generators have them.
func TestFolderOfArticles(t *testing.T) {
	folder := make(fstest.MapFS)
	for i, speaker := range []string{"Ada Example", "Ben Example", ""} {
		front := fmt.Sprintf("---\ntitle: Talk %d\nspeaker: %s\n---\n\nAbout *%d*.\n", i, speaker, i)
		folder[fmt.Sprintf("talk-%d.md", i)] = &fstest.MapFile{Data: []byte(front)}
	}
	result, err := source.ReadFS(t.Context(), folder, source.Options{Title: "Day"})
	if err != nil {
		t.Fatal(err)
	}
	sessions := result.Post.Sessions
	if len(sessions) != 3 || sessions[1].Title != "Talk 1" || sessions[1].Speakers[0].Name != "Ben Example" || sessions[1].Summary != "About *1*." {
		t.Errorf("got %+v", sessions)
	}
}

// TestFolderOfEssays: a blog is no programme.
func TestFolderOfEssays(t *testing.T) {
	folder := make(fstest.MapFS)
	for i := range 4 {
		front := fmt.Sprintf("---\ntitle: Essay %d\ndate: 2026-03-0%d\ntags: [life]\n---\n\nWords.\n", i, i+1)
		folder[fmt.Sprintf("essay-%d.md", i)] = &fstest.MapFile{Data: []byte(front)}
	}
	if _, err := source.ReadFS(t.Context(), folder, source.Options{}); !errors.Is(err, source.ErrUnknown) {
		t.Errorf("got %v", err)
	}
}
