package swapdir

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// A change puts a staged file in its place or, without one, removes the file
// that is there.
type change struct {
	name   string
	staged string // "" to remove
	backup string // where the file before is kept; "" once it is known that there is none
}

// makeChanges makes all changes. If one cannot be made, the others are undone.
func (s *swap) makeChanges(changes []*change) error {
	for i, c := range changes {
		if err := s.make(c); err != nil {
			return errors.Join(err, s.undo(changes[:i]))
		}
	}
	if !isAt(s.root, s.Path) {
		err := &fs.PathError{Op: "write", Path: s.Path, Err: fs.ErrNotExist}
		return errors.Join(err, s.undo(changes))
	}
	return nil
}

// make makes a change, in one step. On an error the place is as it was.
func (s *swap) make(c *change) error {
	if c.staged == "" {
		return s.remove(c)
	}
	if folder := path.Dir(c.name); !s.folders[folder] {
		s.step()
		if err := s.root.MkdirAll(folder, 0o777); err != nil {
			return err
		}
		s.folders[folder] = true
	}
	before, err := s.existing(c.name)
	if err != nil {
		return err
	}
	if before == nil {
		c.backup = ""
	} else {
		s.step()
		if err := backUp(s.root, c.name, c.backup, before); err != nil {
			return err
		}
	}
	s.step()
	return s.root.Rename(c.staged, c.name)
}

// remove removes a file, and the folders that are empty without it.
func (s *swap) remove(c *change) error {
	if c.backup != "" {
		s.step()
		if err := s.root.Rename(c.name, c.backup); err != nil {
			return err
		}
	}
	for folder := path.Dir(c.name); folder != "."; folder = path.Dir(folder) {
		s.step()
		if err := s.root.Remove(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
			break // something is in it
		}
	}
	return nil
}

// backUp keeps a file in a second place: by a link or, where there are none,
// by a copy, so that there is no moment without the file.
func backUp(root *os.Root, name, backup string, info fs.FileInfo) error {
	err := root.Link(name, backup)
	switch {
	case err == nil:
		return nil
	case info.Mode().Type() == fs.ModeSymlink:
		target, err := root.Readlink(name)
		if err != nil {
			return err
		}
		return root.Symlink(target, backup)
	case !info.Mode().IsRegular():
		return err
	}
	content, err := root.ReadFile(name)
	if err != nil {
		return err
	}
	if err := root.WriteFile(backup, content, info.Mode().Perm()); err != nil {
		return err
	}
	return root.Chtimes(backup, time.Time{}, info.ModTime())
}

// undo undoes changes, the last one first. If a file cannot be put back the
// stage is kept, under a name by which no later run takes it for abandoned, and
// the error says where the file is.
func (s *swap) undo(changes []*change) error {
	var errs []error
	var kept []*change
	for i := len(changes) - 1; i >= 0; i-- {
		c := changes[i]
		var err error
		switch {
		case c.backup != "":
			if c.staged == "" {
				_ = s.root.MkdirAll(path.Dir(c.name), 0o777) // or the rename fails
			}
			if err = s.root.Rename(c.backup, c.name); err != nil {
				kept = append(kept, c)
			}
		case c.staged != "":
			err = s.root.Remove(c.name)
		}
		errs = append(errs, err)
	}
	if len(kept) == 0 {
		return errors.Join(errs...)
	}
	stage := s.Prefix + "kept-" + strings.TrimPrefix(s.stage, s.Prefix)
	if err := s.root.Rename(s.stage, stage); err != nil {
		return errors.Join(append(errs, err)...)
	}
	for _, c := range kept {
		at := filepath.Join(s.Path, stage, path.Base(c.backup))
		errs = append(errs, fmt.Errorf("%s: the file before is kept as %s", c.name, at))
	}
	return errors.Join(errs...)
}
