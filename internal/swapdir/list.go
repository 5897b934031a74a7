package swapdir

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// listHeader begins the list of the files that were written. Other lines are
// names.
const listHeader = "# These files were written here together. The next run removes those that it no longer has.\n"

// listName is the name of the list.
func (d Dir) listName() string { return d.Prefix + "files" }

// readList returns the names on the list, none if there is no list. A line that
// names nothing below the directory is an error: then nothing should be removed
// before somebody has looked at the list.
//
// A list without even its header is one that a power failure emptied: then nobody
// knows which files are of earlier runs, and all may be replaced.
func (s *swap) readList() (map[string]bool, error) {
	content, err := s.root.ReadFile(s.listName())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	s.Overwrite = s.Overwrite || err == nil && len(content) == 0
	names, n := make(map[string]bool), 0
	for line := range strings.Lines(string(content)) {
		n++
		name := strings.TrimSuffix(line, "\n")
		switch {
		case name == "" || strings.HasPrefix(line, "#"):
		case !IsName(name):
			return nil, fmt.Errorf("%s:%d: %q is no name of a file below the directory; remove the line, or the whole list if nothing of it is to be removed",
				s.listName(), n, name)
		default:
			names[name] = true
		}
	}
	return names, nil
}

// putList stages a list, and returns the change that puts it in its place.
func (s *swap) putList(stagedAs string, names map[string]bool) (*change, error) {
	var b strings.Builder
	b.WriteString(listHeader)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		b.WriteString(name + "\n")
	}
	c := &change{name: s.listName(), staged: s.inStage(stagedAs + ".new"), backup: s.inStage(stagedAs + ".old")}
	return c, s.root.WriteFile(c.staged, []byte(b.String()), 0o666)
}
