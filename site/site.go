// Package site publishes a post as one tree of files: pages, feeds, calendars
// and data. [New] makes the tree, an [fs.FS]; [Write] puts it into a directory,
// [Handler] serves it over HTTP. Since both read the tree, they always agree.
//
//	doc, err := export.Prepare(post, export.SessionPages(site.SessionPages()))
//	…
//	tree, err := site.New(doc, site.Options{})
//	…
//	report, err := site.Write(ctx, "public", tree)
//
// # Files
//
// By default there is a file for every built-in format, such as index.html,
// rss.xml and schedule.ics, unless the format has nothing to say of the post.
// The files know of each other: pages name the feeds and calendars that are
// there, and feeds and calendars know their own URL.
//
// Where the document's sessions have pages of their own, by [SessionPages], a site
// that is not told which files to have is one for an audience: a page for each
// session, speaker, track and room, an index of each, and, if sessions have times,
// a timetable for each day (days/2026-03-27.html) and a first page that leads to
// them. Beside each stand an Atom feed (tracks/web.atom) and a calendar
// (speakers/ada-example.ics), where they apply. Visitors search, filter and star
// sessions; the stars stay in their browser, by the sessions' IDs. All pages share
// a style and a script that have a hash in their names. sitemap.xml, robots.txt,
// 404.html, opml.xml and search.json go with them. Nothing is asked of another
// host, and all is readable without JavaScript.
//
// A site of the files that [Options] name has a page for each such session, and one
// beside it for each other format that can say something of one session: a
// calendar, if the session has a time.
//
// All links between the files are relative, so that a site works from a disk as
// from a server.
//
// Where the post has a history, changes.html and the feeds changes.xml,
// changes-rss.xml and changes.json say what changed.
//
// # Exporters of one's own
//
// Any [export.Exporter] can stand among the files, by Extra beside all of them. What a site needs to know of
// one beyond its contract, it asks through the optional interfaces
// [export.Applier], [export.Placer], [export.Linker], [export.Branded], [export.Previewer],
// [export.SessionExporter] and [export.SpeakerExporter].
package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"github.com/seed-e2fd8668/recap/export"
	"github.com/seed-e2fd8668/recap/internal/swapdir"
	"github.com/seed-e2fd8668/recap/internal/weburl"
)

// Options are the options of a site. The zero value has every built-in format.
type Options struct {
	// Files are the files of the whole post. The first is the one that is served
	// at the root to who accepts anything. Nil means those of [Files], with
	// them those of changes, and all pages of a site where sessions have pages.
	Files []File
	// Extra are further files of the whole post, such as one of an exporter of one's
	// own. One with the name of another file stands in its place.
	Extra []File
	// Theme is a look of one's own for the pages of a site, and further pages of one
	// where sessions have pages. With Files it is the look of those that are pages, see
	// [export.Branded]. Nil means none.
	Theme *Theme
	// Cards draws social cards, pictures of 1200 by 630 pixels that messengers and
	// social networks show beside a link to a page: one for the post and, if it is an
	// [export.SessionExporter] and an [export.SpeakerExporter], for each session and
	// each speaker with a page. It stands beside the page, sessions/svs401.png, and the
	// page names it (Open Graph). A session that has a picture of its own is shown by
	// that and has no card, and so is the post. A post without a URL has no cards,
	// since their addresses have to be absolute. Nil means none; card.PNG in site/card
	// is one.
	Cards export.Exporter
	// Languages are the tags of the languages, beside that of the post, in which there
	// is a tree of all files: de/index.html. Nil means those that the post, its event,
	// rooms and tracks are translated into, which organisers decide, rather than those
	// of one speaker's biography; with Files, none. One that nothing is translated into
	// has words, dates and calendars in it, around texts as they are.
	Languages []string
	// Cache is how many bytes of files that were made are kept for who opens
	// them again. Zero means 64 MiB; the file last made is always kept.
	Cache int64
}

// A File is a file of a site.
type File struct {
	// Name is the file's path in the site, with slashes. In [Options], empty
	// means that of the exporter's format: [export.Format.FileName].
	Name string
	// Exporter writes the file. Its format has the media type.
	Exporter export.Exporter
}

