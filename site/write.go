package site

import (
	"context"
	"io"
	"path/filepath"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/swapdir"
)

// A Report says what [Write] did.
type Report struct {
	// Files are the files of the site in their order, and in their places those
	// of formats that have nothing to say of the post.
	Files []Written
	// Removed are the names of files that an earlier run had written and that
	// are no longer part of the site.
	Removed []string
}

// Written says what became of a file.
type Written struct {
	// Name is the file's name in the site.
	Name   string
	Format export.Format
	// Path is that of the directory with the file's name.
	Path string
	// Size is the file's length in bytes.
	Size int64
	// Changed says whether the file is new or differs from the one before.
	Changed bool
	// Skipped is nil, or an [export.ErrNotApplicable] that says why the format
	// has nothing to say of the post. Then there is no file.
	Skipped error
	// Omissions are what the file leaves out of the post; see [Site.Omissions].
	Omissions []export.Omission
}

// A WriteOption is an option of [Write].
type WriteOption func(*writing)

// Progress has a function called with every file as soon as it is written, by
// one goroutine at a time. The files take their places when all are written.
func Progress(f func(Written)) WriteOption {
	return func(w *writing) { w.progress = f }
}

// Keep has a file stay that an earlier run wrote into the directory, although it
// is no longer part of the site, such as the one that the post was read from.
// The path is one of the system and may lead anywhere.
func Keep(path string) WriteOption {
	return func(w *writing) { w.keep = append(w.keep, path) }
}

// ErrForeign is the error of [Write] where files stand in the directory that no
// earlier run wrote, and that would be replaced. It is wrapped by one that names them.
var ErrForeign = swapdir.ErrForeign

// Overwrite has files be replaced that no earlier run wrote into the directory.
func Overwrite() WriteOption {
	return func(w *writing) { w.overwrite = true }
}

// writing is one call of Write.
type writing struct {
	site      *Site
	dir       string
	progress  func(Written)
	keep      []string
	overwrite bool
	files     []Written
}

// Write brings a directory up to date as a whole, or leaves it as it was. The
// directory is made if it is not there.
//
// All files are written elsewhere first, side by side; only when the last of
// them is complete do they take the places of the old ones. On an error,
// whether of an exporter, of the disk or because the context ended, every file
// is as it was before. A program that is killed leaves each file either as it
// was or as it was to become. A file that would not change is not touched and
// keeps its modification time, so that a deployment sends only what is new.
//
// Files that an earlier run wrote and that are no longer part of the site are
// removed. The list of what was written, .recap-files, stands in the directory.
// Nothing else there is removed, and no directory is replaced. Nor is a file that no
// earlier run wrote, which is [ErrForeign] unless [Overwrite] says otherwise; but the
// post that [Previous] returns is, which may have been fetched from where it is
// published.
//
// Runs in one directory wait for each other, whichever programs they are in.
// Write does not wait for the disk: a power failure in the seconds after it may
// leave files old or empty, and the next run repairs them.
func Write(ctx context.Context, dir string, s *Site, options ...WriteOption) (*Report, error) {
	w := &writing{site: s, dir: dir}
	for _, set := range options {
		set(w)
	}
	return w.run(ctx)
}

func (w *writing) run(ctx context.Context) (*Report, error) {
	w.files = make([]Written, len(w.site.entries))
	var files []swapdir.File
	var places []int // of files in w.files
	for i, e := range w.site.entries {
		w.files[i] = Written{
			Name: e.Name, Format: e.format, Path: filepath.Join(w.dir, filepath.FromSlash(e.Name)), Skipped: e.skipped,
		}
		if e.skipped == nil {
			places = append(places, i)
			files = append(files, swapdir.File{Name: e.Name, Write: func(ctx context.Context, out io.Writer) error {
				w.files[i].Omissions = w.site.Omissions(e.Name)
				return e.Exporter.Export(ctx, out, e.doc)
			}})
		}
	}
	into := swapdir.Dir{Path: w.dir, Prefix: ".recap-", Keep: w.keep, Overwrite: w.overwrite, Own: w.isMemory, Written: func(i int, r swapdir.Result) {
		f := &w.files[places[i]]
		f.Size, f.Changed = r.Size, r.Changed
		if w.progress != nil {
			w.progress(*f)
		}
	}}
	_, removed, err := into.Replace(ctx, files)
	if err != nil {
		return nil, err
	}
	return &Report{Files: w.files, Removed: removed}, nil
}

// isMemory reports whether a file is what [Previous] reads.
func (w *writing) isMemory(name string) bool {
	if name != (export.JSON{}).Format().FileName() {
		return false
	}
	post, err := Previous(w.dir)
	return err == nil && post.Title != ""
}
