package export

import (
	"context"
	"errors"
	"io"
	"path/filepath"

	"github.com/seed-e2fd8668/recap/internal/swapdir"
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
// complete do the new files take the places of the old ones. A
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
	// nothing to say about the document. Then no file was written.
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
// Files that an earlier run wrote and that are no longer part of the site are
// removed; nothing else is. The list of what was written is .recap-files in the
// directory.
func (s Site) Publish(ctx context.Context, dir string, doc *Document) ([]SiteFile, error) {
	files := s.plan(ctx, dir, doc)
	var written []*plannedFile
	var swapped []swapdir.File
	for _, f := range files {
		if f.Skipped != nil {
			continue
		}
		written = append(written, f)
		swapped = append(swapped, swapdir.File{Name: f.name, Write: func(ctx context.Context, w io.Writer) error {
			if o, ok := f.exporter.(Omitter); ok {
				f.Omissions = o.Omissions(doc)
			}
			return f.exporter.Export(ctx, w, doc)
		}})
	}
	into := swapdir.Dir{Path: dir, Prefix: ".recap-"}
	if s.Progress != nil {
		into.Written = func(i int, r swapdir.Result) {
			f := written[i].SiteFile
			f.Size, f.Changed = r.Size, r.Changed
			s.Progress(f)
		}
	}
	results, _, err := into.Replace(ctx, swapped)
	if err != nil {
		return nil, err
	}
	for i, r := range results {
		written[i].Size, written[i].Changed = r.Size, r.Changed
	}
	result := make([]SiteFile, len(files))
	for i, f := range files {
		result[i] = f.SiteFile
	}
	return result, nil
}

// A plannedFile is a file on its way to its place.
type plannedFile struct {
	SiteFile
	name     string
	exporter Exporter
}

// plan says which files the site has, and has them know of each other.
func (s Site) plan(ctx context.Context, dir string, doc *Document) []*plannedFile {
	site := s.Files
	if site == nil {
		site = Files()
	}
	if s.SessionPages {
		site = withSessionPages(site, doc)
	}
	files := make([]*plannedFile, len(site))
	var present []File
	for i, f := range site {
		file := &plannedFile{
			SiteFile: SiteFile{Format: f.Exporter.Format(), Path: filepath.Join(dir, filepath.FromSlash(f.name()))},
			name:     f.name(), exporter: placed(f.Exporter, doc, f.name()),
		}
		files[i] = file
		if needsAlternates(file.exporter) || ctx.Err() != nil {
			continue
		}
		if err := file.exporter.Export(context.Background(), noWriter{}, doc); errors.Is(err, ErrNotApplicable) {
			file.Skipped = err
		} else if isWhole(file.exporter) {
			present = append(present, File{Name: file.name, Exporter: file.exporter})
		}
	}
	for _, f := range files {
		if needsAlternates(f.exporter) {
			f.exporter = withAlternates(f.exporter, f.name, present)
		}
	}
	return files
}
