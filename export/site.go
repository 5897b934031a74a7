package export

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A Site publishes a document as files in a directory:
//
//	files, err := export.Site{}.Publish(ctx, "public", doc)
//
// The files know of each other: a feed or a calendar without a URL of its own
// is to be found beside the post, and a page without alternates names the
// files that are there.
//
// The directory is brought up to date as a whole or stays as it was. All
// exporters write to temporary files first; only when the last of them is
// complete and on disk do the new files take the places of the old ones. A
// file that would not change is not touched and keeps its modification time,
// so that a deployment sends only what is new.
type Site struct {
	// Files are the files of the site. Nil means those of [Files].
	Files []File
	// SessionPages adds a page for each session, sessions/ANCHOR.html, and for
	// each that has a time a calendar with it alone, sessions/ANCHOR.ics. The
	// pages are made like the first page among Files.
	SessionPages bool
	// Progress is called with every file as soon as it is written to the stage,
	// by one goroutine at a time. Nil means that nobody wants to know.
	Progress func(SiteFile)

	// step, if not nil, is called before every change that Publish makes to the
	// disk: tests end the program there.
	step func()
}

// A File is a file of a [Site].
type File struct {
	// Name is the file's name, or with slashes its path below the site's
	// directory. Empty means [Format.FileName].
	Name string
	// Exporter writes the file.
	Exporter Exporter
}

// A SiteFile says what became of a file of a site.
type SiteFile struct {
	Format Format
	// Path is the site's directory and the file's name.
	Path string
	// Size is the file's length in bytes.
	Size int64
	// Changed says whether the file is new or differs from the one before.
	Changed bool
	// Skipped is nil, or an [ErrNotApplicable] that says why the format has
	// nothing to say about the document. Then no file was written, and one
	// from before was left alone.
	Skipped error
	// Omissions are what the format leaves out of the document, if its
	// exporter is an [Omitter].
	Omissions []Omission
}

// FileName returns the usual name of a file in the format: post.md and
// post.json for the post in another form, and otherwise a name that says what
// the file is for, such as schedule.ics. For a format of one's own it is the
// format's name.
func (f Format) FileName() string {
	switch f.Name {
	case "html":
		return "index.html"
	case "markdown", "json":
		return "post" + f.Extension
	case "jsonfeed":
		return "feed.json"
	case "icalendar", "schedule-xml", "schedule-json":
		return "schedule" + f.Extension
	case "json-ld":
		return "event.jsonld"
	case "csv":
		return "sessions.csv"
	}
	return f.Name + f.Extension
}

// Files returns the files of a site that has all built-in formats, each with
// its zero options.
func Files() []File {
	var files []File
	for _, e := range All() {
		files = append(files, File{Name: e.Format().FileName(), Exporter: e})
	}
	return files
}

// name is the file's name, given or usual.
func (f File) name() string {
	if f.Name != "" {
		return f.Name
	}
	return f.Exporter.Format().FileName()
}

// Publish writes the site's files into the directory, which is made if it is
// not there, and reports on each in the order of [Site.Files]. The exporters
// run side by side.
//
// On an error, whether of an exporter, of the disk or because the context
// ended, every file in the directory is as it was before; if it was not there, it
// is not made. Publish replaces files and symbolic links, but never a directory.
//
// Runs in one directory follow each other, whichever programs they are in: a
// run waits for the one before until its context ends. A program that is
// killed leaves every file either as it was or as it was to become, and
// perhaps a temporary directory, whose name begins with ".recap-", that the
// next run removes. Where the system or the file system has no locks (flock),
// runs do not wait, and such directories stay.
func (s Site) Publish(ctx context.Context, dir string, doc *Document) (result []SiteFile, err error) {
	files, err := s.plan(dir, doc)
	if err != nil {
		return nil, err
	}
	stage, unmake, err := s.open(ctx, dir)
	defer func() {
		if err != nil {
			unmake()
		}
	}()
	if err != nil {
		return nil, err
	}
	defer stage.close()
	if err := s.fill(ctx, stage, files, doc); err != nil {
		return nil, err
	}
	if err := stage.swap(files); err != nil {
		return nil, err
	}
	result = make([]SiteFile, len(files))
	for i, f := range files {
		result[i] = f.SiteFile
	}
	return result, nil
}

// open makes the directory and a stage in it, and returns with them what
// unmakes the directory.
func (s Site) open(ctx context.Context, dir string) (_ *stage, unmake func(), err error) {
	step := s.step
	if step == nil {
		step = func() {}
	}
	step()
	unmake, err = makeDir(dir)
	if err != nil {
		return nil, unmake, err
	}
	stage, err := newStage(ctx, dir, step)
	return stage, unmake, err
}

// A plannedFile is a file on its way to its place.
type plannedFile struct {
	SiteFile
	name     string
	exporter Exporter
	staged   string // where it is written first
	backup   string // where the file before it is kept, "" if there is none
}

// plan names the site's files and finds what can be known to fail.
func (s Site) plan(dir string, doc *Document) ([]*plannedFile, error) {
	site := s.Files
	if site == nil {
		site = Files()
	}
	if s.SessionPages {
		site = withSessionPages(site, doc)
	}
	files := make([]*plannedFile, len(site))
	taken := make(map[string]bool)
	for i, f := range site {
		format := f.Exporter.Format()
		name := f.name()
		if !filepath.IsLocal(filepath.FromSlash(name)) || strings.HasSuffix(name, "/") {
			return nil, fmt.Errorf("publish %s: %q is no name of a file below the directory", format.Name, name)
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		// Some file systems take Index.html and index.html for one file.
		key := strings.ToLower(path)
		if taken[key] {
			return nil, fmt.Errorf("publish %s: another file of the site is called %q too", format.Name, name)
		}
		taken[key] = true
		if _, err := existing(path); err != nil {
			return nil, err
		}
		files[i] = &plannedFile{SiteFile: SiteFile{Format: format, Path: path}, name: name, exporter: f.Exporter}
	}
	return files, nil
}

// existing returns what stands at a path that a file is to take, nil if there
// is nothing. A directory there is an error.
func existing(path string) (fs.FileInfo, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("publish %s: a directory is in the file's place", path)
	}
	return info, nil
}
