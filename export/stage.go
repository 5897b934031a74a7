package export

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// A stage is a temporary directory in which the files of a site are written
// before they take their places. It lies in the site's directory, since a file
// can be renamed only within a file system.
type stage struct {
	dir  string
	keep bool // it holds what could not be put back
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
	if err := os.MkdirAll(dir, 0o777); err != nil {
		unmake()
		return nil, err
	}
	return unmake, nil
}

func newStage(dir string) (*stage, error) {
	dir, err := os.MkdirTemp(dir, ".recap-")
	if err != nil {
		return nil, err
	}
	return &stage{dir: dir}, nil
}

func (s *stage) remove() {
	if !s.keep {
		os.RemoveAll(s.dir) // what stays behind harms nobody
	}
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

// replace puts a staged file in its place. On an error the place is as it was.
func (s *stage) replace(i int, f *plannedFile) error {
	if err := os.MkdirAll(filepath.Dir(f.Path), 0o777); err != nil {
		return err
	}
	before, err := existing(f.Path)
	if err != nil {
		return err
	}
	moved := false
	if before != nil {
		// A second link keeps the old file while the new one takes its place
		// in one step. Where there are no links there is a moment without a
		// file.
		f.backup = s.path(i, f, "old")
		if err := os.Link(f.Path, f.backup); err != nil {
			if err := os.Rename(f.Path, f.backup); err != nil {
				return err
			}
			moved = true
		}
	}
	err = os.Rename(f.staged, f.Path)
	if err != nil && moved {
		return errors.Join(err, s.putBack(f))
	}
	return err
}

// restore undoes the replacement of files.
func (s *stage) restore(files []*plannedFile) error {
	var errs []error
	for _, f := range files {
		if !f.Changed {
			continue
		}
		if f.backup == "" {
			errs = append(errs, os.Remove(f.Path))
			continue
		}
		errs = append(errs, s.putBack(f))
	}
	return errors.Join(errs...)
}

// putBack returns an old file to its place. If that fails the stage stays, and
// the error says where the file is.
func (s *stage) putBack(f *plannedFile) error {
	if err := os.Rename(f.backup, f.Path); err != nil {
		s.keep = true
		return fmt.Errorf("the file before is kept as %s: %w", f.backup, err)
	}
	return nil
}
