package main

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// calm is how long a file has to be left alone before it is read: editors write
// in several steps.
const calm = 50 * time.Millisecond

// watch calls a function whenever a file, or anything in a folder, has changed,
// until the context ends or it is stopped. Of a file it watches the directory,
// since editors put a new file in the place of the old one.
func watch(ctx context.Context, name string, changed func()) (stop func(), err error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	if err := watchFolders(watcher, name); err != nil {
		watcher.Close()
		return nil, err
	}
	go follow(ctx, watcher, name, stateOf(name), changed)
	return func() { watcher.Close() }, nil
}

func follow(ctx context.Context, watcher *fsnotify.Watcher, name string, before fileState, changed func()) {
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
		case _, open := <-watcher.Errors: // such as events that were lost
			if open {
				timer.Reset(calm)
			}
		case <-timer.C:
			_ = watchFolders(watcher, name) // there may be new ones; of those that went, there is nothing to watch
			if now := stateOf(name); now != before && now != (fileState{}) {
				before = now
				changed()
			}
		}
	}
}

// watchFolders watches a folder with all below, or the folder of a file.
func watchFolders(watcher *fsnotify.Watcher, name string) error {
	if info, err := os.Stat(name); err != nil || !info.IsDir() {
		return watcher.Add(filepath.Dir(name))
	}
	return walkFolder(name, func(path string, d fs.DirEntry) error {
		if d.IsDir() {
			return watcher.Add(path)
		}
		return nil
	})
}

// walkFolder walks over what belongs to a folder: not what is hidden, nor what
// recap wrote.
func walkFolder(folder string, visit func(path string, d fs.DirEntry) error) error {
	return fs.WalkDir(folderFS{os.DirFS(folder)}, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != "." && strings.HasPrefix(d.Name(), ".") && d.IsDir():
			return fs.SkipDir
		}
		return visit(filepath.Join(folder, filepath.FromSlash(path)), d)
	})
}

// A fileState is what tells whether a file or a folder has changed. It is zero
// where there is none, as there may be for a moment.
type fileState struct {
	files   int
	size    int64
	changed time.Time // the latest change
}

func stateOf(name string) fileState {
	info, err := os.Stat(name)
	if err != nil {
		return fileState{}
	}
	if !info.IsDir() {
		return fileState{1, info.Size(), info.ModTime()}
	}
	var state fileState
	err = walkFolder(name, func(_ string, d fs.DirEntry) error {
		info, err := d.Info()
		if err != nil || d.IsDir() {
			return err
		}
		state.files++
		state.size += info.Size()
		if info.ModTime().After(state.changed) {
			state.changed = info.ModTime()
		}
		return nil
	})
	if err != nil { // something went while it was looked at: its event is to come
		return fileState{}
	}
	return state
}
