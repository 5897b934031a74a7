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
)

// A source loads a document from a file, anew when the file's modification time
// has changed. Until then it returns the same document, so that the handler
// renders it once.
type source struct {
	file string

	mu      sync.Mutex
	changed time.Time
	doc     *export.Document
}

func (s *source) load(context.Context) (*export.Document, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	info, err := os.Stat(s.file)
	if err != nil {
		return nil, err
	}
	if s.doc != nil && info.ModTime().Equal(s.changed) {
		return s.doc, nil
	}
	data, err := os.ReadFile(s.file)
	if err != nil {
		return nil, err
	}
	var post recap.Post
	if err := json.Unmarshal(data, &post); err != nil {
		return nil, fmt.Errorf("%s: %w", s.file, err)
	}
	doc, err := export.Prepare(post)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.file, err)
	}
	s.doc, s.changed = doc, info.ModTime()
	return doc, nil
}
