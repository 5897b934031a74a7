// Package swapdir brings the files of a directory up to date as a whole.
//
// All files are written to a temporary directory first, the stage. Only when
// the last of them is complete do they take the places of the old ones, each by
// a rename. A file that would not change is not written and keeps its
// modification time, so that a deployment sends only what is new.
//
// A list of what was written stands in the directory. Files on it that the next
// run no longer has are removed. Nothing else in the directory is ever removed, and
// a file that is not on the list is replaced only where the caller says so.
//
// # When it fails
//
// On an error, whether of a file, of the disk or because the context ended,
// every file is as it was before, and a directory that was not there is not
// made. A program that is killed leaves each file either as it was or as it was
// to become, whole in both cases, and perhaps a stage, which the next run
// removes.
//
// # When the power fails
//
// Nothing waits for the disk: a system keeps what was written in memory for up
// to half a minute, and a power failure in that time may leave files old, new or
// empty. The next run compares contents and writes such files again. Waiting
// would take four times as long for a site of some thousand files, and what is
// written here can be made again from its source.
//
// # Side by side
//
// Runs in one directory follow each other, whichever programs they are in: a
// run waits for the one before until its context ends. Where the system or the
// file system has no locks (flock), runs do not wait, and stages of programs
// that were killed stay.
package swapdir

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// A Dir is a directory to bring up to date.
type Dir struct {
	// Path is where the directory is, or will be.
	Path string
	// Prefix begins the names of what the runs keep in the directory for
	// themselves: with "files" that of the list, with a number that of a stage.
	Prefix string
	// Keep are paths of files that are not removed, though they are on the list.
	Keep []string
	// Own, if not nil, reports whether a file may be replaced, though it is not on the
	// list.
	Own func(name string) bool
	// Overwrite has all files be replaced, whoever wrote them.
	Overwrite bool
	// Written, if not nil, is called with each file as soon as it is complete,
	// by one goroutine at a time.
	Written func(i int, r Result)

	// step, if not nil, is called before every change to the disk: tests end the
	// program there.
	step func()
}

// A File is a file to stand in the directory.
type File struct {
	// Name is the file's path below the directory, with slashes.
	Name string
	// Write writes the content. Several files are written at the same time.
	Write func(ctx context.Context, w io.Writer) error
}

// A Result says what became of a file.
type Result struct {
	// Path is that of the directory with the file's name.
	Path string
	// Size is the file's length in bytes.
	Size int64
	// Changed says whether the file is new or differs from the one before.
	Changed bool
}

// Replace writes the files into the directory, which is made if it is not
// there. It returns a result for each and the names of those that were removed.
// Files and symbolic links are replaced, but never a directory, and no link is
// followed out of the directory. What would replace other files than those of earlier
// runs fails with [ErrForeign].
func (d Dir) Replace(ctx context.Context, files []File) (results []Result, removed []string, err error) {
	if d.step == nil {
		d.step = func() {}
	}
	if err := d.checkNames(files); err != nil {
		return nil, nil, err
	}
	d.step()
	unmake, err := makeDir(d.Path)
	defer func() {
		if err != nil {
			unmake()
		}
	}()
	if err != nil {
		return nil, nil, err
	}
	s, err := d.open(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer s.close()
	results, removed, err = s.run(ctx, files)
	if err != nil {
		return nil, nil, fmt.Errorf("write %s: %w", d.Path, err)
	}
	return results, removed, nil
}

// checkNames finds names that no file can have, or that two files share.
func (d Dir) checkNames(files []File) error {
	taken := make(map[string]bool)
	prefix := Key(d.Prefix)
	for _, f := range files {
		key := Key(f.Name)
		switch {
		case !IsName(f.Name):
			return fmt.Errorf("write %s: %q is no name of a file below the directory", d.Path, f.Name)
		case strings.HasPrefix(key, prefix):
			return fmt.Errorf("write %s: no file can be called %q, since names with %q are taken", d.Path, f.Name, d.Prefix)
		case taken[key]:
			return fmt.Errorf("write %s: another file is called %q too, in some file systems", d.Path, f.Name)
		}
		taken[key] = true
	}
	return nil
}

// IsName reports whether a path, with slashes, can be that of a file below a
// directory.
func IsName(name string) bool {
	return fs.ValidPath(name) && name != "." && filepath.IsLocal(filepath.FromSlash(name)) &&
		!strings.Contains(name, `\`) && !strings.ContainsFunc(name, unicode.IsControl)
}

// Key is the same for names that some file systems take for one: Index.html and
// index.html, or an é of one character and of two.
func Key(name string) string { return norm.NFC.String(cases.Fold().String(norm.NFC.String(name))) }

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
