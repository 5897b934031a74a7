package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/seed-e2fd8668/recap/internal/golden" // the flag -update
)

func TestPublish(t *testing.T) {
	dir := t.TempDir()
	if err := publish(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	for file, holds := range map[string]string{"index.html": "theme/logo.svg", "venue.html": "Seaside Central", "theme/logo.svg": "<svg", "days/2026-05-08.html": "Queues at low tide"} {
		if text, err := os.ReadFile(filepath.Join(dir, file)); err != nil || !strings.Contains(string(text), holds) {
			t.Errorf("%s: %v, without %s", file, err, holds)
		}
	}
}
