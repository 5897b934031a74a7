package source

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap"
)

// ReadFS reads a folder, or an archive such as [archive/zip.Reader], whose files
// make one programme:
//
//   - files in formats of whole programmes, such as the calendars or the
//     schedules of several tracks, which are put together as [recap.Merge] does;
//   - or else lists of talks and of what these name by ID, in CSV, JSON or YAML,
//     that are called so: sessions.yml, speakers.yml, schedule.yml; talks.json,
//     talks-2.json, slots.json, rooms.json; and files that are a talk each, as
//     pyvideo has them in JSON and devopsdays in front matter;
//   - or else a single article, or articles that are a talk each, of which at
//     least half say in their front matter, or below the one heading that is their
//     title, who speaks, when or where it is, or where its recording or its slides
//     are.
//
// Files are read in the order of their paths, which notes give as their names.
// What is hidden, and what is no such file, is passed over; a file that cannot be
// read is left out with a note. The options are those of [Read], where MaxBytes
// bounds all files together.
func ReadFS(ctx context.Context, fsys fs.FS, o Options) (*Result, error) {
	in, err := newBareInput(o)
	if err != nil {
		return nil, named(o.Name, err)
	}
	f := folder{ctx: ctx, in: in, readers: o.Readers}
	if f.readers == nil {
		f.readers = All()
	}
	if err := f.open(fsys); err != nil {
		return nil, named(o.Name, err)
	}
	switch {
	case len(f.whole) > 0:
		return f.merge(f.whole)
	case len(f.lists) > 0:
		result, err := f.readLists()
		if err == nil || f.ctx.Err() != nil {
			return result, err
		}
		if pages := f.pages(); len(pages) > 0 {
			return f.readPages(pages)
		}
		return nil, err
	case len(f.articles) == 1:
		return f.merge(f.articles)
	case f.areTalks():
		f.lists, f.talkEach = f.articles, true
		return f.readLists()
	}
	if pages := f.pages(); len(pages) > 0 {
		return f.readPages(pages)
	}
	return nil, named(o.Name, fmt.Errorf("%w: none of the %d files is a programme or a list of talks, and not exactly one is an article", ErrUnknown, f.count))
}

// The most files of a folder that are looked at.
const maxFiles = 20_000

// A folder is read file by file.
type folder struct {
	ctx      context.Context
	in       *Input
	readers  []Reader
	count    int
	whole    []*Input // in the formats of whole programmes
	articles []*Input
	lists    []*Input
	talkEach bool // the lists are articles that are a talk each
	records  Records
}

// open reads the files and sorts them by what they are.
func (f *folder) open(fsys fs.FS) error {
	left := f.in.options.MaxBytes
	if left == 0 {
		left = MaxBytes
	}
	for _, r := range f.readers {
		if records, ok := r.(Records); ok {
			f.records = records
		}
	}
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case f.ctx.Err() != nil:
			return f.ctx.Err()
		case d.IsDir() && name != "." && (d.Name()[0] == '.' || d.Name() == "node_modules" || d.Name() == "_site"):
			return fs.SkipDir
		case d.IsDir() || d.Name()[0] == '.' || !isProgrammeFile(name):
			return nil
		}
		if f.count++; f.count > maxFiles {
			return fmt.Errorf("there are more than %d files; that many can be read", maxFiles)
		}
		file, err := fsys.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		data, err := readAll(f.ctx, file, Options{MaxBytes: left})
		if err != nil {
			return err
		}
		left = max(1, left-int64(len(data)))
		f.add(name, data)
		return nil
	})
}

// isProgrammeFile reports whether a file may be a part of a programme by its name.
func isProgrammeFile(name string) bool {
	base := strings.ToLower(path.Base(name))
	if strings.HasPrefix(base, "readme.") || strings.HasPrefix(base, "_config.") || strings.HasPrefix(base, "package") {
		return false
	}
	return slices.Contains([]string{".json", ".yml", ".yaml", ".csv", ".tsv", ".md", ".markdown", ".ics", ".xml", ".xlsx"}, path.Ext(base))
}

// add takes in a file, as what it is.
func (f *folder) add(name string, data []byte) {
	options := f.in.options
	options.Name = name
	in, err := newInput(data, options)
	if err != nil {
		f.in.Note(-1, name, "cannot be read: left out", err.Error())
		return
	}
	in.kinds, in.counts = f.in.kinds, f.in.counts // what is noted once is noted once in all files
	for _, r := range f.readers {
		switch r.(type) {
		case Records, Markdown, JSON:
			continue
		}
		if r.Detect(in.text) {
			in.options.Readers = []Reader{r}
			f.whole = append(f.whole, in)
			return
		}
	}
	switch ext := path.Ext(strings.ToLower(name)); {
	case ext == ".md" || ext == ".markdown":
		if _, _, isListed := listedAs(name); isListed {
			f.lists = append(f.lists, in)
			return
		}
		in.options.Readers = []Reader{Markdown{}}
		f.articles = append(f.articles, in)
	case ext == ".json" && isPostText(in.text):
		in.options.Readers = []Reader{JSON{}}
		f.whole = append(f.whole, in)
	case ext != ".xml" && ext != ".ics" && ext != ".xlsx":
		f.lists = append(f.lists, in)
	}
}