// Files returns the files of a site that has all built-in formats, each with
// its zero options.
func Files() []File {
	var files []File
	for _, e := range export.All() {
		files = append(files, File{Name: e.Format().FileName(), Exporter: e})
	}
	return files
}

// A Site is a document as a tree of files. It implements [fs.FS]: a file is made
// when it is opened, and can then be read, sought and written to a writer. Files
// have no modification time, since a site does not know when the bytes last
// changed. A Site is safe for concurrent use.
type Site struct {
	doc     *export.Document
	theme   *Theme // in the language of the tree
	given   *Theme // of the trunk, as it was given
	cards   export.Exporter
	pages   *pages   // of a site for an audience, or nil
	entries []*entry // in order, those that do not apply too
	byName  map[string]*entry
	folders map[string][]fs.DirEntry
	cache   cache
	makers  chan struct{} // holds as many as make or compress a file now
	missing []Missing

	branches []*Site // the site in other languages
	trunk    *Site   // that this is a branch of, or nil
	folder   string  // of a branch, such as de/
}

// An entry is a file of a site on its way from the options to a reader.
type entry struct {
	File
	doc     *export.Document // what it is about: the post or, by Document.Select, a part of it
	format  export.Format
	whole   bool  // it says something of the whole post, and not of one session alone
	skipped error // nil, or why the format has nothing to say of the post
	made    made

	folder   string    // of the language, where that is not the post's own
	versions []version // of a page that is there in several languages
}

