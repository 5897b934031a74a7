package swapdir

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A swap is one run in a directory. It reaches files through the open
// directory alone, so that no link leads it out, and no other directory that
// takes its name is changed.
type swap struct {
	Dir
	root  *os.Root
	lock  *os.File // nil where there are no locks
	stage string   // a directory within the directory, since a rename does not leave a file system

	inside  *os.Root        // the stage, while files are written there
	folders map[string]bool // in which a file has been put, and which are there therefore
}

// open waits until the run has the directory for itself, and makes a stage.
func (d Dir) open(ctx context.Context) (*swap, error) {
	root, lock, err := lockDir(ctx, d.Path)
	if err != nil {
		return nil, err
	}
	s := &swap{Dir: d, root: root, lock: lock, folders: make(map[string]bool)}
	if lock != nil {
		s.step()
		s.removeAbandoned()
	}
	s.step()
	for {
		s.stage = d.Prefix + strconv.FormatUint(rand.Uint64(), 10) // #nosec G404 -- a name that is free, no secret
		err := root.Mkdir(s.stage, 0o700)
		if err == nil {
			return s, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			s.unlock()
			return nil, err
		}
	}
}

// removeAbandoned removes the stages of programs that were killed. The run has
// the lock, so none of them is in use.
func (s *swap) removeAbandoned() {
	entries, err := fs.ReadDir(s.root.FS(), ".")
	if err != nil {
		return // what is there harms nobody
	}
	for _, e := range entries {
		number, ok := strings.CutPrefix(e.Name(), s.Prefix)
		if _, err := strconv.ParseUint(number, 10, 64); ok && err == nil && e.IsDir() {
			_ = s.root.RemoveAll(e.Name())
		}
	}
}

func (s *swap) close() {
	s.step()
	_ = s.root.RemoveAll(s.stage) // what stays behind harms nobody
	s.unlock()
}

func (s *swap) unlock() {
	_ = s.root.Close()
	if s.lock != nil {
		_ = s.lock.Close() // which unlocks it
	}
}

func (s *swap) inStage(name string) string { return s.stage + "/" + name }

// run writes the files to the stage and swaps them in.
func (s *swap) run(ctx context.Context, files []File) (results []Result, removed []string, err error) {
	before, err := s.readList()
	if err != nil {
		return nil, nil, err
	}
	staged := make([]*stagedFile, len(files))
	for i, f := range files {
		path := filepath.Join(s.Path, filepath.FromSlash(f.Name))
		staged[i] = &stagedFile{File: f, staged: s.inStage(strconv.Itoa(i) + ".new"), Result: Result{Path: path}}
	}
	if err := s.writeAll(ctx, staged); err != nil {
		return nil, nil, err
	}
	if err := s.spare(staged, before); err != nil {
		return nil, nil, err
	}
	changes, removed, err := s.changes(staged, before)
	if err != nil {
		return nil, nil, err
	}
	if err := s.makeChanges(changes); err != nil {
		return nil, nil, err
	}
	results = make([]Result, len(staged))
	for i, f := range staged {
		results[i] = f.Result
	}
	return results, removed, nil
}

// changes returns what is to change in the directory, in order, and the names
// of the files that are to be removed.
//
// A file is on the list before it is made, and until after it is removed, so
// that a run that is killed leaves none that is not on it. One that somebody
// else made gets on it only when it has been replaced.
func (s *swap) changes(files []*stagedFile, before map[string]bool) (changes []*change, removed []string, err error) {
	after, during := make(map[string]bool), maps.Clone(before)
	for i, f := range files {
		after[f.Name] = true
		if !f.Changed {
			continue
		}
		if f.isNew {
			during[f.Name] = true
		}
		changes = append(changes, &change{name: f.Name, staged: f.staged, backup: s.inStage(strconv.Itoa(i) + ".old")})
	}
	for _, c := range s.removals(before, after) {
		if s.keeps(c.name) {
			after[c.name] = true
			continue
		}
		changes = append(changes, c)
		if c.backup != "" {
			removed = append(removed, c.name)
		}
	}
	if !maps.Equal(before, during) {
		c, err := s.putList("list-during", during)
		if err != nil {
			return nil, nil, err
		}
		changes = slices.Insert(changes, 0, c)
	}
	if !maps.Equal(during, after) {
		c, err := s.putList("list-after", after)
		if err != nil {
			return nil, nil, err
		}
		changes = append(changes, c)
	}
	return changes, removed, nil
}

// removals returns the changes that remove what is no longer on the list. In a
// file system that takes Index.html for index.html, a name that is not may be
// that of a file that is. Of a file that is gone, a run that was killed may have
// left the folder.
func (s *swap) removals(before, after map[string]bool) []*change {
	byKey := make(map[string]string)
	for name := range after {
		byKey[Key(name)] = name
	}
	var changes []*change
	for i, name := range slices.Sorted(maps.Keys(before)) {
		if after[name] {
			continue
		}
		info, err := s.root.Lstat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			changes = append(changes, &change{name: name})
			continue
		case err != nil || info.IsDir():
			continue // no longer a file that was written here
		}
		if s.sameFile(name, byKey[Key(name)]) {
			continue
		}
		changes = append(changes, &change{name: name, backup: s.inStage("removed-" + strconv.Itoa(i))})
	}
	return changes
}

// keeps reports whether the file of a name is one of those to keep, by whatever
// path.
func (s *swap) keeps(name string) bool {
	info, err := s.root.Stat(name)
	return err == nil && slices.ContainsFunc(s.Keep, func(path string) bool {
		kept, err := os.Stat(path)
		return err == nil && os.SameFile(info, kept)
	})
}

// existing returns what stands at a name that a file is to take, nil if there
// is nothing. A directory there is an error.
func (s *swap) existing(name string) (fs.FileInfo, error) {
	info, err := s.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%s: a directory is in the file's place", name)
	}
	return info, nil
}
