package main

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// calm is how long a file has to be left alone before it is read: editors write
// in several steps.
const calm = 50 * time.Millisecond

// watch calls a function whenever a file has changed, until the context ends or
// it is stopped. It watches the file's directory, since editors put a new file
// in the place of the old one.
func watch(ctx context.Context, file string, changed func()) (stop func(), err error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	if err := watcher.Add(filepath.Dir(file)); err != nil {
		watcher.Close()
		return nil, err
	}
	go follow(ctx, watcher, file, stateOf(file), changed)
	return func() { watcher.Close() }, nil
}

func follow(ctx context.Context, watcher *fsnotify.Watcher, file string, before fileState, changed func()) {
	timer := time.NewTimer(0)
	<-timer.C
	for {
		select {
		case <-ctx.Done():
			return
		case _, open := <-watcher.Events:
			if !open {
				return
			}
			timer.Reset(calm)
		case <-watcher.Errors: // such as events that were lost
			timer.Reset(calm)
		case <-timer.C:
			if now := stateOf(file); now != before && now != (fileState{}) {
				before = now
				changed()
			}
		}
	}
}

// A fileState is what tells whether a file has changed. It is zero where there
// is none, as there may be for a moment.
type fileState struct {
	size    int64
	changed time.Time
}

func stateOf(file string) fileState {
	info, err := os.Stat(file)
	if err != nil {
		return fileState{}
	}
	return fileState{info.Size(), info.ModTime()}
}
