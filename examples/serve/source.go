package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sync"
	"time"

	"github.com/seed-e2fd8668/recap"
	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/site"
)

// A source loads a site from a file, anew when the file's modification time
// has changed. Until then it returns the same site, so that its files are
// made once.
type source struct {
	file string

	mu      sync.Mutex
	changed time.Time
	tree    *site.Site
}

func (s *source) load(context.Context) (*site.Site, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	info, err := os.Stat(s.file)
	if err != nil {
		return nil, err
	}
	if s.tree != nil && info.ModTime().Equal(s.changed) {
		return s.tree, nil
	}
	data, err := os.ReadFile(s.file)
	if err != nil {
		return nil, err
	}
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		return nil, fmt.Errorf("%s: %w", s.file, err)
	}
	tree, err := siteOf(post)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.file, err)
	}
	s.tree, s.changed = tree, info.ModTime()
	return tree, nil
}

// siteOf returns the site of a post, with a page for each session.
func siteOf(post recap.Post) (*site.Site, error) {
	doc, err := export.Prepare(post, export.SessionPages(site.SessionPages()))
	if err != nil {
		return nil, err
	}
	return site.New(doc, site.Options{})
}
