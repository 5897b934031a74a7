package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// talks is a folder whose files make one programme.
var talks = map[string]string{
	"talks/sessions.yml": "- id: 1\n  title: One\n  speakers: [ada]\n- id: 2\n  title: Two\n  speakers: [ada]\n",
	"talks/speakers.yml": "- id: ada\n  name: Ada Example\n",
	"talks/photo.jpg":    "\xff\xd8\xff",
	"talks/recap.yaml":   "file: .\ntitle: Tidings\n",
}

// TestFolder: of the files of a folder one programme is made, and what recap writes
// into it is none of them.
func TestFolder(t *testing.T) {
	inProject(t, talks)
	for range 2 {
		got := say(t, "convert", "talks", "-o", "talks/public")
		if got.status != 0 || !strings.HasPrefix(got.stderr, "talks: 2 sessions read as ") {
			t.Fatalf("got %+v", got)
		}
		post := postIn(t, "talks/public/post.json")
		if len(post.Sessions) != 2 || post.Sessions[1].Speakers[0].Name != "Ada Example" {
			t.Errorf("got %+v", post.Sessions)
		}
	}
}

func TestArchive(t *testing.T) {
	inProject(t, nil)
	file, err := os.Create("talks.zip")
	if err != nil {
		t.Fatal(err)
	}
	archive := zip.NewWriter(file)
	for name, text := range talks {
		w, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	if got := say(t, "convert", "talks.zip", "--to", "json", "-o", "-", "-q"); got.status != 0 || !strings.Contains(got.stdout, `"Ada Example"`) {
		t.Errorf("got %+v", got)
	}
}

// TestServesAFolder: a file that is changed, added in a new folder, or removed is
// seen.
func TestServesAFolder(t *testing.T) {
	inProject(t, talks)
	url, stop := start(t, "talks")
	change := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	wait(t, url+"post.md", "Ada Example")
	change("talks/speakers.yml", "- id: ada\n  name: Ada Lovelace\n")
	wait(t, url+"post.md", "Ada Lovelace")
	if err := os.Rename("talks/speakers.yml", "speakers.yml"); err != nil {
		t.Fatal(err)
	}
	change("talks/people/notes.txt", "")
	time.Sleep(2 * calm)
	change("talks/people/speakers.yml", "- id: ada\n  name: Ada Byron\n")
	wait(t, url+"post.md", "Ada Byron")
	if got := stop(); got != 0 {
		t.Errorf("exit status %d after an interrupt", got)
	}
}

// TestFolderOfTalks: an article for each talk.
func TestFolderOfTalks(t *testing.T) {
	inProject(t, map[string]string{
		"one.md": "---\ntitle: One\nspeaker: Ada Example\n---\n\nWords.\n",
		"two.md": "---\ntitle: Two\nspeaker: Ben Example\n---\n\nWords.\n",
	})
	if got := say(t, "convert", ".", "--to", "json", "-o", "-", "-q"); got.status != 0 || !strings.Contains(got.stdout, `"Ben Example"`) {
		t.Errorf("got %+v", got)
	}
}