// New makes a site of a document. Errors are names that no file can have, or
// that two files share, a document whose sessions have pages that no file
// can write, and a font that the theme names and that is not there.
func New(doc *export.Document, o Options) (*Site, error) {
	s := &Site{doc: doc, given: o.Theme, theme: o.Theme.in(doc.Post().Language), cards: o.Cards, byName: make(map[string]*entry), cache: cache{bound: o.Cache}}
	// More at once would not be faster, and each holds its bytes in memory.
	s.makers = make(chan struct{}, runtime.GOMAXPROCS(0))
	if o.Cache == 0 {
		s.cache.bound = 64 << 20
	}
	if err := s.addBranches(o); err != nil {
		return nil, err
	}
	for _, tree := range s.trees() {
		if err := tree.addFiles(o); err != nil {
			return nil, err
		}
	}
	if err := s.addThemeFiles(); err != nil {
		return nil, err
	}
	s.absorb()
	if s.pages != nil && s.doc.Post().URL != "" {
		s.pages.addSitemap()
	}
	if err := s.index(); err != nil {
		return nil, err
	}
	for _, tree := range s.trees() {
		tree.brandPages()
		if err := tree.findMissing(); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// addFiles adds the files that are asked for, or all.
func (s *Site) addFiles(o Options) error {
	if o.Files == nil {
		return s.addAll(o.Extra)
	}
	whole := s.addWhole(withExtra(o.Files, o.Extra))
	s.addPostCard(whole)
	return s.addSessions(whole)
}

// addAll adds all built-in formats, what changed and, where sessions have pages, the
// pages for people. The first of [Files] is the page of the whole post.
func (s *Site) addAll(extra []File) error {
	files := Files()
	if !hasPages(s.doc) {
		s.addPostCard(s.addWhole(withExtra(files, extra)))
		s.addChanges()
		return nil
	}
	p := newPages(s)
	s.pages = p
	if p.timed {
		files[0].Exporter = sheet{pages: p, name: files[0].Name, kind: "index", fill: p.showIndex}
	} else {
		files[0].Exporter = export.HTML{Nav: p.articleMenu()}
	}
	p.preview = s.addPostCard(s.addWhole(withExtra(files, extra)))
	s.addChanges()
	return p.addFiles()
}

// withExtra returns files with the extra ones, in the place of those of their names.
func withExtra(files, extra []File) []File {
	files = slices.Clone(files)
	for _, f := range extra {
		name := f.path()
		if i := slices.IndexFunc(files, func(other File) bool { return other.path() == name }); i >= 0 {
			files[i] = f
		} else {
			files = append(files, f)
		}
	}
	return files
}

// path is the file's path in the site.
func (f File) path() string {
	if f.Name == "" {
		return f.Exporter.Format().FileName()
	}
	return f.Name
}

// add adds a file about a document.
func (s *Site) add(name string, e export.Exporter, doc *export.Document) *entry {
	added := &entry{File: File{Name: name, Exporter: e}, doc: doc, format: e.Format()}
	s.entries = append(s.entries, added)
	return added
}

// addWhole adds the files of the whole post.
func (s *Site) addWhole(files []File) []*entry {
	var added []*entry
	for _, f := range files {
		f.Name = f.path()
		if p, ok := f.Exporter.(export.Placer); ok {
			f.Exporter = p.PlacedAt(f.Name)
		}
		e := s.add(f.Name, f.Exporter, s.doc)
		e.whole, e.skipped = true, refusal(e.Exporter, e.doc)
		added = append(added, e)
	}
	link(added)
	return added
}

// refusal returns why the exporter has nothing to say of the document, nil if it
// has something. One that refuses a document does so before it writes, so one
// that writes, although to a writer that takes nothing, does not refuse it.
func refusal(e export.Exporter, doc *export.Document) (err error) {
	if a, ok := e.(export.Applier); ok {
		err = a.Applies(doc)
	} else {
		err = e.Export(context.Background(), noWriter{}, doc)
	}
	if errors.Is(err, export.ErrNotApplicable) {
		return err
	}
	return nil
}

// A noWriter takes nothing.
type noWriter struct{}

func (noWriter) Write([]byte) (int, error) { return 0, errors.New("nothing is taken") }

// link has the pages among the files name the others that are there.
func link(files []*entry) {
	for _, page := range files {
		linker, ok := page.Exporter.(export.Linker)
		if !ok {
			continue
		}
		others := []export.Alternate{}
		for _, f := range files {
			if _, isPage := f.Exporter.(export.Linker); isPage || f.skipped != nil {
				continue
			}
			mediaType, _, _ := strings.Cut(f.format.MediaType, ";") // readers look for the bare type
			others = append(others, export.Alternate{Title: title(f.format), MediaType: mediaType, URL: weburl.Relative(page.Name, f.Name)})
		}
		page.Exporter = linker.LinkedTo(others)
	}
}

func title(f export.Format) string {
	if f.Title != "" {
		return f.Title
	}
	return f.Name
}

// index makes the tree of what was added.
func (s *Site) index() error {
	taken := make(map[string]bool)
	s.folders = map[string][]fs.DirEntry{".": nil}
	for _, e := range s.entries {
		name := e.Name
		if !swapdir.IsName(name) {
			return fmt.Errorf("site: %s: %q is no name of a file below the site", e.format.Name, name)
		}
		key := swapdir.Key(name)
		if taken[key] {
			return fmt.Errorf("site: %s: another file is called %q too", e.format.Name, name)
		}
		taken[key] = true
		s.byName[name] = e
		if e.skipped == nil {
			s.enter(fileEntry{s, e})
		}
	}
	for name, e := range s.byName {
		for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
			if other := s.byName[folder]; other != nil {
				return fmt.Errorf("site: %s: %q cannot be a file of %s and a folder of %q", e.format.Name, folder, other.format.Name, name)
			}
		}
	}
	s.sortFolders()
	return nil
}

// Files returns the files that there are: those of the whole post in the order
// of [Options], then those of sessions.
func (s *Site) Files() []File {
	var files []File
	for _, e := range s.entries {
		if e.skipped == nil {
			files = append(files, e.File)
		}
	}
	return files
}

// A Skipped file is one that is not there, since its format has nothing to say
// of the post.
type Skipped struct {
	File
	// Reason is an [export.ErrNotApplicable] that says why.
	Reason error
}

// Skipped returns the files that are not there.
func (s *Site) Skipped() []Skipped {
	var skipped []Skipped
	for _, e := range s.entries {
		if e.skipped != nil {
			skipped = append(skipped, Skipped{e.File, e.skipped})
		}
	}
	return skipped
}

// Omissions returns what a file leaves out of the post. Of a file that is about
// one session alone it returns nothing, since the rest of the post is meant to be
// left out; of one in another language than the post's neither, since the one in that
// leaves out the same.
func (s *Site) Omissions(name string) []export.Omission {
	e := s.byName[name]
	if e == nil || !e.whole || e.folder != "" || e.skipped != nil {
		return nil
	}
	if o, ok := e.Exporter.(export.Omitter); ok {
		return o.Omissions(e.doc)
	}
	return nil
}
