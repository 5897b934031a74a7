package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/seed-e2fd8668/recap/internal/golden" // the flag -update
	"github.com/seed-e2fd8668/recap/site"
)

func TestConvert(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	var said strings.Builder
	if err := convert(t.Context(), "../programme/post.json", dir, &said); err != nil {
		t.Fatal(err)
	}
	for _, f := range site.Files() {
		path := filepath.Join(dir, f.Exporter.Format().FileName())
		if _, err := os.Stat(path); err != nil || !strings.Contains(said.String(), path) {
			t.Errorf("%v; the program said\n%s", err, said.String())
		}
	}
}
