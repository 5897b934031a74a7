package site

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Open implements [fs.FS]. A file is made now, unless it was made before. Its
// error wraps that of the exporter.
func (s *Site) Open(name string) (fs.File, error) {
	fail := func(err error) (fs.File, error) { return nil, &fs.PathError{Op: "open", Path: name, Err: err} }
	if !fs.ValidPath(name) {
		return fail(fs.ErrInvalid)
	}
	if entries, ok := s.folders[name]; ok {
		return &openFolder{folderEntry: folderEntry(name), entries: entries}, nil
	}
	e := s.byName[name]
	if e == nil || e.skipped != nil {
		return fail(fs.ErrNotExist)
	}
	c, err := s.content(e)
	if err != nil {
		return fail(err)
	}
	return &openFile{bytes.NewReader(c.plain), fileInfo{path.Base(name), int64(len(c.plain))}}, nil
}

// enter enters a file or a folder into the folder that it is in, and that folder
// into its own.
func (s *Site) enter(e interface {
	fs.DirEntry
	path() string
}) {
	parent := path.Dir(e.path())
	_, known := s.folders[parent]
	s.folders[parent] = append(s.folders[parent], e)
	if !known {
		s.enter(folderEntry(parent))
	}
}

func (s *Site) sortFolders() {
	for _, entries := range s.folders {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
}

// A fileEntry is a file in a folder.
type fileEntry struct {
	site *Site
	*entry
}

func (e fileEntry) path() string      { return e.entry.Name }
func (e fileEntry) Name() string      { return path.Base(e.entry.Name) }
func (e fileEntry) IsDir() bool       { return false }
func (e fileEntry) Type() fs.FileMode { return 0 }

// Info makes the file, since nothing else knows its size.
func (e fileEntry) Info() (fs.FileInfo, error) {
	c, err := e.site.content(e.entry)
	if err != nil {
		return nil, err
	}
	return fileInfo{e.Name(), int64(len(c.plain))}, nil
}

// A folderEntry is a folder by its path, in another and by itself.
type folderEntry string

func (e folderEntry) path() string               { return string(e) }
func (e folderEntry) Name() string               { return path.Base(string(e)) }
func (e folderEntry) IsDir() bool                { return true }
func (e folderEntry) Type() fs.FileMode          { return fs.ModeDir }
func (e folderEntry) Mode() fs.FileMode          { return fs.ModeDir | 0o555 }
func (e folderEntry) Size() int64                { return 0 }
func (e folderEntry) ModTime() time.Time         { return time.Time{} }
func (e folderEntry) Sys() any                   { return nil }
func (e folderEntry) Info() (fs.FileInfo, error) { return e, nil }
func (e folderEntry) Stat() (fs.FileInfo, error) { return e, nil }

// An openFile can be read, sought and written to a writer.
type openFile struct {
	*bytes.Reader
	info fileInfo
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Close() error               { return nil }

// A fileInfo describes a file.
type fileInfo struct {
	name string
	size int64
}

func (i fileInfo) Name() string       { return i.name }
func (i fileInfo) Size() int64        { return i.size }
func (i fileInfo) Mode() fs.FileMode  { return 0o444 }
func (i fileInfo) ModTime() time.Time { return time.Time{} }
func (i fileInfo) IsDir() bool        { return false }
func (i fileInfo) Sys() any           { return nil }

// An openFolder lists its entries.
type openFolder struct {
	folderEntry
	entries []fs.DirEntry // that are still to be listed
}

func (f *openFolder) Close() error { return nil }

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: string(f.folderEntry), Err: fs.ErrInvalid}
}

// ReadDir implements [fs.ReadDirFile].
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 || n > len(f.entries) {
		if n > 0 && len(f.entries) == 0 {
			return nil, io.EOF
		}
		n = len(f.entries)
	}
	list := slices.Clone(f.entries[:n])
	f.entries = f.entries[n:]
	return list, nil
}
