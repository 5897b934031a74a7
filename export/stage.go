package export

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A stage is a temporary directory in which the files of a site are written
// before they take their places. It lies in the site's directory, since a file
// can be renamed only within a file system.
type stage struct {
	dir  string
	lock *dirLock
	step func() // called before every change to the disk
}

// makeDir makes a directory and those that it lies in. What it returns removes
// those again that were not there, as long as they are empty.
func makeDir(dir string) (unmake func(), err error) {
	var made []string
	for parent := filepath.Clean(dir); ; parent = filepath.Dir(parent) {
		if _, err := os.Lstat(parent); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = append(made, parent)
	}
	unmake = func() {
		for _, dir := range made {
			if os.Remove(dir) != nil {
				return
			}
		}
	}
	return unmake, os.MkdirAll(dir, 0o777)
}

// stagePrefix is how the names of stages begin; a number follows.
const stagePrefix = ".recap-"

// newStage waits until it has the site's directory for itself, and makes a
// stage in it.
func newStage(ctx context.Context, site string, step func()) (*stage, error) {
	lock, err := lockDir(ctx, site)
	if err != nil {
		return nil, err
	}
	if lock.held() {
		step()
		removeAbandoned(site)
	}
	step()
	dir, err := os.MkdirTemp(site, stagePrefix)
	if err != nil {
		lock.release()
		return nil, err
	}
	return &stage{dir: dir, lock: lock, step: step}, nil
}

// removeAbandoned removes the stages of programs that were killed. The caller
// holds the lock on the directory, so no stage in it is in use.
func removeAbandoned(site string) {
	entries, err := os.ReadDir(site)
	if err != nil {
		return // what is there harms nobody
	}
	for _, e := range entries {
		number, ok := strings.CutPrefix(e.Name(), stagePrefix)
		if _, err := strconv.ParseUint(number, 10, 64); ok && err == nil && e.IsDir() {
			_ = os.RemoveAll(filepath.Join(site, e.Name()))
		}
	}
}

func (s *stage) close() {
	s.step()
	_ = os.RemoveAll(s.dir) // what stays behind harms nobody
	s.lock.release()
}

// path returns a name in the stage for the i-th file of the site.
func (s *stage) path(i int, f *plannedFile, suffix string) string {
	return filepath.Join(s.dir, strconv.Itoa(i)+"-"+filepath.Base(f.Path)+"."+suffix)
}

// swap puts the staged files in their places. If one cannot be, those that
// were come back to theirs.
func (s *stage) swap(files []*plannedFile) error {
	for i, f := range files {
		if !f.Changed {
			continue
		}
		if err := s.replace(i, f); err != nil {
			return errors.Join(err, s.restore(files[:i]))
		}
	}
	return nil
}

// replace puts a staged file in its place, in one step. On an error the place
// is as it was.
func (s *stage) replace(i int, f *plannedFile) error {
	if _, err := os.Lstat(f.staged); err != nil {
		return err // the site's directory is gone, and not to be made again
	}
	s.step()
	if err := os.MkdirAll(filepath.Dir(f.Path), 0o777); err != nil {
		return err
	}
	before, err := existing(f.Path)
	if err != nil {
		return err
	}
	if before != nil {
		s.step()
		f.backup = s.path(i, f, "old")
		if err := backUp(f.Path, f.backup, before); err != nil {
			return err
		}
	}
	s.step()
	return os.Rename(f.staged, f.Path)
}

// backUp keeps a file in a second place: by a link or, where there are none,
// by a copy, so that there is no moment without the file.
func backUp(path, backup string, info fs.FileInfo) error {
	err := os.Link(path, backup)
	switch {
	case err == nil:
		return nil
	case info.Mode().Type() == fs.ModeSymlink:
		target, err := os.Readlink(path)
		if err != nil {
			return err
		}
		return os.Symlink(target, backup)
	case !info.Mode().IsRegular():
		return err
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := os.WriteFile(backup, content, info.Mode().Perm()); err != nil {
		return err
	}
	return os.Chtimes(backup, time.Time{}, info.ModTime())
}

// restore undoes the replacement of files. If one cannot be put back the stage
// is kept, under a name by which no later run takes it for abandoned, and the
// error says where the file is.
func (s *stage) restore(files []*plannedFile) error {
	var errs []error
	var kept []*plannedFile
	for _, f := range files {
		switch {
		case !f.Changed:
		case f.backup == "":
			errs = append(errs, os.Remove(f.Path))
		default:
			if err := os.Rename(f.backup, f.Path); err != nil {
				errs, kept = append(errs, err), append(kept, f)
			}
		}
	}
	if len(kept) == 0 {
		return errors.Join(errs...)
	}
	dir := filepath.Join(filepath.Dir(s.dir), stagePrefix+"kept-"+strings.TrimPrefix(filepath.Base(s.dir), stagePrefix))
	if err := os.Rename(s.dir, dir); err != nil {
		return errors.Join(append(errs, err)...)
	}
	for _, f := range kept {
		errs = append(errs, fmt.Errorf("publish %s: the file before is kept as %s", f.Path, filepath.Join(dir, filepath.Base(f.backup))))
	}
	return errors.Join(errs...)
}
