package main

import (
	"archive/zip"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// writtenList is in the directories that recap writes.
const writtenList = ".recap-files"

// A folderFS is a folder without what is recap's own: a project file, or a site that
// was written beside the files that it was made of.
type folderFS struct{ fs.FS }

// ReadDir implements [fs.ReadDirFS].
func (f folderFS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		if !e.IsDir() {
			return e.Name() == projectName
		}
		_, err := fs.Stat(f.FS, path.Join(name, e.Name(), writtenList))
		return err == nil
	}), err
}

// folderNamed returns the folder or the archive of this name; ok is false for
// every other input.
func folderNamed(name string) (folder fs.FS, closer func() error, ok bool, err error) {
	if name == stdinName || isURL(name) {
		return nil, nil, false, nil
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return folderFS{os.DirFS(name)}, func() error { return nil }, true, nil
	}
	if !strings.EqualFold(path.Ext(name), ".zip") {
		return nil, nil, false, nil
	}
	archive, err := zip.OpenReader(name)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, zip.ErrFormat) {
		return nil, nil, false, nil // as for any other file
	}
	if err != nil {
		return nil, nil, false, err
	}
	return folderFS{archive}, archive.Close, true, nil
}