// isPostText reports whether a text is a post in the JSON of this library.
func isPostText(text []byte) bool {
	_, names := topNames(text)
	return names["sessions"] && names["title"] && (names["$schema"] || names["url"] || names["event"])
}

// merge reads files that are programmes by themselves.
func (f *folder) merge(files []*Input) (*Result, error) {
	var posts []recap.Post
	var format Format
	for _, in := range files {
		reader := in.options.Readers[0]
		post, err := reader.Read(f.ctx, in)
		if err == nil && len(in.failures) == 0 {
			post, err = in.settle(f.ctx, post)
		}
		if err := f.ctx.Err(); err != nil {
			return nil, err
		}
		f.in.notes = append(f.in.notes, in.notes...)
		if err != nil || len(in.failures) > 0 {
			f.in.failures = append(f.in.failures, in.failures...)
			if len(in.failures) == 0 {
				_ = f.in.Fail(-1, in.options.Name, "%w", err)
			}
			continue
		}
		format = reader.Format()
		posts = append(posts, post)
	}
	if len(posts) == 0 {
		return nil, f.in.failures.sorted()
	}
	for _, failure := range f.in.failures {
		failure.Problem += ": left out with the whole file"
		f.in.notes = append(f.in.notes, failure)
	}
	f.in.failures = nil
	post, clashes := recap.Merge(posts...)
	for _, c := range clashes {
		f.in.Note(-1, files[c.Post].options.Name+": "+c.Path, "is said otherwise by an earlier file, which counts: "+c.Message, "")
	}
	return f.in.finish(f.ctx, post, format, nil)
}

// areTalks reports whether the articles are a talk each, and no essays.
func (f *folder) areTalks() bool {
	r := newRecordReader(f.ctx, f.in, false)
	if r.setMap(f.records.Map) != nil {
		return false
	}
	tell := 0
	for _, in := range f.articles {
		front, _, err := readFrontMatter(in)
		if err != nil || front.root == nil || !r.isTalk(front.root) {
			continue
		}
		said := false
		r.eachColumn(front.root, func(c column, _ *value) {
			said = said || slices.Contains([]string{"speakers", "start", "end", "room", "duration", "video", "slides"}, c.field)
		})
		if said {
			tell++
		}
	}
	return tell > 1 && 2*tell >= len(f.articles)
}

// readLists reads the lists of talks and of what they name.
func (f *folder) readLists() (*Result, error) {
	r := newRecordReader(f.ctx, f.in, false)
	root := &value{tree: &valueTree{in: f.in}, kind: '{', at: -1, end: -1}
	root.tree.root = *root
	if err := r.setMap(f.records.Map); err != nil {
		return nil, err
	}
	l := listFiles{recordReader: r, talks: make(map[string][]*value), records: f.records, areTalks: f.talkEach}
	for _, in := range f.lists {
		if err := l.add(in); err != nil {
			if ctxErr := f.ctx.Err(); ctxErr != nil {
				return nil, ctxErr
			}
			for _, failure := range in.failures {
				failure.Problem += ": left out with the whole file"
				in.notes = append(in.notes, failure)
			}
		}
	}
	l.choose()
	post, err := r.readTalks(root)
	for _, in := range f.lists {
		f.in.notes = append(f.in.notes, in.notes...)
		f.fail(withoutCut(in.failures))
	}
	return f.in.finish(f.ctx, post, Records{}.Format(), err)
}

// fail takes over the failures of a file, those of one cause once.
func (f *folder) fail(failures Notes) {
	for _, failure := range failures {
		i := slices.IndexFunc(f.in.failures, func(n *Note) bool { return n.Problem == failure.Problem })
		if i < 0 {
			f.in.failures = append(f.in.failures, failure)
			continue
		}
		f.in.failures[i].Count += failure.Count
	}
}

// withoutCut are the failures that are not notes by now.
func withoutCut(failures Notes) Notes {
	return slices.DeleteFunc(failures, func(n *Note) bool { return strings.HasSuffix(n.Problem, ": left out with the whole file") })
}

// finish settles a post, and returns it with the notes, or with what went wrong.
func (in *Input) finish(ctx context.Context, post recap.Post, format Format, err error) (*Result, error) {
	if err == nil && len(in.failures) == 0 {
		post, err = in.settle(ctx, post)
	}
	if len(in.failures) > 0 {
		return nil, in.failures.sorted()
	}
	if err != nil {
		return nil, named(in.options.Name, err)
	}
	notes := in.notes.sorted()
	if in.options.Strict && len(notes) > 0 {
		return nil, notes
	}
	return &Result{Post: post, Format: format, Notes: notes}, nil
}
